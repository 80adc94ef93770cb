import { afterEach, beforeEach, expect, test } from 'vitest';
import { opmerken, terugsturen } from '#publicaties/beoordelen/beoordelen.ts';
import { terughalen } from '#publicaties/beoordelen/indienen.ts';
import { opslaan } from '#publicaties/bureau/opslaan.ts';
import { isEigenWerk } from '#publicaties/inzending.ts';
import { opmerkingenPerVeld } from '#publicaties/verloop.ts';
import { magBewerken } from '#publicaties/wie-mag.ts';
import { NU, ORIGIN, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

test('met de vaste mensen is elke weg te lopen: wat Emma schrijft beoordeelt eerst Anna, wat Bram schrijft meteen Rosa', async () => {
  await w.db.updateTable('recht').set({ ingetrokken_op: 1 }).where('account_id', 'in', ['dirk', 'berit', 'ria']).execute();
  const [vanEmma, vanBram] = [await w.praktijk({}, 'emma'), await w.praktijk({ titel: 'Een tweede praktijk uit Heuvelrand' })];
  expect(await w.dienIn(vanEmma, 'emma')).toEqual({ gelukt: true, stap: 'regio' });
  expect(await w.dienIn(vanBram)).toEqual({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(vanEmma, 'rosa')).toMatchObject({ gelukt: false });
  expect(await w.keurGoed(vanEmma, 'anna')).toMatchObject({ gelukt: true });
  expect(await w.keurGoed(vanEmma, 'rosa')).toMatchObject({ gelukt: true });
});

test('eerst keurt de eigen regio goed, dan de Realisatie-Eenheid', async () => {
  const id = await w.praktijk();
  expect(await w.dienIn(id)).toEqual({ gelukt: true, stap: 'regio' });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'niet-aan-de-beurt' });
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: false });
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: false, reden: 'niet-aan-de-beurt' });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: true, klaar: true });
  expect((await w.haal(id)).status).toBe('goedgekeurd');
});

test('bij een regio die de Realisatie-Eenheid vertrouwt is de eigen regio genoeg', async () => {
  await w.db
    .insertInto('vertrouwde_regio')
    .values({ onderwijsregio: 'voorbeeldregio-heuvelrand', verleend_op: NU, verleend_door: 'rosa' })
    .execute();
  const id = await w.praktijk();
  await w.dienIn(id);
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: true });
});

test('niemand keurt eigen werk goed: niet wie begon, niet wie meeschreef, niet wie indiende', async () => {
  const id = await w.praktijk({}, 'dirk');
  await w.dienIn(id, 'bram');
  // dirk wrote it and is the only projectleider: it goes to the Realisatie-Eenheid at once.
  expect((await w.haal(id)).stap).toBe('re');
  const ander = await w.praktijk({ titel: 'Iets anders' });
  await w.dienIn(ander);
  await terughalen(w.db, { account: await w.wie('bram'), id: ander, origin: ORIGIN, nu: NU });
  await w.schrijf(ander, { kern: 'Door dirk verbeterd.' }, 'dirk');
  await w.db.updateTable('inzending').set({ status: 'ingediend', stap: 'regio' }).where('id', '=', ander).execute();
  expect(await w.keurGoed(ander, 'dirk')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  // Control: without this one question dirk, who has the right, would get through.
  expect(await isEigenWerk(w.db, { account: { id: 'dirk' }, inzending: await w.haal(ander) })).toBe(true);
  expect(await isEigenWerk(w.db, { account: { id: 'iemand-anders' }, inzending: await w.haal(ander) })).toBe(false);
});

test('ook de Realisatie-Eenheid keurt haar eigen terugblik niet goed; een collega wel', async () => {
  const id = await w.terugblik('rosa');
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: true, klaar: true });
});

