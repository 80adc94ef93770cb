// `npm run migreren`: brings the tables up to date as a step of its own, before servers of a new version start one after the other.
import { setTimeout as wacht } from 'node:timers/promises';
import { AndereVersie, migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { isGeweigerd, isStoring } from '#db/storing.ts';
import { ANDERE_VERSIE, ANDERE_VERSIE_ELDERS, NIET_BINNEN } from '#server/opstarten/gegevensmap.ts';
import { bezwaarTegenPlek, leesOpdrachtplek } from '#server/opstarten/opdrachtplek.ts';
import { paden } from '#server/opstarten/paden.ts';

/** Another one that is at it, or a server that writes, is done by then. */
const GEDULD_MS = 60_000;

const plek = leesOpdrachtplek();
const { dataDir, databaseUrl } = plek;
// A database elsewhere needs nothing of this machine.
const bezwaar = databaseUrl === null ? await bezwaarTegenPlek(plek, { teksten: false }) : null;
if (bezwaar) stop(`Er is niets gedaan. ${bezwaar}`);
const { db, sluit } = openDb(databaseUrl ?? paden(dataDir).database, { wachttijdMs: 5000 });
try {
  const gedaan = await metGeduld();
  const waar = databaseUrl === null ? `${dataDir} (DATA_DIR)` : 'DATABASE_URL';
  console.log(
    gedaan.length === 0
      ? `De tabellen in ${waar} waren al bij. Er is niets veranderd.`
      : `De tabellen in ${waar} zijn bijgewerkt: ${gedaan.join(', ')}. Servers met deze versie kunnen nu starten.`,
  );
} catch (fout) {
  stop(zinVoor(fout));
} finally {
  await sluit();
}

async function metGeduld(): Promise<string[]> {
  for (const einde = Date.now() + GEDULD_MS; ; await wacht(500)) {
    try {
      return await migreren(db);
    } catch (fout) {
      if (isGeweigerd(fout) || !isStoring(fout) || Date.now() > einde) throw fout;
    }
  }
}

function zinVoor(fout: unknown): string {
  if (fout instanceof AndereVersie) return databaseUrl === null ? ANDERE_VERSIE(dataDir) : ANDERE_VERSIE_ELDERS;
  if (isGeweigerd(fout)) return NIET_BINNEN('in DATABASE_URL', fout);
  if (isStoring(fout)) return 'De database is nu niet te gebruiken: weg, bezet, vol, alleen-lezen of beschadigd. Er is niets veranderd.';
  return `Het bijwerken van de tabellen is mislukt. Er is niets veranderd: ${fout instanceof Error ? fout.message : String(fout)}`;
}

function stop(zin: string): never {
  console.error(zin);
  process.exit(1);
}
