import type { Account } from '#accounts/account.ts';
import { magGeven } from '#accounts/rechten/bevoegdheid.ts';
import { geleideRegios, isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';

export interface OpenUitnodiging {
  id: string;
  adres: string;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  /** Name of who invited; null when that is no longer known. */
  door: string | null;
  gemaaktOp: Moment;
  verlooptOp: Moment;
  verlopen: boolean;
}

/** Invitations that nobody used, of the rights that somebody may give: the latest first; lapsed ones can be sent again. */
export async function openUitnodigingen(db: Db, { account, nu }: { account: Account; nu: Moment }): Promise<OpenUitnodiging[]> {
  const rijen = await db
    .selectFrom('uitnodiging as u')
    .leftJoin('account as a', 'a.id', 'u.door')
    .select([
      'u.id',
      'u.adres',
      'u.soort',
      'u.onderwijsregio',
      'a.naam as door',
      'u.gemaakt_op as gemaaktOp',
      'u.verloopt_op as verlooptOp',
    ])
    .where('u.gebruikt_op', 'is', null)
    .where('u.ingetrokken_op', 'is', null)
    .$if(!isRe(account), (vraag) => vraag.where('u.onderwijsregio', 'in', geleideRegios(account)))
    .orderBy('u.gemaakt_op', 'desc')
    .limit(200)
    .execute();
  return rijen.filter((rij) => magGeven(account, rij)).map((rij) => ({ ...rij, verlopen: rij.verlooptOp <= nu }));
}
