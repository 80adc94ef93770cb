import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { codeVragen } from '#accounts/inloggen/inloggen.ts';
import { beginLogLegen } from '#db/log-legen.ts';
import { openDb } from '#db/open.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { verseDb } from '../steun/db.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const STIL = { info() {}, warn() {}, error() {} };

/** A database on disk in which a code was asked for and delivered. */
async function metBezorgdeCode() {
  const map = mkdtempSync(join(tmpdir(), 'logcode-'));
  const open = await verseDb(join(map, 'kennisplatform.db'));
  let code = '';
  await codeVragen(open.db, { adres: 'carla@voorbeeld.example', netwerk: 'n', proef: true, meldCode: (_, die) => (code = die), nu: NU });
  const bezorging = startBezorging({ db: open.db, vervoer: async () => {}, van: 'noreply@kennis.example', log: STIL, nu: () => NU });
  const bezorgd = () => open.db.selectFrom('outbox').select('bezorgd_op').executeTakeFirst();
  await expect.poll(async () => (await bezorgd())?.bezorgd_op).toBe(NU);
  await bezorging.stop();
  onTestFinished(async () => {
    await open.sluit();
    rmSync(map, { recursive: true });
  });
  const leesbaarIn = () => readdirSync(map).filter((naam) => readFileSync(join(map, naam)).includes(code));
  return { open, pad: join(map, 'kennisplatform.db'), leesbaarIn };
}

test('een bezorgde code staat nog in het logboek van de database, en na een stil ogenblik nergens meer', async () => {
  const { open, leesbaarIn } = await metBezorgdeCode();
  expect(leesbaarIn()).toEqual(['kennisplatform.db-wal']);
  const legen = beginLogLegen(open, { kijkElkeMs: 10 });
  await expect.poll(leesbaarIn).toEqual([]);
  legen.stop();
});

test('wie nog leest houdt het legen even op, en niemand wacht daarop', async () => {
  const { open, pad, leesbaarIn } = await metBezorgdeCode();
  const lezer = openDb(pad);
  const klaar = Promise.withResolvers<void>();
  const leest = Promise.withResolvers<void>();
  const lezen = lezer.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      await trx.selectFrom('account').select('id').execute();
      leest.resolve();
      await klaar.promise;
    });
  await leest.promise;
  expect([open.leegLog(), leesbaarIn()]).toEqual([false, ['kennisplatform.db-wal']]);
  klaar.resolve();
  await lezen;
  await lezer.sluit();
  expect([open.leegLog(), leesbaarIn()]).toEqual([true, []]);
});

test('onder voortdurend schrijven gebeurt het elke minuut, en zonder schrijven niet opnieuw', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  let nummer = 0;
  let nu = NU;
  let geleegd = 0;
  const database = { stempel: () => String(nummer), leegLog: () => ++geleegd > 0 };
  const legen = beginLogLegen(database, { kijkElkeMs: 10_000, klok: () => nu });
  const tik = (keer: number, schrijft: boolean) => {
    for (let i = 0; i < keer; i += 1) {
      nummer += schrijft ? 1 : 0;
      nu += 10_000;
      vi.advanceTimersByTime(10_000);
    }
    return geleegd;
  };
  expect([tik(5, true), tik(2, true), tik(4, true), tik(2, false), tik(20, false)]).toEqual([0, 1, 1, 2, 2]);
  legen.stop();
});
