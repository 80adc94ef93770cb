import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { ANTWOORD_WERKDAGEN, antwoordbelofte, antwoordstand, antwoordVoor } from '#leren/kennisvragen/antwoordtermijn.ts';

const GESTELD = momentVan('2026-11-30', '15:00');

test('een kennisvraag van maandag is na tien werkdagen beantwoord, ook als er een weekend tussen zit', () => {
  expect([ANTWOORD_WERKDAGEN, antwoordVoor(GESTELD)]).toEqual([10, momentVan('2026-12-14', '23:59:59')]);
});

test('wie antwoordt ziet tot wanneer, en dat het te laat is', () => {
  expect(antwoordstand(GESTELD, antwoordVoor(GESTELD))).toBe('beloofd uiterlijk 14 december 2026');
  expect(antwoordstand(GESTELD, antwoordVoor(GESTELD) + 1)).toBe('te laat, beloofd uiterlijk 14 december 2026');
});

test('wie vraagt ziet tot wanneer, en dat het niet op tijd is gelukt', () => {
  const vraag = { gesteldOp: GESTELD, adres: 'vrager@voorbeeld.example' };
  expect(antwoordbelofte(vraag, antwoordVoor(GESTELD))).toBe(
    'Uiterlijk maandag 14 december 2026 krijg je een mail op vrager@voorbeeld.example.',
  );
  expect(antwoordbelofte(vraag, antwoordVoor(GESTELD) + 1)).toBe(
    'We beloofden een antwoord uiterlijk maandag 14 december 2026. Dat is niet gelukt. Je krijgt nog steeds een mail op vrager@voorbeeld.example.',
  );
});
