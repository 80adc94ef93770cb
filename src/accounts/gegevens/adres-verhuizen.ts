import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { codeHash, gelijk, nieuweCode, schoneCode } from '#accounts/geheimen.ts';
import { sluitAndereSessions } from '#accounts/lucia.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { adresVerhuisd, codeVoorNieuw, codeVoorOud } from './adresbrieven.ts';

/** Two mailboxes take longer than one. */
const GELDIG_MS = 30 * 60_000;
const POGINGEN = 5;
/** In a day, by one account and to one address. */
export const VERHUISCODES_PER_DAG = 5;

export interface Verhuisvraag {
  account: Pick<Account, 'id' | 'adres'>;
  /** Already normalised by `adresVan`. */
  naar: string;
  /** What the login cookie holds: the codes only work in this login. */
  login: string;
  /** Only in the trial: prints the codes. */
  meldCode?: ((adres: string, code: string) => void) | null;
  nu: Moment;
}
export type Verhuisvraaguitslag = { gelukt: true } | { gelukt: false; reden: 'zelfde' | 'te-vaak' };

/** Mails a code to the old and to the new address; whether the new one is known here changes nothing. */
export async function adresVerhuizenVragen(db: Db, { account, naar, login, meldCode, nu }: Verhuisvraag): Promise<Verhuisvraaguitslag> {
  if (naar === account.adres) return { gelukt: false, reden: 'zelfde' };
  const [id, oud, nieuw] = [randomUUID(), nieuweCode(8), nieuweCode(8)];
  const uitslag = await db.transaction().execute(async (trx): Promise<Verhuisvraaguitslag> => {
    if (await isTeVaak(trx, account.id, naar, nu)) return { gelukt: false, reden: 'te-vaak' };
    await trx
      .insertInto('adreswijziging')
      .values({
        ...{ id, account_id: account.id, nieuw_adres: naar, aangemaakt_op: nu, verloopt_op: nu + GELDIG_MS, gebruikt_op: null },
        oud_hash: codeHash(oud, { sleutel: login, id: `${id}-oud` }),
        nieuw_hash: codeHash(nieuw, { sleutel: login, id: `${id}-nieuw` }),
      })
      .execute();
    await zetKlaar(trx, { ...codeVoorOud({ adres: account.adres, naar, code: oud }), verlooptOp: nu + GELDIG_MS }, nu);
    await zetKlaar(trx, { ...codeVoorNieuw({ adres: naar, code: nieuw }), verlooptOp: nu + GELDIG_MS }, nu);
    return { gelukt: true };
  });
  if (uitslag.gelukt) {
    meldCode?.(account.adres, oud);
    meldCode?.(naar, nieuw);
  }
  return uitslag;
}

type Verhuisreden = 'geen-verhuizing' | 'codes-fout' | 'codes-op' | 'bezet';
export type Adresuitslag = { gelukt: true } | { gelukt: false; reden: Verhuisreden };

export interface Verhuizing {
  account: Pick<Account, 'id' | 'sessionId'>;
  codes: { oud: string; nieuw: string };
  /** What the login cookie holds. */
  login: string;
  /** Mailbox for who did not do this. */
  contact: string;
  nu: Moment;
}

/** Moves an account to the new address when both codes are right. Rights, registrations and texts come along; other logins end. */
export const adresVerhuizen = (db: Db, { account, codes, login, contact, nu }: Verhuizing): Promise<Adresuitslag> =>
  db.transaction().execute(async (trx): Promise<Adresuitslag> => {
    const rij = await laatsteVraag(trx, account.id, nu);
    if (!rij) return { gelukt: false, reden: 'geen-verhuizing' };
    const { id, nieuw_adres: naar, pogingen } = rij;
    if (pogingen >= POGINGEN) return { gelukt: false, reden: 'codes-op' };
    const klopt = (soort: 'oud' | 'nieuw', hash: string) =>
      gelijk(codeHash(schoneCode(codes[soort]), { sleutel: login, id: `${id}-${soort}` }), hash);
    // Both are always looked at: nobody learns which of the two was right.
    if ([klopt('oud', rij.oud_hash), klopt('nieuw', rij.nieuw_hash)].includes(false)) {
      await trx
        .updateTable('adreswijziging')
        .set({ pogingen: pogingen + 1 })
        .where('id', '=', id)
        .execute();
      return { gelukt: false, reden: pogingen + 1 >= POGINGEN ? 'codes-op' : 'codes-fout' };
    }
    await trx.updateTable('adreswijziging').set({ gebruikt_op: nu }).where('id', '=', id).execute();
    if (await trx.selectFrom('account').select('id').where('adres', '=', naar).executeTakeFirst()) return { gelukt: false, reden: 'bezet' };
    await verhuis(trx, { account, naar, contact, nu });
    return { gelukt: true };
  });

/** To which address this account is on its way; null when no codes are out. */
export async function wachtendAdres(db: Db, { account, nu }: { account: Pick<Account, 'id'>; nu: Moment }): Promise<string | null> {
  const rij = await laatsteVraag(db, account.id, nu);
  return rij && rij.pogingen < POGINGEN ? rij.nieuw_adres : null;
}

async function verhuis(
  trx: Transaction<Tabellen>,
  { account, naar, contact, nu }: Pick<Verhuizing, 'account' | 'contact' | 'nu'> & { naar: string },
): Promise<void> {
  const { adres: oud, naam } = await trx
    .selectFrom('account')
    .select(['adres', 'naam'])
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  await trx.updateTable('account').set({ adres: naar, gewijzigd_op: nu }).where('id', '=', account.id).execute();
  // Codes under way to the old address would open a new account there; what was counted comes along.
  await trx.updateTable('inlogcode').set({ adres: naar, browser_hash: '' }).where('adres', '=', oud).execute();
  await sluitAndereSessions(trx, account);
  await gebeurtenisVastleggen(trx, { wat: 'adres-gewijzigd', door: account, over: account.id, nu });
  for (const adres of [oud, naar]) await zetKlaar(trx, adresVerhuisd({ aan: { adres, naam }, oud, naar, contact }), nu);
}

const laatsteVraag = (db: Db | Transaction<Tabellen>, accountId: string, nu: Moment) =>
  db
    .selectFrom('adreswijziging')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('verloopt_op', '>', nu)
    .where('gebruikt_op', 'is', null)
    .orderBy('aangemaakt_op', 'desc')
    .executeTakeFirst();

async function isTeVaak(trx: Transaction<Tabellen>, accountId: string, naar: string, nu: Moment): Promise<boolean> {
  const sinds = trx
    .selectFrom('adreswijziging')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('aangemaakt_op', '>', nu - DAG_MS);
  const door = await sinds.where('account_id', '=', accountId).executeTakeFirstOrThrow();
  const aan = await sinds.where('nieuw_adres', '=', naar).executeTakeFirstOrThrow();
  return Math.max(door.aantal, aan.aantal) >= VERHUISCODES_PER_DAG;
}
