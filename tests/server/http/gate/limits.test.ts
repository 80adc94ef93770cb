import { expect, test } from 'vitest';
import { makeLimits } from '#server/http/gate/limits.ts';
import { isExport } from '#server/http/gate/paths.ts';

test('mail naar een ingevuld adres is per bezoeker begrensd; inloggen en vragen eten elkaars ruimte niet op', async () => {
  const grenzen = makeLimits({ mails: 2 });
  for (const soort of ['inlogcode', 'kennisvraag'] as const) {
    expect(await grenzen.mailing('10.0.0.1', soort)).toBe(0);
    expect(await grenzen.mailing('10.0.0.1', soort)).toBe(0);
    expect(await grenzen.mailing('10.0.0.1', soort)).toBeGreaterThan(0);
    expect(await grenzen.mailing('10.0.0.2', soort)).toBe(0);
  }
});

test('wie een formulier verstuurt, hoe dan ook, valt onder de ruimere grens', async () => {
  const grenzen = makeLimits({ mails: 2, perMinuut: 4 });
  for (let keer = 0; keer < 4; keer++) expect(await grenzen.schrijven('10.0.0.1')).toBeNull();
  expect((await grenzen.schrijven('10.0.0.1'))?.wait).toBeGreaterThan(0);
});

test('een eigen agenda mag zestig keer per uur worden gelezen, en telt niet als bestand met gegevens', async () => {
  const grenzen = makeLimits();
  for (let keer = 0; keer < 60; keer++) expect(await grenzen.calendars('anna')).toBe(0);
  expect(await grenzen.calendars('anna')).toBeGreaterThan(0);
  expect(await grenzen.calendars('bram')).toBe(0);
  expect(['/mijn/aanmeldingen/agenda.ics', '/mijn/gegevens.json'].map(isExport)).toEqual([false, true]);
});
