import { statSync } from 'node:fs';
import { dichteGeheimen } from '#accounts/inloggen/dichte-geheimen.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { isTeSchrijven } from '#server/release/slot.ts';
import type { OpenKamers } from './kamers.ts';
import type { Omgeving } from './omgeving.ts';

type Instelling = Pick<Omgeving, 'siteUrl' | 'contact' | 'dataDir' | 'contentDir'>;
type Kamers = Pick<OpenKamers, 'inhoud' | 'kluis'> & { database: Pick<OpenKamers['database'], 'db'> };

/** What somebody still has to do before this site may be called live, one sentence or a few for each; in the trial only what is broken. */
export async function nogTeDoen(instelling: Instelling, kamers: Kamers): Promise<string[]> {
  return [...mappen(instelling), ...(await sleutel(kamers)), ...(instelling.siteUrl ? [...postvak(instelling), ...concepten(kamers)] : [])];
}

function mappen({ dataDir, contentDir }: Instelling): string[] {
  const zinnen: string[] = [];
  if (!isTeSchrijven(contentDir))
    zinnen.push(
      `In de map ${contentDir} (CONTENT_DIR) kan de site niet schrijven. Nieuwe en gewijzigde teksten komen daardoor niet online. ` +
        'Geef de gebruiker die de site start schrijfrecht op die map.',
    );
  if ((statSync(dataDir, { throwIfNoEntry: false })?.mode ?? 0) & 0o077)
    zinnen.push(
      `Andere gebruikers van de server kunnen in de map ${dataDir} (DATA_DIR) kijken. Daar staan persoonsgegevens in. ` +
        `Sluit de map af met: chmod 700 ${dataDir}`,
    );
  return zinnen;
}

async function sleutel({ database, kluis }: Kamers): Promise<string[]> {
  const dicht = await dichteGeheimen(database.db, kluis);
  if (dicht === 0) return [];
  return [
    `De sleutel in DATA_DIR is een andere dan waarmee de gegevens zijn gemaakt. Bij ${aantal(dicht, 'account', 'accounts')} werkt de app ` +
      'voor de tweede stap daardoor niet. Zet de goede sleutel terug en start opnieuw.',
  ];
}

const postvak = ({ contact }: Instelling): string[] =>
  contact ? [] : ['Er is nog geen mailadres voor vragen van bezoekers. Stel met CONTACT een postvak in dat iemand leest.'];

const concepten = ({ inhoud }: Kamers): string[] =>
  inhoud
    .alle('paginas')
    .flatMap(({ url, gegevens: { titel, invullen } }) =>
      invullen
        ? [
            `De pagina ${titel} (${url}) is nog een concept. Vul in: ${invullen} ` +
              "Doe dat bij Beheer, Vaste pagina's, en maak daarna het veld Nog in te vullen leeg.",
          ]
        : [],
    );
