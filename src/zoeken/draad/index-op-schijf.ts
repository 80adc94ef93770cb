import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LAAGBESTAND } from '#zoeken/bundel.ts';
import type { Laagbestand } from '#zoeken/laag.ts';
import { type Bundellezer, bundelbytes } from '#zoeken/pagefind/deelindex.ts';
import { leesWijzer } from '#zoeken/pagefind/wijzer.ts';
import { fragmentUit, type Index, openIndex } from '#zoeken/pagefind.ts';

/** Opens the index in a folder. */
export async function openIndexOpSchijf(map: string): Promise<Index> {
  const bestand: Laagbestand = JSON.parse(await readFile(join(map, LAAGBESTAND), 'utf8'));
  return openIndex(bestand, lezerVan(map));
}

/** Proves that all pages of a bundle can be read, and tells Pagefind's number for every page by its address. */
export async function nummersOpSchijf(map: string, wijzer: string): Promise<Map<string, string>> {
  const lees = lezerVan(map);
  const nummers = new Map<string, string>();
  for (const id of leesWijzer(await lees(wijzer)).ids) nummers.set((await fragmentUit(lees, id)).url, id);
  return nummers;
}

/** At once, not in turns: only a thread of its own reads an index, and waits for it. */
const lezerVan =
  (map: string): Bundellezer =>
  async (naam) =>
    bundelbytes(gunzipSync(readFileSync(join(map, naam))));
