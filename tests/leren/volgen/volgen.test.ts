import { expect, test } from 'vitest';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { volgenBevestigen } from '#leren/volgen/bevestigen.ts';
import { mijnVolgen } from '#leren/volgen/mijn-volgen.ts';
import { hoortEenVolger } from '#leren/volgen/openingen-mailen.ts';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';
import { volgersOpruimen } from '#leren/volgen/volgers-opruimen.ts';
import { DAG, NU, ORIGIN } from '../../kennissessies/wereld.ts';
import { inhoud, VAN, volgwereld } from './wereld.ts';

const OPENT = NU + 10 * DAG;
const EERST = { voorrang_statussen: '["in-oprichting"]', voorrang_tot: OPENT };
const LATER = { aanmelden_vanaf: OPENT };
const ADRES = 'iemand@school.example';

test('wie is ingelogd en moet wachten, wordt gemaild op het moment dat het voor iedereen opengaat, eenmaal', async () => {
  const w = await volgwereld(EERST);
  expect(await w.volg(await w.persoon('Anna', 'waterkant'))).toEqual({ gelukt: true, bevestigd: true });
  expect(await w.kijk(OPENT - 1)).toBe(0);
  expect(await w.kijk(OPENT)).toBe(1);
  expect(await w.kijk(OPENT + 1)).toBe(0);
  expect(await w.post()).toEqual(['anna: Je kunt je nu aanmelden']);
});

test('gaat het aanmelden nog open, dan wordt wie eerst gaat meteen gemaild, en een ander pas als die aan de beurt is', async () => {
  const w = await volgwereld({ ...LATER, voorrang_statussen: '["in-oprichting"]', voorrang_tot: OPENT + DAG });
  await w.volg(await w.persoon('Carla', 'veenhoek'));
  await w.volg(await w.persoon('Anna', 'waterkant'));
  await w.kijk(OPENT);
  expect(await w.post()).toEqual(['carla: Je kunt je nu aanmelden']);
  await w.kijk(OPENT + DAG);
  expect(await w.post()).toEqual(['carla: Je kunt je nu aanmelden', 'anna: Je kunt je nu aanmelden']);
});

test('een save the date kun je volgen; wie zich al kan aanmelden, hoeft niet gemaild te worden', async () => {
  const w = await volgwereld({ status: 'save-the-date' });
  const anna = await w.persoon('Anna', 'waterkant');
  expect(await w.volg(anna)).toMatchObject({ gelukt: true });
  await w.zet({ status: 'open' });
  expect(await w.volg(anna)).toEqual({ gelukt: false, reden: 'kan-al' });
  expect(await w.kijk(NU)).toBe(1);
  await w.zet(EERST);
  expect(await w.volg(await w.persoon('Carla', 'veenhoek'))).toEqual({ gelukt: false, reden: 'kan-al' });
});

