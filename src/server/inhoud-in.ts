// `npm run inhoud-in -- MAP`: puts hand-made texts of a folder on a site whose texts stand in the database; says first what that does.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDb } from '#db/open.ts';
import { isGeweigerd, isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import type { Tekstadres } from '#publicaties/uitgeven/tekstplek.ts';
import { mapControleren, mapOpnemen, mapteksten, type Opname, type Opnamebezwaar } from '#server/opslag/map-opnemen.ts';
import { NIET_BINNEN, zorgVoorTabellen } from '#server/opstarten/gegevensmap.ts';
import { Mapfout } from '#server/opstarten/mapfout.ts';
import { Bezet, leesOpdrachtplek, metPlek } from '#server/opstarten/opdrachtplek.ts';
import { TOP } from '#server/release/releases.ts';

/** The caller can mend it. */
class Inhoudsbezwaar extends Error {}

const GEBRUIK = 'Gebruik: npm run inhoud-in -- MAP, een map met nieuws/, praktijken/ en de andere soorten. Zet zo nodig --ja erachter.';
const BEZWAAR: Readonly<Record<Opnamebezwaar, string>> = {
  geschreven: 'is op de site geschreven of bijgewerkt. Neem de tekst van de site over in de map, of haal het bestand daar weg.',
  onderweg: 'wordt op dit moment door de site gepubliceerd. Probeer het straks opnieuw.',
  weg: 'is op de site ingetrokken of verhuisd. Haal het bestand uit de map, of geef het een andere naam.',
};

try {
  console.log(await inhoudIn(process.argv.slice(2)));
} catch (fout) {
  console.error(zinVan(fout));
  process.exit(1);
}

async function inhoudIn(delen: readonly string[]): Promise<string> {
  const { map, ja } = leesDelen(delen);
  const plek = leesOpdrachtplek();
  const { databaseUrl, dataDir, contentDir } = plek;
  if (databaseUrl === null)
    throw new Inhoudsbezwaar(
      `Zonder DATABASE_URL staan de teksten in ${contentDir} (CONTENT_DIR). Zet ze daar, en controleer ze met npm run check.`,
    );
  const teksten = await mapteksten(map);
  if (teksten.length === 0) throw new Inhoudsbezwaar(`In ${map} staan geen teksten. ${GEBRUIK}`);
  return metPlek(plek, async () => {
    const { db, sluit } = openDb(databaseUrl);
    try {
      await zorgVoorTabellen(db, { dataDir, databaseUrl });
      return await opnemen(db, { map, teksten, ja });
    } finally {
      await sluit();
    }
  });
}

async function opnemen(db: Db, { map, teksten, ja }: { map: string; teksten: Awaited<ReturnType<typeof mapteksten>>; ja: boolean }) {
  const fouten = await mapControleren(db, teksten, join(TOP, 'content'));
  if (fouten.length > 0) {
    const regels = fouten.map(({ bestand, regel, melding }) => `  ${bestand}:${regel} ${melding}`);
    throw new Inhoudsbezwaar(['Er is niets gedaan: deze teksten zijn nog niet goed.', ...regels].join('\n'));
  }
  const opname = await mapOpnemen(db, teksten, { doen: ja });
  const { nieuw, gewijzigd, gelijk, alleenDaar, botsingen } = opname;
  if (botsingen.length > 0) {
    const regels = botsingen.map((een) => `  ${naamVan(een)} ${BEZWAAR[een.bezwaar]}`);
    throw new Inhoudsbezwaar([`Er is niets gedaan: ${aantal(botsingen.length, 'tekst botst', 'teksten botsen')}.`, ...regels].join('\n'));
  }
  const wat = [
    `In ${map}: ${nieuw.length} nieuw, ${gewijzigd.length} gewijzigd, ${gelijk} gelijk. ` +
      `Alleen op de site: ${alleenDaar.length}, en dat blijft zo.`,
    ...regelsVan(opname),
  ];
  const niets = nieuw.length + gewijzigd.length === 0;
  if (niets) wat.push('Er is niets te doen.');
  else if (ja) wat.push('Dit is gedaan. Elke server toont het binnen een paar tellen.');
  else wat.push(`Er is nog niets gedaan. Wil je dit? Zet dan --ja achter de opdracht: npm run inhoud-in -- ${map} --ja`);
  return wat.join('\n');
}

function regelsVan({ nieuw, gewijzigd, alleenDaar }: Opname): string[] {
  return Object.entries({ nieuw, gewijzigd, 'alleen op de site': alleenDaar }).flatMap(([wat, welke]) =>
    welke.map((een) => `  ${wat}: ${naamVan(een)}`),
  );
}

function naamVan({ collectie, slug }: Tekstadres): string {
  return `${collectie}/${slug}.mdx`;
}

function leesDelen(args: readonly string[]): { map: string; ja: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ja: { type: 'boolean', default: false } },
    });
    const [map, ...meer] = positionals;
    if (map && meer.length === 0 && existsSync(map)) return { map: resolve(map), ja: values.ja };
  } catch {
    // An option that there is not.
  }
  throw new Inhoudsbezwaar(GEBRUIK);
}

function zinVan(fout: unknown): string {
  if (fout instanceof Inhoudsbezwaar || fout instanceof Mapfout || fout instanceof Bezet) return fout.message;
  if (isGeweigerd(fout)) return NIET_BINNEN('in DATABASE_URL', fout);
  if (isStoring(fout)) return 'De database is nu niet te gebruiken: weg, bezet, vol of alleen-lezen. Er is niets gedaan.';
  return `Er ging iets mis, en er is niets gedaan: ${fout instanceof Error ? fout.message : String(fout)}`;
}
