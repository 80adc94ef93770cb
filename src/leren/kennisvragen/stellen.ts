import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { ontvangen } from './brieven.ts';
import { melden } from './melden.ts';

export interface Stelverzoek {
  /** Who asks; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres' | 'naam'> | null;
  adres: string | null;
  vraag: string;
  toelichting: string;
  origin: string;
  nu: Moment;
}
export type Steluitslag =
  | { gelukt: true; sleutel: string }
  | { gelukt: false; reden: 'zonder-adres' }
  | { gelukt: false; reden: 'te-veel' | 'te-druk'; wachtMs: number };

/** The same question again within this time is a form sent twice. */
const DUBBEL_MS = 10 * 60_000;
export const VRAGEN_PER_DAG = 5;
/** Without a login anybody can fill in anybody's address: a bound on the letters that this can cause. */
export const ZONDER_LOGIN_PER_UUR = 60;

/** Asks a question of the Realisatie-Eenheid, with its receipt, and tells them. Sent twice it is one question. */
export async function stellen(db: Db, { account, adres, vraag, toelichting, origin, nu }: Stelverzoek): Promise<Steluitslag> {
  const wie = account ? { account_id: account.id, adres: null } : { account_id: null, adres };
  const vrager = account ?? (adres === null ? null : { adres, naam: '' });
  if (!vrager) return { gelukt: false, reden: 'zonder-adres' };
  return db.transaction().execute(async (trx): Promise<Steluitslag> => {
    const eerder = await vanVandaag(trx, wie, nu);
    const dubbel = eerder.find((een) => een.vraag === vraag && een.toelichting === toelichting && een.op > nu - DUBBEL_MS);
    if (dubbel) return { gelukt: true, sleutel: dubbel.sleutel };
    const vijfde = eerder[VRAGEN_PER_DAG - 1];
    if (vijfde) return { gelukt: false, reden: 'te-veel', wachtMs: vijfde.op + DAG_MS - nu };
    const wachtMs = account ? 0 : await drukte(trx, nu);
    if (wachtMs > 0) return { gelukt: false, reden: 'te-druk', wachtMs };
    const rij = { id: randomUUID(), vraag, toelichting, sleutel: randomBytes(24).toString('base64url') };
    await trx
      .insertInto('kennisvraag')
      .values({ ...rij, ...wie, gesteld_op: nu, link: null, afgehandeld_op: null, afgehandeld_door: null })
      .execute();
    await zetKlaar(trx, ontvangen({ kennisvraag: rij, aan: vrager, origin }, { metTekst: account !== null }), nu);
    await melden(trx, { origin, nu });
    return { gelukt: true, sleutel: rij.sleutel };
  });
}

/** What this asker asked in the last 24 hours, newest first. Nobody can use up the questions of who is logged in. */
const vanVandaag = (trx: Transaction<Tabellen>, wie: { account_id: string | null; adres: string | null }, nu: Moment) =>
  trx
    .selectFrom('kennisvraag')
    .select(['vraag', 'toelichting', 'sleutel', 'gesteld_op as op'])
    .where('gesteld_op', '>', nu - DAG_MS)
    .where(wie.account_id === null ? 'adres' : 'account_id', '=', wie.account_id ?? wie.adres)
    .orderBy('gesteld_op', 'desc')
    .execute();

/** How long nobody can ask without a login, in ms; 0 is not at all. */
async function drukte(trx: Transaction<Tabellen>, nu: Moment): Promise<number> {
  const rij = await trx
    .selectFrom('kennisvraag')
    .select('gesteld_op as op')
    .where('adres', 'is not', null)
    .where('gesteld_op', '>', nu - UUR_MS)
    .orderBy('gesteld_op', 'desc')
    .offset(ZONDER_LOGIN_PER_UUR - 1)
    .limit(1)
    .executeTakeFirst();
  return rij ? rij.op + UUR_MS - nu : 0;
}
