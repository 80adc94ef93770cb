import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startSmtp } from '../mail/steun.ts';
import { SITE } from '../steun/productie.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { belast, Journaal } from './belasting.ts';
import { KANARIE } from './kanaries.ts';
import { bevolk, NUMMERS } from './wereld.ts';

/** Of these the number of places is known. */
const PLAATSEN = { [NUMMERS.open]: 50, [NUMMERS.wedloop]: 3, [NUMMERS.klein]: 1 };

export type Proefstuk = Awaited<ReturnType<typeof maakProefstuk>>;

/** A site in use whose data stay while servers come and go, with a journal of what it told people. */
export async function maakProefstuk() {
  const map = mkdtempSync(join(tmpdir(), 'proefstuk-'));
  mkdirSync(join(map, 'data'), { mode: 0o700 });
  cpSync('content', join(map, 'content'), { recursive: true });
  const koekjes = await bevolk(join(map, 'data/kennisplatform.db'));
  const post = await startSmtp();
  const journaal = new Journaal(join(map, 'journaal.jsonl'));
  journaal.stelVast('concept', KANARIE.concept);
  return {
    ...{ map, post, journaal },
    database: join(map, 'data/kennisplatform.db'),
    start: (omgeving: Record<string, string> = {}): Promise<Proefserver> =>
      startServer({
        ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' },
        ...{ DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content'), ...omgeving },
      }),
    /** Twelve people at once, until the one who asks says that it is over. */
    belast(server: Proefserver) {
      let voorbij = false;
      const drukte = belast({ poort: Number(new URL(server.url).port), koekjes, journaal, voorbij: () => voorbij });
      return {
        houdOp: async () => {
          voorbij = true;
          await drukte;
        },
        laatLos: () => {
          voorbij = true;
        },
      };
    },
    gebreken: () => gebrekenVan({ map, journaal }),
    async ruimOp() {
      await post.sluit();
      journaal.sluit();
      rmSync(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

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
function gebrekenVan({ map, journaal }: { map: string; journaal: Journaal }): string[] {
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
