import { sql } from 'kysely';
import { geleideRegios, isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { INZENDSTATUSSEN, type Inzendcollectie, type Inzendstatus, type Stap } from '#db/tabellen-inzending.ts';
import { type Bladzijde, bladzijdeVanAantal } from '#grond/bladzijde.ts';
import { type Stuk, urlVan } from '#inhoud/stuk.ts';
import { isInDeMaak, past } from './handelingen.ts';
import { magGoedkeuren, regiosVan, type Schrijver } from './wie-mag.ts';

/** One line of a list of submissions. */
export interface Lijstregel {
  id: string;
  collectie: Inzendcollectie;
  titel: string;
  /** What its address is called, or was; null before it ever stood online. */
  slug: string | null;
  onderwijsregio: string | null;
  status: Inzendstatus;
  stap: Stap | null;
  /** Since when it is in this state. */
  sinds: Moment;
  gewijzigdOp: Moment;
  geplandOp: Moment | null;
  /** Where it stands online, when it does. */
  url: string | null;
  /** Why it did not get online. */
  fout: string;
  /** Whether it is for this account to judge. */
  aanZet: boolean;
}

/** What is as it should be: online, or withdrawn. Of these there are ever more. */
const isAf = (status: Inzendstatus) => past('bewerken', status) && !isInDeMaak(status);
const AF = INZENDSTATUSSEN.filter(isAf);
const ONDERWEG = INZENDSTATUSSEN.filter((status) => !isAf(status));

/** Every submission that someone may work on and that is not online or withdrawn yet, or not as it should; changed last first. */
export async function mijnInzendingen(db: Db, account: Schrijver): Promise<Lijstregel[]> {
  // Two short lists that each have an index, where one condition on both would go through all there ever was.
  const mislukt = db.selectFrom('publicatie').select('inzending_id as id').where('fout', '!=', GEEN_FOUT);
  const deze = db.selectFrom('inzending').select('id').where('status', 'in', ONDERWEG).union(mislukt);
  const rijen = await vanMij(db, account).where('i.id', 'in', deze).orderBy('i.gewijzigd_op', 'desc').execute();
  return rijen.map((rij) => regelVan(rij, account));
}

/** What someone may work on and does not stand online: not yet, or no longer. */
export async function nietOpDeSite(db: Db, account: Schrijver): Promise<Lijstregel[]> {
  const rijen = await vanMij(db, account).where('p.op_schijf', 'is', null).orderBy('i.gewijzigd_op', 'desc').execute();
  return rijen.map((rij) => regelVan(rij, account));
}

/** A page of those that are online or withdrawn, changed last first. */
export async function afgerondeInzendingen(
  db: Db,
  account: Schrijver,
  { pagina, perPagina }: { pagina: number; perPagina: number },
): Promise<Bladzijde<Lijstregel>> {
  const af = eigen(db, account).where('i.status', 'in', AF);
  const { aantal } = await af.select(({ fn }) => fn.countAll<number>().as('aantal')).executeTakeFirstOrThrow();
  const { vanaf, ...blad } = bladzijdeVanAantal(aantal, pagina, perPagina);
  // Which ones first: of a page what goes with it is looked up, not of all there are.
  const deze = af.select('i.id').orderBy('i.gewijzigd_op', 'desc').orderBy('i.id').limit(perPagina).offset(vanaf);
  const rijen = await vanMij(db, account).where('i.id', 'in', deze).orderBy('i.gewijzigd_op', 'desc').orderBy('i.id').execute();
  return { items: rijen.map((rij) => regelVan(rij, account)), ...blad };
}

/** By address the submission behind each of these texts that was written here, as far as someone may work on it. */
export async function inzendingenOp(db: Db, account: Schrijver, stukken: readonly Stuk[]): Promise<Map<string, string>> {
  const slugs = [...new Set(stukken.map(({ slug }) => slug))];
  const rijen = await online(db, account).where('p.slug', 'in', slugs).execute();
  const adressen = new Set(stukken.map(({ url }) => url));
  const alle = rijen.map(({ id, collectie, slug }) => [urlVan(collectie, slug), id] as const);
  return new Map(alle.filter(([url]) => adressen.has(url)));
}

/** The addresses of all that stands online, was written here and someone may work on. */
export async function hierGeschreven(db: Db, account: Schrijver): Promise<Set<string>> {
  return new Set((await online(db, account).execute()).map(({ collectie, slug }) => urlVan(collectie, slug)));
}

const online = (db: Db, account: Schrijver) =>
  eigen(db, account)
    .innerJoin('publicatie as p', 'p.inzending_id', 'i.id')
    .select(['i.id', 'p.collectie', 'p.slug'])
    .where('p.op_schijf', 'is not', null);

/** As it stands in the index of what failed: a value that is handed in is not recognised there. */
const GEEN_FOUT = sql.lit('');

const eigen = (db: Db, account: Schrijver) =>
  db.selectFrom('inzending as i').$if(!isRe(account), (vraag) =>
    vraag.where(
      'i.onderwijsregio',
      'in',
      regiosVan(account).filter((regio) => regio !== null),
    ),
  );
const vanMij = (db: Db, account: Schrijver) =>
  eigen(db, account)
    .leftJoin('publicatie as p', 'p.inzending_id', 'i.id')
    .select(['i.id', 'i.collectie', 'i.titel', 'i.onderwijsregio', 'i.status', 'i.stap', 'i.status_op', 'i.gewijzigd_op', 'i.gepland_op'])
    .select(['p.slug', 'p.op_schijf', 'p.fout']);
type Rij = Awaited<ReturnType<ReturnType<typeof vanMij>['execute']>>[number];

const regelVan = (rij: Rij, account: Schrijver): Lijstregel => ({
  ...{ id: rij.id, collectie: rij.collectie, titel: rij.titel, slug: rij.slug, onderwijsregio: rij.onderwijsregio },
  ...{ status: rij.status, stap: rij.stap },
  ...{ sinds: rij.status_op, gewijzigdOp: rij.gewijzigd_op, geplandOp: rij.gepland_op, fout: rij.fout ?? '' },
  url: rij.op_schijf === null ? null : urlVan(rij.collectie, rij.slug ?? ''),
  aanZet: past('goedkeuren', rij.status) && magGoedkeuren(account, rij),
});

/** What waits for somebody: to be judged, and for the Realisatie-Eenheid also to go online; of these regions the first step. */
const wachtend = (db: Db, { re, regios }: { re: boolean; regios: readonly string[] }) =>
  db
    .selectFrom('inzending')
    .where(({ eb, and, or }) =>
      or([
        ...(re ? [and([eb('status', '=', 'ingediend'), eb('stap', '=', 're')]), eb('status', '=', 'goedgekeurd')] : []),
        and([eb('status', '=', 'ingediend'), eb('stap', '=', 'regio'), eb('onderwijsregio', 'in', [...regios])]),
      ]),
    );

/** How many texts wait for this account. */
export async function aantalWachtend(db: Db, account: Schrijver): Promise<number> {
  const { aantal } = await wachtend(db, { re: isRe(account), regios: geleideRegios(account) })
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow();
  return aantal;
}

/** The texts that somebody wrote on and that came back to be changed, what came back last first. */
export async function teruggestuurdAan(db: Db, account: Schrijver): Promise<Pick<Lijstregel, 'id' | 'titel'>[]> {
  const regios = regiosVan(account).filter((regio) => regio !== null);
  return db
    .selectFrom('inzending as i')
    .select(['i.id', 'i.titel'])
    .where('i.status', '=', 'teruggestuurd')
    .where('i.id', 'in', (vraag) => vraag.selectFrom('inzending_revisie').select('inzending_id').where('door', '=', account.id))
    .$if(!isRe(account), (vraag) => vraag.where('i.onderwijsregio', 'in', regios))
    .orderBy('i.status_op', 'desc')
    .execute();
}

/** The texts that wait longest: for the Realisatie-Eenheid, or with `regios` for who leads those. */
export const langstWachtend = (
  db: Db,
  { re, regios, meeste }: { re: boolean; regios: readonly string[]; meeste: number },
): Promise<(Pick<Lijstregel, 'id' | 'collectie' | 'titel' | 'status' | 'onderwijsregio'> & { sinds: Moment })[]> =>
  wachtend(db, { re, regios })
    .select(['id', 'collectie', 'titel', 'status', 'onderwijsregio', 'status_op as sinds'])
    .orderBy('status_op')
    .limit(meeste)
    .execute();

/** Texts that were approved and did not get online, the longest first; of every region with null. */
export const blevenHangen = (
  db: Db,
  { regios, meeste }: { regios: readonly string[] | null; meeste: number },
): Promise<{ id: string; titel: string; sinds: Moment }[]> =>
  db
    .selectFrom('publicatie as p')
    .innerJoin('inzending as i', 'i.id', 'p.inzending_id')
    .select(['i.id', 'i.titel', 'p.gewijzigd_op as sinds'])
    .where('p.fout', '!=', GEEN_FOUT)
    .$if(regios !== null, (vraag) => vraag.where('i.onderwijsregio', 'in', regios ?? []))
    .orderBy('p.gewijzigd_op')
    .limit(meeste)
    .execute();

/** Past sessions to write about, newest first. */
export async function geweest(db: Db, nu: Moment): Promise<{ slug: string; titel: string; eindOp: Moment; gastregio: string | null }[]> {
  const rijen = await db
    .selectFrom('kennissessie')
    .select(['slug', 'titel', 'eind_op', 'gastregio'])
    .where('eind_op', '<=', nu)
    .where('status', 'not in', ['concept', 'afgelast'])
    .orderBy('eind_op', 'desc')
    .execute();
  return rijen.map(({ eind_op, ...rest }) => ({ ...rest, eindOp: eind_op }));
}
