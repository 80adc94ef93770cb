import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import type { Inzendsoort } from './inzendsoort.ts';
import { regelsVan, tekstVan, type Velden } from './veld.ts';
import { downloadsVan, trefwoordenVan, uitDownloads } from './waarden.ts';
import { trefwoorden } from './woordkeuzes.ts';

type Begrip = NonNullable<Gegevens<'paginas'>['begrippen']>[number];
/** "po (primair onderwijs): De basisschool." */
const BEGRIP = /^([^:(]*[^:(\s])\s*(?:\((.+?)\))?\s*:\s+(\S.*)$/;

/** A page that comes with the site: its address is fixed and it is always there, its words are kept by the Realisatie-Eenheid. */
export const VASTE_PAGINA: Inzendsoort<'paginas'> = {
  naam: 'Vaste pagina',
  delen: [
    {
      id: 'pagina',
      titel: 'De pagina',
      velden: [
        { naam: 'titel', label: 'Titel', soort: 'regel', max: LANGSTE_TITEL, verplicht: true, uitleg: 'Staat bovenaan de pagina.' },
        {
          naam: 'kern',
          label: 'Kern',
          soort: 'tekst',
          regels: 3,
          max: 600,
          verplicht: true,
          uitleg: 'Waar gaat de pagina over? Eén of twee zinnen. Ze staan bovenaan en in zoekresultaten.',
        },
        {
          naam: 'tekst',
          label: 'Tekst',
          soort: 'markdown',
          regels: 20,
          verplicht: false,
          uitleg: 'Geef elk onderwerp een tussenkop: dan vinden lezers het snel.',
        },
        {
          naam: 'begrippen',
          label: 'Begrippen',
          soort: 'tekst',
          regels: 20,
          verplicht: false,
          alleenBij: 'begrippen',
          uitleg: 'Zet elk begrip op een eigen regel, op volgorde van het alfabet. Eerst het woord, dan een dubbele punt en de uitleg.',
          voorbeeld: 'po (primair onderwijs): De basisschool en het speciaal basisonderwijs.',
        },
      ],
    },
    {
      id: 'bijhouden',
      titel: 'Bijhouden',
      velden: [
        {
          naam: 'invullen',
          label: 'Nog in te vullen',
          soort: 'regel',
          max: 200,
          verplicht: false,
          uitleg:
            'Wat ontbreekt er nog op deze pagina? Zolang hier iets staat, meldt Techniek het. Is alles ingevuld, maak dit veld dan leeg.',
        },
        trefwoorden,
      ],
    },
  ],
  data: ['gewijzigd'],
  naarBestand(velden) {
    const invullen = tekstVan(velden, 'invullen');
    const { begrippen, vreemd } = leesBegrippen(velden);
    return {
      mis: vreemd ? { begrippen: `Zet een dubbele punt tussen het begrip en de uitleg. Dat mist bij “${vreemd.slice(0, 60)}”.` } : {},
      ruw: {
        titel: tekstVan(velden, 'titel'),
        kern: tekstVan(velden, 'kern'),
        trefwoorden: trefwoordenVan(velden),
        downloads: downloadsVan(velden),
        ...(invullen ? { invullen } : {}),
        ...(begrippen.length > 0 ? { begrippen } : {}),
      },
    };
  },
  uitBestand: ({ gegevens: { titel, kern, invullen = '', begrippen = [], trefwoorden: woorden, downloads }, tekst }) => ({
    ...{ titel, kern, invullen, tekst: uitMdx(tekst).trim(), trefwoorden: woorden.join(', '), downloads: uitDownloads(downloads) },
    begrippen: begrippen.map(({ term, voluit, uitleg }) => `${term}${voluit ? ` (${voluit})` : ''}: ${uitleg}`).join('\n'),
  }),
  regioVan: () => null,
  ...{ oordeel: 'vier-ogen', nooit: ['intrekken', 'verhuizen'] },
};

function leesBegrippen(velden: Velden): { begrippen: Begrip[]; vreemd: string | undefined } {
  const begrippen: Begrip[] = [];
  for (const regel of regelsVan(velden, 'begrippen')) {
    const [, term = '', voluit, uitleg = ''] = BEGRIP.exec(regel) ?? [];
    if (!uitleg) return { begrippen, vreemd: regel };
    begrippen.push({ term, ...(voluit ? { voluit } : {}), uitleg });
  }
  return { begrippen, vreemd: undefined };
}
