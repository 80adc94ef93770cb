import { readFile } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { TekstTabel } from '#db/tabellen-inzending.ts';
import { digestVan } from '#grond/digest.ts';
import { LIVE } from '#inhoud/schema.ts';
import type { Bekend } from '#inhoud/verwijzingen.ts';
import { type Tekstadres, tekstenIn, tekstpad } from './tekstplek.ts';
import { tekstZetten } from './tekstrijen.ts';

type Nieuw = Tekstadres & Pick<TekstTabel, 'bestand' | 'digest'>;

/**
 * Makes rows of the texts in a folder when there are none yet: of a site that goes on with more machines. `ooit` are the addresses of
 * what once stood there, so that no machine takes a text that names one for wrong. Answers how many were taken in.
 */
export async function tekstenInlezen(db: Db, contentDir: string, ooit: Bekend): Promise<number> {
  if (await zijnErRijen(db)) return 0;
  const er: Nieuw[] = [];
  for (const adres of await tekstenIn(contentDir)) {
    const bestand = await readFile(tekstpad(contentDir, adres), 'utf8');
    er.push({ ...adres, bestand, digest: digestVan(bestand) });
  }
  const namen = new Set(er.map(({ collectie, slug }) => `${collectie}/${slug}`));
  const weg = LIVE.flatMap((collectie) =>
    [...(ooit.get(collectie) ?? [])]
      .filter((slug) => !namen.has(`${collectie}/${slug}`))
      .map((slug): Nieuw => ({ collectie, slug, bestand: '', digest: null })),
  );
  return db.transaction().execute(async (trx) => {
    // Another machine may have begun with its own folder meanwhile.
    if (await zijnErRijen(trx)) return 0;
    for (const { bestand, digest, ...adres } of [...weg, ...er]) await tekstZetten(trx, adres, { bestand, digest });
    return er.length;
  });
}

const zijnErRijen = async (db: Db | Transaction<Tabellen>): Promise<boolean> =>
  (await db.selectFrom('tekst').select('nr').limit(1).executeTakeFirst()) !== undefined;
