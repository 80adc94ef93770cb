import { sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { ACHTERAF_DAGEN } from '#kennissessies/aanvinkvenster.ts';
import { opkomstPerSessie } from '#kennissessies/opkomst.ts';

/**
 * Counts once who came to each session, when nothing can change it any more: until fourteen days after the last meeting people are
 * ticked, or say so themselves. After that it stays, also when nobody may know any more who they were. Answers how many sessions.
 */
export async function bezoekTellen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  return db.transaction().execute((trx) => bezoekTellenIn(trx, nu));
}

/** The same, as part of something larger. */
export async function bezoekTellenIn(trx: Transaction<Tabellen>, nu: Moment): Promise<number> {
  const sessies = await trx
    .selectFrom('kennissessie')
    .select('id')
    .where('eind_op', '<=', nu - ACHTERAF_DAGEN * DAG_MS)
    .where('status', 'not in', ['concept', 'afgelast'])
    .where('id', 'not in', trx.selectFrom('bezoektelling').select('kennissessie_id'))
    .execute();
  for (const { id } of sessies) await tel(trx, id, nu);
  return sessies.length;
}

async function tel(trx: Transaction<Tabellen>, id: string, nu: Moment): Promise<void> {
  const opkomst = (await opkomstPerSessie(trx, [id])).get(id) ?? [];
  const { aangemeld } = await trx
    .selectFrom('aanmelding')
    .select(({ fn }) => fn.countAll<number>().as('aangemeld'))
    .where('kennissessie_id', '=', id)
    .where('status', '=', 'bevestigd')
    .executeTakeFirstOrThrow();
  const erbij = await wieErbijWas(trx, id);
  const soort = (wat: string) => erbij.filter((een) => een.soort === wat).length;
  // Of who came without a sign-up only a number is known: at most so many at one meeting.
  const zonder = Math.max(0, ...opkomst.map((een) => een.zonder));
  const bijgehouden = opkomst.some((een) => een.bijgehouden) ? 1 : 0;
  const getallen = { nieuw: soort('nieuw'), terug: soort('terug'), onbekend: soort('onbekend') + zonder };
  await trx
    .insertInto('bezoektelling')
    .values({ kennissessie_id: id, geteld_op: nu, aangemeld, bijgehouden, ...getallen })
    .execute();
  const perRegio = Map.groupBy(erbij, ({ onderwijsregio }) => onderwijsregio);
  for (const [onderwijsregio, mensen] of perRegio)
    if (onderwijsregio !== null)
      await trx.insertInto('bezoektelling_regio').values({ kennissessie_id: id, onderwijsregio, aantal: mensen.length }).execute();
}

/** Everybody who was there, once: whether that person was at a session before, which ended when this one began. */
async function wieErbijWas(trx: Transaction<Tabellen>, id: string) {
  const { rows } = await sql<{ onderwijsregio: string | null; soort: 'nieuw' | 'terug' | 'onbekend' }>`
    select a.onderwijsregio, case when a.account_id is null then 'onbekend' when exists (
        select 1 from aanmelding e join kennissessie v on v.id = e.kennissessie_id
          join aanwezigheid w on w.aanmelding_id = e.id and w.uitslag = 'aanwezig'
        where e.account_id = a.account_id and v.eind_op <= k.begin_op and v.id <> k.id) then 'terug' else 'nieuw' end soort
    from aanmelding a join kennissessie k on k.id = a.kennissessie_id
    where a.kennissessie_id = ${id}
      and exists (select 1 from aanwezigheid w where w.aanmelding_id = a.id and w.uitslag = 'aanwezig')`.execute(trx);
  return rows;
}

/** What was counted of a session; of a list that nobody kept only how many had a place. */
export interface Bezoektelling {
  aangemeld: number;
  erbij: { nieuw: number; terug: number; onbekend: number } | null;
  /** The regions from which somebody came, as they were called then. */
  regios: readonly string[];
}

/** By the id of its session. */
export async function bezoektellingen(db: Db): Promise<Map<string, Bezoektelling>> {
  const rijen = await db.selectFrom('bezoektelling').selectAll().execute();
  const regios = await db.selectFrom('bezoektelling_regio').select(['kennissessie_id', 'onderwijsregio']).execute();
  const perSessie = Map.groupBy(regios, (rij) => rij.kennissessie_id);
  return new Map(
    rijen.map(({ kennissessie_id: id, aangemeld, bijgehouden, nieuw, terug, onbekend }) => {
      const vanwaar = (perSessie.get(id) ?? []).map(({ onderwijsregio }) => onderwijsregio);
      return [id, { aangemeld, erbij: bijgehouden === 1 ? { nieuw, terug, onbekend } : null, regios: vanwaar }] as const;
    }),
  );
}
