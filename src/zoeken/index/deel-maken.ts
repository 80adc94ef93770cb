import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { nummersOpSchijf } from '#zoeken/draad/index-op-schijf.ts';
import { herverdeel } from '#zoeken/openbaar/herverdelen.ts';
import type { Blad } from './bladen/blad.ts';
import { recordHtml } from './bladen/record.ts';

/**
 * Pagefind takes about half a megabyte a page while it writes; past this many pages an index is made in parts, which a
 * search puts together again.
 */
export const MEESTE_PER_DEEL = 2000;
/** Pagefind works in a process of its own: keep it busy while the next pages are made ready. */
const TEGELIJK = 32;
const POGINGEN = 5;

/** The site reads the files of the index itself; of Pagefind's own scripts it uses none. */
const SCRIPTS = /\.(?:js|css|pagefind)$/;

interface Deel {
  bladen: readonly Blad[];
  map: string;
  verrijk(tekst: string): string;
  /** Numbers that other parts already gave to their pages. */
  bezet: ReadonlySet<string>;
}

interface Gemaakt {
  /** Pagefind's number for every page, by its address. */
  nummers: Map<string, string>;
  /** The name of its pointer. */
  wijzer: string;
}

/** Makes one Pagefind index and reads all of it, so that it is sure to open. */
export async function maakDeel(deel: Deel): Promise<Gemaakt> {
  for (let zout = 0; zout < POGINGEN; zout++) {
    await schrijf(deel, zout);
    const wijzer = await herverdeel(deel.map);
    const nummers = await nummersOpSchijf(deel.map, wijzer);
    // Pagefind's numbers are short hashes of the text: two parts may, rarely, give out the same one.
    if ([...nummers.values()].some((nummer) => deel.bezet.has(nummer))) continue;
    for (const naam of await readdir(deel.map)) if (SCRIPTS.test(naam)) await rm(join(deel.map, naam));
    return { nummers, wijzer };
  }
  throw new Error('Pagefind keeps giving out the same numbers.');
}

async function schrijf({ bladen, map, verrijk }: Deel, zout: number): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'nl' });
  if (!index) throw new Error(errors.join('\n'));
  for (let begin = 0; begin < bladen.length; begin += TEGELIJK) {
    const stapel = bladen.slice(begin, begin + TEGELIJK);
    await Promise.all(
      stapel.map(async (blad) => {
        const gelukt = await index.addHTMLFile({ url: blad.url, content: recordHtml(blad, verrijk, zout) });
        if (gelukt.errors.length > 0) throw new Error(`${blad.url}: ${gelukt.errors.join('\n')}`);
      }),
    );
  }
  // Of an earlier try nothing may stay: its pointer names chunks that are gone.
  await rm(map, { recursive: true, force: true });
  const geschreven = await index.writeFiles({ outputPath: map });
  // Ends Pagefind's process, and with it all the memory it took.
  await pagefind.close();
  if (geschreven.errors.length > 0) throw new Error(geschreven.errors.join('\n'));
}
