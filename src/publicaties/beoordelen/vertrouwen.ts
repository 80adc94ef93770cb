import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

interface Vertrouwverzoek {
  account: Account;
  /** "" when none was chosen. */
  onderwijsregio: string;
  aan: boolean;
  inhoud: Inhoud;
  nu: Moment;
}
export type Vertrouwuitslag = { gelukt: true } | { gelukt: false; reden: 'geen-recht' | 'kies-regio' | 'onbekend' };

/** Says that a region needs no approval of the Realisatie-Eenheid any more, or that it does again; only she may. */
export async function vertrouwen(db: Db, { account, onderwijsregio, aan, inhoud, nu }: Vertrouwverzoek): Promise<Vertrouwuitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  if (onderwijsregio === '') return { gelukt: false, reden: 'kies-regio' };
  if (!inhoud.een('onderwijsregios', onderwijsregio)) return { gelukt: false, reden: 'onbekend' };
  await db.transaction().execute(async (trx) => {
    const was = await trx
      .selectFrom('vertrouwde_regio')
      .select('onderwijsregio')
      .where('onderwijsregio', '=', onderwijsregio)
      .executeTakeFirst();
    if (Boolean(was) === aan) return;
    if (aan) await trx.insertInto('vertrouwde_regio').values({ onderwijsregio, verleend_op: nu, verleend_door: account.id }).execute();
    else await trx.deleteFrom('vertrouwde_regio').where('onderwijsregio', '=', onderwijsregio).execute();
    await gebeurtenisVastleggen(trx, { wat: aan ? 'regio-vertrouwd' : 'regio-niet-vertrouwd', door: account, onderwijsregio, nu });
  });
  return { gelukt: true };
}

/** A region that merged is not trusted any more: who writes for the other one never was for its sake. */
export async function vertrouwenVervalt(trx: Transaction<Tabellen>, onderwijsregio: string): Promise<void> {
  await trx.deleteFrom('vertrouwde_regio').where('onderwijsregio', '=', onderwijsregio).execute();
}
