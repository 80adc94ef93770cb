import { afterEach, beforeEach, expect, test } from 'vitest';
import { terugsturen } from '#publicaties/beoordelen/beoordelen.ts';
import { ongezienAdvies } from '#publicaties/beoordelen/ongezien-advies.ts';
import { teruggestuurdAan } from '#publicaties/werklijst.ts';
import { NU, ORIGIN, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const ongezien = async (id: string) => ongezienAdvies(w.db, await w.haal(id), { inhoud: w.inhoud, nu: NU });
const stuurTerug = async (id: string) => {
  const { revisie } = await w.haal(id);
  expect(await terugsturen(w.db, { account: await w.wie('dirk'), id, revisie, toelichting: 'Nog even.', origin: ORIGIN, nu: NU })).toEqual({
    gelukt: true,
  });
};

test('een tip waar de schrijver bij het indienen aan voorbij ging komt niet terug, een nieuwe wel', async () => {
  const id = await w.praktijk();
  const eerst = await ongezien(id);
  expect(eerst).toBeGreaterThan(0);
  await w.dienIn(id);
  await stuurTerug(id);
  expect(await ongezien(id)).toBe(0);
  await w.schrijf(id, { geleerde_lessen: 'Begin heel klein.' });
  expect(await ongezien(id)).toBe(0);
  await w.schrijf(id, { aanpak: 'Lees verder, [klik hier](https://voorbeeld.example/), en maak koppels.' });
  expect(await ongezien(id)).toBeGreaterThan(0);
});

test('een tekst die terugkwam wacht op wie eraan schreef, en op niemand anders', async () => {
  const id = await w.praktijk();
  const van = async (naam: string) => (await teruggestuurdAan(w.db, await w.wie(naam))).map((een) => een.id);
  await w.dienIn(id);
  expect(await van('bram')).toEqual([]);
  await stuurTerug(id);
  expect([await van('bram'), await van('berit'), await van('dirk'), await van('rosa'), await van('carla')]).toEqual([[id], [], [], [], []]);
});
