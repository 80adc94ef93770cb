import { sql, type Transaction } from 'kysely';
import { eenVan } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import type { Kennissessie, Opkomst } from './kennissessie.ts';

/** The numbers of every meeting of which something was kept, by session; of these sessions, or of all. */
export async function opkomstPerSessie(trx: Db | Transaction<Tabellen>, ids?: readonly string[]): Promise<Map<string, Opkomst[]>> {
  const hiervan = (kolom: string) => (ids ? sql`${sql.ref(kolom)} in ${eenVan(ids)}` : sql`true`);
  const { rows } = await sql<Rij>`
    with met_plaats as (
      select kennissessie_id, count(*) mensen from aanmelding where status = 'bevestigd' and ${hiervan('kennissessie_id')} group by 1),
    aangevinkt as (
      select a.kennissessie_id, w.bijeenkomst_id, count(*) filter (where w.uitslag = 'aanwezig') erbij,
        count(*) filter (where w.op is not null and w.uitslag = 'aanwezig') lijst,
        count(*) filter (where a.status = 'bevestigd') bekend
      from aanwezigheid w join aanmelding a on a.id = w.aanmelding_id where ${hiervan('a.kennissessie_id')} group by 1, 2),
    bijeen as (
      select kennissessie_id, bijeenkomst_id from aangevinkt 
      union select kennissessie_id, bijeenkomst_id from zonder_aanmelding where ${hiervan('kennissessie_id')})
    select b.kennissessie_id, b.bijeenkomst_id, coalesce(v.erbij, 0) erbij, coalesce(z.aantal, 0) zonder, coalesce(v.lijst, 0) lijst,
      coalesce(p.mensen, 0) met_plaats, coalesce(p.mensen, 0) - coalesce(v.bekend, 0) onbekend
    from bijeen b
    left join met_plaats p on p.kennissessie_id = b.kennissessie_id
    left join aangevinkt v on v.kennissessie_id = b.kennissessie_id and v.bijeenkomst_id = b.bijeenkomst_id
    left join zonder_aanmelding z on z.kennissessie_id = b.kennissessie_id and z.bijeenkomst_id = b.bijeenkomst_id`.execute(trx);
  const perSessie = Map.groupBy(rows, (rij) => rij.kennissessie_id);
  return new Map([...perSessie].map(([id, rijen]) => [id, rijen.map(alsOpkomst)]));
}

interface Rij {
  kennissessie_id: string;
  bijeenkomst_id: string;
  erbij: number;
  zonder: number;
  lijst: number;
  met_plaats: number;
  onbekend: number;
}

const alsOpkomst = ({ bijeenkomst_id, erbij, zonder, lijst, met_plaats, onbekend }: Rij): Opkomst => ({
  bijeenkomstId: bijeenkomst_id,
  aantal: erbij + zonder,
  zonder,
  // A meeting to which nobody had signed up is kept by its number alone.
  bijgehouden: lijst > 0 || (met_plaats === 0 && zonder > 0),
  onbekend,
});

/** "31 mensen waren erbij." for a session that is over and whose list was kept; otherwise nothing. */
export function opkomstTekst(
  k: Pick<Kennissessie, 'bijeenkomsten' | 'status' | 'eindOp'>,
  opkomst: readonly Opkomst[],
  nu: Moment,
): string {
  if (nu < k.eindOp || k.status === 'afgelast') return '';
  const geteld = k.bijeenkomsten.flatMap(({ id }, plek) => {
    const een = opkomst.find(({ bijeenkomstId }) => bijeenkomstId === id);
    return een?.bijgehouden ? [{ ...een, plek }] : [];
  });
  const [eerste] = geteld;
  if (!eerste) return '';
  const minstens = geteld.some(({ onbekend }) => onbekend > 0) ? 'Ten minste ' : '';
  if (k.bijeenkomsten.length === 1) return `${minstens}${eerste.aantal} ${eerste.aantal === 1 ? 'mens was' : 'mensen waren'} erbij.`;
  const delen = geteld.map(({ aantal, plek }) => `${aantal} bij bijeenkomst ${plek + 1}`);
  return `Aantal mensen dat erbij was: ${minstens.toLowerCase()}${opsomming(delen)}.`;
}

/** The same for everybody to read: of one to four people not how many. */
export function openbareOpkomstTekst(k: Parameters<typeof opkomstTekst>[0], opkomst: readonly Opkomst[], nu: Moment): string {
  const klein = opkomst.filter(({ aantal }) => aantal > 0 && aantal < 5);
  if (klein.length === 0 || opkomstTekst(k, klein, nu) === '') return opkomstTekst(k, opkomst, nu);
  // While somebody is still unknown it may yet be more.
  if (k.bijeenkomsten.length === 1) return klein.some(({ onbekend }) => onbekend > 0) ? '' : 'Minder dan vijf mensen waren erbij.';
  const groot = opkomst.filter((een) => !klein.includes(een));
  return opkomstTekst(k, groot, nu);
}

/**
 * How many different people came, or null when nobody kept that: who was there once, with the most that came unannounced at a time.
 * "38", or "ten minste 38" as long as nothing was ticked of somebody.
 */
export async function aantalErbij(trx: Db | Transaction<Tabellen>, kennissessieId: string): Promise<string | null> {
  const opkomst = (await opkomstPerSessie(trx, [kennissessieId])).get(kennissessieId) ?? [];
  if (!opkomst.some(({ bijgehouden }) => bijgehouden)) return null;
  const { mensen } = await trx
    .selectFrom('aanwezigheid as w')
    .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
    .select(({ fn }) => fn.count<number>('a.id').distinct().as('mensen'))
    .where('a.kennissessie_id', '=', kennissessieId)
    .where('w.uitslag', '=', 'aanwezig')
    .executeTakeFirstOrThrow();
  const minstens = opkomst.some(({ onbekend }) => onbekend > 0) ? 'ten minste ' : '';
  return `${minstens}${mensen + Math.max(0, ...opkomst.map(({ zonder }) => zonder))}`;
}
