// `npm run beheerder -- naam@organisatie.nl`: makes an account of the Realisatie-Eenheid, or gives one a new second step; `-- --lijst`
// tells who they are, `-- --beeindig naam@organisatie.nl` ends the rights of one.
import { parseArgs } from 'node:util';
import { adresVan } from '#accounts/invoer.ts';
import { openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { type Beheerdereinde, beheerderBeeindigen } from '#accounts/rechten/beheerder-beeindigen.ts';
import { type Beheerderuitslag, beheerderMaken } from '#accounts/rechten/beheerder-maken.ts';
import { lijstVanRe, type Reregel } from '#accounts/rechten/re.ts';
import { openDb } from '#db/open.ts';
import { isGeweigerd, isStoring } from '#db/storing.ts';
import { datumTekst, klokTekst } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { NIET_BINNEN, zorgVoorTabellen } from '#server/opstarten/gegevensmap.ts';
import { Mapfout } from '#server/opstarten/mapfout.ts';
import { Bezet, bezwaarTegenPlek, leesOpdrachtplek, metPlek, type Opdrachtplek } from '#server/opstarten/opdrachtplek.ts';
import { paden } from '#server/opstarten/paden.ts';

/** The caller can mend it. */
class Gebruiksfout extends Error {}

const GEBRUIK =
  'Gebruik: npm run beheerder -- naam@organisatie.nl, of -- --lijst, of -- --beeindig naam@organisatie.nl. Zet zo nodig --ja erachter.';
const OPTIES = {
  ja: { type: 'boolean', default: false },
  lijst: { type: 'boolean', default: false },
  beeindig: { type: 'string' },
} as const;

try {
  console.log(await beheerder(process.argv.slice(2)));
} catch (fout) {
  console.error(zinVoor(fout));
  process.exit(1);
}

async function beheerder(delen: readonly string[]): Promise<string> {
  const { values, positionals } = leesOpdracht(delen);
  const { lijst, beeindig, ja: bevestigd } = values;
  if (lijst) {
    if (beeindig !== undefined || positionals.length > 0) throw new Gebruiksfout(GEBRUIK);
    return metDatabase(async (db, plek) => lijstTekst(await lijstVanRe(db), plek));
  }
  const [invoer, ...meer] = beeindig === undefined ? positionals : [beeindig, ...positionals];
  if (!invoer || meer.length > 0) throw new Gebruiksfout(`Noem precies één e-mailadres. ${GEBRUIK}`);
  const adres = adresVan(invoer);
  if (!adres) throw new Gebruiksfout(`“${invoer}” is geen e-mailadres dat wij kunnen gebruiken. ${GEBRUIK}`);
  return metDatabase(async (db, { dataDir, contact, siteUrl, host, port, opslagUrl }) => {
    const archief = opslagUrl === null ? null : openOnthoudarchief(opslagUrl);
    const boek = openOnthoudboek(db, paden(dataDir).onthoudboek, { archief });
    const verzoek = { adres, contact, origin: siteUrl ?? `http://${host}:${port}`, bevestigd, boek, nu: Date.now() };
    return beeindig === undefined
      ? gemaakt(adres, await beheerderMaken(db, verzoek))
      : geeindigd(adres, await beheerderBeeindigen(db, verzoek));
  });
}

async function metDatabase<T>(doen: (db: ReturnType<typeof openDb>['db'], plek: Opdrachtplek) => Promise<T>): Promise<T> {
  const plek = leesOpdrachtplek();
  const bezwaar = await bezwaarTegenPlek(plek, { teksten: false });
  if (bezwaar) throw new Gebruiksfout(`Er is niets gedaan. ${bezwaar}`);
  const { dataDir, databaseUrl } = plek;
  return metPlek(plek, async () => {
    const { db, sluit } = openDb(databaseUrl ?? paden(dataDir).database, { wachttijdMs: 5000 });
    try {
      await zorgVoorTabellen(db, { dataDir, databaseUrl });
      return await doen(db, plek);
    } finally {
      await sluit();
    }
  });
}

function gemaakt(adres: string, uitslag: Beheerderuitslag): string {
  if (!uitslag.gelukt) throw new Gebruiksfout(eerstVragen(adres, uitslag));
  const { nieuw, hersteld } = uitslag;
  const eerst = nieuw ? `${adres} heeft nu een account` : `${adres} had al een account`;
  const dan = hersteld
    ? 'met de rechten van de Realisatie-Eenheid. De tweede stap en de herstelcodes zijn weggehaald, en het account is overal uitgelogd.'
    : `${nieuw ? 'met' : 'en heeft nu'} de rechten van de Realisatie-Eenheid.`;
  const straks = `Bij de volgende keer inloggen koppelt ${adres} een app voor de tweede stap.`;
  return `${eerst} ${dan}\n${straks} Er gaat een mail over deze wijziging uit.`;
}

/** What it does to somebody who is there already, or what may be a typing error, before it is done. */
function eerstVragen(adres: string, { bestaat, hersteld, nieuwDomein }: Beheerderuitslag & { gelukt: false }): string {
  const stand = hersteld ? 'werkt al voor de Realisatie-Eenheid' : 'heeft al een account, nog zonder de rechten van de Realisatie-Eenheid';
  const zinnen = [
    ...(bestaat
      ? [
          `${adres} ${stand}. Deze opdracht ${hersteld ? '' : 'geeft die rechten, '}haalt de tweede stap en de herstelcodes weg ` +
            'en logt het account overal uit. Dat kan niet worden teruggedraaid.',
        ]
      : []),
    ...(nieuwDomein
      ? [
          `Niemand van de Realisatie-Eenheid heeft een adres dat eindigt op ${adres.slice(adres.lastIndexOf('@'))}. ` +
            `Kijk na of ${adres} goed is geschreven: wie dit adres heeft, kan straks alles op de site.`,
        ]
      : []),
  ];
  return `${zinnen.join(' ')} Er is nog niets gedaan. Wil je dit? Zet dan --ja achter de opdracht: npm run beheerder -- ${adres} --ja`;
}

function geeindigd(adres: string, uitslag: Beheerdereinde): string {
  if (uitslag.gelukt)
    return (
      `${adres} heeft de rechten van de Realisatie-Eenheid niet meer, en is overal uitgelogd.\n` +
      'Het account en de aanmeldingen blijven bestaan. Er gaat een mail over deze wijziging uit.'
    );
  throw new Gebruiksfout(
    {
      onbekend: `${adres} heeft geen rechten van de Realisatie-Eenheid. Wie die wel heeft, zie je met npm run beheerder -- --lijst`,
      'laatste-re':
        `Er is niets gedaan: zonder ${adres} kan niemand van de Realisatie-Eenheid meer inloggen. Geef eerst een ander die rechten, met ` +
        'npm run beheerder -- naam@organisatie.nl, en laat die een keer inloggen en een app koppelen.',
      onbevestigd:
        `Deze opdracht haalt de rechten van de Realisatie-Eenheid weg bij ${adres} en logt het account overal uit. ` +
        `Er is nog niets gedaan. Wil je dit? Zet dan --ja achter de opdracht: npm run beheerder -- --beeindig ${adres} --ja`,
    }[uitslag.reden],
  );
}

function lijstTekst(regels: readonly Reregel[], { dataDir, databaseUrl }: Opdrachtplek): string {
  const waar = databaseUrl === null ? `${dataDir} (DATA_DIR)` : 'DATABASE_URL';
  if (regels.length === 0)
    return `Niemand heeft de rechten van de Realisatie-Eenheid in ${waar}. Maak een account met: npm run beheerder -- naam@organisatie.nl`;
  const rijen = [
    ['adres', 'naam', 'sinds', 'tweede stap', 'laatst ingelogd'],
    ...regels.map(({ adres, naam, sinds, tweedeStap, laatst }) => [
      ...[adres, naam || '-', datumTekst(sinds), tweedeStap ? 'ja' : 'nee'],
      laatst ? `${datumTekst(laatst)}, ${klokTekst(laatst)} uur` : 'niet bekend',
    ]),
  ];
  const breedtes = rijen[0]?.map((_, kolom) => Math.max(...rijen.map((rij) => rij[kolom]?.length ?? 0))) ?? [];
  return [
    `${aantal(regels.length, 'account', 'accounts')} van de Realisatie-Eenheid in ${waar}:`,
    ...rijen.map((rij) => `  ${rij.map((cel, kolom) => cel.padEnd(breedtes[kolom] ?? 0)).join('  ')}`.trimEnd()),
  ].join('\n');
}

function leesOpdracht(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIES });
  } catch {
    throw new Gebruiksfout(GEBRUIK);
  }
}

function zinVoor(fout: unknown): string {
  if (fout instanceof Gebruiksfout || fout instanceof Mapfout) return fout.message;
  if (fout instanceof Bezet) return `Er is niets gedaan. ${fout.message}`;
  if (isGeweigerd(fout)) return NIET_BINNEN('in DATABASE_URL', fout);
  if (isStoring(fout)) return 'De database is nu niet te gebruiken: bezet, vol, alleen-lezen of beschadigd. Probeer het opnieuw.';
  return `Er ging iets mis: ${fout instanceof Error ? fout.message : String(fout)}`;
}
