import { afterEach, beforeEach, expect, test } from 'vitest';
import { VERS_MS } from '#accounts/rechten/bevoegdheid.ts';
import { rechtBeeindigen } from '#accounts/rechten/recht-beeindigen.ts';
import { rechtenOpruimen, VERZOEK_BEWAREN_MS } from '#accounts/rechten/rechten-opruimen.ts';
import { UITNODIGING_GELDIG_MS, UITNODIGINGEN_PER_DAG, uitnodigen } from '#accounts/rechten/uitnodigen/uitnodigen.ts';
import { uitnodigingIntrekken } from '#accounts/rechten/uitnodigen/uitnodiging-intrekken.ts';
import { openUitnodigingen } from '#accounts/rechten/uitnodigen/uitnodigingenlijst.ts';
import type { Recht } from '#accounts/rechten.ts';
import { DAG, lever, logIn, NU, vraagCode } from '../steun.ts';
import { adresVoor, HEUVELRAND, type Mensenwereld, mensenwereld, type Naam, VAST, WATERKANT } from './mensen.ts';

const NIEUW = 'nieuw@school.example';
const AUTEUR: Recht = { soort: 'auteur', onderwijsregio: WATERKANT };
const RE: Recht = { soort: 're', onderwijsregio: null };
let w: Mensenwereld;
beforeEach(async () => {
  w = await mensenwereld();
});
afterEach(() => w.sluit());
const nodig = (door: Naam, adres = NIEUW, recht = AUTEUR, nu = NU, opnieuw = false) =>
  uitnodigen(w.db, { account: w.wie(door), adres, recht, opnieuw, bevestigd: true, ...VAST, nu });

test('wie is uitgenodigd heeft het recht bij de eerste keer inloggen met dat adres, één keer', async () => {
  expect(await nodig('anna')).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
  const [brief] = await w.brieven(NIEUW);
  expect(brief?.onderwerp).toBe('Je bent uitgenodigd als auteur van Voorbeeldregio waterkant');
  expect(brief?.tekst).toContain(
    "Anna van Voorbeeldregio waterkant nodigt je uit op Regiokring, het kennisplatform van de onderwijsregio's.\n\nJe kunt dan schrijven voor deze regio.",
  );
  expect(brief?.antwoord_aan).toBe(adresVoor('anna'));
  expect(brief?.tekst).toContain('https://regiokring.example/inloggen/?naar=%2Fmijn%2Fpublicaties%2F');
  expect(brief?.tekst).toContain('maandag 21 december 2026');
  expect(await w.heeft(NIEUW, AUTEUR)).toBe(false);
  await logIn(w.db, NIEUW, NU + DAG);
  expect(await w.heeft(NIEUW, AUTEUR)).toBe(true);
  expect((await w.gebeurtenissen()).map(({ wat, door }) => [wat, door])).toEqual([
    ['uitgenodigd', 'anna'],
    ['recht-gegeven', 'anna'],
  ]);
});

test('zonder bevestiging gebeurt er niets, en de vraag is voor ieder adres dezelfde: zij verraadt niet wie een account heeft', async () => {
  const vraag = (adres: string) => uitnodigen(w.db, { account: w.wie('anna'), adres, recht: AUTEUR, bevestigd: false, ...VAST });
  await nodig('anna', 'al@school.example');
  const eerst = [await w.brieven(), await w.gebeurtenissen()];
  // Unknown, with an account, with the right already, and invited already.
  for (const adres of [NIEUW, adresVoor('carla'), adresVoor('emma'), 'al@school.example'])
    expect(await vraag(adres)).toEqual({ gelukt: false, reden: 'bevestigen' });
  expect([await w.brieven(), await w.gebeurtenissen()]).toEqual(eerst);
  expect(await w.heeft(adresVoor('carla'), AUTEUR)).toBe(false);
});

