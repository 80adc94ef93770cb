import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { verkenningOntvangen } from './brieven.ts';
import { verkenningRondbrengen } from './verkenning-rondbrengen.ts';

export interface Meldverzoek {
  /** Who writes; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres' | 'naam'> | null;
  adres: string | null;
  gebied: string;
  sectoren: readonly string[];
  partners: string;
  vraag: string;
  origin: string;
  nu: Moment;
}
export type Melduitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'zonder-adres' }
  | { gelukt: false; reden: 'te-veel' | 'te-druk'; wachtMs: number };

/** The same form again within this time was sent twice. */
const DUBBEL_MS = 10 * 60_000;
export const VERKENNINGEN_PER_DAG = 3;
/** Without a login anybody can fill in anybody's address: a bound on the letters that this can cause. */
export const ZONDER_ACCOUNT_PER_UUR = 30;

/** Tells the Realisatie-Eenheid that people think about becoming an onderwijsregio, with a receipt. Sent twice it is told once. */
export async function verkenningMelden(db: Db, { account, adres, origin, nu, ...ingevuld }: Meldverzoek): Promise<Melduitslag> {
  const { gebied, partners, vraag, sectoren } = ingevuld;
  const wie = account ? { account_id: account.id, adres: null } : { account_id: null, adres };
  const aan = account ?? (adres === null ? null : { adres, naam: '' });
  if (!aan) return { gelukt: false, reden: 'zonder-adres' };
  const wat = { gebied, partners, vraag, sectoren: sectoren.join(',') };
  return db.transaction().execute(async (trx): Promise<Melduitslag> => {
    const eerder = await vanVandaag(trx, wie, nu);
    if (eerder.some((een) => een.op > nu - DUBBEL_MS && GELIJK.every((naam) => een[naam] === wat[naam]))) return { gelukt: true };
    const laatste = eerder[VERKENNINGEN_PER_DAG - 1];
    if (laatste) return { gelukt: false, reden: 'te-veel', wachtMs: laatste.op + DAG_MS - nu };
    const wachtMs = account ? 0 : await drukte(trx, nu);
    if (wachtMs > 0) return { gelukt: false, reden: 'te-druk', wachtMs };
    const id = randomUUID();
    await trx
      .insertInto('regioverkenning')
      .values({ id, ...wat, ...wie, gemeld_op: nu, afgehandeld_op: null, afgehandeld_door: null })
      .execute();
    await zetKlaar(trx, verkenningOntvangen({ id, aan, gebied: account ? wat.gebied : null, origin }), nu);
    await verkenningRondbrengen(trx, { origin, nu });
    return { gelukt: true };
  });
}

const GELIJK = ['gebied', 'sectoren', 'partners', 'vraag'] as const;

/** What this person told in the last 24 hours, newest first. Nobody can use up the turns of who is logged in. */
const vanVandaag = (trx: Transaction<Tabellen>, wie: { account_id: string | null; adres: string | null }, nu: Moment) =>
  trx
    .selectFrom('regioverkenning')
    .select([...GELIJK, 'gemeld_op as op'])
    .where('gemeld_op', '>', nu - DAG_MS)
    .where(wie.account_id === null ? 'adres' : 'account_id', '=', wie.account_id ?? wie.adres)
    .orderBy('gemeld_op', 'desc')
    .execute();

/** How long nobody can write without a login, in ms; 0 is not at all. */
async function drukte(trx: Transaction<Tabellen>, nu: Moment): Promise<number> {
  const rij = await trx
    .selectFrom('regioverkenning')
    .select('gemeld_op as op')
    .where('adres', 'is not', null)
    .where('gemeld_op', '>', nu - UUR_MS)
    .orderBy('gemeld_op', 'desc')
    .offset(ZONDER_ACCOUNT_PER_UUR - 1)
    .limit(1)
    .executeTakeFirst();
  return rij ? rij.op + UUR_MS - nu : 0;
}
