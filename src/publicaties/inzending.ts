import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inzendcollectie, InzendingRevisieTabel, InzendingTabel, PublicatieTabel, Stap } from '#db/tabellen-inzending.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { Vast, Velden } from '#publicaties/soorten/veld.ts';
import { soortVan } from './soorten/inzendsoorten.ts';
import { magBewerken, type Schrijver } from './wie-mag.ts';

type Lezer = Db | Transaction<Tabellen>;
export type Inzendgebeurtenissoort = Tabellen['inzending_gebeurtenis']['soort'];

/** A submission with its newest revision and what stands online. */
export interface Inzending extends InzendingTabel {
  velden: Velden;
  revisiesoort: InzendingRevisieTabel['soort'];
  /** Address of the session, for a terugblik. */
  kennissessie: string | null;
  /** The Realisatie-Eenheid need not approve it: she trusts the region, and did not withdraw this text herself. */
  vertrouwd: boolean;
  /** Addresses inside its collection that it had before. */
  voorheen: string[];
  /** Accounts of everybody who ever wrote a word of it. */
  schrijvers: string[];
  publicatie: Selectable<PublicatieTabel> | undefined;
}

/** The submission with this id, whoever asks; acts check who may. */
export async function inzendingMet(trx: Lezer, id: string): Promise<Inzending | undefined> {
  const rij = await trx
    .selectFrom('inzending as i')
    .innerJoin('inzending_revisie as r', (samen) => samen.onRef('r.inzending_id', '=', 'i.id').onRef('r.nummer', '=', 'i.revisie'))
    .leftJoin('kennissessie as k', 'k.id', 'i.kennissessie_id')
    .leftJoin('vertrouwde_regio as v', 'v.onderwijsregio', 'i.onderwijsregio')
    .selectAll('i')
    .select(['r.velden', 'r.soort as revisiesoort', 'k.slug as kennissessie', 'v.verleend_op as vertrouwd'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!rij) return undefined;
  const publicatie = await trx.selectFrom('publicatie').selectAll().where('inzending_id', '=', id).executeTakeFirst();
  const voorheen = await vorigeSlugs(trx, rij);
  const schrijvers = await wieSchreven(trx, id);
  const vertrouwd = rij.vertrouwd !== null && !(publicatie?.op_schijf === null && (await doorReIngetrokken(trx, id)));
  return { ...rij, velden: JSON.parse(rij.velden), vertrouwd, voorheen, schrijvers, publicatie };
}

async function wieSchreven(trx: Lezer, id: string): Promise<string[]> {
  const rijen = await trx
    .selectFrom('inzending_revisie')
    .select('door')
    .distinct()
    .where('inzending_id', '=', id)
    // Who took a text over, or said that it is still right, wrote nothing.
    .where('soort', 'not in', ['overgenomen', 'nagekeken'])
    .execute();
  return rijen.flatMap(({ door }) => door ?? []);
}

/** What the Realisatie-Eenheid took off the site does not come back without her, not even of a region that she trusts. */
async function doorReIngetrokken(trx: Lezer, id: string): Promise<boolean> {
  const rij = await trx
    .selectFrom('inzending_gebeurtenis')
    .select('stap')
    .where('inzending_id', '=', id)
    .where('soort', '=', 'ingetrokken')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return rij?.stap === 're';
}

async function vorigeSlugs(trx: Lezer, { id, collectie, slug }: Pick<InzendingTabel, 'id' | 'collectie' | 'slug'>): Promise<string[]> {
  const begin = `/${collectie}/`;
  const rijen = await trx
    .selectFrom('vervallen_adres')
    .select('pad')
    .where('inzending_id', '=', id)
    .where('pad', 'like', `${begin}%`)
    .orderBy('op')
    .execute();
  return rijen.map(({ pad }) => pad.slice(begin.length, -1)).filter((oud) => oud !== slug);
}

/** The submission, only for who may work on it: to anybody else it does not exist. */
export async function eigenInzending(trx: Lezer, { account, id }: { account: Schrijver; id: string }): Promise<Inzending | undefined> {
  const inzending = await inzendingMet(trx, id);
  return inzending && magBewerken(account, inzending) ? inzending : undefined;
}

/** The file that stands online when somebody changed it outside the site. */
export function buitenOmVeranderd({ publicatie }: Pick<Inzending, 'publicatie'>, inhoud: Inhoud): Online | undefined {
  if (!publicatie?.op_schijf || publicatie.opdracht) return undefined;
  const { collectie, slug, op_schijf } = publicatie;
  const stuk = inhoud.een(collectie, slug);
  return stuk && stuk.digest !== op_schijf ? stuk : undefined;
}
type Online = Stuk<Inzendcollectie>;

/** What the file says that nobody typed. */
export const vastVan = (inzending: Inzending, inhoud: Inhoud, nu: Moment): Vast => ({
  ...{ collectie: inzending.collectie, onderwijsregio: inzending.onderwijsregio, kennissessie: inzending.kennissessie },
  ...{
    voorheen: inzending.voorheen,
    voorbeeld: inzending.voorbeeld === 1,
    vandaag: isoDatum(nu),
    blijvend: blijvendVan(inzending, inhoud),
  },
});

/** The fields of its file that no form decides, as they are online now. */
export function blijvendVan({ collectie, slug }: Pick<Inzending, 'collectie' | 'slug'>, inhoud: Inhoud): Record<string, unknown> {
  const gegevens: Record<string, unknown> = (slug && inhoud.een(collectie, slug)?.gegevens) || {};
  const blijft: readonly string[] = soortVan(collectie).blijft ?? [];
  return Object.fromEntries(blijft.flatMap((naam) => (gegevens[naam] === undefined ? [] : [[naam, gegevens[naam]]])));
}

/** Whether this person had a hand in what is now waiting to be approved: nobody approves their own. */
export async function isEigenWerk(
  trx: Lezer,
  { account, inzending }: { account: Pick<Schrijver, 'id'>; inzending: Inzending },
): Promise<boolean> {
  return (await schrijversVan(trx, inzending)).includes(account.id);
}

/**
 * Everybody who began it, changed it or sent it in since what stands online was approved. Whoever took it over from the
 * Realisatie-Eenheid made every word theirs: what she wrote before that, she may judge.
 */
export async function schrijversVan(trx: Lezer, { id, publicatie, begonnen_door }: Inzending): Promise<string[]> {
  const online = publicatie?.online_op ? publicatie.revisie : 0;
  const over = await trx
    .selectFrom('inzending_gebeurtenis')
    .select(['id', 'revisie'])
    .where('inzending_id', '=', id)
    .where('soort', '=', 'van-re-overgenomen')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const sinds = Math.max(online, over?.revisie ?? 0);
  const [revisies, gebeurtenissen] = await Promise.all([
    trx
      .selectFrom('inzending_revisie')
      .select('door')
      .where('inzending_id', '=', id)
      .where('nummer', '>', sinds)
      // Who only said that it is still right wrote nothing.
      .where('soort', '!=', 'nagekeken')
      .execute(),
    trx
      .selectFrom('inzending_gebeurtenis')
      .select('door')
      .where('inzending_id', '=', id)
      .where('revisie', '>', online)
      .where('id', '>', over?.id ?? 0)
      .where('soort', '=', 'ingediend')
      .execute(),
  ]);
  const ids = [...(sinds > online || sinds === 0 ? [begonnen_door] : []), ...[...revisies, ...gebeurtenissen].map(({ door }) => door)];
  return [...new Set(ids.filter((door) => door !== null))];
}

/** Writes who did what, when and why. */
export async function noteer(
  trx: Transaction<Tabellen>,
  inzending: Pick<InzendingTabel, 'id' | 'revisie'>,
  wat: { soort: Inzendgebeurtenissoort; door: string | null; nu: Moment; toelichting?: string; veld?: string | null; stap?: Stap | null },
): Promise<void> {
  const { soort, door, nu, toelichting = '', veld = null, stap = null } = wat;
  await trx
    .insertInto('inzending_gebeurtenis')
    .values({ inzending_id: inzending.id, revisie: inzending.revisie, soort, stap, door, op: nu, toelichting, veld })
    .execute();
}

/** Moves a submission to another state. */
export async function zetStatus(
  trx: Transaction<Tabellen>,
  { id }: Pick<InzendingTabel, 'id'>,
  status: InzendingTabel['status'],
  nu: Moment,
  rest: Partial<Pick<InzendingTabel, 'stap' | 'goedgekeurde_revisie' | 'gepland_op' | 'slug'>> = {},
): Promise<void> {
  await trx
    .updateTable('inzending')
    .set({ status, stap: null, status_op: nu, gewijzigd_op: nu, ...rest })
    .where('id', '=', id)
    .execute();
}

/** The title of a text whose form has none. */
export async function hernoemen(trx: Transaction<Tabellen>, id: string, titel: string): Promise<void> {
  await trx.updateTable('inzending').set({ titel }).where('id', '=', id).execute();
}

/** The address of a text inside its collection, as it will be: what leads to its former one is for who moves the file. */
export async function adresGeven(trx: Transaction<Tabellen>, id: string, slug: string): Promise<void> {
  await trx.updateTable('inzending').set({ slug }).where('id', '=', id).execute();
}
