import { expect, test } from 'vitest';
import { INZENDCOLLECTIES } from '#db/tabellen-inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { gegevensVan } from '#publicaties/velden/bestandsgegevens.ts';
import { veldenVan } from '#publicaties/velden/velden.ts';
import { PRAKTIJK } from '../wereld.ts';

const VAST = { onderwijsregio: 'een-regio', kennissessie: 'een-sessie', voorbeeld: false, vandaag: '2026-11-24' };
const fouten = (collectie: (typeof INZENDCOLLECTIES)[number], velden: object) => {
  const uitslag = gegevensVan({ ...velden }, { ...VAST, collectie });
  return uitslag.gelukt ? {} : uitslag.fouten;
};

test('wat er mist heet in de zin zoals boven zijn veld staat', () => {
  expect(fouten('praktijken', { ...PRAKTIJK, kosten_toelichting: '', inzet_toelichting: '' })).toEqual({
    kosten_toelichting: 'Vul ‘Toelichting bij de kosten’ in.',
    inzet_toelichting: 'Vul ‘Toelichting bij de tijd’ in.',
  });
  for (const collectie of INZENDCOLLECTIES)
    for (const { naam, label } of veldenVan(collectie)) {
      const [, genoemd = label] = /‘(.+?)’/.exec(fouten(collectie, {})[naam] ?? '') ?? [];
      expect(genoemd, `${collectie} ${naam}`).toBe(label);
    }
});

test('bij wat na een ander antwoord nodig is, staat niet dat het niet verplicht is', () => {
  const nodig = Object.keys(fouten('praktijken', { ...PRAKTIJK, kosten_toelichting: '', inzet_toelichting: '' }));
  const velden = veldenVan('praktijken').filter(({ naam }) => nodig.includes(naam));
  expect(velden.map(({ naam, verplicht, hangtAf }) => [naam, verplicht || hangtAf === true])).toEqual(nodig.map((naam) => [naam, true]));
});

test('wat gemeten is, is vandaag of eerder gemeten', () => {
  const op = (resultaat_gemeten_op: string) => fouten('praktijken', { ...PRAKTIJK, resultaat_gemeten_op });
  expect([op('2026-11-24'), op('2026-11-25')]).toEqual([
    {},
    { resultaat_gemeten_op: 'De datum bij ‘Wanneer is dat gemeten?’ moet nog komen. Vul een datum in die al is geweest.' },
  ]);
  expect(op('gisteren')).toEqual({ resultaat_gemeten_op: 'Vul bij ‘Wanneer is dat gemeten?’ een datum in, zoals 21-11-2026.' });
});

test('een streepje, bolletje of nummer voor een regel van het programma hoort er niet bij', () => {
  const { ruw, mis } = soortVan('terugblikken').naarBestand(
    { programma: '- 13.00 Welkom\n• 14.00 uur Gesprek\n1. 15.00 Einde\n16.00 Borrel' },
    { ...VAST, collectie: 'terugblikken' },
  );
  expect([ruw.programma, mis.programma]).toEqual([
    [
      { tijd: '13.00', onderdeel: 'Welkom' },
      { tijd: '14.00', onderdeel: 'Gesprek' },
      { tijd: '15.00', onderdeel: 'Einde' },
      { tijd: '16.00', onderdeel: 'Borrel' },
    ],
    undefined,
  ]);
});
