import type { Selectable } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import type { RegioverkenningTabel, Verkenningstatus } from '#db/tabellen-regioverkenning.ts';
import { dagenSinds } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';

export interface Regioverkenning {
  id: string;
  gebied: string;
  sectoren: string[];
  partners: string;
  vraag: string;
  gemeldOp: Moment;
  status: Verkenningstatus;
  antwoord: string;
  afgehandeldOp: Moment | null;
  /** Who of the Realisatie-Eenheid answered or closed it; empty when that account is gone. */
  doorWie: string;
  melder: Melder;
}
export interface Melder {
  adres: string;
  /** Empty for who wrote without logging in. */
  naam: string;
}

/** The word everybody reads for the status. */
export const VERKENNINGSTATUS: Record<Verkenningstatus, { tekst: string; soort: 'goed' | 'let-op' | 'neutraal' }> = {
  open: { tekst: 'Open', soort: 'let-op' },
  beantwoord: { tekst: 'Beantwoord', soort: 'goed' },
  gesloten: { tekst: 'Gesloten', soort: 'neutraal' },
};

/** How long somebody waits, in calendar days. */
export function wachtduur(gemeldOp: Moment, nu: Moment): string {
  const dagen = dagenSinds(gemeldOp, nu);
  return dagen <= 0 ? 'vandaag binnengekomen' : `wacht ${aantal(dagen, 'dag', 'dagen')}`;
}

export async function regioverkenning(db: Db, { id }: { id: string }): Promise<Regioverkenning | null> {
  const rij = await metMelder(db).where('v.id', '=', id).executeTakeFirst();
  return rij ? uitRij(rij) : null;
}

const MEESTE_AFGEHANDELD = 50;

/** The list of the Realisatie-Eenheid: what waits, longest first, and what was handled last. */
export async function verkenningenlijst(db: Db): Promise<{ open: Regioverkenning[]; afgehandeld: Regioverkenning[] }> {
  const wacht = await metMelder(db).where('v.status', '=', 'open').orderBy('v.gemeld_op').execute();
  const af = await metMelder(db).where('v.status', '!=', 'open').orderBy('v.afgehandeld_op', 'desc').limit(MEESTE_AFGEHANDELD).execute();
  return { open: wacht.map(uitRij), afgehandeld: af.map(uitRij) };
}

/** Those that wait longest. */
export const langstOpenVerkenningen = (db: Db, meeste: number): Promise<{ id: string; gebied: string; gemeldOp: Moment }[]> =>
  db
    .selectFrom('regioverkenning')
    .select(['id', 'gebied', 'gemeld_op as gemeldOp'])
    .where('status', '=', 'open')
    .orderBy('gemeld_op')
    .limit(meeste)
    .execute();

/** All that somebody told, newest last. */
export const mijnRegioverkenningen = async (db: Db, { account }: { account: { id: string } }): Promise<Regioverkenning[]> =>
  (await metMelder(db).where('v.account_id', '=', account.id).orderBy('v.gemeld_op').execute()).map(uitRij);

const metMelder = (db: Db) =>
  db
    .selectFrom('regioverkenning as v')
    .leftJoin('account as a', 'a.id', 'v.account_id')
    .leftJoin('account as d', 'd.id', 'v.afgehandeld_door')
    .selectAll('v')
    .select(['a.adres as account_adres', 'a.naam as account_naam', 'd.naam as door_naam']);

type Rij = Selectable<RegioverkenningTabel> & { account_adres: string | null; account_naam: string | null; door_naam: string | null };

function uitRij({ id, gebied, partners, vraag, status, antwoord, ...rij }: Rij): Regioverkenning {
  return {
    ...{ id, gebied, partners, vraag, status, antwoord },
    sectoren: rij.sectoren.split(','),
    gemeldOp: rij.gemeld_op,
    afgehandeldOp: rij.afgehandeld_op,
    doorWie: rij.door_naam ?? '',
    melder: { adres: rij.account_adres ?? rij.adres ?? '', naam: rij.account_naam ?? '' },
  };
}
