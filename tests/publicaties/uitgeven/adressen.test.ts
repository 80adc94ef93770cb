import { expect, test } from 'vitest';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';
import { werkdagLater } from '#grond/taal/werkdag.ts';
import { isGereserveerd, vrijeSlug } from '#publicaties/adres.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { verseDb } from '../../steun/db.ts';

test('een adres is van ons, vrij, nooit een woord van de site zelf en niet langer dan een regel', async () => {
  const { db, sluit } = await verseDb();
  const slug = (titel: string, bezet: readonly string[] = []) =>
    db.transaction().execute((trx) => vrijeSlug(trx, { id: 'x', collectie: 'praktijken', titel, bezet: (naam) => bezet.includes(naam) }));
  expect(await slug('SO&P: “Eén” loket?')).toBe('so-en-p-een-loket');
  expect(await slug('Eén loket', ['een-loket', 'een-loket-2'])).toBe('een-loket-3');
  expect(await slug('../../etc/passwd\u0000')).toBe('etc-passwd');
  expect(await slug('😀')).toBe('tekst');
  expect((await slug('woord '.repeat(60))).length).toBeLessThanOrEqual(90);
  expect(['index', 'feed', 'zoeken', '2026', 'een-loket'].map(isGereserveerd)).toEqual([true, true, true, true, false]);
  await sluit();
});

test('een ingetrokken adres antwoordt meteen zo, en zonder database met wat het laatst bekend was', async () => {
  const { db, sluit } = await verseDb();
  let nu = 0;
  const adressen = openAdressen(db, { klok: () => nu });
  expect(await adressen.zoek('/praktijken/weg/')).toBeUndefined();
  await db.insertInto('vervallen_adres').values({ pad: '/praktijken/weg/', naar: null, inzending_id: null, op: 0 }).execute();
  await db
    .insertInto('vervallen_adres')
    .values({ pad: '/praktijken/oud/', naar: '/praktijken/nieuw/', inzending_id: null, op: 0 })
    .execute();
  expect([
    await adressen.zoek('/praktijken/weg/'),
    await adressen.zoek('/praktijken/oud/'),
    await adressen.zoek('/praktijken/anders/'),
  ]).toEqual([{ soort: 'weg' }, { soort: 'verhuisd', naar: '/praktijken/nieuw/' }, undefined]);
  await sluit();
  nu = 10_000;
  expect(await adressen.zoek('/praktijken/weg/')).toEqual({ soort: 'weg' });
});

test.each([
  ['2026-11-20', 10, '2026-12-04'],
  ['2026-12-18', 10, '2027-01-05'],
  ['2027-03-24', 3, '2027-03-30'],
  ['2027-05-04', 2, '2027-05-10'],
  ['2026-04-26', 1, '2026-04-28'],
])('%s en %i werkdagen later is %s: weekend en feestdagen tellen niet', (dag, aantal, uiterlijk) => {
  expect(isoDatum(werkdagLater(momentVan(dag, '16:00'), aantal))).toBe(uiterlijk);
});
