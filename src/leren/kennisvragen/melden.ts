import type { Transaction } from 'kysely';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { type Bundel, bundelBijstellen, bundelen } from '#mail/bundelen.ts';
import { nieuweVragen } from './brieven.ts';

/** Tells the Realisatie-Eenheid that there is a new question, in the transaction that writes it; at most one letter an hour. */
export async function melden(trx: Transaction<Tabellen>, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  for (const bundel of await bundels(trx, { origin, nu })) await bundelen(trx, bundel);
}

/** Tells a letter that still waits what is open now, after a question was answered or closed. */
export async function bijstellen(trx: Transaction<Tabellen>, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  for (const bundel of await bundels(trx, { origin, nu })) await bundelBijstellen(trx, bundel);
}

const bundels = async (trx: Transaction<Tabellen>, { origin, nu }: { origin: string; nu: Moment }): Promise<Bundel[]> =>
  (await vanRe(trx)).map(({ id, adres, naam }) => ({
    reeks: `kennisvragen-${id}`,
    maak: async (sinds) => {
      const vragen = await nieuwSinds(trx, sinds);
      return vragen.length === 0 ? null : nieuweVragen({ aan: { adres, naam }, vragen, origin });
    },
    nu,
  }));

const nieuwSinds = async (trx: Transaction<Tabellen>, sinds: Moment): Promise<string[]> =>
  (
    await trx
      .selectFrom('kennisvraag')
      .select('vraag')
      .where('gesteld_op', '>=', sinds)
      .where('status', '=', 'open')
      .orderBy('gesteld_op')
      .execute()
  ).map(({ vraag }) => vraag);