test('een concept, en wat er niet is, kun je niet volgen', async () => {
  const w = await volgwereld({ status: 'concept' });
  const anna = await w.persoon('Anna');
  expect(await w.volg(anna)).toEqual({ gelukt: false, reden: 'onbekend' });
  for (const onderwerp of ['aanmelden:bestaat-niet', 'aanmelden:', 'nieuws:x', "aanmelden:x' or 1=1", ''])
    expect(await w.volg(anna, { onderwerp })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('een ingevuld adres krijgt één brief, en pas na Bevestig een mail als het opent', async () => {
  const w = await volgwereld(EERST);
  expect(await w.volg(ADRES)).toEqual({ gelukt: true, bevestigd: false });
  expect(await w.post()).toEqual(['iemand: Bevestig']);
  // The address may follow something else, and then it stays.
  expect((await w.brieven())[0]?.tekst).toContain('Dan hoef je niets te doen: we mailen je niet over dit onderwerp.');
  const sleutel = await w.sleutel(ADRES);
  expect(await volgenBevestigen(w.db, { sleutel, nu: NU + DAG })).toEqual({ gelukt: true });
  expect(await volgenBevestigen(w.db, { sleutel, nu: NU + DAG })).toEqual({ gelukt: true });
  await w.kijk(OPENT);
  expect(await w.post()).toEqual(['iemand: Bevestig', 'iemand: Je kunt je nu aanmelden']);
});

test('zonder Bevestig gaat er niets uit, en is het adres na zeven dagen weg', async () => {
  const w = await volgwereld(EERST);
  await w.volg(ADRES);
  const sleutel = await w.sleutel(ADRES);
  expect(await w.kijk(OPENT)).toBe(0);
  expect(await volgenBevestigen(w.db, { sleutel, nu: NU + 7 * DAG })).toEqual({ gelukt: false, reden: 'onbekend' });
  await volgersOpruimen(w.db, { nu: NU + 7 * DAG - 1 });
  expect(await w.telling()).toEqual({ volgers: 1, volgt: 1 });
  await volgersOpruimen(w.db, { nu: NU + 7 * DAG });
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('andermans adres: voor één kennissessie één brief per dag, samen ten hoogste drie, en altijd hetzelfde antwoord', async () => {
  const w = await volgwereld(EERST);
  const zelfde = { gelukt: true, bevestigd: false };
  for (let keer = 0; keer < 3; keer++) expect(await w.volg(ADRES)).toEqual(zelfde);
  expect(await w.post()).toEqual(['iemand: Bevestig']);
  const { id: _, ...rij } = await w.db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow();
  for (const nummer of [2, 3, 4, 5]) {
    const ander = { ...rij, id: `k${nummer}`, slug: `ander-${nummer}`, ical_uid: `k${nummer}@kennis.example` };
    await w.db.insertInto('kennissessie').values(ander).execute();
    expect(await w.volg(ADRES, { onderwerp: `aanmelden:ander-${nummer}` })).toEqual(zelfde);
  }
  expect(await w.post()).toHaveLength(3);
  await w.volg(ADRES, { nu: NU + DAG });
  expect(await w.post()).toHaveLength(4);
});

test('wie een adres invult dat al gemaild wordt, met of zonder account, veroorzaakt geen brief', async () => {
  const w = await volgwereld(EERST);
  await w.volg(await w.persoon('Anna', 'waterkant'));
  await w.volg('anna@voorbeeld.example');
  expect(await w.post()).toEqual([]);
  await w.kijk(OPENT);
  expect(await w.post()).toEqual(['anna: Je kunt je nu aanmelden']);
});

test('wie eerst zonder account vroeg en daarna inlogt, krijgt één mail', async () => {
  const w = await volgwereld(EERST);
  await w.volg('anna@voorbeeld.example');
  await volgenBevestigen(w.db, { sleutel: await w.sleutel('anna@voorbeeld.example'), nu: NU });
  await w.volg(await w.persoon('Anna', 'waterkant'));
  expect(await w.telling()).toEqual({ volgers: 1, volgt: 1 });
  expect(await w.kijk(OPENT)).toBe(1);
});

test('stoppen doet niets anders dan dat ene stoppen, en een onbekende sleutel krijgt hetzelfde antwoord', async () => {
  const w = await volgwereld(EERST);
  await w.volg(ADRES);
  await w.volg(await w.persoon('Anna', 'waterkant'));
  const sleutel = await w.sleutel(ADRES);
  expect(await volgenStoppen(w.db, { sleutel: 'onzin', boek: w.boek, nu: NU })).toEqual({ gelukt: true });
  expect(await w.telling()).toEqual({ volgers: 2, volgt: 2 });
  for (let keer = 0; keer < 2; keer++) expect(await volgenStoppen(w.db, { sleutel, boek: w.boek, nu: NU })).toEqual({ gelukt: true });
  expect(await w.telling()).toEqual({ volgers: 1, volgt: 1 });
  expect(await w.db.selectFrom('volger').select('account_id').execute()).toEqual([{ account_id: 'anna' }]);
});

test('wie eerst zonder account vroeg en daarna inlogt, ziet dat en kan er met het account mee stoppen; een ander niet', async () => {
  const w = await volgwereld(EERST);
  await w.volg('anna@voorbeeld.example');
  await volgenBevestigen(w.db, { sleutel: await w.sleutel('anna@voorbeeld.example'), nu: NU });
  const [anna, bram] = [await w.persoon('Anna', 'waterkant'), await w.persoon('Bram', 'waterkant')];
  expect(await mijnVolgen(w.db, { account: anna })).toMatchObject([{ onderwerp: VAN, bevestigd: true }]);
  await volgenStoppen(w.db, { account: bram, onderwerp: VAN, boek: w.boek, nu: NU });
  expect(await w.telling()).toEqual({ volgers: 1, volgt: 1 });
  await volgenStoppen(w.db, { account: anna, onderwerp: VAN, boek: w.boek, nu: NU });
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('elke mail heeft één klik om te stoppen; na de mail is het verzoek gewist, en het adres ook', async () => {
  const w = await volgwereld(EERST);
  await w.volg(ADRES);
  await volgenBevestigen(w.db, { sleutel: await w.sleutel(ADRES), nu: NU });
  await w.kijk(OPENT);
  const brieven = await w.brieven();
  expect(brieven.map(({ uitschrijflink }) => uitschrijflink?.replace(/=.*/, ''))).toEqual(
    Array.from({ length: 2 }, () => `${ORIGIN}/volgen/stoppen/?sleutel`),
  );
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('de mail zegt of alle plaatsen al bezet zijn', async () => {
  const w = await volgwereld({ ...EERST, capaciteit: 1 });
  await w.meldAan('Carla', {}, NU, undefined, { onderwijsregio: 'veenhoek', regiostatus: 'in-oprichting' });
  await w.volg(await w.persoon('Anna', 'waterkant'));
  await w.kijk(OPENT);
  expect((await w.brieven('Anna')).at(-1)?.tekst).toContain('Alle plaatsen zijn op dit moment bezet.');
});

test('wie intussen al is aangemeld, krijgt geen mail meer', async () => {
  const w = await volgwereld({ status: 'save-the-date' });
  await w.volg(await w.persoon('Anna'));
  await w.zet({ status: 'open' });
  await w.meldAan('Anna');
  expect(await w.kijk(NU)).toBe(0);
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('gaat de kennissessie niet door, dan hoort wie wachtte dat, eenmaal', async () => {
  const w = await volgwereld(EERST);
  await w.volg(await w.persoon('Anna', 'waterkant'));
  await w.gelastAf('De spreker is ziek.');
  expect([await w.kijk(NU), await w.kijk(NU)]).toEqual([1, 0]);
  expect(await w.post()).toEqual(['anna: Gaat niet door']);
});

test('wie iets wijzigt of afgelast, leest of daardoor iemand wordt gemaild die daarom vroeg', async () => {
  const w = await volgwereld(EERST);
  const hoort = async (anders: { afgelast?: boolean; nu?: number } = {}) => {
    const kennissessie = await opzoeken(w.db, { slug: w.sessie.slug });
    return kennissessie && hoortEenVolger(w.db, { kennissessie, inhoud, nu: NU, ...anders });
  };
  expect([await hoort({ nu: OPENT }), await hoort({ afgelast: true })]).toEqual([false, false]);
  await w.volg(await w.persoon('Anna', 'waterkant'));
  expect([await hoort(), await hoort({ nu: OPENT }), await hoort({ afgelast: true })]).toEqual([false, true, true]);
  expect(await hoort({ afgelast: true, nu: w.sessie.begin_op })).toBe(false);
  // Who signed up meanwhile gets no letter for having asked.
  await w.meldAan('Anna', {}, OPENT);
  expect([await hoort({ nu: OPENT }), await hoort({ afgelast: true })]).toEqual([false, false]);
  expect(await w.kijk(OPENT)).toBe(0);
});

test('wat niet meer opengaat, wordt gewist', async () => {
  const w = await volgwereld(EERST);
  await w.volg(await w.persoon('Anna', 'waterkant'));
  await volgersOpruimen(w.db, { nu: w.sessie.begin_op });
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('wie het account wist, wordt niet meer gemaild, en het eigen overzicht laat zien wat iemand volgt', async () => {
  const w = await volgwereld(EERST);
  const anna = await w.persoon('Anna', 'waterkant');
  await w.volg(anna);
  expect(await mijnVolgen(w.db, { account: anna })).toEqual([{ onderwerp: VAN, ritme: 'direct', gevraagdOp: NU, bevestigd: true }]);
  await w.db.deleteFrom('account').where('id', '=', 'anna').execute();
  expect(await w.telling()).toEqual({ volgers: 0, volgt: 0 });
});

test('tweehonderd mensen wachten op dezelfde seconde: ieder krijgt één mail, ook als twee het tegelijk doen en een opnieuw begint', async () => {
  const w = await volgwereld(EERST);
  for (let i = 0; i < 200; i++) await w.volg(await w.persoon(`M${i}`, 'waterkant'), { nu: NU + i });
  await Promise.all([w.kijk(OPENT), w.kijk(OPENT)]);
  await w.kijk(OPENT + 1);
  const post = await w.post();
  expect([post.length, new Set(post).size]).toEqual([200, 200]);
});
