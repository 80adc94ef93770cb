import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { opnieuwLater, type Proefserver, startServer } from '../steun/server.ts';

const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };
const TEKST = '/praktijken/strategische-personeelsplanning-met-negen-besturen/';
const GELEZEN = '/mijn/publicaties/gelezen/';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

test('wie voor een regio schrijft ziet hoe vaak haar teksten gelezen zijn, ook na een herstart', async () => {
  for (let keer = 0; keer < 3; keer += 1) await new Bezoeker(server.url).vraag(TEKST, { headers: FIREFOX });
  await new Bezoeker(server.url).vraag(TEKST, { headers: { 'User-Agent': 'curl/8.9.1' } });
  server = await opnieuwLater(server, 0);
  const emma = new Bezoeker(server.url);
  await inloggenZonderScript(emma, server, 'emma@voorbeeld.example', 'Emma');
  expect(tekst(await emma.lees('/mijn/publicaties/'))).toContain('Hoe vaak jullie teksten gelezen worden');
  const blad = await emma.lees(GELEZEN);
  const rijen = blad.html.querySelectorAll('tbody tr').map((rij) => rij.querySelectorAll('th, td').map(({ text }) => text.trim()));
  expect(rijen.map(([titel, soort, nu, ...rest]) => [titel, soort, nu, rest.at(-1)])).toEqual([
    ['Eén loket voor iedereen die het onderwijs in wil', 'Best practice', '64', '277'],
    ['Professionaliseren via een gedeelde academie', 'Best practice', '17', '53'],
    ['Strategische personeelsplanning met negen besturen', 'Best practice', '3', '3'],
    ['Voorbeeldregio Waterkant', 'Onderwijsregio', '28', '87'],
  ]);
});

test('wie niet is ingelogd gaat eerst inloggen, en wie voor geen regio schrijft vindt hier niets', async () => {
  expect((await new Bezoeker(server.url).lees(GELEZEN)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(GELEZEN)}`);
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example', 'Carla');
  expect((await carla.lees(GELEZEN)).status).toBe(404);
});
