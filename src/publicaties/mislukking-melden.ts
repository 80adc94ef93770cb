import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { nietOnlineGekomen } from './brieven.ts';
import type { Inzending } from './inzending.ts';
import { schrijvers, vanRe } from './ontvangers.ts';

/** Tells its authors and the Realisatie-Eenheid that a text did not get online; who is both hears it once. */
export async function mislukkingMelden(
  trx: Transaction<Tabellen>,
  inzending: Inzending,
  { waarom, origin, nu }: { waarom: string; origin: string; nu: Moment },
): Promise<void> {
  const re = await vanRe(trx);
  const anderen = (await schrijvers(trx, inzending)).filter(({ id }) => !re.some((een) => een.id === id));
  for (const aan of re) await briefSturen(trx, nietOnlineGekomen({ inzending, aan, origin }, { waarom, voor: 're' }), nu);
  for (const aan of anderen) await briefSturen(trx, nietOnlineGekomen({ inzending, aan, origin }, { waarom, voor: 'schrijver' }), nu);
}
