import { expect, onTestFinished, test } from 'vitest';
import type { Inhoud } from '#inhoud/stuk.ts';
import { stelOp } from './setup.ts';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };
const pagina = ({ locals }: { locals: App.Locals }) => {
  locals.openbaar();
  return '<p>Hier staat iets.</p>';
};
const inhoud = {
  versie: 1,
  een: (collectie: string, slug: string) => (['loket', 'pool'].includes(slug) ? { collectie, slug } : undefined),
} as unknown as Inhoud;

test('alleen wie een tekst echt te zien kreeg telt, ook uit het geheugen, en alles staat er als de site stopt', async () => {
  const front = await stelOp({ '/praktijken/loket/': pagina, '/praktijken/': pagina, '/praktijken/pool/': () => 404 }, { inhoud });
  onTestFinished(() => front.database.sluit());
  const haal = (pad: string, koppen: Record<string, string> = FIREFOX, method = 'GET') =>
    fetch(front.url + pad, { method, headers: koppen, redirect: 'manual' });
  const eerste = await haal('/praktijken/loket/');
  expect((await haal('/praktijken/loket/?van=zoeken')).status).toBe(200);
  const etag = eerste.headers.get('etag') ?? '';
  expect((await haal('/praktijken/loket/', { ...FIREFOX, 'if-none-match': etag })).status).toBe(304);
  expect((await haal('/praktijken/pool/')).status).toBe(404);
  expect((await haal('/praktijken/loket')).status).toBe(308);
  for (const koppen of [{}, { 'user-agent': 'curl/8.9.1' }, { ...FIREFOX, 'sec-purpose': 'prefetch' }])
    await haal('/praktijken/loket/', koppen);
  await haal('/praktijken/loket/', FIREFOX, 'HEAD');
  await haal('/praktijken/');
  const geteld = () => front.database.db.selectFrom('leestelling').select(['collectie', 'slug', 'aantal']).execute();
  expect(await geteld()).toEqual([]);
  await front.voorkant.close();
  expect(await geteld()).toEqual([{ collectie: 'praktijken', slug: 'loket', aantal: 2 }]);
});
