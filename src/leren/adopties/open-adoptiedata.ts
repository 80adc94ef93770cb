import { perDing } from '#inhoud/per-versie.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Adoptie } from './adoptie.ts';
import { type Toepassing, verspreidingVan } from './verspreiding.ts';

/** What regions take over of each other, as members of a JSON list at this origin: who, what, how far, and in their own words. */
export function openAdoptiedata(adopties: readonly Adoptie[], inhoud: Inhoud, origin: string): string[] {
  const verspreiding = verspreidingVan(adopties, inhoud);
  return inhoud.alle('praktijken').flatMap(({ slug }) => verspreiding.vanPraktijk(slug).map((een) => alsJson(een, origin)));
}

const alsJson = perDing(({ praktijk: { slug, url, gegevens }, regio, adoptie: a }: Toepassing, origin) =>
  JSON.stringify({
    id: `adoptie/${slug}/${regio.slug}`,
    soort: 'adoptie',
    praktijk: slug,
    url: origin + url,
    regio: regio.slug,
    ...{ stand: a.stand, sinds: a.sinds, tot: a.tot, omvang: a.omvang, anders: a.anders, resultaat: a.resultaat, stopreden: a.stopreden },
    ...{ stopuitleg: a.stopuitleg, reactie: a.reactie, reactieBij: a.reactieStand, voorbeeld: gegevens.voorbeeld },
    gewijzigd: new Date(a.gewijzigdOp).toISOString(),
  }),
);
