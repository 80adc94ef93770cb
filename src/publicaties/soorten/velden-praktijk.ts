import type { Deel } from './veld.ts';
import { OPBRENGST } from './velden-opbrengst.ts';
import { bouwstenen, fase, pijlers, sectoren, taken } from './woordkeuzes.ts';

const verhaal = (naam: string, label: string, uitleg: string, regels = 7, kop = label) =>
  ({ naam, label, uitleg, regels, kop, soort: 'markdown', verplicht: true }) as const;

/** The form for a best practice. */
export const PRAKTIJK: readonly Deel[] = [
  {
    id: 'kort',
    titel: 'In het kort',
    velden: [
      {
        naam: 'titel',
        label: 'Titel',
        soort: 'regel',
        max: 140,
        verplicht: true,
        uitleg: 'Wat doen jullie? Schrijf het zo dat een ander het meteen begrijpt.',
        voorbeeld: 'Eén loket voor iedereen die het onderwijs in wil',
      },
      {
        naam: 'kern',
        label: 'Kern',
        soort: 'tekst',
        regels: 3,
        max: 600,
        verplicht: true,
        uitleg: 'Hoogstens drie zinnen. Ze staan bovenaan de pagina, in lijsten en in zoekresultaten.',
      },
      bouwstenen,
      taken,
      pijlers,
      sectoren(true),
      fase,
    ],
  },
  {
    id: 'verhaal',
    titel: 'Het verhaal',
    uitleg: 'Je kunt tekst plakken uit Word of van een webpagina: koppen, lijsten en tabellen blijven staan.',
    velden: [
      verhaal('aanleiding', 'Aanleiding', 'Welk probleem zag je? Noem één situatie die iedereen herkent.'),
      verhaal('aanpak', 'Aanpak', 'Wat deden jullie, stap voor stap? Maak er een genummerde lijst van.', 10),
      {
        naam: 'wie',
        label: 'Wie doet wat',
        soort: 'rijen',
        een: 'Rol',
        delen: [
          { naam: 'rol', label: 'Rol' },
          { naam: 'doet', label: 'Doet', regels: 2 },
        ],
        verplicht: false,
        uitleg: 'Noem rollen, geen namen.',
      },
      verhaal('resultaat', 'Resultaat', 'Wat veranderde er? Vertel het verhaal achter de cijfers.'),
      verhaal('geleerde_lessen', 'Geleerde lessen', 'Wat zou je een andere regio aanraden?'),
      verhaal('wat_werkte_niet', 'Wat werkte niet', 'Wat probeerde je dat niet lukte? Dit is vaak het meest gelezen stuk.'),
      verhaal('randvoorwaarden', 'Randvoorwaarden', 'Wat moet er zijn voordat je begint?'),
      verhaal('overdraagbaarheid', 'Overdraagbaarheid', 'Wat kan een andere regio zo overnemen, en wat moet anders?'),
    ],
  },
  ...OPBRENGST,
];
