import { stringify } from 'csv-stringify/sync';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { eigenRegios } from '#accounts/rechten.ts';
import type { Db } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Monitorrij } from './bron/monitortabel.ts';
import { codeboekregels } from './codeboek.ts';
import { MONITORVERSIE, type Monitorvraag, monitorjaren, monitortabellen } from './monitor.ts';
import { type Monitordeel, magMonitoring, tabellenVoor, voorDeel } from './wie-ziet-monitoring.ts';

interface Uitvoer extends Monitorvraag {
  account: Account;
  deel: Monitordeel;
  /** Name of a table, or the codebook. */
  tabel: string;
  /** "2026-2027"; empty for the school year of now. */
  schooljaar: string;
}
export type Monitoruitslag = { gelukt: true; naam: string; csv: string } | { gelukt: false; reden: 'geen-recht' | 'onbekend' };

export const CODEBOEK = 'codeboek';

/**
 * One table of a school year as a file that opens right in a Dutch spreadsheet (RFC 4180, `;`, BOM), every line with school year,
 * version and day. That it was taken is written down; the codebook, which holds no numbers, is for whoever may take a table.
 */
export async function monitoringUitvoeren(db: Db, { account, deel, tabel, schooljaar, nu, ...rest }: Uitvoer): Promise<Monitoruitslag> {
  if (!magMonitoring(account, deel)) return { gelukt: false, reden: 'geen-recht' };
  const jaren = await monitorjaren({ ...rest, nu });
  const jaar = schooljaar === '' ? jaren[0] : jaren.find(({ naam }) => naam === schooljaar);
  const soorten = tabellenVoor(deel);
  const soort = soorten.find(({ naam }) => naam === tabel);
  const gemaakt = isoDatum(nu);
  if (tabel === CODEBOEK && jaar) return bestand(['regiokring', CODEBOEK, `v${MONITORVERSIE}`, gemaakt], codeboekregels(soorten));
  if (!soort || !jaar) return { gelukt: false, reden: 'onbekend' };
  const [gevuld] = await monitortabellen(db, { ...rest, nu, jaar, soorten: [soort] });
  const regels = gevuld ? voorDeel(gevuld, account, deel).rijen : [];
  const inzage = { wat: 'inzage-monitoring', door: account, bijzonderheden: `${tabel}, ${jaar.naam}`, nu } as const;
  await db.transaction().execute(async (trx) => {
    for (const onderwijsregio of vanWie(regels, account, deel)) await gebeurtenisVastleggen(trx, { ...inzage, onderwijsregio });
  });
  const erbij = { schooljaar: jaar.naam, versie: MONITORVERSIE, gemaakt_op: gemaakt };
  const kolommen = [...soort.kolommen.map(({ naam }) => naam), ...Object.keys(erbij)];
  return bestand(
    ['regiokring', ...(deel === 'regio' ? ['regio'] : []), tabel, jaar.naam, `v${MONITORVERSIE}`, gemaakt],
    regels.map(({ cellen }) => ({ ...cellen, ...erbij })),
    kolommen,
  );
}

/** Of which regions a file tells; of a region without lines, that it has none. */
function vanWie(regels: readonly Monitorrij[], account: Account, deel: Monitordeel): readonly (string | null)[] {
  if (deel === 'alles') return [null];
  const metRegels = new Set(regels.map(({ regio }) => regio));
  return metRegels.size > 0 ? [...metRegels] : eigenRegios(account).slice(0, 1);
}

function bestand(naam: readonly string[], regels: readonly Record<string, unknown>[], columns?: string[]): Monitoruitslag {
  const csv = stringify([...regels], {
    ...(columns ? { columns } : {}),
    ...{ header: true, bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' as const },
  });
  return { gelukt: true, naam: `${naam.join('-')}.csv`, csv };
}
