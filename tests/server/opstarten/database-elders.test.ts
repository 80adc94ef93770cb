import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIES, type Migraties, migreren, tabelstand } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { legeDatabase } from '../../steun/db.ts';

const NU = Date.UTC(2026, 10, 24, 9);
const SLEUTEL = `${'5a'.repeat(32)}\n`;
const ANDERE = `${'a5'.repeat(32)}\n`;

/** A folder of a server of its own, with the key of the site or without one. */
async function machine(sleutel: string | null = SLEUTEL): Promise<string> {
  const map = await mkdtemp(join(tmpdir(), 'elders-'));
  onTestFinished(() => rm(map, { recursive: true }));
  if (sleutel !== null) await writeFile(join(map, 'sleutel'), sleutel);
  return map;
}
const open = async (dataDir: string, databaseUrl: string, migraties?: Migraties) => {
  const er = await openGegevensmap(dataDir, { proef: false, databaseUrl, nu: NU, ...(migraties && { migraties }) });
  onTestFinished(async () => {
    await er.sluit();
    er.geefVrij();
  });
  return er;
};

test('twee servers die tegelijk beginnen op een lege database maken samen één keer de tabellen, en openen elkaars geheimen', async () => {
  const url = await legeDatabase();
  const [een, ander] = await Promise.all([open(await machine(), url), open(await machine(), url)]);
  await een.db.insertInto('nakijkverzoek').values({ slug: 'a', herzien_voor: '', gemaild_op: 1 }).execute();
  expect(await ander.db.selectFrom('nakijkverzoek').select('slug').execute()).toEqual([{ slug: 'a' }]);
  expect(ander.kluis.haalOp(een.kluis.sluitWeg('geheim', 'rosa'), 'rosa')).toBe('geheim');
  expect([een.isErNog(), (await een.db.selectFrom('account').select('id').execute()).length]).toEqual([true, 0]);
});

test('een server maakt zelf geen sleutel, want die opent niets van de andere; hij zegt wat er moet gebeuren', async () => {
  const url = await legeDatabase();
  await expect(open(await machine(null), url)).rejects.toThrow(/dezelfde sleutel nodig: kopieer het bestand .* openssl rand -hex 32 > /);
});

test('een server met een andere sleutel begint niet, en zegt wat er moet gebeuren; de server die het eerst begon gaat door', async () => {
  const url = await legeDatabase();
  const eerst = await open(await machine(), url);
  const map = await machine(ANDERE);
  await expect(open(map, url)).rejects.toThrow(
    /^De sleutel in \S+ is een andere dan die van deze site\. Kopieer het bestand van een andere server\. Is die sleutel echt weg\? .*--na-platformherstel/,
  );
  expect((await open(await machine(), url)).kluis.haalOp(eerst.kluis.sluitWeg('geheim', 'rosa'), 'rosa')).toBe('geheim');
  // The control: where nothing says which key is the site's, this one goes in.
  await eerst.db.updateTable('sleutelmerk').set({ merk: '' }).execute();
  expect((await open(map, url)).kluis.haalOp(eerst.kluis.sluitWeg('geheim', 'rosa'), 'rosa')).toBeNull();
});

