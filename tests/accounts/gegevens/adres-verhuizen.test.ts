import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { accountWissen } from '#accounts/gegevens/account-wissen.ts';
import { adresVerhuizen, adresVerhuizenVragen, VERHUISCODES_PER_DAG, wachtendAdres } from '#accounts/gegevens/adres-verhuizen.ts';
import { gegevensUitvoeren } from '#accounts/gegevens/eigen-gegevens.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { MEESTE_SESSIONS } from '#accounts/lucia.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { CONTACT, codeInBrief, DAG, GEEN_BOEK, logIn, MINUUT, maakAccount, NU } from '../steun.ts';

const [OUD, NIEUW] = ['anna@oude-baan.example', 'anna@nieuwe-baan.example'];
let open: OpenDatabase;
let account: Account;
let login: string;
beforeEach(async () => {
  open = await verseDb();
  await maakAccount(open, OUD, 'projectleider', { naam: 'Anna' });
  login = await logIn(open.db, OUD);
  account = (await wieIsHet(open.db, { koekje: login, nu: NU })) as Account;
});
afterEach(() => open.sluit());

const vraag = (naar = NIEUW, nu = NU, wie = account, koekje = login) =>
  adresVerhuizenVragen(open.db, { account: wie, naar, login: koekje, nu });
const codes = async () => ({ oud: await codeInBrief(open.db, OUD), nieuw: await codeInBrief(open.db, NIEUW) });
const verhuis = async (anders: Partial<{ oud: string; nieuw: string; login: string; nu: number }> = {}) => {
  const { login: koekje = login, nu = NU, ...rest } = anders;
  return adresVerhuizen(open.db, { account, codes: { ...(await codes()), ...rest }, login: koekje, contact: CONTACT, nu });
};
const adressen = async () => (await open.db.selectFrom('account').select('adres').orderBy('adres').execute()).map(({ adres }) => adres);

test('wie van baan wisselt verhuist met een code op beide adressen, en houdt rechten en login', async () => {
  const elders = await logIn(open.db, OUD, NU + 1);
  expect(await vraag()).toEqual({ gelukt: true });
  expect(await wachtendAdres(open.db, { account, nu: NU })).toBe(NIEUW);
  expect(await verhuis()).toEqual({ gelukt: true });
  expect(await adressen()).toEqual([NIEUW]);
  const nog = await wieIsHet(open.db, { koekje: login, nu: NU + MINUUT });
  expect(nog).toMatchObject({ id: account.id, adres: NIEUW, rechten: [{ soort: 'projectleider' }] });
  expect(await wieIsHet(open.db, { koekje: elders, nu: NU + MINUUT })).toBeNull();
  const brieven = await open.db.selectFrom('outbox').select(['aan', 'onderwerp']).orderBy('id', 'desc').limit(2).execute();
  expect(brieven.map(({ aan }) => aan).sort()).toEqual([NIEUW, OUD]);
  expect(new Set(brieven.map(({ onderwerp }) => onderwerp))).toEqual(new Set(['Je account bij Regiokring is verhuisd']));
  // The next login is with the new address; the old one is a stranger.
  expect((await wieIsHet(open.db, { koekje: await logIn(open.db, NIEUW, NU + 2 * MINUUT), nu: NU + 2 * MINUUT }))?.id).toBe(account.id);
});

test('één goede code is niet genoeg, en vijf keer fout is op', async () => {
  await vraag();
  expect(await verhuis({ oud: 'AAAAAAAA' })).toEqual({ gelukt: false, reden: 'codes-fout' });
  expect(await verhuis({ nieuw: 'AAAAAAAA' })).toEqual({ gelukt: false, reden: 'codes-fout' });
  for (let i = 0; i < 2; i++) await verhuis({ oud: '' });
  expect(await verhuis({ oud: '' })).toEqual({ gelukt: false, reden: 'codes-op' });
  expect(await verhuis()).toEqual({ gelukt: false, reden: 'codes-op' });
  expect(await adressen()).toEqual([OUD]);
});

test('de codes werken een half uur, één keer en alleen in deze login', async () => {
  await vraag();
  expect(await verhuis({ login: 'een andere login' })).toEqual({ gelukt: false, reden: 'codes-fout' });
  expect(await verhuis({ nu: NU + 30 * MINUUT })).toEqual({ gelukt: false, reden: 'geen-verhuizing' });
  expect(await verhuis({ nu: NU + 30 * MINUUT - 1 })).toEqual({ gelukt: true });
  expect(await verhuis()).toEqual({ gelukt: false, reden: 'geen-verhuizing' });
});

