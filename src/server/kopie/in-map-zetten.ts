import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { neemInhoudAlleen } from '#server/opstarten/inhoudsmap.ts';
import { naamOudeStand } from '#server/opstarten/oude-stand-opruimen.ts';
import { paden } from '#server/opstarten/paden.ts';
import { verwissel, type Wissel } from '#server/release/verwisselen.ts';
import { vergelijkInhoud } from './inhoud-vergelijken.ts';
import { CONTENT, DATABASE, Kopiefout, type Lijst, OOIT } from './kopie.ts';
import { type Bijgewerkt, werkKopieBij } from './kopie-bijwerken.ts';

interface Plek {
  dataDir: string;
  contentDir: string;
  /** Where the backup was unpacked. */
  werkmap: string;
  lijst: Lijst;
  /** Replace the texts too when they are others than those of the backup. */
  ookInhoud?: boolean;
  origin: string;
  nu: number;
}

/** What became of the data and the texts. */
export interface Geplaatst extends Bijgewerkt {
  /** Where the previous state was put. */
  vorige: string;
  /** What happened to the contributed texts. */
  inhoud: 'gelijk' | 'geplaatst' | 'vervangen';
  /** Files of the backup that have no place here, and were put aside. */
  opzij: readonly string[];
}

/** Puts what was unpacked in the place of the data folder and the texts of a site on one machine. */
export async function zetInMap({ dataDir, contentDir, werkmap, lijst, ookInhoud = false, origin, nu }: Plek): Promise<Geplaatst> {
  const map = paden(dataDir);
  const verschil = await vergelijkInhoud(contentDir, lijst);
  if (verschil === 'anders' && !ookInhoud)
    throw new Kopiefout(
      `In ${contentDir} (CONTENT_DIR) staan andere teksten dan in deze kopie: kies met CONTENT_DIR een lege map, ` +
        'of zet --ook-inhoud achter de opdracht om ze te vervangen.',
    );
  // Also for a backup without texts: the site starts only when its folder is there.
  await mkdir(contentDir, { recursive: true });
  const geefInhoudVrij = verschil === 'gelijk' ? null : neemInhoudAlleen(contentDir);
  if (verschil !== 'gelijk' && !geefInhoudVrij)
    throw new Kopiefout(`Een server toont nog de teksten in ${contentDir} (CONTENT_DIR). Stop die eerst, of kies een andere map.`);
  try {
    const kopie = join(werkmap, DATABASE);
    const er = existsSync(map.database) ? map.database : null;
    const bijgewerkt = await werkKopieBij(kopie, { map, archief: null, vorige: er, origin, nu });
    const vorige = join(dataDir, naamOudeStand(nu));
    await verwissel(wissels({ map, contentDir, werkmap, vorige }, verschil !== 'gelijk'));
    return { ...bijgewerkt, vorige, inhoud: verschil === 'gelijk' ? 'gelijk' : verschil === 'leeg' ? 'geplaatst' : 'vervangen', opzij: [] };
  } finally {
    geefInhoudVrij?.();
  }
}

function wissels(
  { map, contentDir, werkmap, vorige }: Pick<Plek, 'contentDir' | 'werkmap'> & { map: ReturnType<typeof paden>; vorige: string },
  ookTeksten: boolean,
): Wissel[] {
  return [
    { nu: map.database, straks: join(werkmap, DATABASE), weg: join(vorige, DATABASE) },
    // Left behind, these would be read into the restored database.
    ...['-wal', '-shm'].map((deel) => ({ nu: map.database + deel, straks: null, weg: join(vorige, DATABASE + deel) })),
    ...[{ nu: join(map.teksten, OOITBESTAND), straks: join(werkmap, OOIT), weg: join(vorige, OOIT) }].filter(({ straks }) =>
      existsSync(straks),
    ),
    ...(['bijlagen', 'ingetrokken'] as const)
      .map((naam) => ({ nu: map[naam], straks: join(werkmap, naam), weg: join(vorige, naam) }))
      .filter(({ straks }) => existsSync(straks)),
    ...(ookTeksten ? LIVE : []).map((collectie) => {
      const straks = join(werkmap, CONTENT, collectie);
      return { nu: join(contentDir, collectie), straks: existsSync(straks) ? straks : null, weg: join(vorige, CONTENT, collectie) };
    }),
  ];
}
