import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { accountVan, rechtenVan } from '#accounts/account.ts';
import { inlogcode } from '#accounts/brieven.ts';
import { codeHash, gelijk, nieuweCode, nieuwKoekje, schoneCode, vingerafdruk } from '#accounts/geheimen.ts';
import { openSession, sluitSession } from '#accounts/lucia.ts';
import { uitnodigingenAannemen } from '#accounts/rechten/uitnodigen/uitnodiging-aannemen.ts';
import { moetTweedeStap } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { reeksVanCode, ruimteVoorCodes, WACHT_MS, wachtendeCodesSturen } from './netwerkruimte.ts';
import { GELDIG_MS, POGINGEN_PER_CODE, telFout, vanBrowser, vergeetOude, wachttijdNaFouten, wachttijdVoorCode } from './pogingen.ts';

export interface Codeverzoek {
  /** Already normalised by `adresVan`. */
  adres: string;
  /** From where it is asked: an address on the internet, or a whole network of IPv6. */
  netwerk: string;
  proef: boolean;
  /** Only in the trial: prints the code. */
  meldCode?: ((adres: string, code: string) => void) | null;
  nu: Moment;
}
export type Codeuitslag =
  | { gelukt: true; koekje: string }
  | { gelukt: false; reden: 'te-veel-codes'; wachtMs: number; account: string | null };

/**
 * Mails a code to an address, known or not, and answers the cookie that binds it to this browser. When many codes of this
 * network are waiting to be typed over the letter waits too; the answer is the same.
 */
export async function codeVragen(db: Db, { adres, netwerk: vanaf, proef, meldCode, nu }: Codeverzoek): Promise<Codeuitslag> {
  const [id, koekje, code] = [randomUUID(), nieuwKoekje(), nieuweCode(8)];
  const netwerk = vingerafdruk(vanaf);
  const uitslag = await db.transaction().execute(async (trx): Promise<Codeuitslag> => {
    await vergeetOude(trx, nu);
    const wachtMs = await wachttijdVoorCode(trx, { adres, proef, nu });
    if (wachtMs > 0) return { gelukt: false, reden: 'te-veel-codes', wachtMs, account: await accountBij(trx, adres) };
    const wacht = (await wachtendeCodesSturen(trx, netwerk, nu)) > 0 || (await ruimteVoorCodes(trx, netwerk, nu)) < 1;
    const verlooptOp = nu + GELDIG_MS + (wacht ? WACHT_MS : 0);
    await trx
      .insertInto('inlogcode')
      .values({
        id,
        adres,
        code_hash: codeHash(code, { sleutel: koekje, id }),
        browser_hash: vingerafdruk(koekje),
        netwerk,
        wacht_tot: wacht ? nu + WACHT_MS : null,
        aangemaakt_op: nu,
        verloopt_op: verlooptOp,
        gebruikt_op: null,
      })
      .execute();
    // Until there is a place for it, and never after its time.
    const nietVoor = wacht ? { nietVoor: nu + DAG_MS } : {};
    await zetKlaar(trx, { ...inlogcode({ adres, code }), reeks: reeksVanCode(id), verlooptOp, ...nietVoor }, nu);
    return { gelukt: true, koekje };
  });
  if (uitslag.gelukt) meldCode?.(adres, code);
  return uitslag;
}

export interface Inleververzoek {
  /** The cookie that `codeVragen` gave. */
  koekje: string;
  code: string;
  apparaat: string;
  /** A login this browser still had: it ends. */
  oudeLogin?: string | undefined;
  nu: Moment;
}
export type Weigerreden = 'onbekend' | 'verlopen' | 'gebruikt' | 'op' | 'fout' | 'te-veel-fouten';
export interface Weigering<Reden = Weigerreden> {
  gelukt: false;
  reden: Reden;
  /** With 'fout': how many more tries this code has. */
  over: number;
  /** With 'te-veel-fouten': when trying is possible again. */
  wachtMs: number;
  /** Of whom the code was wrong, for the log; null for an address without an account. */
  account: string | null;
}
export const weiger = <Reden = Weigerreden>(
  reden: Reden,
  { over = 0, wachtMs = 0, account = null }: Partial<Pick<Weigering, 'over' | 'wachtMs' | 'account'>> = {},
): Weigering<Reden> => ({ gelukt: false, reden, over, wachtMs, account });

