import { join } from 'node:path';

/** What a restore may not undo: beside the database, and in no backup. */
export const ONTHOUDBOEK = 'onomkeerbaar.jsonl';
/** Opens the secrets of apps in the database; in no backup. */
export const SLEUTEL = 'sleutel';
/** With which settings the site worked here last: who gives a command with others has forgotten them. */
export const INSTELLINGEN = 'instellingen.json';

/** Where everything stands in the data folder. */
export const paden = (dataDir: string) => ({
  database: join(dataDir, 'kennisplatform.db'),
  postbus: join(dataDir, 'postbus'),
  bijlagen: join(dataDir, 'bijlagen'),
  deelnemers: join(dataDir, 'bijlagen', 'deelnemers'),
  /** What was fetched from a store elsewhere. */
  opslagkopie: join(dataDir, 'opslagkopie'),
  teksten: join(dataDir, 'teksten'),
  ingetrokken: join(dataDir, 'ingetrokken'),
  /** Files of texts that only this machine had. */
  opzij: join(dataDir, 'opzij'),
  zoekindex: join(dataDir, 'zoekindex'),
  onthoudboek: join(dataDir, ONTHOUDBOEK),
  sleutel: join(dataDir, SLEUTEL),
  instellingen: join(dataDir, INSTELLINGEN),
  slot: join(dataDir, 'in-gebruik.slot'),
});
