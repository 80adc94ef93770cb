import { sql } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { erbij, type Kennissessie, uitRij } from '#kennissessies/kennissessie.ts';
import { type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { type Bezetting, bezetting, bezettingskolommen } from '#kennissessies/plaatsen.ts';
import { regiosVanOrganisator } from './wie-organiseert.ts';

/** One session as who plans it sees it in a list. */
export interface Geplandesessie extends Bezetting {
  kennissessie: Kennissessie;
  stand: Sessiestand;
  /** Questions for the speakers of people who still come. */
  vragen: number;
}

/** Every session that this account plans: what comes by date, concepts by date, and what is over or off, newest first. */
export async function planningslijst(
  db: Db,
  { account, nu }: { account: Account; nu: Moment },
): Promise<Record<'komend' | 'concept' | 'geweest', Geplandesessie[]>> {
  const regios = regiosVanOrganisator(account);
  if (regios?.length === 0) return { komend: [], concept: [], geweest: [] };
  const rijen = await geplandVoor(db, regios).orderBy('k.begin_op').orderBy('k.id').execute();
  const alle = rijen.map((rij) => alsGepland(rij, nu));
  const voorbij = ({ stand, kennissessie }: Geplandesessie) => stand !== 'concept' && kennissessie.eindOp <= nu;
  return {
    komend: alle.filter((een) => een.stand !== 'concept' && !voorbij(een)),
    concept: alle.filter(({ stand }) => stand === 'concept'),
    geweest: alle.filter(voorbij).reverse(),
  };
}

const WEEK_MS = 7 * DAG_MS;
/** Without a session in the coming week: how many of the next ones. */
const EERSTVOLGENDE = 3;

export interface Binnenkort {
  sessies: Geplandesessie[];
  /** False when none of them is in the coming seven days. */
  dezeWeek: boolean;
  /** There are more in the coming week than these. */
  meer: boolean;
}

/**
 * The sessions of the coming seven days, or else the next ones, at most `meeste`; of these regions, or of everybody with
 * null. What is off or still a draft is not among them.
 */
export async function binnenkort(
  db: Db,
  { regios, meeste, nu }: { regios: readonly string[] | null; meeste: number; nu: Moment },
): Promise<Binnenkort> {
  const eerste = await db
    .selectFrom('kennissessie as k')
    .select(['k.id', 'k.begin_op'])
    .where('k.eind_op', '>', nu)
    .where('k.status', 'not in', ['concept', 'afgelast'])
    .$if(regios !== null, (vraag) => vraag.where('k.schaal', '=', 'regionaal').where('k.gastregio', 'in', regios ?? []))
    .orderBy('k.begin_op')
    .limit(meeste + 1)
    .execute();
  const week = eerste.filter(({ begin_op }) => begin_op <= nu + WEEK_MS);
  const ids = (week.length > 0 ? week.slice(0, meeste) : eerste.slice(0, EERSTVOLGENDE)).map(({ id }) => id);
  // Counting is done for these alone, however many sessions there are.
  const rijen = ids.length === 0 ? [] : await geplandVoor(db, null).where('k.id', 'in', ids).orderBy('k.begin_op').execute();
  return { sessies: rijen.map((rij) => alsGepland(rij, nu)), dezeWeek: week.length > 0, meer: week.length > meeste };
}

function geplandVoor(db: Db, regios: readonly string[] | null) {
  const tel = (voorwaarde: string) =>
    sql<number>`(select count(*) from aanmelding a where a.kennissessie_id = k.id and a.status ${sql.raw(voorwaarde)})`;
  return db
    .selectFrom('kennissessie as k')
    .selectAll('k')
    .select(erbij('k'))
    .select(bezettingskolommen('k'))
    .select(tel(`!= 'afgemeld' and a.vraag != ''`).as('vragen'))
    .$if(regios !== null, (vraag) => vraag.where('k.schaal', '=', 'regionaal').where('k.gastregio', 'in', regios ?? []));
}

function alsGepland(rij: Awaited<ReturnType<ReturnType<typeof geplandVoor>['executeTakeFirstOrThrow']>>, nu: Moment): Geplandesessie {
  const kennissessie = uitRij(rij);
  const { bezet, wachtend, bezetOnline, wachtendOnline, vragen } = rij;
  return { kennissessie, stand: sessiestandVan(kennissessie, nu), bezet, wachtend, bezetOnline, wachtendOnline, vragen };
}

/** How full a session is, to show; acts count inside their own transaction. */
export const bezettingVan = (db: Db, id: string): Promise<Bezetting> =>
  db
    .transaction()
    .setAccessMode('read only')
    .execute((trx) => bezetting(trx, id));

/** What an organiser reads for each state. */
export const STANDTEKST: Record<Sessiestand, { tekst: string; soort: 'goed' | 'let-op' | 'fout' | 'neutraal' }> = {
  concept: { tekst: 'Concept', soort: 'let-op' },
  'save-the-date': { tekst: 'Save the date', soort: 'neutraal' },
  open: { tekst: 'Open', soort: 'goed' },
  verplaatst: { tekst: 'Open, verplaatst', soort: 'goed' },
  geweest: { tekst: 'Geweest', soort: 'neutraal' },
  afgelast: { tekst: 'Afgelast', soort: 'fout' },
  afgerond: { tekst: 'Afgerond', soort: 'neutraal' },
};
