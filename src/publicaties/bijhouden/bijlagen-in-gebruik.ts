import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#db/tabellen.ts';
import { COMPILED, LIVE, MEEGELEVERD } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

const PER_KEER = 100;

/** The hashes of all attachments that any version of a text speaks of, or any file on the site, shown or not. */
export async function bijlagenInGebruik(
  db: Db,
  { inhoud, contentDir }: { inhoud: Inhoud; contentDir: string },
): Promise<ReadonlySet<string>> {
  const uit = new Set<string>();
  const lees = (tekst: string) => {
    for (const [, hash = ''] of tekst.matchAll(/\/bijlagen\/([0-9a-f]{64})\./g)) uit.add(hash);
  };
  for (let plek = { inzending_id: '', nummer: 0 }; ; ) {
    const rijen = await db
      .selectFrom('inzending_revisie')
      .select(['inzending_id', 'nummer', 'velden'])
      .where(({ eb, refTuple, tuple }) => eb(refTuple('inzending_id', 'nummer'), '>', tuple(plek.inzending_id, plek.nummer)))
      .orderBy('inzending_id')
      .orderBy('nummer')
      .limit(PER_KEER)
      .execute();
    for (const { velden } of rijen) lees(velden);
    const laatste = rijen.at(-1);
    if (!laatste) break;
    plek = laatste;
    // Visitors go first.
    await new Promise(setImmediate);
  }
  // What stands online also when its file is on another machine.
  for (const tabel of ['publicatie', 'tekst'] as const)
    for (const { bestand } of await db.selectFrom(tabel).select('bestand').execute()) lees(bestand);
  for (const collectie of [...COMPILED, ...MEEGELEVERD]) for (const { tekst } of inhoud.alle(collectie)) lees(tekst);
  for (const collectie of LIVE)
    for (const deel of await readdir(join(contentDir, collectie), { withFileTypes: true }))
      if (deel.isFile()) lees(await readFile(join(contentDir, collectie, deel.name), 'utf8'));
  return uit;
}
