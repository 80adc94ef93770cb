import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { LIVE } from '#inhoud/schema.ts';
import type { Bekend } from '#inhoud/verwijzingen.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { tekstenInlezen } from '#publicaties/uitgeven/tekstmap.ts';
import { rijplek } from '#publicaties/uitgeven/tekstrijen.ts';
import { openTekstspiegel } from '#publicaties/uitgeven/tekstspiegel.ts';
import { openUitgever } from '#publicaties/uitgeven/uitgever.ts';
import { gerenderd } from '../../steun/inhoud.ts';
import { NU, ORIGIN, STIL, type Wereld, wereld } from '../wereld.ts';

/** Node A is the world itself. */
let w: Wereld;
beforeEach(async () => {
  w = await wereld({ rijen: true });
});
afterEach(() => w.ruimOp());

const SLUG = 'een-maatje-voor-elke-zij-instromer';
const BINNEN = { timeout: 5000, interval: 20 };

/** Another machine: a disk of its own, that is empty unless told otherwise, and the same database. */
async function node(anders: { contentDir?: string } = {}) {
  const map = await mkdtemp(join(tmpdir(), 'node-'));
  const contentDir = anders.contentDir ?? join(map, 'content');
  const opzijDir = join(map, 'opzij');
  const gelogd: string[] = [];
  const noteer = (_: object, melding: string) => void gelogd.push(melding);
  const log = { info: noteer, warn: noteer, error: noteer };
  const spiegel = await openTekstspiegel({ db: w.db, contentDir, opzijDir, log, kijkMs: 50 });
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir: gerenderd(join(map, 'teksten')) });
  spiegel.begin(inhoud);
  const teksten = rijplek(w.db, () => spiegel.overnemen());
  const uitgever = openUitgever({ db: w.db, inhoud, contentDir, bewaardDir: join(map, 'bewaard'), teksten, log, klok: () => NU });
  uitgever.begin(ORIGIN);
  onTestFinished(async () => {
    await uitgever.stop();
    await spiegel.stop();
    inhoud.sluit();
    await rm(map, { recursive: true, force: true });
  });
  const pad = (slug = SLUG) => join(contentDir, 'praktijken', `${slug}.mdx`);
  const bestand = (slug?: string) => readFile(pad(slug), 'utf8').catch(() => null);
  const opzij = async (collectie = 'praktijken') => readdir(join(opzijDir, collectie)).catch(() => []);
  return {
    contentDir,
    inhoud,
    spiegel,
    uitgever,
    gelogd,
    pad,
    bestand,
    opzij,
    titel: (slug = SLUG) => inhoud.een('praktijken', slug)?.gegevens.titel,
  };
}
const online = async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  return id;
};
const rijen = async () => await w.db.selectFrom('tekst').select(['collectie', 'slug', 'digest', 'nr']).orderBy('nr').execute();
const opA = (slug = SLUG) => readFile(join(w.contentDir, 'praktijken', `${slug}.mdx`), 'utf8').catch(() => null);

test('wat op A online komt staat op B en C met dezelfde bytes, wordt daar gewijzigd, verhuist en verdwijnt', async () => {
  const [b, c] = [await node(), await node()];
  const id = await online();
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  for (const { titel } of [b, c]) await expect.poll(() => titel(), BINNEN).toBe('Een maatje voor elke zij-instromer');
  expect([await b.bestand(), await c.bestand()]).toEqual([await opA(), await opA()]);
  // Carried out by another machine than the one before.
  expect(
    await verhuizen(w.db, { account: await w.wie('rosa'), id, adres: 'maatjes', inhoud: b.inhoud, uitgever: b.uitgever, nu: NU }),
  ).toMatchObject({ gelukt: true });
  for (const { titel, bestand } of [b, c]) {
    await expect.poll(() => titel('maatjes'), BINNEN).toBe('Een maatje voor elke zij-instromer');
    await expect.poll(async () => [titel(), await bestand()], BINNEN).toEqual([undefined, null]);
  }
  await intrekken(w.db, { uitgever: c.uitgever, account: await w.wie('rosa'), id, toelichting: 'Klopt niet.', nu: NU });
  for (const inhoud of [w.inhoud, b.inhoud, c.inhoud]) await expect.poll(() => inhoud.een('praktijken', 'maatjes'), BINNEN).toBeUndefined();
  expect([await b.bestand('maatjes'), await opA('maatjes')]).toEqual([null, null]);
});

