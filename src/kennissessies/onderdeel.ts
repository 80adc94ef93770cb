import { sql, type Transaction } from 'kysely';
import { eenVan, jsonLijst } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';

/** One of the parts of a round; everybody with a place chooses one of them, or does so later. */
export interface Onderdeel {
  id: string;
  /** Tells rounds apart; people read `Ronde.nummer`. */
  ronde: number;
  beginOp: Moment;
  eindOp: Moment;
  titel: string;
  /** For whom it is meant; nobody is kept out by it, and empty is for everybody. */
  doelgroepen: string[];
  /** The room. */
  plaats: string;
  capaciteit: number;
  afgelast: boolean;
  /** Counts up with every edit by its organiser. */
  versie: number;
}
/** With how many can still choose it. */
export interface OpenbaarOnderdeel extends Onderdeel {
  vrij: number;
}

/** The parts of a session as JSON, by start and title; `tabel` is what the query calls its sessions. */
export const onderdeelkolom = (tabel: string) =>
  jsonLijst(
    {
      ...{ id: 'o.id', ronde: 'o.ronde', beginOp: 'o.begin_op', eindOp: 'o.eind_op', titel: 'o.titel', doelgroepen: 'o.doelgroepen' },
      ...{ plaats: 'o.plaats', capaciteit: 'o.capaciteit', afgelastOp: 'o.afgelast_op', versie: 'o.versie' },
    },
    sql`onderdeel o where o.kennissessie_id = ${sql.ref(`${tabel}.id`)}`,
    'o.begin_op, o.titel',
  ).as('onderdelen');

/** What that column holds. */
export const onderdelenUit = (json: string): Onderdeel[] =>
  (JSON.parse(json) as (Onderdeel & { doelgroepen: string; afgelastOp: Moment | null })[]).map(({ afgelastOp, doelgroepen, ...een }) => ({
    ...een,
    doelgroepen: JSON.parse(doelgroepen),
    afgelast: afgelastOp !== null,
  }));

/** How many people chose each part, of these sessions or of all; who left the session left its parts. */
export async function gekozenPerOnderdeel(trx: Db | Transaction<Tabellen>, ids?: readonly string[]): Promise<Map<string, number>> {
  const rijen = await trx
    .selectFrom('onderdeel as o')
    .innerJoin('onderdeelkeuze as w', 'w.onderdeel_id', 'o.id')
    .select(['o.id', sql<number>`count(*)`.as('gekozen')])
    .$if(ids !== undefined, (vraag) => vraag.where('o.kennissessie_id', 'in', eenVan(ids ?? [])))
    .groupBy('o.id')
    .execute();
  return new Map(rijen.map(({ id, gekozen }) => [id, gekozen]));
}

/** The same parts with what is left of them; of a part that is off, nothing. */
export const metVrij = (onderdelen: readonly Onderdeel[], gekozen: ReadonlyMap<string, number>): OpenbaarOnderdeel[] =>
  onderdelen.map((een) => ({ ...een, vrij: een.afgelast ? 0 : Math.max(0, een.capaciteit - (gekozen.get(een.id) ?? 0)) }));

/** Which parts each of these registrations chose. */
export async function keuzesBij(trx: Db | Transaction<Tabellen>, aanmeldingen: readonly string[]): Promise<Map<string, string[]>> {
  const rijen = await trx
    .selectFrom('onderdeelkeuze')
    .select(['aanmelding_id', 'onderdeel_id'])
    .where('aanmelding_id', 'in', eenVan(aanmeldingen))
    .execute();
  const per = Map.groupBy(rijen, ({ aanmelding_id }) => aanmelding_id);
  return new Map([...per].map(([id, keuzes]) => [id, keuzes.map(({ onderdeel_id }) => onderdeel_id)]));
}
