import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDatabase } from '#db/open.ts';
import { ooitBekend } from '#inhoud/lezen/ooit.ts';
import { urlVan } from '#inhoud/stuk.ts';
import { tekstenInlezen } from '#publicaties/uitgeven/tekstmap.ts';
import type { Tekstadres } from '#publicaties/uitgeven/tekstplek.ts';
import { rijplek } from '#publicaties/uitgeven/tekstrijen.ts';
import { openTekstspiegel, type Spiegelbron } from '#publicaties/uitgeven/tekstspiegel.ts';

interface Plek {
  contentDir: string;
  /** Where it stands what ever was online, and where files go that only this machine has. */
  map: Readonly<Record<'teksten' | 'opzij' | 'ingetrokken', string>>;
  log: Spiegelbron['log'] & Record<'info', (regel: object, melding: string) => void>;
}

/**
 * The texts where more machines show the same ones: rows are what counts, and the folder of this machine is made what they say before
 * anything reads it. A site that was on one machine brings the texts of its folder along, once.
 */
export async function openGedeeldeTeksten({ db, stempel }: Pick<OpenDatabase, 'db' | 'stempel'>, { contentDir, map, log }: Plek) {
  const aantal = await tekstenInlezen(db, { contentDir, bewaardDir: map.ingetrokken }, ooitBekend(map.teksten));
  if (aantal > 0) log.info({ aantal }, 'The texts of this machine are those of all machines from now on.');
  if (existsSync(join(contentDir, '.git')))
    log.warn({ contentDir }, 'Texts are not written to git: this folder is a copy of the database.');
  const weg: string[] = [];
  const gehoord = new Set<string>();
  const isWeg = ({ collectie, slug }: Tekstadres) => {
    const url = urlVan(collectie, slug);
    if (!gehoord.has(url)) weg.push(url);
    gehoord.add(url);
  };
  const spiegel = await openTekstspiegel({ db, stempel, contentDir, opzijDir: map.opzij, isWeg, log });
  return {
    begin: spiegel.begin.bind(spiegel),
    achterSinds: () => spiegel.achterSinds(),
    stop: spiegel.stop.bind(spiegel),
    plek: rijplek(db, () => spiegel.overnemen()),
    /** Addresses at which something stood once; there come more. */
    weg,
  };
}
