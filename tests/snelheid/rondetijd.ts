// The letter of the week for 5,000 followers of 20 subjects: until the last one stands in the outbox, and what readers notice meanwhile.
import { randomUUID } from 'node:crypto';
import { setTimeout as wacht } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { weekmoment } from '#leren/volgen/rondes/rondemoment.ts';
import { totdat } from '../mail/steun.ts';
import type { Proefserver } from '../steun/server.ts';
import { p99Tijdens } from './afgelasten.ts';
import { databaseVan } from './opzet.ts';

export interface Rondetijd {
  volgers: number;
  onderwerpen: number;
  brieven: number;
  /** The most letters that one person got. */
  perPersoon: number;
  /** Milliseconds from when the look was written down to the last letter in the outbox. */
  laatste: number;
  /** Milliseconds that a reader waits, p99: with nothing going on, and until the last letter. */
  rust: number;
  intussen: number;
}

const VOLGERS = 5_000;
const ONDERWERPEN = 20;
/** What each of them follows, beside the news. */
const ELK = 3;
const RUST_MS = 10_000;
const DAG_MS = 24 * 60 * 60_000;

export async function rondetijd(server: Proefserver): Promise<Rondetijd> {
  const db = new Database(databaseVan(server), { timeout: 10_000 });
  try {
    const onderwerpen = await vullen(db, server);
    const rust = await p99Tijdens(server, () => wacht(RUST_MS));
    const tel = db.prepare<[], { n: number }>(`select count(*) as n from outbox where reeks like 'volgbrief-%'`);
    const ronde = db.prepare<[], { n: number }>('select count(*) as n from volgbericht');
    // Whoever looks next, within a minute, finds that the letter of this week was never written.
    db.exec('begin immediate; delete from volgbericht; delete from volgronde; commit');
    await totdat(() => (ronde.get()?.n ?? 0) > 0, 'the look', 120_000);
    let laatste = 0;
    const intussen = await p99Tijdens(server, async () => {
      const begin = performance.now();
      await totdat(() => (tel.get()?.n ?? 0) >= VOLGERS, 'the last letter', 300_000);
      laatste = performance.now() - begin;
    });
    const meest = db.prepare<[], { n: number }>(
      `select max(n) as n from (select count(*) as n from outbox where reeks like 'volgbrief-%' group by aan)`,
    );
    return { volgers: VOLGERS, onderwerpen, brieven: tel.get()?.n ?? 0, perPersoon: meest.get()?.n ?? 0, laatste, rust, intussen };
  } finally {
    db.close();
  }
}

/** Everybody follows the news and a few of the rest; everything on the site counts as published on it last week. */
async function vullen(db: Database.Database, { url }: Proefserver): Promise<number> {
  const alles = (await (await fetch(`${url}/inhoud.json`)).json()) as { soort: string; url: string }[];
  const van = (soort: string) => alles.filter((een) => een.soort === soort).map((een) => een.url.split('/').at(-2) ?? '');
  const onderwerpen = [
    ...['agenda', 'agenda:landelijk'],
    ...van('bouwsteen').map((slug) => `bouwsteen:${slug}`),
    ...van('onderwijsregio').map((slug) => `regio:${slug}`),
  ].slice(0, ONDERWERPEN - 1);
  const op = weekmoment(Date.now()) - 3 * DAG_MS;
  const volger = db.prepare('insert into volger (id, adres, bevestigd_op) values (?, ?, ?)');
  const volgt = db.prepare(
    `insert into volgt (id, volger_id, onderwerp, ritme, sleutel_hash, gevraagd_op, bevestigd_op) values (?, ?, ?, 'week', ?, ?, ?)`,
  );
  db.transaction(() => {
    for (const [soort, collectie] of [['praktijk', 'praktijken'] as const, ['nieuws', 'nieuws'] as const])
      for (const slug of van(soort)) uitgebracht(db, { collectie, slug, op });
    for (let i = 0; i < VOLGERS; i++) {
      const id = randomUUID();
      volger.run(id, `volger-${i}@voorbeeld.example`, op - DAG_MS);
      const gekozen = Array.from({ length: ELK }, (_, j) => onderwerpen[(i * 7 + j * 5) % onderwerpen.length] ?? '');
      for (const onderwerp of new Set(['nieuws', ...gekozen]))
        volgt.run(randomUUID(), id, onderwerp, randomUUID(), op - DAG_MS, op - DAG_MS);
    }
  })();
  return onderwerpen.length + 1;
}

function uitgebracht(db: Database.Database, { collectie, slug, op }: { collectie: string; slug: string; op: number }): void {
  const id = `bench-${slug}`;
  db.prepare(
    `insert into inzending (id, collectie, titel, slug, status, status_op, revisie, goedgekeurde_revisie, begonnen_op, gewijzigd_op)
     values (?, ?, ?, ?, 'gepubliceerd', ?, 1, 1, ?, ?)`,
  ).run(id, collectie, slug, slug, op, op, op);
  db.prepare(
    `insert into publicatie (inzending_id, collectie, slug, revisie, bestand, digest, op_schijf, online_op, gewijzigd_op)
     values (?, ?, ?, 1, '', 'd', 'd', ?, ?)`,
  ).run(id, collectie, slug, op, op);
  db.prepare(`insert into inzending_gebeurtenis (inzending_id, revisie, soort, op) values (?, 1, 'gepubliceerd', ?)`).run(id, op);
}
