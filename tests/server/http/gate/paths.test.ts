import { expect, test } from 'vitest';
import { MAX_BYTES } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { roomFor } from '#server/http/gate/paths.ts';

const FORM = 64 * 1024;

test.each(['/mijn/publicaties/p1/bijlagen/', '/mijn/publicaties/p1/bijlagen/sturen/', '/beheer/kennissessies/k1/materiaal/'])(
  'hier past een bestand met zijn formulier: %s',
  (pad) => expect(roomFor(pad)).toBe(MAX_BYTES + FORM),
);

test.each([
  '/beheer/kennissessies/k1/',
  '/beheer/kennissessies/nieuw/',
  '/beheer/kennissessies/materiaal/',
  '/mijn/aanmeldingen/a1/materiaal/',
])('hier past alleen een formulier: %s', (pad) => expect(roomFor(pad)).toBe(FORM));
