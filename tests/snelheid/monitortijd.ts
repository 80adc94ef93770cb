// The page of monitoring with the example data, and with five years behind it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { alsRosa } from '../steun/rosa.ts';
import type { Proefserver } from '../steun/server.ts';
import type { Beheertijd } from './beheer.ts';
import { databaseVan, metServer } from './opzet.ts';
import { rekentijd, totRust } from './verbruik.ts';
import { volMaken } from './volle-database.ts';

const PAD = '/beheer/monitoring/';
const TEKSTEN = 1_000;
const ADOPTIES = 600;
const MAANDEN = 60;
const OPWARMEN = 10;
const RONDES = 40;
const DAG = 24 * 60 * 60_000;

/** As it stands, and each time after a change of what it reads most of. */
export async function monitortijden(): Promise<Record<string, Beheertijd>> {
  const leeg = await metServer({ TRUST_PROXY_HOPS: '1' }, meet);
  const vol = await metServer({ TRUST_PROXY_HOPS: '1', praktijken: TEKSTEN }, async (server) => {
    const db = new Database(databaseVan(server), { timeout: 10_000 });
    await vijfJaar(db, readdirSync(join(server.contentDir, 'praktijken')), Date.now());
    db.close();
    return meet(server);
  });
  return Object.fromEntries(Object.keys(leeg).map((naam) => [naam, { leeg: leeg[naam] ?? 0, vol: vol[naam] ?? 0 }]));
}

async function meet(server: Proefserver): Promise<Record<string, number>> {
  await totRust(server.proces.pid ?? 0);
  const rosa = await alsRosa(server);
  const stil = await perBlad(server, rosa, () => {});
  const db = new Database(databaseVan(server), { timeout: 10_000 });
  const verander = db.prepare(`update versie set nummer = nummer + 1 where onderwerp = 'leestellingen'`);
  const anders = await perBlad(server, rosa, () => void verander.run());
  db.close();
  return { [PAD]: stil, [`${PAD}, telkens na iets dat gelezen is`]: anders };
}

async function perBlad({ proces }: Proefserver, rosa: Bezoeker, vooraf: () => void): Promise<number> {
  const pid = proces.pid ?? 0;
  let begin = 0;
  for (let ronde = -OPWARMEN; ronde < RONDES; ronde += 1) {
    if (ronde === 0) begin = rekentijd(pid);
    vooraf();
    const { status } = await rosa.lees(PAD);
    if (status !== 200) throw new Error(`${PAD}: ${status}`);
  }
  return (rekentijd(pid) - begin) / RONDES;
}

/** 500 sessions with 20,000 registrations, counted; adopties, and what was read of every text in every month. */
async function vijfJaar(db: Database.Database, bestanden: readonly string[], nu: number): Promise<void> {
  const database = {
    kolommen: async (tabel: string) => (db.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name),
    voer: async (sql: string) => db.exec(sql),
  };
  await volMaken(database, { regio: 'voorbeeldregio-waterkant', nu });
  const spreiding = (5 * 365 * DAG) / 500;
  db.exec(`update kennissessie set begin_op = ${nu} - ${30 * DAG} - cast(substr(id, 2) as integer) * ${spreiding},
      eind_op = ${nu} - ${30 * DAG} - cast(substr(id, 2) as integer) * ${spreiding} + 1000 where id glob 'k[0-9]*';
    insert into bezoektelling select id, ${nu}, 40, 1, 20, 10, 6 from kennissessie where id glob 'k[0-9]*';
    insert into bezoektelling_regio select id, 'voorbeeldregio-waterkant', 7 from kennissessie where id glob 'k[0-9]*';`);
  const regios = ['waterkant', 'heuvelrand', 'plassengebied', 'veenhoek', 'grootstad', 'havenstreek'].map(
    (naam) => `voorbeeldregio-${naam}`,
  );
  const adoptie = db.prepare(`insert or ignore into adoptie (id, praktijk, titel, onderwijsregio, stand, sinds, gewijzigd_op)
    values (?, ?, 'x', ?, 'past-toe', '2025-01', ?)`);
  const stap = db.prepare(`insert into adoptiestap (adoptie_id, nummer, stand, sinds, op) values (?, 1, 'past-toe', '2025-01', ?)`);
  const lees = db.prepare(`insert or ignore into leestelling values (?, 'praktijken', ?, 7)`);
  const slugs = bestanden.map((naam) => naam.replace(/\.mdx$/, ''));
  db.transaction(() => {
    for (let nummer = 0; nummer < ADOPTIES; nummer += 1) {
      const gedaan = adoptie.run(`b${nummer}`, slugs[nummer % slugs.length], regios[nummer % regios.length], nu - nummer * DAG);
      if (gedaan.changes > 0) stap.run(`b${nummer}`, nu - nummer * DAG);
    }
    for (let terug = 0; terug < MAANDEN; terug += 1) {
      const maand = new Date(Date.UTC(2026, 10 - terug, 15)).toISOString().slice(0, 7);
      for (const slug of slugs) lees.run(maand, slug);
    }
  })();
}
