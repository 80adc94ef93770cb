import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { herstelcodesStand, herstelcodesVernieuwen } from '#accounts/inloggen/nieuwe-herstelcodes.ts';
import { tweedeStapZetten, wachtOpTweedeStap } from '#accounts/inloggen/tweede-stap.ts';
import { tweedeStapVernieuwen } from '#accounts/inloggen/tweede-stap-vernieuwen.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { isRe } from '#accounts/rechten.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, appcode, CONTACT, KLUIS, lever, MINUUT, maakAccount, NU, UUR, vraagCode } from '../steun.ts';

const ROSA = 'rosa@voorbeeld.example';
const GEHEIM = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());

const metApp = () => maakAccount(open, ROSA, 're', { totp_geheim: GEHEIM, totp_bevestigd_op: NU });
const zet = (koekje: string, code: string, nu = NU) =>
  tweedeStapZetten(open.db, { koekje, code, apparaat: APPARAAT, contact: CONTACT, kluis: KLUIS, nu });
/** The mail code is handed in; what is left is the second step. */
async function eersteStap(nu = NU): Promise<string> {
  const { koekje, code } = await vraagCode(open.db, ROSA, nu);
  expect(await lever(open.db, koekje, code, nu)).toEqual({ gelukt: true, stap: 'tweede-stap' });
  return koekje;
}
const login = async (koekje: string, code: string, nu = NU) => {
  const uitslag = await zet(koekje, code, nu);
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return uitslag;
};

test('de code uit de mail alleen logt niemand van de Realisatie-Eenheid in', async () => {
  await metApp();
  await eersteStap();
  expect(await open.db.selectFrom('session').select('id').execute()).toEqual([]);
});

test('met de code uit de app erbij wel', async () => {
  await metApp();
  const { login: koekje, herstelcodes } = await login(await eersteStap(), appcode(GEHEIM, NU));
  expect(herstelcodes).toBeNull();
  const account = await wieIsHet(open.db, { koekje, nu: NU });
  expect(account && isRe(account)).toBe(true);
});

test('zonder goede code uit de mail begint de tweede stap niet, ook niet met een goede code uit de app', async () => {
  await metApp();
  const { koekje } = await vraagCode(open.db, ROSA);
  for (const vreemd of [koekje, '', 'onzin']) {
    expect(await zet(vreemd, appcode(GEHEIM, NU))).toMatchObject({ gelukt: false, reden: 'onbekend' });
    expect(await wachtOpTweedeStap(open.db, { koekje: vreemd, nu: NU })).toBeNull();
  }
});

test('een gewone deelnemer krijgt geen tweede stap en kan die ook niet afdwingen', async () => {
  await maakAccount(open, ROSA);
  const { koekje, code } = await vraagCode(open.db, ROSA);
  expect(await lever(open.db, koekje, code)).toMatchObject({ stap: 'klaar' });
  expect(await wachtOpTweedeStap(open.db, { koekje, nu: NU })).toBeNull();
  expect(await zet(koekje, '123456')).toMatchObject({ reden: 'onbekend' });
});

describe('een code uit de app', () => {
  test('mag van de vorige of de volgende halve minuut zijn, niet ouder of nieuwer', async () => {
    await metApp();
    const uitslagen: boolean[] = [];
    for (const verschil of [-2, -1, 1, 2]) {
      await open.db.updateTable('account').set({ totp_laatste_stap: 0 }).execute();
      uitslagen.push((await zet(await eersteStap(NU), appcode(GEHEIM, NU + verschil * 30_000))).gelukt);
    }
    expect(uitslagen).toEqual([false, true, true, false]);
  });

  test('werkt één keer, ook in een andere login en ook als er een nieuwere is gebruikt', async () => {
    await metApp();
    const code = appcode(GEHEIM, NU);
    await login(await eersteStap(), code);
    expect(await zet(await eersteStap(), code)).toMatchObject({ reden: 'fout' });
    await login(await eersteStap(NU + 30_000), appcode(GEHEIM, NU + 30_000), NU + 30_000);
    expect((await zet(await eersteStap(NU + 30_000), code, NU + 30_000)).gelukt).toBe(false);
  });

  test('zou zonder het onthouden van de stap een tweede keer werken (controle)', async () => {
    await metApp();
    const code = appcode(GEHEIM, NU);
    await login(await eersteStap(), code);
    await open.db.updateTable('account').set({ totp_laatste_stap: 0 }).execute();
    expect((await zet(await eersteStap(), code)).gelukt).toBe(true);
  });

  test('die tien keer tegelijk komt logt één keer in', async () => {
    await metApp();
    const koekje = await eersteStap();
    const uitslagen = await Promise.all(Array.from({ length: 10 }, () => zet(koekje, appcode(GEHEIM, NU))));
    expect(uitslagen.filter(({ gelukt }) => gelukt)).toHaveLength(1);
  });

  test('heeft vijf pogingen; daarna moet je opnieuw inloggen', async () => {
    await metApp();
    const koekje = await eersteStap();
    for (let i = 0; i < 4; i += 1) expect(await zet(koekje, '000000')).toMatchObject({ reden: 'fout', over: 4 - i });
    expect(await zet(koekje, '000000')).toMatchObject({ reden: 'op' });
    expect(await zet(koekje, appcode(GEHEIM, NU))).toMatchObject({ reden: 'op' });
  });

  test('telt mee in de tien fouten per uur van het account', async () => {
    await metApp();
    for (let ronde = 0; ronde < 2; ronde += 1) {
      const koekje = await eersteStap();
      for (let i = 0; i < 5; i += 1) await zet(koekje, '000000');
    }
    const { koekje, code } = await vraagCode(open.db, ROSA);
    expect(await lever(open.db, koekje, code)).toMatchObject({ reden: 'te-veel-fouten' });
  });

  test('kan tot tien minuten na de code uit de mail', async () => {
    await metApp();
    const koekje = await eersteStap();
    const laat = NU + 10 * MINUUT;
    expect(await wachtOpTweedeStap(open.db, { koekje, nu: laat })).toBeNull();
    expect(await zet(koekje, appcode(GEHEIM, laat), laat)).toMatchObject({ reden: 'verlopen' });
    expect((await zet(koekje, appcode(GEHEIM, laat - 1), laat - 1)).gelukt).toBe(true);
  });
});

