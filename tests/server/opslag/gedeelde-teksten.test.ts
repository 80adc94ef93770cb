import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { LIVE } from '#inhoud/schema.ts';
import { tekstZetten } from '#publicaties/uitgeven/tekstrijen.ts';
import { openGedeeldeTeksten } from '#server/opslag/gedeelde-teksten.ts';
import { paden } from '#server/opstarten/paden.ts';
import { verseDb } from '../../steun/db.ts';
import { gerenderd, inhoudsmap } from '../../steun/inhoud.ts';

const stil = { info() {}, warn() {}, error() {} };

test('een lege machine vindt dezelfde fouten als die waar de teksten vandaan komen, ook bij wat naar iets van vroeger wijst', async () => {
  const map = await mkdtemp(join(tmpdir(), 'gedeeld-'));
  const database = await verseDb();
  const { db, sluit } = database;
  const open: { sluit(): void }[] = [];
  const delen: { stop(): Promise<void> }[] = [];
  onTestFinished(async () => {
    for (const een of delen) await een.stop();
    for (const een of open) een.sluit();
    await sluit();
    await rm(map, { recursive: true, force: true });
  });
  const begin = async (contentDir: string, dataDir: string) => {
    const gedeeld = await openGedeeldeTeksten(database, { contentDir, map: paden(dataDir), log: stil });
    gerenderd(paden(dataDir).teksten);
    const inhoud = await openInhoud({
      vertrouwdDir: 'content',
      contentDir,
      voorbeeld: true,
      renderDir: paden(dataDir).teksten,
      weg: gedeeld.weg,
    });
    gedeeld.begin(inhoud);
    open.push(inhoud);
    delen.push(gedeeld);
    return inhoud;
  };
  // What was on one machine: a text that names one that is gone, and the memory that it was there.
  const { contentDir } = inhoudsmap(map);
  const nieuws = join(contentDir, 'nieuws');
  const [naam = ''] = (await readdir(nieuws)).filter((een) => /^[a-z].*\.mdx$/.test(een));
  await writeFile(
    join(nieuws, 'noemt-oud.mdx'),
    `${await readFile(join(nieuws, naam), 'utf8')}\nLees ook [dit](/praktijken/van-vroeger/).\n`,
  );
  await mkdir(paden(join(map, 'a')).teksten, { recursive: true });
  await writeFile(join(paden(join(map, 'a')).teksten, 'ooit-bekend.json'), '{"praktijken":["van-vroeger"]}');
  const a = await begin(contentDir, join(map, 'a'));
  const b = await begin(join(map, 'b/content'), join(map, 'b'));
  const stand = (inhoud: typeof a) =>
    LIVE.map((collectie) =>
      inhoud
        .alle(collectie)
        .map(({ slug, digest }) => `${slug} ${digest}`)
        .sort(),
    );
  await expect.poll(() => stand(b), { timeout: 20_000 }).toEqual(stand(a));
  expect([b.fouten, b.een('nieuws', 'noemt-oud')?.slug]).toEqual([a.fouten, 'noemt-oud']);

  // It came and went between two looks, so neither saw it; what names it is right all the same.
  const erna = (await readFile(join(nieuws, 'noemt-oud.mdx'), 'utf8')).replace('van-vroeger', 'heel-even');
  await db.transaction().execute(async (trx) => {
    const even = { collectie: 'praktijken', slug: 'heel-even' } as const;
    await tekstZetten(trx, even, { bestand: 'x', digest: digestVan('x') });
    await tekstZetten(trx, even, { bestand: 'x', digest: null });
    await tekstZetten(trx, { collectie: 'nieuws', slug: 'noemt-even' }, { bestand: erna, digest: digestVan(erna) });
  });
  for (const { een } of [a, b]) await expect.poll(() => een('nieuws', 'noemt-even')?.slug, { timeout: 20_000 }).toBe('noemt-even');
});

test('een map die git volgt is hier een kopie: de start zegt dat git niets hoort, en doet er niets mee', async () => {
  const map = await mkdtemp(join(tmpdir(), 'gedeeld-'));
  const database = await verseDb();
  const gehoord: string[] = [];
  const log = { ...stil, warn: (_: object, melding: string) => void gehoord.push(melding) };
  const begin = async (contentDir: string) =>
    (await openGedeeldeTeksten(database, { contentDir, map: paden(join(map, 'data')), log })).stop();
  await mkdir(join(map, 'met/.git'), { recursive: true });
  await begin(join(map, 'zonder'));
  await begin(join(map, 'met'));
  expect(gehoord).toEqual(['Texts are not written to git: this folder is a copy of the database.']);
  expect(await readdir(join(map, 'met/.git'))).toEqual([]);
  await database.sluit();
  await rm(map, { recursive: true });
});
