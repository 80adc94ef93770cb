import { z } from 'astro/zod';
import { isLeesbaar, schoon } from '#grond/taal/schoon.ts';

export const GESPREKGRENZEN = { waarover: 600, wanneer: 200 } as const;

/** Sentences name the field: in the list at the top of a page they stand by themselves. */
const tekst = (naam: string, hoogste: number, leeg: string) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine(isLeesbaar, { error: leeg, abort: true })
    .refine((waarde) => waarde.length <= hoogste, { error: `Gebruik voor ${naam} ten hoogste ${hoogste} tekens.` });

/** What somebody writes to a region that they want to talk with. */
export const gesprekInvoer = z.object({
  waarover: tekst('waar je tegenaan loopt', GESPREKGRENZEN.waarover, 'Schrijf waar je tegenaan loopt.'),
  wanneer: tekst('wanneer het past', GESPREKGRENZEN.wanneer, 'Schrijf wanneer het je past, zoals: dinsdag of donderdag na 14 uur.'),
});
export type Gespreksvraag = z.output<typeof gesprekInvoer>;
