import { expect, test } from 'vitest';
import { OPDRACHTEN } from '#publicaties/bureau/browser/opmaak/opmaakopdrachten.ts';
import { NOG_NIET, OPMAAKKNOPPEN, PAS_LATER } from '#publicaties/bureau/opmaakknoppen.ts';
import { Proef } from './proef.ts';

test('een tabel komt achter wat gekozen is: er gaat niets weg', () => {
  expect(new Proef('voor\n\n<div>\nHTML\n</div>\n\nna').kies().knop('Tabel').tekst).toMatch(
    /^voor\n\n<div>\nHTML\n<\/div>\n\n\| \| \|\n[\s\S]+\n\nna$/,
  );
  expect(new Proef('een twee drie').bij('twee', 4).knop('Tabel').tekst).toMatch(/^een twee\n\n\| \| \|[\s\S]+\n\ndrie$/);
  expect(new Proef('').knop('Tabel').tekst).toMatch(/^\| \| \|/);
});

test('stappen weghalen laat staan wat erin staat, en de cursor waar hij was', () => {
  const proef = new Proef(':::stappen\n1. een\n2. twee\n:::\n\nna').bij('een').knop('Stappen');
  expect([proef.tekst, proef.state.selection.$from.parent.textContent]).toEqual(['1. een\n2. twee\n\nna', 'een']);
});

test('in een cel staat geen knop die er niets kan', () => {
  const { zichtbaar } = new Proef('| a |\n| - |\n| b |').bij('b');
  expect(zichtbaar).toEqual([
    ...['Vet', 'Cursief', 'Link', 'Beeld of bestand', 'Rij erbij', 'Kolom erbij', 'Rij weg', 'Kolom weg', 'Tabel weg'],
    ...['Ongedaan maken', 'Opnieuw'],
  ]);
  expect(new Proef('b').bij('b').zichtbaar).toContain('Kader');
});

test('de balk die er staat voor de editor er is, is die van een leeg veld', () => {
  const leeg = new Proef('');
  expect(OPDRACHTEN.map(({ naam }) => naam)).toEqual(OPMAAKKNOPPEN);
  expect(OPMAAKKNOPPEN.filter((naam) => !leeg.zichtbaar.includes(naam))).toEqual(PAS_LATER);
  expect(leeg.zichtbaar.filter((naam) => !leeg.kan(naam))).toEqual(NOG_NIET);
});
