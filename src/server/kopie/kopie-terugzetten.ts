import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dichteGeheimen } from '#accounts/inloggen/dichte-geheimen.ts';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { leesOnthoudboek, openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { openDb } from '#db/open.ts';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { neemInhoudAlleen } from '#server/opstarten/inhoudsmap.ts';
import { LAAD_ZE } from '#server/opstarten/instellingen.ts';
import { type Naherstel, naHerstel } from '#server/opstarten/naherstel.ts';
import { naamOudeStand } from '#server/opstarten/oude-stand-opruimen.ts';
import { paden } from '#server/opstarten/paden.ts';
import { leesSleutel } from '#server/opstarten/sleutel.ts';
import { neemSlot } from '#server/release/slot.ts';
import { verwissel } from '#server/release/verwisselen.ts';
import { vergelijkInhoud } from './inhoud-vergelijken.ts';
import { DATABASE, Kopiefout, type Lijst, OOIT } from './kopie.ts';
import { pakUit } from './uitpakken.ts';

export interface Herstelverzoek {
  dataDir: string;
  contentDir: string;
  bron: string;
  nu: number;
  /** Where links in letters start. */
  origin: string;
  /** Replace the contributed texts too when they are others than those of the backup. */
  ookInhoud?: boolean;
  /** File with the secret key, for a backup that is encrypted. */
  sleutel?: string | undefined;
  /** Nobody said where to: then only a backup of the trial goes to the folders of the trial. */
  alleenProef?: boolean;
}

export interface Herstel {
  lijst: Lijst;
  /** What was carried out again; null when nobody knew what should be. */
  naherstel: Naherstel & { zonderBoek: boolean };
  /** Of how many people the app for the second step cannot be checked with the key in the data folder, and whether there is one. */
  apps: { dicht: number; sleutel: boolean };
  /** Where the previous state was put. */
  vorige: string;
  /** What happened to the contributed texts. */
  inhoud: 'gelijk' | 'geplaatst' | 'vervangen';
}

/** Replaces data and contributed content by those of the archive. Other texts than its own are only replaced when asked. */
export async function zetTerug(verzoek: Herstelverzoek): Promise<Herstel> {
  const { dataDir, contentDir, nu, origin, ookInhoud = false } = verzoek;
  const map = paden(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const geefVrij = neemSlot(map.slot, 'alleen');
  if (!geefVrij) throw new Kopiefout(`Op ${dataDir} draait nog een server. Stop die eerst.`);
  let geefInhoudVrij: (() => void) | null = null;
  const werkmap = await mkdtemp(join(dataDir, '.herstel-'));
  try {
    const lijst = await pakUit(verzoek, werkmap);
    if (verzoek.alleenProef && !(await isVanProef(join(werkmap, DATABASE)))) throw new Kopiefout(`${NIET_INGESTELD} ${LAAD_ZE}`);
    const verschil = await vergelijkInhoud(contentDir, lijst);
    if (verschil === 'anders' && !ookInhoud)
      throw new Kopiefout(
        `In ${contentDir} (CONTENT_DIR) staan andere teksten dan in deze kopie: kies met CONTENT_DIR een lege map, ` +
          'of zet --ook-inhoud achter de opdracht om ze te vervangen.',
      );
    // Also for a backup without texts: the site starts only when its folder is there.
    await mkdir(contentDir, { recursive: true });
    if (verschil !== 'gelijk') {
      geefInhoudVrij = neemInhoudAlleen(contentDir);
      if (!geefInhoudVrij)
        throw new Kopiefout(`Een server toont nog de teksten in ${contentDir} (CONTENT_DIR). Stop die eerst, of kies een andere map.`);
    }
    const naherstel = await maakBij(map, join(werkmap, DATABASE), { origin, nu });
    const apps = await telApps(map.sleutel, join(werkmap, DATABASE));
    const vorige = join(dataDir, naamOudeStand(nu));
    await verwissel([
      { nu: map.database, straks: join(werkmap, DATABASE), weg: join(vorige, DATABASE) },
      // Left behind, these would be read into the restored database.
      ...['-wal', '-shm'].map((deel) => ({ nu: map.database + deel, straks: null, weg: join(vorige, DATABASE + deel) })),
      ...[{ nu: join(map.teksten, OOITBESTAND), straks: join(werkmap, OOIT), weg: join(vorige, OOIT) }].filter(({ straks }) =>
        existsSync(straks),
      ),
      ...(['bijlagen', 'ingetrokken'] as const)
        .map((naam) => ({ nu: map[naam], straks: join(werkmap, naam), weg: join(vorige, naam) }))
        .filter(({ straks }) => existsSync(straks)),
      ...(verschil === 'gelijk' ? [] : LIVE).map((collectie) => {
        const straks = join(werkmap, 'content', collectie);
        const weg = join(vorige, 'content', collectie);
        return { nu: join(contentDir, collectie), straks: existsSync(straks) ? straks : null, weg };
      }),
    ]);
    return { lijst, naherstel, apps, vorige, inhoud: verschil === 'gelijk' ? 'gelijk' : verschil === 'leeg' ? 'geplaatst' : 'vervangen' };
  } finally {
    await rm(werkmap, { recursive: true, force: true });
    geefInhoudVrij?.();
    geefVrij();
  }
}

const NIET_INGESTELD =
  'Dit is geen kopie van de proef, en DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld: de kopie zou naast de gegevens van de site ' +
  'terechtkomen.';

/** Only the trial has example accounts. */
async function isVanProef(kopie: string): Promise<boolean> {
  const { db, sluit } = openDb(kopie, { wachttijdMs: 5000 });
  try {
    return (await db.selectFrom('account').select('id').where('voorbeeld', '=', 1).executeTakeFirst()) !== undefined;
  } finally {
    await sluit();
  }
}

/** What the present database still had to write down goes first; a database that cannot be read is why somebody restores. */
async function maakBij({ database, onthoudboek }: ReturnType<typeof paden>, kopie: string, bij: { origin: string; nu: number }) {
  if (existsSync(database)) await schrijfBij(database, onthoudboek).catch(() => {});
  const daden = await leesOnthoudboek(onthoudboek);
  return { ...(await naHerstel(kopie, { daden: daden ?? [], ...bij })), zonderBoek: daden === null };
}

/** The key is in no backup: on another machine it has to be brought along. What is there but no key, is as good as none. */
async function telApps(pad: string, kopie: string): Promise<Herstel['apps']> {
  const sleutel = await leesSleutel(pad).catch(() => null);
  const { db, sluit } = openDb(kopie, { wachttijdMs: 5000 });
  try {
    const dicht = await dichteGeheimen(db, sleutel ? openKluis(sleutel) : { haalOp: () => null });
    return { dicht, sleutel: sleutel !== null };
  } finally {
    await sluit();
  }
}

async function schrijfBij(database: string, onthoudboek: string): Promise<void> {
  const { db, sluit } = openDb(database, { wachttijdMs: 5000 });
  try {
    await openOnthoudboek(db, onthoudboek).bijschrijven();
  } finally {
    await sluit();
  }
}
