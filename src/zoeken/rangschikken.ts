import type { Begrip, Zoekterm } from '#zoeken/taal/begrip.ts';

/** One page's answer to one term: how well, and at which words. */
export interface Treffer {
  score: number;
  plekken: readonly number[];
}
export type Treffers = ReadonlyMap<string, Treffer>;

export interface Rang {
  id: string;
  score: number;
  /** Per thought, at which words it was found. */
  plekken: readonly (readonly number[])[];
}

export interface Weging {
  /** 0 makes every hit count alike, 1 keeps Pagefind's own proportions. */
  demping: number;
  /** How much a page suffers when thoughts are missing. */
  dekking: number;
  /** Below this share of the query's weight a page is no answer. */
  drempel: number;
  /** How strongly the best page must be about the whole query, words unknown here included; below it there is no answer. */
  zeker: number;
  /** What a word that stands nowhere here weighs, as a share of the rarest word there could be. */
  onbekend: number;
  /** Below this share of the best score a page is noise. */
  ruis: number;
  /** What thoughts close together add. */
  nabij: number;
}
export const WEGING: Weging = {
  demping: 0.6,
  dekking: 0.6,
  drempel: 0.25,
  zeker: 0.4,
  onbekend: 0.9,
  ruis: 0.12,
  nabij: 0.4,
};

const DICHTBIJ = 12;
const KOPGROEP = 60;
/** Pagefind's score without the rarity of the word: about 5 for a word in the title, about 1 for one mention in the text. */
const IN_DE_TITEL = 5;
const TERLOOPS = 1.2;
const LICHT = 0.35;
/** The weight of a word on a tenth of the pages. */
const GEWOON = Math.log1p(10);
/** The same thought said in several ways counts a little more than once. */
const MEEST_RAAK = 1.2;
/** A thought that is only akin to what the site has is still a word of the field. */
const VERWANT = 0.6;
/** A rare word for a thought that many pages touch upon is less rare than it looks. */
const VERBREED = 0.3;
/** A compound that stands nowhere here: what has its parts says less. */
const HALF = 1.5;
/** A page that has nearly every word of a query of several need not have them in its title. */
const HEEL = 0.85;
const HEEL_ZEKER = 0.75;
interface Stand {
  score: number;
  gedekt: number;
  zeker: number;
  plekken: (readonly number[])[];
}

/** Merges the answers to all terms of all thoughts into one order, best first. `voorrang` favours some pages. */
export function rangschikken(
  begrippen: readonly Begrip[],
  zoek: (term: Zoekterm) => Treffers,
  { paginas, voorrang = () => 1, weging = WEGING }: { paginas: number; voorrang?: (id: string) => number; weging?: Weging },
): Rang[] {
  const antwoorden = begrippen.map((begrip) => samengevoegd(begrip, zoek, paginas, weging));
  const vreemd = weging.onbekend * Math.log1p(2 * paginas);
  const gewoon = antwoorden.map(
    ({ ruim, licht }) => (ruim > 0 ? Math.log1p(paginas / (ruim + 0.5)) : licht ? GEWOON : vreemd) * (licht ? LICHT : 1),
  );
  const zwaarten = antwoorden.map(({ vaag }, nummer) => (vaag ? ((gewoon[nummer] ?? 0) + vreemd) / 2 : (gewoon[nummer] ?? 0)));
  const totaal = zwaarten.reduce((a, b) => a + b, 0);

  const perBladzij = new Map<string, Stand>();
  antwoorden.forEach(({ treffers, hoogst }, nummer) => {
    const zwaarte = zwaarten[nummer] ?? 0;
    for (const [id, treffer] of treffers) {
      const tot = perBladzij.get(id) ?? { score: 0, gedekt: 0, zeker: 0, plekken: [] };
      tot.score += (gewoon[nummer] ?? 0) * treffer.score;
      tot.gedekt += zwaarte * treffer.gewicht;
      tot.zeker += zwaarte * Math.min(MEEST_RAAK, treffer.score / hoogst);
      tot.plekken.push(treffer.plekken);
      perBladzij.set(id, tot);
    }
  });
  const meerdere = begrippen.filter(({ licht }) => !licht).length > 1;
  const isRaak = ({ zeker, gedekt }: Stand) => zeker >= totaal * weging.zeker * (meerdere && gedekt >= totaal * HEEL ? HEEL_ZEKER : 1);
  if (!isWoordZelf(begrippen, zoek) && ![...perBladzij.values()].some(isRaak)) return [];
  const rangen: Rang[] = [];
  for (const [id, { score, gedekt, plekken }] of perBladzij) {
    const deel = gedekt / totaal;
    if (deel >= weging.drempel) rangen.push({ id, score: score * deel ** weging.dekking * voorrang(id), plekken });
  }
  rangen.sort(hoogsteEerst);
  // How close thoughts stand together is dear to work out, and only matters among the best.
  const kop = rangen.slice(0, KOPGROEP).map((rang) => ({ ...rang, score: rang.score * (1 + weging.nabij * nabijheid(rang.plekken)) }));
  const volgorde = [...kop.sort(hoogsteEerst), ...rangen.slice(KOPGROEP)];
  const top = volgorde[0]?.score ?? 0;
  return volgorde.filter(({ score }) => score >= top * weging.ruis);
}

