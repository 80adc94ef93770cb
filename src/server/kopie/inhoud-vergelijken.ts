import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestVan } from '#grond/digest.ts';
import { LIVE } from '#inhoud/schema.ts';
import { inhoudsslot } from '#server/opstarten/inhoudsmap.ts';
import { TOP } from '#server/release/releases.ts';
import { bestandenIn, isGoedeNaam, type Lijst } from './kopie.ts';

/** How the contributed texts in a folder compare to those of a backup. `vers` is a checkout that no server has shown yet. */
export async function vergelijkInhoud(contentDir: string, { bestanden }: Lijst): Promise<'leeg' | 'gelijk' | 'vers' | 'anders'> {
  const nu = new Map<string, string>();
  for (const collectie of LIVE)
    for (const bestand of await bestandenIn(join(contentDir, collectie))) {
      const naam = `content/${collectie}/${bestand}`;
      if (isGoedeNaam(naam)) nu.set(naam, digestVan(await readFile(join(contentDir, collectie, bestand))));
    }
  const kopie = Object.entries(bestanden).filter(([naam]) => naam.startsWith('content/'));
  if (nu.size === kopie.length && kopie.every(([naam, digest]) => nu.get(naam) === digest)) return 'gelijk';
  if (nu.size === 0) return 'leeg';
  return contentDir === join(TOP, 'content') && !existsSync(inhoudsslot(contentDir)) ? 'vers' : 'anders';
}