export type Inloguitslag =
  | { gelukt: true; stap: 'klaar'; login: string; eersteKeer: boolean }
  | { gelukt: true; stap: 'tweede-stap' }
  | Weigering;

/** Trades a code for a login, or for the second step when the account's rights ask for one. */
export async function codeInleveren(db: Db, verzoek: Inleververzoek): Promise<Inloguitslag> {
  const { koekje, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Inloguitslag> => {
    const rij = await vanBrowser(trx, koekje);
    if (!rij) return weiger('onbekend');
    if (rij.gebruikt_op !== null) return weiger('gebruikt');
    if (nu >= rij.verloopt_op) return weiger('verlopen');
    const vanWie = { account: await accountBij(trx, rij.adres) };
    if (rij.pogingen >= POGINGEN_PER_CODE) return weiger('op', vanWie);
    const wachtMs = await wachttijdNaFouten(trx, { adres: rij.adres, nu });
    if (wachtMs > 0) return weiger('te-veel-fouten', { wachtMs, ...vanWie });
    if (!gelijk(codeHash(schoneCode(verzoek.code), { sleutel: koekje, id: rij.id }), rij.code_hash)) {
      await telFout(trx, rij, 'pogingen', nu);
      const over = POGINGEN_PER_CODE - rij.pogingen - 1;
      return over > 0 ? weiger('fout', { over, ...vanWie }) : weiger('op', vanWie);
    }
    await trx.updateTable('inlogcode').set({ gebruikt_op: nu }).where('id', '=', rij.id).execute();
    await wachtendeCodesSturen(trx, rij.netwerk, nu);
    const account = await accountVan(trx, rij.adres, nu);
    await uitnodigingenAannemen(trx, account, nu);
    if (moetTweedeStap(await rechtenVan(trx, account.id))) return { gelukt: true, stap: 'tweede-stap' };
    return { gelukt: true, stap: 'klaar', ...(await binnenlaten(trx, { ...verzoek, account, codeId: rij.id, tweedeStap: false })) };
  });
}

/** The last move of every login: the code is done with, the old login of this browser ends, a new one starts. */
export async function binnenlaten(
  trx: Transaction<Tabellen>,
  {
    account,
    codeId,
    apparaat,
    oudeLogin,
    tweedeStap,
    nu,
  }: Omit<Inleververzoek, 'koekje' | 'code'> & { account: { id: string; naam: string }; codeId: string; tweedeStap: boolean },
): Promise<{ login: string; eersteKeer: boolean }> {
  await trx.updateTable('inlogcode').set({ browser_hash: '' }).where('id', '=', codeId).execute();
  if (oudeLogin) await sluitSession(trx, oudeLogin, nu);
  return { login: await openSession(trx, { accountId: account.id, apparaat, tweedeStap, nu }), eersteKeer: account.naam === '' };
}

/** For the page that asks for the code: to which address this browser had one sent. */
export async function wachtOpCode(db: Db, { koekje, nu }: { koekje: string; nu: Moment }): Promise<{ adres: string } | null> {
  const rij = await vanBrowser(db, koekje);
  return rij && rij.gebruikt_op === null && nu < rij.verloopt_op ? { adres: rij.adres } : null;
}

/** The number of the account with this address; null when there is none. */
async function accountBij(trx: Transaction<Tabellen>, adres: string): Promise<string | null> {
  const rij = await trx.selectFrom('account').select('id').where('adres', '=', adres).executeTakeFirst();
  return rij?.id ?? null;
}