test('een machine die leeg begint toont hetzelfde en vindt dezelfde fouten, ook wat naar iets ingetrokkens wijst', async () => {
  const id = await online();
  await w.uitgever().nu(id);
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet.', nu: NU });
  await w.uitgever().nu(id);
  const b = await node();
  const stand = (inhoud: Wereld['inhoud']) =>
    LIVE.map((collectie) =>
      inhoud
        .alle(collectie)
        .map(({ slug, digest }) => `${slug} ${digest}`)
        .sort(),
    );
  await expect.poll(() => stand(b.inhoud), BINNEN).toEqual(stand(w.inhoud));
  expect(b.inhoud.fouten).toEqual(w.inhoud.fouten);
  expect((await rijen()).find(({ slug }) => slug === SLUG)?.digest).toBeNull();
});

test('wat iemand in de map van één machine zet of verandert is nergens te zien, en niet weg', async () => {
  const id = await online();
  await w.uitgever().nu(id);
  const b = await node();
  const goed = await b.bestand();
  await writeFile(b.pad(), `${goed}\nErbij gezet.\n`);
  await writeFile(b.pad('alleen-hier'), String(goed).replace('Een maatje', 'Alleen hier'));
  await writeFile(join(b.contentDir, 'praktijken/_aantekening.mdx'), 'van een redacteur');
  await b.spiegel.stop();
  // What it does each minute.
  const weer = await node({ contentDir: b.contentDir });
  expect([await weer.bestand(), await weer.bestand('alleen-hier')]).toEqual([goed, null]);
  expect((await weer.opzij()).sort()).toEqual([
    expect.stringMatching(/^alleen-hier-[0-9a-f]{12}\.mdx$/),
    expect.stringMatching(new RegExp(`^${SLUG}-`)),
  ]);
  expect(await readFile(join(b.contentDir, 'praktijken/_aantekening.mdx'), 'utf8')).toBe('van een redacteur');
  expect(weer.gelogd).toEqual(Array(2).fill('A file that is not what all machines show was put aside.'));
});