test('van twee die samen beginnen met een verschillende sleutel begint er één', async () => {
  const url = await legeDatabase();
  const uit = await Promise.allSettled([open(await machine(), url), open(await machine(ANDERE), url)]);
  expect(uit.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('tabellen van een andere versie blijven zoals ze zijn, en de zin verraadt geen wachtwoord', async () => {
  const url = await legeDatabase();
  const { db, sluit } = openDb(url);
  await sql`create table kysely_migration (name text primary key, "timestamp" text not null)`.execute(db);
  await sql`insert into kysely_migration values ('0000-ouder', 'toen')`.execute(db);
  await sluit();
  await expect(open(await machine(), url)).rejects.toThrow(/^De gegevens in DATABASE_URL zijn van een andere versie/);
});

test('is de database er niet, dan begint de site niet, en ook die zin verraadt geen wachtwoord', async () => {
  const fout = await open(await machine(), 'postgres://site:geheim@127.0.0.1:1/site').catch((reden) => reden);
  expect(fout.message).not.toContain('geheim');
  expect(fout.message).toMatch(/^De database in DATABASE_URL is niet te gebruiken: weg, bezet, .*\(.+\)\.$/);
});

/** The same a release later. */
const LATER: Migraties = { ...MIGRATIES, '0002-later': { up: async (db) => void (await sql`create table later (id text)`.execute(db)) } };

test('servers van een nieuwe versie beginnen pas als de tabellen zijn bijgewerkt; die van de vorige werken en starten daarna gewoon', async () => {
  const url = await legeDatabase();
  const oud = await open(await machine(), url);
  await expect(open(await machine(), url, LATER)).rejects.toThrow(
    /^De tabellen in DATABASE_URL zijn ouder dan deze code\. Er is niets veranderd\. Wie de site beheert, draait eerst één keer npm run migreren/,
  );
  expect(await tabelstand(oud.db, LATER)).toBe('achter');
  expect(await migreren(oud.db, LATER)).toEqual(['0002-later']);
  for (const er of [oud, await open(await machine(), url, LATER), await open(await machine(), url)])
    expect(await er.db.selectFrom('account').select('id').execute()).toEqual([]);
});

test('werkt deze code niet op nieuwere tabellen, dan begint zij niet', async () => {
  const url = await legeDatabase();
  const { db } = await open(await machine(), url);
  await migreren(db, { ...LATER, '0003-anders-vanaf-0002': { up: async () => {} } });
  await open(await machine(), url, LATER);
  await expect(open(await machine(), url)).rejects.toThrow(/^De gegevens in DATABASE_URL zijn van een andere versie/);
});

test('npm run migreren maakt de tabellen één keer, ook als twee het tegelijk doen, en raakt deze machine niet aan', async () => {
  const url = await legeDatabase();
  const map = join(await machine(null), 'niet-gemaakt');
  const doe = async () => {
    const kind = spawn(process.execPath, ['src/server/tabellen-bijwerken.ts'], { env: { ...process.env, ...instellingen(map, url) } });
    let uit = '';
    for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (deel) => (uit += deel));
    const [code] = await once(kind, 'close');
    return `${code} ${uit}`;
  };
  const [naam] = Object.keys(MIGRATIES);
  const gemaakt = `0 De tabellen in DATABASE_URL zijn bijgewerkt: ${naam}. Servers met deze versie kunnen nu starten.\n`;
  const niets = '0 De tabellen in DATABASE_URL waren al bij. Er is niets veranderd.\n';
  expect((await Promise.all([doe(), doe()])).toSorted()).toEqual([niets, gemaakt].toSorted());
  expect([await doe(), existsSync(map)]).toEqual([niets, false]);
  const { db, sluit } = openDb(url);
  await sql`update kysely_migration set name = '0001-eerste-00000000'`.execute(db);
  await sluit();
  expect(await doe()).toMatch(/^1 De gegevens in DATABASE_URL zijn van een andere versie .* Er is niets veranderd\./);
});

const instellingen = (map: string, url: string) => ({
  ...{ DATA_DIR: map, DATABASE_URL: url, OPSLAG_URL: 's3+http://a:b@127.0.0.1:1/emmer' },
  ...{ SITE_URL: 'https://kennis.voorbeeld.nl', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_VAN: 'noreply@kennis.voorbeeld.nl' },
});

test('npm run inhoud-in zet teksten uit een map op de site, als zij goed zijn en iemand het bevestigt', async () => {
  const url = await legeDatabase();
  const map = await machine();
  await mkdir(join(map, 'nieuws'));
  const zet = (kern: string) =>
    writeFile(
      join(map, 'nieuws/een.mdx'),
      `---\ntitel: Een\n${kern}gepubliceerd: 2026-11-20\ngewijzigd: 2026-11-20\nbronnen: []\n---\n\nTekst.\n`,
    );
  const doe = (env: object, ...delen: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/server/inhoud-in.ts', ...delen], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return `${status} ${stdout}${stderr}`;
  };
  const hier = instellingen(map, url);
  await zet('');
  expect(doe(hier, map, '--ja')).toMatch(/^1 Er is niets gedaan: deze teksten zijn nog niet goed\.\n {2}nieuws\/een\.mdx:\d+ /);
  await zet('kern: Dit is nieuw.\n');
  expect(doe(hier, map)).toContain(
    '1 nieuw, 0 gewijzigd, 0 gelijk. Alleen op de site: 0, en dat blijft zo.\n  nieuw: nieuws/een.mdx\nEr is nog niets gedaan.',
  );
  expect(doe(hier, map, '--ja')).toMatch(/^0 [\s\S]*Dit is gedaan\. Elke server toont het binnen een paar tellen\.\n$/);
  const { db } = await open(map, url);
  expect(await db.selectFrom('tekst').select(['collectie', 'slug']).execute()).toEqual([{ collectie: 'nieuws', slug: 'een' }]);
  expect(doe({ DATA_DIR: map, CONTENT_DIR: map }, map)).toBe(
    `1 Zonder DATABASE_URL staan de teksten in ${map} (CONTENT_DIR). Zet ze daar, en controleer ze met npm run check.\n`,
  );
});

test('npm run beheerder werkt in de database van DATABASE_URL, ook als de opslag even weg is', async () => {
  const url = await legeDatabase();
  const map = await machine();
  const beheerder = (...delen: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['src/server/beheerder.ts', ...delen], {
      encoding: 'utf8',
      env: { ...process.env, ...instellingen(map, url) },
    });
    return stdout + stderr;
  };
  expect(beheerder('rosa@organisatie.example')).toContain('heeft nu een account met de rechten van de Realisatie-Eenheid.');
  expect(beheerder('--lijst')).toMatch(/^1 account van de Realisatie-Eenheid in DATABASE_URL:[\s\S]*rosa@organisatie\.example/);
});
