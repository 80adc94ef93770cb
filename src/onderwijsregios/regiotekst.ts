import { huidigeStap, isGesloten } from '#inhoud/regiostand.ts';
import type { Stuk } from '#inhoud/stuk.ts';

/** What the page of a new region says until the region wrote it. */
export const NOG_LEEG = 'De onderwijsregio vult deze pagina nog aan.\n';

/** Whether the page of a region still promises words that will not come: it merged or withdrew before it wrote them. */
export const komtNietMeer = ({ gegevens, tekst }: Stuk<'onderwijsregios'>): boolean =>
  tekst.trim() === NOG_LEEG.trim() && isGesloten(huidigeStap(gegevens).status);
