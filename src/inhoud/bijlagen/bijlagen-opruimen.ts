import { lstatSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { DAG_MS } from '#grond/duur.ts';
import { BIJLAGESOORTEN } from './bijlagesoorten.ts';

/** A file may wait this long for the text that it was sent for. */
const GEDULD_MS = 7 * DAG_MS;
const BIJLAGE = new RegExp(`^([0-9a-f]{64})\\.(${Object.keys(BIJLAGESOORTEN).join('|')})$`);
const HALF = /^\.[0-9a-f-]{36}$/;

/**
 * Removes what was sent in and belongs to no text, and what was left half written; answers the names. `inGebruik` is only
 * asked when there is something to remove: hashes of everything that a text, old version or file speaks of.
 */
export async function bijlagenOpruimen(
  map: string,
  { inGebruik, nu }: { inGebruik(): Promise<ReadonlySet<string>>; nu: number },
): Promise<string[]> {
  const isOud = (naam: string) => nu - (lstatSync(`${map}/${naam}`, { throwIfNoEntry: false })?.mtimeMs ?? nu) > GEDULD_MS;
  const oud = (await readdir(map).catch(() => [])).filter((naam) => (BIJLAGE.test(naam) || HALF.test(naam)) && isOud(naam));
  if (oud.length === 0) return [];
  const gebruikt = await inGebruik();
  const weg = oud.filter((naam) => !gebruikt.has(BIJLAGE.exec(naam)?.[1] ?? ''));
  // Looked at once more in the same breath: it may have been sent in again meanwhile.
  return weg.filter((naam) => {
    if (!isOud(naam)) return false;
    rmSync(`${map}/${naam}`, { force: true });
    rmSync(`${map}/${BIJLAGE.exec(naam)?.[1]}.naam`, { force: true });
    return true;
  });
}