test('een projectleider maakt zichzelf geen auteur van de eigen regio: dat mag al', async () => {
  expect(await nodig('anna', adresVoor('anna'))).toEqual({ gelukt: false, reden: 'mag-zelf-al' });
  expect(await w.heeft(adresVoor('anna'), AUTEUR)).toBe(false);
});

test('een gebruikte uitnodiging geeft het recht niet opnieuw', async () => {
  await nodig('anna');
  await logIn(w.db, NIEUW, NU + DAG);
  const { id } = await w.db.selectFrom('recht').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  await rechtBeeindigen(w.db, { account: w.wie('anna'), id, ...VAST });
  await logIn(w.db, NIEUW, NU + 2 * DAG);
  expect(await w.heeft(NIEUW, AUTEUR)).toBe(false);
});

test('een ander adres, een verlopen of een ingetrokken uitnodiging geeft niets', async () => {
  await nodig('anna');
  await logIn(w.db, 'ander@school.example', NU + DAG);
  expect(await w.heeft('ander@school.example', AUTEUR)).toBe(false);
  await logIn(w.db, NIEUW, NU + UITNODIGING_GELDIG_MS);
  expect(await w.heeft(NIEUW, AUTEUR)).toBe(false);
  await nodig('anna', 'derde@school.example');
  const open = (await openUitnodigingen(w.db, { account: w.wie('anna'), nu: NU })).find(({ adres }) => adres.startsWith('derde'));
  expect(await uitnodigingIntrekken(w.db, { account: w.wie('bram'), id: open?.id ?? '', nu: NU })).toEqual({
    gelukt: false,
    reden: 'onbekend',
  });
  expect(await uitnodigingIntrekken(w.db, { account: w.wie('anna'), id: open?.id ?? '', nu: NU })).toEqual({ gelukt: true });
  await logIn(w.db, 'derde@school.example', NU + DAG);
  expect(await w.heeft('derde@school.example', AUTEUR)).toBe(false);
});

test('de laatste milliseconde van dertig dagen telt nog', async () => {
  await nodig('anna');
  await logIn(w.db, NIEUW, NU + UITNODIGING_GELDIG_MS - 1);
  expect(await w.heeft(NIEUW, AUTEUR)).toBe(true);
});

test('wie al een account heeft kan meteen aan het werk', async () => {
  expect(await nodig('anna', adresVoor('carla'))).toEqual({ gelukt: true, hoe: 'benoemd' });
  expect(await w.heeft(adresVoor('carla'), AUTEUR)).toBe(true);
  expect(await w.brieven()).toMatchObject([{ aan: adresVoor('carla'), onderwerp: 'Je bent nu auteur van Voorbeeldregio waterkant' }]);
});

test('wie het recht al heeft wordt niet nog eens uitgenodigd', async () => {
  expect(await nodig('anna', adresVoor('emma'))).toEqual({ gelukt: false, reden: 'heeft-al', wie: 'Emma' });
  expect([await w.brieven(), await w.gebeurtenissen()]).toEqual([[], []]);
});

test('staat er al een uitnodiging open, dan gaat er niet ongemerkt nog een brief uit', async () => {
  await nodig('anna');
  expect(await nodig('arno', NIEUW, AUTEUR, NU + DAG)).toEqual({ gelukt: false, reden: 'loopt-al' });
  expect(await w.brieven(NIEUW)).toHaveLength(1);
  // Another right is another invitation, and one that lapsed stands in nobody's way.
  expect(await nodig('rosa', NIEUW, { soort: 'projectleider', onderwijsregio: WATERKANT })).toMatchObject({ gelukt: true });
  expect(await nodig('anna', NIEUW, AUTEUR, NU + UITNODIGING_GELDIG_MS)).toMatchObject({ gelukt: true });
});

