import { expect, test } from 'vitest';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { isGelijk, vergelijken } from '#publicaties/velden/vergelijken.ts';

const STUKKEN: Record<string, string> = { 'een-loket': 'Eén loket', 'samen-opleiden': 'Samen opleiden' };
const bron = {
  inhoud: {
    alle: () => [{ slug: 'samen-opleiden', gegevens: { titel: 'Samen opleiden', niveau: 'regio' } }],
    een: (_: string, slug: string) => STUKKEN[slug] && { gegevens: { titel: STUKKEN[slug] } },
  } as unknown as Inhoud,
  sessies: [{ slug: 'startbijeenkomst', titel: 'De startbijeenkomst' }],
};
/** What stands in both columns, line by line. */
function gelezen(van: Velden, naar: Velden) {
  const kant = (deel: { delen: { tekst: string }[] } | null) => deel?.delen.map(({ tekst }) => tekst).join('') ?? null;
  return vergelijken('praktijken', van, naar, bron).map(({ label, rijen, opmaak }) => ({
    label,
    rijen: rijen.map(({ oud, nieuw }) => [kant(oud), kant(nieuw)]),
    opmaak,
  }));
}
const aanpak = (oud: string, nieuw: string) => gelezen({ aanpak: oud }, { aanpak: nieuw })[0];
const FOTO = `/bijlagen/${'a'.repeat(64)}.webp`;

test('wie versies vergelijkt leest de tekst zoals hij op de pagina staat, zonder één teken van de opmaak', () => {
  const nieuw = [
    '## Wat we deden',
    '- \\- eerste punt\n- **vet** en *schuin* \\*\\*niet vet\\*\\*',
    '1. dan dit\n2. dan dat',
    '| Maand | Starters |\n| - | - |\n| september | 12 |\n| oktober | |',
    `![Twee docenten](${FOTO})`,
    ':::kader[Let op]\nMaak uren vrij.\n:::',
    'Een regel\nen nog een',
  ].join('\n\n');
  const regels = [
    ...['Wat we deden', '• - eerste punt', '• vet en schuin **niet vet**', '1. dan dit', '2. dan dat'],
    ...[
      'Maand: september · Starters: 12',
      'Maand: oktober',
      'Beeld: Twee docenten',
      'Let op',
      'Maak uren vrij.',
      'Een regel',
      'en nog een',
    ],
  ];
  expect(aanpak('', nieuw)).toEqual({ label: 'Aanpak', rijen: regels.map((regel) => [null, regel]), opmaak: [] });
});

test('een adres staat alleen achter de woorden als het veranderde, en een ander bestand heet zo', () => {
  const links = (url: string, foto = FOTO) => `Zie [de handreiking](${url}) en [het loket](https://loket.example).\n\n![Rooster](${foto})`;
  expect(aanpak(links('https://a.example'), links('https://b.example', `/bijlagen/${'b'.repeat(64)}.webp`))?.rijen).toEqual([
    ['Zie de handreiking (https://a.example) en het loket.', 'Zie de handreiking (https://b.example) en het loket.'],
    ['Beeld: Rooster (oud bestand)', 'Beeld: Rooster (nieuw bestand)'],
  ]);
  expect(aanpak('Zie [het loket](https://loket.example).', 'Zie [ons loket](https://loket.example).')?.rijen).toEqual([
    ['Zie het loket.', 'Zie ons loket.'],
  ]);
});

test('wat alleen anders is opgemaakt wordt genoemd, ook naast woorden die veranderden', () => {
  expect(aanpak('Dit is de kern.', 'Dit is **de kern**.')).toEqual({ label: 'Aanpak', rijen: [], opmaak: ['Dit is de kern.'] });
  expect(aanpak('Doelen\n\nEen', '## Doelen\n\nTwee')).toEqual({ label: 'Aanpak', rijen: [['Een', 'Twee']], opmaak: ['Doelen'] });
  // A box that was ticked is read.
  expect(aanpak('- [ ] Klaar\n- Af', '- [x] Klaar\n- Af')?.rijen).toEqual([['• ☐ Klaar', '• ☑ Klaar']]);
  // Another way to type the same.
  expect(aanpak('* een\n* twee', '- een\n- twee')).toEqual({ label: 'Aanpak', rijen: [], opmaak: [] });
  expect(isGelijk('praktijken', { aanpak: '* een' }, { aanpak: '- een' })).toBe(false);
});

test('dagen, keuzes, verwijzingen, rijen en bijlagen staan er zoals mensen ze schrijven', () => {
  const naar: Velden = {
    herzien_voor: '2027-07-01',
    bouwstenen: ['samen-opleiden'],
    sectoren: ['po'],
    verwant: ['een-loket'],
    kennissessies: ['startbijeenkomst'],
    wie: [{ rol: 'Coördinator', doet: 'Belt\nde starters' }],
    downloads: [{ titel: 'Draaiboek', url: `/bijlagen/${'b'.repeat(64)}.pdf` }],
  };
  const uit = gelezen({ downloads: [{ titel: 'Draaiboek', url: `/bijlagen/${'a'.repeat(64)}.pdf` }] }, naar);
  expect(Object.fromEntries(uit.map(({ label, rijen }) => [label, rijen.map(([, nieuw]) => nieuw).join('\n')]))).toEqual({
    'Opnieuw nakijken voor': '1 juli 2027',
    Bouwstenen: 'Samen opleiden',
    Sector: 'Primair onderwijs (po)',
    'Verwante best practices': 'Eén loket',
    Kennissessies: 'De startbijeenkomst',
    'Wie doet wat': 'Rol: Coördinator · Doet: Belt de starters',
    Bijlagen: 'Draaiboek (nieuw bestand)',
  });
});
