import { expect, test } from 'vitest';
import { makeLimits } from '#server/http/gate/limits.ts';
import { isExport } from '#server/http/gate/paths.ts';

const IP = { ip: '10.0.0.1' };

test('mail naar een ingevuld adres is begrensd per persoon, en zonder login per netwerk: zestig per kwartier, driehonderd per dag', async () => {
  const grenzen = makeLimits();
  for (let keer = 0; keer < 60; keer++) expect(await grenzen.mailing('kennisvraag', IP)).toBe(0);
  expect(await grenzen.mailing('kennisvraag', IP)).toBeGreaterThan(0);
  expect(await grenzen.mailing('kennisvraag', { ip: '10.0.0.2' })).toBe(0);
  // Who is logged in on that network is somebody else, and so is another kind of letter.
  for (let keer = 0; keer < 20; keer++) expect(await grenzen.mailing('kennisvraag', { account: 'anna' })).toBe(0);
  expect(await grenzen.mailing('kennisvraag', { account: 'anna' })).toBeGreaterThan(0);
  expect(await grenzen.mailing('kennisvraag', { account: 'bram' })).toBe(0);
  for (const soort of ['adreswijziging', 'regioverkenning'] as const) expect(await grenzen.mailing(soort, { account: 'anna' })).toBe(0);
});

test('wie schrijft telt per login; alleen wie er geen heeft telt met het netwerk mee', async () => {
  const grenzen = makeLimits({ perMinuut: 4, netwerkPerMinuut: 6 });
  for (let keer = 0; keer < 4; keer++)
    for (const login of ['anna', 'bram']) expect([login, await grenzen.schrijven({ login })]).toEqual([login, null]);
  expect((await grenzen.schrijven({ login: 'anna' }))?.wait).toBeGreaterThan(0);
  for (let keer = 0; keer < 6; keer++) expect(await grenzen.schrijven(IP)).toBeNull();
  expect((await grenzen.schrijven(IP))?.wait).toBeGreaterThan(0);
  // An IPv6 network of one household is one network.
  for (let keer = 0; keer < 6; keer++) expect(await grenzen.schrijven({ ip: `2001:db8::${keer}` })).toBeNull();
  expect(await grenzen.schrijven({ ip: '2001:db8::99' })).not.toBeNull();
});

test('een eigen agenda mag zestig keer per uur worden gelezen, en telt niet als bestand met gegevens', async () => {
  const grenzen = makeLimits();
  for (let keer = 0; keer < 60; keer++) expect(await grenzen.calendars('anna')).toBeNull();
  expect((await grenzen.calendars('anna'))?.wait).toBeGreaterThan(0);
  expect(await grenzen.calendars('bram')).toBeNull();
  const bestanden = ['/mijn/aanmeldingen/agenda.ics', '/mijn/gegevens.json', '/beheer/monitoring/zoeken.csv', '/beheer/mensen.csv'];
  expect(bestanden.map(isExport)).toEqual([false, true, false, true]);
});
