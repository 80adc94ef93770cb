import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { bijAccount } from './bij-account.ts';
import { bevestigOnderwerp, bevestigVolgen, volgreeks } from './brieven.ts';
import { volgerWekken } from './inslapen.ts';
import { isAanmeldonderwerp, opentNog, sessieVanOnderwerp } from './onderwerp.ts';
import { ritmeZetten } from './ritme-wijzigen.ts';
import { volgonderwerp } from './volgonderwerp.ts';
import { HEEL_IN_SLEUTEL, nieuweVolgsleutel } from './volgsleutel.ts';

type Ritme = 'direct' | 'week';
export interface Volgverzoek {
  /** Who asks; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres'> | null;
  adres: string | null;
  onderwerp: string;
  ritme?: Ritme;
  /** How the region stands that the account names. */
  regiostatus: string | null;
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}
type Geweigerd = { gelukt: false; reden: 'onbekend' | 'zonder-adres' | 'kan-al' | 'te-veel' };
/** Without a login the answer is the same for every address, whether a letter went out or not. */
export type Volguitslag = { gelukt: true; bevestigd: boolean } | Geweigerd;

/** How long somebody has to say yes. */
export const BEVESTIGEN_MS = 7 * DAG_MS;
/** Anybody can fill in anybody's address: it gets no more letters than this that ask for a yes. */
export const VRAAGBRIEVEN_PER_DAG = 3;
/** One letter names all that it is about in the address that stops it; only by a merge are there more. */
export const MEESTE_ONDERWERPEN = HEEL_IN_SLEUTEL;
type Trx = Transaction<Tabellen>;
/** What is asked for, and the letter that asks its owner for a yes. */
interface Gevraagd {
  onderwerp: string;
  /** Also what it was called before: who follows it so need not be told twice. */
  namen: readonly string[];
  ritme: Ritme;
  vraag(sleutel: string): Brief;
}

/**
 * Asks to be mailed when something happens. Who is logged in has said so; any other address is asked first, by one letter for each
 * thing, and no more than three a day.
 */
export async function gaanVolgen(db: Db, verzoek: Volgverzoek): Promise<Volguitslag> {
  const { account, adres, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Volguitslag> => {
    const gevraagd = await watGevraagdIs(trx, verzoek);
    if ('gelukt' in gevraagd) return gevraagd;
    if (account) return (await alsAccount(trx, account, gevraagd, nu)) ? { gelukt: true, bevestigd: true } : TE_VEEL;
    if (adres === null) return { gelukt: false, reden: 'zonder-adres' };
    const sleutel = await teVragen(trx, adres, gevraagd, nu);
    if (sleutel) await zetKlaar(trx, gevraagd.vraag(sleutel), nu);
    return { gelukt: true, bevestigd: false };
  });
}

const TE_VEEL: Geweigerd = { gelukt: false, reden: 'te-veel' };

