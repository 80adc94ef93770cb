// `npm run zoekmeting -- vragen.json`: search quality on a file of queries, beside plain Pagefind, MiniSearch, Orama and SQLite FTS5,
// and without each synonym group in turn; with `--snel` not the latter.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { openAdopties } from '#leren/adopties/adoptieboek.ts';
import { openSignalen } from '#leren/signalen/signalenboek.ts';
import { losseBladen } from '#server/opstarten/losse-bladen.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { openDraad } from '#zoeken/draad/draad.ts';
import type { Blad } from '#zoeken/index/bladen/blad.ts';
import { bladenVan } from '#zoeken/index/bladen/bladen.ts';
import { indexeren } from '#zoeken/index/indexeren.ts';
import { levendVan } from '#zoeken/index/stand.ts';
import { kalePagefind } from './kale-pagefind.ts';
import { type Weglating, weglaten } from './weglaten.ts';
import {
  type Cijfers,
  cijfers,
  type Gevonden,
  genoemde,
  leesVragen,
  type Meetvraag,
  naamvorm,
  relevantie,
  soortVan,
} from './zoekcijfers.ts';
import { fts5, miniSearch, orama, type Zoekmachine } from './zoekers.ts';
import { alsTekst } from './zoektabel.ts';

const TOP = join(import.meta.dirname, '../..');
/** The example sessions lie around this day. */
const NU = Date.parse('2026-11-21T12:00:00Z');

export interface Zoekmeting {
  bladen: number;
  alle: Record<string, Cijfers>;
  perSoort: Record<string, Record<string, Cijfers>>;
  /** Names in the file that are of no page here. */
  vreemd: string[];
  /** Ours with one synonym group left out at a time. */
  weggelaten?: Weglating[];
}

/** Asks all queries of all engines, over the content and sessions of this checkout. */
export async function zoekmeting(
  vragen: readonly Meetvraag[],
  { contentDir = join(TOP, 'content'), metWeglaten = false } = {},
): Promise<Zoekmeting> {
  const map = await mkdtemp(join(tmpdir(), 'zoekmeting-'));
  const { bladen, onze, sluit } = await opstellen(map, contentDir);
  const kaal = await kalePagefind(bladen, join(map, 'kaal'));
  const machines: Record<string, Zoekmachine> = {
    Regiokring: onze,
    Pagefind: kaal.zoek,
    MiniSearch: miniSearch(bladen),
    Orama: await orama(bladen),
    'SQLite FTS5': fts5(bladen),
  };
  const naarId = await ids(bladen);
  const alle: Zoekmeting['alle'] = {};
  const perSoort: Zoekmeting['perSoort'] = {};
  for (const [naam, zoek] of Object.entries(machines)) {
    const gevonden = await vraagAlles(vragen, zoek, naarId);
    alle[naam] = cijfers(gevonden);
    for (const [soort, deel] of Object.entries(Object.groupBy(gevonden, ({ vraag }) => soortVan(vraag))))
      perSoort[soort] = { ...perSoort[soort], [naam]: cijfers(deel ?? []) };
  }
  const namen = Object.fromEntries(bladen.map(({ url }) => [url, naarId(url)]));
  const bekend = new Set(Object.values(namen).flat().map(naamvorm));
  const vreemd = [...new Set(vragen.flatMap((vraag) => [...relevantie(vraag).keys()]))].filter((id) => !bekend.has(naamvorm(id)));
  const weggelaten = metWeglaten ? await weglaten({ map: join(map, 'index'), vragen, nu: NU, namen }) : undefined;
  await kaal.sluit();
  await sluit();
  await rm(map, { recursive: true, force: true });
  return { bladen: bladen.length, alle, perSoort, vreemd, ...(weggelaten && { weggelaten }) };
}

/** The site's pages, and our own search over them, made as the server makes it. */
async function opstellen(map: string, contentDir: string): Promise<{ bladen: Blad[]; onze: Zoekmachine; sluit(): Promise<void> }> {
  const { db, sluit: sluitDb } = openDb(':memory:');
  await migreren(db);
  await vullen(db, { nu: NU });
  const bron = { vertrouwdDir: join(TOP, 'content'), contentDir, voorbeeld: true, renderDir: join(map, 'teksten') };
  const inhoud = await openInhoud({ ...bron, kijken: false });
  const agenda = openAgenda(db, { klok: () => NU });
  const los = losseBladen({ inhoud, adopties: openAdopties(db), signalen: openSignalen(db) });
  const { levend } = await levendVan({ agenda, los })();
  await indexeren({ ...bron, levend, map: join(map, 'index'), versie: 'meting' });
  const draad = await openDraad(join(map, 'index'));
  const onze: Zoekmachine = async (q) => {
    const { resultaten, twijfel } = await draad.zoek(`?${new URLSearchParams({ q })}`, NU);
    return { urls: resultaten.map(({ url }) => url), twijfel };
  };
  const sluit = async () => {
    inhoud.sluit();
    await draad.sluit();
    await sluitDb();
  };
  return { bladen: bladenVan(inhoud, levend), onze, sluit };
}

/** From an address to all names a query file may use for it: the address, its title, its example number. */
async function ids(bladen: readonly Blad[]): Promise<(url: string) => string[]> {
  const nummers: Record<string, string[]> = JSON.parse(await readFile(join(TOP, 'tests/zoeken/voorbeeld-ids.json'), 'utf8'));
  const perUrl = new Map(bladen.map(({ url, titel }) => [url, [url, titel]]));
  for (const [nummer, urls] of Object.entries(nummers)) for (const url of urls) perUrl.get(url)?.push(nummer);
  return (url) => perUrl.get(url) ?? [url];
}

async function vraagAlles(vragen: readonly Meetvraag[], zoek: Zoekmachine, naarId: (url: string) => string[]): Promise<Gevonden[]> {
  await zoek('opwarmen');
  const gevonden: Gevonden[] = [];
  for (const vraag of vragen) {
    const begin = performance.now();
    const { urls, twijfel = false } = await zoek(vraag.q);
    const ms = performance.now() - begin;
    gevonden.push({ vraag, ids: genoemde(vraag, urls.map(naarId)), twijfel, ms });
  }
  return gevonden;
}

const vragenUit = async (bestand: string): Promise<Meetvraag[]> =>
  leesVragen(await readFile(resolve(process.env.INIT_CWD ?? '.', bestand), 'utf8'));

if (import.meta.main) {
  const [bestand] = process.argv.slice(2).filter((woord) => !woord.startsWith('--'));
  if (!bestand) {
    console.error('Geef een bestand met vragen: npm run zoekmeting -- vragen.json');
    process.exit(2);
  }
  const vragen = await vragenUit(bestand).catch((fout: Error) => {
    console.error(fout.message);
    return process.exit(2);
  });
  const meting = await zoekmeting(vragen, { metWeglaten: !process.argv.includes('--snel') });
  console.log(alsTekst(meting));
  if (meting.vreemd.length > 0) console.error(`\nThe file expects pages that this site does not have: ${meting.vreemd.join(', ')}`);
  process.exit(0);
}
