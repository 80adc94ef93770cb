import type { Account } from '#accounts/account.ts';
import { magGeven } from '#accounts/rechten/bevoegdheid.ts';
import { geleideRegios, isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Verzoekuitslag } from '#db/tabellen-mensen.ts';

export interface OpenVerzoek {
  id: string;
  naam: string;
  adres: string;
  functie: string;
  organisatie: string;
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
  toelichting: string;
  gevraagdOp: Moment;
}

/** The open requests that somebody may decide about, the oldest first. */
export async function openVerzoeken(db: Db, { account }: { account: Account }): Promise<OpenVerzoek[]> {
  const rijen = await db
    .selectFrom('rechtverzoek as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .select(['v.id', 'a.naam', 'a.adres', 'a.functie', 'a.organisatie', 'v.soort', 'v.onderwijsregio', 'v.toelichting'])
    .select('v.gevraagd_op as gevraagdOp')
    .where('v.uitslag', '=', 'open')
    .where('v.account_id', '!=', account.id)
    .$if(!isRe(account), (vraag) => vraag.where('v.onderwijsregio', 'in', geleideRegios(account)))
    .orderBy('v.gevraagd_op')
    .limit(200)
    .execute();
  return rijen.filter((verzoek) => magGeven(account, verzoek));
}

export interface EigenVerzoek {
  id: string;
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
  gevraagdOp: Moment;
  uitslag: Verzoekuitslag;
  reden: string;
}

/** What somebody asked for, the latest first. */
export const mijnVerzoeken = (db: Db, { account }: { account: Pick<Account, 'id'> }): Promise<EigenVerzoek[]> =>
  db
    .selectFrom('rechtverzoek')
    .select(['id', 'soort', 'onderwijsregio', 'gevraagd_op as gevraagdOp', 'uitslag', 'reden'])
    .where('account_id', '=', account.id)
    .orderBy('gevraagd_op', 'desc')
    .limit(20)
    .execute();