async function watGevraagdIs(
  trx: Trx,
  { onderwerp, ritme = 'week', adres, regiostatus, inhoud, origin, nu }: Volgverzoek,
): Promise<Gevraagd | Geweigerd> {
  const aan = { adres: adres ?? '', naam: '' };
  if (isAanmeldonderwerp(onderwerp)) {
    const kennissessie = await sessieVanOnderwerp(trx, onderwerp);
    if (!kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (!opentNog(kennissessie, regiostatus, nu)) return { gelukt: false, reden: 'kan-al' };
    return { onderwerp, namen: [onderwerp], ritme: 'direct', vraag: (sleutel) => bevestigVolgen({ kennissessie, aan, sleutel, origin }) };
  }
  const over = volgonderwerp(inhoud, onderwerp);
  if (!over) return { gelukt: false, reden: 'onbekend' };
  const hoeVaak = over.direct ? ritme : 'week';
  return {
    ...{ onderwerp: over.onderwerp, namen: over.namen, ritme: hoeVaak },
    vraag: (sleutel) => bevestigOnderwerp({ over, ritme: hoeVaak, aan, sleutel, origin }),
  };
}

/** False when this account follows too much. */
async function alsAccount(
  trx: Trx,
  account: Pick<Account, 'id' | 'adres'>,
  { onderwerp, namen, ritme }: Gevraagd,
  nu: Moment,
): Promise<boolean> {
  // What was asked for this address before logging in is theirs.
  await bijAccount(trx, account, nu);
  const volger = await volgerVan(trx, { account_id: account.id });
  await volgerWekken(trx, volger, nu);
  const vraag = trx.selectFrom('volgt').select(['id', 'onderwerp']).where('volger_id', '=', volger).where('onderwerp', 'in', namen);
  const er = await vraag.executeTakeFirst();
  if (!er && (await volgtTeVeel(trx, { volger }))) return false;
  if (er) await ritmeZetten(trx, er.id, ritme);
  await trx.updateTable('volger').set({ bevestigd_op: nu }).where('id', '=', volger).where('bevestigd_op', 'is', null).execute();
  await trx
    .insertInto('volgt')
    .values({
      ...nieuw(volger, { onderwerp: er?.onderwerp ?? onderwerp, ritme }, nieuweVolgsleutel(), nu),
      bevestigd_op: nu,
      verteld_tot: nu,
    })
    .onConflict((conflict) => conflict.columns(['volger_id', 'onderwerp']).doNothing())
    .execute();
  // Asked for by the address, and not answered yet: being logged in is the answer.
  await trx
    .updateTable('volgt')
    .set({ bevestigd_op: nu, verteld_tot: nu })
    .where('volger_id', '=', volger)
    .where('onderwerp', 'in', namen)
    .where('bevestigd_op', 'is', null)
    .execute();
  return true;
}

/** A key when this address is to be asked now; null when it said yes already, was asked today, or was asked too often. */
async function teVragen(trx: Trx, adres: string, { onderwerp, namen, ritme }: Gevraagd, nu: Moment): Promise<string | null> {
  if (await volgtAl(trx, adres, namen)) return null;
  const { aantal } = await trx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('reeks', '=', volgreeks(adres))
    .where('aangemaakt_op', '>', nu - DAG_MS)
    .executeTakeFirstOrThrow();
  if (aantal >= VRAAGBRIEVEN_PER_DAG) return null;
  const volger = await volgerVan(trx, { adres });
  const gevraagd = trx.selectFrom('volgt').select('gevraagd_op').where('volger_id', '=', volger).where('onderwerp', '=', onderwerp);
  const eerder = (await gevraagd.executeTakeFirst())?.gevraagd_op;
  if ((eerder ?? 0) > nu - DAG_MS || (eerder === undefined && (await volgtTeVeel(trx, { volger, adres })))) return null;
  const sleutel = nieuweVolgsleutel();
  await trx
    .insertInto('volgt')
    .values(nieuw(volger, { onderwerp, ritme }, sleutel, nu))
    .onConflict((conflict) =>
      conflict.columns(['volger_id', 'onderwerp']).doUpdateSet({
        ...{ sleutel_hash: vingerafdruk(sleutel), gevraagd_op: nu },
        // Who sleeps said yes before: a stranger changes nothing of it.
        ritme: sql<Ritme>`case when volgt.bevestigd_op is null then excluded.ritme else volgt.ritme end`,
      }),
    )
    .execute();
  return sleutel;
}

/** Whether who has this address follows it already, with an account or without, and can be reached. */
const volgtAl = async (trx: Trx, adres: string, namen: readonly string[]): Promise<boolean> =>
  (await trx
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .leftJoin('account', 'account.id', 'volger.account_id')
    .select('volgt.id')
    .where('onderwerp', 'in', namen)
    .where('volgt.bevestigd_op', 'is not', null)
    .where('volger.slaapt_sinds', 'is', null)
    .where((eb) => eb.or([eb('volger.adres', '=', adres), eb('account.adres', '=', adres)]))
    .executeTakeFirst()) !== undefined;

/** An address and the account that has it are one person. */
async function volgtTeVeel(trx: Trx, { volger, adres = null }: { volger: string; adres?: string | null }): Promise<boolean> {
  const account = trx
    .selectFrom('account')
    .select('id')
    .where('adres', '=', adres ?? '');
  const zij = trx
    .selectFrom('volger')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', volger), eb('account_id', 'in', account)]));
  const { aantal } = await trx
    .selectFrom('volgt')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('volger_id', 'in', zij)
    .executeTakeFirstOrThrow();
  return aantal >= MEESTE_ONDERWERPEN;
}

const nieuw = (volger_id: string, { onderwerp, ritme }: Pick<Gevraagd, 'onderwerp' | 'ritme'>, sleutel: string, nu: Moment) => ({
  ...{ id: randomUUID(), volger_id, onderwerp, ritme, sleutel_hash: vingerafdruk(sleutel), gevraagd_op: nu },
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
