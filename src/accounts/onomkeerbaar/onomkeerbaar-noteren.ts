import { z } from 'astro/zod';
import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';

/**
 * What a backup that is put back may not undo. Of an account only its number: once the account is gone, that says nothing
 * about anybody.
 */
export const onomkeerbaar = z.discriminatedUnion('wat', [
  z.strictObject({ wat: z.literal('account-gewist'), account: z.string(), op: z.int() }),
  z.strictObject({ wat: z.literal('agenda-adres-vervallen'), account: z.string(), op: z.int() }),
  z.strictObject({
    wat: z.literal('recht-beeindigd'),
    account: z.string(),
    soort: z.enum(['auteur', 'projectleider', 're']),
    onderwijsregio: z.string().nullable(),
    op: z.int(),
  }),
  z.strictObject({ wat: z.literal('rechten-verhuisd'), van: z.string(), naar: z.string(), op: z.int() }),
  z.strictObject({ wat: z.literal('regio-weggehaald'), account: z.string(), onderwijsregio: z.string(), op: z.int() }),
  z.strictObject({ wat: z.literal('volgen-gestopt'), volgt: z.string(), op: z.int() }),
  z.strictObject({
    wat: z.literal('volgronde'),
    ritme: z.enum(['direct', 'week']),
    moment: z.int(),
    van: z.int(),
    tot: z.int(),
    sleutels: z.array(z.string()),
    op: z.int(),
  }),
  z.strictObject({ wat: z.literal('tweede-stap-weggehaald'), account: z.string(), op: z.int() }),
]);
export type Onomkeerbaar = z.infer<typeof onomkeerbaar>;

/** Notes it in the transaction of the act; `Onthoudboek.bijschrijven` brings it to the disk beside the database after that. */
export async function onomkeerbaarNoteren(trx: Transaction<Tabellen>, daad: Onomkeerbaar): Promise<void> {
  await trx
    .insertInto('onomkeerbaar')
    .values({ daad: JSON.stringify(daad) })
    .execute();
}
