import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Stap } from '#db/tabellen-inzending.ts';
import type { Inzending } from '#publicaties/inzending.ts';
import { beoordelaars, type Ontvanger, vanRe } from '#publicaties/ontvangers.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { isRe, type Schrijver } from '#publicaties/wie-mag.ts';

type Lezer = Db | Transaction<Tabellen>;
/** Who looks at a text before it goes online: the judges of a step, or nobody but its writer, and why. */
export type Meelezers = { stap: Stap; wie: Ontvanger[] } | { stap: null; waarom: string };

const WAAROM = {
  nieuws: 'Nieuws plaatst de Realisatie-Eenheid zonder tweede lezer.',
  enige: 'Er was niemand anders die deze tekst kon beoordelen.',
} as const;

/**
 * Nobody approves their own text: the projectleider of its region looks first, else the Realisatie-Eenheid. Two exceptions,
 * and only here: news is urgent, and while one person is the whole Realisatie-Eenheid she would wait for nobody. Both are
 * marked in the history of the text.
 */
export async function meelezers(trx: Lezer, { account, inzending }: { account: Schrijver; inzending: Inzending }): Promise<Meelezers> {
  if (soortVan(inzending.collectie).oordeel === 'alleen' && isRe(account)) return { stap: null, waarom: WAAROM.nieuws };
  const anderen = async (bij: Stap) => (await beoordelaars(trx, inzending, bij)).filter(({ id }) => id !== account.id);
  const [inRegio, bijRe, re] = [await anderen('regio'), await anderen('re'), await vanRe(trx)];
  if (inRegio.length > 0) return { stap: 'regio', wie: inRegio };
  if (bijRe.length > 0 || re.length !== 1) return { stap: 're', wie: bijRe };
  return isRe(account) ? { stap: null, waarom: WAAROM.enige } : { stap: 're', wie: re };
}

/** Whether a text would go online at once when this person sends it in now: then its button says so. */
export const gaatMeteenOnline = async (db: Db, vraag: { account: Schrijver; inzending: Inzending }): Promise<boolean> =>
  (await meelezers(db, vraag)).stap === null;

/**
 * Of a text that waits: at whose step, when everybody who could judge it there wrote on it too, or left. Whoever is the whole
 * Realisatie-Eenheid by now still places it herself.
 */
export async function wachtOpNiemand(db: Lezer, inzending: Inzending): Promise<Stap | null> {
  const { status, stap } = inzending;
  if (status !== 'ingediend' || stap === null || (await beoordelaars(db, inzending, stap)).length > 0) return null;
  return stap === 're' && (await vanRe(db)).length === 1 ? null : stap;
}

/** Whether the Realisatie-Eenheid sent this text in: then she saw it, and the region it is for is the second to look. */
export async function stuurdeReIn(trx: Transaction<Tabellen>, { id }: Pick<Inzending, 'id'>): Promise<boolean> {
  const rij = await trx
    .selectFrom('inzending_gebeurtenis')
    .select('stap')
    .where('inzending_id', '=', id)
    .where('soort', '=', 'ingediend')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return rij?.stap === 're';
}
