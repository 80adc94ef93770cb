import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from '#server/release/precompress.ts';
import { vraag } from '../raw.ts';
import { stelOp } from '../setup.ts';

let map: string;
let front: Awaited<ReturnType<typeof stelOp>>;
const CSS = 'body { margin: 0 }'.repeat(50);

beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'bestanden-'));
  const zet = async (pad: string, inhoud: string | Buffer) => {
    await mkdir(dirname(join(map, pad)), { recursive: true });
    await writeFile(join(map, pad), inhoud);
  };
  await zet('nieuw/client/_astro/Pagina.new.css', CSS);
  await zet('nieuw/client/_astro/Pagina.new.css.br', precompress(Buffer.from(CSS)).br);
  await zet('nieuw/client/_astro/Pagina.new.css.gz', precompress(Buffer.from(CSS)).gzip);
  await zet('nieuw/client/favicon.svg', '<svg/>');
  await zet('nieuw/client/vreemd.exe', 'MZ');
  await zet('nieuw/server/entry.mjs', 'geheim');
  await zet('oud/client/_astro/Pagina.old.css', 'oud');
  await zet('oud/client/favicon.svg', '<svg>oud</svg>');
  await zet('oud/client/weg.txt', 'oud');
  front = await stelOp({}, { releases: [join(map, 'nieuw'), join(map, 'oud'), join(map, 'niet-meer-daar')] });
});
afterAll(async () => {
  await front.weg();
  await rm(map, { recursive: true });
});
const haal = (pad: string, koppen: Record<string, string> = {}) => vraag(front.port, `GET ${pad}`, koppen);

test('wat een naam met een kenmerk heeft mag een browser voor altijd bewaren', async () => {
  const { status, koppen, lichaam } = await haal('/_astro/Pagina.new.css');
  expect([status, koppen['cache-control'], koppen['content-type'], lichaam]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    'text/css; charset=utf-8',
    CSS,
  ]);
  const klein = await haal('/_astro/Pagina.new.css', { 'Accept-Encoding': 'br' });
  expect([klein.koppen['content-encoding'], Number(klein.koppen['content-length']) < CSS.length / 5]).toEqual(['br', true]);
  expect((await haal('/_astro/Pagina.new.css', { 'If-None-Match': koppen.etag ?? '' })).status).toBe(304);
});

test('de stijl van de vorige release blijft er voor wie de pagina nog open heeft, de rest niet', async () => {
  expect((await haal('/_astro/Pagina.old.css')).lichaam).toBe('oud');
  expect((await haal('/favicon.svg')).lichaam).toBe('<svg/>');
  expect((await haal('/weg.txt')).status).toBe(404);
});

test('alleen wat voor de browser is gebouwd wordt gegeven, en alles wat onbekend is zijn maar bytes', async () => {
  for (const pad of ['/server/entry.mjs', '/entry.mjs', '/_astro/Pagina.new.css.br', '/_astro/', '/client/favicon.svg'])
    expect([pad, (await haal(pad)).status]).toEqual([pad, 404]);
  expect((await haal('/vreemd.exe')).koppen['content-type']).toBe('application/octet-stream');
});
