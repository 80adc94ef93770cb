import Database from 'better-sqlite3';
import type { Proefserver } from '../steun/server.ts';
import { bestoken, type Lading } from './bestoken.ts';
import { beurten, type Vergelijking } from './beurten.ts';
import { BROWSER, halen } from './halen.ts';
import { type Kaal, metKaal } from './kind.ts';
import { databaseVan, type Maat, sessieslug } from './opzet.ts';

const PRAKTIJK = '/praktijken/governance-op-een-a4-wie-besluit-waarover/';
const SESSIE = `/kennissessies/${sessieslug(1)}/`;
/** How many different pages of a kind are asked in turn. */
export const VERSCHILLENDE = 100;

/** Public pages from memory, beside Node's bare http with the very same bytes. */
export async function uitGeheugen(server: Proefserver, { rondes, seconden }: Maat): Promise<Record<string, Vergelijking>> {
  const paginas = { Home: '/', 'Een praktijk': PRAKTIJK, 'Lijst met facetten': '/praktijken/', 'Een kennissessie': SESSIE };
  const antwoorden = await eenVoorEen(Object.values(paginas), (pad) => halen(server.url, pad));
  return metKaal('kaal-bytes.ts', antwoorden, async (kaal) => {
    const uit: Record<string, Vergelijking> = {};
    for (const [naam, pad] of Object.entries(paginas))
      uit[naam] = await naast(server, kaal, rondes, { paden: [pad], verbindingen: 20, seconden, codering: BROWSER });
    return uit;
  });
}

/** The same kinds of pages when every answer must be made, beside a bare handler that writes the same HTML; neither compresses it. */
export async function opnieuwGemaakt(server: Proefserver, { rondes, seconden }: Maat): Promise<Record<string, Vergelijking>> {
  const uit: Record<string, Vergelijking> = {};
  for (const [naam, { paden, verbindingen, omDe }] of Object.entries(await soorten(server))) {
    const voorbeelden = await eenVoorEen(paden, async (pad) => ({ pad, html: await htmlVan(server.url, pad) }));
    uit[naam] = await metKaal('kaal-html.ts', voorbeelden, async (kaal) => {
      const stop = versieBlijftVeranderen(databaseVan(server), omDe);
      return naast(server, kaal, rondes, { paden, verbindingen, seconden, codering: 'identity' }).finally(stop);
    });
  }
  return uit;
}

const naast = ({ url, proces }: Proefserver, kaal: Kaal, rondes: number, lading: Omit<Lading, 'url'>): Promise<Vergelijking> =>
  beurten(
    rondes,
    () => bestoken(proces.pid ?? 0, { ...lading, url }),
    () => bestoken(kaal.pid, { ...lading, url: kaal.url }),
  );

async function eenVoorEen<A, B>(dingen: readonly A[], doe: (ding: A) => Promise<B>): Promise<B[]> {
  const uit: B[] = [];
  for (const ding of dingen) uit.push(await doe(ding));
  return uit;
}

/** What is asked, and every how many ms a sign-up makes the server forget it. A list is another with every question. */
async function soorten(server: Proefserver): Promise<Record<string, { paden: string[]; verbindingen: number; omDe: number }>> {
  const praktijken = (await htmlVan(server.url, '/sitemap.xml')).matchAll(/\/praktijken\/[a-z0-9-]+\//g);
  return {
    Home: { paden: ['/'], verbindingen: 1, omDe: 2 },
    'Een praktijk': { paden: [...praktijken].map(([pad]) => pad).slice(0, VERSCHILLENDE), verbindingen: 10, omDe: 50 },
    'Lijst met facetten': { paden: ['/praktijken/?regio=x{n}'], verbindingen: 10, omDe: 50 },
    'Een kennissessie': {
      paden: Array.from({ length: VERSCHILLENDE }, (_, plek) => `/kennissessies/${sessieslug(plek + 1)}/`),
      verbindingen: 10,
      omDe: 50,
    },
  };
}

async function htmlVan(url: string, pad: string): Promise<string> {
  return Buffer.from((await halen(url, pad, 'identity')).lichaam, 'base64').toString();
}

/** Does what the trigger behind every sign-up does, over and over. */
function versieBlijftVeranderen(bestand: string, omDe: number): () => void {
  const db = new Database(bestand, { timeout: 1000 });
  db.pragma('synchronous = OFF');
  const tel = db.prepare(`update versie set nummer = nummer + 1 where onderwerp = 'kennissessies'`);
  const wekker = setInterval(() => tel.run(), omDe);
  return () => {
    clearInterval(wekker);
    db.close();
  };
}
