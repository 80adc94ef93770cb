import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';

/**
 * Puts a letter about a text in the outbox, with a subject that this reader had not about it before: who gets "Teruggestuurd" a second
 * time sees that it is another letter, and mail programs do not lay it under the first.
 */
export async function briefSturen(trx: Transaction<Tabellen>, brief: Brief, nu: Moment): Promise<void> {
  const eerder = await trx
    .selectFrom('outbox')
    .select('onderwerp')
    .where('reeks', '=', brief.reeks ?? '')
    .execute();
  const bezet = new Set(eerder.map(({ onderwerp }) => onderwerp));
  let onderwerp = brief.onderwerp;
  for (let keer = 2; bezet.has(onderwerp); keer += 1) onderwerp = `${brief.onderwerp} (${keer}e keer)`;
  await zetKlaar(trx, { ...brief, onderwerp }, nu);
}
