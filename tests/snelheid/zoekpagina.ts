// The whole page of search results with many pages: processor time for a query that nobody asked before, and for one that was.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Proefserver } from '../steun/server.ts';
import { metServer } from './opzet.ts';
import { rekentijd } from './verbruik.ts';
import { leesVragen } from './zoekcijfers.ts';

export interface Zoekpagina {
  praktijken: number;
  /** Milliseconds of processor for one page, all threads of the server together. */
  nieuw: number;
  herhaald: number;
}

const BESTAND = join(import.meta.dirname, '../zoeken/verse-vragen.json');
const OPWARMEN = 30;
const VRAGEN = 120;

/** Measures with so many practices. */
export async function zoekpagina(praktijken: number): Promise<Zoekpagina> {
  const alle = [...new Set(leesVragen(await readFile(BESTAND, 'utf8')).map(({ q }) => q))];
  const gemeten = alle.slice(OPWARMEN, OPWARMEN + VRAGEN);
  return metServer({ praktijken }, async (server) => {
    await perVraag(server, alle.slice(0, OPWARMEN));
    const nieuw = await perVraag(server, gemeten);
    // Another spelling of the same address: a page that was kept is not what this is about.
    const herhaald = await perVraag(
      server,
      gemeten.map((vraag) => ` ${vraag}`),
    );
    return { praktijken, nieuw, herhaald };
  });
}

async function perVraag({ url, proces }: Proefserver, vragen: readonly string[]): Promise<number> {
  const pid = proces.pid ?? 0;
  const begin = rekentijd(pid);
  for (const vraag of vragen) {
    const antwoord = await fetch(`${url}/zoeken/?${new URLSearchParams({ q: vraag })}`);
    if (antwoord.status !== 200) throw new Error(`${vraag}: ${antwoord.status}`);
    await antwoord.arrayBuffer();
  }
  return (rekentijd(pid) - begin) / vragen.length;
}
