import type { Recht } from '#accounts/rechten.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { opsomming } from '#grond/taal/opsomming.ts';

const SCHRIJVEN = 'schrijven voor deze regio';

/** What each right is called, and what it lets somebody do. */
export const RECHTWOORD: Record<Rechtsoort, { naam: string; mag: readonly string[] }> = {
  auteur: { naam: 'auteur', mag: [SCHRIJVEN] },
  projectleider: {
    naam: 'projectleider',
    mag: [SCHRIJVEN, 'teksten van de regio beoordelen', 'kennissessies van de regio plannen', 'auteurs uitnodigen'],
  },
  re: { naam: 'Realisatie-Eenheid', mag: ['het hele platform beheren'] },
};

/** The title of a region by its slug; of one that is gone, the slug. */
export type Regionaam = (slug: string) => string;

/** "auteur van Voorbeeldregio Waterkant", "Realisatie-Eenheid" */
export const rechtTekst = ({ soort, onderwijsregio }: Recht, regionaam: Regionaam): string =>
  onderwijsregio === null ? RECHTWOORD[soort].naam : `${RECHTWOORD[soort].naam} van ${regionaam(onderwijsregio)}`;

/** "schrijven voor deze regio, teksten van de regio beoordelen en …" */
export const magTekst = ({ soort }: Pick<Recht, 'soort'>): string => opsomming(RECHTWOORD[soort].mag);

/** What somebody can no longer do once a right ends while these others stay; empty when the others allow it all. */
export function kwijtTekst(recht: Recht, blijft: readonly Recht[]): string {
  const over = blijft.filter(({ soort, onderwijsregio }) => soort === 're' || onderwijsregio === recht.onderwijsregio);
  if (over.some(({ soort }) => soort === 're')) return '';
  const nog = over.flatMap(({ soort }) => RECHTWOORD[soort].mag);
  return opsomming(RECHTWOORD[recht.soort].mag.filter((wat) => !nog.includes(wat)));
}

/** "Je houdt dit recht: auteur van Voorbeeldregio Waterkant." */
export const houdTekst = (blijft: readonly Recht[], regionaam: Regionaam, wie = 'Je'): string =>
  `${wie} houdt ${blijft.length === 1 ? 'dit recht' : 'deze rechten'}: ${opsomming(blijft.map((recht) => rechtTekst(recht, regionaam)))}.`;
