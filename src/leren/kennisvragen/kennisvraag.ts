import type { Selectable } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Kennisvraagstatus, KennisvraagTabel } from '#db/tabellen-kennisvraag.ts';
import { dagenSinds } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';

export interface Kennisvraag {
  id: string;
  vraag: string;
  toelichting: string;
  gesteldOp: Moment;
  status: Kennisvraagstatus;
  link: string | null;
  antwoord: string;
  afgehandeldOp: Moment | null;
  sleutel: string;
  /** Who hears the answer; null when we no longer know. */
  vrager: Vrager | null;
}
export interface Vrager {
  adres: string;
  /** Empty for who asked without logging in. */
  naam: string;
}

/** The word everybody reads for the status of a question. */
export const KENNISVRAAGSTATUS: Record<Kennisvraagstatus, { tekst: string; soort: 'goed' | 'let-op' | 'neutraal' }> = {
  open: { tekst: 'Open', soort: 'let-op' },
  gekoppeld: { tekst: 'Gekoppeld', soort: 'goed' },
  beantwoord: { tekst: 'Beantwoord', soort: 'goed' },
  gesloten: { tekst: 'Gesloten', soort: 'neutraal' },
};

/** How long a question waits, in calendar days: "vandaag gesteld", "wacht 3 dagen". */
export function leeftijd(gesteldOp: Moment, nu: Moment): string {
  const dagen = dagenSinds(gesteldOp, nu);
  return dagen <= 0 ? 'vandaag gesteld' : `wacht ${aantal(dagen, 'dag', 'dagen')}`;
}

/** One question by its id, or by the key that its asker holds. */
export async function kennisvraag(db: Db, welke: { id: string } | { sleutel: string }): Promise<Kennisvraag | null> {
  const [kolom, waarde] = 'id' in welke ? (['k.id', welke.id] as const) : (['k.sleutel', welke.sleutel] as const);
  const rij = await metVrager(db).where(kolom, '=', waarde).executeTakeFirst();
  return rij ? uitRij(rij) : null;
}

const MEESTE_AFGEHANDELD = 50;

/** The work of the Realisatie-Eenheid: what waits, longest first, and what was handled last. */
export async function werklijst(db: Db): Promise<{ open: Kennisvraag[]; afgehandeld: Kennisvraag[] }> {
  const wacht = await metVrager(db).where('k.status', '=', 'open').orderBy('k.gesteld_op').execute();
  const af = await metVrager(db).where('k.status', '!=', 'open').orderBy('k.afgehandeld_op', 'desc').limit(MEESTE_AFGEHANDELD).execute();
  return { open: wacht.map(uitRij), afgehandeld: af.map(uitRij) };
}

/** The open questions that wait longest. */
export const oudsteOpen = (db: Db, meeste: number): Promise<{ id: string; vraag: string; gesteldOp: Moment }[]> =>
  db
    .selectFrom('kennisvraag')
    .select(['id', 'vraag', 'gesteld_op as gesteldOp'])
    .where('status', '=', 'open')
    .orderBy('gesteld_op')
    .limit(meeste)
    .execute();

export async function aantalOpen(db: Db): Promise<number> {
  const telling = db.selectFrom('kennisvraag').select(({ fn }) => fn.countAll<number>().as('open'));
  return (await telling.where('status', '=', 'open').executeTakeFirstOrThrow()).open;
}

/** What was asked in this time, with the page it was answered with. */
export const gesteldTussen = (db: Db, { van, tot }: { van: Moment; tot: Moment }): Promise<{ link: string | null }[]> =>
  db.selectFrom('kennisvraag').select('link').where('gesteld_op', '>=', van).where('gesteld_op', '<', tot).execute();

/** All that somebody asked, newest last. */
export const mijnKennisvragen = async (db: Db, { account }: { account: { id: string } }): Promise<Kennisvraag[]> =>
  (await metVrager(db).where('k.account_id', '=', account.id).orderBy('k.gesteld_op').execute()).map(uitRij);

const metVrager = (db: Db) =>
  db
    .selectFrom('kennisvraag as k')
    .leftJoin('account as a', 'a.id', 'k.account_id')
    .selectAll('k')
    .select(['a.adres as account_adres', 'a.naam as account_naam']);

type Rij = Selectable<KennisvraagTabel> & { account_adres: string | null; account_naam: string | null };

function uitRij({ id, vraag, toelichting, status, link, antwoord, sleutel, ...rij }: Rij): Kennisvraag {
  const adres = rij.account_adres ?? rij.adres;
  const vrager = adres === null ? null : { adres, naam: rij.account_naam ?? '' };
  return { id, vraag, toelichting, gesteldOp: rij.gesteld_op, status, link, antwoord, afgehandeldOp: rij.afgehandeld_op, sleutel, vrager };
}
