import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { mapControleren, mapOpnemen, mapteksten } from '#server/opslag/map-opnemen.ts';
import { NU, STIL, type Wereld, wereld } from '../../publicaties/wereld.ts';

/** A site whose texts stand in rows. */
let w: Wereld;
beforeEach(async () => {
  w = await wereld({ rijen: true });
});
afterEach(() => w.ruimOp());

const NIEUWS =
  '---\ntitel: Uit de map\nkern: Dit schreef iemand met de hand.\ngepubliceerd: 2026-11-20\ngewijzigd: 2026-11-20\nbronnen: []\n---\n\nTekst.\n';
const SLUG = 'een-maatje-voor-elke-zij-instromer';

/** A folder with these files. */
async function map(bestanden: Record<string, string>): Promise<string> {
  const plek = await mkdtemp(join(tmpdir(), 'opnemen-'));
  onTestFinished(() => rm(plek, { recursive: true }));
  for (const [naam, tekst] of Object.entries(bestanden)) {
    await mkdir(dirname(join(plek, naam)), { recursive: true });
    await writeFile(join(plek, naam), tekst);
  }
  return plek;
}
const rijen = () => w.db.selectFrom('tekst').select(['collectie', 'slug', 'bestand', 'digest', 'nr']).orderBy('nr').execute();
const neemOp = async (bestanden: Record<string, string>, doen = true) => mapOpnemen(w.db, await mapteksten(await map(bestanden)), { doen });
const online = async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
};
const tekstVan = async (zoek: string) => (await rijen()).find(({ slug }) => slug === zoek);
const BOTST = (slug: string, bezwaar: string) => ({ botsingen: [{ collectie: 'praktijken', slug, bezwaar }] });

test('een map zegt eerst wat zij verandert en doet dat dan in één keer; wat alleen op de site staat blijft', async () => {
  const [eerst] = (await rijen()).filter(({ collectie }) => collectie === 'nieuws');
  const bestanden = {
    'nieuws/uit-de-map.mdx': NIEUWS,
    [`nieuws/${eerst?.slug}.mdx`]: `${eerst?.bestand}\nErbij.\n`,
    'praktijken/_aantekening.mdx': 'van een redacteur',
  };
  const voor = await rijen();
  const zou = await neemOp(bestanden, false);
  expect(await rijen()).toEqual(voor);
  expect(zou).toMatchObject({
    nieuw: [{ collectie: 'nieuws', slug: 'uit-de-map' }],
    gewijzigd: [{ collectie: 'nieuws', slug: eerst?.slug }],
    ...{ gelijk: 0, botsingen: [] },
  });
  expect(zou.alleenDaar).toHaveLength(voor.length - 1);
  expect(await neemOp(bestanden)).toEqual(zou);
  expect([(await tekstVan('uit-de-map'))?.bestand, (await tekstVan(eerst?.slug ?? ''))?.bestand]).toEqual([
    NIEUWS,
    `${eerst?.bestand}\nErbij.\n`,
  ]);
  await expect.poll(() => w.inhoud.een('nieuws', 'uit-de-map')?.gegevens.titel).toBe('Uit de map');
  expect(await neemOp(bestanden)).toMatchObject({ nieuw: [], gewijzigd: [], gelijk: 2 });
});

test('wat op de site is geschreven wordt niet overschreven, en dan gebeurt ook de rest niet', async () => {
  const id = await online();
  const voor = await rijen();
  const andere = { [`praktijken/${SLUG}.mdx`]: String((await tekstVan(SLUG))?.bestand).replace('Elke', 'Iedere') };
  expect(await neemOp({ ...andere, 'nieuws/uit-de-map.mdx': NIEUWS })).toMatchObject(BOTST(SLUG, 'geschreven'));
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet.', nu: NU });
  expect(await neemOp(andere)).toMatchObject(BOTST(SLUG, 'onderweg'));
  expect(await rijen()).toEqual(voor);
  await w.uitgever().nu(id);
  expect(await neemOp(andere)).toMatchObject(BOTST(SLUG, 'weg'));
  expect(await tekstVan(SLUG)).toMatchObject({ digest: null });
});

test('wat in de map hetzelfde is als op de site botst niet, wie het ook schreef', async () => {
  await online();
  expect(await neemOp({ [`praktijken/${SLUG}.mdx`]: String((await tekstVan(SLUG))?.bestand) })).toMatchObject({ gelijk: 1, botsingen: [] });
});

test('een fout in de map wordt gemeld met bestand en regel; wat daar naar een tekst van de site wijst is goed', async () => {
  await online();
  const teksten = await mapteksten(
    await map({
      'nieuws/goed.mdx': `${NIEUWS}\nZie [maatjes](/praktijken/${SLUG}/).\n`,
      'nieuws/zonder-kern.mdx': NIEUWS.replace(/^kern: .*\n/m, ''),
      'nieuws/nergens.mdx': `${NIEUWS}\nZie [niets](/praktijken/bestaat-niet/).\n`,
    }),
  );
  const fouten = await mapControleren(w.db, teksten, 'content');
  expect(fouten.map(({ bestand, regel }) => `${bestand}:${regel}`).toSorted()).toEqual([
    expect.stringMatching(/^nieuws\/nergens\.mdx:\d+$/),
    expect.stringMatching(/^nieuws\/zonder-kern\.mdx:\d+$/),
  ]);
});
