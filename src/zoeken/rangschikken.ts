import type { Begrip, Zoekterm } from '#zoeken/taal/begrip.ts';
import { nabijheid } from './nabijheid.ts';
import { plekkenOp, type Treffers } from './pagefind/treffers.ts';

export interface Rang {
  /** The place of the page in the index. */
  blad: number;
  score: number;
  /** Per thought, at which words it was found. */
  plekken(): number[][];
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
  /** What weighs at least this share of the heaviest word is what the query is about, and an answer must have it; above 1 nothing is. */
  kern: number;
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
  kern: 0.8,
  onbekend: 0.9,
  ruis: 0.12,
  nabij: 0.4,
};

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
/** A compound that stands nowhere here: what has its parts, but not next to each other, is not about it. */
const HALF = 2;
/** From this weight on a term says what was asked, not just something akin. */
export const ZELF = 0.5;
/** A page that has nearly every word of a query of several need not have them in its title. */
const HEEL = 0.85;
const HEEL_ZEKER = 0.75;
interface Paginas {
  paginas: number;
  /** Favours some pages, by their places. */
  voorrang?: (blad: number) => number;
  /** Which of two equal pages comes first. */
  naam?: (blad: number) => string;
  weging?: Weging;
}

/** Merges the answers to all terms of all thoughts into one order, best first. */
export function rangschikken(
  begrippen: readonly Begrip[],
  zoek: (term: Zoekterm) => Treffers,
  { paginas, voorrang = () => 1, naam = String, weging = WEGING }: Paginas,
): Rang[] {
  const antwoorden = begrippen.map((begrip) => samengevoegd(begrip, zoek, paginas, weging));
  const vreemd = weging.onbekend * Math.log1p(2 * paginas);
  const gewoon = antwoorden.map(
    ({ ruim, licht }) => (ruim > 0 ? Math.log1p(paginas / (ruim + 0.5)) : licht ? GEWOON : vreemd) * (licht ? LICHT : 1),
  );
  const zwaarten = antwoorden.map(({ vaag, samen }, nummer) => zwaarteVan(gewoon[nummer] ?? 0, { vaag, samen, vreemd }));
  const totaal = zwaarten.reduce((a, b) => a + b, 0);

  const [score, gedekt, zeker] = [new Float64Array(paginas), new Float64Array(paginas), new Float64Array(paginas)];
  const geraakt = new Set<number>();
  antwoorden.forEach((antwoord, nummer) => {
    const [zwaarte = 0, maal = 0] = [zwaarten[nummer], gewoon[nummer]];
    for (const blad of antwoord.bladen) {
      geraakt.add(blad);
      const eigen = antwoord.score[blad] ?? 0;
      score[blad] = (score[blad] ?? 0) + maal * eigen;
      gedekt[blad] = (gedekt[blad] ?? 0) + zwaarte * (antwoord.gewicht[blad] ?? 0);
      zeker[blad] = (zeker[blad] ?? 0) + zwaarte * Math.min(MEEST_RAAK, eigen / antwoord.hoogst);
    }
  });
  const bladen = [...geraakt];
  const zwaarst = Math.max(...zwaarten);
  const kernen = antwoorden.filter(({ licht }, nummer) => !licht && (zwaarten[nummer] ?? 0) >= zwaarst * weging.kern);
  const heeftKern = (blad: number) => kernen.every(({ gewicht, samen }) => (gewicht[blad] ?? 0) >= ZELF * (samen ? HALF : 1));
  const meerdere = begrippen.filter(({ licht }) => !licht).length > 1;
  const isRaak = (blad: number) =>
    heeftKern(blad) && (zeker[blad] ?? 0) >= totaal * weging.zeker * (meerdere && (gedekt[blad] ?? 0) >= totaal * HEEL ? HEEL_ZEKER : 1);
  if (!isWoordZelf(begrippen, zoek) && !bladen.some(isRaak)) return [];
  const plekken = (blad: number) =>
    antwoorden
      .filter(({ gewicht }) => (gewicht[blad] ?? 0) > 0)
      .map(({ termen }) => termen.flatMap((treffers) => [...plekkenOp(treffers, blad)]));
  const rangen = bladen.flatMap((blad): Rang[] => {
    const deel = (gedekt[blad] ?? 0) / totaal;
    if (deel < weging.drempel) return [];
    return [{ blad, score: (score[blad] ?? 0) * deel ** weging.dekking * voorrang(blad), plekken: () => plekken(blad) }];
  });
  return opVolgorde(rangen, naam, weging);
}

