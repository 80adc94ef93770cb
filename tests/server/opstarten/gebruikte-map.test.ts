import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { onthoudInstellingen } from '#server/opstarten/instellingen.ts';
import { openKamers } from '#server/opstarten/kamers.ts';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { paden } from '#server/opstarten/paden.ts';

const NU = Date.UTC(2026, 10, 21, 12);

async function nieuw() {
  const map = await mkdtemp(join(tmpdir(), 'gebruikt-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  return { map, dataDir: join(map, 'data'), contentDir: join(map, 'content') };
}
/** Opens it, closes it again, and answers how many accounts there are. */
async function open(dataDir: string): Promise<number> {
  const er = await openGegevensmap(dataDir, { proef: true, nu: NU });
  const { length } = await er.db.selectFrom('account').select('id').execute();
  await er.sluit();
  er.geefVrij();
  return length;
}
/** A site that ran: the folder says so. */
async function gebruikt() {
  const hier = await nieuw();
  await open(hier.dataDir);
  await mkdir(join(hier.dataDir, 'bijlagen'));
  await writeFile(join(hier.dataDir, 'bijlagen/een.pdf'), 'bijlage');
  return hier;
}
const stand = async (map: string) =>
  Promise.all((await readdir(map)).sort().map(async (naam) => [naam, await readFile(join(map, naam), 'base64').catch(() => 'map')]));

const LEEG: Record<string, (database: string) => Promise<void>> = {
  weg: (database) => rm(database),
  leeg: (database) => writeFile(database, ''),
  'leeg (zonder één tabel)': async (database) => {
    await rm(database);
    const zonder = new Database(database);
    zonder.pragma('user_version = 1');
    zonder.close();
  },
};
test.each(Object.keys(LEEG))('een gebruikte gegevensmap waarvan de database %s is, wordt geweigerd en blijft zoals hij is', async (hoe) => {
  const { dataDir } = await gebruikt();
  await LEEG[hoe]?.(paden(dataDir).database);
  const voor = await stand(dataDir);
  await expect(open(dataDir)).rejects.toThrow(
    `staan gegevens van de site, maar de database is ${hoe.split(' ')[0]} (${paden(dataDir).database}). Er is niets veranderd. Zet een reservekopie terug met npm run herstel.`,
  );
  expect(await stand(dataDir)).toEqual(voor);
});

test('zoals gezegd is er met een reservekopie weer een hele site', async () => {
  const { map, dataDir, contentDir } = await gebruikt();
  const bron = join(map, 'kopie.tar.gz');
  await maakKopie({ dataDir, contentDir, doel: bron });
  await rm(paden(dataDir).database);
  await zetTerug({ dataDir, contentDir, bron, nu: NU, origin: 'http://127.0.0.1' });
  expect(await open(dataDir)).toBeGreaterThan(0);
});

test.each([
  'ingetrokken/praktijken/een.mdx',
  'teksten/ooit-bekend.json',
  'postbus/een.eml',
  'onomkeerbaar.jsonl',
  'instellingen.json',
  'kennisplatform.db-wal',
  'voor-herstel-2026-11-20T120000.000Z/kennisplatform.db',
])('ook %s zonder database zegt dat hier een site was', async (naam) => {
  const { dataDir } = await nieuw();
  await mkdir(join(dataDir, naam, '..'), { recursive: true });
  await writeFile(join(dataDir, naam), 'iets');
  await expect(open(dataDir)).rejects.toThrow('maar de database is weg');
});

test('een eerste start die is afgebroken, en een map met lege mappen en een sleutel, beginnen gewoon', async () => {
  const eerder = await nieuw();
  await open(eerder.dataDir);
  const { dataDir } = await nieuw();
  for (const naam of ['bijlagen', 'postbus']) await mkdir(join(dataDir, naam), { recursive: true });
  await copyFile(paden(eerder.dataDir).sleutel, paden(dataDir).sleutel);
  await writeFile(paden(dataDir).database, '');
  expect(await open(dataDir)).toBeGreaterThan(0);
});

test('in de map van een site begint de proef niet, en er verandert niets', async () => {
  const { dataDir, contentDir } = await gebruikt();
  await mkdir(contentDir);
  await onthoudInstellingen({ dataDir, contentDir, siteUrl: 'https://kennis.voorbeeld.nl' });
  const voor = await stand(dataDir);
  const gelezen = leesOmgeving({ DATA_DIR: dataDir, CONTENT_DIR: contentDir });
  if ('fouten' in gelezen) throw new Error(gelezen.fouten.join());
  const log = { info() {}, warn() {}, error() {} } as never;
  await expect(openKamers(gelezen.omgeving, log)).rejects.toThrow(/gegevens van https:\/\/kennis\.voorbeeld\.nl, en SITE_URL is leeg/);
  expect(await stand(dataDir)).toEqual(voor);
});

test('een map waar niemand meer in kan, geldt als een database die weg is', async () => {
  const { map, dataDir } = await nieuw();
  const er = await openGegevensmap(dataDir, { proef: true, nu: NU });
  expect(er.isErNog()).toBe(true);
  await rename(dataDir, join(map, 'elders'));
  // Also root is stopped by a link that leads to itself.
  await symlink(dataDir, dataDir);
  expect(er.isErNog()).toBe(false);
  await rm(dataDir);
  await rename(join(map, 'elders'), dataDir);
  expect(er.isErNog()).toBe(true);
  await er.sluit();
  er.geefVrij();
});
