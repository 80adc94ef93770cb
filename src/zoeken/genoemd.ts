import { woordenVan } from '#grond/taal/vouwen.ts';
import { stam } from '#zoeken/taal/stam.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import type { Plan } from '#zoeken/taal/vraag.ts';
import type { Pagina } from './pagina.ts';

const NAAM = 3;
const EIGEN_KOP = 3;
const ZELFDE_VORM = 2;

/** How much a page is favoured because the query names it, or what it explains, or one word as the page writes it. */
export function kracht({ woorden, begrippen }: Plan, pagina: Pagina | null, plekken: readonly number[]): number {
  const [begrip, ...meer] = begrippen;
  if (!pagina || !begrip) return 1;
  if (heet(woorden, pagina)) return NAAM;
  if (meer.length > 0) return 1;
  if (legtUit(begrip.woorden, pagina)) return EIGEN_KOP;
  return begrip.woorden.length === 1 && staatErin(begrip.woorden[0] ?? '', pagina, plekken) ? ZELFDE_VORM : 1;
}

/** Whether these are the words of a page's title, in whatever form and order. */
export function heet(woorden: readonly string[], { meta }: Pagina): boolean {
  const titel = stammenIn(woordenVan(meta.titel ?? ''));
  const gevraagd = stammenIn(woorden);
  return titel.size === gevraagd.size && [...titel].every((een) => gevraagd.has(een));
}

const stammenIn = (woorden: readonly string[]): Set<string> =>
  new Set(woorden.filter((woord) => !isStopwoord(woord)).map((woord) => stam(woord.replaceAll('-', ''))));

/** Whether a page has a heading of just these words, what it stands for in brackets aside: "LDNOR (…)". */
export const legtUit = (woorden: readonly string[], { koppen }: Pagina): boolean =>
  koppen.some(({ tekst }) => woordenVan(tekst.replace(/\s*\(.*\)$/, '')).join(' ') === woorden.join(' '));

/** Whether a page has this very word: in its title, a heading, or a sentence with one of these places. */
export function staatErin(woord: string, pagina: Pagina, plekken: readonly number[]): boolean {
  const { begin, einde, zinnen, zinVan, koppen, meta } = pagina;
  const geraakt = new Set(plekken.filter((plek) => plek >= begin && plek < einde).map((plek) => zinVan[plek - begin] ?? 0));
  const teksten = [meta.titel ?? '', ...koppen.map(({ tekst }) => tekst), ...[...geraakt].map((zin) => zinnen[zin]?.tekst ?? '')];
  return teksten.some((tekst) => woordenVan(tekst).some((een) => een.replaceAll('-', '') === woord));
}
