import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';

interface Verzoek {
  account: Pick<Account, 'id'>;
  /** The region that merged, as the account still names it. */
  van: string;
  /** Where they belong now; null when they choose themselves. */
  naar: string | null;
  nu: Moment;
}

/** Answers whether somebody goes along with the region that theirs merged into; once another one is named, it changes nothing. */
export async function regioBevestigen(db: Db, { account, van, naar, nu }: Verzoek): Promise<void> {
  await db
    .updateTable('account')
    .set({ onderwijsregio: naar, gewijzigd_op: nu })
    .where('id', '=', account.id)
    .where('onderwijsregio', '=', van)
    .execute();
}
