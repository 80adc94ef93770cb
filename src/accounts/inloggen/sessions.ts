import { type Account, rechtenVan } from '#accounts/account.ts';
import { sluitAlleSessions, sluitSession } from '#accounts/lucia.ts';
import { isVerlopen } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';

export interface MijnSession {
  id: string;
  apparaat: string;
  aangemaaktOp: Moment;
  laatstGezienOp: Moment;
  /** The login that asks. */
  deze: boolean;
}

/** Ends the login of this browser; a cookie nobody knows is fine too. */
export const uitloggen = (db: Db, { login, nu }: { login: string; nu: Moment }): Promise<void> => sluitSession(db, login, nu);

/** Ends every login of an account, also the one that asks. */
export const overalUitloggen = (db: Db, { account, nu }: { account: Pick<Account, 'id'>; nu: Moment }): Promise<void> =>
  sluitAlleSessions(db, account.id, nu);

/** Ends one login of one's own account; somebody else's is not found. */
export async function sessionSluiten(db: Db, { account, id }: { account: Pick<Account, 'id'>; id: string }): Promise<{ gelukt: boolean }> {
  const weg = await db.deleteFrom('session').where('id', '=', id).where('account_id', '=', account.id).executeTakeFirst();
  return { gelukt: weg.numDeletedRows === 1n };
}

/** Where somebody is logged in now, the latest first. */
export async function mijnSessions(
  db: Db,
  { account, nu }: { account: Pick<Account, 'id' | 'sessionId'>; nu: Moment },
): Promise<MijnSession[]> {
  const rechten = await rechtenVan(db, account.id);
  const rijen = await db
    .selectFrom('session')
    .select(['id', 'apparaat', 'aangemaakt_op as aangemaaktOp', 'laatst_gezien_op as laatstGezienOp'])
    .where('account_id', '=', account.id)
    .orderBy('laatst_gezien_op', 'desc')
    .execute();
  return rijen.filter((rij) => !isVerlopen(rij, rechten, nu)).map((rij) => ({ ...rij, deze: rij.id === account.sessionId }));
}

const BROWSERS: readonly [teken: RegExp, naam: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMEN: readonly [teken: RegExp, naam: string][] = [
  [/iPhone/, 'een iPhone'],
  [/iPad/, 'een iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'een Chromebook'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'een Mac'],
  [/Linux/, 'Linux'],
];

/** A browser in words its owner knows: "Firefox op Windows". Nothing of the string itself is kept. */
export function apparaatVan(userAgent: string | null): string {
  const vind = (lijst: readonly [RegExp, string][]) => lijst.find(([teken]) => teken.test(userAgent?.slice(0, 500) ?? ''))?.[1];
  const [browser, systeem] = [vind(BROWSERS), vind(SYSTEMEN)];
  if (browser && systeem) return `${browser} op ${systeem}`;
  return browser ?? (systeem ? `Browser op ${systeem}` : 'Onbekend apparaat');
}
