import { readFileSync } from 'node:fs';
import type { Db } from '#db/tabellen.ts';

export type Journaalregel =
  | { soort: 'aan' | 'af'; wie: string; sessie: string; toegezegd: boolean; op: number }
  /** `storing` is told as "try again", `fout` as a mistake of ours. */
  | { soort: 'storing' | 'fout'; melding: string; op: number };

/** A process that was killed may have written half a line. */
export const leesJournaal = (pad: string): Journaalregel[] =>
  readFileSync(pad, 'utf8')
    .split('\n')
    .filter((regel) => regel.endsWith('}'))
    .map((regel) => JSON.parse(regel));

/** Whatever people were told that is not so. */
export async function nietNagekomen(db: Db, regels: readonly Journaalregel[]): Promise<string[]> {
  const rijen = await db.selectFrom('aanmelding').select(['account_id', 'kennissessie_id', 'status']).execute();
  const stand = new Map(rijen.map((rij) => [`${rij.account_id} ${rij.kennissessie_id}`, rij.status === 'afgemeld' ? 'af' : 'aan']));
  const gezegd = new Map<string, { zeker: string | null; misschien: Set<string> }>();
  for (const regel of regels) {
    if (regel.soort !== 'aan' && regel.soort !== 'af') continue;
    const van = `${regel.wie} ${regel.sessie}`;
    const was = gezegd.get(van) ?? { zeker: null, misschien: new Set() };
    gezegd.set(van, regel.toegezegd ? { zeker: regel.soort, misschien: new Set() } : { ...was, misschien: was.misschien.add(regel.soort) });
  }
  return [...gezegd].flatMap(([van, { zeker, misschien }]) => {
    const is = stand.get(van) ?? null;
    return is === zeker || (is !== null && misschien.has(is)) ? [] : [`${van} is ${is}, and was told ${zeker}`];
  });
}
