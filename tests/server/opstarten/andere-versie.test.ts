import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { EERSTE } from '#db/migrations/0001-eerste.ts';
import { MIGRATIES, migreren, naamVanEerste } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';

const NU = Date.UTC(2026, 10, 21, 12);
/** The migrations of before the first release. */
const NEGEN = [
  '0001-begin',
  '0002-inzending',
  '0003-kennisvraag',
  '0004-antwoord',
  '0006-sessieversie',
  '0007-bijeenkomst',
  '0008-vergeefs',
  '0009-bijhouden',
  '0010-trefwoorden',
];

/** A data folder as it was left behind, its tables made by these migrations. */
async function gegevens(migraties: readonly string[] | null) {
  const map = await mkdtemp(join(tmpdir(), 'versie-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const dataDir = join(map, 'data');
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  if (migraties) {
    await sql`delete from kysely_migration`.execute(open.db);
    for (const naam of migraties) await sql`insert into kysely_migration values (${naam}, '2026-11-21')`.execute(open.db);
  }
  await open.sluit();
  open.geefVrij();
  return { map, dataDir, contentDir: join(map, 'content') };
}
/** Every file with what is in it. */
async function stand(map: string): Promise<Record<string, string>> {
  const namen = (await readdir(map)).sort();
  return Object.fromEntries(await Promise.all(namen.map(async (naam) => [naam, await readFile(join(map, naam), 'base64')])));
}
const ZIN = (dataDir: string) =>
  `De gegevens in ${dataDir} (DATA_DIR) zijn van een andere versie van dit platform dan deze code. Er is niets veranderd. ` +
  'Start de versie die bij de gegevens hoort. Wil je met deze versie verder? Zet dan met npm run herstel een reservekopie terug die met ' +
  'deze versie is gemaakt, of kies met DATA_DIR een lege map.';
const draai = (wat: string, dataDir: string, ...delen: string[]) => {
  const env = { ...process.env, LOG_LEVEL: 'silent', DATA_DIR: dataDir };
  const { status, stderr } = spawnSync(process.execPath, [`src/server/${wat}.ts`, ...delen], { encoding: 'utf8', env });
  return [status, stderr];
};

test.each([
  ['van voor de eerste release', NEGEN],
  ['van een latere versie', ['0001-eerste', '0002-later']],
  ['met tabellen zoals ze vorige week nog heetten', ['0001-eerste-00000000']],
])('een gegevensmap %s wordt geweigerd en blijft zoals hij is', async (_van, migraties) => {
  const { dataDir } = await gegevens(migraties);
  const voor = await stand(dataDir);
  await expect(openGegevensmap(dataDir, { proef: true, nu: NU })).rejects.toThrow(ZIN(dataDir));
  expect(await stand(dataDir)).toEqual(voor);
  // Who was refused holds nothing: the folder can be moved or used by the version it is of.
  const { neemSlot } = await import('#server/release/slot.ts');
  const geefVrij = neemSlot(paden(dataDir).slot, 'alleen');
  expect(geefVrij).not.toBeNull();
  geefVrij?.();
});

test('een gegevensmap waarvan een nieuwere versie de tabellen heeft uitgebreid gaat gewoon open, en wie erin werkt ook', async () => {
  const { dataDir } = await gegevens(null);
  const { db, sluit } = openDb(paden(dataDir).database);
  await migreren(db, { ...MIGRATIES, '0002-later': { up: async (trx) => void (await sql`create table later (id text)`.execute(trx)) } });
  await sluit();
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  expect(await open.db.selectFrom('account').select('id').execute()).not.toEqual([]);
  await open.sluit();
  open.geefVrij();
  expect(draai('beheerder', dataDir, '--lijst')[0]).toBe(0);
});

test('npm run migreren werkt ook in een gegevensmap: alleen waar een site is, en alleen de tabellen van deze versie', async () => {
  const { map, dataDir } = await gegevens(null);
  expect(draai('tabellen-bijwerken', join(map, 'nergens'))).toEqual([
    1,
    expect.stringMatching(/^Er is niets gedaan\. .*nog geen database/),
  ]);
  expect(draai('tabellen-bijwerken', dataDir)).toEqual([0, '']);
  const oud = await gegevens(NEGEN);
  expect(draai('tabellen-bijwerken', oud.dataDir)).toEqual([1, `${ZIN(oud.dataDir)}\n`]);
});

test('een gegevensmap van deze versie gaat gewoon open', async () => {
  const { dataDir } = await gegevens(null);
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  expect(await open.db.selectFrom('account').select('id').execute()).not.toEqual([]);
  await open.sluit();
  open.geefVrij();
});

test('npm start en npm run beheerder zeggen in één zin wat je dan doet', async () => {
  const { dataDir } = await gegevens(NEGEN);
  const voor = await stand(dataDir);
  expect(draai('start', dataDir)).toEqual([1, `De site start niet. ${ZIN(dataDir)}\n`]);
  expect(draai('beheerder', dataDir, 'rosa@organisatie.example')).toEqual([1, `${ZIN(dataDir)}\n`]);
  expect(await stand(dataDir)).toEqual(voor);
});

test('een reservekopie van een andere versie wordt niet teruggezet', async () => {
  const oud = await gegevens(NEGEN);
  const bron = join(oud.map, 'kopie.tar.gz');
  await maakKopie({ ...oud, doel: bron });
  const nu = await gegevens(null);
  const voor = await stand(nu.dataDir);
  await expect(zetTerug({ ...nu, bron, origin: 'http://127.0.0.1', nu: NU })).rejects.toThrow(
    'De gegevens in deze kopie zijn van een andere versie van dit platform. Zet de kopie terug met de code van die versie.',
  );
  expect(await stand(nu.dataDir)).toEqual(voor);
  expect(await readdir(nu.map)).toEqual(['data']);

  // The same backup with the migration of this version does come back.
  const zelfde = join(oud.map, 'zelfde');
  await cp(nu.dataDir, zelfde, { recursive: true });
  const goed = join(oud.map, 'goed.tar.gz');
  await maakKopie({ ...oud, dataDir: zelfde, doel: goed });
  expect(await zetTerug({ ...nu, bron: goed, origin: 'http://127.0.0.1', nu: NU })).toMatchObject({ inhoud: 'gelijk' });
});

test('terug naar oudere code kan met de reservekopie van vóór het bijwerken, over de nieuwere gegevens heen', async () => {
  const eerder = await gegevens(null);
  const bron = join(eerder.map, 'voor-het-bijwerken.tar.gz');
  await maakKopie({ ...eerder, doel: bron });
  const later = await gegevens(['0001-eerste', '0002-later']);
  await expect(openGegevensmap(later.dataDir, { proef: true, nu: NU })).rejects.toThrow(ZIN(later.dataDir));
  const { vorige } = await zetTerug({ ...later, bron, origin: 'http://127.0.0.1', nu: NU });
  // What was newer is still there, for who wants to go forward after all.
  expect(await readdir(vorige)).toContain('kennisplatform.db');
  const open = await openGegevensmap(later.dataDir, { proef: true, nu: NU });
  expect(await open.db.selectFrom('account').select('id').execute()).not.toEqual([]);
  await open.sluit();
  open.geefVrij();
});

test('wie de eerste tabellen wijzigt maakt er een andere versie van, wie ze anders uitlijnt niet', () => {
  const naam = naamVanEerste(EERSTE);
  expect(naamVanEerste(EERSTE.map((statement) => statement.replaceAll('\n', '\n  ')))).toBe(naam);
  expect(naamVanEerste([...EERSTE, 'create table later (id text primary key) strict'])).not.toBe(naam);
});
