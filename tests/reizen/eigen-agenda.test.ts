import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const PAGINA = '/mijn/aanmeldingen/agenda/';
const SLEUTEL = /agenda\.ics\?sleutel=([\w-]{43})/;

test('een eigen agenda-adres werkt zonder inloggen, tot het wordt vervangen of uitgezet', async () => {
  const carla = await ingelogdAls(server, 'carla');
  const gemaakt = await doe(carla, PAGINA, 'Maak mijn adres');
  expect([gemaakt.status, gemaakt.koppen.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')]);
  const adres = (antwoord: { tekst: string }) => `/mijn/aanmeldingen/agenda.ics?sleutel=${SLEUTEL.exec(antwoord.tekst)?.[1]}`;
  const programma = new Bezoeker(server.url);
  const agenda = await programma.lees(adres(gemaakt));
  expect([agenda.status, agenda.koppen.get('content-type'), agenda.koppen.get('cache-control')]).toEqual([
    200,
    expect.stringContaining('text/calendar'),
    expect.stringContaining('no-store'),
  ]);
  expect(agenda.tekst).toContain('BEGIN:VCALENDAR');

  const later = await carla.lees(PAGINA);
  expect([tekst(later), SLEUTEL.test(later.tekst)]).toEqual([expect.stringContaining('Je hebt een eigen adres'), false]);
  const nieuw = await doe(carla, `${PAGINA}?stap=nieuw`, 'Ja, maak een nieuw adres');
  const statussen = async (...adressen: string[]) => Promise.all(adressen.map(async (een) => (await programma.lees(een)).status));
  expect(await statussen(adres(gemaakt), adres(nieuw), '/mijn/aanmeldingen/agenda.ics')).toEqual([404, 200, 404]);

  const uit = await doe(carla, `${PAGINA}?stap=uit`, 'Ja, zet het adres uit');
  expect(uit.status).toBe(303);
  expect(tekst(await carla.lees(uit.naar))).toContain('Je adres staat uit.');
  expect(await statussen(adres(nieuw))).toEqual([404]);
});

test('wie niet is ingelogd gaat eerst inloggen', async () => {
  const { status, naar } = await new Bezoeker(server.url).lees(PAGINA);
  expect([status, naar]).toEqual([303, '/inloggen/?naar=%2Fmijn%2Faanmeldingen%2Fagenda%2F']);
});
