import { expect, onTestFinished, test } from 'vitest';
import { type OpenDatabase, openDb } from '#db/open.ts';
import { makeLimits } from '#server/http/gate/limits.ts';
import { sharedCounters } from '#server/http/gate/shared-limits.ts';
import { databaseVan, verseDb } from '../../../steun/db.ts';

const IP = { ip: '10.0.0.1' };
let teller = 0;
async function twee(): Promise<[OpenDatabase, OpenDatabase]> {
  const pad = `/grenzen-${++teller}`;
  const een = await verseDb(pad);
  const ander = openDb(databaseVan(pad));
  onTestFinished(() => ander.sluit());
  return [een, ander];
}
const grenzen = ({ db }: OpenDatabase) => makeLimits({ shared: sharedCounters(db) });
const nogEens = async (wie: ReturnType<typeof makeLimits>) => (await wie.exports('anna')) !== null;

test('wat iemand op de ene server vraagt telt op de andere mee; wie er ergens anders om vraagt niet', async () => {
  const [een, ander] = (await twee()).map(grenzen);
  for (let keer = 0; keer < 10; keer += 1) expect(await (keer % 2 ? een : ander)?.exports('anna')).toBeNull();
  expect((await een?.exports('anna'))?.wait).toBeGreaterThan(3000);
  // The log is told once, by whichever server refuses first.
  expect([(await ander?.exports('anna'))?.first, await ander?.exports('bram')]).toEqual([false, null]);
  for (let keer = 0; keer < 60; keer += 1) expect(await (keer % 2 ? een : ander)?.mailing('volgen', IP)).toBe(0);
  expect(await een?.mailing('volgen', IP)).toBeGreaterThan(0);
  expect([await een?.mailing('kennisvraag', IP), await ander?.mailing('volgen', { ip: '10.0.0.2' })]).toEqual([0, 0]);
  // Control: counted by each server, the other one begins anew.
  expect(await nogEens(makeLimits())).toBe(false);
});

test('in de tabel staat niet wie het was, en wat niet meer telt gaat weg', async () => {
  const [een] = await twee();
  await grenzen(een).mailing('volgen', IP);
  const rijen = await een.db.selectFrom('grens').selectAll().execute();
  expect(rijen.map(({ key, points }) => [key.replace(/[0-9a-f]{64}/, 'afdruk'), points])).toEqual(
    expect.arrayContaining([
      ['volgen-network:afdruk', 1],
      ['volgen-day:afdruk', 1],
    ]),
  );
  expect(JSON.stringify(rijen)).not.toContain(IP.ip);
});

test('antwoordt de database niet, dan telt de server zelf', async () => {
  const weg = openDb('postgres://niemand@127.0.0.1:1/niets');
  const wie = grenzen(weg);
  for (let keer = 0; keer < 10; keer += 1) expect(await nogEens(wie)).toBe(false);
  expect(await nogEens(wie)).toBe(true);
  await weg.sluit();
});
