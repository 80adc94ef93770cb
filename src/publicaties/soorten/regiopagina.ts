import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import type { Inzendsoort } from './inzendsoort.ts';
import { regelsVan, tekstVan } from './veld.ts';
import { downloadsVan, trefwoordenVan, uitDownloads } from './waarden.ts';
import { HEEL_ADRES, trefwoorden, WAAR_DE_KERN_STAAT } from './woordkeuzes.ts';

/** Each kind of partner has a field of its own, with one name a line. */
const PARTNERS = [
  { soort: 'schoolbestuur', label: 'Schoolbesturen' },
  { soort: 'lerarenopleiding', label: 'Lerarenopleidingen' },
  { soort: 'beroepsgroep', label: 'Beroepsgroep' },
  { soort: 'gemeente', label: 'Gemeenten' },
  { soort: 'overig', label: 'Andere partners' },
] as const;

/** The page of a region: the region keeps its words; its name, kind and status only the Realisatie-Eenheid. */
export const REGIOPAGINA: Inzendsoort<'onderwijsregios'> = {
  naam: 'Regiopagina',
  delen: [
    {
      id: 'pagina',
      titel: 'De pagina',
      velden: [
        {
          naam: 'kern',
          label: 'Kern',
          soort: 'tekst',
          regels: 3,
          max: 600,
          verplicht: true,
          uitleg: `Wie zijn jullie en waar werken jullie aan? Eén of twee zinnen. ${WAAR_DE_KERN_STAAT}`,
        },
        {
          naam: 'tekst',
          label: 'Tekst',
          soort: 'markdown',
          regels: 14,
          verplicht: true,
          uitleg: 'Vertel wat een andere regio over jullie moet weten: het gebied, de opgave en hoe jullie samenwerken.',
        },
      ],
    },
    {
      id: 'partners',
      titel: 'Partners',
      uitleg: 'Zet elke partner op een eigen regel.',
      velden: PARTNERS.map(({ soort, label }) => ({
        ...{ naam: `partners_${soort}`, label, soort: 'tekst' as const, regels: 3, max: 5000, verplicht: false, uitleg: '' },
      })),
    },
    {
      id: 'bereikbaar',
      titel: 'Bereikbaar',
      velden: [
        {
          naam: 'contact',
          label: 'Contact',
          soort: 'regel',
          type: 'email',
          max: 200,
          verplicht: false,
          uitleg: 'Een adres van de regio, niet van één persoon.',
          voorbeeld: 'info@onderwijsregio.nl',
        },
        {
          naam: 'website',
          label: 'Website',
          soort: 'regel',
          type: 'url',
          max: 300,
          verplicht: false,
          uitleg: HEEL_ADRES,
        },
        trefwoorden,
      ],
    },
  ],
  data: ['gewijzigd', 'gecontroleerd'],
  blijft: ['titel', 'type', 'landsdeel', 'sectoren', 'status_verloop', 'opgegaan_in', 'bronnen', 'voorbeeld'],
  naarBestand: (velden, { blijvend = {} }) => ({
    mis: {},
    ruw: {
      ...blijvend,
      kern: tekstVan(velden, 'kern'),
      partners: PARTNERS.flatMap(({ soort }) => regelsVan(velden, `partners_${soort}`).map((naam) => ({ soort, naam }))),
      ...Object.fromEntries(['contact', 'website'].flatMap((naam) => (tekstVan(velden, naam) ? [[naam, tekstVan(velden, naam)]] : []))),
      trefwoorden: trefwoordenVan(velden),
      downloads: downloadsVan(velden),
    },
  }),
  uitBestand: ({ gegevens: { kern, partners, contact = '', website = '', trefwoorden: woorden, downloads }, tekst }) => ({
    ...{ kern, tekst: uitMdx(tekst).trim(), contact, website, trefwoorden: woorden.join(', '), downloads: uitDownloads(downloads) },
    ...Object.fromEntries(
      PARTNERS.map(({ soort }) => [
        `partners_${soort}`,
        partners
          .filter((een) => een.soort === soort)
          .map(({ naam }) => naam)
          .join('\n'),
      ]),
    ),
  }),
  regioVan: ({ slug }) => slug,
  ...{ oordeel: 'vier-ogen', nooit: ['intrekken', 'verhuizen'] },
};
