import { LRUCache } from 'lru-cache';
import { woordenVan } from '#grond/taal/vouwen.ts';
import { type Begrip, isKort } from '#zoeken/taal/begrip.ts';
import { stam, voltooid } from '#zoeken/taal/stam.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import type { Taallaag } from '#zoeken/taal/vraag.ts';
import type { Pagina, Paginazin } from './pagina.ts';
import type { Stukje } from './uitslag.ts';

const MEESTE_WOORDEN = 36;
const GENOEG_WOORDEN = 22;
const MEESTE_KOPPEN = 2;
/** White space with the signs around it; signs inside a word stay. */
const TUSSEN_WOORDEN = /([.,;:!?)\]”’"]*\s+[([“‘"]*|[.,;:!?)\]”"]+$)/;

/** What matched in a heading speaks for the sentence under it. */
const IN_KOP = 0.5;

/** The sentences of a page that answer best, with what matched in them marked, and the headings under which most stands. */
export function maakPassage(
  pagina: Pagina,
  plekken: readonly number[],
  begrippen: readonly Begrip[],
  laag: Taallaag,
): { passage: Stukje[]; koppen: { tekst: string; url: string }[] } {
  const { begin, einde, zinnen, zinVan, inKop, meta } = pagina;
  const raak = [...new Set(plekken)].filter((plek) => plek >= begin && plek < einde);
  const telling = new Float64Array(zinnen.length);
  for (const plek of raak) {
    const zin = zinVan[plek - begin] ?? 0;
    telling[zin] = (telling[zin] ?? 0) + (inKop[plek - begin] ? IN_KOP : 1);
  }
  const tekst = besteZinnen(zinnen, telling) ?? meta.kern ?? '';
  const eng = gemarkeerd(tekst, begrippen, laag);
  const stukjes = eng.some((stukje) => stukje.raak) ? eng : gemarkeerd(tekst, begrippen, laag, { ruim: true });
  return { passage: ingekort(stukjes), koppen: koppenMet(pagina, raak) };
}

/** The sentence with most hits, and what follows it in its section as far as there is room; null when there is none. */
function besteZinnen(alle: readonly Paginazin[], telling: Float64Array): string | null {
  const meeste = Math.max(...telling);
  if (meeste === 0) return null;
  let plek = telling.indexOf(meeste);
  const gekozen = [alle[plek]?.tekst ?? ''];
  let woorden = alle[plek++]?.woorden ?? 0;
  for (; plek < alle.length && !alle[plek]?.eerste && woorden < GENOEG_WOORDEN; plek++) {
    gekozen.push(alle[plek]?.tekst ?? '');
    woorden += alle[plek]?.woorden ?? 0;
  }
  return gekozen.filter(Boolean).join(' ') || null;
}

/**
 * Marks what the query means: its own words in any form, and synonyms of its groups; with `ruim` also compounds that have
 * one of its words as a part, its verbs in other forms, and what is only akin to it.
 */
export function gemarkeerd(tekst: string, begrippen: readonly Begrip[], { lijst, schat }: Taallaag, { ruim = false } = {}): Stukje[] {
  const telt = ({ graad }: Begrip['groepen'][number]) => ruim || graad === 'gelijk';
  const stammen = new Set(
    begrippen
      .flatMap(({ woorden, delen = [] }) => [...woorden, ...delen])
      .filter((woord) => !isStopwoord(woord))
      .map(vormVan),
  );
  const vanDelen = ({ delen = [] }: Begrip) => (ruim ? delen.flatMap((deel) => lijst.vanaf([deel], 0)?.groepen ?? []) : []);
  const groepen = new Set(begrippen.flatMap((begrip) => [...begrip.groepen, ...vanDelen(begrip)].filter(telt).map(({ nummer }) => nummer)));
  const vormen = (woord: string) =>
    ruim
      ? [voltooid(woord), ...[woord, woord.replace(/t$/, ''), ...woord.split('-'), ...(schat.delen(woord) ?? [])].map(vormVan)]
      : [vormVan(woord)];
  const delen = tekst.split(TUSSEN_WOORDEN);
  const gevouwen = delen.map(gevouwenWoorden);
  const raak = new Set<number>();
  delen.forEach((_, plek) => {
    if (gevouwen[plek]?.some((woord) => vormen(woord).some((vorm) => vorm !== null && stammen.has(vorm)))) raak.add(plek);
    if (plek % 2 === 1) return;
    const vanaf = [plek, plek + 2, plek + 4, plek + 6].flatMap((ander) => gevouwen[ander]?.[0] ?? []);
    const term = lijst.vanaf(vanaf, 0);
    if (term?.groepen.some((groep) => telt(groep) && groepen.has(groep.nummer)))
      for (let i = 0; i < 2 * term.lengte - 1; i++) raak.add(plek + i);
  });
  return delen.map((deel, plek) => ({ tekst: deel, raak: raak.has(plek) }));
}

/** Most words of a text come back often, in other texts too. */
const MEESTE_ONTHOUDEN = 20_000;
const perDeel = new LRUCache<string, string[]>({ max: MEESTE_ONTHOUDEN, memoMethod: (deel) => woordenVan(deel) });
const perWoord = new LRUCache<string, string>({ max: MEESTE_ONTHOUDEN, memoMethod: (woord) => stam(woord.replaceAll('-', '')) });

const gevouwenWoorden = (deel: string): string[] => perDeel.memo(deel);
/** A short word is itself and no form of another: "oop" is not "op". */
const vormVan = (woord: string): string => (isKort(woord) ? woord : perWoord.memo(woord));

/** Runs of the same kind together, cut to the length of a passage. */
function ingekort(stukjes: readonly Stukje[]): Stukje[] {
  const ruimte = MEESTE_WOORDEN * 2;
  const eerste = stukjes.findIndex(({ raak }) => raak);
  const van = eerste > ruimte - 10 ? eerste - 20 : 0;
  const uit: Stukje[] = van > 0 ? [{ tekst: '… ', raak: false }] : [];
  for (const { tekst, raak } of stukjes.slice(van, van + ruimte)) {
    const laatste = uit.at(-1);
    if (laatste && laatste.raak === raak) laatste.tekst += tekst;
    else uit.push({ tekst, raak });
  }
  return van + ruimte < stukjes.length ? [...uit, { tekst: ' …', raak: false }] : uit;
}

function koppenMet({ koppen, url }: Pagina, raak: readonly number[]): { tekst: string; url: string }[] {
  return koppen
    .map((kop, nummer) => {
      const tot = koppen[nummer + 1]?.plek ?? Number.POSITIVE_INFINITY;
      return { kop, aantal: raak.filter((plek) => plek >= kop.plek && plek < tot).length };
    })
    .filter(({ aantal }) => aantal > 0)
    .sort((a, b) => b.aantal - a.aantal)
    .slice(0, MEESTE_KOPPEN)
    .map(({ kop }) => ({ tekst: kop.tekst, url: `${url}#${kop.id}` }));
}
