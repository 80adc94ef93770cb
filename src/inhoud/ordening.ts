import type { Collectie } from './schema.ts';
import type { Stuk } from './stuk.ts';

const opNaam = new Intl.Collator('nl').compare;

/** The order of lists: newest first; bouwstenen by list and number; regions and pages by name. */
export function ordenen<C extends Collectie>(stukken: Stuk<C>[]): Stuk<C>[] {
  return stukken.sort(
    (a, b) => sleutel(a).localeCompare(sleutel(b)) || datum(b).localeCompare(datum(a)) || opNaam(a.gegevens.titel, b.gegevens.titel),
  );
}

function sleutel({ gegevens }: Stuk): string {
  return 'niveau' in gegevens ? `${gegevens.niveau === 'regio' ? 0 : 1}${String(gegevens.volgorde).padStart(3, '0')}` : '';
}

/** The day by which an entry counts as new; regions and pages have none. */
export const datum = ({ gegevens }: Stuk): string => ('gepubliceerd' in gegevens ? gegevens.gepubliceerd : '');
