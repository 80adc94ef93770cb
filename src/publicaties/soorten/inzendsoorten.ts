import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { BRONKAART } from './bronkaart.ts';
import type { Inzendsoort } from './inzendsoort.ts';
import { NIEUWSBERICHT } from './nieuwsbericht.ts';
import { praktijkGetoond, praktijkVan, uitPraktijk } from './praktijk.ts';
import { REGIOPAGINA } from './regiopagina.ts';
import { terugblikVan, uitTerugblik } from './terugblik.ts';
import { VASTE_PAGINA } from './vaste-pagina.ts';
import { PRAKTIJK } from './velden-praktijk.ts';
import { TERUGBLIK } from './velden-terugblik.ts';

/** Every kind of text that can be written and judged here; whatever differs between them stands in this table. */
export const INZENDSOORTEN: { [C in Inzendcollectie]: Inzendsoort<C> } = {
  praktijken: {
    ...{ naam: 'Best practice', delen: PRAKTIJK, data: ['gepubliceerd', 'gewijzigd', 'gecontroleerd'] },
    ...{ naarBestand: praktijkVan, uitBestand: uitPraktijk, getoond: praktijkGetoond },
    regioVan: ({ gegevens }) => gegevens.regio,
    ...{ oordeel: 'vier-ogen', nooit: [] },
  },
  terugblikken: {
    ...{ naam: 'Terugblik', delen: TERUGBLIK, data: ['gepubliceerd', 'gewijzigd'] },
    ...{ naarBestand: terugblikVan, uitBestand: uitTerugblik },
    getoond: ({ aantal_deelnemers }) => ({ aantal_deelnemers: aantal_deelnemers || 0 }),
    regioVan: ({ gegevens }) => gegevens.regio,
    ...{ oordeel: 'vier-ogen', nooit: [] },
  },
  elders: BRONKAART,
  nieuws: NIEUWSBERICHT,
  onderwijsregios: REGIOPAGINA,
  paginas: VASTE_PAGINA,
};

export const soortVan = (collectie: Inzendcollectie): Inzendsoort => INZENDSOORTEN[collectie];
