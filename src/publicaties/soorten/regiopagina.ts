import { HULPGRENZEN } from '#inhoud/schema.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import type { Inzendsoort } from './inzendsoort.ts';
import { regelsVan, rijenVan, tekstVan, type Veld, type Velden } from './veld.ts';
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

/** What a region asks of others and has for them: a few lines, each at a bouwsteen. */
const HULP = [
  {
    naam: 'zoekt',
    label: 'Hier zoeken wij hulp bij',
    uitleg: 'Noem een vraag waar een andere regio iets mee kan.',
  },
  {
    naam: 'biedt',
    label: 'Hier kun je bij ons terecht',
    uitleg: 'Noem iets waar jullie ervaring mee hebben en over willen vertellen.',
  },
] as const;

const hulpveld = ({ naam, label, uitleg }: (typeof HULP)[number]): Veld => ({
  ...{
    naam,
    label,
    uitleg: `${uitleg} Hoogstens ${HULPGRENZEN.regels} regels van ${HULPGRENZEN.zin} tekens.`,
    soort: 'rijen',
    een: 'Regel',
  },
  delen: [
    { naam: 'zin', label: 'Regel', max: HULPGRENZEN.zin },
    { naam: 'bouwsteen', label: 'Bouwsteen bij regel', opties: 'bouwstenen' },
  ],
  ...{ hoogstens: HULPGRENZEN.regels, verplicht: false },
});

const hulpregels = (velden: Velden, naam: string) => rijenVan(velden, naam).map(({ zin = '', bouwsteen = '' }) => ({ zin, bouwsteen }));

/** What the form says of a line that cannot stay as it is. */
function hulpMis(velden: Velden): Record<string, string> {
  return Object.fromEntries(
    HULP.flatMap(({ naam, label }): [string, string][] => {
      const regels = hulpregels(velden, naam);
      if (regels.length > HULPGRENZEN.regels) return [[naam, `Houd bij ‘${label}’ ten hoogste ${HULPGRENZEN.regels} regels over.`]];
      if (regels.some(({ zin, bouwsteen }) => !zin || !bouwsteen)) return [[naam, `Vul bij ‘${label}’ elke regel in, met een bouwsteen.`]];
      const lang = regels.some(({ zin }) => zin.length > HULPGRENZEN.zin);
      return lang ? [[naam, `Maak de regels bij ‘${label}’ korter: hoogstens ${HULPGRENZEN.zin} tekens.`]] : [];
    }),
  );
}

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
        ...HULP.map(hulpveld),
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
    mis: hulpMis(velden),
    ruw: {
      ...blijvend,
      kern: tekstVan(velden, 'kern'),
      partners: PARTNERS.flatMap(({ soort }) => regelsVan(velden, `partners_${soort}`).map((naam) => ({ soort, naam }))),
      zoekt: hulpregels(velden, 'zoekt'),
      biedt: hulpregels(velden, 'biedt'),
      ...Object.fromEntries(['contact', 'website'].flatMap((naam) => (tekstVan(velden, naam) ? [[naam, tekstVan(velden, naam)]] : []))),
      trefwoorden: trefwoordenVan(velden),
      downloads: downloadsVan(velden),
    },
  }),
  uitBestand: ({ gegevens: { kern, partners, zoekt, biedt, contact = '', website = '', trefwoorden: woorden, downloads }, tekst }) => ({
    ...{
      kern,
      tekst: uitMdx(tekst).trim(),
      zoekt: zoekt.map((een) => ({ ...een })),
      biedt: biedt.map((een) => ({ ...een })),
      contact,
      website,
      trefwoorden: woorden.join(', '),
      downloads: uitDownloads(downloads),
    },
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
