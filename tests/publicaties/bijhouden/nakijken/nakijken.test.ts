import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { herinneren } from '#publicaties/bijhouden/nakijken/herinneren.ts';
import { naTeKijken } from '#publicaties/bijhouden/nakijken/na-te-kijken.ts';
import { nakijken, nogActueel } from '#publicaties/bijhouden/nakijken/nakijken.ts';
import { isEigenWerk } from '#publicaties/inzending.ts';
import { verloop } from '#publicaties/verloop.ts';
import { DAG, ORIGIN, STIL, type Wereld, wereld } from '../../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const SLUG = 'een-maatje-voor-elke-zij-instromer';
const LATER = momentVan('2027-10-20', '09:00');
const pad = () => join(w.contentDir, 'praktijken', `${SLUG}.mdx`);
const verzoek = async (id: string, naam = 'bram', nu = LATER) => ({ account: await w.wie(naam), id, inhoud: w.inhoud, uitgever: STIL, nu });
async function online(): Promise<string> {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
}
const dagen = /^(gecontroleerd|herzien_voor): "[0-9-]*"\n/gm;

test('nog actueel verandert alleen twee dagen, en onthoudt wie dat wanneer zei', async () => {
  const id = await online();
  const was = await readFile(pad(), 'utf8');
  const brieven = await w.brieven();
  expect(await nakijken(w.db, await verzoek(id, 'berit'))).toEqual({ gelukt: true, uitgevoerd: false });
  expect(await w.uitgever(() => LATER).nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  const nu = await readFile(pad(), 'utf8');
  expect([nu.match(dagen), nu.replace(dagen, '')]).toEqual([
    ['gecontroleerd: "2027-10-20"\n', 'herzien_voor: "2028-10-19"\n'],
    was.replace(dagen, ''),
  ]);
  const { status, velden, publicatie, revisie } = await w.haal(id);
  expect([status, velden.herzien_voor, publicatie?.revisie]).toEqual(['gepubliceerd', '2028-10-19', revisie]);
  expect((await verloop(w.db, id)).at(-1)).toMatchObject({ soort: 'nagekeken', door: 'berit', op: LATER });
  expect(await w.brieven()).toEqual(brieven);
  // A correction afterwards keeps the new review date, and whoever only checked may judge the next version.
  await w.schrijf(id, { kern: 'Elke zij-instromer krijgt een maatje.' });
  expect(await isEigenWerk(w.db, { account: { id: 'berit' }, inzending: await w.haal(id) })).toBe(false);
  await w.goedgekeurd(id);
  await w.publiceer(id, 'rosa', LATER + DAG);
  await w.uitgever(() => LATER + DAG).nu(id);
  expect(w.inhoud.een('praktijken', SLUG)?.gegevens).toMatchObject({ herzien_voor: '2028-10-19', gecontroleerd: '2027-10-21' });
  expect((await w.brieven()).at(-1)).toContain('Bijgewerkt: ');
});

test('een concept ernaast blijft een concept, en alleen wat online staat krijgt de datum', async () => {
  const id = await online();
  await w.schrijf(id, { kern: 'Nog niet af.' });
  expect(await nakijken(w.db, await verzoek(id))).toEqual({ gelukt: true, uitgevoerd: false });
  await w.uitgever(() => LATER).nu(id);
  expect([(await w.haal(id)).status, (await w.haal(id)).velden.kern, w.inhoud.een('praktijken', SLUG)?.gegevens]).toMatchObject([
    'concept',
    'Nog niet af.',
    { kern: 'Elke zij-instromer krijgt een maatje uit een andere school.', gecontroleerd: '2027-10-20' },
  ]);
  await w.dienIn(id);
  expect(await nakijken(w.db, await verzoek(id))).toEqual({ gelukt: false, reden: 'in-beoordeling' });
});

test('een andere regio zegt niet dat iets nog actueel is, en van een concept is niets na te kijken', async () => {
  const id = await w.praktijk();
  expect(await nakijken(w.db, await verzoek(id))).toEqual({ gelukt: false, reden: 'niet-online' });
  expect(await nakijken(w.db, await verzoek(id, 'carla'))).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('ook een tekst die hier nooit geschreven is, blijft woord voor woord gelijk', async () => {
  const [stuk] = w.inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.regio === 'voorbeeldregio-heuvelrand');
  if (!stuk) throw new Error('There is an example.');
  const zeg = async (slug: string, naam: string) => {
    const { id, ...rest } = await verzoek('', naam);
    return nogActueel(w.db, { ...rest, slug, origin: ORIGIN });
  };
  expect(await zeg(stuk.slug, 'carla')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await zeg('nergens', 'bram')).toEqual({ gelukt: false, reden: 'onbekend' });
  const bekend = await zeg(stuk.slug, 'bram');
  if (!bekend.gelukt) throw new Error(bekend.reden);
  expect(bekend.uitgevoerd).toBe(false);
  await w.uitgever(() => LATER).nu(bekend.id);
  const nu = w.inhoud.een('praktijken', stuk.slug);
  expect([nu?.tekst, nu?.gegevens]).toEqual([stuk.tekst, { ...stuk.gegevens, gecontroleerd: '2027-10-20', herzien_voor: '2028-10-19' }]);
});

test('twee weken voor de datum krijgt elke schrijver van de regio één brief met alles wat na te kijken is, één keer', async () => {
  const herinner = (nu: number) => herinneren(w.db, { inhoud: w.inhoud, origin: ORIGIN, nu });
  const eerste = Math.min(...w.inhoud.alle('praktijken').map(({ gegevens }) => momentVan(gegevens.herzien_voor)));
  await herinner(eerste - 15 * DAG);
  expect(await w.brieven()).toEqual([]);
  const laatste = Math.max(...w.inhoud.alle('praktijken').map(({ gegevens }) => momentVan(gegevens.herzien_voor)));
  expect(naTeKijken(w.inhoud, laatste)).toHaveLength(w.inhoud.alle('praktijken').length);
  await herinner(laatste);
  const brieven = await w.db.selectFrom('outbox').select(['aan', 'html']).orderBy('id').execute();
  const aan = brieven.map((brief) => brief.aan);
  expect([new Set(aan).size, aan.includes('bram@voorbeeld.example'), aan.includes('carla@voorbeeld.example')]).toEqual([
    aan.length,
    true,
    false,
  ]);
  const titels = w.inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.regio === 'voorbeeldregio-heuvelrand');
  const voorBram = brieven.find((brief) => brief.aan === 'bram@voorbeeld.example')?.html ?? '';
  for (const { gegevens, url } of titels) for (const deel of [gegevens.titel, `${ORIGIN}${url}`]) expect(voorBram).toContain(deel);
  expect(voorBram).toContain('omdat je voor deze onderwijsregio schrijft.');
  const voorRosa = brieven.find((brief) => brief.aan === 'rosa@voorbeeld.example')?.html ?? '';
  expect(voorRosa).toContain('omdat je bij de Realisatie-Eenheid hoort en niemand anders voor de onderwijsregio schrijft.');
  await herinner(laatste + DAG);
  expect(await w.db.selectFrom('outbox').select('id').execute()).toHaveLength(brieven.length);
});
