import { sql } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { type Bladzijde, bladzijdeVan } from '#grond/bladzijde.ts';
import { DAG_MS } from '#grond/duur.ts';
import { erbij, type Kennissessie, type Opkomst, uitRij } from '#kennissessies/kennissessie.ts';
import { komtVoor } from '#kennissessies/naamzoeken.ts';
import { opkomstPerSessie, opkomstTekst } from '#kennissessies/opkomst.ts';
import { type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { type Bezetting, bezetting, bezettingskolommen } from '#kennissessies/plaatsen.ts';
import { regiosVanOrganisator } from './wie-organiseert.ts';

/** One session as who plans it sees it in a list. */
export interface Geplandesessie extends Bezetting {
  kennissessie: Kennissessie;
  stand: Sessiestand;
  /** Questions for the speakers of people who still come. */
  vragen: number;
  /** Who were there, in words; empty until it is over, and when nobody kept the list. */
  erbij: string;
}

/** What comes, what is still a draft, and what is over. */
export const PLANDELEN = ['komend', 'concept', 'geweest'] as const;
export type Plandeel = (typeof PLANDELEN)[number];

/** One page of a part. */
export interface Planningsblad extends Omit<Bladzijde<never>, 'items'> {
  sessies: Geplandesessie[];
}

export interface Planningsvraag {
  account: Account;
  /** Words, or parts of them, of a title, a place or an organiser. */
  zoek?: string;
  /** The region that hosts, or `landelijk`. */
  waar?: string;
  /** One part by page, instead of the beginning of each. */
  deel?: Plandeel | null;
  /** From 1. */
  pagina?: number;
  nu: Moment;
}

/** How many of each part stand on the first page, and how many on a page of one part. */
const EERSTE: Record<Plandeel, number> = { komend: 24, concept: 12, geweest: 12 };
const PER_BLAD = 48;

/**
 * The sessions that this account plans: what comes by date, concepts by date, and what is over, newest first. `alle` is how many
 * there are whatever was asked. Places and questions are counted of what is shown alone, however many sessions there are.
 */
export async function planningslijst(
  db: Db,
  { account, zoek = '', waar = '', deel = null, pagina = 1, nu }: Planningsvraag,
): Promise<Record<Plandeel, Planningsblad> & { alle: number }> {
  const regios = regiosVanOrganisator(account);
  const rijen = regios?.length === 0 ? [] : await kort(db, regios);
  const gevonden = rijen.filter(
    (rij) =>
      (waar === '' || (waar === 'landelijk' ? rij.schaal === waar : rij.gastregio === waar)) &&
      (zoek === '' || komtVoor(`${rij.titel} ${rij.plaats} ${rij.organisator}`, zoek)),
  );
  const perDeel = Map.groupBy(gevonden, ({ status, eind_op }): Plandeel => {
    if (status === 'concept') return 'concept';
    return eind_op > nu ? 'komend' : 'geweest';
  });
  const stuk = (naam: Plandeel) => {
    const ids = (perDeel.get(naam) ?? []).map(({ id }) => id);
    if (naam === 'geweest') ids.reverse();
    const { items, ...blad } = bladzijdeVan(ids, deel === naam ? pagina : 1, deel === null ? EERSTE[naam] : PER_BLAD);
    return { ...blad, hierop: deel === null || deel === naam ? items : [] };
  };
  const [komend, concept, geweest] = [stuk('komend'), stuk('concept'), stuk('geweest')];
  const sessies = await gepland(db, [...komend.hierop, ...concept.hierop, ...geweest.hierop], nu);
  const blad = ({ hierop, ...rest }: ReturnType<typeof stuk>) => ({ ...rest, sessies: hierop.flatMap((id) => sessies.get(id) ?? []) });
  return { komend: blad(komend), concept: blad(concept), geweest: blad(geweest), alle: rijen.length };
}

/** What lists are made of: nothing is counted. */
const kort = (db: Db, regios: readonly string[] | null) =>
  vanRegios(db, regios)
    .select(['k.id', 'k.status', 'k.eind_op', 'k.titel', 'k.plaats', 'k.organisator', 'k.schaal', 'k.gastregio'])
    .orderBy('k.begin_op')
    .orderBy('k.id')
    .execute();

const WEEK_MS = 7 * DAG_MS;
/** Without a session in the coming week: how many of the next ones. */
const EERSTVOLGENDE = 3;

export interface Binnenkort {
  sessies: Geplandesessie[];
  /** False when none of them is in the coming seven days. */
  dezeWeek: boolean;
  /** There are more in the coming week than these. */
  meer: boolean;
  /** How many are still to come in all. */
  komend: number;
}

/**
 * The sessions of the coming seven days, or else the next ones, at most `meeste`; of these regions, or of everybody with
 * null. What is off or still a draft is not among them.
 */
export async function binnenkort(
  db: Db,
  { regios, meeste, nu }: { regios: readonly string[] | null; meeste: number; nu: Moment },
): Promise<Binnenkort> {
  const alle = vanRegios(db, regios).where('k.eind_op', '>', nu).where('k.status', 'not in', ['concept', 'afgelast']);
  const eerste = await alle
    .select(['k.id', 'k.begin_op'])
    .orderBy('k.begin_op')
    .limit(meeste + 1)
    .execute();
  const { komend } = await alle.select(({ fn }) => fn.countAll<number>().as('komend')).executeTakeFirstOrThrow();
  const week = eerste.filter(({ begin_op }) => begin_op <= nu + WEEK_MS);
  const ids = (week.length > 0 ? week.slice(0, meeste) : eerste.slice(0, EERSTVOLGENDE)).map(({ id }) => id);
  const sessies = await gepland(db, ids, nu);
  return { sessies: ids.flatMap((id) => sessies.get(id) ?? []), dezeWeek: week.length > 0, meer: week.length > meeste, komend };
}

const vanRegios = (db: Db, regios: readonly string[] | null) =>
  db
    .selectFrom('kennissessie as k')
    .$if(regios !== null, (vraag) => vraag.where('k.schaal', '=', 'regionaal').where('k.gastregio', 'in', regios ?? []));

/** These sessions with what is counted of them. */
async function gepland(db: Db, ids: readonly string[], nu: Moment): Promise<Map<string, Geplandesessie>> {
  if (ids.length === 0) return new Map();
  const tel = (voorwaarde: string) =>
    sql<number>`(select count(*) from aanmelding a where a.kennissessie_id = k.id and ${sql.raw(voorwaarde)})`;
  const rijen = await db
    .selectFrom('kennissessie as k')
    .selectAll('k')
    .select(erbij('k'))
    .select(bezettingskolommen('k'))
    .select(tel("a.status != 'afgemeld' and a.vraag != ''").as('vragen'))
    .where('k.id', 'in', ids)
    .execute();
  const geweest = rijen.filter(({ eind_op }) => eind_op <= nu).map(({ id }) => id);
  const opkomst = geweest.length > 0 ? await opkomstPerSessie(db, geweest) : new Map<string, Opkomst[]>();
  return new Map(
    rijen.map((rij) => {
      const kennissessie = uitRij(rij);
      const { bezet, wachtend, bezetOnline, wachtendOnline, vragen } = rij;
      const stand = sessiestandVan(kennissessie, nu);
      const erbij = opkomstTekst(kennissessie, opkomst.get(rij.id) ?? [], nu).replace(/\.$/, '');
      return [rij.id, { kennissessie, stand, bezet, wachtend, bezetOnline, wachtendOnline, vragen, erbij }];
    }),
  );
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
