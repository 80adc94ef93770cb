import { afterEach, beforeEach, expect, test } from 'vitest';
import { vragenVoorTerugblik } from '#kennissessies/organiseren/vragen/sessievragen.ts';
import { praktijkBeginnen, terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { herstellen, opslaan } from '#publicaties/bureau/opslaan.ts';
import { leesVelden } from '#publicaties/velden/invoer.ts';
import { mijnInzendingen } from '#publicaties/werklijst.ts';
import { DAG, MINUUT, NU, ORIGIN, PRAKTIJK, SESSIE, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const sla = async (id: string, vorige: number, velden: Record<string, string>, naam = 'bram', nu = NU) =>
  opslaan(w.db, { account: await w.wie(naam), id, vorige, velden: { ...PRAKTIJK, ...velden }, nu });

test('een nieuwe terugblik weet al wat de kennissessie weet, maar neemt geen vraag van een deelnemer vanzelf over', async () => {
  await w.db.updateTable('aanmelding').set({ vraag: 'Hoe lang duurt zij-instroom?' }).execute();
  const { velden, voorbeeld, onderwijsregio } = await w.haal(await w.terugblik());
  expect(velden).toMatchObject({
    titel: 'Regiosessie Oost over zij-instroom, door Voorbeeldregio Heuvelrand',
    auteur: 'Projectteam Voorbeeldregio Heuvelrand',
  });
  expect(JSON.stringify(velden)).not.toContain('Hoe lang duurt zij-instroom?');
  expect([String(velden.programma).split('\n').length > 3, Number(velden.aantal_deelnemers) > 0, voorbeeld, onderwijsregio]).toEqual([
    true,
    true,
    1,
    'voorbeeldregio-heuvelrand',
  ]);
});

test('vragen van deelnemers zijn alleen voor wie de kennissessie hield', async () => {
  await w.db.updateTable('aanmelding').set({ vraag: 'Hoe lang duurt zij-instroom?' }).execute();
  const { id, gastregio } = await w.db
    .selectFrom('kennissessie')
    .select(['id', 'gastregio'])
    .where('slug', '=', SESSIE)
    .executeTakeFirstOrThrow();
  const zien = async (regio: string | null) => (await vragenVoorTerugblik(w.db, { id, gastregio }, regio)).map(({ vraag }) => vraag);
  expect([await zien(gastregio), await zien(null), await zien('voorbeeldregio-waterkant')]).toEqual([
    ['Hoe lang duurt zij-instroom?'],
    ['Hoe lang duurt zij-instroom?'],
    [],
  ]);
});

test('over een kennissessie die nog komt schrijf je niet, en zonder recht schrijf je nergens over', async () => {
  const bram = await w.wie('bram');
  const vraag = { account: bram, inhoud: w.inhoud, origin: ORIGIN, nu: NU };
  expect(await terugblikBeginnen(w.db, { ...vraag, kennissessie: SESSIE, nu: NU - 365 * DAG })).toEqual({
    gelukt: false,
    reden: 'nog-niet-geweest',
  });
  expect(await terugblikBeginnen(w.db, { ...vraag, kennissessie: 'bestaat-niet' })).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await terugblikBeginnen(w.db, { ...vraag, account: await w.wie('carla'), kennissessie: SESSIE })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect(await praktijkBeginnen(w.db, { ...vraag, regio: 'voorbeeldregio-waterkant' })).toEqual({ gelukt: false, reden: 'geen-recht' });
  const rosa = await w.wie('rosa');
  expect(await praktijkBeginnen(w.db, { ...vraag, account: rosa })).toEqual({ gelukt: false, reden: 'kies-regio' });
  for (const regio of [null, 'bestaat-niet'])
    expect(await praktijkBeginnen(w.db, { ...vraag, account: rosa, regio })).toEqual({ gelukt: false, reden: 'geen-recht' });
});

test('twee keer op Nieuwe terugblik geeft dezelfde tekst, ook aan een collega van de regio', async () => {
  const id = await w.terugblik();
  const berit = await terugblikBeginnen(w.db, {
    account: await w.wie('berit'),
    kennissessie: SESSIE,
    inhoud: w.inhoud,
    origin: ORIGIN,
    nu: NU,
  });
  expect(berit).toEqual({ gelukt: true, id });
  expect((await mijnInzendingen(w.db, await w.wie('dirk'))).map((regel) => regel.id)).toEqual([id]);
  expect(await mijnInzendingen(w.db, await w.wie('anna'))).toEqual([]);
});

test('wie intussen een andere tekst bewaarde wordt niet overschreven: je krijgt beide teksten', async () => {
  const id = await w.praktijk();
  expect(await sla(id, 2, { kern: 'Van Bram.' })).toMatchObject({ gelukt: true, revisie: 3 });
  const uitslag = await sla(id, 2, { kern: 'Van Berit.' }, 'berit', NU + MINUUT);
  expect(uitslag).toMatchObject({ gelukt: false, reden: 'gewijzigd', actueel: { revisie: 3, velden: { kern: 'Van Bram.' }, op: NU } });
  expect((await w.haal(id)).velden.kern).toBe('Van Bram.');
  expect(await sla(id, 3, { kern: 'Van beiden.' }, 'berit', NU + MINUUT)).toMatchObject({ gelukt: true, revisie: 4 });
});

test('dezelfde tekst nog een keer bewaren mag altijd: het antwoord was verloren', async () => {
  const id = await w.praktijk();
  const eerste = await sla(id, 2, { kern: 'Van Bram.' });
  expect(await sla(id, 2, { kern: 'Van Bram.' }, 'bram', NU + 5)).toEqual({ ...eerste, op: NU + 5 });
});

test('van een tijd doorschrijven blijft er om de tien minuten één versie over', async () => {
  const id = await w.praktijk();
  for (let keer = 1; keer <= 60; keer += 1) await sla(id, keer + 1, { kern: `Versie ${keer}.` }, 'bram', NU + keer * MINUUT);
  const versies = await w.db
    .selectFrom('inzending_revisie')
    .select(['nummer', 'op'])
    .where('inzending_id', '=', id)
    .orderBy('nummer')
    .execute();
  expect(versies.map(({ op }) => (op - NU) / MINUUT)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  // What was sent in stays, however soon the next version comes.
  await w.dienIn(id);
  const { revisie } = await w.haal(id);
  await w.db.updateTable('inzending').set({ status: 'concept', stap: null }).where('id', '=', id).execute();
  await sla(id, revisie, { kern: 'Toch anders.' }, 'bram', NU + 61 * MINUUT);
  expect(
    await w.db.selectFrom('inzending_revisie').select('nummer').where('inzending_id', '=', id).where('nummer', '=', revisie).execute(),
  ).toHaveLength(1);
});

test('een oudere versie terugzetten maakt er een nieuwe van; er gaat niets verloren', async () => {
  const id = await w.praktijk();
  await sla(id, 2, { kern: 'Nieuw.' }, 'berit', NU + MINUUT);
  expect(await herstellen(w.db, { account: await w.wie('bram'), id, revisie: 2, nu: NU + 2 * MINUUT })).toEqual({
    gelukt: true,
    revisie: 4,
  });
  expect((await w.haal(id)).velden.kern).toBe(PRAKTIJK.kern);
  expect(await herstellen(w.db, { account: await w.wie('anna'), id, revisie: 2, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('van een formulier tellen alleen de velden die we kennen, zonder tekens die de leesrichting omdraaien', () => {
  const data = new FormData();
  for (const [naam, waarde] of [
    ['titel', '  Een\u202e titel\r\nover twee regels '],
    ['verslag', 'regel 1\r\nregel 2\u0000\n'],
    ['bouwstenen', 'omvang'],
    ['bouwstenen', 'data-en-monitoring'],
    ['vragen-2-vraag', 'Hoe?'],
    ['vragen-2-antwoord', 'Zo.'],
    ['regio', 'voorbeeldregio-waterkant'],
    ['__proto__', 'x'],
    ['layout', '../../x?raw'],
  ] as const)
    data.append(naam, waarde);
  const { velden } = leesVelden(data, 'terugblikken');
  expect(velden).toMatchObject({
    titel: 'Een titel over twee regels',
    verslag: 'regel 1\nregel 2',
    bouwstenen: ['omvang', 'data-en-monitoring'],
    vragen: [{ vraag: 'Hoe?', antwoord: 'Zo.' }],
  });
  expect(Object.keys(velden)).not.toContain('regio');
  data.set('kern', 'a'.repeat(601));
  expect(leesVelden(data, 'terugblikken').mis).toEqual({ kern: 'Maak ‘Kern’ korter: hoogstens 600 tekens.' });
});

test('een dag die niet bestaat en een antwoord dat twee keer komt, worden bij hun veld geweigerd; leeg mag', () => {
  const lees = (velden: readonly (readonly [string, string])[]) => {
    const data = new FormData();
    for (const [naam, waarde] of velden) data.append(naam, waarde);
    return leesVelden(data, 'praktijken').mis;
  };
  for (const dag of ['2026-02-31', '2026-02-29', '2026-13-01', '2026-00-10'])
    expect([dag, Object.keys(lees([['resultaat_gemeten_op', dag]]))]).toEqual([dag, ['resultaat_gemeten_op']]);
  expect(lees([['herzien_voor', '2027-02-30']])).toEqual({ herzien_voor: 'Vul bij ‘Opnieuw nakijken voor’ een datum in die bestaat.' });
  expect(
    lees([
      ['herzien_voor', '2028-02-29'],
      ['resultaat_gemeten_op', ''],
    ]),
  ).toEqual({});
  expect(
    Object.keys(
      lees([
        ['titel', 'Een'],
        ['titel', 'Twee'],
      ]),
    ),
  ).toEqual(['titel']);
});
