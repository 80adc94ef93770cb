import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { codeInleveren, codeVragen, type Inloguitslag } from '#accounts/inloggen/inloggen.ts';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';

export const NU = Date.UTC(2026, 10, 21, 9, 0);
export const MINUUT = 60_000;
export const UUR = 60 * MINUUT;
export const DAG = 24 * UUR;
/** Of who is not about what a restore may not undo. */
export const GEEN_BOEK = { bijschrijven: async () => {} };
export const APPARAAT = 'Firefox op Windows';
/** With the key of the tests. */
export const KLUIS = openKluis(Buffer.alloc(32, 7));
export const CONTACT = 'contact@regiokring.example';

/** Asks a code as a browser does, everybody from a network of their own; the code is read from the letter, as a person does. */
export async function vraagCode(
  db: Db,
  adres: string,
  nu = NU,
  { proef = false, netwerk = adres } = {},
): Promise<{ koekje: string; code: string }> {
  const uitslag = await codeVragen(db, { adres, netwerk, proef, nu });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return { koekje: uitslag.koekje, code: await codeInBrief(db, adres) };
}

export async function codeInBrief(db: Db, adres: string): Promise<string> {
  const { tekst } = await db.selectFrom('outbox').select('tekst').where('aan', '=', adres).orderBy('id', 'desc').executeTakeFirstOrThrow();
  return /^([2-9A-HJ-NP-Z]{8})$/m.exec(tekst)?.[1] ?? '';
}

export const lever = (db: Db, koekje: string, code: string, nu = NU, oudeLogin?: string): Promise<Inloguitslag> =>
  codeInleveren(db, { koekje, code, apparaat: APPARAAT, oudeLogin, nu });

/** Logs in with the mail alone; answers what the cookie holds. */
export async function logIn(db: Db, adres: string, nu = NU): Promise<string> {
  const { koekje, code } = await vraagCode(db, adres, nu);
  const uitslag = await lever(db, koekje, code, nu);
  if (!uitslag.gelukt || uitslag.stap !== 'klaar') throw new Error(JSON.stringify(uitslag));
  return uitslag.login;
}

export async function maakAccount(
  { db }: OpenDatabase,
  adres: string,
  recht?: Rechtsoort,
  waarden: Partial<{ naam: string; voorbeeld: number; totp_geheim: string; totp_bevestigd_op: number }> = {},
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('account')
    .values({
      ...{ id, adres, naam: 'Rosa', functie: '', organisatie: '', onderwijsregio: null, totp_geheim: null, totp_bevestigd_op: null },
      ...{ totp_laatste_stap: 0, voorbeeld: 0, aangemaakt_op: NU, gewijzigd_op: NU },
      ...waarden,
      ...(waarden.totp_geheim && { totp_geheim: KLUIS.sluitWeg(waarden.totp_geheim, id) }),
    })
    .execute();
  const onderwijsregio = recht === 're' ? null : 'voorbeeldregio-waterkant';
  if (recht)
    await db.insertInto('recht').values({ account_id: id, soort: recht, onderwijsregio, verleend_op: NU, verleend_door: null }).execute();
  return id;
}

/** What the app on a telephone shows. */
export const appcode = (geheim: string, nu: number): string => new TOTP({ secret: geheim.replaceAll(' ', '') }).generate({ timestamp: nu });
