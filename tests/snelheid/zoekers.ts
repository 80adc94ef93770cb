import { create, insertMultiple, search } from '@orama/orama';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { woordenVan } from '#grond/taal/vouwen.ts';
import type { Blad } from '#zoeken/index/bladen/blad.ts';
import { platteTekst } from '#zoeken/index/bladen/record.ts';
import { stam } from '#zoeken/taal/stam.ts';

/** Answers a query with addresses, best first; `twijfel` when it says that they are no answer. */
export type Zoekmachine = (q: string) => Promise<{ urls: string[]; twijfel?: boolean }>;

const VELDEN = ['titel', 'kern', 'trefwoorden', 'tekst'] as const;
const GEWICHT = { titel: 5, kern: 3, trefwoorden: 4, tekst: 1 };
const MEESTE = 20;

const plat = ({ url, titel, kern, trefwoorden, velden, html }: Blad) => ({
  id: url,
  titel,
  kern,
  trefwoorden: trefwoorden.join(' '),
  tekst: [platteTekst(html), ...velden].join(' '),
});

/** As its documentation advises: prefix and fuzzy on, fields weighed. */
export function miniSearch(bladen: readonly Blad[]): Zoekmachine {
  const index = new MiniSearch({ fields: [...VELDEN], searchOptions: { prefix: true, fuzzy: 0.2, boost: GEWICHT } });
  index.addAll(bladen.map(plat));
  return async (q) => {
    const gevonden = index.search(q).slice(0, MEESTE);
    return { urls: gevonden.map(({ id }) => String(id)) };
  };
}

/** With Dutch stems (ours: its own are not in the package) and one letter of tolerance. */
export async function orama(bladen: readonly Blad[]): Promise<Zoekmachine> {
  const index = create({
    schema: { id: 'string', titel: 'string', kern: 'string', trefwoorden: 'string', tekst: 'string' } as const,
    components: { tokenizer: { language: 'dutch', stemming: true, stemmer: stam } },
  });
  await insertMultiple(index, bladen.map(plat));
  return async (q) => {
    const { hits } = await search(index, { term: q, properties: [...VELDEN], boost: GEWICHT, tolerance: 1, limit: MEESTE });
    return { urls: hits.map(({ document }) => document.id) };
  };
}

/** SQLite's full text search: any of the words, BM25 with weighed columns, accents off. */
export function fts5(bladen: readonly Blad[]): Zoekmachine {
  const db = new Database(':memory:');
  db.exec(
    `create virtual table blad using fts5(id unindexed, titel, kern, trefwoorden, tekst, tokenize = 'unicode61 remove_diacritics 2')`,
  );
  const erin = db.prepare('insert into blad values (@id, @titel, @kern, @trefwoorden, @tekst)');
  for (const blad of bladen) erin.run(plat(blad));
  const zoek = db.prepare(`select id from blad where blad match ? order by bm25(blad, 0, 5, 3, 4, 1) limit ${MEESTE}`);
  return async (q) => {
    const woorden = woordenVan(q).flatMap((woord) => woord.split(/[-&]/));
    const rijen = woorden.length > 0 ? zoek.all(woorden.map((woord) => `"${woord}"*`).join(' OR ')) : [];
    return { urls: rijen.map((rij) => String((rij as { id: unknown }).id)) };
  };
}
