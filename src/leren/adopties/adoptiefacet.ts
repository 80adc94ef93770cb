import type { Facetdefinitie } from '#inhoud/lijsten/facetten.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import type { Verspreiding } from './verspreiding.ts';

/** Best practices that other regions really work with. */
export const adoptieFacet = (verspreiding: Verspreiding): Facetdefinitie<Stuk<'praktijken'>> => ({
  naam: 'toegepast',
  titel: 'Toegepast door anderen',
  uitleg: "Andere regio's laten weten dat zij dit ook doen.",
  opties: [{ waarde: 'ja', tekst: 'Ja, in een andere regio' }],
  waarden: ({ slug }) => (verspreiding.aantal(slug) > 0 ? ['ja'] : []),
  mede: verspreiding,
});
