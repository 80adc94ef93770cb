import type { Transaction } from 'kysely';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { type Bundel, bundelBijstellen, bundelen } from '#mail/bundelen.ts';

type Trx = Transaction<Tabellen>;
type Wanneer = { origin: string; nu: Moment };
type Post = { aan: { adres: string; naam: string }; sinds: Moment; origin: string };

/**
 * Tells everybody of the Realisatie-Eenheid what came in, in the transaction that writes it; at most one letter an hour. `bijstellen` tells
 * a letter that still waits what is open now. `maak` writes it of what came since; null when there is nothing to tell.
 */
export function bijDeRe(reeks: string, maak: (trx: Trx, post: Post) => ReturnType<Bundel['maak']>) {
  const elk = async (trx: Trx, { origin, nu }: Wanneer, doe: (trx: Trx, bundel: Bundel) => Promise<unknown>): Promise<void> => {
    for (const { id, adres, naam } of await vanRe(trx))
      await doe(trx, { reeks: `${reeks}-${id}`, maak: (sinds) => maak(trx, { aan: { adres, naam }, sinds, origin }), nu });
  };
  return {
    melden: (trx: Trx, wanneer: Wanneer) => elk(trx, wanneer, bundelen),
    bijstellen: (trx: Trx, wanneer: Wanneer) => elk(trx, wanneer, bundelBijstellen),
  };
}
