import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import type { Deel } from './veld.ts';
import { KOSTENVELDEN, OPBRENGST } from './velden-opbrengst.ts';
import { bouwstenen, fase, pijlers, sectoren, taken, verhaal, WAAR_DE_KERN_STAAT } from './woordkeuzes.ts';

/** The form for a best practice. */
export const PRAKTIJK: readonly Deel[] = [
  {
    id: 'kern',
    titel: 'Kern',
    uitleg: 'Wat is het, en voor wie? Hieraan ziet een lezer of het iets voor de eigen regio is.',
    velden: [
      {
        naam: 'titel',
        label: 'Titel',
        soort: 'regel',
        max: LANGSTE_TITEL,
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
        uitleg: `Hoogstens drie zinnen. ${WAAR_DE_KERN_STAAT}`,
      },
      fase,
      sectoren(true),
      bouwstenen,
      taken,
      pijlers,
    ],
  },
  {
    id: 'aanpak',
    titel: 'Aanpak',
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
      {
        naam: 'experimenteerruimte',
        label: 'Experimenteerruimte',
        soort: 'tekst',
        regels: 3,
        max: 600,
        verplicht: false,
        uitleg:
          'Weken jullie hiervoor af van een regel? Schrijf welke, wie dat goedvond en wat bleek. ' +
          'Wil je ergens nog van afwijken? Geef daarvoor een signaal, bij Mijn omgeving.',
      },
      ...KOSTENVELDEN,
    ],
  },
  ...OPBRENGST,
];
