// `npm run herstel -- BESTAND`: puts a backup back after proving that it is whole.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { DATABASE, type Lijst, OOIT } from '#server/kopie/kopie.ts';
import { Kopiefout, pakUit } from '#server/kopie/uitpakken.ts';
import { paden } from '#server/opstarten/gegevensmap.ts';
import { neemInhoudAlleen, vergelijkInhoud } from '#server/opstarten/inhoudsmap.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';
import { neemSlot } from '#server/release/slot.ts';
import { verwissel } from '#server/release/verwisselen.ts';

const GEBRUIK = 'Noem precies één bestand. Gebruik: npm run herstel -- kopie.tar.gz, en zo nodig --ook-inhoud.';

export interface Herstelverzoek {
  dataDir: string;
  contentDir: string;
  bron: string;
  nu: number;
  /** Replace the contributed texts too when they are others than those of the backup. */
  ookInhoud?: boolean;
}

export interface Herstel {
  lijst: Lijst;
  /** Where the previous state was put. */
  vorige: string;
  /** What happened to the contributed texts. */
  inhoud: 'gelijk' | 'geplaatst' | 'vervangen';
}

/** Replaces data and contributed content by those of the archive. Other texts than its own are only replaced when asked. */
export async function zetTerug({ dataDir, contentDir, bron, nu, ookInhoud = false }: Herstelverzoek): Promise<Herstel> {
  const map = paden(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const geefVrij = neemSlot(map.slot, 'alleen');
  if (!geefVrij) throw new Kopiefout(`Op ${dataDir} draait nog een server. Stop die eerst.`);
  let geefInhoudVrij: (() => void) | null = null;
  const werkmap = await mkdtemp(join(dataDir, '.herstel-'));
  try {
    const lijst = await pakUit(bron, werkmap);
    const verschil = await vergelijkInhoud(contentDir, lijst);
    if (verschil === 'anders' && !ookInhoud)
      throw new Kopiefout(
        `In ${contentDir} (CONTENT_DIR) staan andere teksten dan in deze kopie: kies met CONTENT_DIR een lege map, ` +
          'of zet --ook-inhoud achter de opdracht om ze te vervangen.',
      );
    if (verschil !== 'gelijk') {
      await mkdir(contentDir, { recursive: true });
      geefInhoudVrij = neemInhoudAlleen(contentDir);
      if (!geefInhoudVrij)
        throw new Kopiefout(`Een server toont nog de teksten in ${contentDir} (CONTENT_DIR). Stop die eerst, of kies een andere map.`);
    }
    const vorige = join(dataDir, `voor-herstel-${new Date(nu).toISOString().replaceAll(':', '')}`);
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
    return { lijst, vorige, inhoud: verschil === 'gelijk' ? 'gelijk' : verschil === 'leeg' ? 'geplaatst' : 'vervangen' };
  } finally {
    await rm(werkmap, { recursive: true, force: true });
    geefInhoudVrij?.();
    geefVrij();
  }
}

const WAT_MET_DE_INHOUD = {
  gelijk: 'bevatte al dezelfde teksten en is niet aangeraakt',
  geplaatst: 'was leeg en bevat nu de teksten van de kopie',
  vervangen: 'is vervangen door de teksten van de kopie',
} as const satisfies Record<Herstel['inhoud'], string>;

if (import.meta.main) {
  const { dataDir, contentDir } = leesOmgevingOfStop();
  try {
    const { values, positionals } = leesOpdracht();
    const [bestand, ...meer] = positionals;
    if (!bestand || meer.length > 0) throw new Kopiefout(GEBRUIK);
    const bron = resolve(bestand);
    const { lijst, vorige, inhoud } = await zetTerug({ dataDir, contentDir, bron, nu: Date.now(), ookInhoud: values['ook-inhoud'] });
    console.log(`Teruggezet: de stand van ${lijst.op}, ${Object.keys(lijst.bestanden).length} bestanden, alle gecontroleerd.`);
    console.log(`De gegevens staan in ${dataDir} (DATA_DIR). De inhoud in ${contentDir} (CONTENT_DIR) ${WAT_MET_DE_INHOUD[inhoud]}.`);
    if (existsSync(vorige)) console.log(`De vorige stand staat in ${vorige}.`);
    console.log('Start de site met npm start.');
  } catch (reden) {
    console.error(`Er is niets teruggezet. ${reden instanceof Error ? reden.message : reden}`);
    process.exit(1);
  }
}

function leesOpdracht() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'ook-inhoud': { type: 'boolean', default: false } } });
  } catch {
    throw new Kopiefout(GEBRUIK);
  }
}
