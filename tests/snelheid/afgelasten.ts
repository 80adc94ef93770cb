// Calling off a session of 500 registrations: to the last letter at the mail server, and what readers notice meanwhile.
import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wacht } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { startSmtp, totdat } from '../mail/steun.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { databaseVan, inMap, klaarMetZoeken } from './opzet.ts';
import { GROTE_SESSIE, volMaken } from './volle-database.ts';

export interface Afgelasttijd {
  brieven: number;
  /** Milliseconds from the button to its answer, and to the last letter that the mail server has. */
  antwoord: number;
  laatste: number;
  /** Milliseconds that a reader waits, p99: with nothing going on, and until the last letter. */
  rust: number;
  intussen: number;
}

const AANTAL = 500;
const LEEST_ELKE_MS = 10;
const RUST_MS = 5_000;
const PAGINAS = ['/', '/praktijken/', '/kennissessies/'];

export async function afgelasttijd(): Promise<Afgelasttijd> {
  const post = await startSmtp();
  try {
    return await inMap(async (map) => {
      const omgeving = { DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content'), SMTP_URL: post.url };
      await cp('content', omgeving.CONTENT_DIR, { recursive: true });
      const server = await startServer(omgeving);
      try {
        await klaarMetZoeken(server);
        return await meten(server, () => post.ontvangen.filter(({ brief }) => /^Gaat niet door/.test(brief.subject ?? '')).length);
      } finally {
        await server.stop();
      }
    });
  } finally {
    await post.sluit();
  }
}

async function meten(server: Proefserver, aangekomen: () => number): Promise<Afgelasttijd> {
  const rosa = await alsRosa(server);
  const db = new Database(databaseVan(server), { timeout: 10_000 });
  await volMaken(
    {
      kolommen: async (tabel) => (db.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name),
      voer: async (sql) => db.exec(sql),
    },
    { regio: 'voorbeeldregio-waterkant', nu: Date.now() },
  );
  db.prepare(`delete from aanmelding where kennissessie_id = ? and id not in (
    select id from aanmelding where kennissessie_id = ? limit ${AANTAL})`).run(GROTE_SESSIE, GROTE_SESSIE);
  db.close();
  const pad = `/beheer/kennissessies/${GROTE_SESSIE}/afgelasten/`;
  const rust = await p99Tijdens(server, () => wacht(RUST_MS));
  let [antwoord, laatste] = [0, 0];
  const intussen = await p99Tijdens(server, async () => {
    const formulier = await rosa.lees(pad);
    const begin = performance.now();
    const { status, tekst } = await rosa.verzend(formulier, pad, 'Ja, gelast af', { reden: 'De spreker is ziek.' });
    if (status !== 303) throw new Error(`Calling off answers ${status}: ${tekst.slice(0, 500)}`);
    antwoord = performance.now() - begin;
    await totdat(() => aangekomen() >= AANTAL, 'the last letter', 600_000);
    laatste = performance.now() - begin;
  });
  return { brieven: aangekomen(), antwoord, laatste, rust, intussen };
}

/** Milliseconds that readers wait while something happens, p99. */
export async function p99Tijdens({ url }: Proefserver, gebeurt: () => Promise<void>): Promise<number> {
  const lezer = spawn(process.execPath, [join(import.meta.dirname, 'lezer.ts'), url, String(LEEST_ELKE_MS), ...PAGINAS], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const uit = text(lezer.stdout);
  await gebeurt();
  lezer.stdin.end();
  const tijden = (JSON.parse(await uit) as number[]).sort((a, b) => a - b);
  return tijden[Math.floor(tijden.length * 0.99)] ?? 0;
}
