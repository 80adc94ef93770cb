import type { Inhoud } from '#inhoud/stuk.ts';
import type { Adoptie } from './adoptie.ts';
import { verspreidingVan } from './verspreiding.ts';

/** What regions take over of each other, as open data at this origin: who, what, how far, and in their own words. */
export function openAdoptiedata(adopties: readonly Adoptie[], inhoud: Inhoud, origin: string): object[] {
  const verspreiding = verspreidingVan(adopties, inhoud);
  return inhoud.alle('praktijken').flatMap(({ slug, url, gegevens: { voorbeeld } }) =>
    verspreiding.vanPraktijk(slug).map(({ regio, adoptie: a }) => ({
      id: `adoptie/${slug}/${regio.slug}`,
      soort: 'adoptie',
      praktijk: slug,
      url: origin + url,
      regio: regio.slug,
      ...{ stand: a.stand, sinds: a.sinds, tot: a.tot, omvang: a.omvang, anders: a.anders, resultaat: a.resultaat, stopreden: a.stopreden },
      ...{ stopuitleg: a.stopuitleg, reactie: a.reactie, reactieBij: a.reactieStand, voorbeeld },
      gewijzigd: new Date(a.gewijzigdOp).toISOString(),
    })),
  );
}
