import { stringify } from 'csv-stringify/sync';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { AANMELDSTATUS } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { keuzesBij } from '#kennissessies/onderdeel.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { keuzePerRonde } from '#kennissessies/rondes/rondes.ts';
import { deelnameTekst, deelnemerslijst } from './deelnemerslijst.ts';

export interface Uitvoervraag {
  account: Account;
  id: string;
  /** What people read for a region, and for its status. */
  regionaam: (slug: string) => string;
  statusnaam: (status: string) => string;
  nu: Moment;
}

/**
 * The list of a session as a file that opens right in a Dutch spreadsheet (RFC 4180, `;`, BOM); a cell that begins like a
 * formula is made harmless. Never what somebody needs. That it was taken is written down; null for who does not organise it.
 */
export async function deelnemersUitvoeren(
  db: Db,
  { account, id, regionaam, statusnaam, nu }: Uitvoervraag,
): Promise<{ naam: string; csv: string } | null> {
  const sessie = await sessieVoor(db, account, id);
  if (!sessie || sessie.status === 'concept') return null;
  const inzage = { wat: 'inzage-deelnemerslijst', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu } as const;
  await db.transaction().execute((trx) => gebeurtenisVastleggen(trx, inzage));
  const { plaats, wachtlijst } = await deelnemerslijst(db, id);
  const regels = [...plaats, ...wachtlijst];
  const ids = regels.map((een) => een.id);
  const gekozen = sessie.onderdelen.length > 0 ? await keuzesBij(db, ids) : new Map<string, string[]>();
  const rondes = (aanmelding: string) =>
    keuzePerRonde(sessie, gekozen.get(aanmelding) ?? []).map(({ nummer, keuze }) => [`Ronde ${nummer}`, keuze?.titel ?? ''] as const);
  const csv = stringify(
    regels.map(({ id: aanmelding, naam, functie, organisatie, onderwijsregio, regiostatus, status, deelname }) => ({
      ...{ Naam: naam, Functie: functie, Organisatie: organisatie },
      Onderwijsregio: onderwijsregio === null ? '' : regionaam(onderwijsregio),
      Regiostatus: regiostatus === null ? '' : statusnaam(regiostatus),
      ...{ Status: AANMELDSTATUS[status].tekst, Vorm: deelnameTekst(sessie.vorm, deelname) },
      ...Object.fromEntries(rondes(aanmelding)),
    })),
    {
      columns: ['Naam', 'Functie', 'Organisatie', 'Onderwijsregio', 'Regiostatus', 'Status', 'Vorm', ...rondes('').map(([kop]) => kop)],
      ...{ header: true, bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' as const },
    },
  );
  return { naam: `deelnemers-${sessie.slug}.csv`, csv };
}
