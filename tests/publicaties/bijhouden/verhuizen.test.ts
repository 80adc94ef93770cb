import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { uitvoeren } from '#publicaties/uitgeven/uitvoeren.ts';
import { vervallenAdres } from '#publicaties/uitgeven/vervallen-adres.ts';
import { DAG, NU, ORIGIN, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const OUD = 'een-maatje-voor-elke-zij-instromer';
const NIEUW = 'maatjes-voor-zij-instromers';
const pad = (slug: string) => join(w.contentDir, 'praktijken', `${slug}.mdx`);
const verzoek = async (id: string, adres: string, naam = 'dirk') => ({
  account: await w.wie(naam),
  id,
  adres,
  inhoud: w.inhoud,
  uitgever: STIL,
  nu: NU,
});
const antwoord = async (slug: string) => {
  const locals = { adressen: openAdressen(w.db), inhoud: w.inhoud };
  const { status, headers } = await vervallenAdres({ locals, url: new URL(`${ORIGIN}/praktijken/${slug}/`) });
  return [status, headers.get('Location')];
};
async function online(): Promise<string> {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  const uitgever = w.uitgever();
  await uitgever.nu(id);
  // Its next round would carry out what a test promises after this.
  await uitgever.stop();
  return id;
}

test('een nieuwe titel houdt het adres; wie het adres zelf verandert laat een verwijzing achter', async () => {
  const id = await online();
  await w.schrijf(id, { titel: 'Een heel andere titel' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect(w.inhoud.een('praktijken', OUD)?.gegevens.titel).toBe('Een heel andere titel');
  const tekst = await readFile(pad(OUD), 'utf8');

  expect(await verhuizen(w.db, await verzoek(id, `${ORIGIN}/praktijken/${NIEUW}/`))).toEqual({
    gelukt: true,
    slug: NIEUW,
    uitgevoerd: false,
  });
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect([existsSync(pad(OUD)), w.inhoud.een('praktijken', OUD), await antwoord(OUD)]).toEqual([
    false,
    undefined,
    [301, `/praktijken/${NIEUW}/`],
  ]);
  expect(await readFile(pad(NIEUW), 'utf8')).toBe(tekst.replace('---\n\n', `voorheen: ["${OUD}"]\n---\n\n`));
  const { status, slug } = await w.haal(id);
  expect([status, slug]).toEqual(['gepubliceerd', NIEUW]);
  expect((await w.brieven()).at(-1)).toBe('bram: Nieuw adres: Een heel andere titel');
});

test('terug naar het oude adres kan, een tweede verhuizing laat geen omweg achter, en intrekken zet alle adressen op 410', async () => {
  const id = await online();
  for (const adres of [NIEUW, 'derde-adres']) {
    await verhuizen(w.db, await verzoek(id, adres));
    await w.uitgever().nu(id);
  }
  expect([await antwoord(OUD), await antwoord(NIEUW)]).toEqual([
    [301, '/praktijken/derde-adres/'],
    [301, '/praktijken/derde-adres/'],
  ]);
  await verhuizen(w.db, await verzoek(id, OUD));
  await w.uitgever().nu(id);
  expect([w.inhoud.een('praktijken', OUD)?.gegevens.voorheen, await antwoord('derde-adres')]).toEqual([
    [NIEUW, 'derde-adres'],
    [301, `/praktijken/${OUD}/`],
  ]);
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet meer.', nu: NU });
  await w.uitgever().nu(id);
  expect([await antwoord(OUD), await antwoord(NIEUW), await antwoord('derde-adres')]).toEqual([
    [410, null],
    [410, null],
    [410, null],
  ]);
});

test('wie het oude adres noemt, bedoelt de verhuisde tekst, en blijft zelf heel', async () => {
  const id = await online();
  const ander = await w.praktijk({ titel: 'Verwant', verwant: [OUD], aanleiding: `Zie [hier](/praktijken/${OUD}/).` });
  await w.goedgekeurd(ander);
  await w.publiceer(ander);
  await w.uitgever().nu(ander);
  await verhuizen(w.db, await verzoek(id, NIEUW));
  await w.uitgever().nu(id);
  const verwant = w.inhoud.een('praktijken', 'verwant');
  const verhuisd = w.inhoud.een('praktijken', NIEUW);
  if (!verwant || !verhuisd) throw new Error('Both are online.');
  expect(
    verbanden(w.inhoud)
      .vanPraktijk(verwant)
      .verwant.map(({ slug }) => slug),
  ).toContain(NIEUW);
  expect(
    verbanden(w.inhoud)
      .vanPraktijk(verhuisd)
      .verwant.map(({ slug }) => slug),
  ).toContain('verwant');
  // Even for who never saw the old file, such as a new machine: nothing points nowhere.
  const vers = await openInhoud({
    vertrouwdDir: 'content',
    contentDir: w.contentDir,
    voorbeeld: true,
    renderDir: join(w.bewaardDir, 'vers'),
    kijken: false,
  });
  expect([vers.een('praktijken', 'verwant')?.slug, vers.fouten]).toEqual(['verwant', []]);
  vers.sluit();
  await w.schrijf(ander, { kern: 'Nog steeds verwant.' });
  expect(await w.dienIn(ander)).toMatchObject({ gelukt: true });
});

test.each([
  ['het oude adres', OUD, 'adres-onbruikbaar'],
  ['niets', ' / ', 'adres-onbruikbaar'],
  ['een woord van de site', 'zoeken', 'adres-onbruikbaar'],
  ['een adres van een ander', 'governance-op-een-a4-wie-besluit-waarover', 'adres-bezet'],
])('%s wordt geen nieuw adres', async (_, adres, reden) => {
  const id = await online();
  expect(await verhuizen(w.db, await verzoek(id, adres))).toEqual({ gelukt: false, reden });
});

test.each([
  ['../x', 'x'],
  ['Maatjes voor zij-instromers', NIEUW],
  ['/terugblikken/x/', 'terugblikken-x'],
  ['https://elders.example/x', 'https-elders-example-x'],
  ['a--b', 'a-b'],
  ['x?y=1', 'x-y-1'],
  ['Zoeken', ''],
  ['日本語!', ''],
])('%j is geen adres en wordt er ook niet stilletjes een', async (adres, voorstel) => {
  const id = await online();
  expect(await verhuizen(w.db, await verzoek(id, adres))).toEqual({ gelukt: false, reden: 'geen-adres', voorstel });
  expect([(await w.haal(id)).slug, (await w.haal(id)).publicatie?.opdracht]).toEqual([OUD, null]);
});

test('een oud adres wordt nooit van een ander, en een schrijver verandert het adres niet alleen', async () => {
  const id = await online();
  expect(await verhuizen(w.db, await verzoek(id, NIEUW, 'bram'))).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await verhuizen(w.db, await verzoek(id, NIEUW, 'carla'))).toEqual({ gelukt: false, reden: 'onbekend' });
  await verhuizen(w.db, await verzoek(id, NIEUW));
  await w.uitgever().nu(id);
  const ander = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(ander);
  expect((await w.haal(ander)).slug).toBe(`${OUD}-2`);
});

test('wie gedood wordt midden in een verhuizing maakt die na de herstart af', async () => {
  const id = await online();
  await verhuizen(w.db, await verzoek(id, NIEUW));
  const publicatie = await w.db.selectFrom('publicatie').selectAll().where('inzending_id', '=', id).executeTakeFirstOrThrow();
  // The new file is there and the old one gone; the table does not know yet.
  await writeFile(pad(NIEUW), publicatie.bestand);
  await rm(pad(OUD));
  w.uitgever(() => NU + DAG);
  await expect.poll(async () => (await w.haal(id)).publicatie?.opdracht).toBeNull();
  expect([(await w.haal(id)).status, await antwoord(OUD)]).toEqual(['gepubliceerd', [301, `/praktijken/${NIEUW}/`]]);
});

test('een bestand dat intussen buiten de site veranderde, verhuist niet', async () => {
  const id = await online();
  await verhuizen(w.db, await verzoek(id, NIEUW));
  await writeFile(pad(OUD), `${await readFile(pad(OUD), 'utf8')}\nIets van een redacteur.\n`);
  const publicatie = await w.db.selectFrom('publicatie').selectAll().where('inzending_id', '=', id).executeTakeFirstOrThrow();
  const plek = { ...{ db: w.db, inhoud: w.inhoud, contentDir: w.contentDir, bewaardDir: w.bewaardDir }, origin: ORIGIN, log: w.log };
  expect(await uitvoeren(publicatie, { ...plek, klok: () => NU })).toBe('mislukt');
  expect([existsSync(pad(OUD)), existsSync(pad(NIEUW)), (await w.haal(id)).slug, (await w.haal(id)).publicatie?.slug]).toEqual([
    true,
    false,
    OUD,
    OUD,
  ]);
});
