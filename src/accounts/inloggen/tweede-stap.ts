import { createHmac } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { herstelcodeGebruikt } from '#accounts/brieven.ts';
import { APPSTAP_MS, schoneCode } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AccountTabel } from '#db/tabellen-account.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { herstelcodeGebruiken, herstelcodesMaken, lijktHerstelcode } from './herstelcodes.ts';
import { binnenlaten, type Inleververzoek, type Weigering, type Weigerreden, weiger } from './inloggen.ts';
import type { Kluis } from './kluis.ts';
import { GELDIG_MS, type Inlogcode, POGINGEN_PER_CODE, telFout, vanBrowser, wachttijdNaFouten } from './pogingen.ts';

const STAP_S = APPSTAP_MS / 1000;
// One step back and one ahead, for a telephone whose clock is not quite right.
const VENSTER = 1;
// Half an hour: a code that fits there says that a clock is off. It lets nobody in.
const ELDERS = 60;
// As long as somebody may have been typing.
const TRAAG_GETYPT = 2;

/** What the page of the second step shows: a code to type over, or first an app to link. */
export type TweedeStap = { stand: 'invullen' } | { stand: 'koppelen'; geheim: string; qr: string; link: string };
/** What else can be wrong: a clock that is off, or a secret that was put away with another key. */
export type Stapreden = Weigerreden | 'klok' | 'geen-sleutel';
export type Stapuitslag = { gelukt: true; login: string; eersteKeer: boolean; herstelcodes: string[] | null } | Weigering<Stapreden>;

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
export async function tweedeStapZetten(db: Db, verzoek: Inleververzoek & { contact: string; kluis: Kluis }): Promise<Stapuitslag> {
  const { koekje, code, contact, kluis, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Stapuitslag> => {
    const rij = await vanBrowser(trx, koekje);
    const account = rij && (await bijAdres(trx, rij.adres));
    if (!rij || !account || rij.gebruikt_op === null) return weiger('onbekend');
    const vanWie = { account: account.id };
    if (!isOpen(rij, nu)) return weiger('verlopen', vanWie);
    if (rij.tweede_pogingen >= POGINGEN_PER_CODE) return weiger('op', vanWie);
    const wachtMs = await wachttijdNaFouten(trx, { adres: rij.adres, nu });
    if (wachtMs > 0) return weiger('te-veel-fouten', { wachtMs, ...vanWie });
    const koppelen = account.totp_bevestigd_op === null;
    const oordeel = koppelen
      ? await koppel(trx, account, { geheim: nieuwGeheim(koekje, rij), code, kluis, nu })
      : await klopt(trx, account, { code, contact, kluis, nu });
    if (oordeel !== 'goed') {
      await telFout(trx, rij, 'tweede_pogingen', nu);
      const over = POGINGEN_PER_CODE - rij.tweede_pogingen - 1;
      return weiger<Stapreden>(over > 0 ? oordeel : 'op', { over, ...vanWie });
    }
    const herstelcodes = koppelen ? await herstelcodesMaken(trx, account.id) : null;
    return { gelukt: true, herstelcodes, ...(await binnenlaten(trx, { ...verzoek, account, codeId: rij.id, tweedeStap: true })) };
  });
}

type Persoon = Selectable<AccountTabel>;
const isOpen = (rij: Inlogcode, nu: Moment): boolean => rij.gebruikt_op !== null && nu < rij.gebruikt_op + GELDIG_MS;
const bijAdres = (db: Db | Transaction<Tabellen>, adres: string): Promise<Persoon | undefined> =>
  db.selectFrom('account').selectAll().where('adres', '=', adres).executeTakeFirst();

/** Known to this browser only until it is confirmed: who else reads the mail cannot have scanned the same one. */
const nieuwGeheim = (koekje: string, { id }: Inlogcode): string =>
  new Secret({ buffer: Uint8Array.from(createHmac('sha1', koekje).update(`totp:${id}`).digest()).buffer }).base32;

const totp = (geheim: string, adres: string): TOTP =>
  new TOTP({ issuer: 'Regiokring', label: adres, algorithm: 'SHA1', digits: 6, period: STAP_S, secret: Secret.fromBase32(geheim) });

type Stapoordeel = { oordeel: 'goed' | 'klok'; stap: number } | { oordeel: 'fout' };

/** The time step that a code of about now belongs to, or what is wrong with it; a step counts once. */
function stapVan(geheim: string, { adres, totp_laatste_stap, totp_klok_stap }: Stapgeheugen, code: string, nu: Moment): Stapoordeel {
  const cijfers = schoneCode(code);
  if (!/^\d{6}$/.test(cijfers)) return { oordeel: 'fout' };
  const verschil = totp(geheim, adres).validate({ token: cijfers, timestamp: nu, window: ELDERS });
  if (verschil === null) return { oordeel: 'fout' };
  const stap = Math.floor(nu / 1000 / STAP_S) + verschil;
  // Whoever looked over a shoulder is too late, and who guessed a code of later may not come back with it.
  if (stap <= totp_laatste_stap || stap === totp_klok_stap) return { oordeel: 'fout' };
  if (Math.abs(verschil) <= VENSTER) return { oordeel: 'goed', stap };
  return Math.abs(verschil) <= TRAAG_GETYPT ? { oordeel: 'fout' } : { oordeel: 'klok', stap };
}

type Stapgeheugen = Pick<Persoon, 'adres' | 'totp_laatste_stap' | 'totp_klok_stap'>;
interface Appcode {
  code: string;
  kluis: Kluis;
  nu: Moment;
}

async function koppel(trx: Transaction<Tabellen>, account: Persoon, { geheim, code, kluis, nu }: Appcode & { geheim: string }) {
  // This browser was shown the secret: there is nothing to guess.
  const gelezen = stapVan(geheim, { adres: account.adres, totp_laatste_stap: 0, totp_klok_stap: 0 }, code, nu);
  if (gelezen.oordeel !== 'goed') return gelezen.oordeel;
  const totp_geheim = kluis.sluitWeg(geheim, account.id);
  const waarden = { totp_geheim, totp_bevestigd_op: nu, totp_laatste_stap: gelezen.stap, gewijzigd_op: nu };
  await trx.updateTable('account').set(waarden).where('id', '=', account.id).execute();
  return 'goed';
}

async function klopt(trx: Transaction<Tabellen>, account: Persoon, verzoek: Appcode & { contact: string }) {
  const { code, contact, nu } = verzoek;
  if (!lijktHerstelcode(code)) return appcodeKlopt(trx, account, verzoek);
  const over = await herstelcodeGebruiken(trx, { accountId: account.id, code, nu });
  if (over === null) return 'fout';
  await zetKlaar(trx, herstelcodeGebruikt({ adres: account.adres, contact, over }), nu);
  return 'goed';
}

/** Whether this is a code that the linked app shows about now, and that was not used before. */
export async function appcodeKlopt(trx: Transaction<Tabellen>, account: Persoon, { code, kluis, nu }: Appcode) {
  if (!account.totp_geheim) return 'fout';
  const geheim = kluis.haalOp(account.totp_geheim, account.id);
  if (geheim === null) return 'geen-sleutel';
  const gelezen = stapVan(geheim, account, code, nu);
  if (gelezen.oordeel === 'fout') return 'fout';
  const onthoud = gelezen.oordeel === 'goed' ? { totp_laatste_stap: gelezen.stap } : { totp_klok_stap: gelezen.stap };
  await trx.updateTable('account').set(onthoud).where('id', '=', account.id).execute();
  return gelezen.oordeel;
}
