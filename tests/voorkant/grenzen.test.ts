import { expect, test } from 'vitest';
import { maakGrenzen } from '#voorkant/grenzen.ts';

test.each([
  ['/inloggen/', ''],
  ['/inloggen/', '?_action=inloggen'],
  ['/mijn/', '?_action=inloggen/'],
  ['/kennisvragen/stellen/', '?_action=kennisvraagStellen'],
])('wat mail stuurt naar een ingevuld adres is per bezoeker begrensd: %s%s', async (pad, vraag) => {
  const grenzen = maakGrenzen({ codes: 2 });
  expect(await grenzen.schrijven('10.0.0.1', pad, vraag)).toBeNull();
  expect(await grenzen.schrijven('10.0.0.1', pad, vraag)).toBeNull();
  expect(await grenzen.schrijven('10.0.0.1', pad, vraag)).toMatchObject({ status: 429 });
  expect(await grenzen.schrijven('10.0.0.2', pad, vraag)).toBeNull();
});

test('andere formulieren vallen onder de ruimere grens', async () => {
  const grenzen = maakGrenzen({ codes: 2, perMinuut: 4 });
  const stuur = () => grenzen.schrijven('10.0.0.1', '/mijn/gegevens/', '?_action=gegevensOpslaan');
  for (let keer = 0; keer < 4; keer++) expect(await stuur()).toBeNull();
  expect((await stuur())?.wacht).toBeGreaterThan(0);
});
