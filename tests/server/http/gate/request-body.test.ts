import { setTimeout as wacht } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rauw, vraag } from '../raw.ts';
import { stelOp, zonderVoorkant } from '../setup.ts';

const ROUTES = { '/mijn/': ({ lichaam }: { lichaam: string }) => `bytes: ${lichaam.length}` };
const KB = 1024;
let front: Awaited<ReturnType<typeof stelOp>>;
let kaal: Awaited<ReturnType<typeof zonderVoorkant>>;
beforeAll(async () => {
  front = await stelOp(ROUTES);
  kaal = await zonderVoorkant(ROUTES);
});
afterAll(async () => {
  await front.weg();
  await kaal.weg();
});

const kop = () => ({ Origin: front.url, 'Content-Type': 'application/x-www-form-urlencoded' });
const stuur = (port: number, bytes: number) => vraag(port, 'POST /mijn/', { ...kop(), 'Content-Length': String(bytes) }, 'a'.repeat(bytes));
const stuurInStukken = (port: number, bytes: number) =>
  vraag(port, 'POST /mijn/', { ...kop(), 'Transfer-Encoding': 'chunked' }, `${bytes.toString(16)}\r\n${'a'.repeat(bytes)}\r\n0\r\n\r\n`);

test('een formulier van 64 kB past', async () => {
  expect((await stuur(front.port, 64 * KB)).lichaam).toBe('bytes: 65536');
  expect((await stuurInStukken(front.port, 64 * KB)).lichaam).toBe('bytes: 65536');
});

test('een byte meer krijgt 413 en komt nergens aan, ook zonder aangekondigde lengte', async () => {
  const eerder = front.gemaakt.length;
  for (const antwoord of [
    await stuur(front.port, 64 * KB + 1),
    await stuurInStukken(front.port, 64 * KB + 1),
    await stuur(front.port, 900 * KB),
  ]) {
    expect(antwoord.status).toBe(413);
    expect(antwoord.koppen.connection).toBe('close');
    expect(antwoord.lichaam).toContain('Dit is te veel in één keer');
  }
  expect(front.gemaakt.length).toBe(eerder);
});

test('zonder de voorkant zou een formulier van 900 kB aankomen', async () => {
  expect((await stuur(kaal.port, 900 * KB)).lichaam).toContain(`bytes: ${900 * KB}`);
});

test('wie eindeloos blijft sturen wordt na een seconde afgebroken', async () => {
  async function* eindeloos() {
    yield `POST /mijn/ HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\nOrigin: ${front.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n`;
    for (;;) {
      yield `10000\r\n${'a'.repeat(65_536)}\r\n`;
      await wacht(20);
    }
  }
  const { status, opgehangen } = await rauw(front.port, eindeloos());
  expect([status, opgehangen]).toEqual([413, true]);
});

test('wie halverwege ophangt laat niets achter', async () => {
  const eerder = front.gemaakt.length;
  await rauw(
    front.port,
    `POST /mijn/ HTTP/1.1\r\nHost: 127.0.0.1:${front.port}\r\nOrigin: ${front.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nhalf`,
    200,
  );
  await wacht(100);
  expect(front.gemaakt.length).toBe(eerder);
  expect(front.logboek).toEqual([]);
});

test('lengte en stukken tegelijk, of een onzinnige lengte, worden niet gelezen', async () => {
  for (const koppen of [
    { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' },
    { 'Content-Length': '-1' },
    { 'Content-Length': '5, 6' },
    { 'Transfer-Encoding': 'gzip, chunked, x' },
  ]) {
    expect((await vraag(front.port, 'POST /mijn/', { ...kop(), ...koppen }, 'a=b&c')).status).toBe(400);
  }
});
