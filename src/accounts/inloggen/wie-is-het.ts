import { type Account, rechtenVan } from '#accounts/account.ts';
import { vingerafdruk } from '#accounts/geheimen.ts';
import { leesSession, sluitSession } from '#accounts/lucia.ts';
import { isVerlopen, moetTweedeStap } from '#accounts/rechten.ts';
import { alsHetKan } from '#db/storing.ts';
import type { Db, Moment } from '#db/tabellen.ts';

// Being seen is written down at most once a minute: reading a page then costs no write.
const GEZIEN_MS = 60_000;

/**
 * Who holds this cookie; null when the login is unknown, over its idle or absolute limit, or without the second step
 * that the rights of the account ask for. Throws when the database cannot be read.
 */
export async function wieIsHet(db: Db, { koekje, nu }: { koekje: string; nu: Moment }): Promise<Account | null> {
  const gevonden = await leesSession(db, koekje, nu);
  if (!gevonden) return null;
  const { session, persoon } = gevonden;
  const rechten = await rechtenVan(db, persoon.id);
  const tweedeStap = session.tweedeStapOp !== null;
  if (isVerlopen(session, rechten, nu) || (moetTweedeStap(rechten) && !tweedeStap)) {
    await alsHetKan(sluitSession(db, koekje, nu));
    return null;
  }
  if (nu - session.laatstGezienOp >= GEZIEN_MS)
    await alsHetKan(db.updateTable('session').set({ laatst_gezien_op: nu }).where('id', '=', session.id).execute());
  return { ...persoon, voorbeeld: persoon.voorbeeld === 1, rechten, sessionId: session.id, tweedeStap };
}

/** A login that is there, whatever it may do. */
export interface BekendeLogin {
  id: string;
  accountId: string;
}
/** The login that this cookie opens; null for any other cookie, and while nothing can be read. */
export async function bekendeLogin(db: Db, { koekje, nu }: { koekje: string; nu: Moment }): Promise<BekendeLogin | null> {
  const vraag = db
    .selectFrom('session')
    .select(['id', 'account_id as accountId'])
    .where('id', '=', vingerafdruk(koekje))
    .where('verloopt_op', '>', nu);
  const rij = await vraag.executeTakeFirst().catch(() => undefined);
  return rij ?? null;
}

export interface Koekje {
  naam: string;
  opties: { httpOnly: true; secure: boolean; sameSite: 'lax'; path: '/'; maxAge: number };
}

/** The two cookies: who is logged in, and which browser asked for a code. Without SITE_URL (the trial) they are plain. */
export function koekjes(proef: boolean): { login: Koekje; inlogcode: Koekje } {
  const voorvoegsel = proef ? '' : '__Host-';
  const opties = { httpOnly: true, secure: !proef, sameSite: 'lax', path: '/' } as const;
  return {
    // The server decides how long a login lasts; the browser keeps the cookie for the longest of all roles.
    login: { naam: `${voorvoegsel}login`, opties: { ...opties, maxAge: 30 * 24 * 3600 } },
    inlogcode: { naam: `${voorvoegsel}inlogcode`, opties: { ...opties, maxAge: 30 * 60 } },
  };
}

const PERSOONLIJK = [
  /^\/(mijn|beheer|inloggen|uitloggen|afmelden|uitnodiging|volgen|kennisvragen)\//,
  /^\/kennissessies\/[^/]+\/aanmelden\//,
  /^\/onderwijsregio-worden\/wij-denken-erover\//,
];

/** Whether a request may need to know who is asking: personal addresses, and everything that is sent. */
export const isPersoonlijk = (methode: string, pad: string): boolean =>
  (methode !== 'GET' && methode !== 'HEAD') || PERSOONLIJK.some((vorm) => vorm.test(pad));
