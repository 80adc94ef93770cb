import { afterEach, beforeEach, expect, test } from 'vitest';
import { mensenGedaan } from '#accounts/rechten/gedaan.ts';
import { rechtBeeindigen } from '#accounts/rechten/recht-beeindigen.ts';
import { rechtVan } from '#accounts/rechten/recht-van.ts';
import { kwijtTekst, RECHTWOORD } from '#accounts/rechten/rechtwoorden.ts';
import { nodigInvoer } from '#accounts/rechten/uitnodigen/invoer.ts';
import { uitnodigen } from '#accounts/rechten/uitnodigen/uitnodigen.ts';
import type { Recht } from '#accounts/rechten.ts';
import { CONTACT, NU } from '../steun.ts';
import { adresVoor, HEUVELRAND, type Mensenwereld, mensenwereld, type Naam, VAST, WATERKANT } from './mensen.ts';

const AUTEUR: Recht = { soort: 'auteur', onderwijsregio: WATERKANT };
const LEIDER: Recht = { soort: 'projectleider', onderwijsregio: WATERKANT };
const ELDERS: Recht = { soort: 'auteur', onderwijsregio: HEUVELRAND };
const RE: Recht = { soort: 're', onderwijsregio: null };
let w: Mensenwereld;
beforeEach(async () => {
  w = await mensenwereld();
});
afterEach(() => w.sluit());
const geef = (wie: Naam, recht: Recht) =>
  w.db
    .insertInto('recht')
    .values({ account_id: wie, ...recht, verleend_op: NU, verleend_door: null })
    .execute();
const beeindig = async (door: Naam, van: Naam) => rechtBeeindigen(w.db, { account: w.wie(door), id: await w.recht(van), ...VAST });

test('wat iemand kwijt is, is wat geen ander recht nog toestaat', () => {
  const leiden = RECHTWOORD.projectleider.mag.slice(1);
  expect(kwijtTekst(AUTEUR, [])).toBe('schrijven voor deze regio');
  expect(kwijtTekst(AUTEUR, [LEIDER])).toBe('');
  expect(kwijtTekst(AUTEUR, [ELDERS])).toBe('schrijven voor deze regio');
  expect(kwijtTekst(LEIDER, [AUTEUR])).toBe(`${leiden.slice(0, -1).join(', ')} en ${leiden.at(-1)}`);
  expect(kwijtTekst(LEIDER, [RE])).toBe('');
  expect(kwijtTekst(RE, [LEIDER])).toBe('het hele platform beheren');
});

test('een projectleider leest overal dat zij kennissessies mag plannen', async () => {
  await uitnodigen(w.db, { account: w.wie('rosa'), adres: adresVoor('carla'), recht: LEIDER, bevestigd: true, ...VAST });
  const [brief] = await w.brieven(adresVoor('carla'));
  expect(brief?.tekst).toContain('Rosa van de Realisatie-Eenheid gaf je dit recht op Regiokring.');
  expect(brief?.tekst).toContain('kennissessies van de regio plannen');
  expect(brief?.antwoord_aan).toBe(adresVoor('rosa'));
});

test('wie één recht verliest en een ander houdt, leest welke; de vraag vooraf zegt hetzelfde', async () => {
  const leider = await w.recht('anna');
  await geef('anna', AUTEUR);
  expect(await rechtVan(w.db, { account: w.wie('rosa'), id: leider })).toMatchObject({
    ...{ soort: 'projectleider', blijft: [AUTEUR], beeindigd: false, laatste: false },
  });
  await rechtBeeindigen(w.db, { account: w.wie('rosa'), id: leider, ...VAST });
  const [brief] = await w.brieven(adresVoor('anna'));
  expect(brief?.tekst).toContain(
    'Je kunt niet meer teksten van de regio beoordelen, kennissessies van de regio plannen en auteurs uitnodigen.',
  );
  expect(brief?.tekst).toContain('Je houdt dit recht: auteur van Voorbeeldregio waterkant.');
  expect(brief?.tekst).toContain('https://regiokring.example/inloggen/?naar=%2Fmijn%2Fpublicaties%2F');
  expect(brief?.antwoord_aan).toBe(CONTACT);
});

test('wie als enige een regio leidt leest dat die daarna niemand heeft; een recht dat voorbij is, heet beëindigd', async () => {
  const [anna, arno] = [await w.recht('anna'), await w.recht('arno')];
  const vraag = (id: number) => rechtVan(w.db, { account: w.wie('anna'), id });
  expect([(await vraag(anna))?.laatste, (await vraag(arno))?.laatste]).toEqual([false, false]);
  await rechtBeeindigen(w.db, { account: w.wie('arno'), id: arno, ...VAST });
  expect(await vraag(anna)).toMatchObject({ laatste: true, beeindigd: false });
  expect(await vraag(arno)).toMatchObject({ laatste: false, beeindigd: true });
  // Nobody else learns of it.
  expect(await rechtVan(w.db, { account: w.wie('bram'), id: arno })).toBeNull();
});

test('zonder mailbox van de site staat er niet waar je heen kunt mailen', async () => {
  await rechtBeeindigen(w.db, { account: w.wie('rosa'), id: await w.recht('anna'), ...VAST, contact: '' });
  const [brief] = await w.brieven(adresVoor('anna'));
  expect([brief?.tekst.includes('Mail dan'), brief?.antwoord_aan]).toEqual([false, '']);
});

test('wie het laatste recht verliest, leest dat account en aanmeldingen blijven', async () => {
  await beeindig('anna', 'emma');
  const [brief] = await w.brieven(adresVoor('emma'));
  expect(brief?.tekst).toContain('Je kunt niet meer schrijven voor deze regio.');
  expect(brief?.tekst).not.toContain('Je houdt');
  expect(brief?.tekst).toContain('https://regiokring.example/inloggen/?naar=%2Fmijn%2Faanmeldingen%2F');
});

test('na een handeling staat er over wie die ging', async () => {
  const zin = (woord: string, naam: Naam = 'anna') => mensenGedaan(w.db, { account: w.wie(naam), woord });
  await beeindig('anna', 'emma');
  expect(await zin('beeindigd')).toBe('Het recht van Emma is beëindigd, en alle apparaten zijn uitgelogd. Er gaat een mail uit.');
  await uitnodigen(w.db, { account: w.wie('anna'), adres: 'nieuw@school.example', recht: AUTEUR, bevestigd: true, ...VAST });
  expect(await zin('uitgenodigd')).toBe('De uitnodiging aan nieuw@school.example is verstuurd. Ze geldt dertig dagen.');
  await uitnodigen(w.db, { account: w.wie('anna'), adres: adresVoor('carla'), recht: AUTEUR, bevestigd: true, ...VAST });
  expect(await zin('benoemd')).toBe('Er was al een account van Carla. Het recht geldt meteen. Er gaat een mail uit.');
  // Whoever types the address of the page without having done it learns no name.
  expect(await zin('beeindigd', 'bram')).toContain('Het recht van deze persoon is beëindigd');
  expect([await zin('constructor'), await zin('')]).toEqual([null, null]);
});

test('wie iemand uitnodigt zonder adres, leest wiens adres er ontbreekt', () => {
  const gelezen = nodigInvoer([WATERKANT]).safeParse({ adres: ' ', recht: 'auteur', onderwijsregio: WATERKANT });
  expect(gelezen.error?.issues.map(({ message }) => message)).toEqual(['Vul het e-mailadres in van wie je uitnodigt.']);
});
