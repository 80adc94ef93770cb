import type { Db, Moment } from '#db/tabellen.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { type Inhoud, SOORTEN, SOORTNAAM } from '#inhoud/stuk.ts';
import { vergeefsGezocht, type Zoektelling } from '#leren/kennisvragen/vergeefs-gezocht.ts';

export interface Rond {
  /** What came online last. */
  nieuwste: { titel: string; url: string; soort: string; op: Moment }[];
  /** What people searched in vain most often. */
  vergeefs: Zoektelling[];
}

const MEESTE_NIEUW = 5;
const MEESTE_VERGEEFS = 3;

/** What moves on the site: what came online last and what was looked for in vain. */
export async function watGaatRond(db: Db, { inhoud, nu }: { inhoud: Inhoud; nu: Moment }): Promise<Rond> {
  const alle = (['praktijken', 'terugblikken', 'elders', 'nieuws'] as const).flatMap((collectie) =>
    inhoud.alle(collectie).map(({ url, gegevens }) => ({ collectie, url, titel: gegevens.titel, dag: gegevens.gepubliceerd })),
  );
  const nieuwste = alle
    .sort((a, b) => b.dag.localeCompare(a.dag))
    .slice(0, MEESTE_NIEUW)
    .map(({ collectie, url, titel, dag }) => ({ url, titel, soort: SOORTNAAM[SOORTEN[collectie]].een, op: momentVan(dag) }));
  return { nieuwste, vergeefs: (await vergeefsGezocht(db, { nu })).slice(0, MEESTE_VERGEEFS) };
}