/** Best first, without noise. */
function opVolgorde(rangen: Rang[], naam: (blad: number) => string, { nabij, ruis }: Weging): Rang[] {
  const hoogsteEerst = (a: Rang, b: Rang) => b.score - a.score || (naam(a.blad) < naam(b.blad) ? -1 : 1);
  rangen.sort(hoogsteEerst);
  // How close thoughts stand together is dear to work out, and only matters among the best.
  const kop = rangen.slice(0, KOPGROEP).map((rang) => ({ ...rang, score: rang.score * (1 + nabij * nabijheid(rang.plekken())) }));
  const volgorde = [...kop.sort(hoogsteEerst), ...rangen.slice(KOPGROEP)];
  const top = volgorde[0]?.score ?? 0;
  return volgorde.filter(({ score }) => score >= top * ruis);
}

/** One word that the site itself uses: where it stands is the answer, however little that is. */
const isWoordZelf = ([begrip, ...rest]: readonly Begrip[], zoek: (term: Zoekterm) => Treffers): boolean =>
  rest.length === 0 &&
  begrip !== undefined &&
  !begrip.half &&
  begrip.termen.some((term) => begrip.woorden.some((woord) => term.term.startsWith(woord)) && zoek(term).aantal > 0);

/** All ways to say one thing: the strongest counts, the next adds a little. By the places of pages. */
function samengevoegd(begrip: Begrip, zoek: (term: Zoekterm) => Treffers, paginas: number, { demping }: Weging) {
  const [score, gewicht] = [new Float64Array(paginas), new Float64Array(paginas)];
  const bladen: number[] = [];
  const termen = begrip.termen.map(zoek);
  let ruim = 0;
  begrip.termen.forEach((term, nummer) => {
    const gevonden = termen[nummer];
    if (!gevonden) return;
    if (term.gewicht >= 0.5) ruim = Math.max(ruim, gevonden.aantal);
    const krachten = krachtenVan(gevonden, term.precies, paginas, demping);
    for (let i = 0; i < gevonden.aantal; i++) {
      const blad = gevonden.bladen[i] ?? 0;
      const kracht = term.gewicht * (krachten[i] ?? 0);
      const [tot = 0, zwaarst = 0] = [score[blad], gewicht[blad]];
      if (zwaarst === 0) bladen.push(blad);
      score[blad] = zwaarst === 0 ? kracht : Math.max(tot, kracht) + 0.2 * Math.min(tot, kracht);
      gewicht[blad] = Math.max(zwaarst, term.gewicht);
    }
  });
  const { licht, half, delen = [], groepen } = begrip;
  const verwant = groepen.some(({ graad }) => graad === 'verwant');
  return {
    ...{ bladen, score, gewicht, termen },
    ruim: ruim > 0 ? Math.max(ruim, VERBREED * bladen.length) : bladen.length,
    licht,
    /** Half a word, or a subject of which this site only has what is akin to it. */
    vaag: half || (ruim === 0 && groepen.length > 0 && !verwant),
    /** A compound of known parts. */
    samen: delen.length > 1,
    hoogst: delen.length > 0 ? HALF : ruim === 0 && verwant ? VERWANT : 1,
  };
}

/** What a thought weighs: a compound that stands nowhere here as any other such word, half a word in between. */
const zwaarteVan = (gewoon: number, { vaag, samen, vreemd }: { vaag: boolean | undefined; samen: boolean; vreemd: number }): number =>
  samen ? Math.max(gewoon, vreemd) : vaag ? (gewoon + vreemd) / 2 : gewoon;

interface Krachten {
  paginas: number;
  demping: number;
  waarden: Float64Array;
}
const berekend = new WeakMap<Treffers, Krachten>();
/** How strongly each page is about a term, whatever the term weighs: the same at every query that asks for it. */
function krachtenVan(treffers: Treffers, precies: boolean, paginas: number, demping: number): Float64Array {
  const bekend = berekend.get(treffers);
  if (bekend?.paginas === paginas && bekend.demping === demping) return bekend.waarden;
  const zeldzaamheid = Math.log1p((paginas - treffers.aantal + 0.5) / (treffers.aantal + 0.5));
  const waarden = treffers.scores.map((score) => {
    // Pagefind gives no strength to exact matches: once in the text.
    const sterkte = precies ? TERLOOPS : Math.max(score, 0) / Math.max(zeldzaamheid, 0.05);
    return Math.min(1, sterkte / IN_DE_TITEL) ** demping;
  });
  berekend.set(treffers, { paginas, demping, waarden });
  return waarden;
}
