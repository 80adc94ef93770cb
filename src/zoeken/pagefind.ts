import { LRUCache } from 'lru-cache';
import type { Laagbestand } from './laag.ts';
import { type Fragment, leesPagina, type Pagina } from './pagina.ts';
import { onthoudend, type Treffer, type Treffers, treffersUit } from './treffers.ts';

/** What we use of Pagefind's own module in the bundle. */
export interface PagefindModule {
  createInstance(opties: Record<string, unknown>): PagefindIndex;
}
interface PagefindIndex {
  init(): Promise<void>;
  mergeIndex(basis: string, opties: Record<string, unknown>): Promise<void>;
  search(term: string | null): Promise<{ results: PagefindTreffer[] }>;
}
interface PagefindTreffer {
  id: string;
  score: number;
  words: number[];
  data(): Promise<Fragment>;
}
/** An index, open: what the rules need to know beside Pagefind, and the questions they ask. Pages go by their place in the file. */
export interface Index {
  bestand: Laagbestand;
  treffers(term: string, precies: boolean): Promise<Treffers>;
  pagina(blad: number): Promise<Pagina | null>;
}

/** Only the title counts as meta; the rest is there to be shown. */
const RANGORDE = {
  termSimilarity: 1,
  pageLength: 0.5,
  termSaturation: 1.4,
  termFrequency: 1,
  metaWeights: { title: 1, titel: 0, kern: 0, kenmerken: 0 },
};
const PAGINA_BYTES = 16 * 1024 * 1024;

export interface Vindplaats {
  module: PagefindModule;
  /** Where the bundle is: "/pagefind/3f…/". */
  basis: string;
  /** Search in a thread of Pagefind's own; only in a browser. */
  werker: boolean;
}

/** Opens the bundle at `basis` with the module found there. */
export async function openIndex(bestand: Laagbestand, plaats: Vindplaats): Promise<Index> {
  const pagefind = await openPagefind(plaats, bestand.delen);
  const plek = new Map(bestand.bladen.map(({ id }, nummer) => [id, nummer]));
  // Results of a query would make excerpts that we do not use; those of no query at all have none.
  let alle: Promise<Map<string, PagefindTreffer>> | undefined;
  const paginas = new LRUCache<number, Pagina>({
    maxSize: PAGINA_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
    fetchMethod: async (blad) => {
      alle ??= pagefind.search(null).then(({ results }) => new Map(results.map((treffer) => [treffer.id, treffer])));
      const treffer = (await alle).get(bestand.bladen[blad]?.id ?? '');
      return treffer && leesPagina(await treffer.data());
    },
  });
  return {
    bestand,
    treffers: onthoudend(async (term, precies) => {
      const { results } = await pagefind.search(precies ? `"${term}"` : term);
      return treffersUit(
        results.flatMap(({ id, score, words }): Treffer[] => {
          const blad = plek.get(id);
          return blad === undefined ? [] : [{ blad, score, plekken: words }];
        }),
      );
    }),
    // A page whose fragment may not be read any more is no result.
    pagina: async (blad) => (await paginas.fetch(blad).catch(() => undefined)) ?? null,
  };
}

/** Pagefind's number for every page in a bundle, by address. */
export async function nummersIn(plaats: Vindplaats): Promise<Map<string, string>> {
  const { results } = await (await openPagefind(plaats, [])).search(null);
  return new Map(await Promise.all(results.map(async ({ id, data }) => [(await data()).url, id] as const)));
}

async function openPagefind({ module, basis, werker }: Vindplaats, delen: readonly string[]): Promise<PagefindIndex> {
  const pagefind = module.createInstance({
    basePath: basis,
    baseUrl: '/',
    ranking: RANGORDE,
    metaCacheTag: 'vast',
    ...(!werker && { noWorker: true }),
  });
  await pagefind.init();
  for (const deel of delen) await pagefind.mergeIndex(`${basis}${deel}/`, { baseUrl: '/', ranking: RANGORDE, metaCacheTag: 'vast' });
  return pagefind;
}
