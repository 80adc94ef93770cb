import type { Schrijfstap } from '#publicaties/velden/schrijfstappen.ts';

/** The part of an address, and of a form, that says that its author wants all steps on one page. */
export const ALLES = 'alles';

/** What the button says that goes from one step to all of them, or back. */
export const WISSELWOORD = { stap: 'Alles op één pagina', alles: 'Schrijf in stappen' } as const;

/**
 * How a form stands on its page: `stap` shows one step; `alles` all of them, because its author asked for that; `heel` all of them as
 * well, for a script to make steps of; `kort` has no steps.
 */
export interface Schrijfmodus {
  hoe: 'stap' | 'alles' | 'heel' | 'kort';
  /** The step to show. */
  stap: string;
}

/**
 * What was asked, or else the first step with a remark, or else the first that still asks something. `onbewaard` keeps every field in
 * sight: going on to another step without a script saves, and that is not for what was just refused or for what stands online.
 */
export function schrijfmodus(
  stappen: readonly Schrijfstap[],
  gevraagd: string | null,
  { onbewaard, opmerkingen }: { onbewaard: boolean; opmerkingen: Record<string, number> },
): Schrijfmodus {
  const eerste = stappen.find(({ id }) => opmerkingen[id]) ?? stappen.find(({ open }) => open > 0) ?? stappen[0];
  if (!eerste) return { hoe: 'kort', stap: '' };
  if (gevraagd === ALLES) return { hoe: 'alles', stap: eerste.id };
  const stap = stappen.find(({ id }) => id === gevraagd) ?? eerste;
  return { hoe: onbewaard ? 'heel' : 'stap', stap: stap.id };
}
