import type { Db } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Gevolgd } from './mijn-volgen.ts';
import { sessieVanOnderwerp } from './onderwerp.ts';
import { type Volgonderwerp, volgonderwerp } from './volgonderwerp.ts';

/** What somebody follows, as a page names it. */
export interface Getoond extends Gevolgd {
  over: Pick<Volgonderwerp, 'naam' | 'wat' | 'url' | 'direct'>;
}

const WEG = { naam: 'Iets wat je niet meer kunt volgen', wat: 'hierover nog één keer', url: '/volgen/', direct: false };

/** With the names of today; of what is gone the next letter tells. */
export async function metNamen(db: Db, inhoud: Inhoud, gevolgd: readonly Gevolgd[]): Promise<Getoond[]> {
  const uit: Getoond[] = [];
  for (const een of gevolgd) {
    const sessie = await sessieVanOnderwerp(db, een.onderwerp);
    const over = sessie
      ? { naam: `Aanmelden voor ${sessie.titel}`, wat: 'zodra het aanmelden opengaat', url: sessie.url, direct: false }
      : (volgonderwerp(inhoud, een.onderwerp) ?? WEG);
    uit.push({ ...een, over });
  }
  return uit;
}
