import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import type { Collectie } from '#inhoud/schema.ts';
import type { Stuk } from '#inhoud/stuk.ts';

/**
 * The order of lists: newest first; bouwstenen by list and number; regions and pages by name. What stood in `eerder` is taken
 * in that order first: sorting thousands with one change among them then takes little.
 */
export function ordenen<C extends Collectie>(stukken: readonly Stuk<C>[], eerder: readonly Stuk<C>[] = []): Stuk<C>[] {
  const nu = new Set(stukken);
  const rij = [...new Set([...eerder.filter((stuk) => nu.has(stuk)), ...stukken])];
  const metSleutel = rij.map((stuk) => ({ stuk, groep: sleutel(stuk), dag: datum(stuk) }));
  metSleutel.sort(
    (a, b) =>
      opTeken(a.groep, b.groep) ||
      opTeken(b.dag, a.dag) ||
      alfabetisch(a.stuk.gegevens.titel, b.stuk.gegevens.titel) ||
      opTeken(a.stuk.slug, b.stuk.slug),
  );
  return metSleutel.map(({ stuk }) => stuk);
}

const opTeken = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sleutel({ gegevens }: Stuk): string {
  return 'niveau' in gegevens ? `${gegevens.niveau === 'regio' ? 0 : 1}${String(gegevens.volgorde).padStart(3, '0')}` : '';
}

/** The day by which an entry counts as new; regions and pages have none. */
const datum = ({ gegevens }: Stuk): string => ('gepubliceerd' in gegevens ? gegevens.gepubliceerd : '');
