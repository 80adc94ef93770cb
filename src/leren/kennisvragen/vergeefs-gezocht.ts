import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';

export interface Zoektelling {
  vraag: string;
  aantal: number;
  /** The last day on which nothing was found, as 2026-11-21. */
  laatst: string;
}

export const TELDAGEN = 90;
const MEESTE = 100;

/** What people searched in vain in the last 90 days, most often first. */
export const vergeefsGezocht = (db: Db, { nu }: { nu: Moment }): Promise<Zoektelling[]> =>
  db
    .selectFrom('zoektelling')
    .select(({ fn }) => ['vraag', fn.sum<number>('aantal').as('aantal'), fn.max<string>('dag').as('laatst')])
    .where('dag', '>', isoDatum(nu - TELDAGEN * DAG_MS))
    .groupBy('vraag')
    .orderBy('aantal', 'desc')
    .orderBy('laatst', 'desc')
    .orderBy('vraag')
    .limit(MEESTE)
    .execute();

/** How often which words found nothing, from a day until another, as far as that is still kept; by word. */
export const vergeefsTussen = (db: Db, { van, tot }: { van: string; tot: string }): Promise<Omit<Zoektelling, 'laatst'>[]> =>
  db
    .selectFrom('zoektelling')
    .select(({ fn }) => ['vraag', fn.sum<number>('aantal').as('aantal')])
    .where('dag', '>=', van)
    .where('dag', '<', tot)
    .groupBy('vraag')
    .orderBy('vraag')
    .execute();
