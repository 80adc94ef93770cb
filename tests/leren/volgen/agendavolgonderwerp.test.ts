import { expect, test } from 'vitest';
import { agendavolgonderwerp } from '#leren/volgen/agendavolgonderwerp.ts';
import { Etalage } from './rondes/rondewereld.ts';

test.each([
  ['', 'agenda'],
  ['schaal=landelijk', 'agenda:landelijk'],
  ['bouwsteen=omvang&maand=2026-12', 'agenda:bouwsteen:omvang'],
  ['regio=waterkant', 'agenda:regio:waterkant'],
  ['regio=waterkant&bouwsteen=omvang', 'agenda'],
  ['regio=veenhoek', 'agenda'],
  ['regio=heuvelrand', 'agenda:regio:waterkant'],
  ['bouwsteen=onzin', 'agenda'],
])('bij het filter %s kun je volgen wat er is: %s', (filter, onderwerp) => {
  const etalage = new Etalage();
  etalage.regio('veenhoek', 'teruggetrokken');
  etalage.regio('heuvelrand', 'samengevoegd', 'waterkant');
  expect(agendavolgonderwerp(etalage.inhoud, new URLSearchParams(filter))).toBe(onderwerp);
});
