import { afterEach, beforeEach, expect, test } from 'vitest';
import { magBeeindigen, magGeven, VERS_MS } from '#accounts/rechten/bevoegdheid.ts';
import { rechtBeeindigen } from '#accounts/rechten/recht-beeindigen.ts';
import { tweedeStapWeghalen } from '#accounts/rechten/tweede-stap-weghalen.ts';
import { uitnodigen } from '#accounts/rechten/uitnodigen/uitnodigen.ts';
import type { Recht } from '#accounts/rechten.ts';
import { NU } from '../steun.ts';
import { HEUVELRAND, type Mensenwereld, mensenwereld, type Naam, VAST, WATERKANT } from './mensen.ts';

let w: Mensenwereld;
beforeEach(async () => {
  w = await mensenwereld();
});
afterEach(() => w.sluit());

const ALLEN = ['rosa', 'anna', 'bram', 'emma', 'carla'] as const;
const HIER: Record<Recht['soort'], Recht> = {
  re: { soort: 're', onderwijsregio: null },
  projectleider: { soort: 'projectleider', onderwijsregio: WATERKANT },
  auteur: { soort: 'auteur', onderwijsregio: WATERKANT },
};

test('wie welk recht mag geven en beëindigen: dit is de hele lijst', () => {
  const wie = (mag: (naam: Naam) => boolean) => ALLEN.filter(mag);
  const geven = (recht: Recht) => wie((naam) => magGeven(w.wie(naam), recht));
  expect({ re: geven(HIER.re), projectleider: geven(HIER.projectleider), auteur: geven(HIER.auteur) }).toEqual({
    re: ['rosa'],
    projectleider: ['rosa'],
    auteur: ['rosa', 'anna'],
  });
  const beeindigen = (recht: Recht, account_id: string) => wie((naam) => magBeeindigen(w.wie(naam), { ...recht, account_id }));
  expect({
    re: beeindigen(HIER.re, 'ria'),
    'een andere projectleider': beeindigen(HIER.projectleider, 'arno'),
    'zichzelf als projectleider': beeindigen(HIER.projectleider, 'anna'),
    auteur: beeindigen(HIER.auteur, 'iemand'),
    'zichzelf als auteur': beeindigen(HIER.auteur, 'emma'),
  }).toEqual({
    re: ['rosa'],
    'een andere projectleider': ['rosa'],
    'zichzelf als projectleider': ['rosa', 'anna'],
    auteur: ['rosa', 'anna'],
    'zichzelf als auteur': ['rosa', 'anna', 'emma'],
  });
});

test('zonder tweede stap is niemand van de Realisatie-Eenheid', () => {
  const zonder = { ...w.wie('rosa'), tweedeStap: false };
  expect([magGeven(zonder, HIER.auteur), magBeeindigen(zonder, { ...HIER.auteur, account_id: 'emma' })]).toEqual([false, false]);
});

const beeindig = async (door: Naam, van: Naam) => rechtBeeindigen(w.db, { account: w.wie(door), id: await w.recht(van), ...VAST });

