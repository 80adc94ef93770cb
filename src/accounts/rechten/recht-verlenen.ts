import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Gebeurtenissoort } from '#accounts/gebeurtenissen/soorten-gebeurtenis.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { rechtenregioNu } from './opgegaan.ts';
import { vanRe } from './re.ts';
import { nieuweRe } from './rechtbrieven.ts';
import { RECHTWOORD } from './rechtwoorden.ts';

export interface Verlening {
  aan: { id: string; adres: string };
  recht: Recht;
  /** Null for the command line, and when whoever invited is no longer known. */
  door: { id: string } | null;
  wat?: Gebeurtenissoort;
  nu: Moment;
}

/**
 * Gives a right, in the transaction of the act that decides about it; false when it was already there. A request for it is
 * settled by that, and of a new colleague everybody of the Realisatie-Eenheid hears.
 */
export async function rechtVerlenen(
  trx: Transaction<Tabellen>,
  { aan, recht: { soort, onderwijsregio: genoemd }, door, wat = 'recht-gegeven', nu }: Verlening,
): Promise<boolean> {
  // The site says that a region merged only once the disk does; its rights moved at the decision.
  const onderwijsregio = await rechtenregioNu(trx, genoemd);
  if (await heeft(trx, aan.id, { soort, onderwijsregio })) return false;
  const collegas = soort === 're' ? await vanRe(trx) : [];
  await trx
    .insertInto('recht')
    .values({ account_id: aan.id, soort, onderwijsregio, verleend_op: nu, verleend_door: door?.id ?? null })
    .execute();
  if (onderwijsregio !== null)
    await trx
      .updateTable('rechtverzoek')
      .set({ uitslag: 'gehonoreerd', door: door?.id ?? null, op: nu })
      .where('account_id', '=', aan.id)
      .where('onderwijsregio', '=', onderwijsregio)
      .where('uitslag', '=', 'open')
      .where('soort', 'in', soort === 'projectleider' ? ['auteur', 'projectleider'] : ['auteur'])
      .execute();
  await gebeurtenisVastleggen(trx, { wat, door, over: aan.id, onderwijsregio, bijzonderheden: RECHTWOORD[soort].naam, nu });
  for (const collega of collegas) await zetKlaar(trx, nieuweRe({ aan: collega, adres: aan.adres }), nu);
  return true;
}

export async function heeft(trx: Transaction<Tabellen>, accountId: string, { soort, onderwijsregio }: Recht): Promise<boolean> {
  const rij = await trx
    .selectFrom('recht')
    .select('id')
    .where('account_id', '=', accountId)
    .where('soort', '=', soort)
    .where('onderwijsregio', 'is', onderwijsregio)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return rij !== undefined;
}
