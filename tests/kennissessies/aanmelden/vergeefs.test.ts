import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { wachtlijstenSluiten } from '#kennissessies/aanmelden/vergeefs.ts';
import { databaseVan } from '../../steun/db.ts';
import { DAG, MINUUT, NU, ORIGIN, UUR, type Wereld, wereld } from '../wereld.ts';

const DICHT = 'Er kwam geen plaats vrij: Loket en matching';

async function vol(pad?: string) {
  const w = await wereld({ capaciteit: 1 }, pad);
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  const na = w.sessie.aanmelden_tot + 1000;
  return { ...w, na, sluit: (nu = na, db = w.db) => wachtlijstenSluiten(db, { origin: ORIGIN, nu }) };
}
const wieHoorden = async (w: Pick<Wereld, 'brieven'>) =>
  (await w.brieven()).filter(({ onderwerp }) => onderwerp === DICHT).map(({ aan }) => aan.split('@')[0]);

test('als de aanmelding sluit, hoort wie nog wacht dat er geen plaats vrijkwam; wie een plaats heeft niet', async () => {
  const w = await vol();
  expect(await w.sluit()).toBe(2);
  expect(await wieHoorden(w)).toEqual(['bram', 'carla']);
  const brief = (await w.brieven('Bram')).at(-1);
  expect(brief).toMatchObject({ agenda: null, agenda_methode: null, reeks: `aanmelding-${(await w.rij('Bram')).id}` });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'wachtlijst' });
});

test('de hele laatste seconde telt nog mee: pas daarna gaat de brief weg', async () => {
  const w = await vol();
  expect(await w.sluit(w.sessie.aanmelden_tot + 999)).toBe(0);
  expect(await w.sluit(w.sessie.aanmelden_tot + 1000)).toBe(2);
});

test('elke wachtende krijgt één brief, hoe vaak er ook wordt gekeken', async () => {
  const w = await vol();
  await w.sluit();
  expect(await w.sluit()).toBe(0);
  expect(await w.sluit(w.na + DAG)).toBe(0);
  expect(await wieHoorden(w)).toEqual(['bram', 'carla']);
});

test('twee processen die tegelijk kijken, schrijven samen één brief per mens', async () => {
  const map = await mkdtemp(join(tmpdir(), 'vergeefs-'));
  onTestFinished(() => rm(map, { recursive: true }));
  const w = await vol(join(map, 'een.db'));
  const tweede = openDb(databaseVan(join(map, 'een.db')));
  const beurten = Array.from({ length: 6 }, (_, beurt) => w.sluit(w.na, beurt % 2 ? tweede.db : w.db));
  expect((await Promise.all(beurten)).reduce((som, aantal) => som + aantal, 0)).toBe(2);
  expect(await wieHoorden(w)).toEqual(['bram', 'carla']);
  await tweede.sluit();
});

test('zonder het merk bij de aanmelding zou een tweede keer kijken weer mailen', async () => {
  const w = await vol();
  await w.sluit();
  await w.db.updateTable('aanmelding').set({ vergeefs_op: null }).execute();
  expect(await w.sluit()).toBe(2);
});

test('een venster dat openblijft tot het begin sluit bij het begin', async () => {
  const w = await vol();
  await w.zet({ aanmelden_tot: w.sessie.begin_op + DAG });
  expect(await w.sluit(w.sessie.begin_op)).toBe(0);
  expect(await w.sluit(w.sessie.begin_op + 1000)).toBe(2);
});

test('na afloop komt er geen brief meer, en bij een afgelaste sessie ook niet', async () => {
  const w = await vol();
  expect(await w.sluit(w.sessie.eind_op)).toBe(0);
  await w.zet({ status: 'afgelast' });
  expect(await w.sluit()).toBe(0);
});

test('wie de Realisatie-Eenheid het venster eerder laat sluiten, mailt in dezelfde stap', async () => {
  const w = await vol();
  const nu = NU + 2 * UUR;
  await w.wijzig({ aanmeldenTot: nu - MINUUT }, { nu });
  expect(await wieHoorden(w)).toEqual(['bram', 'carla']);
  expect(await w.sluit(nu + MINUUT)).toBe(0);
  // The window opens again with a place more: who was first moves up all the same.
  await w.wijzig({ aanmeldenTot: w.sessie.aanmelden_tot, capaciteit: 2 }, { nu: nu + UUR });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd', carla: 'wachtlijst' });
});

test('wie weggaat en opnieuw op de wachtlijst komt, hoort het weer', async () => {
  const w = await vol();
  const nu = NU + UUR;
  await w.db.updateTable('aanmelding').set({ vergeefs_op: NU }).execute();
  await afmelden(w.db, { account: await w.persoon('Bram'), id: (await w.rij('Bram')).id, origin: ORIGIN, nu });
  await w.meldAan('Bram', {}, nu);
  await w.sluit();
  expect(await wieHoorden(w)).toEqual(['bram']);
});
