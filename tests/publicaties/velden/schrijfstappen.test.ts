import { expect, test } from 'vitest';
import { schrijfmodus } from '#publicaties/bureau/schrijfmodus.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { opmerkingenPerStap, schrijfplekVan, schrijfstand } from '#publicaties/velden/schrijfstappen.ts';
import { PRAKTIJK, TERUGBLIK } from '../wereld.ts';

const VOORAF = { contact: PRAKTIJK.contact ?? '', herzien_voor: PRAKTIJK.herzien_voor ?? '' };

test('een best practice schrijf je in vier stappen, en elke stap zegt hoeveel antwoorden en minuten er nog zijn', () => {
  expect(schrijfstand('praktijken', VOORAF)).toEqual({
    stappen: [
      { id: 'kern', titel: 'Kern', open: 5, kort: 'nog 5 antwoorden', stand: 'nog 5 antwoorden, ongeveer 5 minuten' },
      { id: 'aanpak', titel: 'Aanpak', open: 3, kort: 'nog 3 antwoorden', stand: 'nog 3 antwoorden, ongeveer 10 minuten' },
      { id: 'opbrengst', titel: 'Opbrengst', open: 9, kort: 'nog 9 antwoorden', stand: 'nog 9 antwoorden, ongeveer 20 minuten' },
      { id: 'overdragen', titel: 'Overdragen', open: 2, kort: 'nog 2 antwoorden', stand: 'nog 2 antwoorden, ongeveer 10 minuten' },
    ],
    samen: 'nog 19 antwoorden, ongeveer 45 minuten',
  });
});

test('wat er staat maar niet kan, telt als een antwoord dat nog moet', () => {
  const open = (velden: object) => schrijfstand('praktijken', { ...PRAKTIJK, ...velden }).stappen.map((stap) => stap.open);
  expect(open({})).toEqual([0, 0, 0, 0]);
  expect(open({ contact: 'geen adres', kosten_toelichting: '' })).toEqual([0, 1, 0, 1]);
  expect(schrijfstand('praktijken', PRAKTIJK).samen).toBe('klaar');
});

test('bij kosten en uren die niemand weet, hoeft geen toelichting', () => {
  const open = (velden: object) => schrijfstand('praktijken', { ...PRAKTIJK, ...velden }).stappen[1]?.open;
  expect(open({ kosten_schaal: 'onbekend', kosten_toelichting: '', inzet_uren: '', inzet_toelichting: '' })).toBe(0);
  expect(open({ kosten_schaal: '€€', kosten_toelichting: '', inzet_uren: '40', inzet_toelichting: '' })).toBe(2);
});

test('een terugblik heeft ook vier stappen; een kort formulier staat op één pagina', () => {
  const velden = {
    ...TERUGBLIK,
    titel: 'Titel',
    auteur: 'Team',
    aantal_deelnemers: 'aangemeld: 12',
    deelnemers: 'Leraren.',
    bouwstenen: ['omvang'],
  };
  expect(schrijfstand('terugblikken', velden).stappen.map(({ titel, open }) => [titel, open])).toEqual([
    ['Kern', 0],
    ['Verslag', 0],
    ['Deelnemers', 1],
    ['Verband', 0],
  ]);
  for (const kort of ['nieuws', 'onderwijsregios', 'paginas'] as const) expect(schrijfstand(kort, {}).stappen).toEqual([]);
});

test('wie terugkomt begint bij de eerste stap die nog iets vraagt; wie om een stap vraagt krijgt die', () => {
  const { stappen } = schrijfstand('praktijken', { ...PRAKTIJK, aanpak: '' });
  expect(schrijfmodus(stappen, null, { onbewaard: false, opmerkingen: {} })).toEqual({ hoe: 'stap', stap: 'aanpak' });
  expect(schrijfmodus(stappen, 'overdragen', { onbewaard: false, opmerkingen: {} })).toEqual({ hoe: 'stap', stap: 'overdragen' });
  expect(schrijfmodus(stappen, 'bestaat-niet', { onbewaard: false, opmerkingen: {} })).toEqual({ hoe: 'stap', stap: 'aanpak' });
  expect(schrijfmodus(stappen, 'alles', { onbewaard: false, opmerkingen: {} })).toEqual({ hoe: 'alles', stap: 'aanpak' });
  expect(schrijfmodus([], 'kern', { onbewaard: false, opmerkingen: {} })).toEqual({ hoe: 'kort', stap: '' });
});

test('wat niet bewaard is of online staat, laat zonder script elk veld zien', () => {
  const { stappen } = schrijfstand('praktijken', PRAKTIJK);
  expect(schrijfmodus(stappen, 'opbrengst', { onbewaard: true, opmerkingen: {} })).toEqual({ hoe: 'heel', stap: 'opbrengst' });
  expect(schrijfmodus(stappen, 'alles', { onbewaard: true, opmerkingen: {} })).toEqual({ hoe: 'alles', stap: 'kern' });
});

test('een link naar een veld leidt naar zijn stap, en bij een kort formulier naar de pagina', () => {
  expect(schrijfplekVan({ id: '7', collectie: 'praktijken' }, 'aanpak', 52)).toBe(
    '/mijn/publicaties/7/bewerken/?stap=aanpak&regel=52#veld-aanpak',
  );
  expect(schrijfplekVan({ id: '7', collectie: 'terugblikken' }, 'bouwstenen')).toBe(
    '/mijn/publicaties/7/bewerken/?stap=verband#veld-bouwstenen',
  );
  expect(schrijfplekVan({ id: '7', collectie: 'nieuws' }, 'kern')).toBe('/mijn/publicaties/7/bewerken/#veld-kern');
});

test('elke stap heeft een naam die als adres en als kop kan', () => {
  for (const soort of ['praktijken', 'terugblikken'] as const)
    expect(soortVan(soort).delen.map(({ id, titel }) => [id, titel.toLowerCase()])).toEqual(
      soortVan(soort).delen.map(({ id }) => [id, id]),
    );
});

test('een opmerking wijst de weg: het formulier opent bij de eerste stap waar er een staat, ook als alles is ingevuld', () => {
  const { stappen } = schrijfstand('praktijken', PRAKTIJK);
  const opmerkingen = opmerkingenPerStap('praktijken', {
    aanpak: [{ eerder: false }, { eerder: true }],
    contact: [{ eerder: false }, { eerder: false }],
    kern: [{ eerder: true }],
    '': [{ eerder: false }],
  });
  expect(opmerkingen).toEqual({ aanpak: 1, overdragen: 2 });
  expect(schrijfmodus(stappen, null, { onbewaard: false, opmerkingen })).toEqual({ hoe: 'stap', stap: 'aanpak' });
  expect(schrijfmodus(stappen, 'kern', { onbewaard: false, opmerkingen })).toEqual({ hoe: 'stap', stap: 'kern' });
});
