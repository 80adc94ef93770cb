import { isoDatum } from '#grond/taal/datum.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { type Bezoektelling, bezoektellingen } from '#kennissessies/organiseren/tellen/bezoek-tellen.ts';
import { afgeschermd, mensental, VERBORGEN } from '#leren/monitoring/bron/afscherming.ts';
import { BEGIN, type Cel, type Monitorbron, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { gehouden } from '#leren/monitoring/bron/sessies-van-jaar.ts';
import { dagenTotTerugblik } from '#leren/monitoring/bron/terugbliktijd.ts';

const NA_VEERTIEN_DAGEN = 'Eén keer geteld, veertien dagen na de laatste bijeenkomst; daarna verandert het niet meer.';
const SAMEN_VERBORGEN = 'Is een van deze drie aantallen een, twee, drie of vier? Dan zijn ze alle drie verborgen.';

/** The only table about people. What a row shows never adds up to something that it hides, and no other table counts them again. */
export const KENNISSESSIETABEL: Tabelsoort = {
  naam: 'kennissessies',
  titel: 'Kennissessies en wie er kwam',
  uitleg: 'Elke kennissessie die in dit schooljaar begon en geweest is, op datum.',
  balk: 'erbij',
  voorRegio: true,
  leest: ['bezoektellingen'],
  kolommen: [
    {
      naam: 'kennissessie',
      titel: 'Kennissessie',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'De titel op de site. Concepten en wat is afgelast staan er niet bij.',
    },
    { naam: 'datum', titel: 'Datum', eenheid: 'datum', sinds: BEGIN, afleiding: 'De dag van de eerste bijeenkomst.' },
    { naam: 'schaal', titel: 'Schaal', eenheid: 'naam', sinds: BEGIN, afleiding: 'Landelijk of regionaal, zoals bij het plannen gekozen.' },
    {
      naam: 'regio',
      titel: 'Ontvangt',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'De onderwijsregio die ontvangt; anders de Realisatie-Eenheid.',
    },
    {
      naam: 'aangemeld',
      titel: 'Aangemeld',
      eenheid: 'mensen',
      sinds: BEGIN,
      optellen: true,
      afleiding: `Wie een plaats had. ${NA_VEERTIEN_DAGEN}`,
    },
    {
      naam: 'erbij',
      titel: 'Erbij',
      eenheid: 'mensen',
      sinds: BEGIN,
      optellen: true,
      afleiding: `Wie is aangevinkt, met wie zonder aanmelding kwam. Onbekend als niemand de lijst bijhield. ${NA_VEERTIEN_DAGEN}`,
    },
    {
      naam: 'nieuw',
      titel: 'Voor het eerst',
      eenheid: 'mensen',
      sinds: BEGIN,
      optellen: true,
      afleiding: `Wie bij geen eerdere kennissessie is aangevinkt, voor zover we dat weten: namen blijven twee jaar. ${SAMEN_VERBORGEN}`,
    },
    {
      naam: 'terug',
      titel: 'Eerder geweest',
      eenheid: 'mensen',
      sinds: BEGIN,
      optellen: true,
      afleiding: `Wie bij een eerdere kennissessie is aangevinkt. ${SAMEN_VERBORGEN}`,
    },
    {
      naam: 'niet_bekend',
      titel: 'Niet bekend',
      eenheid: 'mensen',
      sinds: BEGIN,
      optellen: true,
      afleiding: `Wie zonder aanmelding kwam, of geen account meer heeft. ${SAMEN_VERBORGEN}`,
    },
    {
      naam: 'regios',
      titel: "Regio's bereikt",
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding:
        "Hoeveel onderwijsregio's de mensen die er waren bij hun aanmelding noemden. Verborgen als iets anders op deze regel dat is.",
    },
    {
      naam: 'dagen_tot_terugblik',
      titel: 'Dagen tot terugblik',
      eenheid: 'dagen',
      sinds: BEGIN,
      afleiding: 'Van de laatste bijeenkomst tot de terugblik online stond. Onbekend zolang die er niet is.',
    },
  ],
  async maak(bron) {
    const tellingen = await bezoektellingen(bron.db);
    const naam = regionamen(bron.inhoud);
    return gehouden(bron).map((sessie) => ({
      cellen: {
        ...{ kennissessie: sessie.titel, datum: isoDatum(sessie.beginOp), schaal: sessie.schaal, regio: naam(sessie.gastregio) },
        ...mensen(tellingen.get(sessie.id), bron),
        dagen_tot_terugblik: dagenTotTerugblik(bron.inhoud, sessie),
      },
      url: sessie.url,
      regio: sessie.gastregio && huidigeRegio(bron.inhoud, sessie.gastregio),
    }));
  },
};

const NIETS = { aangemeld: null, erbij: null, nieuw: null, terug: null, niet_bekend: null, regios: null };

function mensen(telling: Bezoektelling | undefined, { inhoud }: Monitorbron): Record<string, Cel> {
  if (!telling) return NIETS;
  const aangemeld = mensental(telling.aangemeld);
  if (!telling.erbij) return { ...NIETS, aangemeld };
  const { nieuw, terug, onbekend } = telling.erbij;
  const [eerst, eerder, anders] = afgeschermd([nieuw, terug, onbekend]);
  const regios = new Set(telling.regios.map((slug) => huidigeRegio(inhoud, slug))).size;
  const mensen = {
    aangemeld,
    erbij: mensental(nieuw + terug + onbekend),
    nieuw: eerst ?? null,
    terug: eerder ?? null,
    niet_bekend: anders ?? null,
  };
  // Four people of four regions are four people.
  return { ...mensen, regios: Object.values(mensen).every((een) => typeof een === 'number') ? regios : VERBORGEN };
}
