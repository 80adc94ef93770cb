import { onthoudend } from './onthouden.ts';
import type { Treffers } from './rangschikken.ts';

/** What we use of Pagefind's own module in the bundle. */
export interface PagefindModule {
  createInstance(opties: Record<string, unknown>): PagefindIndex;
}
export interface PagefindIndex {
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
/** A page as Pagefind keeps it; `content` is raw text, words for the machine included. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** The questions the rules ask of an index. */
export interface Bron {
  treffers(term: string, precies: boolean): Promise<Treffers>;
  fragment(id: string): Promise<Fragment | null>;
  /** Pagefind's number for every page, by address. */
  nummers(): Promise<Map<string, string>>;
}

/** Only the title counts as meta; the rest is there to be shown. */
const RANGORDE = {
  termSimilarity: 1,
  pageLength: 0.5,
  termSaturation: 1.4,
  termFrequency: 1,
  metaWeights: { title: 1, titel: 0, kern: 0, kenmerken: 0 },
};
interface Bronopties {
  /** Search in a thread of Pagefind's own; only in a browser. */
  werker: boolean;
  /** Folders of the further parts of a large index. */
  delen?: readonly string[];
}

/** Opens the bundle at `basis` ("/pagefind/3f…/") with the module found there. */
export async function openBron({ createInstance }: PagefindModule, basis: string, { werker, delen = [] }: Bronopties): Promise<Bron> {
  const pagefind = createInstance({
    basePath: basis,
    baseUrl: '/',
    ranking: RANGORDE,
    metaCacheTag: 'vast',
    ...(!werker && { noWorker: true }),
  });
  await pagefind.init();
  for (const deel of delen) await pagefind.mergeIndex(`${basis}${deel}/`, { baseUrl: '/', ranking: RANGORDE, metaCacheTag: 'vast' });
  const treffers = onthoudend(async (term, precies) => {
    const { results } = await pagefind.search(precies ? `"${term}"` : term);
    return new Map(results.map(({ id, score, words }) => [id, { score, plekken: words }]));
  });
  // Results of a query would make excerpts that we do not use; those of no query at all have none.
  let alle: Promise<Map<string, PagefindTreffer>> | undefined;
  const pagina = async (id: string): Promise<Fragment | null> => {
    alle ??= pagefind.search(null).then(({ results }) => new Map(results.map((treffer) => [treffer.id, treffer])));
    return (await (await alle).get(id)?.data()) ?? null;
  };
  return {
    treffers,
    fragment: pagina,
    async nummers() {
      const { results } = await pagefind.search(null);
      return new Map(await Promise.all(results.map(async ({ id, data }) => [(await data()).url, id] as const)));
    },
  };
}
