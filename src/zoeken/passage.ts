import { stam, voltooid } from '#grond/taal/stam.ts';
import { woordenVan } from '#grond/taal/vouwen.ts';
import { type Begrip, isKort } from '#zoeken/taal/begrip.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import type { Taallaag } from '#zoeken/taal/vraag.ts';
import { isOnzichtbaar, KNIP, leesbaar, MERK } from './merken.ts';
import type { Fragment } from './pagefind.ts';
import type { Stukje } from './uitslag.ts';

const MEESTE_WOORDEN = 36;
const GENOEG_WOORDEN = 22;
const MEESTE_KOPPEN = 2;
/** White space with the signs around it; signs inside a word stay. */
const TUSSEN_WOORDEN = /([.,;:!?)\]”’"]*\s+[([“‘"]*|[.,;:!?)\]”"]+$)/;

/** What matched in a heading speaks for the sentence under it. */
const IN_KOP = 0.5;

interface Zin {
  woorden: string[];
  raak: number;
  /** The first of its section. */
  eerste: boolean;
}

/** The sentences of a page that answer best, with what matched in them marked, and the headings under which most stands. */
export function maakPassage(
  { url, content, meta, anchors }: Fragment,
  plekken: readonly number[],
  begrippen: readonly Begrip[],
  laag: Taallaag,
): { passage: Stukje[]; koppen: { tekst: string; url: string }[] } {
  const woorden = content.split(/\s+/);
  const plekVan = (merk: string) => anchors.find(({ id }) => id === merk)?.location;
  const begin = plekVan(MERK.tekst) ?? 0;
  const einde = plekVan(MERK.sleutelwoorden) ?? woorden.length;
  const raak = new Set(plekken.filter((plek) => plek >= begin && plek < einde));
  const kopwoorden = new Set(anchors.filter(isKop).flatMap(({ location, text }) => text.split(/\s+/).map((_, i) => location + i)));
  const velden = new Set(anchors.filter(({ id }) => id === MERK.veld).map(({ location }) => location));
  const tekst = besteZinnen(zinnen(woorden, raak, { begin, einde, kopwoorden, velden })) ?? meta.kern ?? '';
  const eng = gemarkeerd(tekst, begrippen, laag);
  const stukjes = eng.some((stukje) => stukje.raak) ? eng : gemarkeerd(tekst, begrippen, laag, { ruim: true });
  return { passage: ingekort(stukjes), koppen: koppenVan(anchors, [...raak], url) };
}

/** Headings are no part of a sentence; words for the machine stand behind the sentence they belong to. */
function zinnen(
  woorden: readonly string[],
  raak: ReadonlySet<number>,
  { begin, einde, kopwoorden, velden }: { begin: number; einde: number; kopwoorden: ReadonlySet<number>; velden: ReadonlySet<number> },
): Zin[] {
  const uit: Zin[] = [];
  let zin: Zin = { woorden: [], raak: 0, eerste: true };
  let uitgesproken = false;
  const nieuw = (eerste: boolean) => {
    if (zin.woorden.length > 0) {
      uit.push(zin);
      zin = { woorden: [], raak: 0, eerste };
    } else if (eerste) zin.eerste = true;
  };
  for (let plek = begin; plek < einde; plek++) {
    const woord = woorden[plek] ?? '';
    const inKop = kopwoorden.has(plek);
    const telt = !isOnzichtbaar(woord) && !inKop;
    if (/[.!?:]$/.test(woorden[plek - 1] ?? '')) uitgesproken = true;
    if (inKop || velden.has(plek)) nieuw(true);
    else if (telt && uitgesproken) nieuw(false);
    if (telt) uitgesproken = false;
    if (telt) zin.woorden.push(woord.replaceAll(KNIP, ''));
    if (raak.has(plek)) zin.raak += inKop ? IN_KOP : 1;
  }
  return [...uit, zin];
}

/** The sentence with most hits, and what follows it in its section as far as there is room; null when there is none. */
function besteZinnen(alle: readonly Zin[]): string | null {
  const meeste = Math.max(...alle.map(({ raak }) => raak));
  if (meeste === 0) return null;
  let plek = alle.findIndex(({ raak }) => raak === meeste);
  const gekozen = [...(alle[plek++]?.woorden ?? [])];
  while (plek < alle.length && !alle[plek]?.eerste && gekozen.length < GENOEG_WOORDEN) gekozen.push(...(alle[plek++]?.woorden ?? []));
  return gekozen.join(' ') || null;
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
  const gevouwen = delen.map((deel) => woordenVan(deel));
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

/** A short word is itself and no form of another: "oop" is not "op". */
const vormVan = (woord: string): string => (isKort(woord) ? woord : stam(woord.replaceAll('-', '')));

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

const isKop = ({ element, id }: Fragment['anchors'][number]): boolean => /^h[2-4]$/i.test(element) && id !== '';

function koppenVan(anchors: Fragment['anchors'], raak: readonly number[], url: string): { tekst: string; url: string }[] {
  const koppen = anchors.filter(isKop).sort((a, b) => a.location - b.location);
  return koppen
    .map((kop, nummer) => {
      const tot = koppen[nummer + 1]?.location ?? Number.POSITIVE_INFINITY;
      return { kop, aantal: raak.filter((plek) => plek >= kop.location && plek < tot).length };
    })
    .filter(({ aantal }) => aantal > 0)
    .sort((a, b) => b.aantal - a.aantal)
    .slice(0, MEESTE_KOPPEN)
    .map(({ kop }) => ({ tekst: leesbaar(kop.text), url: `${url}#${kop.id}` }));
}
