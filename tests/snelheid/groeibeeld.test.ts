import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { groeibeeld, verhouding } from './groeibeeld.ts';

const GROEI = { van: 'praktijken' as const, aantallen: [100, 5_000], perPagina: { home: [2, 3], 'lijst <2 filters> & "meer"': [2, 9] } };
const lees = (svg: string) => new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(svg, true).svg;

test('het beeld zegt in woorden wat het laat zien, ook aan wie het niet ziet', () => {
  const svg = lees(groeibeeld(GROEI, 'Gemeten op 30 november 2026.'));
  expect([svg.role, svg.title['#text']]).toEqual(['img', 'Een pagina bij 5.000 praktijken naast 100']);
  expect(svg.desc['#text']).toBe(
    '1 van de 2 soorten pagina\'s blijven binnen 3 keer. home 1,50 keer, lijst <2 filters> & "meer" 4,50 keer.',
  );
});

test('wat boven het doel komt heeft een andere kleur en een cijfer', () => {
  const svg = groeibeeld(GROEI, '');
  expect([...svg.matchAll(/<rect class="(balk|over)"/g)].map(([, soort]) => soort)).toEqual(['balk', 'over']);
  expect(verhouding([2, 9])).toBe(4.5);
});
