import { stringify } from 'csv-stringify/sync';
import { zipSync } from 'fflate';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { eigenRegios } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Monitorrij, Tabelsoort } from './bron/monitortabel.ts';
import type { Schooljaar } from './bron/schooljaar.ts';
import { codeboekregels, VOOR_ALLE_TABELLEN } from './codeboek.ts';
import { MONITORVERSIE, type Monitortabel, type Monitorvraag, monitorjaren, monitortabellen } from './monitor.ts';
import { type Monitordeel, magMonitoring, tabellenVoor, voorDeel } from './wie-ziet-monitoring.ts';

interface Uitvoer extends Monitorvraag {
  account: Account;
  deel: Monitordeel;
  /** Name of a table, or the codebook. */
  tabel: string;
  /** "2026-2027"; empty for the school year of now. */
  schooljaar: string;
}
type Geweigerd = { gelukt: false; reden: 'geen-recht' | 'onbekend' };
interface Bestand {
  naam: string;
  csv: string;
}
export type Monitoruitslag = ({ gelukt: true } & Bestand) | Geweigerd;
export type Jaaruitslag = { gelukt: true; naam: string; zip: Uint8Array<ArrayBuffer> } | Geweigerd;

export const CODEBOEK = 'codeboek';

/**
 * One table of a school year as a file that opens right in a Dutch spreadsheet (RFC 4180, `;`, BOM), every line with school year,
 * version and day. That it was taken is written down; the codebook, which holds no numbers, is for whoever may take a table.
 */
export async function monitoringUitvoeren(db: Db, { tabel, ...vraag }: Uitvoer): Promise<Monitoruitslag> {
  const { account, deel, nu } = vraag;
  if (!magMonitoring(account, deel)) return { gelukt: false, reden: 'geen-recht' };
  const jaar = await jaarVan(vraag);
  const soorten = tabellenVoor(deel);
  const soort = soorten.find(({ naam }) => naam === tabel);
  if (tabel === CODEBOEK && jaar) return { gelukt: true, ...codeboekbestand(soorten, nu) };
  if (!soort || !jaar) return { gelukt: false, reden: 'onbekend' };
  const tabellen = await gevuld(db, vraag, jaar, [soort]);
  await inzageVastleggen(db, vraag, tabellen, `${tabel}, ${jaar.naam}`);
  const [bestand] = tabellen.map((een) => tabelbestand(een, vraag, jaar));
  return bestand ? { gelukt: true, ...bestand } : { gelukt: false, reden: 'onbekend' };
}

/** All tables of a school year in one file, each as it is by itself, with the codebook and what goes for all of them. */
export async function monitoringBundelen(db: Db, vraag: Omit<Uitvoer, 'tabel'>): Promise<Jaaruitslag> {
  const { account, deel, nu } = vraag;
  if (!magMonitoring(account, deel)) return { gelukt: false, reden: 'geen-recht' };
  const jaar = await jaarVan(vraag);
  if (!jaar) return { gelukt: false, reden: 'onbekend' };
  const soorten = tabellenVoor(deel);
  const tabellen = await gevuld(db, vraag, jaar, soorten);
  await inzageVastleggen(db, vraag, tabellen, `alle tabellen, ${jaar.naam}`);
  const bestanden = [codeboekbestand(soorten, nu), ...tabellen.map((een) => tabelbestand(een, vraag, jaar))];
  const leesmij = `\uFEFF${['Wat voor alle tabellen geldt', ...VOOR_ALLE_TABELLEN.map((zin) => `- ${zin}`)].join('\r\n\r\n')}\r\n`;
  const teksten = [...bestanden, { naam: 'leesmij.txt', csv: leesmij }];
  const zip = zipSync(Object.fromEntries(teksten.map(({ naam, csv }) => [naam, Buffer.from(csv)])), { mtime: nu });
  return { gelukt: true, naam: `${naamVan([...voorvoegsel(deel), 'monitoring', jaar.naam], nu)}.zip`, zip };
}

type Wie = Pick<Uitvoer, 'account' | 'deel'>;

async function jaarVan({ schooljaar, ...vraag }: Omit<Uitvoer, 'tabel'>): Promise<Schooljaar | undefined> {
  const jaren = await monitorjaren(vraag);
  return schooljaar === '' ? jaren[0] : jaren.find(({ naam }) => naam === schooljaar);
}

/** With the rows that are this person's to see. */
async function gevuld(db: Db, { account, deel, ...vraag }: Omit<Uitvoer, 'tabel'>, jaar: Schooljaar, soorten: readonly Tabelsoort[]) {
  return (await monitortabellen(db, { ...vraag, jaar, soorten })).map((tabel) => voorDeel(tabel, account, deel));
}

async function inzageVastleggen(
  db: Db,
  { account, deel, nu }: Wie & { nu: Moment },
  tabellen: readonly Monitortabel[],
  bijzonderheden: string,
) {
  const inzage = { wat: 'inzage-monitoring', door: account, bijzonderheden, nu } as const;
  const regels = tabellen.flatMap(({ rijen }) => rijen);
  await db.transaction().execute(async (trx) => {
    for (const onderwijsregio of vanWie(regels, account, deel)) await gebeurtenisVastleggen(trx, { ...inzage, onderwijsregio });
  });
}

/** Of which regions a file tells; of a region without lines, that it has none. */
function vanWie(regels: readonly Monitorrij[], account: Account, deel: Monitordeel): readonly (string | null)[] {
  if (deel === 'alles') return [null];
  const metRegels = new Set(regels.map(({ regio }) => regio));
  return metRegels.size > 0 ? [...metRegels] : eigenRegios(account).slice(0, 1);
}

const voorvoegsel = (deel: Monitordeel): string[] => ['regiokring', ...(deel === 'regio' ? ['regio'] : [])];
const naamVan = (delen: readonly string[], nu: Moment): string => [...delen, `v${MONITORVERSIE}`, isoDatum(nu)].join('-');

function tabelbestand({ soort, rijen }: Monitortabel, { deel, nu }: Pick<Uitvoer, 'deel' | 'nu'>, jaar: Schooljaar): Bestand {
  const erbij = { schooljaar: jaar.naam, versie: MONITORVERSIE, gemaakt_op: isoDatum(nu) };
  return {
    naam: `${naamVan([...voorvoegsel(deel), soort.naam, jaar.naam], nu)}.csv`,
    csv: alsCsv(
      rijen.map(({ cellen }) => ({ ...cellen, ...erbij })),
      [...soort.kolommen.map(({ naam }) => naam), ...Object.keys(erbij)],
    ),
  };
}

const codeboekbestand = (soorten: readonly Tabelsoort[], nu: Moment): Bestand => ({
  ...{ naam: `${naamVan(['regiokring', CODEBOEK], nu)}.csv`, csv: alsCsv(codeboekregels(soorten)) },
});

const alsCsv = (regels: readonly Record<string, unknown>[], columns?: string[]): string =>
  stringify([...regels], {
    ...(columns ? { columns } : {}),
    ...{ header: true, bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' as const },
  });
