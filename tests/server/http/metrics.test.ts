import { createServer } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { makeMetrics } from '#server/http/metrics.ts';
import { vraag } from './raw.ts';
import { stelOp } from './setup.ts';

const ROUTES = { '/over/': () => 'Over', '/mijn/': () => 'Mijn', '/inloggen/': () => 303 };
const GEMELD: { o: object; m: string }[] = [];
const log = { warn: (o: object, m: string) => void GEMELD.push({ o, m }) };

/** A small site whose numbers are told, on a port that is free unless another is named. */
async function begin(poort = 0) {
  const metrics = makeMetrics();
  const front = await stelOp(ROUTES, { watch: metrics.watch });
  const punt = await metrics.open(poort, { health: front.voorkant.health, sizes: { database: front.pad, log: `${front.pad}-wal` }, log });
  onTestFinished(async () => {
    await punt.close();
    await front.weg();
  });
  const cijfers = async () => (await vraag(punt.port, 'GET /metrics')).lichaam;
  return { front, punt, cijfers };
}
const getal = (cijfers: string, naam: string): number =>
  Number(
    cijfers
      .split('\n')
      .find((regel) => regel.startsWith(naam))
      ?.split(' ')[1],
  );

test('elk antwoord telt mee, naar methode en status, en hoe lang het duurde naar soort', async () => {
  const { front, cijfers } = await begin();
  for (const pad of ['/over/', '/over/', '/bestaat-niet/', '/mijn/']) await vraag(front.port, `GET ${pad}`);
  await vraag(front.port, 'BREW /over/');
  await vraag(front.port, 'PUT /over/');
  await vraag(front.port, 'GET /leeft');
  await expect.poll(async () => getal(await cijfers(), 'http_request_duration_seconds_count{kind="health"}')).toBe(1);
  const nu = await cijfers();
  expect(getal(nu, 'http_requests_total{method="GET",status="200"}')).toBe(4);
  expect(getal(nu, 'http_requests_total{method="GET",status="404"}')).toBe(1);
  expect(getal(nu, 'http_requests_total{method="other",status="405"}')).toBe(1);
  expect(getal(nu, 'http_request_duration_seconds_count{kind="personal"}')).toBe(1);
});

test('de stand van de site, de post, de database en het proces staan erbij', async () => {
  const { cijfers } = await begin();
  const nu = await cijfers();
  expect(nu).toContain('kennisplatform_storing{deel="database"} 0');
  expect(nu).toContain('kennisplatform_brieven{stand="wachtend"} 0');
  expect(getal(nu, 'kennisplatform_bestand_bytes{bestand="database"}')).toBeGreaterThan(1000);
  for (const naam of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'nodejs_active_handles_total'])
    expect([naam, getal(nu, naam) >= 0]).toEqual([naam, true]);
});

test('van wie er vraagt en waarnaar staat er niets in', async () => {
  const { front, cijfers } = await begin();
  const koppen = { Cookie: 'login=kanariekoekje', 'User-Agent': 'kanariebrowser', 'X-Forwarded-For': '10.20.30.40' };
  await vraag(front.port, 'GET /mijn/?naam=kanarienaam', koppen);
  await vraag(front.port, 'GET /zoeken/?q=kanariezoekwoord', koppen);
  await vraag(front.port, 'KANARIE /kanariepad/', koppen);
  await expect.poll(cijfers).toContain('status="404"');
  expect((await cijfers()).match(/kanarie|10\.20\.30/gi)).toBeNull();
});

test('alleen wie op deze computer zelf vraagt krijgt de cijfers, bij een naam van deze computer', async () => {
  const { front, punt } = await begin();
  const status = async (regel: string, koppen: Record<string, string> = {}) => (await vraag(punt.port, regel, koppen)).status;
  expect(await status('GET /metrics')).toBe(200);
  expect(await status('GET /metrics', { Host: 'kennis.voorbeeld.nl' })).toBe(421);
  expect(await status('GET /metrics', { 'X-Forwarded-For': '127.0.0.1' })).toBe(403);
  expect(await status('GET /metrics', { Origin: 'https://evil.nl' })).toBe(403);
  expect([await status('GET /'), await status('POST /metrics')]).toEqual([404, 405]);
  // Visitors of the site do not find them.
  expect((await vraag(front.port, 'GET /metrics')).status).toBe(308);
  expect((await vraag(front.port, 'GET /metrics/')).status).toBe(404);
  // On its other addresses this machine does not answer at this port.
  const anders = Object.values(networkInterfaces()).flatMap(
    (lijst) => lijst?.filter(({ family, internal }) => family === 'IPv4' && !internal) ?? [],
  );
  for (const { address } of anders) {
    const lijn = connect(punt.port, address);
    expect(await new Promise((klaar) => lijn.once('error', () => klaar('dicht')).once('connect', () => klaar('open')))).toBe('dicht');
    lijn.destroy();
  }
});

test('is de poort nog van een ander, dan wacht zij daarop en meldt dat één keer', async () => {
  const ander = createServer().listen(0, '127.0.0.1');
  await new Promise((klaar) => ander.once('listening', klaar));
  const { port } = ander.address() as { port: number };
  GEMELD.length = 0;
  await begin(port);
  expect(GEMELD.map(({ o }) => o)).toEqual([{ code: 'EADDRINUSE', port }]);
  await new Promise((klaar) => ander.close(klaar));
  await expect.poll(async () => (await vraag(port, 'GET /metrics')).status).toBe(200);
  expect(GEMELD).toHaveLength(1);
});