/** One word that the site itself uses: where it stands is the answer, however little that is. */
const isWoordZelf = ([begrip, ...rest]: readonly Begrip[], zoek: (term: Zoekterm) => Treffers): boolean =>
  rest.length === 0 &&
  begrip !== undefined &&
  !begrip.half &&
  begrip.termen.some((term) => begrip.woorden.some((woord) => term.term.startsWith(woord)) && zoek(term).size > 0);

const hoogsteEerst = (a: Rang, b: Rang): number => b.score - a.score || (a.id < b.id ? -1 : 1);

/** All ways to say one thing: the strongest counts, the next adds a little. */
function samengevoegd(begrip: Begrip, zoek: (term: Zoekterm) => Treffers, paginas: number, { demping }: Weging) {
  const treffers = new Map<string, { score: number; gewicht: number; plekken: readonly number[] }>();
  let ruim = 0;
  for (const term of begrip.termen) {
    const gevonden = zoek(term);
    if (term.gewicht >= 0.5) ruim = Math.max(ruim, gevonden.size);
    const zeldzaamheid = Math.log1p((paginas - gevonden.size + 0.5) / (gevonden.size + 0.5));
    for (const [id, { score, plekken }] of gevonden) {
      // Pagefind gives no strength to exact matches: once in the text.
      const sterkte = term.precies ? TERLOOPS : Math.max(score, 0) / Math.max(zeldzaamheid, 0.05);
      const kracht = term.gewicht * Math.min(1, sterkte / IN_DE_TITEL) ** demping;
      const tot = treffers.get(id);
      treffers.set(id, {
        score: tot ? Math.max(tot.score, kracht) + 0.2 * Math.min(tot.score, kracht) : kracht,
        gewicht: Math.max(tot?.gewicht ?? 0, term.gewicht),
        plekken: tot && tot.plekken.length > 0 ? [...tot.plekken, ...plekken] : plekken,
      });
    }
  }
  const { licht, half, delen = [], groepen } = begrip;
  const verwant = groepen.some(({ graad }) => graad === 'verwant');
  return {
    treffers,
    ruim: ruim > 0 ? Math.max(ruim, VERBREED * treffers.size) : treffers.size,
    licht,
    /** Half a word, or a subject of which this site only has what is akin to it. */
    vaag: half || (ruim === 0 && groepen.length > 0 && !verwant),
    hoogst: delen.length > 0 ? HALF : ruim === 0 && verwant ? VERWANT : 1,
  };
}

/** 0 when thoughts stand far apart on the page, towards 1 when every next one stands beside the former. */
function nabijheid(plekken: readonly (readonly number[])[]): number {
  if (plekken.length < 2) return 0;
  let som = 0;
  for (let i = 1; i < plekken.length; i++) som += Math.max(0, 1 - dichtst(plekken[i - 1] ?? [], plekken[i] ?? []) / DICHTBIJ);
  return som / (plekken.length - 1);
}

function dichtst(ene: readonly number[], andere: readonly number[]): number {
  const [a, b] = [ene, andere].map((plekken) => plekken.toSorted((x, y) => x - y));
  let minst = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; a && b && i < a.length && j < b.length; ) {
    const [x = 0, y = 0] = [a[i], b[j]];
    minst = Math.min(minst, Math.abs(x - y));
    if (x < y) i += 1;
    else j += 1;
  }
  return minst;
}
