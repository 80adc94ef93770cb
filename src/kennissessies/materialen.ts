import type { Selectable } from 'kysely';
import type { Db } from '#db/tabellen.ts';
import type { MateriaalTabel } from '#db/tabellen-kennissessie.ts';

/** Something for who has a place at a session: a link elsewhere, or a file of ours. */
export type Materiaal = { id: string; titel: string } & ({ link: string } | Materiaalbestand);
/** A file by the hash under which it is kept, with its size in words. */
export interface Materiaalbestand {
  hash: string;
  soort: string;
  grootte: string;
}

/** What was added to a session, in that order; to be shown to who organises it. */
export async function materialenVan(db: Db, kennissessieId: string): Promise<Materiaal[]> {
  const rijen = await opVolgorde(db).where('m.kennissessie_id', '=', kennissessieId).execute();
  return rijen.map(uitMateriaalrij);
}

/** The same for one participant by their registration; none for who has no place, and of a session that is off. */
export async function materialenVoorDeelnemer(db: Db, { account, aanmelding }: Deelnemersvraag): Promise<Materiaal[]> {
  return (await metPlaats(db, { account, aanmelding }).execute()).map(uitMateriaalrij);
}

/** One of these; null as well when it is not there. */
export async function materiaalVoorDeelnemer(db: Db, { id, ...wie }: Deelnemersvraag & { id: string }): Promise<Materiaal | null> {
  const rij = await metPlaats(db, wie).where('m.id', '=', id).executeTakeFirst();
  return rij ? uitMateriaalrij(rij) : null;
}

/** Hashes of all files that belong to a session: others may be thrown away. */
export async function materialenInGebruik(db: Db): Promise<ReadonlySet<string>> {
  const rijen = await db.selectFrom('materiaal').select('hash').distinct().where('hash', 'is not', null).execute();
  return new Set(rijen.flatMap(({ hash }) => hash ?? []));
}

interface Deelnemersvraag {
  account: { id: string };
  /** Their registration. */
  aanmelding: string;
}

const opVolgorde = (db: Db) => db.selectFrom('materiaal as m').selectAll('m').orderBy('m.toegevoegd_op').orderBy('m.id');

const metPlaats = (db: Db, { account, aanmelding }: Deelnemersvraag) =>
  opVolgorde(db)
    .innerJoin('aanmelding as a', 'a.kennissessie_id', 'm.kennissessie_id')
    .innerJoin('kennissessie as k', 'k.id', 'm.kennissessie_id')
    .where('a.id', '=', aanmelding)
    .where('a.account_id', '=', account.id)
    .where('a.status', '=', 'bevestigd')
    .where('k.status', '!=', 'afgelast');

function uitMateriaalrij({ id, titel, link, hash, soort, grootte }: Selectable<MateriaalTabel>): Materiaal {
  if (link !== null) return { id, titel, link };
  return { id, titel, hash: hash ?? '', soort: soort ?? '', grootte: grootte ?? '' };
}
