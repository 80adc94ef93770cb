import { bevat } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';

export interface Rechtregel {
  id: number;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  sinds: Moment;
  /** Name or address of who gave it; null for the command line, and when that is no longer known. */
  door: string | null;
}
export interface MensMetRechten {
  id: string;
  naam: string;
  adres: string;
  functie: string;
  organisatie: string;
  onderwijsregio: string | null;
  rechten: Rechtregel[];
}

const MENSEN_PER_PAGINA = 50;

export interface Mensenvraag {
  /** Part of a name, an address or an organisation. */
  zoek?: string;
  onderwijsregio?: string;
  /** From 1. */
  bladzijde?: number;
}

/** People by name. Without a question only who has a right; a search also finds others, and a region who named it. */
export async function mensenlijst(
  db: Db,
  { zoek = '', onderwijsregio = '', bladzijde = 1 }: Mensenvraag = {},
): Promise<{ mensen: MensMetRechten[]; meer: boolean }> {
  const gevonden = await db
    .selectFrom('account as a')
    .select(['a.id', 'a.naam', 'a.adres', 'a.functie', 'a.organisatie', 'a.onderwijsregio'])
    .$if(zoek !== '', (vraag) => vraag.where(({ or }) => or(['a.naam', 'a.adres', 'a.organisatie'].map((kolom) => bevat(kolom, zoek)))))
    .where(({ exists, selectFrom, or, eb, lit }) => {
      const recht = selectFrom('recht as r').select('r.id').whereRef('r.account_id', '=', 'a.id').where('r.ingetrokken_op', 'is', null);
      if (onderwijsregio !== '')
        return or([eb('a.onderwijsregio', '=', onderwijsregio), exists(recht.where('r.onderwijsregio', '=', onderwijsregio))]);
      return zoek === '' ? exists(recht) : eb(lit(1), '=', 1);
    })
    .orderBy('a.naam')
    .orderBy('a.adres')
    .limit(MENSEN_PER_PAGINA + 1)
    .offset((bladzijde - 1) * MENSEN_PER_PAGINA)
    .execute();
  const mensen = gevonden.slice(0, MENSEN_PER_PAGINA);
  const rechten = await rechtregels(
    db,
    mensen.map(({ id }) => id),
  );
  return { mensen: mensen.map((mens) => ({ ...mens, rechten: rechten.get(mens.id) ?? [] })), meer: gevonden.length > MENSEN_PER_PAGINA };
}

/** One person with their rights; null when there is none. */
export async function mensBij(db: Db, id: string): Promise<(MensMetRechten & { tweedeStap: boolean }) | null> {
  const rij = await db
    .selectFrom('account')
    .select(['id', 'naam', 'adres', 'functie', 'organisatie', 'onderwijsregio', 'totp_bevestigd_op'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!rij) return null;
  const { totp_bevestigd_op, ...wie } = rij;
  return { ...wie, tweedeStap: totp_bevestigd_op !== null, rechten: (await rechtregels(db, [id])).get(id) ?? [] };
}

/** Who has which right for a region, by name. */
export async function mensenVan(
  db: Db,
  onderwijsregio: string,
): Promise<(Rechtregel & { account_id: string; naam: string; adres: string })[]> {
  const rijen = await metDoor(db)
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id as account_id', 'a.naam', 'a.adres'])
    .where('r.onderwijsregio', '=', onderwijsregio)
    .orderBy('r.soort', 'desc')
    .orderBy('a.naam')
    .execute();
  return rijen.map(({ door_naam, door_adres, ...rij }) => ({ ...rij, door: door_naam || door_adres }));
}

/** Of these regions those without a projectleider, in the same order. */
export async function zonderProjectleider(db: Db, regios: readonly string[]): Promise<string[]> {
  const met = await db
    .selectFrom('recht')
    .select('onderwijsregio')
    .distinct()
    .where('soort', '=', 'projectleider')
    .where('ingetrokken_op', 'is', null)
    .execute();
  const geleid = new Set(met.map(({ onderwijsregio }) => onderwijsregio));
  return regios.filter((regio) => !geleid.has(regio));
}

const metDoor = (db: Db) =>
  db
    .selectFrom('recht as r')
    .leftJoin('account as d', 'd.id', 'r.verleend_door')
    .select(['r.id', 'r.soort', 'r.onderwijsregio', 'r.verleend_op as sinds', 'd.naam as door_naam', 'd.adres as door_adres'])
    .where('r.ingetrokken_op', 'is', null);

async function rechtregels(db: Db, ids: readonly string[]): Promise<Map<string, Rechtregel[]>> {
  const perMens = new Map<string, Rechtregel[]>();
  if (ids.length === 0) return perMens;
  const rijen = await metDoor(db).select('r.account_id').where('r.account_id', 'in', ids).orderBy('r.id').execute();
  for (const { account_id, door_naam, door_adres, ...rij } of rijen)
    perMens.set(account_id ?? '', [...(perMens.get(account_id ?? '') ?? []), { ...rij, door: door_naam || door_adres }]);
  return perMens;
}
