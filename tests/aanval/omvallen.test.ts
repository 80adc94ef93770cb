import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Postvak, startSmtp } from '../mail/steun.ts';
import { SITE } from '../steun/productie.ts';
import { later, type Proefserver, startServer } from '../steun/server.ts';
import { belast, Journaal } from './belasting.ts';
import { testEigen } from './doelwit.ts';
import { KANARIE } from './kanaries.ts';
import { bevolk, NUMMERS } from './wereld.ts';

const RONDES = process.env.AANVAL === 'alles' ? 200 : 3;
/** Of these the number of places is known. */
const PLAATSEN = { [NUMMERS.open]: 50, [NUMMERS.wedloop]: 3, [NUMMERS.klein]: 1 };

let map: string;
let post: Postvak;
let journaal: Journaal;
let koekjes: Map<string, string>;
beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), 'omvallen-'));
  mkdirSync(join(map, 'data'), { mode: 0o700 });
  cpSync('content', join(map, 'content'), { recursive: true });
  koekjes = await bevolk(join(map, 'data/kennisplatform.db'));
  post = await startSmtp();
  journaal = new Journaal(join(map, 'journaal.jsonl'));
  journaal.stelVast('concept', KANARIE.concept);
});
afterAll(async () => {
  await post?.sluit();
  journaal?.sluit();
  rmSync(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const start = (omgeving: Record<string, string> = {}): Promise<Proefserver> =>
  startServer({
    ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' },
    ...{ DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content'), ...omgeving },
  });

/** What this thing is now, by the database. */
function watErIs(db: Database.Database, waarvan: string): string | null {
  const [soort = '', wat = ''] = waarvan.split(' ');
  const een = (sql: string, ...waarden: string[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...waarden) as string | undefined;
  if (soort === 'concept') {
    const velden = een('select velden from inzending_revisie where inzending_id = ? order by nummer desc limit 1', NUMMERS.concept);
    return (JSON.parse(velden ?? '{}') as { titel?: string }).titel ?? null;
  }
  if (soort === 'code') return een('select id from inlogcode where adres = ?', wat) ? 'gevraagd' : null;
  if (soort === 'vraag') return een('select id from kennisvraag where vraag = ?', `Vraag ${wat}?`) ? 'gesteld' : null;
  const status = een('select status from aanmelding where account_id = ? and kennissessie_id = ?', soort, wat);
  return status === undefined ? null : status === 'afgemeld' ? 'af' : 'aan';
}

/** Everything that is not as people were told, or that can never be. */
function gebreken(): string[] {
  const db = new Database(join(map, 'data/kennisplatform.db'));
  const mis: string[] = [];
  for (const [waarvan, { zeker, misschien }] of journaal.stand) {
    if (waarvan === 'weigering') {
      mis.push(...[...misschien].map((wat) => `refused without a reason: ${wat}`));
      continue;
    }
    const is = watErIs(db, waarvan);
    const kan = [zeker, ...misschien];
    if (!kan.includes(is)) mis.push(`${waarvan} is ${is}, and was told ${zeker}`);
    journaal.stelVast(waarvan, is);
  }
  journaal.stand.delete('weigering');
  for (const [sessie, plaatsen] of Object.entries(PLAATSEN)) {
    const bezet = db
      .prepare(`select count(*) from aanmelding where status = 'bevestigd' and kennissessie_id = ?`)
      .pluck()
      .get(sessie) as number;
    if (bezet > plaatsen) mis.push(`oversold: ${bezet} of ${plaatsen} at ${sessie}`);
  }
  const zonder = `select count(*) from aanmelding a where account_id like 'loper-%' and not exists (select 1 from outbox where reeks = 'aanmelding-' || a.id)`;
  if (db.prepare(zonder).pluck().get() !== 0) mis.push('somebody has no letter');
  const heel = db.pragma('quick_check', { simple: true });
  if (heel !== 'ok') mis.push(`the database: ${heel}`);
  db.close();
  return mis;
}

const messageIds = (): string[] => post.ontvangen.map(({ brief }) => brief.messageId ?? '');

testEigen(
  `na ${RONDES} keer omvallen onder belasting is niets kwijt wat was toegezegd, niets dubbel vergeven, en kwam elke brief aan`,
  async () => {
    for (let ronde = 0; ronde < RONDES; ronde++) {
      const server = await start();
      expect((await fetch(`${server.url}/leeft`)).status).toBe(200);
      let voorbij = false;
      const drukte = belast({ poort: Number(new URL(server.url).port), koekjes, journaal, voorbij: () => voorbij });
      await wacht(randomInt(20, 900));
      voorbij = true;
      await server.stop('SIGKILL');
      await drukte;
      expect(gebreken().join('\n'), `round ${ronde + 1}`).toBe('');
    }
    expect(journaal.toegezegd).toBeGreaterThan(RONDES);
    // Whatever was on its way when its deliverer died goes again when its lease is over.
    const server = await start(later(10 * 60_000));
    const db = new Database(join(map, 'data/kennisplatform.db'), { readonly: true });
    // A letter that is meant for later may wait for that.
    const onderweg = db
      .prepare(
        'select soort, pogingen, fout from outbox where bezorgd_op is null and opgegeven_op is null and (pogingen > 0 or volgende_poging_op < ?)',
      )
      .raw();
    await expect.poll(() => onderweg.all(Date.now()), { timeout: 120_000 }).toEqual([]);
    const bezorgd = db.prepare('select kenmerk from outbox where bezorgd_op is not null').pluck().all() as string[];
    db.close();
    expect(await server.stop()).toBe(0);
    const gekregen = messageIds();
    expect(bezorgd.filter((kenmerk) => !gekregen.some((id) => id.includes(kenmerk)))).toEqual([]);
    // Twice is allowed, under one name: each letter that came is one of those that were written.
    const per = Map.groupBy(post.ontvangen, ({ brief }) => brief.messageId);
    expect([...per.values()].filter((alle) => new Set(alle.map(({ aan, brief }) => `${aan} ${brief.subject}`)).size > 1)).toEqual([]);
    console.log(
      `${RONDES} rounds: ${journaal.toegezegd} acknowledged, ${bezorgd.length} letters, ${gekregen.length - per.size} of them twice.`,
    );
  },
  3_600_000,
);

testEigen('de controle ziet een aanmelding die verdwenen is, een plaats te veel en een versie die terug is', () => {
  const db = new Database(join(map, 'data/kennisplatform.db'));
  const wie = [...journaal.stand].find(([waarvan, { zeker }]) => waarvan.startsWith('loper') && zeker === 'aan')?.[0] ?? '';
  const [loper = '', sessie = ''] = wie.split(' ');
  db.pragma('foreign_keys = off');
  db.prepare('delete from aanmelding where account_id = ? and kennissessie_id = ?').run(loper, sessie);
  db.prepare(`update aanmelding set status = 'bevestigd' where kennissessie_id = ?`).run(NUMMERS.klein);
  db.prepare(`update inzending_revisie set velden = '{"titel":"oud"}' where inzending_id = ?`).run(NUMMERS.concept);
  db.close();
  const mis = gebreken().join('\n');
  expect(mis).toContain(`${wie} is null`);
  expect(mis).toContain('oversold');
  expect(mis).toContain('concept is oud');
});
