// What the Realisatie-Eenheid and a projectleider see first, nearly empty and at the size of a full year.
import Database from 'better-sqlite3';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { alsRosa } from '../steun/rosa.ts';
import type { Proefserver } from '../steun/server.ts';
import { agendatijden } from './agendatijden.ts';
import { databaseVan } from './opzet.ts';
import { rekentijd, totRust } from './verbruik.ts';
import { bladVullen, GROTE_SESSIE, volMaken } from './volle-database.ts';

export interface Beheertijd {
  /** Milliseconds of processor for one page with the example data, and with a full year. */
  leeg: number;
  vol: number;
}

const OPWARMEN = 10;
const RONDES = 40;
const DEELNEMERS = '/beheer/kennissessies/…/deelnemers/';
const PADEN = {
  rosa: ['/beheer/', '/beheer/mensen/', '/beheer/gebeurtenissen/', '/beheer/kennissessies/', '/beheer/publicaties/', DEELNEMERS],
  anna: ['/mijn/regio/', '/mijn/regio/deelnemers/'],
} as const;

/** Measures on a server with `TRUST_PROXY_HOPS` 1, page by page. */
export async function beheertijden(server: Proefserver): Promise<Record<string, Beheertijd>> {
  const anna = new Bezoeker(server.url);
  await inloggenZonderScript(anna, server, 'anna@voorbeeld.example');
  const wie = { rosa: await alsRosa(server), anna };
  const meet = async (sessie: string) => {
    const uit: Record<string, number> = {};
    for (const naam of ['rosa', 'anna'] as const)
      for (const pad of PADEN[naam]) uit[pad] = await perPagina(server, wie[naam], pad.replace('…', sessie));
    return uit;
  };
  const leeg: Record<string, number> = await meet('s01');
  const db = new Database(databaseVan(server), { timeout: 10_000 });
  const database = {
    kolommen: async (tabel: string) => (db.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name),
    voer: async (sql: string) => db.exec(sql),
  };
  const nu = Date.now();
  // A page of the agenda is as long with a few weeks as with a year: what differs is what stands behind it.
  await bladVullen(database, nu);
  await totRust(server.proces.pid ?? 0);
  Object.assign(leeg, await agendatijden(server, nu));
  await volMaken(database, { regio: 'voorbeeldregio-waterkant', nu });
  db.close();
  await totRust(server.proces.pid ?? 0);
  const vol: Record<string, number> = { ...(await meet(GROTE_SESSIE)), ...(await agendatijden(server, nu)) };
  return Object.fromEntries(Object.keys(leeg).map((pad) => [pad, { leeg: leeg[pad] ?? 0, vol: vol[pad] ?? 0 }]));
}

async function perPagina({ proces }: Proefserver, wie: Bezoeker, pad: string): Promise<number> {
  const pid = proces.pid ?? 0;
  let begin = 0;
  for (let ronde = -OPWARMEN; ronde < RONDES; ronde += 1) {
    if (ronde === 0) begin = rekentijd(pid);
    const { status } = await wie.lees(pad);
    if (status !== 200) throw new Error(`${pad}: ${status}`);
  }
  return (rekentijd(pid) - begin) / RONDES;
}
