// `npm run beheerder -- naam@organisatie.nl`: makes an account of the Realisatie-Eenheid, or gives one a new second step.
import { existsSync } from 'node:fs';
import { adresVan } from '#accounts/invoer.ts';
import { openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { beheerderMaken } from '#accounts/rechten/beheerder-maken.ts';
import { AndereVersie, migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { ANDERE_VERSIE, paden } from '#server/opstarten/gegevensmap.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';

/** The caller can mend it. */
class Gebruiksfout extends Error {}

const GEBRUIK = 'Gebruik: npm run beheerder -- naam@organisatie.nl, en zo nodig --ja.';

try {
  console.log(await beheerder(process.argv.slice(2)));
} catch (fout) {
  console.error(zinVoor(fout));
  process.exit(1);
}

async function beheerder(opdracht: readonly string[]): Promise<string> {
  const bevestigd = opdracht.includes('--ja');
  const [invoer, ...meer] = opdracht.filter((deel) => deel !== '--ja');
  if (!invoer || meer.length > 0) throw new Gebruiksfout(`Noem precies één e-mailadres. ${GEBRUIK}`);
  const adres = adresVan(invoer);
  if (!adres) throw new Gebruiksfout(`“${invoer}” is geen e-mailadres dat wij kunnen gebruiken. ${GEBRUIK}`);
  const { dataDir, siteUrl, host, port, contact } = leesOmgevingOfStop();
  const { database, onthoudboek } = paden(dataDir);
  if (!existsSync(database))
    throw new Gebruiksfout(`In ${dataDir} (DATA_DIR) staat nog geen database. Start de site eerst een keer met npm start.`);
  const { db, sluit } = openDb(database, { wachttijdMs: 5000 });
  try {
    await migreren(db).catch((fout) => {
      throw fout instanceof AndereVersie ? new Gebruiksfout(ANDERE_VERSIE(dataDir)) : fout;
    });
    const origin = siteUrl ?? `http://${host}:${port}`;
    const boek = openOnthoudboek(db, onthoudboek);
    const uitslag = await beheerderMaken(db, { adres, contact, origin, bevestigd, boek, nu: Date.now() });
    if (!uitslag.gelukt) throw new Gebruiksfout(eerstVragen(adres, uitslag.hersteld));
    const { nieuw, hersteld } = uitslag;
    const eerst = nieuw ? `${adres} heeft nu een account` : `${adres} had al een account`;
    const dan = hersteld
      ? 'met de rechten van de Realisatie-Eenheid. De tweede stap en de herstelcodes zijn weggehaald, en het account is overal uitgelogd.'
      : `${nieuw ? 'met' : 'en heeft nu'} de rechten van de Realisatie-Eenheid.`;
    const straks = `Bij de volgende keer inloggen koppelt ${adres} een app voor de tweede stap.`;
    return `${eerst} ${dan}\n${straks} Er gaat een mail over deze wijziging uit.`;
  } finally {
    await sluit();
  }
}

/** What it does to somebody who is there already, before it is done. */
function eerstVragen(adres: string, hersteld: boolean): string {
  const stand = hersteld ? 'werkt al voor de Realisatie-Eenheid' : 'heeft al een account, nog zonder de rechten van de Realisatie-Eenheid';
  return (
    `${adres} ${stand}. Deze opdracht ${hersteld ? '' : 'geeft die rechten, '}haalt de tweede stap en de herstelcodes weg ` +
    'en logt het account overal uit. Dat kan niet worden teruggedraaid. Er is nog niets gedaan. ' +
    `Wil je dit? Zet dan --ja achter de opdracht: npm run beheerder -- ${adres} --ja`
  );
}

function zinVoor(fout: unknown): string {
  if (fout instanceof Gebruiksfout) return fout.message;
  if (isStoring(fout)) return 'De database is nu niet te gebruiken: bezet, vol, alleen-lezen of beschadigd. Probeer het opnieuw.';
  return `Er ging iets mis: ${fout instanceof Error ? fout.message : String(fout)}`;
}
