import { connect } from 'node:net';
import { setTimeout as wacht } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rauw, vraag } from './raw.ts';
import { stelOp } from './setup.ts';

const ROUTES = { '/over/': () => 'Over', '/mijn/': () => 'Mijn' };
const TIJDEN = { headers: 500, query: 1000, rest: 300 };
let front: Awaited<ReturnType<typeof stelOp>>;
beforeAll(async () => {
  front = await stelOp(ROUTES, { times: TIJDEN });
});
afterAll(() => front.weg());

async function* druppels(begin: string, druppel: string) {
  yield begin;
  for (;;) {
    await wacht(100);
    yield druppel;
  }
}

test('een stille verbinding wordt verbroken', async () => {
  expect((await rauw(front.port, '')).opgehangen).toBe(true);
});

test('wie zijn koppen druppelsgewijs stuurt wordt verbroken', async () => {
  const begin = `GET /over/ HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\n`;
  const { status, opgehangen } = await rauw(front.port, druppels(begin, 'X-A: b\r\n'));
  expect([status, opgehangen]).toEqual([408, true]);
});

test('wie zijn formulier druppelsgewijs stuurt wordt verbroken', async () => {
  const begin = `POST /mijn/ HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\nOrigin: ${front.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n`;
  expect((await rauw(front.port, druppels(begin, 'a'))).opgehangen).toBe(true);
  expect(front.gemaakt).not.toContain('POST /mijn/');
});

test('een verbinding die niets meer vraagt wordt gesloten', async () => {
  const { status, opgehangen } = await rauw(front.port, `GET /over/ HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\n\r\n`);
  expect([status, opgehangen]).toEqual([200, true]);
});

test('zonder dat geduld op was bleef de verbinding staan', async () => {
  const geduldig = await stelOp(ROUTES);
  expect((await rauw(geduldig.port, '', 3000)).opgehangen).toBe(false);
  await geduldig.weg();
});

async function houdOpen(port: number, aantal: number) {
  const sockets = Array.from({ length: aantal }, () => connect(port, '127.0.0.1').on('error', () => {}));
  return {
    open: () => sockets.filter((socket) => !socket.destroyed && socket.readyState === 'open').length,
    dicht: () => sockets.filter((socket) => socket.destroyed).length,
    sluit: () => sockets.forEach((socket) => void socket.destroy()),
  };
}

test('zonder proxy houdt één adres hooguit 100 verbindingen open', async () => {
  const alleen = await stelOp(ROUTES, { hops: 0 });
  const veel = await houdOpen(alleen.port, 130);
  // Also when some are not even open yet.
  await expect.poll(() => [veel.open(), veel.dicht()]).toEqual([100, 30]);
  await wacht(500);
  expect(veel.open()).toBe(100);
  veel.sluit();
  await expect.poll(async () => (await vraag(alleen.port, 'GET /over/')).status).toBe(200);
  await alleen.weg();
});

test('achter een proxy komt iedereen van hetzelfde adres en telt dat niet', async () => {
  const achter = await stelOp(ROUTES, { hops: 1 });
  const veel = await houdOpen(achter.port, 130);
  await expect.poll(veel.open).toBe(130);
  await wacht(500);
  expect(veel.open()).toBe(130);
  veel.sluit();
  await achter.weg();
});
