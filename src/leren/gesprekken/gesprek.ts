import type { Selectable } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Gesprekstatus, GesprekTabel } from '#db/tabellen-kennisvraag.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';

/** That somebody asked a region for a talk, without a word of what they wrote. */
export interface Gesprek {
  id: string;
  vanRegio: string | null;
  naarRegio: string;
  praktijk: string | null;
  titel: string;
  gevraagdOp: Moment;
  status: Gesprekstatus;
  afgehandeldOp: Moment | null;
  herinnerdOp: Moment | null;
}

/** All that this account asked, newest first. */
export async function mijnGesprekken(db: Db, { account, meeste }: { account: { id: string }; meeste?: number }): Promise<Gesprek[]> {
  const hun = nieuwsteEerst(db).where('account_id', '=', account.id);
  return (await (meeste === undefined ? hun : hun.limit(meeste)).execute()).map(uitRij);
}

/** What was asked of these regions and of those that merged into them, newest first. */
export async function gesprekkenMet(
  db: Db,
  { regios, inhoud, meeste }: { regios: readonly string[]; inhoud: Inhoud; meeste: number },
): Promise<Gesprek[]> {
  if (regios.length === 0) return [];
  const alle = inhoud.alle('onderwijsregios').map(({ slug }) => slug);
  const hun = [...new Set([...regios, ...alle.filter((slug) => regios.includes(huidigeRegio(inhoud, slug)))])];
  return (await nieuwsteEerst(db).where('naar_regio', 'in', hun).limit(meeste).execute()).map(uitRij);
}

/** What got no answer although both were told, longest waiting first: the work of the Realisatie-Eenheid. */
export const onbeantwoordeGesprekken = async (db: Db, meeste: number): Promise<Gesprek[]> =>
  (
    await db
      .selectFrom('gesprek')
      .selectAll()
      .where('status', '=', 'open')
      .where('herinnerd_op', 'is not', null)
      .orderBy('gevraagd_op')
      .limit(meeste)
      .execute()
  ).map(uitRij);

/** One talk by its id, or by the key in the letter. */
export async function gesprek(db: Db, welke: { id: string } | { sleutel: string }): Promise<Gesprek | null> {
  const [kolom, waarde] = 'id' in welke ? (['id', welke.id] as const) : (['sleutel', welke.sleutel] as const);
  const rij = await db.selectFrom('gesprek').selectAll().where(kolom, '=', waarde).executeTakeFirst();
  return rij ? uitRij(rij) : null;
}

/** The page that it is about, as it is called now; without an address when it is gone. */
export function waaroverGesprek(inhoud: Inhoud, { praktijk, naarRegio, titel }: Gesprek): { titel: string; url: string | null } {
  const stuk = praktijk === null ? inhoud.een('onderwijsregios', huidigeRegio(inhoud, naarRegio)) : verbanden(inhoud).praktijk(praktijk);
  return stuk ? { titel: stuk.gegevens.titel, url: stuk.url } : { titel, url: null };
}

const nieuwsteEerst = (db: Db) => db.selectFrom('gesprek').selectAll().orderBy('gevraagd_op', 'desc').orderBy('id');

const uitRij = ({ id, praktijk, titel, status, ...rij }: Selectable<GesprekTabel>): Gesprek => ({
  ...{ id, praktijk, titel, status, vanRegio: rij.van_regio, naarRegio: rij.naar_regio, gevraagdOp: rij.gevraagd_op },
  ...{ afgehandeldOp: rij.afgehandeld_op, herinnerdOp: rij.herinnerd_op },
});
