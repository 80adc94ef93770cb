import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import type { Inzendsoort } from './inzendsoort.ts';
import { rijenVan, tekstVan } from './veld.ts';
import { downloadsVan, trefwoordenVan, uitDownloads } from './waarden.ts';
import { trefwoorden, WAAR_DE_KERN_STAAT } from './woordkeuzes.ts';

/** News: the Realisatie-Eenheid writes it and places it herself, because it may be urgent. */
export const NIEUWSBERICHT: Inzendsoort<'nieuws'> = {
  naam: 'Nieuwsbericht',
  delen: [
    {
      id: 'bericht',
      titel: 'Het bericht',
      velden: [
        {
          naam: 'titel',
          label: 'Titel',
          soort: 'regel',
          max: LANGSTE_TITEL,
          verplicht: true,
          uitleg: 'Het nieuws zelf, in één zin.',
          voorbeeld: 'Aanmelden voor de landelijke kennisdag kan vanaf vandaag',
        },
        {
          naam: 'kern',
          label: 'Kern',
          soort: 'tekst',
          regels: 3,
          max: 600,
          verplicht: true,
          uitleg: `Wat is er, voor wie en vanaf wanneer? Eén of twee zinnen. ${WAAR_DE_KERN_STAAT}`,
        },
        {
          naam: 'tekst',
          label: 'Tekst',
          soort: 'markdown',
          regels: 12,
          verplicht: true,
          uitleg: 'Wat is er gebeurd, en wat merken lezers ervan?',
        },
      ],
    },
    {
      id: 'bronnen',
      titel: 'Bronnen en zoekwoorden',
      velden: [
        {
          naam: 'bronnen',
          label: 'Bronnen',
          soort: 'rijen',
          een: 'Bron',
          delen: [
            { naam: 'titel', label: 'Titel' },
            { naam: 'url', label: 'Adres, met https:// ervoor' },
            { naam: 'datum', label: 'Datum, zoals 2026-11-21 (mag leeg)' },
          ],
          verplicht: false,
          uitleg: 'Waar staat dit ook te lezen?',
        },
        trefwoorden,
      ],
    },
  ],
  data: ['gepubliceerd', 'gewijzigd'],
  naarBestand(velden, vast) {
    const bronnen = rijenVan(velden, 'bronnen').map(({ titel = '', url = '', datum = '' }) => ({
      titel,
      url,
      ...(datum ? { datum } : {}),
    }));
    const mis = bronnen.some(({ titel, url }) => !titel || !url) ? { bronnen: 'Vul bij elke bron een titel en een adres in.' } : {};
    return {
      mis: mis as Record<string, string>,
      ruw: {
        titel: tekstVan(velden, 'titel'),
        kern: tekstVan(velden, 'kern'),
        bronnen,
        trefwoorden: trefwoordenVan(velden),
        downloads: downloadsVan(velden),
        voorbeeld: vast.voorbeeld,
      },
    };
  },
  uitBestand: ({ gegevens: { titel, kern, bronnen, trefwoorden: woorden, downloads }, tekst }) => ({
    ...{ titel, kern, tekst: uitMdx(tekst).trim(), trefwoorden: woorden.join(', ') },
    bronnen: bronnen.map(({ titel: naam, url, datum }) => ({ titel: naam, url, datum: datum ?? '' })),
    downloads: uitDownloads(downloads),
  }),
  regioVan: () => null,
  ...{ oordeel: 'alleen', nooit: ['verhuizen'] },
};
