// `npm run herstel -- BESTAND`: puts a backup back after proving that it is whole.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { momentTekst } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { Kopiefout } from '#server/kopie/kopie.ts';
import { type Herstel, loopNa, zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { bezwaarTegenPlek, leesOpdrachtplek, type Opdrachtplek } from '#server/opstarten/opdrachtplek.ts';
import { OUDE_STAND_DAGEN } from '#server/opstarten/oude-stand-opruimen.ts';
import { ONTHOUDBOEK, paden } from '#server/opstarten/paden.ts';

const GEBRUIK =
  'Noem precies één bestand. Gebruik: npm run herstel -- kopie.tar.gz, en zo nodig --ook-inhoud (met DATABASE_URL: --vervang). ' +
  'Voor een versleutelde kopie: --sleutel BESTAND. Is de database door een ander teruggezet: npm run herstel -- --na-platformherstel.';
const ZONDER = { type: 'boolean', default: false } as const;
const OPTIES = { 'ook-inhoud': ZONDER, vervang: ZONDER, 'na-platformherstel': ZONDER, sleutel: { type: 'string' } } as const;

const WAT_MET_DE_INHOUD = {
  gelijk: 'bevatte al dezelfde teksten en is niet aangeraakt',
  geplaatst: 'was leeg en bevat nu de teksten van de kopie',
  vervangen: 'is vervangen door de teksten van de kopie',
} as const satisfies Record<Herstel['inhoud'], string>;

try {
  const gevraagd = leesOpdracht();
  const plek = leesOpdrachtplek();
  console.log(await (gevraagd.values['na-platformherstel'] ? naloop(plek, gevraagd) : herstel(plek, gevraagd)));
} catch (reden) {
  console.error(`Er is niets teruggezet. ${reden instanceof Error ? reden.message : reden}`);
  process.exit(1);
}

async function herstel(plek: Opdrachtplek, { values, positionals }: ReturnType<typeof leesOpdracht>): Promise<string> {
  const { dataDir, contentDir, siteUrl, host, port, databaseUrl, opslagUrl } = plek;
  const { vervang, 'ook-inhoud': ookInhoud, sleutel } = values;
  const [bestand, ...meer] = positionals;
  const elders = databaseUrl && opslagUrl ? { databaseUrl, opslagUrl, vervang } : null;
  if (!bestand || meer.length > 0 || (elders ? ookInhoud : vervang)) throw new Kopiefout(GEBRUIK);
  const bezwaar = await bezwaarTegenPlek(plek, { nieuw: true });
  if (bezwaar) throw new Kopiefout(bezwaar);
  const { lijst, apps, vorige, inhoud, opzij, ...rest } = await zetTerug({
    ...{ dataDir, contentDir, bron: resolve(bestand), nu: Date.now(), origin: siteUrl ?? `http://${host}:${port}` },
    ...{ ookInhoud, sleutel: sleutel && resolve(sleutel), alleenProef: plek.kaal, elders },
  });
  const bestanden = aantal(Object.keys(lijst.bestanden).length, 'bestand', 'bestanden');
  return [
    `Teruggezet: de stand van ${momentTekst(Date.parse(lijst.op))}, ${bestanden}, gecontroleerd.`,
    elders
      ? 'De gegevens en de teksten staan in DATABASE_URL, de bestanden in OPSLAG_URL.'
      : `De gegevens staan in ${dataDir} (DATA_DIR). De inhoud in ${contentDir} (CONTENT_DIR) ${WAT_MET_DE_INHOUD[inhoud]}.`,
    ...(opzij.length > 0 ? [`Niet elk bestand hoort ergens bij. Opzij gezet in ${paden(dataDir).opzij}: ${opzij.join(', ')}.`] : []),
    zinNaherstel(rest.naherstel, { elders: elders !== null, sinds: 'na de kopie' }),
    ...(apps.dicht > 0 ? [zinApps(apps, paden(dataDir).sleutel)] : []),
    ...(existsSync(vorige) ? [`De vorige stand staat in ${vorige}. De site wist die na ${OUDE_STAND_DAGEN} dagen.`] : []),
    'Start de site nu weer.',
  ].join('\n');
}

async function naloop(plek: Opdrachtplek, { values, positionals }: ReturnType<typeof leesOpdracht>): Promise<string> {
  const { dataDir, siteUrl, host, port, databaseUrl, opslagUrl } = plek;
  if (positionals.length > 0 || values.vervang || values['ook-inhoud'] || values.sleutel) throw new Kopiefout(GEBRUIK);
  const bezwaar = await bezwaarTegenPlek(plek, { nieuw: true, teksten: false });
  if (bezwaar) throw new Kopiefout(bezwaar);
  const { naherstel, apps } = await loopNa({
    ...{ dataDir, origin: siteUrl ?? `http://${host}:${port}`, nu: Date.now() },
    elders: databaseUrl && opslagUrl ? { databaseUrl, opslagUrl } : null,
  });
  return [
    `De database ${databaseUrl ? 'in DATABASE_URL' : `in ${dataDir} (DATA_DIR)`} is nagelopen.`,
    zinNaherstel(naherstel, { elders: databaseUrl !== null, sinds: 'daarna' }),
    ...(apps.dicht > 0 ? [zinApps(apps, paden(dataDir).sleutel)] : []),
    'Start de site nu weer.',
  ].join('\n');
}

function zinNaherstel(
  { gewist, beeindigd, re, zonderBoek }: Herstel['naherstel'],
  { elders, sinds }: { elders: boolean; sinds: string },
): string {
  const opnieuw = `${aantal(gewist, 'account', 'accounts')} en ${aantal(beeindigd, 'recht', 'rechten')}`;
  const nergens = `Er was geen bestand ${ONTHOUDBOEK}${elders ? ', en in OPSLAG_URL stond niets' : ''}`;
  const regels = [
    zonderBoek
      ? `${nergens}. Wie ${sinds} een account wiste of een recht verloor, is nu terug. Kijk dat na.`
      : `Opnieuw gewist en beëindigd wat ${sinds} al gewist en beëindigd was: ${opnieuw}.`,
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
    return parseArgs({ allowPositionals: true, options: OPTIES });
  } catch {
    throw new Kopiefout(GEBRUIK);
  }
}
