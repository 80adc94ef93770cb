import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { houdPgVast } from '#db/dialecten/pg-slot.ts';
import { neemSlot } from '#server/release/slot.ts';
import { bezwaarTegenLegeDatabase } from './gebruikte-map.ts';
import { bezwaarTegenInstellingen, LAAD_ZE } from './instellingen.ts';
import { leesOmgevingOfStop, type Omgeving } from './omgeving.ts';
import { paden } from './paden.ts';

/** The place where a command would work: `kaal` when nobody said which, and it would be the trial beside the code. */
export interface Opdrachtplek extends Omgeving {
  kaal: boolean;
}

/** Reads the environment of a command and says where it would work; with mistakes in it the process tells them and ends. */
export function leesOpdrachtplek(): Opdrachtplek {
  // As the site itself does: what a command leaves in the data folder is for its owner alone.
  process.umask(0o077);
  const omgeving = leesOmgevingOfStop();
  return { ...omgeving, kaal: !(process.env.DATA_DIR || process.env.CONTENT_DIR || process.env.SITE_URL) };
}

/**
 * Why a command should not work here, in a sentence that says what to do; null when it may. `nieuw` for a command that brings a
 * database along, `teksten` for one that touches the texts.
 */
export async function bezwaarTegenPlek(plek: Opdrachtplek, { nieuw = false, teksten = true } = {}): Promise<string | null> {
  const { dataDir, databaseUrl, kaal } = plek;
  const hier = databaseUrl === null;
  const leeg = hier && !existsSync(paden(dataDir).database);
  if (kaal && leeg) return `DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld, en in ${dataDir} staat geen database. ${LAAD_ZE}`;
  const geenSite = `In ${dataDir} (DATA_DIR) staat nog geen database. Start de site eerst een keer met npm start.`;
  if (!nieuw && hier && !existsSync(dataDir)) return geenSite;
  // Texts that are in a database are only copied to the folder of a machine.
  const bezwaar = bezwaarTegenGebruiker(dataDir) ?? (await bezwaarTegenInstellingen(plek, teksten && hier));
  if (bezwaar || nieuw || !hier) return bezwaar;
  return bezwaarTegenLegeDatabase(dataDir) ?? (leeg ? geenSite : null);
}

/** Does this while no backup can be put back; throws a `Bezet` when one is being put back. */
export async function metPlek<T>({ dataDir, databaseUrl }: Opdrachtplek, werk: () => Promise<T>): Promise<T> {
  if (databaseUrl !== null) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const geefVrij = databaseUrl === null ? neemSlot(paden(dataDir).slot, 'gedeeld') : await houdPgVast(databaseUrl);
  if (!geefVrij) throw new Bezet('Hier wordt een reservekopie teruggezet. Geef de opdracht opnieuw als dat klaar is.');
  try {
    return await werk();
  } finally {
    await geefVrij();
  }
}

/** Somebody else works where nobody may work beside. */
export class Bezet extends Error {}

/**
 * Why this process should not write in a data folder that is another user's, with what to do; null when it is its own. What root
 * makes there, the site can neither read nor write afterwards.
 */
export function bezwaarTegenGebruiker(dataDir: string, ik = process.getuid?.()): string | null {
  if (ik === undefined) return null;
  const van = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  if (van === ik) return null;
  if (van !== undefined)
    return (
      `De map ${dataDir} (DATA_DIR) is van de gebruiker ${naamVan(van)}, en deze opdracht draait als ${naamVan(ik)}. ` +
      `Geef de opdracht als ${naamVan(van)}, bijvoorbeeld met sudo -u ${naamVan(van, '#')} ervoor. ` +
      'Anders kan de site er daarna niet meer bij.'
    );
  return ik === 0
    ? `De map ${dataDir} (DATA_DIR) is er niet, en deze opdracht draait als root. ` +
        'Maak de map eerst, zet haar op naam van de gebruiker die de site start, en geef de opdracht als die gebruiker.'
    : null;
}

const GEBRUIKERS = '/etc/passwd';
/** Their name, or the number when this machine does not say. */
function naamVan(uid: number, teken = ''): string {
  const regels = existsSync(GEBRUIKERS) ? readFileSync(GEBRUIKERS, 'utf8').split('\n') : [];
  const naam = regels.map((regel) => regel.split(':')).find(([, , nummer]) => nummer === String(uid))?.[0];
  return naam ?? `${teken}${uid}`;
}
