import Database from 'better-sqlite3';
import { DAG_MS } from '#grond/duur.ts';
import { isoMaand } from '#grond/taal/datum.ts';
import type { Proefserver } from '../steun/server.ts';
import { databaseVan } from './opzet.ts';
import { rekentijd } from './verbruik.ts';

const OPWARMEN = 40;
const RONDES = 40;
const MAAND = '/kennissessies/?maand=…';
const PADEN = ['/kennissessies/', MAAND, '/kennissessies/agenda.ics'];
/** What makes the server forget its pages: a registration, or a session that changed itself. */
const OORZAKEN = {
  'na een aanmelding': 'update aanmelding set gewijzigd_op = gewijzigd_op + 1 where id = (select max(id) from aanmelding)',
  'na een wijziging': 'update kennissessie set gewijzigd_op = gewijzigd_op + 1 where id = (select max(id) from kennissessie)',
};

/** Milliseconds of processor for each page of the agenda, right after something changed. */
export async function agendatijden(server: Proefserver, nu: number): Promise<Record<string, number>> {
  const db = new Database(databaseVan(server), { timeout: 10_000 });
  const pid = server.proces.pid ?? 0;
  const uit: Record<string, number> = {};
  for (const [oorzaak, sql] of Object.entries(OORZAKEN)) {
    const verander = db.prepare(sql);
    for (const pad of PADEN) {
      let begin = 0;
      for (let ronde = -OPWARMEN; ronde < RONDES; ronde += 1) {
        if (ronde === 0) begin = rekentijd(pid);
        verander.run();
        const antwoord = await fetch(server.url + pad.replace('…', isoMaand(nu + 20 * DAG_MS)));
        if (!antwoord.ok) throw new Error(`${pad}: ${antwoord.status}`);
        await antwoord.arrayBuffer();
      }
      uit[`${pad} ${oorzaak}`] = (rekentijd(pid) - begin) / RONDES;
    }
  }
  db.close();
  return uit;
}
