import type { Transaction } from 'kysely';
import { houders } from '#accounts/rechten/houders.ts';
import { rechtenregio } from '#accounts/rechten/opgegaan.ts';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Stap } from '#db/tabellen-inzending.ts';
import { type Inzending, schrijversVan } from './inzending.ts';

export { vanRe };

export interface Ontvanger {
  id: string;
  adres: string;
  naam: string;
}
type Trx = Db | Transaction<Tabellen>;

/** Who may judge a submission at a step; who wrote it never does. */
export async function beoordelaars(trx: Trx, inzending: Inzending, stap: Stap): Promise<Ontvanger[]> {
  const wie = stap === 're' ? await vanRe(trx) : await projectleiders(trx, inzending.onderwijsregio);
  const schrijvers = await schrijversVan(trx, inzending);
  return wie.filter(({ id }) => !schrijvers.includes(id));
}

/** Who leads a region. */
export const projectleiders = async (trx: Trx, onderwijsregio: string | null): Promise<Ontvanger[]> =>
  onderwijsregio === null ? [] : houders(trx, { soorten: ['projectleider'], onderwijsregio });

/** Everybody who ever worked on it, as far as they still may. */
export const schrijvers = (trx: Trx, inzending: Pick<Inzending, 'id' | 'onderwijsregio'>): Promise<Ontvanger[]> =>
  trx
    .selectFrom('account as a')
    .innerJoin('recht as r', 'r.account_id', 'a.id')
    .select(['a.id', 'a.adres', 'a.naam'])
    .distinct()
    .where(
      'a.id',
      'in',
      trx
        .selectFrom('inzending_revisie')
        .select('door')
        .where('inzending_id', '=', inzending.id)
        .where('door', 'is not', null)
        .$narrowType<{ door: string }>(),
    )
    .where('r.ingetrokken_op', 'is', null)
    .where((eb) => eb.or([eb('r.onderwijsregio', '=', rechtenregio(inzending.onderwijsregio ?? '')), eb('r.soort', '=', 're')]))
    .orderBy('a.id')
    .execute();

/** Who had a place in the session of a terugblik. */
export async function deelnemers(trx: Trx, { kennissessie_id }: Pick<Inzending, 'kennissessie_id'>): Promise<Ontvanger[]> {
  if (kennissessie_id === null) return [];
  return trx
    .selectFrom('aanmelding as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.adres', 'a.naam'])
    .where('m.kennissessie_id', '=', kennissessie_id)
    .where('m.status', '=', 'bevestigd')
    .orderBy('a.id')
    .execute();
}

/** The name of who sent it in last; empty when that account is gone. */
export async function indienerVan(trx: Trx, id: string): Promise<string> {
  const rij = await trx
    .selectFrom('inzending_gebeurtenis as g')
    .innerJoin('account as a', 'a.id', 'g.door')
    .select('a.naam')
    .where('g.inzending_id', '=', id)
    .where('g.soort', '=', 'ingediend')
    .orderBy('g.id', 'desc')
    .executeTakeFirst();
  return rij?.naam ?? '';
}
