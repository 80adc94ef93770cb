import { FASEN, PIJLERS, SECTOREN, TAKEN, UITLEG } from '#inhoud/woorden.ts';
import type { Optie, Veld } from './veld.ts';

/** Fixed words as choices, each with its explanation. */
export const opties = (woorden: readonly string[]): Optie[] =>
  woorden.map((waarde) => ({ waarde, ...(UITLEG[waarde] ?? { tekst: waarde }) }));

/** What several forms say of the same thing. */
export const HEEL_ADRES = 'Het hele adres, met https:// ervoor.';
export const WAAR_DE_KERN_STAAT = 'Ze staan bovenaan de pagina, in lijsten en in zoekresultaten.';

/** A long text under a heading of its own. */
export const verhaal = (naam: string, label: string, uitleg: string, regels = 7): Veld => ({
  ...{ naam, label, uitleg, regels, kop: label },
  ...{ soort: 'markdown', verplicht: true },
});

/** Fields that both kinds of submission have. */
export const bouwstenen: Veld = {
  naam: 'bouwstenen',
  label: 'Bouwstenen',
  soort: 'keuzes',
  opties: 'bouwstenen',
  verplicht: true,
  uitleg: 'Waar gaat het over? Kies er één of meer. Er zijn twee lijsten: die van de regio en de landelijke.',
};
export const taken: Veld = {
  naam: 'taken',
  label: 'Taken',
  soort: 'keuzes',
  opties: opties(TAKEN),
  verplicht: false,
  uitleg: 'Bij welk werk van de regio hoort dit?',
};
export const pijlers: Veld = {
  naam: 'pijlers',
  label: 'Pijlers',
  soort: 'keuzes',
  opties: opties(PIJLERS),
  verplicht: false,
  uitleg: 'Aan welk doel draagt dit bij?',
};
export const sectoren = (verplicht: boolean): Veld => ({
  naam: 'sectoren',
  label: 'Sector',
  soort: 'keuzes',
  opties: opties(SECTOREN),
  verplicht,
  uitleg: 'Voor welke sectoren is dit bedoeld? Meer sectoren samen heet sectoroverstijgend.',
});
export const fase: Veld = {
  naam: 'fase',
  label: 'Fase',
  soort: 'keuze',
  opties: opties(FASEN),
  verplicht: true,
  uitleg: 'Hoe ver zijn jullie? Ook iets dat gestopt is, is de moeite waard.',
};
export const trefwoorden: Veld = {
  naam: 'trefwoorden',
  label: 'Trefwoorden',
  soort: 'regel',
  max: 800,
  verplicht: false,
  uitleg:
    'Met welke andere woorden zou een collega dit zoeken? Noem ook het probleem, in gewone taal. ' +
    "Zet komma's ertussen. Bezoekers zien dit niet.",
  voorbeeld: 'zij-instroom, overstappers, van het kastje naar de muur',
};
