import type { Gesprekstatus } from '#db/tabellen-kennisvraag.ts';

/** In which states an act can be done, and which state it brings; who may do it stands in the act. */
export const GESPREKSTAPPEN = {
  /** By whoever holds the key in the letter, or leads the region: an answer is an answer, also when nobody counted on it any more. */
  beantwoorden: { van: ['open', 'niet-bezorgd', 'gesloten'], naar: 'beantwoord' },
  /** By the Realisatie-Eenheid. */
  sluiten: { van: ['open', 'niet-bezorgd'], naar: 'gesloten' },
  /** By the outbox, that gave the letter up. */
  'niet-bezorgen': { van: ['open'], naar: 'niet-bezorgd' },
} as const satisfies Record<string, { van: readonly Gesprekstatus[]; naar: Gesprekstatus }>;

/** The word everybody reads. */
export const GESPREKSTAND: Record<Gesprekstatus, { tekst: string; soort: 'goed' | 'let-op' | 'neutraal' }> = {
  open: { tekst: 'Nog geen antwoord', soort: 'let-op' },
  beantwoord: { tekst: 'Beantwoord', soort: 'goed' },
  'niet-bezorgd': { tekst: 'Niet aangekomen', soort: 'let-op' },
  gesloten: { tekst: 'Afgesloten', soort: 'neutraal' },
};

/** Whether it can still be said of a talk that it was answered. */
export const kanBeantwoorden = (status: Gesprekstatus): boolean =>
  (GESPREKSTAPPEN.beantwoorden.van as readonly Gesprekstatus[]).includes(status);
