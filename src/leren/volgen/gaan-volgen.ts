import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { bevestigVolgen, volgreeks } from './brieven.ts';
import { opentNog, sessieVanOnderwerp } from './onderwerp.ts';

export interface Volgverzoek {
  /** Who asks; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres'> | null;
  adres: string | null;
  onderwerp: string;
  /** How the region stands that the account names. */
  regiostatus: string | null;
  origin: string;
  nu: Moment;
}
/** Without a login the answer is the same for every address, whether a letter went out or not. */
export type Volguitslag = { gelukt: true; bevestigd: boolean } | { gelukt: false; reden: 'onbekend' | 'zonder-adres' | 'kan-al' };

/** How long somebody has to say yes. */
export const BEVESTIGEN_MS = 7 * DAG_MS;
/** Anybody can fill in anybody's address: it gets no more letters than this that ask for a yes. */
export const VRAAGBRIEVEN_PER_DAG = 3;
type Trx = Transaction<Tabellen>;

/**
 * Asks to be mailed when something happens. Who is logged in has said so; any other address is asked first, by one letter for each
 * thing, and no more than three a day.
 */
export async function gaanVolgen(db: Db, { account, adres, onderwerp, regiostatus, origin, nu }: Volgverzoek): Promise<Volguitslag> {
  return db.transaction().execute(async (trx): Promise<Volguitslag> => {
    const kennissessie = await sessieVanOnderwerp(trx, onderwerp);
    if (!kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (!opentNog(kennissessie, regiostatus, nu)) return { gelukt: false, reden: 'kan-al' };
    if (account) {
      await alsAccount(trx, account, onderwerp, nu);
      return { gelukt: true, bevestigd: true };
    }
    if (adres === null) return { gelukt: false, reden: 'zonder-adres' };
    const sleutel = await teVragen(trx, adres, onderwerp, nu);
    if (sleutel) await zetKlaar(trx, bevestigVolgen({ kennissessie, aan: { adres, naam: '' }, sleutel, origin }), nu);
    return { gelukt: true, bevestigd: false };
  });
}

/** A key for one letter or page; only its hash is kept. */
export const nieuweVolgsleutel = (): string => randomBytes(24).toString('base64url');

async function alsAccount(trx: Trx, { id, adres }: Pick<Account, 'id' | 'adres'>, onderwerp: string, nu: Moment): Promise<void> {
  // What was asked for this address before logging in is theirs.
  const eerder = trx.selectFrom('volger').select('id').where('adres', '=', adres);
  await trx.deleteFrom('volgt').where('onderwerp', '=', onderwerp).where('volger_id', 'in', eerder).execute();
  const volger = await volgerVan(trx, { account_id: id });
  await trx.updateTable('volger').set({ bevestigd_op: nu }).where('id', '=', volger).where('bevestigd_op', 'is', null).execute();
  await trx
    .insertInto('volgt')
    .values({ ...nieuw(volger, onderwerp, nieuweVolgsleutel(), nu), bevestigd_op: nu })
    .onConflict((conflict) => conflict.columns(['volger_id', 'onderwerp']).doNothing())
    .execute();
}

/** A key when this address is to be asked now; null when it said yes already, was asked today, or was asked too often. */
async function teVragen(trx: Trx, adres: string, onderwerp: string, nu: Moment): Promise<string | null> {
  if (await volgtAl(trx, adres, onderwerp)) return null;
  const { aantal } = await trx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('reeks', '=', volgreeks(adres))
    .where('aangemaakt_op', '>', nu - DAG_MS)
    .executeTakeFirstOrThrow();
  if (aantal >= VRAAGBRIEVEN_PER_DAG) return null;
  const volger = await volgerVan(trx, { adres });
  const gevraagd = trx.selectFrom('volgt').select('gevraagd_op').where('volger_id', '=', volger).where('onderwerp', '=', onderwerp);
  if (((await gevraagd.executeTakeFirst())?.gevraagd_op ?? 0) > nu - DAG_MS) return null;
  const sleutel = nieuweVolgsleutel();
  await trx
    .insertInto('volgt')
    .values(nieuw(volger, onderwerp, sleutel, nu))
    .onConflict((conflict) =>
      conflict.columns(['volger_id', 'onderwerp']).doUpdateSet({ sleutel_hash: vingerafdruk(sleutel), gevraagd_op: nu }),
    )
    .execute();
  return sleutel;
}

/** Whether who has this address follows it already, with an account or without. */
const volgtAl = async (trx: Trx, adres: string, onderwerp: string): Promise<boolean> =>
  (await trx
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .leftJoin('account', 'account.id', 'volger.account_id')
    .select('volgt.id')
    .where('onderwerp', '=', onderwerp)
    .where('volgt.bevestigd_op', 'is not', null)
    .where((eb) => eb.or([eb('volger.adres', '=', adres), eb('account.adres', '=', adres)]))
    .executeTakeFirst()) !== undefined;

const nieuw = (volger_id: string, onderwerp: string, sleutel: string, nu: Moment) => ({
  ...{ id: randomUUID(), volger_id, onderwerp, ritme: 'direct' as const, sleutel_hash: vingerafdruk(sleutel), gevraagd_op: nu },
  bevestigd_op: null,
});

async function volgerVan(trx: Trx, wie: { adres: string } | { account_id: string }): Promise<string> {
  const [kolom, waarde] = 'adres' in wie ? (['adres', wie.adres] as const) : (['account_id', wie.account_id] as const);
  const er = await trx.selectFrom('volger').select('id').where(kolom, '=', waarde).executeTakeFirst();
  if (er) return er.id;
  const id = randomUUID();
  await trx
    .insertInto('volger')
    .values({ id, adres: null, account_id: null, ...wie, bevestigd_op: null, laatst_gemaild_op: null })
    .execute();
  return id;
}
