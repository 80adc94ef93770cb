import { expect, test } from 'vitest';
import { mijnAanmelding, mijnAanmeldingen, statusVan, waarVan } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { NU, wereld } from '../wereld.ts';

const LINK = 'https://online.voorbeeld.example/kamer';

test('je ziet je eigen aanmeldingen en die van niemand anders', async () => {
  const { db, meldAan, persoon, rij } = await wereld();
  await meldAan('Anna', { vraag: 'Hoe?' });
  await meldAan('Bram');
  const anna = await persoon('Anna');
  expect(await mijnAanmeldingen(db, { account: anna, nu: NU })).toMatchObject([
    { status: 'bevestigd', antwoorden: { vraag: 'Hoe?' }, kennissessie: { slug: 'loket-en-matching' }, teWijzigen: true, voorbij: false },
  ]);
  expect(await mijnAanmelding(db, { account: anna, nu: NU, id: (await rij('Bram')).id })).toBeNull();
  expect(await mijnAanmelding(db, { account: anna, nu: NU, slug: 'loket-en-matching' })).toMatchObject({ status: 'bevestigd' });
  expect(await mijnAanmelding(db, { account: await persoon('Carla'), nu: NU, slug: 'loket-en-matching' })).toBeNull();
});

test('alleen wie een plaats heeft ziet de link om mee te doen, tot het einde', async () => {
  const { db, meldAan, persoon, sessie, zet } = await wereld({ vorm: 'online', online_link: LINK, capaciteit: 1 });
  await meldAan('Anna');
  await meldAan('Bram');
  const link = async (naam: string, nu = NU) => (await mijnAanmeldingen(db, { account: await persoon(naam), nu }))[0]?.onlineLink;
  expect([await link('Anna'), await link('Bram')]).toEqual([LINK, null]);
  expect([await link('Anna', sessie.eind_op - 1), await link('Anna', sessie.eind_op)]).toEqual([LINK, null]);
  await zet({ status: 'afgelast' });
  expect(await link('Anna')).toBeNull();
});

test('bij een hybride sessie ziet alleen wie online meedoet de link', async () => {
  const { db, meldAan, persoon } = await wereld({ vorm: 'hybride', online_link: LINK });
  await meldAan('Anna', { deelname: 'online' });
  await meldAan('Bram', { deelname: 'fysiek' });
  const link = async (naam: string) => (await mijnAanmeldingen(db, { account: await persoon(naam), nu: NU }))[0]?.onlineLink;
  expect([await link('Anna'), await link('Bram')]).toEqual([LINK, null]);
});

test('een sessie die niet doorgaat heet zo, ook voor wie een plaats had', async () => {
  const { db, meldAan, persoon, zet } = await wereld();
  await meldAan('Anna');
  const stand = async () => (await mijnAanmeldingen(db, { account: await persoon('Anna'), nu: NU })).map(statusVan);
  expect(await stand()).toEqual([{ tekst: 'Bevestigd', soort: 'goed' }]);
  await zet({ status: 'afgelast' });
  expect(await stand()).toEqual([{ tekst: 'Gaat niet door', soort: 'fout' }]);
});

test('bij een aanmelding staat waar je meedoet', async () => {
  const { db, meldAan, persoon, zet } = await wereld({ vorm: 'hybride' });
  await meldAan('Anna', { deelname: 'fysiek' });
  await meldAan('Bram', { deelname: 'online' });
  const waar = async (naam: string) => (await mijnAanmeldingen(db, { account: await persoon(naam), nu: NU })).map(waarVan);
  expect([await waar('Anna'), await waar('Bram')]).toEqual([['Zwolle'], ['Online']]);
  await zet({ plaats: '' });
  expect(await waar('Anna')).toEqual(['De plaats volgt nog']);
});

test('wat komt staat voor wat geweest is', async () => {
  const { db, meldAan, persoon, sessie } = await wereld();
  const eerder = { ...sessie, id: 'k0', slug: 'eerder', ical_uid: 'k0', begin_op: NU - 9e7, eind_op: NU - 8e7 };
  await db.insertInto('kennissessie').values(eerder).execute();
  await meldAan('Anna');
  await meldAan('Anna', {}, NU - 10e7, 'eerder');
  const mijn = await mijnAanmeldingen(db, { account: await persoon('Anna'), nu: NU });
  expect(mijn.map(({ kennissessie, voorbij }) => [kennissessie.slug, voorbij])).toEqual([
    ['loket-en-matching', false],
    ['eerder', true],
  ]);
});
