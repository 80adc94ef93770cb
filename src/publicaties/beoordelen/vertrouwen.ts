import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
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
  if (!aan) await db.deleteFrom('vertrouwde_regio').where('onderwijsregio', '=', onderwijsregio).execute();
  else
    await db
      .insertInto('vertrouwde_regio')
      .values({ onderwijsregio, verleend_op: nu, verleend_door: account.id })
      .onConflict((al) => al.column('onderwijsregio').doNothing())
      .execute();
  return { gelukt: true };
}