describe('nieuwe herstelcodes', () => {
  const RE = { rechten: [{ soort: 're' as const, onderwijsregio: null }], tweedeStap: true };
  const maak = async (code: string, nu = NU, wie = RE) => {
    const { id } = await open.db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    return herstelcodesVernieuwen(open.db, { account: { id, adres: ROSA, ...wie }, code, contact: CONTACT, kluis: KLUIS, nu });
  };
  const over = async () => {
    const account = await open.db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    return (await herstelcodesStand(open.db, { account, nu: NU + UUR })).over;
  };

  test('komen er met een verse code uit de app, en de oude werken dan niet meer', async () => {
    await metApp();
    await login(await eersteStap(), appcode(GEHEIM, NU));
    const straks = NU + 30_000;
    const eerste = await maak(appcode(GEHEIM, straks), straks);
    expect([eerste.gelukt && eerste.codes.length, await over()]).toEqual([10, 10]);
    const later = NU + 60_000;
    const tweede = await maak(appcode(GEHEIM, later), later);
    const code = (uitslag: typeof eerste) => (uitslag.gelukt ? (uitslag.codes[0] ?? '') : '');
    expect(await zet(await eersteStap(later), code(eerste), later)).toMatchObject({ reden: 'fout' });
    expect((await zet(await eersteStap(later), code(tweede), later)).gelukt).toBe(true);
    expect(await over()).toBe(9);
  });

  test('komen er niet met een code die al is gebruikt of met een herstelcode, en raden houdt op', async () => {
    await metApp();
    await login(await eersteStap(), appcode(GEHEIM, NU));
    expect(await maak(appcode(GEHEIM, NU))).toMatchObject({ reden: 'fout', over: 9 });
    const straks = NU + 30_000;
    const gemaakt = await maak(appcode(GEHEIM, straks), straks);
    expect(await maak(gemaakt.gelukt ? (gemaakt.codes[0] ?? '') : '', straks)).toMatchObject({ reden: 'fout' });
    for (let i = 0; i < 8; i += 1) await maak('000000', straks);
    expect(await maak(appcode(GEHEIM, NU + 60_000), NU + 60_000)).toMatchObject({ reden: 'te-veel-fouten' });
  });
});

describe('wie niet voor de Realisatie-Eenheid werkt, of de tweede stap niet zette', () => {
  test('krijgt met een goede code geen nieuwe herstelcodes, en zet er geen stap mee', async () => {
    await metApp();
    await login(await eersteStap(), appcode(GEHEIM, NU));
    const { id } = await open.db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    const { id: sessionId } = await open.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
    const straks = NU + 30_000;
    const re = [{ soort: 're' as const, onderwijsregio: null }];
    for (const wie of [
      { rechten: re, tweedeStap: false },
      { rechten: [], tweedeStap: true },
    ]) {
      const samen = { code: appcode(GEHEIM, straks), kluis: KLUIS, nu: straks };
      const account = { id, adres: ROSA, sessionId, ...wie };
      expect(await herstelcodesVernieuwen(open.db, { account, contact: CONTACT, ...samen })).toMatchObject({ reden: 'onbekend' });
      expect(await tweedeStapVernieuwen(open.db, { account, ...samen })).toMatchObject({ reden: 'onbekend' });
    }
    const account = { id, adres: ROSA, sessionId, rechten: re, tweedeStap: true };
    const goed = { account, code: appcode(GEHEIM, straks), kluis: KLUIS, nu: straks };
    expect(await tweedeStapVernieuwen(open.db, goed)).toEqual({ gelukt: true });
  });
});

