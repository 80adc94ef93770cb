import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aannemen } from '#inhoud/bijlagen/aannemen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { openOpslag } from '#server/opslag/opslag.ts';
import { paden } from '#server/opstarten/paden.ts';
import { pdf } from '../../inhoud/bijlagen/maken.ts';
import { verseDb } from '../../steun/db.ts';
import { type Emmer, startEmmer } from '../../steun/emmer.ts';
import { stelOp } from './setup.ts';

let emmer: Emmer;
beforeAll(async () => {
  emmer = await startEmmer();
});
afterAll(() => emmer.ruimOp());

/** Two machines behind one address: each its own disk, with one database and one store. */
async function tweeNodes(teksten: string[]) {
  const map = await mkdtemp(join(tmpdir(), 'twee-nodes-'));
  const database = { ...(await verseDb(join(map, 'kennisplatform.db'))), isErNog: () => true };
  const open = async (naam: string) => {
    const bergingen = await openOpslag(database.db, { opslagUrl: emmer.url, map: paden(join(map, naam)), log: { info() {}, error() {} } });
    const alle = (welke: string) => (welke === 'nieuws' ? teksten.map((tekst) => ({ tekst, gegevens: {} })) : []);
    const inhoud = { alle, fouten: [], versie: 1 };
    const node = await stelOp({}, { database, bergingen, adressen: openAdressen(database.db), inhoud: inhoud as unknown as Inhoud });
    return { ...node, bergingen, inhoud };
  };
  const [a, b] = [await open('a'), await open('b')];
  onTestFinished(async () => {
    for (const node of [a, b]) await node.weg();
    await database.sluit();
    await rm(map, { recursive: true, force: true });
  });
  return { a, b, db: database.db };
}
type Node = Awaited<ReturnType<typeof tweeNodes>>['a'];

async function ingestuurd({ bergingen }: Node, tekst: string): Promise<string> {
  const uitslag = await aannemen(bergingen.bijlagen, pdf(tekst), 'Draaiboek.pdf');
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return uitslag.bijlage.url;
}
const vraag = (node: Node, url: string, headers: Record<string, string> = {}) => fetch(node.url + url, { headers });
const status = async (nodes: Node[], url: string) => Promise.all(nodes.map(async (node) => (await vraag(node, url)).status));

test('ingestuurd op A en gevraagd aan B: dezelfde bytes met onze eigen headers; ingetrokken is het op beide 410', async () => {
  const teksten: string[] = [];
  const { a, b, db } = await tweeNodes(teksten);
  const url = await ingestuurd(a, 'samen');
  // Nobody approved a text with it yet.
  expect(await status([a, b], url)).toEqual([404, 404]);
  teksten.push(`[Draaiboek](${url})`);
  for (const { inhoud } of [a, b]) inhoud.versie += 1;
  for (const node of [a, b]) {
    const antwoord = await vraag(node, url);
    expect([antwoord.status, Buffer.from(await antwoord.arrayBuffer()).equals(pdf('samen'))]).toEqual([200, true]);
    expect(Object.fromEntries(antwoord.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="draaiboek.pdf"',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
    expect((await vraag(node, url, { 'If-None-Match': antwoord.headers.get('etag') ?? '' })).status).toBe(304);
    expect((await vraag(node, url.replace('.pdf', '.docx'))).status).toBe(404);
  }
  await db.insertInto('vervallen_adres').values({ pad: url, naar: null, inzending_id: null, op: 0 }).execute();
  await expect.poll(() => status([a, b], url), { timeout: 5000 }).toEqual([410, 410]);
});

test('is de opslag weg, dan gaat een kopie gewoon door; wat hier geen kopie heeft is 503 met hoe lang te wachten, en 410 blijft 410', async () => {
  const teksten: string[] = [];
  const { a, b, db } = await tweeNodes(teksten);
  const [url, ander, ingetrokken] = [await ingestuurd(a, 'een'), await ingestuurd(a, 'twee'), await ingestuurd(b, 'weg')];
  teksten.push(`${url} ${ander} ${ingetrokken}`);
  await db.insertInto('vervallen_adres').values({ pad: ingetrokken, naar: null, inzending_id: null, op: 0 }).execute();
  expect(await status([a], url)).toEqual([200]);
  await emmer.stop();
  expect([await status([a, b], url), await status([a, b], ander)]).toEqual([
    [200, 503],
    [503, 503],
  ]);
  expect(await status([a, b], ingetrokken)).toEqual([410, 410]);
  const antwoord = await vraag(b, url);
  expect([antwoord.headers.get('retry-after'), antwoord.headers.get('cache-control')]).toEqual(['30', 'no-store']);
  expect(await antwoord.text()).not.toContain('S3');
  expect(b.logboek.map(({ melding }) => melding)).toContain('An attachment could not be fetched from where it is kept.');
  // Who has it already is told so without a look at the store.
  expect((await vraag(b, url, { 'If-None-Match': `"${url.slice(10, 74)}"` })).status).toBe(304);
  await emmer.start();
  expect([await status([a, b], url), await status([a, b], ander)]).toEqual([
    [200, 200],
    [200, 200],
  ]);
});
