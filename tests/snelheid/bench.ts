// `npm run bench`: measures the site beside bare servers in one run, prints tables and writes bench.json. With `-- --snel` a
// short run that only shows that everything works; with `-- paginas groei` only those; with `-- groei 1000` at that size,
// with `-- plafond 2` in so many rounds.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { bouw } from '../steun/bouw.ts';
import { aanmeldingen } from './aanmelden.ts';
import { afgelasttijd } from './afgelasten.ts';
import { beheertijden } from './beheer.ts';
import { eersteBeeld } from './eerste-beeld.ts';
import { gewichten } from './gewicht.ts';
import { type Groei, groei } from './groei.ts';
import { monitortijden } from './monitortijd.ts';
import { GEWOON, metServer, SNEL } from './opzet.ts';
import { paginagroei } from './paginagroei.ts';
import { opnieuwGemaakt, uitGeheugen, VERSCHILLENDE } from './paginas.ts';
import { plafondtijd } from './plafond.ts';
import { opPostgres } from './postgres.ts';
import { rondetijd } from './rondetijd.ts';
import {
  afgelasttabel,
  beeldtabel,
  beheertabel,
  gewichtentabel,
  groeitabel,
  naastSqlite,
  paginagroeitabel,
  plafondtabel,
  rondetabel,
  toetstabel,
  vergelijkingen,
  vindbaartabel,
  voorbeeldtabel,
  zoekdruktabel,
  zoekpaginatabel,
} from './tabel.ts';
import { type Toetstijd, toetstijd } from './toetstijd.ts';
import { type Vindbaar, vindbaar } from './vindbaar.ts';
import { voorbeeldtijden } from './voorbeeld.ts';
import { leesVragen } from './zoekcijfers.ts';
import { zoekdruk } from './zoekdruk.ts';
import { zoekmeting } from './zoekmeting.ts';
import { type Zoekpagina, zoekpagina } from './zoekpagina.ts';
import { alsTekst } from './zoektabel.ts';

const woorden = process.argv.slice(2);
const maat = woorden.includes('--snel') ? SNEL : GEWOON;
const aantallen = woorden.filter((woord) => /^\d+$/.test(woord)).map(Number);
const gekozen = woorden.filter((woord) => /^[a-z]/.test(woord));
const uit: Record<string, unknown> = {
  op: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model,
  kernen: cpus().length,
};

async function deel<T>(naam: string, meet: () => Promise<T>, toon: (uitkomst: T) => string): Promise<void> {
  if (gekozen.length > 0 && !gekozen.includes(naam)) return;
  const uitkomst = await meet();
  uit[naam] = uitkomst;
  console.log(`${toon(uitkomst)}\n`);
}

async function perAantal<T>(meet: (aantal: number) => Promise<T>): Promise<T[]> {
  const stappen: T[] = [];
  for (const aantal of aantallen.length > 0 ? aantallen : maat.groei) stappen.push(await meet(aantal));
  return stappen;
}

bouw();
await deel(
  'paginas',
  () => metServer({ sessies: 1 }, (server) => uitGeheugen(server, maat)),
  (uitkomst) => vergelijkingen('pagina uit het geheugen', uitkomst, 0.7),
);
await deel(
  'opnieuw',
  () => metServer({ praktijken: VERSCHILLENDE, sessies: VERSCHILLENDE }, (server) => opnieuwGemaakt(server, maat)),
  (uitkomst) => vergelijkingen('pagina opnieuw gemaakt', uitkomst, 0.15),
);
await deel(
  'aanmelden',
  () => aanmeldingen(maat),
  (uitkomst) => vergelijkingen('inloggen en aanmelden', { 'Bevestigde aanmeldingen': uitkomst }, 0.6),
);
await deel('postgres', () => opPostgres(maat), naastSqlite);
await deel('plafond', () => plafondtijd({ ...maat, rondes: aantallen[0] ?? maat.rondes }), plafondtabel);
await deel('voorbeeld', () => metServer({ TRUST_PROXY_HOPS: '1' }, voorbeeldtijden), voorbeeldtabel);
await deel('beheer', () => metServer({ TRUST_PROXY_HOPS: '1' }, beheertijden), beheertabel);
await deel('monitoring', monitortijden, beheertabel);
await deel('afgelasten', afgelasttijd, afgelasttabel);
await deel('volgen', () => metServer({}, rondetijd), rondetabel);
await deel('gewicht', () => metServer({}, ({ url }) => gewichten(url)), gewichtentabel);
await deel('beeld', () => metServer({}, ({ url }) => eersteBeeld(url, maat)), beeldtabel);
await deel(
  'zoeken',
  async () => {
    const vragen = leesVragen(await readFile(join(import.meta.dirname, '../zoeken/blinde-vragen.json'), 'utf8'));
    return zoekmeting(vragen, { metWeglaten: maat !== SNEL });
  },
  alsTekst,
);
await deel('groei', () => perAantal<Groei>((aantal) => groei(aantal, maat)), groeitabel);
await deel('paginagroei', () => paginagroei(maat, aantallen), paginagroeitabel);
await deel('zoekdruk', () => zoekdruk(maat, aantallen[0]), zoekdruktabel);
await deel('vindbaar', () => perAantal<Vindbaar>(vindbaar), vindbaartabel);
await deel('zoekpagina', () => perAantal<Zoekpagina>(zoekpagina), zoekpaginatabel);
await deel('toetsen', () => perAantal<Toetstijd>(toetstijd), toetstabel);
await writeFile('bench.json', `${JSON.stringify(uit, null, 2)}\n`);
