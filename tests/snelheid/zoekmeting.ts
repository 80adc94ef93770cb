// `npm run zoekmeting -- vragen.json`: search quality on a file of queries, beside plain Pagefind, MiniSearch, Orama and SQLite FTS5.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { vullen } from '#db/seed.ts';
import { openInhoud } from '#inhoud/openen.ts';
import { openAgenda } from '#kennissessies/agenda.ts';
import { type Blad, bladenVan } from '#zoeken/bladen.ts';
import { indexeren } from '#zoeken/indexeren.ts';
import { openOnderzoeker } from '#zoeken/onderzoeker.ts';
import { kalePagefind } from './kale-pagefind.ts';
import { type Weglating, weglaten } from './weglaten.ts';
import { type Cijfers, cijfers, type Gevonden, type Meetvraag, soortVan } from './zoekcijfers.ts';
import { fts5, miniSearch, orama, type Zoekmachine } from './zoekers.ts';

const TOP = join(import.meta.dirname, '../..');
/** The example sessions lie around this day. */
const NU = Date.parse('2026-11-21T12:00:00Z');

export interface Zoekmeting {
  bladen: number;
  alle: Record<string, Cijfers>;
  perSoort: Record<string, Record<string, Cijfers>>;
  /** Ours with one synonym group left out at a time; only when asked for. */
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
  const weggelaten = metWeglaten ? await weglaten({ map: join(map, 'index'), vragen, nu: NU, namen }) : undefined;
  await kaal.sluit();
  await sluit();
  await rm(map, { recursive: true, force: true });
  return { bladen: bladen.length, alle, perSoort, ...(weggelaten && { weggelaten }) };
}

/** The site's pages, and our own search over them, made as the server makes it. */
async function opstellen(map: string, contentDir: string): Promise<{ bladen: Blad[]; onze: Zoekmachine; sluit(): Promise<void> }> {
  const { db, sluit: sluitDb } = openDb(':memory:');
  await migreren(db);
  await vullen(db, { nu: NU });
  const { kennissessies } = await openAgenda(db, { klok: () => NU }).lees();
  const bron = { vertrouwdDir: join(TOP, 'content'), contentDir, voorbeeld: true, renderDir: join(map, 'teksten') };
  const inhoud = await openInhoud({ ...bron, kijken: false });
  await indexeren({ ...bron, kennissessies, map: join(map, 'index'), versie: 'meting' });
  const onderzoeker = await openOnderzoeker(join(map, 'index'));
  const onze: Zoekmachine = async (q) => (await onderzoeker.zoek(`?${new URLSearchParams({ q })}`, NU)).resultaten.map(({ url }) => url);
  const sluit = async () => {
    inhoud.sluit();
    await onderzoeker.sluit();
    await sluitDb();
  };
  return { bladen: bladenVan(inhoud, kennissessies), onze, sluit };
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
    const urls = await zoek(vraag.q);
    const ms = performance.now() - begin;
    const genoemd = new Set([...(vraag.verwacht ?? []), ...Object.keys(vraag.relevant ?? {})]);
    // By the name the file uses; two pages of one session are one answer.
    const namen = urls.map((url) => naarId(url).find((id) => genoemd.has(id)) ?? url);
    gevonden.push({ vraag, ids: [...new Set(namen)].slice(0, 10), ms });
  }
  return gevonden;
}

const procent = (deel: number) => `${(100 * deel).toFixed(1)} %`.padStart(8);

/** The measurement as text, to read on a terminal or in the README. */
export function alsTekst({ bladen, alle, perSoort, weggelaten = [] }: Zoekmeting): string {
  const regels = Object.entries(alle).map(
    ([naam, c]) =>
      `| ${naam.padEnd(12)} | ${procent(c.hit1)} | ${procent(c.hit5)} | ${c.ndcg10.toFixed(3).padStart(7)} | ${procent(c.leeg)} | ${procent(c.vals)} | ${c.ms.toFixed(1).padStart(5)} |`,
  );
  const namen = Object.keys(alle);
  const soorten = Object.entries(perSoort).map(([soort, per]) => {
    const aantal = per[namen[0] ?? '']?.vragen ?? 0;
    const waarde = (c: Cijfers | undefined) =>
      !c ? '' : soort === 'zonder antwoord' ? `${procent(c.vals).trim()} vals` : procent(c.hit5).trim();
    return `| ${soort} (${aantal}) | ${namen.map((naam) => waarde(per[naam])).join(' | ')} |`;
  });
  return [
    `${alle.Regiokring?.vragen ?? 0} queries over ${bladen} pages`,
    '',
    '| engine       |    hit@1 |    hit@5 | nDCG@10 |    empty |    false |    ms |',
    '|---|---|---|---|---|---|---|',
    ...regels,
    '',
    `| hit@5 per kind | ${namen.join(' | ')} |`,
    `|---|${namen.map(() => '---|').join('')}`,
    ...soorten,
    ...zonderGroepen(weggelaten),
  ].join('\n');
}

function zonderGroepen([alles, ...zonder]: readonly Weglating[]): string[] {
  if (!alles) return [];
  const slechtst = zonder.toSorted((a, b) => a.cijfers.ndcg10 - b.cijfers.ndcg10);
  const gemiddeld = (waarde: (c: Cijfers) => number) => zonder.reduce((som, { cijfers: c }) => som + waarde(c), 0) / zonder.length;
  const regel = (naam: string, hit5: number, ndcg10: number) => `| ${naam} | ${procent(hit5).trim()} | ${ndcg10.toFixed(3)} |`;
  return [
    '',
    `| one of ${zonder.length} synonym groups left out | hit@5 | nDCG@10 |`,
    '|---|---|---|',
    regel('none', alles.cijfers.hit5, alles.cijfers.ndcg10),
    regel(
      'on average',
      gemiddeld((c) => c.hit5),
      gemiddeld((c) => c.ndcg10),
    ),
    ...slechtst.slice(0, 10).map(({ groep, cijfers: c }) => regel(`without "${groep}"`, c.hit5, c.ndcg10)),
  ];
}

if (import.meta.main) {
  const [bestand] = process.argv.slice(2).filter((woord) => !woord.startsWith('--'));
  if (!bestand) {
    console.error('Geef een bestand met vragen: npm run zoekmeting -- vragen.json');
    process.exit(2);
  }
  const vragen: Meetvraag[] = JSON.parse(await readFile(resolve(process.env.INIT_CWD ?? '.', bestand), 'utf8'));
  console.log(alsTekst(await zoekmeting(vragen, { metWeglaten: process.argv.includes('--weglaten') })));
  process.exit(0);
}
