import type { Rechtsoort } from '#db/tabellen-account.ts';

/** What each right is called, and what it lets somebody do. */
export const RECHTWOORD: Record<Rechtsoort, { naam: string; mag: string }> = {
  auteur: { naam: 'auteur', mag: 'schrijven voor deze regio' },
  projectleider: { naam: 'projectleider', mag: 'schrijven, teksten van de regio beoordelen en auteurs uitnodigen' },
  re: { naam: 'Realisatie-Eenheid', mag: 'het hele platform beheren' },
};

/** The title of a region by its slug; of one that is gone, the slug. */
export type Regionaam = (slug: string) => string;

/** "auteur van Voorbeeldregio Waterkant", "Realisatie-Eenheid" */
export const rechtTekst = (
  { soort, onderwijsregio }: { soort: Rechtsoort; onderwijsregio: string | null },
  regionaam: Regionaam,
): string => (onderwijsregio === null ? RECHTWOORD[soort].naam : `${RECHTWOORD[soort].naam} van ${regionaam(onderwijsregio)}`);
