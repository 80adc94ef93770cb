import { bevat } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { GEBEURTENISSEN, type Gebeurtenissoort } from './soorten-gebeurtenis.ts';

export interface Gebeurtenisregel {
  id: number;
  op: Moment;
  /** Name (or address, before a first login is finished) of who did it; null for the command line and for an erased account. */
  door: string | null;
  wat: string;
  over: string | null;
  kennissessie: { id: string; titel: string } | null;
  onderwijsregio: string | null;
  bijzonderheden: string;
}
export interface Gebeurtenisvraag {
  /** Part of a name or address, of who did it or whom it is about. */
  persoon?: string;
  /** Part of a title, or the number of one session. */
  kennissessie?: string;
  onderwijsregio?: string;
  /** Only rows before this one: the next page. */
  voor?: number;
}

export const GEBEURTENISSEN_PER_PAGINA = 100;

/** The latest events first, with how to ask for older ones. */
export async function gebeurtenislijst(
  db: Db,
  { persoon = '', kennissessie = '', onderwijsregio = '', voor }: Gebeurtenisvraag = {},
): Promise<{ regels: Gebeurtenisregel[]; ouder: number | null }> {
  const wie = () =>
    db
      .selectFrom('account')
      .select('id')
      .where(({ or }) => or([bevat('naam', persoon), bevat('adres', persoon)]));
  const welke = () =>
    db
      .selectFrom('kennissessie')
      .select('id')
      .where(({ eb, or }) => or([eb('id', '=', kennissessie), bevat('titel', kennissessie)]));
  const rijen = await db
    .selectFrom('gebeurtenis as g')
    .leftJoin('account as d', 'd.id', 'g.door')
    .leftJoin('account as o', 'o.id', 'g.over')
    .leftJoin('kennissessie as k', 'k.id', 'g.kennissessie_id')
    .select(['g.id', 'g.op', 'g.wat', 'g.onderwijsregio', 'g.bijzonderheden', 'g.kennissessie_id', 'k.titel'])
    .select(['d.naam as door_naam', 'd.adres as door_adres', 'o.naam as over_naam', 'o.adres as over_adres'])
    .$if(persoon !== '', (vraag) => vraag.where((eb) => eb.or([eb('g.door', 'in', wie()), eb('g.over', 'in', wie())])))
    .$if(kennissessie !== '', (vraag) => vraag.where('g.kennissessie_id', 'in', welke()))
    .$if(onderwijsregio !== '', (vraag) => vraag.where('g.onderwijsregio', '=', onderwijsregio))
    .$if(voor !== undefined, (vraag) => vraag.where('g.id', '<', voor ?? 0))
    .orderBy('g.id', 'desc')
    .limit(GEBEURTENISSEN_PER_PAGINA + 1)
    .execute();
  const regels = rijen.slice(0, GEBEURTENISSEN_PER_PAGINA).map((rij) => ({
    ...{ id: rij.id, op: rij.op, onderwijsregio: rij.onderwijsregio, bijzonderheden: rij.bijzonderheden },
    wat: woordenVan(rij.wat),
    door: rij.door_naam || rij.door_adres,
    over: rij.over_naam || rij.over_adres,
    kennissessie: rij.kennissessie_id === null ? null : { id: rij.kennissessie_id, titel: rij.titel ?? '' },
  }));
  return { regels, ouder: rijen.length > GEBEURTENISSEN_PER_PAGINA ? (regels.at(-1)?.id ?? null) : null };
}

/** What somebody did and what was done about somebody, for their own export; of others only whether they did it. */
export async function eigenGebeurtenissen(
  db: Db,
  { id }: { id: string },
): Promise<{ op: Moment; wat: string; door: 'jij' | 'iemand anders'; onderwijsregio: string | null; bijzonderheden: string }[]> {
  const rijen = await db
    .selectFrom('gebeurtenis')
    .select(['op', 'wat', 'door', 'onderwijsregio', 'bijzonderheden'])
    .where((eb) => eb.or([eb('door', '=', id), eb('over', '=', id)]))
    .orderBy('id')
    .execute();
  return rijen.map((rij) => ({ ...rij, wat: woordenVan(rij.wat), door: rij.door === id ? 'jij' : 'iemand anders' }));
}

const isSoort = (wat: string): wat is Gebeurtenissoort => Object.hasOwn(GEBEURTENISSEN, wat);
const woordenVan = (wat: string): string => (isSoort(wat) ? GEBEURTENISSEN[wat] : wat);
