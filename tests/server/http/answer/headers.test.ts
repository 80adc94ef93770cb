import { afterAll, beforeAll, expect, test } from 'vitest';
import { rauw, vraag } from '../raw.ts';
import { stelOp } from '../setup.ts';

const ROUTES = {
  '/over/': ({ locals }: { locals: App.Locals }) => {
    locals.openbaar();
    return '<h1>Over</h1>';
  },
  '/mijn/': () => 'Mijn',
  '/kapot/': () => {
    throw new Error('geheim: /srv/kennis.db');
  },
  '/weg/': () => 410,
};
const ALTIJD = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
};
const ALLEEN_ECHT = ['strict-transport-security', 'cross-origin-opener-policy'];

let proef: Awaited<ReturnType<typeof stelOp>>;
let echt: Awaited<ReturnType<typeof stelOp>>;
beforeAll(async () => {
  proef = await stelOp(ROUTES);
  echt = await stelOp(ROUTES, { siteUrl: 'https://kennis.voorbeeld.nl' });
});
afterAll(async () => {
  await proef.weg();
  await echt.weg();
});

const ANTWOORDEN: [number, string, Record<string, string>][] = [
  [200, 'GET /over/', {}],
  [200, 'HEAD /over/', {}],
  [200, 'GET /mijn/', {}],
  [200, 'GET /gezond', {}],
  [200, 'GET /robots.txt', {}],
  [200, 'GET /.well-known/security.txt', {}],
  [308, 'GET /over', {}],
  [400, 'GET /%00/', {}],
  [403, 'POST /mijn/', { Origin: 'https://evil.nl' }],
  [404, 'GET /nietbestaand/', {}],
  [404, 'GET /pagefind/niets.js', {}],
  [405, 'DELETE /over/', {}],
  [410, 'GET /weg/', {}],
  [415, 'GET /over/', { 'Content-Encoding': 'gzip' }],
  [417, 'GET /over/', { Expect: 'wonderen' }],
  [421, 'GET /over/', { Host: 'evil.nl' }],
  [431, 'GET /over/', { Cookie: 'x'.repeat(20_000) }],
  [400, 'GET /over/ met spaties', {}],
  [500, 'GET /kapot/', {}],
];

test.each(ANTWOORDEN)('antwoord %i op %s draagt alle koppen, in de proef en daarbuiten', async (status, regel, koppen) => {
  const daar = await vraag(echt.port, regel, { Host: 'kennis.voorbeeld.nl', ...koppen });
  const hier = await vraag(proef.port, regel, koppen);
  for (const antwoord of [hier, daar]) {
    expect(antwoord.status).toBe(status);
    expect(antwoord.koppen).toMatchObject(ALTIJD);
    const csp = antwoord.koppen['content-security-policy'] ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/unsafe-|\*|http:|data:/);
    expect(antwoord.koppen['permissions-policy']).toContain('camera=()');
    expect(antwoord.koppen.server).toBeUndefined();
    expect(antwoord.koppen['x-powered-by']).toBeUndefined();
  }
  expect(ALLEEN_ECHT.map((naam) => naam in daar.koppen)).toEqual([true, true]);
  expect(ALLEEN_ECHT.map((naam) => naam in hier.koppen)).toEqual([false, false]);
  expect(daar.koppen['content-security-policy']).toContain('upgrade-insecure-requests');
  expect(hier.koppen['content-security-policy']).not.toContain('upgrade-insecure-requests');
});

test('een 304 draagt ze ook', async () => {
  const { koppen } = await vraag(proef.port, 'GET /over/');
  const nogmaals = await vraag(proef.port, 'GET /over/', { 'If-None-Match': koppen.etag ?? '' });
  expect(nogmaals.status).toBe(304);
  expect(nogmaals.koppen).toMatchObject({ ...ALTIJD, etag: koppen.etag, 'cache-control': 'public, max-age=0, must-revalidate' });
});

test('alleen wat voor iedereen hetzelfde is mag worden bewaard', async () => {
  expect((await vraag(proef.port, 'GET /over/')).koppen['cache-control']).toBe('public, max-age=0, must-revalidate');
  for (const [status, regel, koppen] of ANTWOORDEN) {
    if (/over\/$|robots|security/.test(regel) && status === 200) continue;
    expect([regel, (await vraag(proef.port, regel, koppen)).koppen['cache-control']]).toEqual([regel, 'no-store']);
  }
});

test('geen antwoord vertelt iets over de machine', async () => {
  for (const [, regel, koppen] of ANTWOORDEN) {
    const { lichaam } = await vraag(proef.port, regel, koppen);
    expect(lichaam).not.toMatch(/geheim|\/srv|\bat \S+:\d+|node:|fastify|astro\/|sqlite/i);
  }
});

test('wie een halve aanvraag stuurt krijgt 408 met dezelfde koppen', async () => {
  const snel = await stelOp(ROUTES, { times: { headers: 300, query: 600 } });
  const antwoord = await rauw(snel.port, 'GET /over/ HTTP/1.1\r\nHost: x\r\n');
  expect(antwoord.status).toBe(408);
  expect(antwoord.koppen).toMatchObject(ALTIJD);
  await snel.weg();
});
