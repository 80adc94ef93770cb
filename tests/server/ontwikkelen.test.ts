import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MET_OUDER } from '../steun/server.ts';
import { vraag } from './http/raw.ts';

let uit = '';
let url = '';
let port = 0;
let stop: () => Promise<void>;

beforeAll(async () => {
  const map = await mkdtemp(join(tmpdir(), 'ontwikkelen-'));
  await cp('content', join(map, 'content'), { recursive: true });
  // Astro's development server keeps quiet when it thinks that it is being tested.
  const { VITEST: _, ...omgeving } = process.env;
  const proces = spawn(process.execPath, [MET_OUDER, 'src/server/dev.ts'], {
    env: { ...omgeving, ASTRO_TELEMETRY_DISABLED: '1', PORT: '0', DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const klaar = Promise.withResolvers<string>();
  proces.once('close', (code) => klaar.reject(new Error(`Stopped with ${code}:\n${uit}`)));
  proces.stdout.on('data', (deel) => {
    uit += deel;
    const gevonden = /Klaar op (http\S+)/.exec(uit)?.[1];
    if (gevonden) klaar.resolve(gevonden);
  });
  stop = async () => {
    const dicht = once(proces, 'close');
    proces.kill('SIGTERM');
    await dicht;
    await rm(map, { recursive: true, force: true });
  };
  url = await klaar.promise;
  port = Number(new URL(url).port);
});
afterAll(() => stop());

const INLOGGEN = '/inloggen/?_action=inloggen';
const stuur = (koppen: Record<string, string>, naar = port) => {
  const lichaam = 'adres=carla%40voorbeeld.example&naar=%2Fmijn%2F';
  const soort = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(lichaam.length) };
  return vraag(naar, `POST ${INLOGGEN}`, { ...soort, ...koppen }, lichaam);
};

test('ook bij het ontwikkelen staat de voorkant ervoor: host, herkomst, grootte en adres worden gekeurd', async () => {
  expect((await vraag(port, 'GET /', { Host: 'evil.nl' })).status).toBe(421);
  expect((await vraag(port, 'GET /inloggen')).koppen.location).toBe('/inloggen/');
  expect((await vraag(port, 'GET /_image/?href=/x')).status).toBe(404);
  expect((await stuur({ Origin: 'http://evil.nl' })).status).toBe(403);
  expect((await vraag(port, `POST ${INLOGGEN}`, { Origin: url, 'Content-Type': 'text/plain', 'Content-Length': '1' }, 'x')).status).toBe(
    415,
  );
});

test("een formulier komt aan, en pagina's dragen de koppen van altijd en lezen hun parameters", async () => {
  const { status, koppen } = await stuur({ Origin: url });
  expect([status, koppen.location]).toEqual([303, expect.stringMatching(/\/inloggen\/code\/$/)]);
  await expect.poll(() => uit).toMatch(/Code voor carla@voorbeeld\.example: \S+/);
  const pagina = await vraag(port, 'GET /praktijken/?taak=werven&utm=x');
  expect(pagina.status).toBe(200);
  expect(pagina.koppen).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
  expect(pagina.koppen['content-security-policy']).toMatch(/^default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
  expect(pagina.lichaam).toContain('Haal filter');
  expect(pagina.lichaam).not.toContain('utm');
});

test('code en stijlen komen van Vite, met herladen', async () => {
  expect(await vraag(port, 'GET /@vite/client')).toMatchObject({ status: 200, lichaam: expect.stringContaining('WebSocket') });
  expect((await vraag(port, 'GET /src/design/stijl/stijl.css?direct', { Accept: 'text/css' })).lichaam).toContain('{');
});

test('rechtstreeks aan Astro keurt niemand iets', async () => {
  const csp = (await vraag(port, 'GET /inloggen/')).koppen['content-security-policy'] ?? '';
  const kaal = Number(/ws:\/\/\*:(\d+)/.exec(csp)?.[1]);
  expect((await stuur({ Origin: 'http://evil.nl' }, kaal)).status).not.toBe(403);
  expect((await vraag(kaal, 'GET /favicon.svg')).koppen['content-security-policy']).toBeUndefined();
});
