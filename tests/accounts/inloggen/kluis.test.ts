import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { tweedeStapZetten, wachtOpTweedeStap } from '#accounts/inloggen/tweede-stap.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, appcode, CONTACT, KLUIS, lever, maakAccount, NU, vraagCode } from '../steun.ts';

const ROSA = 'rosa@voorbeeld.example';
const GEHEIM = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const ANDERE = openKluis(Buffer.alloc(32, 8));
let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());

async function stap(code: string, kluis = KLUIS) {
  const { koekje, code: uitMail } = await vraagCode(open.db, ROSA);
  await lever(open.db, koekje, uitMail);
  return tweedeStapZetten(open.db, { koekje, code, apparaat: APPARAAT, contact: CONTACT, kluis, nu: NU });
}

test('wat is weggesloten, komt alleen met dezelfde sleutel en voor hetzelfde account terug', () => {
  const bewaard = KLUIS.sluitWeg(GEHEIM, 'rosa');
  expect(KLUIS.haalOp(bewaard, 'rosa')).toBe(GEHEIM);
  const gewijzigd = `${bewaard.startsWith('A') ? 'B' : 'A'}${bewaard.slice(1)}`;
  expect([ANDERE.haalOp(bewaard, 'rosa'), KLUIS.haalOp(bewaard, 'anna'), KLUIS.haalOp(gewijzigd, 'rosa')]).toEqual([null, null, null]);
  expect([KLUIS.haalOp('', 'rosa'), KLUIS.haalOp(GEHEIM, 'rosa')]).toEqual([null, null]);
});

test('wie een app koppelt, laat in de database niets na waar je codes mee maakt', async () => {
  await maakAccount(open, ROSA, 're');
  const { koekje, code } = await vraagCode(open.db, ROSA);
  await lever(open.db, koekje, code);
  const wacht = await wachtOpTweedeStap(open.db, { koekje, nu: NU });
  const geheim = wacht?.stand === 'koppelen' ? wacht.geheim.replaceAll(' ', '') : '';
  const vast = { koekje, apparaat: APPARAAT, contact: CONTACT, kluis: KLUIS, nu: NU };
  expect((await tweedeStapZetten(open.db, { ...vast, code: appcode(geheim, NU) })).gelukt).toBe(true);
  const { id, totp_geheim } = await open.db.selectFrom('account').select(['id', 'totp_geheim']).executeTakeFirstOrThrow();
  expect(geheim).toMatch(/^[A-Z2-7]{32}$/);
  expect([totp_geheim?.includes(geheim), KLUIS.haalOp(totp_geheim ?? '', id)]).toEqual([false, geheim]);
});

test('zonder de goede sleutel komt niemand met de app binnen, en de weigering zegt waarom', async () => {
  await maakAccount(open, ROSA, 're', { totp_geheim: GEHEIM, totp_bevestigd_op: NU });
  expect(await stap(appcode(GEHEIM, NU), ANDERE)).toMatchObject({ gelukt: false, reden: 'geen-sleutel' });
  expect(await stap(appcode(GEHEIM, NU))).toMatchObject({ gelukt: true });
});
