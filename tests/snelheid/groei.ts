import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Proefserver, startServer } from '../steun/server.ts';
import { bestoken } from './bestoken.ts';
import { mediaan } from './beurten.ts';
import { BROWSER } from './halen.ts';
import { inhoudsmapMaken } from './inhoudsmap.ts';
import { inMap, klaarMetZoeken, type Maat } from './opzet.ts';
import { geheugenpiek, volgKinderen } from './verbruik.ts';

/** What it takes with so many practices. */
export interface Groei {
  praktijken: number;
  /** Seconds from the start of the process, with an empty data folder: to the first page, and until everything can be found. */
  eersteStart: number;
  vindbaar: number;
  /** Seconds to the first page of a next start. */
  herstart: number;
  /** Milliseconds from a changed file to its page. */
  wijziging: number;
  /** Pages of the list per second: from memory, and made anew. */
  lijst: number;
  lijstOpnieuw: number;
  /** MB at most: the server, and all that indexing takes. */
  server: number;
  index: number;
}

export async function groei(praktijken: number, maat: Maat): Promise<Groei> {
  return inMap(async (map) => {
    const omgeving = { TRUST_PROXY_HOPS: '0', DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') };
    await inhoudsmapMaken(omgeving.CONTENT_DIR, praktijken);
    const eerste = await starten(omgeving);
    const telKinderen = volgKinderen(eerste.server.proces.pid ?? 0);
    await klaarMetZoeken(eerste.server);
    const vindbaar = eerste.sinds();
    const index = telKinderen();
    const pieken = [geheugenpiek(eerste.server.proces.pid ?? 0)];
    await eerste.server.stop();

    const tweede = await starten(omgeving);
    const gemeten = await draaiend(tweede.server, maat);
    pieken.push(geheugenpiek(tweede.server.proces.pid ?? 0));
    await tweede.server.stop();
    const server = Math.max(...pieken);
    return { praktijken, eersteStart: eerste.seconden, vindbaar, herstart: tweede.seconden, ...gemeten, server, index };
  });
}

async function starten(omgeving: Record<string, string>): Promise<{ server: Proefserver; seconden: number; sinds(): number }> {
  const begin = performance.now();
  const sinds = () => (performance.now() - begin) / 1000;
  const server = await startServer(omgeving);
  await lees(server, '/praktijken/');
  return { server, seconden: sinds(), sinds };
}

async function draaiend(server: Proefserver, { rondes, seconden }: Maat): Promise<Pick<Groei, 'wijziging' | 'lijst' | 'lijstOpnieuw'>> {
  await klaarMetZoeken(server);
  const lading = { url: server.url, verbindingen: 10, seconden, codering: BROWSER };
  const pid = server.proces.pid ?? 0;
  const lijst: number[] = [];
  const opnieuw: number[] = [];
  const wijzigingen: number[] = [];
  for (let ronde = 0; ronde < Math.min(rondes, 5); ronde += 1) {
    lijst.push((await bestoken(pid, { ...lading, paden: ['/praktijken/'] })).perSeconde);
    opnieuw.push((await bestoken(pid, { ...lading, paden: ['/praktijken/?regio=x{n}'] })).perSeconde);
  }
  for (let ronde = 0; ronde < Math.min(rondes, 5); ronde += 1) wijzigingen.push(await wijzigen(server, ronde));
  return { wijziging: mediaan(wijzigingen), lijst: mediaan(lijst), lijstOpnieuw: mediaan(opnieuw) };
}

/** Changes a text as an editor's program does, and waits for the page. */
async function wijzigen(server: Proefserver, ronde: number): Promise<number> {
  const map = join(server.contentDir, 'praktijken');
  const naam = (await readdir(map)).filter((een) => een.endsWith('.mdx'))[ronde] ?? '';
  const pad = `/praktijken/${basename(naam, '.mdx')}/`;
  const merk = `Gemeten in ronde ${ronde}, ${Date.now()}.`;
  await lees(server, pad);
  await writeFile(join(map, '.nieuw'), `${await readFile(join(map, naam), 'utf8')}\n${merk}\n`);
  const begin = performance.now();
  await rename(join(map, '.nieuw'), join(map, naam));
  while (!(await lees(server, pad)).includes(merk)) await new Promise((klaar) => setTimeout(klaar, 5));
  return performance.now() - begin;
}

async function lees(server: Proefserver, pad: string): Promise<string> {
  const antwoord = await fetch(server.url + pad);
  if (!antwoord.ok) throw new Error(`${pad} answers ${antwoord.status}.`);
  return antwoord.text();
}
