import type { Account } from '#accounts/account.ts';
import { magGeven } from '#accounts/rechten/bevoegdheid.ts';
import { zonderProjectleider } from '#accounts/rechten/mensenlijst.ts';
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
  const rijen = await openVoor(db, account)
    .$if(!isRe(account), (vraag) => vraag.where('v.onderwijsregio', 'in', geleideRegios(account)))
    .orderBy('v.gevraagd_op')
    .limit(200)
    .execute();
  return rijen.filter((verzoek) => magGeven(account, verzoek));
}

/** The same for the Realisatie-Eenheid: what she decides herself, and what waits for a projectleider of that region. */
export async function verzoekenVerdeeld(db: Db, { account }: { account: Account }): Promise<{ jij: OpenVerzoek[]; ander: OpenVerzoek[] }> {
  const open = await openVerzoeken(db, { account });
  const zonder = new Set(await zonderProjectleider(db, [...new Set(open.map(({ onderwijsregio }) => onderwijsregio))]));
  const vanRe = ({ soort, onderwijsregio }: OpenVerzoek) => soort === 'projectleider' || zonder.has(onderwijsregio);
  return { jij: open.filter(vanRe), ander: open.filter((verzoek) => !vanRe(verzoek)) };
}

/** Who asks about one request: the Realisatie-Eenheid (`regios` null), or a projectleider for the regions that are led. */
interface Verzoekvraag {
  account: Account;
  id: string;
  regios: readonly string[] | null;
}

/** One request for who may decide about it: still open, or answered already; null when there is none, and for everybody else. */
export async function verzoekVoor(
  db: Db,
  vraag: Verzoekvraag,
): Promise<{ open: OpenVerzoek; beantwoord: null } | { open: null; beantwoord: BeantwoordVerzoek } | null> {
  const open = await openVoor(db, vraag.account).where('v.id', '=', vraag.id).executeTakeFirst();
  if (open) return gaatOver(vraag, open) ? { open, beantwoord: null } : null;
  const beantwoord = await beantwoordVerzoek(db, vraag);
  return beantwoord && { open: null, beantwoord };
}

const gaatOver = ({ account, regios }: Verzoekvraag, verzoek: Pick<OpenVerzoek, 'soort' | 'onderwijsregio'>): boolean =>
  magGeven(account, verzoek) && regios?.includes(verzoek.onderwijsregio) !== false;

/** Nobody decides about their own request. */
const openVoor = (db: Db, account: Account) =>
  db
    .selectFrom('rechtverzoek as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .select(['v.id', 'a.naam', 'a.adres', 'a.functie', 'a.organisatie', 'v.soort', 'v.onderwijsregio', 'v.toelichting'])
    .select('v.gevraagd_op as gevraagdOp')
    .where('v.uitslag', '=', 'open')
    .where('v.account_id', '!=', account.id);

export interface BeantwoordVerzoek {
  naam: string;
  adres: string;
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
  uitslag: Exclude<Verzoekuitslag, 'open'>;
  /** When, and name of who decided; null when that is no longer known. */
  op: Moment | null;
  door: string | null;
}

/** A request that was decided or withdrawn; null when it is open, or when this person had no say in it. */
async function beantwoordVerzoek(db: Db, vraag: Verzoekvraag): Promise<BeantwoordVerzoek | null> {
  const rij = await db
    .selectFrom('rechtverzoek as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .leftJoin('account as d', 'd.id', 'v.door')
    .select(['a.naam', 'a.adres', 'v.soort', 'v.onderwijsregio', 'v.uitslag', 'v.op', 'd.naam as door'])
    .where('v.id', '=', vraag.id)
    .where('v.account_id', '!=', vraag.account.id)
    .executeTakeFirst();
  if (!rij || rij.uitslag === 'open' || !gaatOver(vraag, rij)) return null;
  return { ...rij, uitslag: rij.uitslag };
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
