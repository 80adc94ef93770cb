import { isDeepStrictEqual } from 'node:util';
import { huidigeStap, isGesloten, type Regiostatus } from '#inhoud/regiostand.ts';
import type { Gegevens } from '#inhoud/schema.ts';

/** From which status a region goes to which; what is not here can only be corrected. Merging is an act of its own. */
const STAPPEN: Record<Regiostatus, readonly Regiostatus[]> = {
  geinteresseerd: ['ingediend', 'teruggetrokken'],
  ingediend: ['voorlopig', 'teruggetrokken'],
  voorlopig: ['voorloper', 'in-oprichting', 'samengevoegd', 'teruggetrokken'],
  voorloper: ['onderwijsregio', 'samengevoegd', 'teruggetrokken'],
  'in-oprichting': ['onderwijsregio', 'samengevoegd', 'teruggetrokken'],
  onderwijsregio: ['samengevoegd', 'teruggetrokken'],
  samengevoegd: [],
  teruggetrokken: [],
};

export type Statusstap = Gegevens<'onderwijsregios'>['status_verloop'][number];
type Verloop = Gegevens<'onderwijsregios'>['status_verloop'];
export type Stapweigering =
  | 'geen-stap'
  | 'al-gezet'
  | 'dag-in-de-toekomst'
  | 'dag-voor-vorige'
  | 'zonder-besluit'
  | 'is-samengevoegd'
  | 'alleen-samenvoegen';

/** The statuses that can follow on this one, in the order of the field. */
export const volgendeStatussen = (verloop: Verloop): readonly Regiostatus[] => STAPPEN[huidigeStap({ status_verloop: verloop }).status];

/** Whether a region of this status can merge into another. */
export const kanSamengaan = (verloop: Verloop): boolean => volgendeStatussen(verloop).includes('samengevoegd');

/** Whether this very step is the last that a region took. */
export const isNu =
  (stap: Statusstap) =>
  ({ gegevens }: { gegevens: { status_verloop: Verloop } }): boolean =>
    isDeepStrictEqual(huidigeStap(gegevens), stap);

/** The statuses with the last one put right. */
export function metVerbeterde([eerste, ...rest]: Verloop, stap: Statusstap): Verloop {
  return rest.length === 0 ? [stap] : [eerste, ...rest.slice(0, -1), stap];
}

/** Why this step cannot be taken, or null when it can; `vandaag` as "2026-11-29". */
export function stapweigering(verloop: Verloop, stap: Statusstap, vandaag: string): Stapweigering | null {
  const { status, sinds } = huidigeStap({ status_verloop: verloop });
  if (stap.status === status) return 'al-gezet';
  if (!volgendeStatussen(verloop).includes(stap.status)) return 'geen-stap';
  return dagweigering(stap, { vandaag, vorige: sinds });
}

/** Why the last step cannot be corrected to this; a merge is not undone, and not made by a correction. */
export function correctieweigering(verloop: Verloop, stap: Statusstap, vandaag: string): Stapweigering | null {
  if (huidigeStap({ status_verloop: verloop }).status === 'samengevoegd') return 'is-samengevoegd';
  if (stap.status === 'samengevoegd') return 'alleen-samenvoegen';
  return dagweigering(stap, { vandaag, vorige: verloop.at(-2)?.sinds ?? '' });
}

function dagweigering({ sinds, besluit }: Statusstap, { vandaag, vorige }: { vandaag: string; vorige: string }): Stapweigering | null {
  if (besluit.trim() === '') return 'zonder-besluit';
  if (sinds > vandaag) return 'dag-in-de-toekomst';
  return sinds < vorige ? 'dag-voor-vorige' : null;
}

/** Why a new region cannot begin with this status. */
export function beginweigering(stap: Statusstap, vandaag: string): Stapweigering | null {
  return isGesloten(stap.status) ? 'geen-stap' : dagweigering(stap, { vandaag, vorige: '' });
}
