import type { Transaction } from 'kysely';
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