test('of een adres al een account heeft, hoort alleen wie er de mail van leest', async () => {
  await maakAccount(open, NIEUW, undefined, { naam: 'Iemand' });
  expect(await vraag()).toEqual({ gelukt: true });
  expect(await verhuis({ nieuw: 'AAAAAAAA' })).toEqual({ gelukt: false, reden: 'codes-fout' });
  expect(await verhuis()).toEqual({ gelukt: false, reden: 'bezet' });
  expect(await adressen()).toEqual([NIEUW, OUD]);
});

test('vijf keer op een dag, per mens en per adres', async () => {
  for (let i = 0; i < VERHUISCODES_PER_DAG; i++) expect(await vraag(`n${i}@school.example`)).toEqual({ gelukt: true });
  expect(await vraag()).toEqual({ gelukt: false, reden: 'te-vaak' });
  expect(await vraag(NIEUW, NU + DAG)).toEqual({ gelukt: true });
  expect(await vraag(OUD)).toEqual({ gelukt: false, reden: 'zelfde' });
  const anderen = await Promise.all([1, 2, 3, 4, 5].map((i) => maakAccount(open, `p${i}@school.example`)));
  const doelwit = (id: string) => vraag('doelwit@school.example', NU, { ...account, id, adres: `${id}@school.example` });
  for (const id of anderen) expect(await doelwit(id)).toEqual({ gelukt: true });
  expect(await doelwit(await maakAccount(open, 'p6@school.example'))).toEqual({ gelukt: false, reden: 'te-vaak' });
});

test('zesentwintig keer inloggen houdt er tien over: de oudste gaan', async () => {
  const logins = [];
  for (let i = 1; i <= 26; i++) logins.push(await logIn(open.db, `veel@school.example`, NU + i * 7 * 60 * MINUUT));
  const nu = NU + 26 * 7 * 60 * MINUUT;
  const binnen = [];
  for (const koekje of logins) binnen.push((await wieIsHet(open.db, { koekje, nu })) !== null);
  expect([binnen.filter(Boolean).length, binnen.lastIndexOf(false)]).toEqual([MEESTE_SESSIONS, 26 - MEESTE_SESSIONS - 1]);
  // Nobody else loses one.
  expect(await wieIsHet(open.db, { koekje: login, nu: NU + MINUUT })).not.toBeNull();
});

test('de uitvoer noemt rechten, ook beëindigde, verzoeken, uitnodigingen en wat er gebeurde', async () => {
  await open.db
    .updateTable('recht')
    .set({ ingetrokken_op: NU + 1 })
    .execute();
  await vraag();
  await verhuis();
  const uit = await gegevensUitvoeren(open.db, { account: { ...account, adres: NIEUW }, nu: NU });
  expect(uit).toMatchObject({
    rechten: [{ soort: 'projectleider', ingetrokken_op: '2026-11-21T09:00:00.001Z' }],
    verzoeken: [],
    uitnodigingen: [],
    gebeurtenissen: [{ wat: 'verhuisd naar een ander mailadres', door: 'jij' }],
  });
});

test('de laatste van de Realisatie-Eenheid kan het account niet wissen; er blijft niets half gewist', async () => {
  const rosa = await maakAccount(open, 'rosa@re.example', 're', { totp_bevestigd_op: NU });
  const wis = () =>
    accountWissen(open.db, { account: { id: rosa, adres: 'rosa@re.example' }, losmaken: async () => {}, boek: GEEN_BOEK, nu: NU });
  expect(await wis()).toEqual({ gelukt: false, reden: 'laatste-re' });
  expect(await adressen()).toContain('rosa@re.example');
  await maakAccount(open, 'ria@re.example', 're', { totp_bevestigd_op: NU });
  expect(await wis()).toEqual({ gelukt: true });
  const over = await open.db.selectFrom('recht').select(['account_id', 'ingetrokken_op']).where('soort', '=', 're').orderBy('id').execute();
  expect(over).toMatchObject([{ account_id: null, ingetrokken_op: NU }, { ingetrokken_op: null }]);
});
