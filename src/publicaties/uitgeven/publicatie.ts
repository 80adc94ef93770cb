import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { PublicatieTabel } from '#db/tabellen-inzending.ts';
import { digestVan } from '#grond/digest.ts';

/*
 * The table `publicatie`, which nobody else writes: of each text what should stand in CONTENT_DIR, and what does. A row with
 * an `opdracht` is a promise; the publisher keeps it.
 */
type Trx = Transaction<Tabellen>;
export type Publicatie = Selectable<PublicatieTabel>;

/** Writing takes milliseconds; a killed process holds its work for no longer than this. */
export const LEASE_MS = 5_000;
const vers = (nu: Moment) => ({ gewijzigd_op: nu, pogingen: 0, volgende_poging_op: nu, fout: '' });
const KLAAR = { opdracht: null, pogingen: 0, bezet_tot: 0, fout: '', oude_slug: null, oude_digest: null };

const zet = (trx: Trx, id: string, wat: Partial<Publicatie>) =>
  trx.updateTable('publicatie').set(wat).where('inzending_id', '=', id).execute();

/** Promises that the file of an approved revision will stand at its address. */
export async function beloofRevisie(
  trx: Trx,
  { nu, ...plek }: Pick<PublicatieTabel, 'inzending_id' | 'collectie' | 'slug' | 'revisie' | 'bestand'> & { nu: Moment },
): Promise<void> {
  const rij = {
    revisie: plek.revisie,
    opdracht: 'schrijven',
    bestand: plek.bestand,
    digest: digestVan(plek.bestand),
    ...vers(nu),
  } as const;
  await trx
    .insertInto('publicatie')
    .values({ ...plek, ...rij, op_schijf: null, online_op: null })
    .onConflict((al) => al.column('inzending_id').doUpdateSet(rij))
    .execute();
}

/** Promises that this file takes the place of what stands, or stood, online; with `oude_slug` at another address. */
export async function beloofBestand(
  trx: Trx,
  id: string,
  {
    bestand,
    nu,
    ...rest
  }: { bestand: string; nu: Moment } & Partial<Pick<Publicatie, 'slug' | 'revisie' | 'op_schijf' | 'oude_slug' | 'oude_digest'>>,
): Promise<void> {
  await zet(trx, id, { opdracht: 'schrijven', bestand, digest: digestVan(bestand), ...vers(nu), ...rest });
}

/** Promises that the file of a text will go. */
export async function beloofWeghalen(trx: Trx, id: string, nu: Moment): Promise<void> {
  await zet(trx, id, { opdracht: 'weghalen', ...vers(nu) });
}

/** A file that stands online, written outside the site, counts as ours from now on. */
export async function bekendMaken(
  trx: Trx,
  {
    nu,
    digest,
    online_op,
    ...plek
  }: Pick<Publicatie, 'inzending_id' | 'collectie' | 'slug' | 'revisie' | 'digest' | 'online_op'> & {
    nu: Moment;
  },
): Promise<void> {
  const rij = { revisie: plek.revisie, digest, op_schijf: digest, bestand: '', gewijzigd_op: nu, fout: '' };
  await trx
    .insertInto('publicatie')
    .values({ ...plek, ...rij, opdracht: null, online_op })
    .onConflict((al) => al.column('inzending_id').doUpdateSet(rij))
    .execute();
}

/** Another revision stands for what is online: its text is the same. */
export async function staatVoor(trx: Trx, id: string, revisie: number): Promise<void> {
  await zet(trx, id, { revisie });
}

/** Nothing of this text was ever online. */
export async function vergeten(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('publicatie').where('inzending_id', '=', id).execute();
}

/** The address turned out to be taken. */
export async function naarAdres(trx: Trx, id: string, slug: string): Promise<void> {
  await zet(trx, id, { slug, bezet_tot: 0 });
}

/** The promise is kept: the file stands there. */
export async function staatEr(trx: Trx, { inzending_id, digest, online_op }: Publicatie, nu: Moment): Promise<void> {
  await zet(trx, inzending_id, { ...KLAAR, op_schijf: digest, online_op: online_op ?? nu, gewijzigd_op: nu });
}

/** The promise is kept: the file is gone; what stood there is remembered. */
export async function isWeg(trx: Trx, { inzending_id, bestand }: Publicatie, nu: Moment): Promise<void> {
  await zet(trx, inzending_id, { ...KLAAR, op_schijf: null, bestand, gewijzigd_op: nu });
}

/** It did not work; `opgeven` takes the promise back, and with it a move to another address. */
export async function lukteNiet(
  trx: Trx,
  { inzending_id: id, pogingen, oude_slug, oude_digest }: Publicatie,
  { waarom, opgeven, volgende }: { waarom: string; opgeven: boolean; volgende: Moment },
): Promise<void> {
  const terug = oude_slug === null ? {} : { slug: oude_slug, op_schijf: oude_digest, oude_slug: null, oude_digest: null };
  await zet(trx, id, {
    ...{ pogingen: pogingen + 1, volgende_poging_op: volgende, bezet_tot: 0, fout: waarom },
    ...(opgeven ? { opdracht: null, ...terug } : {}),
  });
}

/** Takes one open promise for a while, so that no other process works on it; of one submission also before it is time to try again. */
export function neemBelofte(db: Db, { inzendingId }: { inzendingId?: string }, nu: Moment): Promise<Publicatie | undefined> {
  const open = db
    .selectFrom('publicatie')
    .select('inzending_id')
    .where('opdracht', 'is not', null)
    .where('bezet_tot', '<=', nu)
    .$if(inzendingId !== undefined, (vraag) => vraag.where('inzending_id', '=', inzendingId ?? ''))
    .$if(inzendingId === undefined, (vraag) => vraag.where('volgende_poging_op', '<=', nu))
    .orderBy('gewijzigd_op')
    .limit(1);
  return db
    .updateTable('publicatie')
    .set({ bezet_tot: nu + LEASE_MS })
    .where('inzending_id', 'in', open)
    .where('bezet_tot', '<=', nu)
    .returningAll()
    .executeTakeFirst();
}

/** When the first open promise may be taken up. */
export async function eersteBelofte(db: Db): Promise<Moment | null> {
  const { op } = await db
    .selectFrom('publicatie')
    .select(sql<Moment | null>`min(case when volgende_poging_op > bezet_tot then volgende_poging_op else bezet_tot end)`.as('op'))
    .where('opdracht', 'is not', null)
    .executeTakeFirstOrThrow();
  return op;
}

export const publicatieVan = (db: Db, inzendingId: string): Promise<Publicatie | undefined> =>
  db.selectFrom('publicatie').selectAll().where('inzending_id', '=', inzendingId).executeTakeFirst();