test('een projectleider beëindigt een auteur van de eigen regio, geen andere projectleider, en ziet niets van een andere regio', async () => {
  expect(await beeindig('anna', 'arno')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await beeindig('bram', 'emma')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await beeindig('emma', 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await beeindig('carla', 'rosa')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await beeindig('anna', 'emma')).toEqual({ gelukt: true, zelf: false });
});

test('wie het recht kwijt is, is meteen overal uitgelogd, en hoort het; het recht blijft staan met wie en wanneer', async () => {
  const id = await w.recht('emma');
  await beeindig('anna', 'emma');
  expect(await w.db.selectFrom('session').select('id').where('account_id', '=', 'emma').execute()).toEqual([]);
  expect(await w.db.selectFrom('session').select('id').where('account_id', '=', 'anna').execute()).toHaveLength(1);
  const rij = await w.db.selectFrom('recht').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(rij).toMatchObject({ account_id: 'emma', ingetrokken_op: NU, ingetrokken_door: 'anna' });
  expect(await w.brieven()).toMatchObject([
    { aan: 'emma@voorbeeld.example', onderwerp: 'Je recht is beëindigd: auteur van Voorbeeldregio waterkant' },
  ]);
  expect(await w.gebeurtenissen()).toEqual([
    { wat: 'recht-beeindigd', door: 'anna', over: 'emma', onderwijsregio: WATERKANT, bijzonderheden: 'auteur' },
  ]);
  // Sent again, nothing happens twice.
  expect(await rechtBeeindigen(w.db, { account: w.wie('anna'), id, ...VAST })).toEqual({ gelukt: true, zelf: false });
  expect(await w.brieven()).toHaveLength(1);
});

test('een recht gaat nooit weg uit de tabel', async () => {
  await expect(w.db.deleteFrom('recht').execute()).rejects.toThrow('never deleted');
});

test('de laatste van de Realisatie-Eenheid kan zichzelf niet beëindigen, en twee tegelijk elkaar ook niet', async () => {
  const beide = await Promise.all([beeindig('rosa', 'ria'), beeindig('ria', 'rosa')]);
  expect(beide.filter(({ gelukt }) => gelukt)).toHaveLength(1);
  const over = beide[0]?.gelukt ? 'rosa' : 'ria';
  expect(await beeindig(over, over)).toEqual({ gelukt: false, reden: 'laatste-re' });
});

test('een collega die nog geen app koppelde telt niet als opvolger', async () => {
  await w.db.updateTable('account').set({ totp_bevestigd_op: null }).where('id', '=', 'ria').execute();
  expect(await beeindig('rosa', 'rosa')).toEqual({ gelukt: false, reden: 'laatste-re' });
  expect(await beeindig('rosa', 'ria')).toEqual({ gelukt: true, zelf: false });
});

test('wie zijn recht net verloor kan er niets meer mee, ook al begon het verzoek eerder', async () => {
  const anna = w.wie('anna');
  await beeindig('rosa', 'anna');
  expect(await uitnodigen(w.db, { account: anna, adres: 'x@y.nl', recht: HIER.auteur, bevestigd: true, ...VAST })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect(await rechtBeeindigen(w.db, { account: anna, id: await w.recht('emma'), ...VAST })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('de tweede stap van een collega weghalen kan na een verse tweede stap, nooit die van jezelf, en iedereen hoort het', async () => {
  const haalWeg = (door: Naam, van: Naam, nu = NU, bevestigd = true) =>
    tweedeStapWeghalen(w.db, { account: w.wie(door), van, bevestigd, boek: VAST.boek, nu });
  expect(await haalWeg('anna', 'rosa')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await haalWeg('rosa', 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await haalWeg('rosa', 'rosa')).toEqual({ gelukt: false, reden: 'eigen-tweede-stap' });
  expect(await haalWeg('rosa', 'ria', NU + VERS_MS + 1)).toEqual({ gelukt: false, reden: 'tweede-stap-nodig' });
  expect(await haalWeg('rosa', 'ria', NU, false)).toEqual({ gelukt: false, reden: 'onbevestigd' });
  expect(await w.brieven()).toEqual([]);
  expect(await haalWeg('rosa', 'ria', NU + VERS_MS)).toEqual({ gelukt: true });
  // Noted for the file that no restore touches.
  const genoteerd = await w.db.selectFrom('onomkeerbaar').select('daad').execute();
  expect(genoteerd.map(({ daad }) => JSON.parse(daad))).toEqual([{ wat: 'tweede-stap-weggehaald', account: 'ria', op: NU + VERS_MS }]);
  expect((await w.brieven()).map(({ aan }) => aan)).toEqual(['ria@voorbeeld.example', 'rosa@voorbeeld.example']);
  const ria = await w.db.selectFrom('account').select('totp_bevestigd_op').where('id', '=', 'ria').executeTakeFirst();
  expect(ria).toEqual({ totp_bevestigd_op: null });
  expect(await w.db.selectFrom('session').select('id').where('account_id', '=', 'ria').execute()).toEqual([]);
});

test("regio's gescheiden: een projectleider geeft niets in een andere regio", async () => {
  const recht = { soort: 'auteur', onderwijsregio: HEUVELRAND } as const;
  expect(await uitnodigen(w.db, { account: w.wie('anna'), adres: 'x@y.nl', recht, bevestigd: true, ...VAST })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
});
