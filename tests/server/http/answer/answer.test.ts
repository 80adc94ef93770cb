import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeReady } from '#server/http/answer/answer.ts';

const tekst = Buffer.from(Array.from({ length: 3000 }, (_, n) => `woord${(n * 7919) % 1013} staat op regel ${n}.`).join('\n'));
const klaar = (body = tekst) => makeReady({ body, compressed: 'op-vraag', headers: ['Content-Type', 'text/html'] });

test('de eerste bezoeker wacht niet op de kleinste vorm; wie komt als het vaak gevraagd is, krijgt haar', async () => {
  const antwoord = klaar();
  const eerste = await antwoord.shape('br');
  for (let keer = 2; keer < 20; keer++) expect(await antwoord.shape('br')).toBe(eerste);
  await new Promise((verder) => setTimeout(verder, 300));
  expect(await antwoord.shape('br')).toBe(eerste);
  await expect.poll(async () => (await antwoord.shape('br')).body.length).toBeLessThan(eerste.body.length * 0.95);
  const kleinste = await antwoord.shape('br');
  expect(brotliDecompressSync(kleinste.body)).toEqual(tekst);
  const lengte = kleinste.headers.indexOf('Content-Length');
  expect(kleinste.headers[lengte + 1]).toBe(String(kleinste.body.length));
});

test('is de kleine vorm er, dan blijft alleen die bewaard; wie iets anders vraagt krijgt hetzelfde', async () => {
  const antwoord = klaar();
  expect((await antwoord.shape(null)).body).toBe(tekst);
  await antwoord.shape('br');
  // Not the 64 kB in which zlib made it.
  const { body } = await antwoord.shape('br');
  expect(body.buffer.byteLength).toBe(body.length);
  const uitgepakt = await antwoord.shape(null);
  expect(uitgepakt.body).not.toBe(tekst);
  expect(uitgepakt.body).toEqual(tekst);
  expect(uitgepakt.headers).not.toContain('Content-Encoding');
  expect(gunzipSync((await antwoord.shape('gzip')).body)).toEqual(tekst);
});

test('wat groot is blijft zoals het is: het kleinst maken zou seconden duren', async () => {
  const antwoord = klaar(Buffer.alloc(200_000, 'regel tekst '));
  const eerste = await antwoord.shape('br');
  for (let keer = 0; keer < 40; keer++) await antwoord.shape('br');
  await new Promise((verder) => setTimeout(verder, 300));
  expect((await antwoord.shape('br')).body).toBe(eerste.body);
});
