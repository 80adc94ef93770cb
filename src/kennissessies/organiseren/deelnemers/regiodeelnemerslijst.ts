import { sql } from 'kysely';
import { jsonLijst } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Aanmeldstatus } from '#db/tabellen-kennissessie.ts';

/** Somebody of a region who goes to a session, or waits for a place; never what somebody asked or needs. */
export interface Regiodeelnemer {
  /** Of the registration. */
  id: string;
  naam: string;
  /** As they were at sign-up. */
  onderwijsregio: string;
  regiostatus: string | null;
  status: Aanmeldstatus;
  kennissessie: { slug: string; titel: string; dagen: Moment[] };
}

/**
 * Who signed up from one of these regions for what is still to come, by date and then by name, wherever they are now; `meer`
 * says that there are others after these.
 */
export async function regiodeelnemers(
  db: Db,
  { regios, vanaf = 0, meeste, nu }: { regios: readonly string[]; vanaf?: number; meeste: number; nu: Moment },
): Promise<{ deelnemers: Regiodeelnemer[]; meer: boolean }> {
  const rijen = await db
    .selectFrom('aanmelding as a')
    .innerJoin('account as m', 'm.id', 'a.account_id')
    .innerJoin('kennissessie as k', 'k.id', 'a.kennissessie_id')
    .select(['a.id', 'm.naam', 'm.adres', 'a.onderwijsregio', 'a.regiostatus', 'a.status', 'k.slug', 'k.titel', 'k.begin_op'])
    .select(jsonLijst('b.begin_op', sql`bijeenkomst b where b.kennissessie_id = k.id`, 'b.begin_op').as('dagen'))
    .where('a.onderwijsregio', 'in', [...regios])
    .where('a.status', '!=', 'afgemeld')
    .where('k.eind_op', '>', nu)
    .where('k.status', 'not in', ['concept', 'afgelast'])
    .orderBy('k.begin_op')
    .orderBy('k.id')
    .orderBy('m.naam')
    .orderBy('a.id')
    .limit(meeste + 1)
    .offset(vanaf)
    .execute();
  const deelnemers = rijen
    .slice(0, meeste)
    .map(({ id, naam, adres, onderwijsregio, regiostatus, status, slug, titel, begin_op, dagen }) => ({
      ...{ id, naam: naam || adres, onderwijsregio: onderwijsregio ?? '', regiostatus, status },
      kennissessie: { slug, titel, dagen: dagen === '[]' ? [begin_op] : JSON.parse(dagen) },
    }));
  return { deelnemers, meer: rijen.length > meeste };
}
