import { bevat } from '#db/dialecten/beide-dialecten.ts';
import type { Db } from '#db/tabellen.ts';
import { SIGNAALSTATUSSEN, type Signaalstatus } from '#db/tabellen-signaal.ts';
import { type Bladzijde, bladzijdeVanAantal } from '#grond/bladzijde.ts';
import type { Signaal } from './signaal.ts';
import { wachtOpAntwoord } from './signaalhandelingen.ts';

type Deel = Pick<Signaal, 'id' | 'titel' | 'onderwijsregio'>;
type Regelvelden = 'soort' | 'status' | 'ingediendOp' | 'gewijzigdOp' | 'bekekenOp' | 'openbaarOp' | 'openbaarGewenst';
/** As much of a signal as its line in the list of the Realisatie-Eenheid says. */
export interface Signaalregel extends Deel, Pick<Signaal, Regelvelden> {
  tafel: string;
  /** In how many other regions it goes on as well. */
  mede: number;
  /** The signals that go on with it, the first first. */
  delen: Deel[];
}

/** What waits for an answer, the oldest first, and what was answered or sent back, the newest first. */
const DELEN = {
  lopend: { statussen: SIGNAALSTATUSSEN.filter(wachtOpAntwoord), volgorde: 'asc' },
  klaar: {
    statussen: SIGNAALSTATUSSEN.filter((status) => !wachtOpAntwoord(status) && status !== 'gebundeld' && status !== 'ingetrokken'),
    volgorde: 'desc',
  },
} as const;

export interface Signaallijstvraag {
  deel: keyof typeof DELEN;
  /** Words of its title or text, or of the title of one that goes on with it. */
  zoek: string;
  pagina: number;
  perPagina: number;
}

/** A page of the signals, as the Realisatie-Eenheid works on them. */
export async function signaallijst(db: Db, { deel, zoek, pagina, perPagina }: Signaallijstvraag): Promise<Bladzijde<Signaalregel>> {
  const { statussen, volgorde } = DELEN[deel];
  const { aantal } = await gezocht(db, zoek)
    .where('s.status', 'in', statussen)
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow();
  const { vanaf, ...blad } = bladzijdeVanAantal(aantal, pagina, perPagina);
  // State by state, each by its own index: of these only the page is read, where one condition on all would sort all there are.
  const perStatus = statussen.map((status) => gezocht(db, zoek).where('s.status', '=', status).select(['s.id', 's.ingediend_op']));
  const deze = await perStatus
    .reduce((samen, een) => samen.unionAll(een))
    .orderBy('ingediend_op', volgorde)
    .orderBy('id')
    .limit(perPagina)
    .offset(vanaf)
    .execute();
  const items = await regels(
    db,
    deze.map(({ id }) => id),
  );
  return { items, ...blad };
}

/** The tables on which a signal lies now, by name. */
export async function bezetteTafels(db: Db): Promise<string[]> {
  const opTafel: Signaalstatus = 'naar-tafel';
  const tafels = await db.selectFrom('signaal').select('tafel').distinct().where('status', '=', opTafel).orderBy('tafel').execute();
  return tafels.map(({ tafel }) => tafel);
}

/** All signals, or those that hold each of these words. */
function gezocht(db: Db, zoek: string) {
  const woorden = zoek.split(/\s+/).filter((woord) => woord !== '');
  return db.selectFrom('signaal as s').where(({ and, or, exists, selectFrom }) =>
    and(
      woorden.map((woord) => {
        const deel = selectFrom('signaal as d').select('d.id').whereRef('d.gebundeld_in', '=', 's.id').where(bevat('d.titel', woord));
        return or([...['s.titel', 's.speelt', 's.nodig'].map((kolom) => bevat(kolom, woord)), exists(deel)]);
      }),
    ),
  );
}

/** The lines of these, in this order. */
async function regels(db: Db, ids: readonly string[]): Promise<Signaalregel[]> {
  if (ids.length === 0) return [];
  const rijen = await db
    .selectFrom('signaal as s')
    .select(['s.id', 's.soort', 's.titel', 's.onderwijsregio', 's.status', 's.tafel', 's.ingediend_op', 's.gewijzigd_op'])
    .select(['s.bekeken_op', 's.openbaar_op', 's.openbaar_gewenst'])
    .select(({ selectFrom, fn }) =>
      selectFrom('medesignaal as m').whereRef('m.signaal_id', '=', 's.id').select(fn.countAll<number>().as('n')).as('mede'),
    )
    .where('s.id', 'in', ids)
    .execute();
  const mee = await db
    .selectFrom('signaal')
    .select(['id', 'titel', 'onderwijsregio', 'gebundeld_in'])
    .where('gebundeld_in', 'in', ids)
    .orderBy('ingediend_op')
    .orderBy('id')
    .execute();
  const delen = Map.groupBy(mee, ({ gebundeld_in }) => gebundeld_in);
  const perId = new Map(
    rijen.map(({ ingediend_op, gewijzigd_op, bekeken_op, openbaar_op, openbaar_gewenst, mede, ...rij }): [string, Signaalregel] => [
      rij.id,
      {
        ...{ ...rij, ingediendOp: ingediend_op, gewijzigdOp: gewijzigd_op, bekekenOp: bekeken_op, openbaarOp: openbaar_op },
        ...{ openbaarGewenst: openbaar_gewenst === 1, mede: mede ?? 0 },
        delen: (delen.get(rij.id) ?? []).map(({ gebundeld_in: _, ...deel }) => deel),
      },
    ]),
  );
  return ids.flatMap((id) => perId.get(id) ?? []);
}
