import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { SignaalbewijsTabel, Signaalsoort, Signaalstatus, SignaalTabel } from '#db/tabellen-signaal.ts';

/** How it goes with a signal: of the one that it is part of, else its own. */
export interface Signaalverloop {
  /** The version of what stands here. */
  nummer: number;
  status: Signaalstatus;
  tafel: string;
  tafelDag: string;
  antwoord: string;
  namens: string;
  antwoordDag: string;
  afgehandeldOp: Moment | null;
}
export type Signaalbewijs = Pick<SignaalbewijsTabel, 'collectie' | 'slug' | 'titel'>;

/** What a region says that others have to solve, with all that hangs on it. */
export interface Signaal {
  id: string;
  soort: Signaalsoort;
  titel: string;
  speelt: string;
  nodig: string;
  /** As it was called then. */
  onderwijsregio: string;
  accountId: string | null;
  openbaarGewenst: boolean;
  metNaam: boolean;
  status: Signaalstatus;
  nummer: number;
  ingediendOp: Moment;
  gewijzigdOp: Moment;
  bekekenOp: Moment | null;
  openbaarOp: Moment | null;
  gebundeldIn: string | null;
  /** The signals that go on with this one. */
  delen: string[];
  verloop: Signaalverloop;
  nietOpgelost: string;
  nietOpgelostOp: Moment | null;
  bewijs: Signaalbewijs[];
  /** Other regions where it goes on as well, the first first. */
  mede: { onderwijsregio: string; tekst: string; op: Moment }[];
}
export interface Signaalstap {
  handeling: string;
  tekst: string;
  op: Moment;
}

type Lezer = Db | Transaction<Tabellen>;
type Rij = Selectable<SignaalTabel>;

/** All signals, newest first. */
export const signalenLezen = async (db: Lezer): Promise<Signaal[]> =>
  aangevuld(db, await db.selectFrom('signaal').selectAll().orderBy('ingediend_op', 'desc').orderBy('id').execute());

/** The signal with this id and those that it goes on with, what they are part of first; empty when there is none. */
export async function bundelVan(db: Lezer, id: string): Promise<Signaal[]> {
  const kop = sql<string>`(select coalesce(gebundeld_in, id) from signaal where id = ${id})`;
  const rijen = await db
    .selectFrom('signaal')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', kop), eb('gebundeld_in', '=', kop)]))
    .orderBy(sql`gebundeld_in is not null`)
    .orderBy('ingediend_op')
    .orderBy('id')
    .execute();
  return aangevuld(db, rijen);
}

export const signaal = async (db: Lezer, { id }: { id: string }): Promise<Signaal | null> =>
  (await bundelVan(db, id)).find((een) => een.id === id) ?? null;

/** All that was done with a signal, first to last. */
export const stappenVan = (db: Lezer, { id }: { id: string }): Promise<Signaalstap[]> =>
  db.selectFrom('signaalstap').select(['handeling', 'tekst', 'op']).where('signaal_id', '=', id).orderBy('nummer').execute();

/** What this account sent in or joined, for who asks what we keep of them. */
export async function eigenSignalen(db: Db, { account }: { account: { id: string } }) {
  const ingediend = await db
    .selectFrom('signaal')
    .select(['titel', 'speelt', 'nodig', 'status', 'ingediend_op'])
    .where('account_id', '=', account.id)
    .orderBy('ingediend_op')
    .execute();
  const mede = await db
    .selectFrom('medesignaal as m')
    .innerJoin('signaal as s', 's.id', 'm.signaal_id')
    .select(['s.titel', 'm.tekst', 'm.op'])
    .where('m.account_id', '=', account.id)
    .orderBy('m.op')
    .execute();
  const bezwaar = await db
    .selectFrom('signaalstap as stap')
    .innerJoin('signaal as s', (join) => join.onRef('s.id', '=', 'stap.signaal_id').onRef('s.niet_opgelost_op', '=', 'stap.op'))
    .select(['s.titel', 's.niet_opgelost', 'stap.op'])
    .where('stap.handeling', '=', 'niet-opgelost')
    .where('stap.door', '=', account.id)
    .orderBy('stap.op')
    .execute();
  const moment = (op: Moment) => new Date(op).toISOString();
  return [
    ...ingediend.map((een) => ({ ...een, ingediend_op: moment(een.ingediend_op) })),
    ...mede.map(({ titel, tekst, op }) => ({ titel, dit_speelt_hier_ook: tekst, gemeld_op: moment(op) })),
    ...bezwaar.map(({ op, ...een }) => ({ ...een, gemeld_op: moment(op) })),
  ];
}

async function aangevuld(db: Lezer, rijen: readonly Rij[]): Promise<Signaal[]> {
  const ids = rijen.map(({ id }) => id);
  if (ids.length === 0) return [];
  // Of many, all are read: a list of ids would outgrow what a query may hold.
  const alle = ids.length > 100;
  const bewijs = await db
    .selectFrom('signaalbewijs')
    .selectAll()
    .$if(!alle, (vraag) => vraag.where('signaal_id', 'in', ids))
    .orderBy('plek')
    .execute();
  const mede = await db
    .selectFrom('medesignaal')
    .selectAll()
    .$if(!alle, (vraag) => vraag.where('signaal_id', 'in', ids))
    .orderBy('op')
    .orderBy('onderwijsregio')
    .execute();
  const bij = {
    koppen: new Map(rijen.map((rij) => [rij.id, rij])),
    delen: Map.groupBy(rijen, ({ gebundeld_in }) => gebundeld_in),
    bewijs: Map.groupBy(bewijs, ({ signaal_id }) => signaal_id),
    mede: Map.groupBy(mede, ({ signaal_id }) => signaal_id),
  };
  return rijen.map((rij) => ({
    ...uitRij(rij, bij.koppen.get(rij.gebundeld_in ?? rij.id) ?? rij),
    delen: (bij.delen.get(rij.id) ?? []).map(({ id }) => id),
    bewijs: (bij.bewijs.get(rij.id) ?? []).map(({ collectie, slug, titel }) => ({ collectie, slug, titel })),
    mede: (bij.mede.get(rij.id) ?? []).map(({ onderwijsregio, tekst, op }) => ({ onderwijsregio, tekst, op })),
  }));
}

function uitRij({ id, soort, titel, speelt, nodig, onderwijsregio, status, nummer, ...rij }: Rij, kop: Rij) {
  return {
    ...{ id, soort, titel, speelt, nodig, onderwijsregio, status, nummer, accountId: rij.account_id },
    ...{ openbaarGewenst: rij.openbaar_gewenst === 1, metNaam: rij.met_naam === 1, gebundeldIn: rij.gebundeld_in },
    ...{ ingediendOp: rij.ingediend_op, gewijzigdOp: rij.gewijzigd_op, bekekenOp: rij.bekeken_op, openbaarOp: rij.openbaar_op },
    ...{ nietOpgelost: rij.niet_opgelost, nietOpgelostOp: rij.niet_opgelost_op },
    verloop: {
      ...{ nummer: kop.nummer, status: kop.status, tafel: kop.tafel, tafelDag: kop.tafel_dag, antwoord: kop.antwoord, namens: kop.namens },
      ...{ antwoordDag: kop.antwoord_dag, afgehandeldOp: kop.afgehandeld_op },
    },
  };
}