test('ook terwijl de site draait wordt een map weer wat de rijen zeggen; wat B zelf had overgenomen wordt gewoon vervangen', async () => {
  const id = await online();
  await w.uitgever().nu(id);
  const b = await node();
  const goed = await b.bestand();
  await writeFile(b.pad(), 'Zomaar iets.');
  await expect.poll(() => b.bestand(), { timeout: 15_000 }).toBe(goed);
  expect(await b.opzij()).toHaveLength(1);
  await w.schrijf(id, { kern: 'Nu is het anders.' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  await expect.poll(() => b.bestand(), BINNEN).toContain('Nu is het anders.');
  expect(await b.opzij()).toHaveLength(1);
});

test('valt A weg nadat de tekst er staat en voor iemand het hoort, dan maakt B het af: één keer gepubliceerd, één brief per schrijver', async () => {
  const b = await node();
  const id = await online();
  const { bestand } = await w.db.selectFrom('publicatie').select('bestand').where('inzending_id', '=', id).executeTakeFirstOrThrow();
  await rijplek(w.db, async () => {}).plaatsen({ collectie: 'praktijken', slug: SLUG }, bestand, null);
  expect(await b.uitgever.nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  const gebeurd = await w.db
    .selectFrom('inzending_gebeurtenis')
    .select('id')
    .where('inzending_id', '=', id)
    .where('soort', '=', 'gepubliceerd')
    .execute();
  expect(gebeurd).toHaveLength(1);
  expect((await rijen()).filter(({ slug }) => slug === SLUG)).toHaveLength(1);
});

test('wie tijdens twintig publicaties op beide machines kijkt ziet altijd de tekst, en nooit een oudere dan daarnet', async () => {
  const id = await online();
  await w.uitgever().nu(id);
  const b = await node();
  await expect.poll(() => b.titel(), BINNEN).toBeDefined();
  const gezien = { a: 0, b: 0 };
  let [keren, klaar] = [0, false];
  const kijken = (async () => {
    for (; !klaar; keren += 1, await new Promise((weer) => setTimeout(weer, 2)))
      for (const [naam, inhoud] of [['a', w.inhoud] as const, ['b', b.inhoud] as const]) {
        const kern = String(inhoud.een('praktijken', SLUG)?.gegevens.kern);
        const nummer = Number(/versie (\d+)/.exec(kern)?.[1] ?? (kern.startsWith('Elke') ? 0 : Number.NaN));
        if (!(nummer >= gezien[naam])) throw new Error(`${naam} ${gezien[naam]} ${kern}`);
        gezien[naam] = nummer;
      }
  })();
  const a = w.uitgever();
  for (let nummer = 1; nummer <= 20; nummer += 1) {
    await w.schrijf(id, { kern: `Dit is versie ${nummer}.` });
    await w.goedgekeurd(id);
    await w.publiceer(id);
    expect(await (nummer % 2 ? a : b.uitgever).nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  }
  for (const { een } of [w.inhoud, b.inhoud])
    await expect.poll(() => een('praktijken', SLUG)?.gegevens.kern, BINNEN).toBe('Dit is versie 20.');
  klaar = true;
  await kijken;
  expect([gezien, keren > 50]).toEqual([{ a: 20, b: 20 }, true]);
});

test('kan een machine niets overnemen, dan zegt zij sinds wanneer, en haalt zij het in zodra het kan', async () => {
  const b = await node();
  expect(b.spiegel.achterSinds()).toBeNull();
  // The machine goes on looking meanwhile, and may have made a folder where there was none for a moment.
  const metDeMap = (wat: () => Promise<void>) =>
    expect
      .poll(() =>
        rm(b.contentDir, { recursive: true, force: true })
          .then(wat)
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
  await cp(b.contentDir, `${b.contentDir}-weg`, { recursive: true });
  await metDeMap(() => writeFile(b.contentDir, 'geen map'));
  const id = await online();
  await w.uitgever().nu(id);
  await expect.poll(() => b.spiegel.achterSinds(), BINNEN).toBeGreaterThan(0);
  await metDeMap(() => rename(`${b.contentDir}-weg`, b.contentDir));
  await expect.poll(() => [b.spiegel.achterSinds(), b.titel()], BINNEN).toEqual([null, 'Een maatje voor elke zij-instromer']);
  expect(b.gelogd.filter((zin) => zin.startsWith('The texts of other machines could not'))).toHaveLength(1);
});

test('twee machines die tegelijk hetzelfde moeten doen, doen het één keer', async () => {
  const b = await node();
  const id = await online();
  expect(await Promise.all([w.uitgever().nu(id), b.uitgever.nu(id)])).toEqual(Array(2).fill({ gelukt: true, zichtbaar: true }));
  const { nr } = (await rijen()).at(-1) ?? {};
  expect([(await rijen()).filter(({ slug }) => slug === SLUG).length, nr]).toEqual([1, (await rijen()).length]);
});

test('een rij die niet is wat zij moet zijn wordt niet overschreven', async () => {
  const plek = rijplek(w.db, async () => {});
  const adres = { collectie: 'praktijken', slug: 'botst' } as const;
  await plek.plaatsen(adres, 'een', null);
  await expect(plek.plaatsen(adres, 'twee', null)).rejects.toThrow('botst');
  await expect(plek.plaatsen(adres, 'twee', digestVan('iets anders'))).rejects.toThrow('botst');
  await expect(plek.weghalen(adres, { was: digestVan('twee'), bewaren: true })).rejects.toThrow('botst');
  expect(await plek.digest(adres)).toBe(digestVan('een'));
  await plek.weghalen(adres, { was: digestVan('een'), bewaren: true });
  expect([await plek.digest(adres), await plek.bewaard(adres, digestVan('een')), await plek.bewaard(adres, digestVan('twee'))]).toEqual([
    null,
    'een',
    null,
  ]);
  await plek.plaatsen(adres, 'drie', null);
  expect(await plek.bewaard(adres, digestVan('een'))).toBeNull();
});

test('de nummers zijn van elke schrijver apart, hoeveel er ook tegelijk schrijven', async () => {
  const plek = rijplek(w.db, async () => {});
  const voor = (await rijen()).length;
  await Promise.all(
    Array.from({ length: 20 }, (_, nummer) => plek.plaatsen({ collectie: 'nieuws', slug: `nieuws-${nummer}` }, `tekst ${nummer}`, null)),
  );
  const nummers = (await rijen()).slice(voor).map(({ nr }) => nr);
  expect(nummers).toEqual(Array.from({ length: 20 }, (_, nummer) => voor + 1 + nummer));
});

test('een site die met meer machines verder gaat neemt haar map één keer mee, met wat er ooit was', async () => {
  await w.db.deleteFrom('tekst').execute();
  const ooit: Bekend = new Map([['praktijken', new Set(['ooit-geweest'])]]);
  const aantallen = await Promise.all([tekstenInlezen(w.db, w, ooit), tekstenInlezen(w.db, w, ooit)]);
  const alle = await rijen();
  const er = alle.filter(({ digest }) => digest !== null);
  expect([aantallen.toSorted((x, y) => x - y), alle.length - er.length]).toEqual([[0, er.length], 1]);
  expect(alle.find(({ slug }) => slug === 'ooit-geweest')).toMatchObject({ collectie: 'praktijken', digest: null });
  for (const { collectie, slug, digest } of er)
    expect(digestVan(await readFile(join(w.contentDir, collectie, `${slug}.mdx`)))).toBe(digest);
  expect(await tekstenInlezen(w.db, w, new Map())).toBe(0);
});
