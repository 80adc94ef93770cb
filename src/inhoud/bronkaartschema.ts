import { z } from 'astro/zod';
import { datum, kern, tekstregel as regel, slug, zoekwoorden as trefwoorden, voorbeeld, voorheen } from './schemadelen.ts';
import { isVerschijndag } from './verschijndag.ts';
import { BRONSOORTEN, HERKOMSTEN, TAKEN } from './woorden.ts';

/** How many sentences a card says at most: who wants more follows its link. */
export const MEESTE_ZINNEN = 3;

/** The number of sentences: each end of one with another behind it, and the last. */
export const zinnental = (tekst: string): number => (tekst.trim().match(/[.!?…]+["”’)]*\s+(?=["“‘(]*[\p{Lu}\p{N}])/gu) ?? []).length + 1;

/** A card about something that was published elsewhere: what it is, in our own words, and where. */
export const bronkaart = z.strictObject({
  /** Of the publication, as it calls itself. */
  titel: regel,
  /** What it says, in our own words: at most three sentences, never a text of somebody else. */
  kern: kern.refine((tekst) => zinnental(tekst) <= MEESTE_ZINNEN, { error: 'Schrijf hoogstens drie zinnen.' }),
  voorbeeld,
  /** Where it stands. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((link) => !URL.canParse(link) || new URL(link).username + new URL(link).password === '', {
      error: 'Zet geen naam of wachtwoord in het adres.',
    }),
  bronsoort: z.enum(BRONSOORTEN),
  herkomst: z.enum(HERKOMSTEN),
  uitgever: regel.max(200),
  /** As the publication names them; none when it does not. */
  auteurs: z.array(regel).default([]),
  /** A day, or only the month or year when no more is known: "2023-07-12", "2023-07", "2023". */
  verschenen: z.preprocess(
    (waarde) => (waarde instanceof Date ? waarde.toISOString().slice(0, 10) : typeof waarde === 'number' ? String(waarde) : waarde),
    z.string().refine(isVerschijndag, { error: 'Schrijf een jaar als 2023, een maand als 2023-07 of een dag als 2023-07-12.' }),
  ),
  /** "24 minuten", "36 bladzijden". */
  lengte: regel.max(40).optional(),
  waarom: regel.max(600),
  /** What its maker sells or stands to gain; most have nothing to name. */
  belang: regel.max(300).optional(),
  bouwstenen: z.array(slug).min(1, { error: 'Kies ten minste één bouwsteen.' }),
  taken: z.array(z.enum(TAKEN)).default([]),
  /** Who wrote the card: a region, or null for the Realisatie-Eenheid. */
  regio: slug.nullable(),
  gepubliceerd: datum,
  gewijzigd: datum,
  trefwoorden,
  voorheen,
});
