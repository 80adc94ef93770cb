// `npm run herstel -- BESTAND`: puts a backup back after proving that it is whole.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LIVE } from '#inhoud/schema.ts';
import { paden } from './gegevensmap.ts';
import { DATABASE, type Lijst } from './kopie.ts';
import { leesOmgevingOfStop } from './omgeving.ts';
import { neemSlot } from './slot.ts';
import { Kopiefout, pakUit } from './uitpakken.ts';
import { verwissel } from './verwisselen.ts';

export interface Herstelverzoek {
  dataDir: string;
  contentDir: string;
  bron: string;
  nu: number;
}

/** Replaces data and contributed content by those of the archive; answers where the previous ones were put. */
export async function zetTerug({ dataDir, contentDir, bron, nu }: Herstelverzoek): Promise<{ lijst: Lijst; vorige: string }> {
  const map = paden(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await mkdir(contentDir, { recursive: true });
  const geefVrij = neemSlot(map.slot, 'alleen');
  if (!geefVrij) throw new Kopiefout(`Op ${dataDir} draait nog een server. Stop die eerst.`);
  const werkmap = await mkdtemp(join(dataDir, '.herstel-'));
  try {
    const lijst = await pakUit(bron, werkmap);
    const vorige = join(dataDir, `voor-herstel-${new Date(nu).toISOString().replaceAll(':', '')}`);
    await verwissel(
      [
        { nu: map.database, straks: join(werkmap, DATABASE), weg: join(vorige, DATABASE) },
        // Left behind, these would be read into the restored database.
        ...['-wal', '-shm'].map((deel) => ({ nu: map.database + deel, straks: null, weg: join(vorige, DATABASE + deel) })),
        { nu: map.bijlagen, straks: join(werkmap, 'bijlagen'), weg: join(vorige, 'bijlagen') },
        ...LIVE.map((collectie) => ({
          nu: join(contentDir, collectie),
          straks: join(werkmap, 'content', collectie),
          weg: join(vorige, 'content', collectie),
        })),
      ].filter(({ straks }) => straks === null || existsSync(straks)),
    );
    return { lijst, vorige };
  } finally {
    await rm(werkmap, { recursive: true, force: true });
    geefVrij();
  }
}

if (import.meta.main) {
  const [bestand, ...meer] = process.argv.slice(2);
  const { dataDir, contentDir } = leesOmgevingOfStop();
  try {
    if (!bestand || meer.length > 0) throw new Kopiefout('Noem precies één bestand. Gebruik: npm run herstel -- kopie.tar.gz');
    const { lijst, vorige } = await zetTerug({ dataDir, contentDir, bron: resolve(bestand), nu: Date.now() });
    console.log(`Teruggezet: de stand van ${lijst.op}, ${Object.keys(lijst.bestanden).length} bestanden, alle gecontroleerd.`);
    console.log(`De vorige stand staat in ${vorige}. Start de site met npm start.`);
  } catch (reden) {
    console.error(`Er is niets teruggezet. ${reden instanceof Error ? reden.message : reden}`);
    process.exit(1);
  }
}
