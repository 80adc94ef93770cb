import { expect, test } from 'vitest';
import { kleinVerschil } from '#publicaties/velden/klein.ts';
import { woordparen } from '#publicaties/velden/woordverschil.ts';
import { PRAKTIJK } from '../wereld.ts';

const klein = (van: string, naar: string, veld = 'aanpak') =>
  kleinVerschil('praktijken', { ...PRAKTIJK, [veld]: van }, { ...PRAKTIJK, [veld]: naar });

test('een kleine correctie wordt verteld in hele woorden, elk paar apart en zonder teken van de opmaak', () => {
  expect(klein('Zet een klein team neer.', 'Zet een bescheiden team neer.')).toBe('Aanpak: “klein” werd “bescheiden”');
  expect(klein('De shool begint.', 'De school begint.')).toBe('Aanpak: “shool” werd “school”');
  expect(klein('Begin klein.', 'Begin heel klein.', 'kern')).toBe('Kern: “heel” kwam erbij');
  expect(klein('Begin heel klein.', 'Begin klein.')).toBe('Aanpak: “heel” ging weg');
  const lang = '## Kop\n\n- **vet** en [link](https://x.example)\n\n| a | b |\n| - | - |\n| c | d |\n\n'.repeat(9);
  expect(klein(`Het lokket.\n\n${lang}Een koppelling.`, `Het loket.\n\n${lang}Een koppeling.`)).toBe(
    'Aanpak: “lokket” werd “loket”; “koppelling” werd “koppeling”',
  );
  expect(klein('Het is **klaar**.', 'Het is klaar.')).toBe('Aanpak: alleen de opmaak is anders');
  expect(klein('een de', 'een de')).toBe('');
});

test('alleen de woorden die veranderen tellen mee, hoe ver ze ook uit elkaar staan', () => {
  const tussen = 'Dit blijft staan. '.repeat(60);
  expect(klein(`fuot ${tussen}foutt`, `fout ${tussen}fout`)).toBe('Aanpak: “fuot” werd “fout”; “foutt” werd “fout”');
  expect([klein('x', 'y'.repeat(300)), klein('x', 'y'.repeat(301))]).toEqual([expect.any(String), null]);
});

test.each([
  ['een getal in cijfers', 'Er kwamen 12 starters.', 'Er kwamen 125 starters.'],
  ['een getal in woorden', 'Er kwamen twee starters.', 'Er kwamen drie starters.'],
  ['een lang getal in woorden', 'Er kwamen vijfentwintig starters.', 'Er kwamen vijfendertig starters.'],
  ['een rangtelwoord', 'In de tweede week.', 'In de vierde week.'],
  ['een getal dat erbij komt', 'Er kwamen starters.', 'Er kwamen tien starters.'],
  ['een getal en een woord die van plaats wisselen', 'Van 3 naar vijf.', 'Van vijf naar 3.'],
  ['een maand', 'We begonnen in maart.', 'We begonnen in mei.'],
  ['een dag', 'Elke maandag.', 'Elke vrijdag.'],
  ['een datum', 'Op 1 juli 2027.', 'Op 2 juli 2027.'],
  ['een link', '[Zie hier](https://a.example)', '[Zie hier](https://b.example)'],
  ['een link na een regel zonder iets te lezen', '\u00a0\\\n[Zie hier](https://a.example)', '\u00a0\\\n[Zie hier](https://b.example)'],
  ['een vinkje', '- [ ] Klaar', '- [x] Klaar'],
  ['een beeld', 'Zie dit.', `Zie dit.\n\n![Rooster](/bijlagen/${'a'.repeat(64)}.webp)`],
  ['een mailadres', 'Mail naar loket@a.example.', 'Mail naar loket@b.example.'],
  ['een adres en een getal die van plaats wisselen', 'Bij a.nl 3.', 'Bij 3 a.nl.'],
  ['een adres zonder https', 'Zie loket.nl.', 'Zie loketje.nl.'],
])('%s is geen kleine correctie', (_, van, naar) => {
  expect(klein(van, naar)).toBe(null);
});

test('wat op een feit lijkt en er geen is, mag wel', () => {
  expect(klein('Dat is een goede eerst stap.', 'Dat is één goede eerste stap.')).toContain('“eerst” werd “eerste”');
  expect(klein('Met 12, soms meer', 'Met 12 soms meer.')).toBe('Aanpak: “12,” werd “12”; “meer” werd “meer.”');
  expect(klein('Twee keer.', 'twee keer.')).toBe('Aanpak: “Twee” werd “twee”');
});

test('een lange rij tekens zonder spatie is in één keer gelezen, en is als geheel een feit', () => {
  for (const rij of ['a'.repeat(100_000), '-'.repeat(100_000), 'a.'.repeat(50_000)]) {
    expect(klein(`De shool ${rij} begint.`, `De school ${rij} begint.`, 'kern'), rij.slice(0, 9)).toBe('Kern: “shool” werd “school”');
    expect(klein(`De school ${rij} begint.`, `De school b${rij} begint.`, 'kern'), rij.slice(0, 9)).toBe(null);
  }
  const getallen = `${'vijftien'.repeat(30)}x`;
  expect(klein(`De shool ${getallen}.`, `De school ${getallen}.`)).toBe('Aanpak: “shool” werd “school”');
});

test('een lange rij leestekens voor een woord telt niet vaker dan één keer', () => {
  const rij = '-'.repeat(100_000);
  expect(woordparen(`${rij}a`, `${rij}b`)).toEqual([{ van: `${rij}a`, naar: `${rij}b` }]);
  expect(woordparen('(een)...', '(twee)...')).toEqual([{ van: '(een', naar: '(twee' }]);
});