describe('een app koppelen', () => {
  const koppelen = async (koekje: string, nu = NU) => {
    const stap = await wachtOpTweedeStap(open.db, { koekje, nu });
    if (stap?.stand !== 'koppelen') throw new Error('No app is being linked.');
    return stap;
  };

  test('gebeurt bij de eerste keer inloggen, met een plaatje, het geheim in tekst en tien herstelcodes', async () => {
    await maakAccount(open, ROSA, 're');
    const koekje = await eersteStap();
    const { geheim, qr, link } = await koppelen(koekje);
    expect(link).toMatch(/^otpauth:\/\/totp\/Regiokring/);
    expect(qr).toMatch(/^<svg[^>]*viewBox/);
    expect(qr).not.toMatch(/style=|<script|<image/);
    expect(geheim).toMatch(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/);
    const { herstelcodes, login: sessie } = await login(koekje, appcode(geheim, NU));
    expect(herstelcodes).toHaveLength(10);
    expect(new Set(herstelcodes).size).toBe(10);
    expect(await wieIsHet(open.db, { koekje: sessie, nu: NU })).toMatchObject({ tweedeStap: true });
    const volgende = await eersteStap(NU + UUR);
    expect(await wachtOpTweedeStap(open.db, { koekje: volgende, nu: NU + UUR })).toEqual({ stand: 'invullen' });
    await login(volgende, appcode(geheim, NU + UUR), NU + UUR);
  });

  test('is pas klaar na een goede code', async () => {
    const id = await maakAccount(open, ROSA, 're');
    const koekje = await eersteStap();
    expect(await zet(koekje, '000000')).toMatchObject({ reden: 'fout' });
    const rij = await open.db.selectFrom('account').select(['totp_geheim', 'totp_bevestigd_op']).where('id', '=', id).executeTakeFirst();
    expect(rij).toEqual({ totp_geheim: null, totp_bevestigd_op: null });
  });

  test('gaat per browser met een eigen geheim, dat bij herladen hetzelfde blijft', async () => {
    await maakAccount(open, ROSA, 're');
    const [mijn, ander] = [await eersteStap(), await eersteStap()];
    const geheim = (await koppelen(mijn)).geheim;
    expect((await koppelen(mijn)).geheim).toBe(geheim);
    const anderGeheim = (await koppelen(ander)).geheim;
    expect(anderGeheim).not.toBe(geheim);
    expect((await zet(ander, appcode(geheim, NU))).gelukt).toBe(false);
    await login(mijn, appcode(geheim, NU));
    // Too late: the account has an app now, and it is not that one.
    expect((await zet(ander, appcode(anderGeheim, NU))).gelukt).toBe(false);
  });
});

describe('een herstelcode', () => {
  async function metHerstelcodes(): Promise<string[]> {
    await maakAccount(open, ROSA, 're');
    const koekje = await eersteStap();
    const stap = await wachtOpTweedeStap(open.db, { koekje, nu: NU });
    const { herstelcodes } = await login(koekje, appcode(stap?.stand === 'koppelen' ? stap.geheim : '', NU));
    return herstelcodes ?? [];
  }

  test('werkt in plaats van de app, één keer, en geeft een waarschuwing per mail', async () => {
    const [eerste = '', tweede = ''] = await metHerstelcodes();
    expect(eerste).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    await login(await eersteStap(), eerste.toLowerCase().replaceAll('-', ' '));
    expect(await zet(await eersteStap(), eerste)).toMatchObject({ reden: 'fout' });
    const brieven = await open.db.selectFrom('outbox').select(['onderwerp', 'tekst']).where('onderwerp', 'like', '%herstelcode%').execute();
    expect(brieven).toHaveLength(1);
    expect(brieven[0]?.tekst).toContain('Je hebt nog 9 van je herstelcodes over.');
    expect(brieven[0]?.tekst).toContain(`Mail dan meteen naar ${CONTACT}.`);
    await login(await eersteStap(), tweede);
  });

  test('staat alleen als hash in de database en werkt niet voor een ander account', async () => {
    const [code = ''] = await metHerstelcodes();
    const rijen = JSON.stringify(await open.db.selectFrom('herstelcode').selectAll().execute());
    expect(rijen).not.toContain(code);
    expect(rijen).not.toContain(code.replaceAll('-', ''));
    await maakAccount(open, 'ander@voorbeeld.example', 're', { totp_geheim: GEHEIM, totp_bevestigd_op: NU });
    const ander = await vraagCode(open.db, 'ander@voorbeeld.example');
    await lever(open.db, ander.koekje, ander.code);
    expect(await zet(ander.koekje, code)).toMatchObject({ reden: 'fout' });
  });
});
