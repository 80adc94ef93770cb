import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import type { Inzendbrief } from './brieven.ts';

/**
 * Puts a letter about a text in the outbox, with a subject that this reader had not about it before: who gets "Teruggestuurd" a second
 * time sees that it is another letter, and mail programs do not lay it under the first. Counted by what is kept of delivered letters.
 */
export async function briefSturen(trx: Transaction<Tabellen>, brief: Inzendbrief, nu: Moment): Promise<void> {
  const { eerder } = await trx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('eerder'))
    .where('reeks', '=', brief.reeks)
    .where('soort', '=', brief.soort)
    .executeTakeFirstOrThrow();
  await zetKlaar(trx, eerder === 0 ? brief : { ...brief, onderwerp: `${brief.onderwerp} (${eerder + 1}e keer)` }, nu);
}
