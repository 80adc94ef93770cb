import { afterEach, beforeEach, expect, test } from 'vitest';
import { regioWeghalen } from '#accounts/gegevens/regio-weghalen.ts';
import { regiogenoten } from '#accounts/gegevens/regiogenoten.ts';
import { rechtenVerhuizen } from '#accounts/rechten/rechten-verhuizen.ts';
import { geleideRegios } from '#accounts/rechten.ts';
import { adresVoor, HEUVELRAND, type Mensenwereld, mensenwereld, type Naam, VAST, WATERKANT } from '../rechten/mensen.ts';
import { CONTACT, NU } from '../steun.ts';

let w: Mensenwereld;
beforeEach(async () => {
  w = await mensenwereld();
  await noemt('carla', WATERKANT);
});
afterEach(() => w.sluit());

const noemt = (naam: Naam, onderwijsregio: string | null) =>
  w.db.updateTable('account').set({ onderwijsregio, functie: 'Docent' }).where('id', '=', naam).execute();
const haalWeg = (door: Naam, van: string) => regioWeghalen(w.db, { account: w.wie(door), van, ...VAST });
const regioVanNaam = async (naam: Naam) =>
  (await w.db.selectFrom('account').select('onderwijsregio').where('id', '=', naam).executeTakeFirstOrThrow()).onderwijsregio;
const ONBEKEND = { gelukt: false, reden: 'onbekend' };

test('een projectleider zegt dat iemand niet bij de regio hoort: de regio is leeg, er gaat één brief uit, en het staat geschreven', async () => {
  expect(await haalWeg('anna', 'carla')).toEqual({ gelukt: true });
  expect(await regioVanNaam('carla')).toBeNull();
  const [brief, ...rest] = await w.brieven();
  expect([brief?.aan, brief?.antwoord_aan, rest]).toEqual([adresVoor('carla'), CONTACT, []]);
  expect(brief?.tekst).toContain('De projectleider van die onderwijsregio gaf aan dat je daar niet bij hoort.');
  expect(brief?.tekst).not.toContain(adresVoor('anna'));
  expect(await w.gebeurtenissen()).toEqual([
    { wat: 'regio-weggehaald', door: 'anna', over: 'carla', onderwijsregio: WATERKANT, bijzonderheden: '' },
  ]);
  const nooitTerug = await w.db.selectFrom('onomkeerbaar').select('daad').execute();
  expect(nooitTerug.map(({ daad }) => JSON.parse(daad))).toEqual([
    { wat: 'regio-weggehaald', account: 'carla', onderwijsregio: WATERKANT, op: NU },
  ]);
});

test('een tweede keer is er niets meer weg te halen: geen tweede brief', async () => {
  await haalWeg('anna', 'carla');
  expect(await haalWeg('arno', 'carla')).toEqual(ONBEKEND);
  expect([(await w.brieven()).length, (await w.gebeurtenissen()).length]).toEqual([1, 1]);
});

test('tegelijk door twee projectleiders is één keer', async () => {
  const uitslagen = await Promise.all([haalWeg('anna', 'carla'), haalWeg('arno', 'carla')]);
  expect([uitslagen.filter(({ gelukt }) => gelukt).length, (await w.brieven()).length]).toEqual([1, 1]);
});

test.each<Naam>(['bram', 'emma', 'rosa', 'carla'])('%s leidt deze regio niet en kan dit niet', async (door) => {
  expect(await haalWeg(door, 'carla')).toEqual(ONBEKEND);
  expect([await regioVanNaam('carla'), await w.brieven(), await w.gebeurtenissen()]).toEqual([WATERKANT, [], []]);
});

test('over iemand van een andere regio, zonder regio of die er niet is, hoort een projectleider hetzelfde', async () => {
  await noemt('carla', HEUVELRAND);
  for (const van of ['carla', 'ria', 'niemand', '']) expect([van, await haalWeg('anna', van)]).toEqual([van, ONBEKEND]);
  expect([await regioVanNaam('carla'), await w.brieven()]).toEqual([HEUVELRAND, []]);
});

test('wie geen projectleider meer is sinds de bladzijde openging, kan het niet meer', async () => {
  await w.db.updateTable('recht').set({ ingetrokken_op: NU }).where('account_id', '=', 'anna').execute();
  expect(await haalWeg('anna', 'carla')).toEqual(ONBEKEND);
});

test('van wie een recht voor de regio heeft, eindigt eerst dat recht', async () => {
  for (const naam of ['emma', 'arno', 'anna'] as const) {
    await noemt(naam, WATERKANT);
    expect(await haalWeg('anna', naam)).toEqual({ gelukt: false, reden: 'schrijft-nog' });
  }
  expect(await w.brieven()).toEqual([]);
});

test('wie na een samenvoeging de oude regio nog noemt en nu voor de nieuwe schrijft, hoort daarbij', async () => {
  await noemt('emma', WATERKANT);
  await w.db.transaction().execute((trx) => rechtenVerhuizen(trx, { van: WATERKANT, naar: HEUVELRAND, door: { id: 'rosa' }, nu: NU }));
  const { genoten } = await regiogenoten(w.db, { regios: [WATERKANT, HEUVELRAND], meeste: 20 });
  expect(genoten.map(({ id, schrijft }) => [id, schrijft])).toEqual([
    ['carla', false],
    ['emma', true],
  ]);
});

test('de projectleider ziet wie de eigen regio noemt, met naam en functie en zonder adres; wie opnieuw kiest, staat er weer', async () => {
  await noemt('emma', WATERKANT);
  await noemt('bram', HEUVELRAND);
  const genoten = () => regiogenoten(w.db, { regios: geleideRegios(w.wie('anna')), meeste: 20 });
  const carla = { id: 'carla', naam: 'Carla', functie: 'Docent', onderwijsregio: WATERKANT, schrijft: false };
  expect(await genoten()).toEqual({ genoten: [carla, { ...carla, id: 'emma', naam: 'Emma', schrijft: true }], meer: false });
  expect(await regiogenoten(w.db, { regios: [WATERKANT], meeste: 1 })).toEqual({ genoten: [carla], meer: true });
  await haalWeg('anna', 'carla');
  expect((await genoten()).genoten.map(({ id }) => id)).toEqual(['emma']);
  await noemt('carla', WATERKANT);
  expect((await genoten()).genoten.map(({ id }) => id)).toEqual(['carla', 'emma']);
});