test('een concept van een andere regio bestaat voor jou niet, wat je ook stuurt', async () => {
  const id = await w.praktijk();
  const anna = await w.wie('anna');
  expect(await w.zie('anna', id)).toBeUndefined();
  expect(
    await opslaan(w.db, { account: anna, id, vorige: 2, velden: { titel: 'Gekaapt', regio: 'voorbeeldregio-waterkant' }, nu: NU }),
  ).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.dienIn(id, 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  await w.dienIn(id);
  expect(await w.keurGoed(id, 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await opmerken(w.db, { account: anna, id, veld: null, tekst: 'Hoi', nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.zie('carla', id)).toBeUndefined();
  // Control: with the right of that region it is there.
  const metRecht = { ...anna, rechten: [{ soort: 'auteur' as const, onderwijsregio: 'voorbeeldregio-heuvelrand' }] };
  expect(magBewerken(metRecht, await w.haal(id))).toBe(true);
});

test('de regio van een inzending komt uit de rechten, nooit uit het formulier', async () => {
  const id = await w.praktijk({ regio: 'voorbeeldregio-waterkant', onderwijsregio: 'voorbeeldregio-waterkant', voorbeeld: 'nee' });
  await w.goedgekeurd(id);
  const { bestand } = await w.db
    .selectFrom('inzending_revisie')
    .select('bestand')
    .where('inzending_id', '=', id)
    .where('bestand', 'is not', null)
    .executeTakeFirstOrThrow();
  expect(bestand).toContain('voorbeeldregio-heuvelrand');
  expect(bestand).not.toContain('voorbeeldregio-waterkant');
  expect(bestand).toMatch(/^voorbeeld: true$/m);
});

test('wie goedkeurt, keurt goed wat op het scherm stond', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  await w.db.updateTable('inzending').set({ revisie: 1 }).where('id', '=', id).execute();
  const { goedkeuren } = await import('#publicaties/beoordelen/beoordelen.ts');
  expect(
    await goedkeuren(w.db, {
      ...{ account: await w.wie('dirk'), id, revisie: 2, toelichting: '', origin: ORIGIN, inhoud: w.inhoud, uitgever: STIL, nu: NU },
    }),
  ).toEqual({ gelukt: false, reden: 'gewijzigd' });
});

test('tijdens het beoordelen verandert de tekst niet; wie iets wil veranderen haalt eerst terug', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  expect(await w.schrijf(id, { kern: 'Anders.' })).toEqual({ gelukt: false, reden: 'in-beoordeling' });
  await w.keurGoed(id, 'dirk');
  await w.keurGoed(id, 'rosa');
  expect(await w.schrijf(id, { kern: 'Anders.' })).toEqual({ gelukt: false, reden: 'in-beoordeling' });
  await terughalen(w.db, { account: await w.wie('berit'), id, origin: ORIGIN, nu: NU });
  expect(await w.schrijf(id, { kern: 'Anders.' })).toMatchObject({ gelukt: true });
  expect((await w.haal(id)).goedgekeurde_revisie).toBeNull();
  expect(await w.publiceer(id)).toEqual({ gelukt: false, reden: 'niet-goedgekeurd' });
});

test('terugsturen kan alleen met een toelichting, en de schrijvers lezen die met de opmerkingen per veld', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  const { revisie } = await w.haal(id);
  const dirk = { account: await w.wie('dirk'), id, revisie, origin: ORIGIN, nu: NU };
  await opmerken(w.db, { account: dirk.account, id, veld: 'kern', tekst: 'Kan dit korter?', nu: NU });
  expect(await terugsturen(w.db, { ...dirk, toelichting: '  ' })).toEqual({ gelukt: false, reden: 'zonder-toelichting' });
  expect(await terugsturen(w.db, { ...dirk, toelichting: 'Bijna goed.' })).toEqual({ gelukt: true });
  expect((await w.haal(id)).status).toBe('teruggestuurd');
  const brief = await w.db.selectFrom('outbox').selectAll().where('onderwerp', 'like', 'Teruggestuurd%').executeTakeFirstOrThrow();
  expect([brief.aan, /Bijna goed\./.test(brief.tekst), /Kern: Kan dit korter\?/.test(brief.tekst)]).toEqual([
    'bram@voorbeeld.example',
    true,
    true,
  ]);
  expect(await w.dienIn(id)).toMatchObject({ gelukt: true });
});

test('wie een ingediende tekst terughaalt, bespaart de beoordelaars het lezen', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  await terughalen(w.db, { account: await w.wie('bram'), id, origin: ORIGIN, nu: NU });
  expect((await w.brieven()).slice(2)).toEqual(['dirk: Teruggehaald: Een maatje voor elke zij-instromer']);
});

test('bij elke stap krijgt wie erbij hoort een brief', async () => {
  const id = await w.praktijk();
  await w.goedgekeurd(id);
  expect(await w.brieven()).toEqual([
    'dirk: Te beoordelen: Een maatje voor elke zij-instromer',
    'bram: Ingediend: Een maatje voor elke zij-instromer',
    'ria: Te beoordelen: Een maatje voor elke zij-instromer',
    'rosa: Te beoordelen: Een maatje voor elke zij-instromer',
    'bram: Goedgekeurd door je regio: Een maatje voor elke zij-instromer',
    'bram: Goedgekeurd: Een maatje voor elke zij-instromer',
  ]);
});

