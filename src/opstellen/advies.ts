import type { Inhoud } from '#inhoud/stuk.ts';
import type { Vast, Velden } from './veld.ts';

export interface Advies {
  veld: string;
  zin: string;
}

/** What could be better, as friendly advice. TEMPORARY until schrijven/advies.ts lands. */
export function adviesBij(_velden: Velden, _vast: Vast, _inhoud: Inhoud): Advies[] {
  return [];
}
