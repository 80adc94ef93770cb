import type { Facet, Keuze } from '#inhoud/lijsten/facetten.ts';
import type { Maatlat } from '#inhoud/maatlat/maatlatten.ts';
import type { Soort } from '#inhoud/stuk.ts';

/** A run of text; marked when it matched the query. */
export interface Stukje {
  tekst: string;
  raak: boolean;
}

export interface Resultaat {
  url: string;
  soort: Soort;
  titel: string;
  passage: Stukje[];
  /** Headings on the page under which most was found. */
  koppen: { tekst: string; url: string }[];
  kenmerken: string[];
  /** The marks of a best practice; none of anything else. */
  maten: Maatlat[];
  voorbeeld: boolean;
  /** Of a kennissessie, in ms. */
  begin?: number;
  eind?: number;
}

const SORTERINGEN = ['beste', 'nieuwste', 'eerstvolgende', 'meest-zeker', 'goedkoopst'] as const;
export type Sortering = (typeof SORTERINGEN)[number];

export interface Zoekuitslag {
  /** False while there is no index to ask. */
  klaar: boolean;
  q: string;
  letterlijk: boolean;
  sorteer: Sortering;
  totaal: number;
  pagina: number;
  paginas: number;
  resultaten: Resultaat[];
  /** Nothing answers the query; the results only come near. */
  twijfel: boolean;
  facetten: Facet[];
  keuzes: Keuze[];
  /** Sentences about choices in the address that do not exist. */
  weggelaten: string[];
  /** Other words that were searched too. */
  ook: string[];
  verbeterd: { van: string; naar: string }[];
  /** Typed words that stand nowhere on the site. */
  onbekend: string[];
  /** Only without an answer: words of the query that can be found by themselves, and bouwstenen that have to do with it. */
  ernaast?: { woorden: string[]; bouwstenen: { url: string; titel: string }[] };
}

export const PER_PAGINA = 10;
const MEESTE_TEKENS = 400;

/** What is asked, read from the address; whatever is not understood is ignored. */
export function leesAdres(adres: string) {
  const vraag = new URLSearchParams(adres);
  const sorteer = SORTERINGEN.find((een) => een === vraag.get('sorteer')) ?? 'beste';
  const q = (vraag.get('q') ?? '').slice(0, MEESTE_TEKENS).trim();
  return {
    vraag,
    q,
    sorteer,
    letterlijk: vraag.get('letterlijk') === 'ja',
    pagina: Math.max(1, Math.min(999, Number(vraag.get('pagina')) || 1)),
  };
}

/** The answer when there is none. */
export function legeUitslag(adres: string, klaar: boolean): Zoekuitslag {
  const { q, sorteer, letterlijk } = leesAdres(adres);
  const leeg = {
    totaal: 0,
    pagina: 1,
    paginas: 1,
    resultaten: [],
    twijfel: false,
    facetten: [],
    keuzes: [],
    weggelaten: [],
    ook: [],
    verbeterd: [],
    onbekend: [],
  };
  return { klaar, q, letterlijk, sorteer, ...leeg };
}
