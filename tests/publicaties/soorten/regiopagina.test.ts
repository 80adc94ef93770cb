import { expect, test } from 'vitest';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { opstellen } from '#publicaties/velden/bestand.ts';
import { leesVelden } from '#publicaties/velden/invoer.ts';
import { kleinVerschil } from '#publicaties/velden/klein.ts';
import { vergelijken } from '#publicaties/velden/vergelijken.ts';
import { wereld } from '../wereld.ts';

const BLIJVEND = {
  ...{ titel: 'Regio Zonnedal', type: 'regionaal', landsdeel: 'Oost-Nederland', sectoren: ['po'], voorbeeld: false },
  status_verloop: [{ status: 'in-oprichting', sinds: '2026-01-01', besluit: 'Realisatie-Eenheid' }],
};
const VAST = {
  ...({ collectie: 'onderwijsregios', onderwijsregio: 'zonnedal', kennissessie: null, voorbeeld: false } as const),
  ...{ vandaag: '2026-11-24', blijvend: BLIJVEND },
};
const VELDEN: Velden = { kern: 'Een regio die begint.', tekst: 'Wij beginnen net.' };
const metRegels = (zoekt: Record<string, string>[]) => opstellen({ ...VELDEN, zoekt }, VAST);
const rij = (zin: string, bouwsteen = 'omvang') => ({ zin, bouwsteen });

test('wat een regio zoekt en biedt komt uit het formulier in het bestand, en daaruit weer in het formulier', () => {
  const data = new FormData();
  for (const [naam, waarde] of Object.entries(VELDEN)) data.set(naam, String(waarde));
  data.set('zoekt-1-zin', 'Hoe trek je een grens?');
  data.set('zoekt-1-bouwsteen', 'omvang');
  // The second row stayed empty.
  data.set('zoekt-3-zin', 'Hoe deel je cijfers?');
  data.set('zoekt-3-bouwsteen', 'data-en-monitoring');
  data.set('biedt-2-zin', 'Vraag ons naar de startdag.');
  data.set('biedt-2-bouwsteen', 'kwaliteit-leraren');
  const { velden } = leesVelden(data, 'onderwijsregios');
  const uitslag = opstellen(velden, VAST);
  if (!uitslag.gelukt) throw new Error(JSON.stringify(uitslag.fouten));
  const { zoekt, biedt } = uitslag.gegevens as unknown as Record<string, unknown>;
  expect(zoekt).toEqual([rij('Hoe trek je een grens?'), rij('Hoe deel je cijfers?', 'data-en-monitoring')]);
  expect(biedt).toEqual([rij('Vraag ons naar de startdag.', 'kwaliteit-leraren')]);
  const terug = soortVan('onderwijsregios').uitBestand({
    gegevens: { partners: [], trefwoorden: [], downloads: [], zoekt, biedt },
    tekst: '',
  } as never);
  expect([terug.zoekt, terug.biedt]).toEqual([zoekt, biedt]);
});

test.each([
  ['zonder bouwsteen', [rij('Hoe dan?', '')], 'elke regel in, met een bouwsteen'],
  ['zonder zin', [rij('')], 'elke regel in, met een bouwsteen'],
  ['te lang', [rij('a'.repeat(141))], 'hoogstens 140 tekens'],
  ['te veel', [rij('a'), rij('b'), rij('c'), rij('d')], 'ten hoogste 3 regels'],
])('een regel %s wordt met een zin geweigerd', (_, regels, zin) => {
  const uitslag = metRegels(regels);
  expect(uitslag.gelukt ? {} : uitslag.fouten).toEqual({ zoekt: expect.stringContaining(zin) });
});

test('drie regels van 140 tekens passen, en geen regel mag ook', () => {
  expect(metRegels([rij('a'.repeat(140)), rij('b'), rij('c')]).gelukt).toBe(true);
  expect(metRegels([]).gelukt).toBe(true);
});

test('een andere bouwsteen bij een regel is geen kleine correctie, een spelfout wel', () => {
  const met = (zin: string, bouwsteen: string): Velden => ({ ...VELDEN, zoekt: [rij(zin, bouwsteen)] });
  const klein = (naar: Velden) => kleinVerschil('onderwijsregios', met('Hoe trek je een grenz?', 'omvang'), naar);
  expect(klein(met('Hoe trek je een grens?', 'omvang'))).toContain('“grens”');
  expect(klein(met('Hoe trek je een grenz?', 'arbeidsmarktcommunicatie'))).toBe(null);
});

test('wie twee versies naast elkaar leest, leest bouwstenen bij hun naam', async () => {
  const w = await wereld();
  const [anders] = vergelijken(
    'onderwijsregios',
    VELDEN,
    { ...VELDEN, zoekt: [rij('Hoe dan?', 'data-en-monitoring')] },
    { inhoud: w.inhoud, sessies: [] },
  );
  expect(JSON.stringify(anders)).toContain('Data en monitoring');
  await w.ruimOp();
});
