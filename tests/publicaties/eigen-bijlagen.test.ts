import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Inhoud } from '#inhoud/stuk.ts';
import { bijvoegen } from '#publicaties/bureau/bijvoegen.ts';
import { bijlageVanInzending, eigenBijlageadres, metEigenBijlagen } from '#publicaties/eigen-bijlagen.ts';
import { inzendingMet } from '#publicaties/inzending.ts';
import { isOpenbareBijlage } from '#publicaties/uitgeven/openbare-bijlagen.ts';
import { NU, type Wereld, wereld } from './wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const [HASH, BEELD] = ['a'.repeat(64), 'b'.repeat(64)];
const URL_PDF = `/bijlagen/${HASH}.pdf`;

async function metBijlage() {
  const id = await w.praktijk({ aanleiding: `Kijk: ![zaal](/bijlagen/${BEELD}.webp)` });
  const bijlage = { url: URL_PDF, naam: 'PDF', grootte: '1 kB', isBeeld: false };
  await bijvoegen(w.db, { account: await w.wie('bram'), id, bijlage, omschrijving: 'Stuk', nu: NU });
  return id;
}

test('wie aan de tekst mag werken krijgt elk bestand dat erin staat of stond; een ander niets', async () => {
  const id = await metBijlage();
  const ander = await w.praktijk({ titel: 'Een andere' });
  const voor = async (wie: string, bij = id, hash = HASH) => bijlageVanInzending(w.db, { account: await w.wie(wie), id: bij, hash });
  expect([await voor('bram'), await voor('rosa'), await voor('bram', id, BEELD)]).toEqual([URL_PDF, URL_PDF, `/bijlagen/${BEELD}.webp`]);
  expect([await voor('carla'), await voor('bram', ander), await voor('bram', id, 'c'.repeat(64)), await voor('bram', id, '%')]).toEqual([
    ...[null, null, null, null],
  ]);
  await w.schrijf(id, { aanleiding: 'Zonder beeld.' });
  expect(await voor('bram', id, BEELD)).toBe(`/bijlagen/${BEELD}.webp`);
});

test('een concept toont zijn bestanden op het eigen adres, en schrijft dat nergens op', async () => {
  const id = await metBijlage();
  const inzending = await inzendingMet(w.db, id);
  if (!inzending) throw new Error('No submission.');
  const getoond = JSON.stringify(metEigenBijlagen(inzending).velden);
  expect(getoond).toContain(`/mijn/publicaties/${id}/bijlagen/${BEELD}/)`);
  expect(getoond).toContain(`"/mijn/publicaties/${id}/bijlagen/${HASH}/"`);
  expect(/"\/bijlagen\/|\(\/bijlagen\//.test(getoond)).toBe(false);
  expect((await inzendingMet(w.db, id))?.velden).toEqual(inzending.velden);
  expect(eigenBijlageadres(id, 'https://elders.example/a.pdf')).toBe('https://elders.example/a.pdf');
});

test('openbaar is wat een tekst op de site toont, en niet langer dan die daar staat', () => {
  const stuk = { tekst: `[Stuk](${URL_PDF})`, gegevens: { downloads: [{ url: `/bijlagen/${BEELD}.webp` }] } };
  const site = { versie: 1, alle: (collectie: string) => (collectie === 'praktijken' && site.versie === 1 ? [stuk] : []) };
  const openbaar = (pad: string) => isOpenbareBijlage(site as unknown as Inhoud, pad);
  expect([openbaar(URL_PDF), openbaar(`/bijlagen/${BEELD}.webp`), openbaar(`/bijlagen/${'c'.repeat(64)}.pdf`)]).toEqual([
    true,
    true,
    false,
  ]);
  site.versie = 2;
  expect(openbaar(URL_PDF)).toBe(false);
});
