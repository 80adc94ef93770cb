import type { Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import type { Db } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { onbeantwoordeGesprekken, waaroverGesprek } from '#leren/gesprekken/gesprek.ts';
import { EEN_MEER, type Soortpunten } from './punt.ts';

/** Talks that one region asked of another and that got no answer: the Realisatie-Eenheid may make a kennissessie of them. */
export async function gesprekpunten(db: Db, { inhoud, regionaam }: { inhoud: Inhoud; regionaam: Regionaam }): Promise<Soortpunten> {
  const gesprekken = await onbeantwoordeGesprekken(db, EEN_MEER);
  return {
    punten: gesprekken.map((een) => ({
      titel: waaroverGesprek(inhoud, een).titel,
      href: `/beheer/gesprekken/#gesprek-${een.id}`,
      bij: `gesprek, geen antwoord van ${regionaam(een.naarRegio)}`,
      sinds: een.gevraagdOp,
    })),
    alle: { titel: 'alle gesprekken zonder antwoord', href: '/beheer/gesprekken/' },
  };
}
