import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { isoMaand, maandLater } from '#grond/taal/datum.ts';

/** Of example texts, how often they were read: in this month, the one before and so on. */
const GELEZEN: readonly [collectie: string, slug: string, ...perMaand: number[]][] = [
  ['praktijken', 'een-loket-voor-iedereen-die-het-onderwijs-in-wil', 64, 92, 71, 38, 12],
  ['praktijken', 'professionaliseren-via-een-gedeelde-academie', 17, 23, 0, 9, 4],
  ['praktijken', 'drie-jaar-begeleiding-voor-iedere-startende-leraar', 41, 55, 60, 22],
  ['onderwijsregios', 'voorbeeldregio-waterkant', 28, 33, 19, 7],
  ['onderwijsregios', 'voorbeeldregio-heuvelrand', 6, 11, 15, 3],
];

/** In the trial nothing was read yet, and a table of noughts shows nobody how it works. */
export async function leestellingenVullen(trx: Transaction<Tabellen>, nu: Moment): Promise<void> {
  const rijen = GELEZEN.flatMap(([collectie, slug, ...perMaand]) =>
    perMaand.map((aantal, terug) => ({ maand: maandLater(isoMaand(nu), -terug), collectie, slug, aantal })),
  );
  await trx
    .insertInto('leestelling')
    .values(rijen.filter(({ aantal }) => aantal > 0))
    .execute();
}
