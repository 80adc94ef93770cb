import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { bestandIn, LAAGBESTAND, leesInventaris } from '#zoeken/bundel.ts';
import type { Laagbestand } from '#zoeken/laag.ts';
import { zonderWoordenVan } from './paginawoorden.ts';
import { bladenVanWijzer, snoeiStuk, snoeiWijzer } from './snoeien.ts';

/** What stands on the site now: every page by its address, with a mark that changes when it says something else. */
type Stand = ReadonlyMap<string, string>;

/** All that anybody may read of an index, in the folder of a large one or in one within it. Its bookkeeping is not among it. */
const OPENBAAR =
  /^(?:(?:deel-\d+|bij-[0-9a-f]{16})\/)?(?:pagefind\.\w+\.pf_meta|(?:index|fragment)\/\w+\.pf_(?:index|fragment)|laag\.json)$/;

/** The files of indexes as they may be read now, whenever they were made. */
export interface Indexbestanden {
  /** A file in the folder of an index; "vervallen" when it tells of a page that is gone or changed, null when there is none. */
  lees(map: string, naam: string): Promise<Buffer | 'vervallen' | null>;
  /** The numbers of pages in this folder that are gone or changed. */
  weg(map: string): Promise<ReadonlySet<string>>;
}

const MB = 1024 * 1024;
const MEESTE_MAPPEN = 12;

interface Vraag {
  map: string;
  naam: string;
  /** Where its index has its own files; the parts of a large one share those of the whole. */
  bladmap: string;
  weg: ReadonlySet<string>;
}

/** Serves what is public now: fragments of what is gone or changed are not, and its words leave all other files. */
export function openIndexbestanden(standNu: () => Promise<Stand>): Indexbestanden {
  const bekend = new LRUCache<string, Awaited<ReturnType<typeof leesInventaris>>>({ max: MEESTE_MAPPEN, fetchMethod: leesInventaris });
  const wegPer = new LRUCache<string, { stand: Stand; ids: ReadonlySet<string>; sleutel: string }>({ max: MEESTE_MAPPEN });
  const gelezen = new LRUCache<string, Buffer, Vraag>({
    maxSize: 32 * MB,
    // Its compressed forms are kept beside it.
    sizeCalculation: ({ length }) => length * 2 + 1000,
    fetchMethod: (_sleutel, _oud, { context }) => gesnoeid(context),
  });

  /** Numbers of pages that are not in an index as they are now, and one word for all of them. */
  async function wegUit(bladmap: string) {
    const stand = await standNu();
    const eerder = wegPer.get(bladmap);
    if (eerder?.stand === stand) return eerder;
    const bladen = (await bekend.fetch(bladmap)) ?? new Map();
    const ids = [...bladen].filter(([url, { kenmerk }]) => stand.get(url) !== kenmerk).map(([, { id }]) => id);
    const uit = { stand, ids: new Set(ids), sleutel: ids.sort().join(' ') };
    wegPer.set(bladmap, uit);
    return uit;
  }

  return {
    async lees(map, naam) {
      if (!OPENBAAR.test(naam) || !bestandIn(map, naam)) return null;
      const deel = dirname(naam.replace(/(?:index|fragment)\//, ''));
      const bladmap = deel.startsWith('bij-') ? join(map, deel) : map;
      const { ids, sleutel } = await wegUit(bladmap);
      const fragment = /fragment\/(\w+)\./.exec(naam)?.[1];
      if (fragment && ids.has(fragment)) return 'vervallen';
      const wat = fragment ? '' : sleutel;
      return (await gelezen.fetch(`${join(map, naam)} ${wat}`, { context: { map, naam, bladmap, weg: ids } })) ?? null;
    },
    weg: async (bladmap) => (await wegUit(bladmap)).ids,
  };
}

async function gesnoeid({ map, naam, bladmap, weg }: Vraag): Promise<Buffer | undefined> {
  const bytes = await readFile(join(map, naam)).catch(() => undefined);
  if (!bytes || weg.size === 0) return bytes;
  if (naam.endsWith(LAAGBESTAND)) return zonderBladen(bladmap, JSON.parse(bytes.toString()), weg);
  const pagefindmap = join(map, dirname(naam.replace(/index\//, '')));
  if (naam.endsWith('.pf_index')) return (await snoeiStuk(bytes, await plekkenVan(pagefindmap, weg))).bytes;
  if (!naam.endsWith('.pf_meta')) return bytes;
  const plekken = await plekkenVan(pagefindmap, weg);
  return snoeiWijzer(bytes, async (stuk) => (await snoeiStuk(await readFile(join(pagefindmap, `index/${stuk}.pf_index`)), plekken)).randen);
}

async function zonderBladen(bladmap: string, laag: Laagbestand, weg: ReadonlySet<string>): Promise<Buffer> {
  const woorden = await zonderWoordenVan(bladmap, laag.woorden, weg);
  return Buffer.from(JSON.stringify({ ...laag, woorden, bladen: laag.bladen.filter(({ id }) => !weg.has(id)) } satisfies Laagbestand));
}

/** At which places the chunks of this folder count these pages. */
async function plekkenVan(pagefindmap: string, weg: ReadonlySet<string>): Promise<Set<number>> {
  const { languages }: { languages: Record<string, { hash: string }> } = JSON.parse(
    await readFile(join(pagefindmap, 'pagefind-entry.json'), 'utf8'),
  );
  const bladen = await bladenVanWijzer(await readFile(join(pagefindmap, `pagefind.${languages.nl?.hash}.pf_meta`)));
  return new Set(bladen.flatMap((id, plek) => (weg.has(id) ? [plek] : [])));
}
