/** One step of a scale: what is kept, what people read, and what it means. */
export interface Trede {
  waarde: string;
  tekst: string;
  uitleg: string;
}

/** What a best practice costs in a year, cheapest first. */
export const KOSTEN: readonly Trede[] = [
  { waarde: '€', tekst: '€', uitleg: 'Bijna niets: tijd en koffie.' },
  { waarde: '€€', tekst: '€€', uitleg: 'Past in een gewoon budget van de regio.' },
  { waarde: '€€€', tekst: '€€€', uitleg: 'Een flink deel van het budget.' },
  { waarde: '€€€€', tekst: '€€€€', uitleg: 'Alleen met extra geld te doen.' },
  { waarde: 'onbekend', tekst: 'Onbekend', uitleg: 'We weten het nog niet.' },
];

/** What came of it. */
export const EFFECT: readonly Trede[] = [
  { waarde: 'positief', tekst: 'Positief', uitleg: 'Het werkt: het doel kwam dichterbij.' },
  { waarde: 'gemengd', tekst: 'Gemengd', uitleg: 'Deels werkt het wel, deels niet.' },
  { waarde: 'negatief', tekst: 'Negatief', uitleg: 'Het werkte niet, of maakte het erger. Ook daar leer je van.' },
  { waarde: 'onbekend', tekst: 'Nog niet bekend', uitleg: 'Het is nog niet gemeten, of daarvoor is het te vroeg.' },
];

/** How sure that is, from 0 to 5. */
export const ONDERBOUWING: readonly Trede[] = [
  { waarde: '0', tekst: 'Alleen beschreven', uitleg: 'Er is nog niets geteld of nagevraagd.' },
  { waarde: '1', tekst: 'Ervaring', uitleg: 'Wie het deed, vertelt hoe het ging.' },
  { waarde: '2', tekst: 'Zelf geteld', uitleg: 'De regio hield zelf cijfers bij.' },
  { waarde: '3', tekst: 'Voor en na vergeleken', uitleg: 'De regio telde vóór de start en erna.' },
  { waarde: '4', tekst: 'Onderzocht', uitleg: 'Anderen hebben het onderzocht.' },
  { waarde: '5', tekst: 'Meer keer onderzocht', uitleg: 'Meer dan één onderzoek, los van elkaar.' },
];

/** The step with this value; of an unfinished draft that has none, nothing. */
export const tredeVan = (schaal: readonly Trede[], waarde: string): Trede | undefined => schaal.find((trede) => trede.waarde === waarde);

/** How an address says what something costs: 1 for the cheapest, to 4; or `onbekend`. */
export const kostenwaarde = (schaal: string): string => (schaal === 'onbekend' ? schaal : String(schaal.length));