test('opnieuw uitnodigen stuurt een nieuwe brief, en er blijft één uitnodiging over', async () => {
  await nodig('anna');
  await nodig('arno', NIEUW, AUTEUR, NU + DAG, true);
  expect(await w.brieven(NIEUW)).toHaveLength(2);
  expect(await openUitnodigingen(w.db, { account: w.wie('anna'), nu: NU })).toMatchObject([
    { adres: NIEUW, door: 'Arno', verlopen: false },
  ]);
});

test("één mens kan in twee regio's schrijven", async () => {
  await nodig('anna');
  await nodig('bram', NIEUW, { soort: 'auteur', onderwijsregio: HEUVELRAND });
  await logIn(w.db, NIEUW, NU + DAG);
  expect([await w.heeft(NIEUW, AUTEUR), await w.heeft(NIEUW, { soort: 'auteur', onderwijsregio: HEUVELRAND })]).toEqual([true, true]);
});

test('ten hoogste twintig uitnodigingen in een etmaal, ook als ze zijn ingetrokken', async () => {
  for (let i = 0; i < UITNODIGINGEN_PER_DAG; i++) expect(await nodig('anna', `n${i}@school.example`)).toMatchObject({ gelukt: true });
  for (const { id } of await openUitnodigingen(w.db, { account: w.wie('anna'), nu: NU }))
    await uitnodigingIntrekken(w.db, { account: w.wie('anna'), id, nu: NU });
  expect(await nodig('anna')).toEqual({ gelukt: false, reden: 'te-veel' });
  expect(await nodig('arno')).toMatchObject({ gelukt: true });
  expect(await nodig('anna', 'later@school.example', AUTEUR, NU + DAG)).toMatchObject({ gelukt: true });
});

test('een nieuwe collega bij de Realisatie-Eenheid: alleen na een verse tweede stap, met app, en alle anderen horen het', async () => {
  expect(await nodig('anna', NIEUW, RE)).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await nodig('rosa', NIEUW, RE, NU + VERS_MS + 1)).toEqual({ gelukt: false, reden: 'tweede-stap-nodig' });
  expect(await nodig('rosa', NIEUW, RE, NU + VERS_MS)).toEqual({ gelukt: true, hoe: 'uitgenodigd' });
  const { koekje, code } = await vraagCode(w.db, NIEUW, NU + DAG);
  expect(await lever(w.db, koekje, code, NU + DAG)).toEqual({ gelukt: true, stap: 'tweede-stap' });
  expect(await w.heeft(NIEUW, RE)).toBe(true);
  const gemeld = (await w.brieven()).filter(({ onderwerp }) => onderwerp.includes('nieuwe collega')).map(({ aan }) => aan);
  expect(gemeld).toEqual([adresVoor('ria'), adresVoor('rosa')]);
});

test('wie zijn recht kwijt is, heeft geen open uitnodigingen meer', async () => {
  await nodig('anna');
  await nodig('arno', 'van-arno@school.example');
  await rechtBeeindigen(w.db, { account: w.wie('rosa'), id: await w.recht('anna'), ...VAST });
  await logIn(w.db, NIEUW, NU + DAG);
  await logIn(w.db, 'van-arno@school.example', NU + DAG);
  expect([await w.heeft(NIEUW, AUTEUR), await w.heeft('van-arno@school.example', AUTEUR)]).toEqual([false, true]);
});

test('een uitnodiging die voorbij is blijft negentig dagen, dan weten we het adres niet meer', async () => {
  await nodig('anna');
  await rechtenOpruimen(w.db, { nu: NU + UITNODIGING_GELDIG_MS + VERZOEK_BEWAREN_MS - 1 });
  expect(await w.db.selectFrom('uitnodiging').select('adres').execute()).toHaveLength(1);
  await rechtenOpruimen(w.db, { nu: NU + UITNODIGING_GELDIG_MS + VERZOEK_BEWAREN_MS });
  expect(await w.db.selectFrom('uitnodiging').select('adres').execute()).toEqual([]);
});
