import type { Db, Moment } from '#db/tabellen.ts';
import { BEWAREN_MS } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';

/** Takes materials away two years after the last meeting, when it is no longer known who had a place; answers how many. */
export async function materialenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('materiaal')
    .where('kennissessie_id', 'in', (eb) =>
      eb
        .selectFrom('kennissessie')
        .select('id')
        .where('eind_op', '<=', nu - BEWAREN_MS),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
