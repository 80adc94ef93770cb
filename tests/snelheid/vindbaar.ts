// From the button Publiceren to a live page and to a search that finds it, and what indexing costs readers.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wacht } from 'node:timers/promises';
import { naastServer } from '../publicaties/uitgeven/naast-server.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { mediaan } from './beurten.ts';
import { inhoudsmapMaken } from './inhoudsmap.ts';
import { inMap } from './opzet.ts';
import { grootte, volgKinderen } from './verbruik.ts';

/** Milliseconds. */
interface Wachttijd {
  p50: number;
  p99: number;
}
export interface Vindbaar {
  praktijken: number;
  /** Milliseconds from the button: the middle one and the longest. */
  live: [number, number];
  vindbaar: [number, number];
  /** Seconds for a whole new index, its MB on disk, and MB of memory for what makes it and for what makes a small one. */
  indexeren: number;
  indexMB: number;
  geheugen: number;
  geheugenKlein: number;
  /** Of a reader: with nothing going on, during publications, and while a whole new index is made. */
  rust: Wachttijd;
  publiceren: Wachttijd;
  tijdensIndex: Wachttijd;
}

const WOORDEN = ['kwikstaart', 'ijsvogel', 'oeverzwaluw', 'grutto', 'scholekster', 'pimpelmees', 'boomkruiper'];
const LEEST_ELKE_MS = 10;
const RUST_MS = 8_000;
const OPWARMEN = 50;
const HOOGSTENS_MS = 60_000;

/** Measures with so many practices. */
export async function vindbaar(praktijken: number): Promise<Vindbaar> {
  return inMap(async (map) => {
    const omgeving = { DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content'), LOG_LEVEL: 'info' };
    await inhoudsmapMaken(omgeving.CONTENT_DIR, praktijken);
    let server = await startServer(omgeving);
    try {
      const telGroot = volgKinderen(server.proces.pid ?? 0);
      await tot(() => indexen(server).length > 0);
      const geheugen = telGroot();
      const [eerste] = indexen(server);
      const paginas = await adressen(server);
      const ids = await klaarzetten(server);
      const rosa = await alsRosa(server);
      const rust = await tijdensLezen(server, paginas, () => wacht(RUST_MS));
      const telKlein = volgKinderen(server.proces.pid ?? 0);
      const duren: { live: number; vindbaar: number }[] = [];
      const publicerend = await tijdensLezen(server, paginas, async () => {
        for (const [plek, id] of ids.entries()) duren.push(await publiceren(server, rosa, id, WOORDEN[plek] ?? ''));
      });
      const geheugenKlein = telKlein() / duren.length;
      // At a start the large index follows at once.
      await server.stop();
      server = await startServer(omgeving);
      for (let keer = 0; keer < OPWARMEN; keer += 1) for (const pad of paginas) await (await fetch(server.url + pad)).text();
      const tijdensIndex = await tijdensLezen(server, paginas, () =>
        Promise.race([tot(() => indexen(server).length > 0), wacht(HOOGSTENS_MS)]),
      );
      const indexMB = (await grootte(join(omgeving.DATA_DIR, 'zoekindex', eerste?.versie ?? ''))) / 1e6;
      return {
        ...{ praktijken, live: middenEnMeest(duren.map((een) => een.live)), vindbaar: middenEnMeest(duren.map((een) => een.vindbaar)) },
        ...{ indexeren: (eerste?.ms ?? 0) / 1000, indexMB, geheugen, geheugenKlein },
        ...{ rust, publiceren: publicerend, tijdensIndex },
      };
    } finally {
      await server.stop();
    }
  });
}

/** Every index that was made since the start, as the log tells. */
const indexen = (server: Proefserver): { versie: string; ms: number }[] =>
  server
    .stderr()
    .split('\n')
    .filter((regel) => regel.includes('A new search index answers.'))
    .map((regel) => JSON.parse(regel));

async function adressen({ contentDir }: Proefserver): Promise<string[]> {
  const namen = (await readdir(join(contentDir, 'praktijken'))).filter((naam) => naam.endsWith('.mdx')).slice(0, 3);
  return ['/', '/praktijken/', ...namen.map((naam) => `/praktijken/${naam.replace('.mdx', '')}/`)];
}

/** Approved texts that wait for the button. */
async function klaarzetten(server: Proefserver): Promise<string[]> {
  const { w, sluit } = await naastServer(server);
  const ids: string[] = [];
  for (const woord of WOORDEN) {
    const id = await w.praktijk({ titel: `Wat de ${woord} ons leert` });
    await w.dienIn(id);
    await w.keurGoed(id, 'rosa');
    ids.push(id);
  }
  await sluit();
  return ids;
}

async function publiceren(server: Proefserver, rosa: Bezoeker, id: string, woord: string): Promise<{ live: number; vindbaar: number }> {
  const pad = `/beheer/publicaties/${id}/`;
  const formulier = await rosa.lees(pad);
  const lezer = new Bezoeker(server.url);
  const adres = `/praktijken/wat-de-${woord}-ons-leert/`;
  const begin = performance.now();
  const { status } = await rosa.verzend(formulier, pad, 'Publiceren');
  if (status !== 303) throw new Error(`Publishing answers ${status}.`);
  await tot(async () => (await lezer.lees(adres)).status === 200);
  const live = performance.now() - begin;
  await tot(async () => (await lezer.lees(`/zoeken/?q=${woord}`)).tekst.includes(`href="${adres}"`));
  return { live, vindbaar: performance.now() - begin };
}

/** How long a reader waits while this happens. */
async function tijdensLezen(server: Proefserver, paginas: readonly string[], gebeurt: () => Promise<void>): Promise<Wachttijd> {
  const lezer = spawn(process.execPath, [join(import.meta.dirname, 'lezer.ts'), server.url, String(LEEST_ELKE_MS), ...paginas], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const uit = text(lezer.stdout);
  await gebeurt();
  lezer.stdin.end();
  const tijden = (JSON.parse(await uit) as number[]).sort((a, b) => a - b);
  const op = (deel: number) => tijden[Math.floor(tijden.length * deel)] ?? 0;
  return { p50: op(0.5), p99: op(0.99) };
}

const middenEnMeest = (rij: number[]): [number, number] => [mediaan(rij), Math.max(...rij)];

async function tot(waar: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await waar())) await wacht(15);
}

if (import.meta.main) {
  for (const aantal of process.argv.slice(2).map(Number)) console.log(JSON.stringify(await vindbaar(aantal), null, 1));
  process.exit(0);
}
