import type { Selectable, Transaction } from 'kysely';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { InlogcodeTabel } from '#db/tabellen-account.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';

type Verbinding = Db | Transaction<Tabellen>;
export type Inlogcode = Selectable<InlogcodeTabel>;

export const GELDIG_MS = 10 * 60_000;
export const POGINGEN_PER_CODE = 5;
/** Wrong codes of all kinds for one account in an hour; whoever is logged in stays so. */
export const FOUTEN_PER_UUR = 10;
const CODES = [
  { venster: UUR_MS, hoogste: 5 },
  { venster: DAG_MS, hoogste: 20 },
];
/** The example accounts of the local trial. */
const CODES_VOORBEELD = [{ venster: UUR_MS, hoogste: 100 }];

/** How long this address must wait for a next code, in ms; 0 is not at all. The same work for every address. */
export async function wachttijdVoorCode(
  trx: Verbinding,
  { adres, proef, nu }: { adres: string; proef: boolean; nu: Moment },
): Promise<number> {
  const bekend = await trx.selectFrom('account').select('voorbeeld').where('adres', '=', adres).executeTakeFirst();
  const grenzen = proef && bekend?.voorbeeld === 1 ? CODES_VOORBEELD : CODES;
  const gevraagd = await trx
    .selectFrom('inlogcode')
    .select('aangemaakt_op as op')
    .where('adres', '=', adres)
    .where('aangemaakt_op', '>', nu - DAG_MS)
    .orderBy('aangemaakt_op', 'desc')
    .execute();
  // The oldest that still counts must leave the window first.
  return Math.max(0, ...grenzen.map(({ venster, hoogste }) => (gevraagd[hoogste - 1]?.op ?? nu - venster) + venster - nu));
}

/** How long nothing can be tried for this account after too many wrong codes, in ms. */
export async function wachttijdNaFouten(trx: Verbinding, { adres, nu }: { adres: string; nu: Moment }): Promise<number> {
  const rijen = await trx
    .selectFrom('inlogcode')
    .select(['pogingen', 'tweede_pogingen', 'laatste_poging_op as op'])
    .where('adres', '=', adres)
    .where('laatste_poging_op', '>', nu - UUR_MS)
    .orderBy('laatste_poging_op', 'desc')
    .execute();
  let fouten = 0;
  for (const { pogingen, tweede_pogingen, op } of rijen) {
    fouten += pogingen + tweede_pogingen;
    if (fouten >= FOUTEN_PER_UUR) return op + UUR_MS - nu;
  }
  return 0;
}

/** The code that this browser asked for last. */
export const vanBrowser = (trx: Verbinding, koekje: string): Promise<Inlogcode | undefined> =>
  trx
    .selectFrom('inlogcode')
    .selectAll()
    .where('browser_hash', '=', vingerafdruk(koekje))
    .orderBy('aangemaakt_op', 'desc')
    .executeTakeFirst();

/** Notes a wrong code. */
export async function telFout(trx: Verbinding, { id }: Inlogcode, welke: 'pogingen' | 'tweede_pogingen', nu: Moment): Promise<void> {
  await trx
    .updateTable('inlogcode')
    .set((eb) => ({ [welke]: eb(welke, '+', 1), laatste_poging_op: nu }))
    .where('id', '=', id)
    .execute();
}

/** Codes are kept as long as a limit counts them. */
export async function vergeetOude(trx: Verbinding, nu: Moment): Promise<void> {
  await trx
    .deleteFrom('inlogcode')
    .where('aangemaakt_op', '<=', nu - DAG_MS)
    .execute();
}
