import type { Db, Moment } from '#db/tabellen.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { type Inhoud, SOORTEN, SOORTNAAM } from '#inhoud/stuk.ts';
import { nieuwste } from '#inhoud/tonen/nieuwste.ts';
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
  const laatste = nieuwste(inhoud, MEESTE_NIEUW).map(({ collectie, url, gegevens }) => ({
    ...{ url, titel: gegevens.titel, soort: SOORTNAAM[SOORTEN[collectie]].een, op: momentVan(gegevens.gepubliceerd) },
  }));
  return { nieuwste: laatste, vergeefs: (await vergeefsGezocht(db, { nu })).slice(0, MEESTE_VERGEEFS) };
}
