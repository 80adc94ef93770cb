import { sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';

type Trx = Transaction<Tabellen>;

/**
 * The one rule that moves people up, called on every cause: whoever is first by (priority, moment, id) gets the place
 * and a letter. Never outside the sign-up window, after the start, or for a session that is cancelled.
 */
export async function doorschuiven(trx: Trx, kennissessieId: string, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const kennissessie = await opzoeken(trx, { id: kennissessieId });
  if (!kennissessie || !neemtAan(kennissessie, nu)) return 0;
  const { bezet, wachtend } = await bezetting(trx, kennissessieId);
  const plaatsen = kennissessie.capaciteit - kennissessie.achtergehouden - bezet;
  if (plaatsen <= 0 || wachtend === 0) return 0;
  const aanDeBeurt = await metAccount(trx, kennissessieId)
    .where('status', '=', 'wachtlijst')
    .orderBy('prioriteit')
    .orderBy('aangemeld_op')
    .orderBy('aanmelding.id')
    .limit(plaatsen)
    .execute();
  for (const aanmelding of aanDeBeurt) {
    await trx.updateTable('aanmelding').set({ status: 'bevestigd', gewijzigd_op: nu }).where('id', '=', aanmelding.id).execute();
    await zetKlaar(trx, doorgeschoven({ kennissessie, aanmelding, deelnemer: aanmelding, origin, nu }), nu);
  }
  return aanDeBeurt.length;
}

/**
 * The same for every session in which a place is free while somebody waits, to be called at least every minute: a window that opens by
 * itself is a cause too. Answers how many letters were written.
 */
export async function wachtlijstenDoorschuiven(db: Db, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie as k')
    .innerJoin('aanmelding as a', 'a.kennissessie_id', 'k.id')
    .select('k.id')
    .where('k.status', 'in', ['open', 'verplaatst'])
    .where('k.aanmelden_vanaf', '<=', nu)
    .where('k.begin_op', '>', nu)
    .groupBy('k.id')
    .having(sql`count(*) filter (where a.status = 'wachtlijst')`, '>', 0)
    .having(sql`k.capaciteit - k.achtergehouden - count(*) filter (where a.status not in ('afgemeld', 'wachtlijst'))`, '>', 0)
    .execute();
  let doorgeschoven = 0;
  for (const { id } of sessies) doorgeschoven += await db.transaction().execute((trx) => doorschuiven(trx, id, { origin, nu }));
  return doorgeschoven;
}

/** Everybody who must hear of a change: a place, an offer or a turn. */
export const betrokkenen = (trx: Db | Trx, kennissessieId: string) =>
  metAccount(trx, kennissessieId).where('status', 'in', ['bevestigd', 'aangeboden', 'wachtlijst']).orderBy('aangemeld_op').execute();

/** With the person behind each registration. */
export const metAccount = (trx: Db | Trx, kennissessieId: string) =>
  trx
    .selectFrom('aanmelding')
    .innerJoin('account', 'account.id', 'aanmelding.account_id')
    .selectAll('aanmelding')
    .select(['account.naam', 'account.adres'])
    .where('kennissessie_id', '=', kennissessieId);
