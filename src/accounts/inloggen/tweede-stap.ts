import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { herstelcodeGebruikt } from '#accounts/brieven.ts';
import { schoneCode } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AccountTabel } from '#db/tabellen-account.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { herstelcodeGebruiken, herstelcodesMaken, lijktHerstelcode } from './herstelcodes.ts';
import { binnenlaten, type Inleververzoek, type Weigering, weiger } from './inloggen.ts';
import { GELDIG_MS, type Inlogcode, POGINGEN_PER_CODE, telFout, vanBrowser, wachttijdNaFouten } from './pogingen.ts';

const STAP_S = 30;
// One step back and one ahead, for a telephone whose clock is not quite right.
const VENSTER = 1;

/** What the page of the second step shows: a code to type over, or first an app to link. */
export type TweedeStap = { stand: 'invullen' } | { stand: 'koppelen'; geheim: string; qr: string; link: string };
export type Stapuitslag = { gelukt: true; login: string; eersteKeer: boolean; herstelcodes: string[] | null } | Weigering;

/** The second step that this browser still has to take; null when it has not just handed in a good code. */
export async function wachtOpTweedeStap(db: Db, { koekje, nu }: { koekje: string; nu: Moment }): Promise<TweedeStap | null> {
  const rij = await vanBrowser(db, koekje);
  if (!rij || !isOpen(rij, nu)) return null;
  const account = await bijAdres(db, rij.adres);
  if (!account) return null;
  if (account.totp_bevestigd_op !== null) return { stand: 'invullen' };
  const geheim = nieuwGeheim(koekje, rij);
  const link = totp(geheim, rij.adres).toString();
  return { stand: 'koppelen', geheim: geheim.replace(/.{4}(?=.)/g, '$& '), qr: renderSVG(link, { border: 2 }), link };
}

/** Takes a code from the app or a recovery code; the first code from a new app links it and gives recovery codes. */
export async function tweedeStapZetten(db: Db, verzoek: Inleververzoek & { contact: string }): Promise<Stapuitslag> {
  const { koekje, code, contact, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Stapuitslag> => {
    const rij = await vanBrowser(trx, koekje);
    const account = rij && (await bijAdres(trx, rij.adres));
    if (!rij || !account || rij.gebruikt_op === null) return weiger('onbekend');
    if (!isOpen(rij, nu)) return weiger('verlopen');
    if (rij.tweede_pogingen >= POGINGEN_PER_CODE) return weiger('op');
    const wachtMs = await wachttijdNaFouten(trx, { adres: rij.adres, nu });
    if (wachtMs > 0) return weiger('te-veel-fouten', { wachtMs });
    const koppelen = account.totp_bevestigd_op === null;
    const goed = koppelen
      ? await koppel(trx, account, nieuwGeheim(koekje, rij), code, nu)
      : await klopt(trx, account, { code, contact, nu });
    if (!goed) {
      await telFout(trx, rij, 'tweede_pogingen', nu);
      const over = POGINGEN_PER_CODE - rij.tweede_pogingen - 1;
      return over > 0 ? weiger('fout', { over }) : weiger('op');
    }
    const herstelcodes = koppelen ? await herstelcodesMaken(trx, account.id) : null;
    return { gelukt: true, herstelcodes, ...(await binnenlaten(trx, { ...verzoek, account, codeId: rij.id, tweedeStap: true })) };
  });
}

const isOpen = (rij: Inlogcode, nu: Moment): boolean => rij.gebruikt_op !== null && nu < rij.gebruikt_op + GELDIG_MS;
const bijAdres = (db: Db | Transaction<Tabellen>, adres: string): Promise<AccountTabel | undefined> =>
  db.selectFrom('account').selectAll().where('adres', '=', adres).executeTakeFirst();

/** Known to this browser only until it is confirmed: who else reads the mail cannot have scanned the same one. */
const nieuwGeheim = (koekje: string, { id }: Inlogcode): string =>
  new Secret({ buffer: Uint8Array.from(createHmac('sha1', koekje).update(`totp:${id}`).digest()).buffer }).base32;

const totp = (geheim: string, adres: string): TOTP =>
  new TOTP({ issuer: 'Regiokring', label: adres, algorithm: 'SHA1', digits: 6, period: STAP_S, secret: Secret.fromBase32(geheim) });

/** The time step that a code belongs to; null when it is not a code of about now. */
function stapVan(geheim: string, adres: string, code: string, nu: Moment): number | null {
  const cijfers = schoneCode(code);
  if (!/^\d{6}$/.test(cijfers)) return null;
  const verschil = totp(geheim, adres).validate({ token: cijfers, timestamp: nu, window: VENSTER });
  return verschil === null ? null : Math.floor(nu / 1000 / STAP_S) + verschil;
}

async function koppel(trx: Transaction<Tabellen>, account: AccountTabel, geheim: string, code: string, nu: Moment): Promise<boolean> {
  const stap = stapVan(geheim, account.adres, code, nu);
  if (stap === null) return false;
  const waarden = { totp_geheim: geheim, totp_bevestigd_op: nu, totp_laatste_stap: stap, gewijzigd_op: nu };
  await trx.updateTable('account').set(waarden).where('id', '=', account.id).execute();
  return true;
}

async function klopt(
  trx: Transaction<Tabellen>,
  account: AccountTabel,
  { code, contact, nu }: { code: string; contact: string; nu: Moment },
): Promise<boolean> {
  if (lijktHerstelcode(code)) {
    const over = await herstelcodeGebruiken(trx, { accountId: account.id, code, nu });
    if (over === null) return false;
    await zetKlaar(trx, herstelcodeGebruikt({ adres: account.adres, contact, over }), nu);
    return true;
  }
  return appcodeKlopt(trx, account, code, nu);
}

/** Whether this is a code that the linked app shows about now, and that was not used before. */
export async function appcodeKlopt(trx: Transaction<Tabellen>, account: AccountTabel, code: string, nu: Moment): Promise<boolean> {
  const stap = account.totp_geheim && stapVan(account.totp_geheim, account.adres, code, nu);
  // A step counts once: whoever looked over a shoulder is too late.
  if (!stap || stap <= account.totp_laatste_stap) return false;
  await trx.updateTable('account').set({ totp_laatste_stap: stap }).where('id', '=', account.id).execute();
  return true;
}
