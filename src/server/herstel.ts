// `npm run herstel -- BESTAND`: puts a backup back after proving that it is whole.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dichteGeheimen } from '#accounts/inloggen/dichte-geheimen.ts';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { leesOnthoudboek, openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { openDb } from '#db/open.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { DATABASE, type Lijst, OOIT } from '#server/kopie/kopie.ts';
import { naamOudeStand, OUDE_STAND_DAGEN } from '#server/kopie/oude-stand-opruimen.ts';
import { Kopiefout, pakUit } from '#server/kopie/uitpakken.ts';
import { ONTHOUDBOEK, paden } from '#server/opstarten/gegevensmap.ts';
import { neemInhoudAlleen, vergelijkInhoud } from '#server/opstarten/inhoudsmap.ts';
import { type Naherstel, naHerstel } from '#server/opstarten/naherstel.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';
import { leesSleutel } from '#server/opstarten/sleutel.ts';
import { neemSlot } from '#server/release/slot.ts';
import { verwissel } from '#server/release/verwisselen.ts';

const GEBRUIK = 'Noem precies één bestand. Gebruik: npm run herstel -- kopie.tar.gz, en zo nodig --ook-inhoud.';

export interface Herstelverzoek {
  dataDir: string;
  contentDir: string;
  bron: string;
  nu: number;
  /** Where links in letters start. */
  origin: string;
  /** Replace the contributed texts too when they are others than those of the backup. */
  ookInhoud?: boolean;
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
export async function zetTerug({ dataDir, contentDir, bron, nu, origin, ookInhoud = false }: Herstelverzoek): Promise<Herstel> {
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

const WAT_MET_DE_INHOUD = {
  gelijk: 'bevatte al dezelfde teksten en is niet aangeraakt',
  geplaatst: 'was leeg en bevat nu de teksten van de kopie',
  vervangen: 'is vervangen door de teksten van de kopie',
} as const satisfies Record<Herstel['inhoud'], string>;

if (import.meta.main) {
  const { dataDir, contentDir, siteUrl, host, port } = leesOmgevingOfStop();
  try {
    const { values, positionals } = leesOpdracht();
    const [bestand, ...meer] = positionals;
    if (!bestand || meer.length > 0) throw new Kopiefout(GEBRUIK);
    const bron = resolve(bestand);
    const origin = siteUrl ?? `http://${host}:${port}`;
    const verzoek = { dataDir, contentDir, bron, nu: Date.now(), origin, ookInhoud: values['ook-inhoud'] };
    const { lijst, naherstel, apps, vorige, inhoud } = await zetTerug(verzoek);
    console.log(`Teruggezet: de stand van ${lijst.op}, ${Object.keys(lijst.bestanden).length} bestanden, alle gecontroleerd.`);
    console.log(`De gegevens staan in ${dataDir} (DATA_DIR). De inhoud in ${contentDir} (CONTENT_DIR) ${WAT_MET_DE_INHOUD[inhoud]}.`);
    console.log(zinNaherstel(naherstel));
    if (apps.dicht > 0) console.log(zinApps(apps, paden(dataDir).sleutel));
    if (existsSync(vorige)) console.log(`De vorige stand staat in ${vorige}. De site wist die na ${OUDE_STAND_DAGEN} dagen.`);
    console.log('Start de site met npm start.');
  } catch (reden) {
    console.error(`Er is niets teruggezet. ${reden instanceof Error ? reden.message : reden}`);
    process.exit(1);
  }
}

function zinNaherstel({ gewist, beeindigd, re, zonderBoek }: Herstel['naherstel']): string {
  const opnieuw = `${aantal(gewist, 'account', 'accounts')} en ${aantal(beeindigd, 'recht', 'rechten')}`;
  const regels = [
    zonderBoek
      ? `Er was geen bestand ${ONTHOUDBOEK}. Wie na de kopie een account wiste of een recht verloor, is nu terug. Kijk dat na.`
      : `Opnieuw gewist en beëindigd wat na de kopie al gewist en beëindigd was: ${opnieuw}.`,
    'Iedereen is uitgelogd.',
    ...(re ? [] : ['Niemand heeft nu de rechten van de Realisatie-Eenheid. Maak een account met npm run beheerder.']),
  ];
  return regels.join('\n');
}

function zinApps({ dicht, sleutel }: Herstel['apps'], pad: string): string {
  const wat = sleutel ? `${pad} is niet de sleutel die bij deze kopie hoort` : `er is geen sleutel in ${pad}`;
  return [
    `LET OP: ${wat}. Zet die eerst terug, vóór je de site start.`,
    `Anders werkt de app voor de tweede stap niet meer bij ${aantal(dicht, 'account', 'accounts')}.`,
    'Is de sleutel weg? Dan kan iemand nog inloggen met een herstelcode, of stel je de tweede stap opnieuw in met npm run beheerder.',
  ].join(' ');
}

function leesOpdracht() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'ook-inhoud': { type: 'boolean', default: false } } });
  } catch {
    throw new Kopiefout(GEBRUIK);
  }
}
