import { statSync } from 'node:fs';
import { dichteGeheimen } from '#accounts/inloggen/dichte-geheimen.ts';
import { binnen } from '#grond/geduld.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { GEEN_BESTAND } from '#inhoud/bijlagen/berging.ts';
import { opslagplek } from '#inhoud/bijlagen/opslag-url.ts';
import { isTeSchrijven } from '#server/release/slot.ts';
import type { OpenKamers } from './kamers.ts';
import type { Omgeving } from './omgeving.ts';

type Instelling = Pick<Omgeving, 'siteUrl' | 'contact' | 'dataDir' | 'contentDir' | 'opslagUrl'>;
type Kamers = Pick<OpenKamers, 'inhoud' | 'kluis' | 'bergingen'> & { database: Pick<OpenKamers['database'], 'db'> };

/** What somebody still has to do before this site may be called live, one sentence or a few for each; in the trial only what is broken. */
export async function nogTeDoen(instelling: Instelling, kamers: Kamers): Promise<string[]> {
  const [app, emmer] = await Promise.all([sleutel(kamers), opslag(instelling, kamers)]);
  return [...mappen(instelling), ...app, ...emmer, ...(instelling.siteUrl ? [...postvak(instelling), ...concepten(kamers)] : [])];
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

const OPSLAGGEDULD_MS = 5000;
/** Another name or secret is only told by the store itself. */
async function opslag({ opslagUrl }: Instelling, { bergingen }: Kamers): Promise<string[]> {
  if (opslagUrl === null) return [];
  const vraag = bergingen.bijlagen.haal(GEEN_BESTAND).then(
    () => '',
    (fout: Error) => fout.message,
  );
  const mis = (await binnen(OPSLAGGEDULD_MS, vraag)) ?? 'The store did not answer.';
  return mis
    ? [
        `De opslag ${opslagplek(opslagUrl)} (OPSLAG_URL) is niet te gebruiken. Bestanden insturen lukt daardoor niet. ` +
          `Kijk de naam van de emmer, de sleutel en het geheim na. De opslag zegt: ${mis}`,
      ]
    : [];
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
