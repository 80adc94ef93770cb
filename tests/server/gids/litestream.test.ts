import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { paden } from '#server/opstarten/paden.ts';
import { totdat } from '../../mail/steun.ts';

const lees = (naam: string) => readFileSync(join('src/server/gids', naam), 'utf8');

test('Litestream kopieert de database van de gids, als de gebruiker van de site', () => {
  const dataDir = parseEnv(lees('kennisplatform.env')).DATA_DIR ?? '';
  expect(parse(lees('litestream.yml')).dbs.map(({ path }: { path: string }) => path)).toEqual([paden(dataDir).database]);
  const dienst = (regel: RegExp) => lees('kennisplatform-litestream.service').match(regel)?.[1];
  expect(dienst(/^User=(.+)$/m)).toBe(lees('kennisplatform@.service').match(/^User=(.+)$/m)?.[1]);
  expect(dienst(/^ReadWritePaths=(.+)$/m)).toBe(dataDir);
  expect(dienst(/-config (\S+)$/m)).toBe(lees('litestream.yml').match(/^# (\S+):/)?.[1]);
});

const ER_IS = spawnSync('litestream', ['version'], { stdio: 'ignore' }).error === undefined;
if (!ER_IS) console.log('NOT TRIED: there is no litestream on this machine.');

test.skipIf(!ER_IS)(
  'wie alles hard kwijtraakt, krijgt van de andere machine terug wat daar was',
  async () => {
    const map = await mkdtemp(join(tmpdir(), 'litestream-'));
    const [pad, kopie, instellingen] = [join(map, 'kennisplatform.db'), join(map, 'kopie'), join(map, 'litestream.yml')];
    const { db, leegLog, sluit } = openDb(pad);
    await migreren(db);
    writeFileSync(
      instellingen,
      lees('litestream.yml')
        .replace(/path: \/var\S+/, `path: ${pad}`)
        .replace(/- type: sftp[\s\S]*/, `- { type: file, path: ${kopie} }`),
    );
    const loopt = spawn('litestream', ['replicate', '-config', instellingen], { stdio: 'ignore' });
    const schrijf = async (van: number) => {
      for (let n = van; n < van + 200; n += 1)
        await sql`insert into account (id, adres, aangemaakt_op, gewijzigd_op) values (${`a${n}`}, ${`a${n}@voorbeeld.example`}, 1, 1)`.execute(
          db,
        );
    };
    let keer = 0;
    /** How many accounts come back from the copy. */
    const terug = () => {
      const uit = join(map, `terug-${++keer}.db`);
      if (spawnSync('litestream', ['restore', '-config', instellingen, '-o', uit, pad], { stdio: 'ignore' }).status !== 0) return 0;
      const raw = new Database(uit);
      expect([raw.pragma('integrity_check', { simple: true }), raw.pragma('foreign_key_check')]).toEqual(['ok', []]);
      const { er } = raw.prepare<[], { er: number }>('select count(*) as er from account').get() ?? { er: 0 };
      raw.close();
      return er;
    };
    await schrijf(0);
    await totdat(() => terug() === 200, 'a copy');
    // It keeps the log for itself: what the site wants to take out of it stays for a while.
    leegLog();
    await schrijf(200);
    await totdat(() => terug() === 400, 'a copy of what came after');
    loopt.kill('SIGKILL');
    await once(loopt, 'exit');
    expect(terug()).toBe(400);
    await sluit();
    await rm(map, { recursive: true });
  },
  120_000,
);
