import type { Transaction } from 'kysely';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { herschrijf, laatsteVan, trekIn, zetKlaar } from '#mail/outbox.ts';
import { nieuweVragen } from './brieven.ts';

/** Everybody of the Realisatie-Eenheid gets one letter about new questions in this time, in ms. */
export const RUST_MS = 60 * 60_000;

/**
 * Tells the Realisatie-Eenheid that there is a new question, in the transaction that writes it. The first is told at once;
 * those within an hour after that come together in one letter.
 */
export async function melden(trx: Transaction<Tabellen>, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  for (const { id, adres, naam } of await vanRe(trx)) {
    const reeks = reeksVan(id);
    const laatste = await laatsteVan(trx, reeks, nu);
    const vragen = await nieuwSinds(trx, laatste?.wacht ? laatste.op : nu);
    const brief = { ...nieuweVragen({ aan: { adres, naam }, vragen, origin }), reeks };
    if (laatste?.wacht) await herschrijf(trx, laatste.id, brief);
    else await zetKlaar(trx, { ...brief, nietVoor: Math.max(nu, laatste ? laatste.gaatOp + RUST_MS : nu) }, nu);
  }
}

/** Tells a letter that still waits what is open now, after a question was answered or closed; with nothing left it does not go out. */
export async function bijstellen(trx: Transaction<Tabellen>, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  for (const { id, adres, naam } of await vanRe(trx)) {
    const laatste = await laatsteVan(trx, reeksVan(id), nu);
    if (!laatste?.wacht) continue;
    const vragen = await nieuwSinds(trx, laatste.op);
    if (vragen.length === 0) await trekIn(trx, laatste.id);
    else await herschrijf(trx, laatste.id, nieuweVragen({ aan: { adres, naam }, vragen, origin }));
  }
}

const reeksVan = (id: string): string => `kennisvragen-${id}`;

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
