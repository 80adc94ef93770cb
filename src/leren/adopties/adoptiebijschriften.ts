import type { Adoptiestand } from '#db/tabellen-adoptie.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { perAfschrift } from '#leren/per-afschrift.ts';
import type { Adoptie } from './adoptie.ts';
import { verspreidingVan } from './verspreiding.ts';

/** By which words a best practice is found under the name of a region that takes it over. */
const IN_ZOEKEN: Record<Adoptiestand, string> = {
  verkent: 'verkent dit',
  'past-toe': 'past dit toe',
  aangepast: 'past dit op een eigen manier toe',
  geborgd: 'heeft dit geborgd',
  gestopt: 'is hiermee gestopt',
};

/** What regions take over, as sentences beside each best practice; the same list as long as nothing changed. */
export const adoptiebijschriften = perAfschrift((adopties: readonly Adoptie[], inhoud: Inhoud) =>
  inhoud.alle('praktijken').flatMap(({ slug, url }) => {
    const zinnen = verspreidingVan(adopties, inhoud)
      .vanPraktijk(slug)
      .map(({ regio, adoptie }) => `${regio.gegevens.titel} ${IN_ZOEKEN[adoptie.stand]}.`);
    return zinnen.length > 0 ? [{ url, zinnen }] : [];
  }),
);
