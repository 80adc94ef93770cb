import { expect, test } from 'vitest';
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
