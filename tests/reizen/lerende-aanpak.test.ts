import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

test('de lerende aanpak toont per laag wat er nu is: de twee lijsten bouwstenen apart, en wat zij delen, zoeken en vragen', async () => {
  const gast = new Bezoeker(server.url);
  const blad = await gast.lees('/lerende-aanpak/');
  expect(blad.status).toBe(200);
  const laag = (id: string) => blad.html.querySelector(`section[aria-labelledby=${id}]`);
  const koppen = (id: string) =>
    laag(id)
      ?.querySelectorAll('h3')
      .map(({ text }) => text.trim()) ?? [];
  const stenen = (id: string) => laag(id)?.querySelectorAll('a[href^="/bouwstenen/"]').length;
  expect([stenen('in-de-regio'), stenen('van-en-met-elkaar'), stenen('voor-nederland')]).toEqual([4, 0, 5]);
  expect(koppen('in-de-regio').slice(0, 2)).toEqual(['Vier bouwstenen van de regio', "Nieuwste regiopagina's"]);
  expect(koppen('van-en-met-elkaar')).toEqual(expect.arrayContaining(['Nieuwste terugblikken', 'Dit ging rond', 'Wie zoekt hulp']));
  expect(koppen('voor-nederland')).toContain('In cijfers');
  expect(laag('van-en-met-elkaar')?.text).toContain('Hoe kies je de grenzen van een nieuwe regio?');
  // Every link leads somewhere.
  for (const adres of new Set(blad.html.querySelectorAll('main section a').map((a) => a.getAttribute('href') ?? '')))
    expect([adres, (await gast.lees(adres.replaceAll('&amp;', '&'))).status]).toEqual([adres, 200]);
  expect((await gast.lees('/sitemap.xml')).tekst).toContain('/lerende-aanpak/');
});
