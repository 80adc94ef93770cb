import { afterEach, beforeEach, expect, test } from 'vitest';
import { praktijkBeginnen, terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { isOverTeNemenVanRe, vanReOvernemen } from '#publicaties/bureau/van-re-overnemen.ts';
import { NU, ORIGIN, PRAKTIJK, SESSIE, TERUGBLIK, type Wereld, wereld } from '../wereld.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const begin = async (regio: string | null, wie = 'rosa') =>
  praktijkBeginnen(w.db, { account: await w.wie(wie), regio, inhoud: w.inhoud, origin: ORIGIN, nu: NU });
async function namens(regio = HEUVELRAND): Promise<string> {
  const uitslag = await begin(regio);
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  await w.schrijf(uitslag.id, PRAKTIJK, 'rosa');
  return uitslag.id;
}
const neemOver = async (id: string, wie: string, nu = NU) =>
  vanReOvernemen(w.db, { account: await w.wie(wie), id, inhoud: w.inhoud, origin: ORIGIN, nu });
const weg = (id: string) => w.db.updateTable('recht').set({ ingetrokken_op: 1 }).where('account_id', '=', id).execute();

test('begint de Realisatie-Eenheid namens een regio, dan krijgt de projectleider een brief; schrijft een auteur zelf, dan niet', async () => {
  const id = await namens();
  expect((await w.haal(id)).namens_op).toBe(NU);
  expect(await w.brieven()).toEqual(['dirk: Namens jullie regio begonnen: best practice']);
  await begin(HEUVELRAND, 'bram');
  expect(await w.brieven()).toHaveLength(1);
  const [{ tekst = '' } = {}] = await w.db.selectFrom('outbox').select('tekst').execute();
  expect(tekst).toContain('begon een best practice namens Voorbeeldregio Heuvelrand');
  expect(tekst).toContain(`${ORIGIN}/mijn/publicaties/${id}/`);
});

test('alleen de Realisatie-Eenheid kiest een andere regio, en nooit een die er niet is', async () => {
  expect(await begin('voorbeeldregio-waterkant', 'bram')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await begin('bestaat-niet')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await begin(null)).toEqual({ gelukt: false, reden: 'geen-recht' });
});

test('alleen de projectleider van die regio neemt over, met één klik; twee keer klikken is één keer', async () => {
  const id = await namens();
  for (const wie of ['bram', 'rosa']) expect(await neemOver(id, wie)).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await neemOver(id, 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  const dirk = await w.wie('dirk');
  expect(isOverTeNemenVanRe(dirk, await w.haal(id))).toBe(true);
  for (const _ of [1, 2]) expect(await neemOver(id, 'dirk')).toEqual({ gelukt: true });
  expect(await w.haal(id)).toMatchObject({ namens_op: null, begonnen_door: 'dirk', onderwijsregio: HEUVELRAND });
  expect(isOverTeNemenVanRe(dirk, await w.haal(id))).toBe(false);
  const soorten = await w.db.selectFrom('inzending_gebeurtenis').select('soort').where('inzending_id', '=', id).execute();
  expect(soorten.map(({ soort }) => soort)).toEqual(['begonnen', 'van-re-overgenomen']);
  expect((await w.brieven()).filter((brief) => brief.startsWith('rosa'))).toEqual([`rosa: Overgenomen door de regio: ${PRAKTIJK.titel}`]);
});

test('na het overnemen beoordeelt de Realisatie-Eenheid de tekst, ook wie hem begon, en ook als zij de enige is', async () => {
  await weg('ria');
  const id = await namens();
  await neemOver(id, 'dirk');
  expect(await w.dienIn(id, 'dirk')).toEqual({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(id, 'dirk')).toMatchObject({ gelukt: false });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: true, klaar: true });
  const [laatste] = (await w.db.selectFrom('inzending_gebeurtenis').select('soort').where('inzending_id', '=', id).execute()).slice(-1);
  expect(laatste?.soort).toBe('goedgekeurd');
});

test('wie na het overnemen weer meeschreef, keurt het niet zelf goed', async () => {
  const id = await namens();
  await neemOver(id, 'dirk');
  await w.schrijf(id, { kern: 'Rosa schreef toch weer mee.' }, 'rosa');
  await w.dienIn(id, 'dirk');
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: true, klaar: true });
});

test('wie overnam keurt het in de eigen regio niet goed, ook niet als een ander het ongewijzigd indiende', async () => {
  const id = await namens();
  await neemOver(id, 'dirk');
  expect(await w.dienIn(id, 'bram')).toEqual({ gelukt: true, stap: 're' });
});

test('wat nu beoordeeld wordt of al van de regio is, is niet over te nemen', async () => {
  const id = await namens();
  await w.dienIn(id, 'rosa');
  expect(await neemOver(id, 'dirk')).toEqual({ gelukt: false, reden: 'niet-over-te-nemen' });
  expect(await neemOver(await w.praktijk(), 'dirk')).toEqual({ gelukt: false, reden: 'niet-over-te-nemen' });
});

test('een terugblik kan ook namens een regio, of van de Realisatie-Eenheid zelf', async () => {
  const terugblik = async (regio: string | null) =>
    terugblikBeginnen(w.db, { account: await w.wie('rosa'), kennissessie: SESSIE, regio, inhoud: w.inhoud, origin: ORIGIN, nu: NU });
  const voorRegio = await terugblik(HEUVELRAND);
  const eigen = await terugblik(null);
  if (!voorRegio.gelukt || !eigen.gelukt) throw new Error('not begun');
  expect(await w.haal(voorRegio.id)).toMatchObject({ onderwijsregio: HEUVELRAND, namens_op: NU });
  expect(await w.haal(eigen.id)).toMatchObject({ onderwijsregio: null, namens_op: null });
  expect((await w.brieven()).filter((brief) => brief.includes('Namens'))).toHaveLength(1);
  await w.schrijf(voorRegio.id, { ...TERUGBLIK, aantal_deelnemers: '12' }, 'rosa');
  expect(await w.dienIn(voorRegio.id, 'rosa')).toEqual({ gelukt: true, stap: 'regio' });
});
