import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

interface Samenvoegpost {
  aan: { adres: string; naam: string };
  van: string;
  naar: string;
  /** "1 december 2026" */
  op: string;
  origin: string;
}

/** To everybody who writes for the region that merged, and who leads the other one. */
export const samengevoegd = ({ aan, van, naar, op, origin }: Samenvoegpost): Brief => ({
  aan: aan.adres,
  ...briefOpmaken({
    onderwerp: `${van} is opgegaan in ${naar}`,
    naam: aan.naam,
    alineas: [
      `De Realisatie-Eenheid heeft vastgelegd dat ${van} op ${op} is opgegaan in ${naar}.`,
      `Wie voor ${van} schreef of die regio leidde, doet dat nu voor ${naar}. Alle teksten blijven staan. ` +
        `Je vindt ze ook bij ${naar}. Waar je al aan schreef en wat gepland was, gaat gewoon door.`,
      { href: `${origin}/mijn/publicaties/`, tekst: 'Ga naar je teksten' },
    ],
    waarom: "Je krijgt deze mail omdat je voor een van deze onderwijsregio's op Regiokring werkt.",
  }),
});
