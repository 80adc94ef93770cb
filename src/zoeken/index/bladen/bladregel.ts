import { woordenVan } from '#grond/taal/vouwen.ts';
import type { Bladregel, Laagbestand } from '#zoeken/laag.ts';
import { stammenVan } from '#zoeken/pagefind/stammen.ts';
import { voltooid } from '#zoeken/taal/stam.ts';
import { isStopwoord, STOPWOORDEN } from '#zoeken/taal/stopwoorden.ts';
import { woordenTekst } from '#zoeken/woordenlijst.ts';
import type { Blad } from './blad.ts';
import { platteTekst } from './record.ts';

/** Pages that are a subject themselves; those of others tell about it. */
const NAAMDRAGERS: ReadonlySet<Blad['soort']> = new Set(['bouwsteen', 'onderwijsregio', 'pagina']);

/** What the rules need to know about a page, under Pagefind's number for it. */
export function regelVan(blad: Blad, id: string | undefined, facetten: Laagbestand['facetten']): Bladregel {
  if (!id) throw new Error(`${blad.url} is not in the index`);
  return {
    id,
    soort: blad.soort,
    facetten: facetten.map(({ naam, opties }) =>
      [...new Set(blad.facetten[naam])].map((waarde) => opties.findIndex((optie) => optie.waarde === waarde)).filter((plek) => plek >= 0),
    ),
    ...(NAAMDRAGERS.has(blad.soort) && { naam: blad.titel }),
    ...(blad.datum && { datum: blad.datum }),
    ...(blad.begin && { begin: blad.begin }),
    ...(blad.eind && { eind: blad.eind }),
    ...(blad.voorbeeld && { voorbeeld: true as const }),
    ...(blad.maten && { maten: blad.maten }),
  };
}

/** Every word of a page once, with a space between them. */
export function paginawoorden({ titel, kern, trefwoorden, velden, html }: Blad): string {
  const woorden = new Set<string>();
  for (const woord of woordenVan([titel, kern, ...trefwoorden, ...velden, platteTekst(html)].join(' '))) {
    if (/^\d/.test(woord) || isStopwoord(woord)) continue;
    woorden.add(woord.replaceAll('-', ''));
    if (woord.includes('-')) for (const deel of woord.split('-')) if (deel.length > 2 && !isStopwoord(deel)) woorden.add(deel);
    const werkwoord = voltooid(woord);
    if (werkwoord) woorden.add(werkwoord);
  }
  return [...woorden].join(' ');
}

/** Every word with the number of pages it stands on. */
export function getelde(perBlad: Iterable<string>): Map<string, number> {
  const aantallen = new Map<string, number>();
  for (const woorden of perBlad) for (const woord of woorden.split(' ')) aantallen.set(woord, (aantallen.get(woord) ?? 0) + 1);
  aantallen.delete('');
  return aantallen;
}

/** The words of a site with the stem that Pagefind keeps of each, and stop words as far as that is another word; as they are written. */
export async function metStammen(woorden: ReadonlyMap<string, number>): Promise<Pick<Laagbestand, 'woorden' | 'stopwoorden'>> {
  const stammen = await stammenVan([...new Set([...woorden.keys(), ...STOPWOORDEN])]);
  const regel = (woord: string, aantal: number) => [woord, { aantal, stam: stammen.get(woord) ?? woord }] as const;
  const stopwoorden = [...STOPWOORDEN].map((woord) => regel(woord, 0)).filter(([woord, { stam }]) => stam !== woord);
  return {
    woorden: woordenTekst(new Map([...woorden].map(([woord, aantal]) => regel(woord, aantal)))),
    stopwoorden: woordenTekst(new Map(stopwoorden)),
  };
}
