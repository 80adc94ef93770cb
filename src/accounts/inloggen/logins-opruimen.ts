import type { Transaction } from 'kysely';
import { TERMIJNEN } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { vergeetOude } from './pogingen.ts';

/** Retention, to be called at least daily: codes that no limit counts any more, and logins that are over for every role. */
export async function loginsOpruimen(db: Db, { nu }: { nu: Moment }): Promise<void> {
  const { stil, heel } = TERMIJNEN.deelnemer;
  await db.transaction().execute(async (trx) => {
    await vergeetOude(trx, nu);
    await trx
      .deleteFrom('session')
      .where((eb) => eb.or([eb('laatst_gezien_op', '<=', nu - stil), eb('aangemaakt_op', '<=', nu - heel)]))
      .execute();
  });
}

/** Ends every login there is, and every way in that is half open. */
export async function alleLoginsBeeindigen(trx: Transaction<Tabellen>): Promise<void> {
  await trx.deleteFrom('session').execute();
  await trx.deleteFrom('inlogcode').execute();
  await trx.deleteFrom('adreswijziging').execute();
}