test('wat verplicht is en ontbreekt houdt indienen tegen, met een zin per veld', async () => {
  const id = await w.praktijk({ kern: '', bouwstenen: [], contact: 'geen adres', inzet_uren: 'veel' });
  expect(await w.dienIn(id)).toEqual({
    gelukt: false,
    reden: 'onvolledig',
    fouten: {
      kern: 'Vul ‘Kern’ in.',
      bouwstenen: 'Kies er ten minste één bij ‘Bouwstenen’.',
      inzet_uren: 'Vul bij ‘Tijd per jaar, in uren’ een heel getal in, zoals 40.',
      contact: 'Vul een e-mailadres in, zoals loket@onderwijsregio.nl.',
    },
  });
  expect((await w.haal(id)).status).toBe('concept');
});

test('een link of verwijzing die nergens uitkomt wordt bij zijn veld genoemd', async () => {
  const id = await w.praktijk({ aanpak: 'Lees [dit](/praktijken/bestaat-niet/).' });
  expect(await w.dienIn(id)).toMatchObject({ fouten: { aanpak: 'De link naar /praktijken/bestaat-niet/ komt nergens uit.' } });
  await w.schrijf(id, { aanpak: 'Goed.', verwant: ['bestaat-ook-niet'] });
  expect(await w.dienIn(id)).toMatchObject({ fouten: { verwant: 'verwant: “bestaat-ook-niet” bestaat niet in praktijken.' } });
});

test('een titel die een adres van de site zelf zou geven wordt geweigerd', async () => {
  const id = await w.praktijk({ titel: 'Zoeken' });
  expect(await w.dienIn(id)).toMatchObject({
    fouten: { titel: 'Van deze titel kunnen we geen adres maken. Kies een titel met meer woorden.' },
  });
});

test('een opmerking bij een veld noemt haar versie, en geldt als eerder zodra de tekst opnieuw is ingediend', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  const bij = async () =>
    (await opmerkingenPerVeld(w.db, await w.haal(id))).kern?.map(({ tekst, versie, eerder }) => [tekst, versie, eerder]);
  const zeg = async (tekst: string) => opmerken(w.db, { account: await w.wie('dirk'), id, veld: 'kern', tekst, nu: NU });
  const terug = async () =>
    terugsturen(w.db, { ...(await basis('dirk')), id, revisie: (await w.haal(id)).revisie, toelichting: 'Nog even.', origin: ORIGIN });
  const basis = async (naam: string) => ({ account: await w.wie(naam), nu: NU });
  const eerste = (await w.haal(id)).revisie;
  await zeg('Korter.');
  expect(await terug()).toMatchObject({ gelukt: true });
  await w.schrijf(id, { kern: 'Kort.' });
  expect(await bij()).toEqual([['Korter.', eerste, false]]);
  await w.dienIn(id);
  const tweede = (await w.haal(id)).revisie;
  await zeg('Nu te kort.');
  await terug();
  expect(tweede).toBeGreaterThan(eerste);
  expect(await bij()).toEqual([
    ['Korter.', eerste, true],
    ['Nu te kort.', tweede, false],
  ]);
});

test('wat bij een versie is opgemerkt, staat er niet meer zodra die versie online is; wat daarna is opgemerkt wel', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  const zeg = async (tekst: string) => opmerken(w.db, { account: await w.wie('dirk'), id, veld: 'kern', tekst, nu: NU });
  const bij = async () => (await opmerkingenPerVeld(w.db, await w.haal(id))).kern?.map(({ tekst }) => tekst);
  await zeg('Kan korter.');
  await w.keurGoed(id, 'dirk');
  await w.keurGoed(id, 'rosa');
  expect(await bij()).toEqual(['Kan korter.']);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect([(await w.haal(id)).status, await bij()]).toEqual(['gepubliceerd', undefined]);
  await w.schrijf(id, { kern: 'Anders.' });
  await w.dienIn(id);
  await zeg('Beter.');
  expect(await bij()).toEqual(['Beter.']);
});

test('een titel zonder gewone letters krijgt te horen wat er ontbreekt', async () => {
  const id = await w.praktijk({ titel: '日本語' });
  expect(await w.dienIn(id)).toMatchObject({ gelukt: false, fouten: { titel: expect.stringContaining('letters van a tot en met z') } });
});
