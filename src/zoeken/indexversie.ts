import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { OpenbareKennissessie } from '#kennissessies/agenda.ts';

/** Names an index by all that goes into it: the texts, the sessions, the synonyms and the rules themselves. */
export async function versieVan(inhoud: Inhoud, kennissessies: readonly OpenbareKennissessie[], vertrouwdDir: string): Promise<string> {
  const som = createHash('sha256').update(regels());
  som.update(await readFile(join(vertrouwdDir, 'zoeken/synoniemen.json')));
  for (const collectie of COLLECTIES) for (const { bestand, digest } of inhoud.alle(collectie)) som.update(`${bestand} ${digest}\n`);
  for (const kennissessie of kennissessies) som.update(JSON.stringify(zonderTelling(kennissessie)));
  return som.digest('hex').slice(0, 16);
}

/** One more registration is no reason for a new index; a session that is full is. */
function zonderTelling({ vrij, wachtend, gewijzigdOp: _, ...rest }: OpenbareKennissessie) {
  return { ...rest, vol: vrij === 0, wachtlijst: wachtend > 0 };
}

let regelsom: string | undefined;
/** The source of the rules: other rules make another index. */
function regels(): string {
  const top = join(import.meta.dirname, '..');
  regelsom ??= globSync('{zoeken,zoektaal,taal}/*.ts', { cwd: top })
    .sort()
    .reduce((som, pad) => som.update(readFileSync(join(top, pad))), createHash('sha256'))
    .digest('hex');
  return regelsom;
}
