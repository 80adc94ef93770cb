import { FASEN, PIJLERS, SECTOREN, TAKEN, UITLEG } from '#inhoud/woorden.ts';
import type { Optie, Veld } from './veld.ts';

const opties = (woorden: readonly string[]): Optie[] => woorden.map((waarde) => ({ waarde, ...(UITLEG[waarde] ?? { tekst: waarde }) }));

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

export const KOSTEN: Optie[] = [
  { waarde: '€', tekst: '€', uitleg: 'Bijna niets: tijd en koffie.' },
  { waarde: '€€', tekst: '€€', uitleg: 'Past in een gewoon budget van de regio.' },
  { waarde: '€€€', tekst: '€€€', uitleg: 'Een flink deel van het budget.' },
  { waarde: '€€€€', tekst: '€€€€', uitleg: 'Alleen met extra geld te doen.' },
  { waarde: 'onbekend', tekst: 'Onbekend', uitleg: 'We weten het nog niet.' },
];
export const ONDERBOUWING: Optie[] = [
  { waarde: '0', tekst: '0: alleen beschreven' },
  { waarde: '1', tekst: '1: ervaring van wie het deed' },
  { waarde: '2', tekst: '2: zelf geteld' },
  { waarde: '3', tekst: '3: voor en na vergeleken' },
  { waarde: '4', tekst: '4: onderzocht door anderen' },
  { waarde: '5', tekst: '5: meer keer onderzocht' },
];
export const EFFECT: Optie[] = [
  { waarde: 'onbekend', tekst: 'Nog niet bekend' },
  { waarde: 'positief', tekst: 'Positief' },
  { waarde: 'gemengd', tekst: 'Gemengd: deels wel, deels niet' },
  { waarde: 'negatief', tekst: 'Negatief' },
];
