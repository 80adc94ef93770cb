import { z } from 'astro/zod';
import type { EvaluatieTabel } from '#db/tabellen-opkomst.ts';
import { lang } from '#grond/taal/schoon.ts';

export type Mening = Pick<EvaluatieTabel, 'bruikbaar' | 'meegenomen' | 'beter'>;
export const MEESTE_MENING = 1000;

const vrij = (label: string) =>
  z
    .string()
    .default('')
    .transform((waarde) => lang(waarde).trim())
    .refine((waarde) => waarde.length <= MEESTE_MENING, { error: `Gebruik bij ‘${label}’ ten hoogste ${MEESTE_MENING} tekens.` });

/** What the three questions may hold. */
export const meningInvoer: z.ZodType<Mening> = z.object({
  bruikbaar: z.enum(['1', '2', '3', '4', '5'], { error: 'Kies hoe bruikbaar deze kennissessie voor je was.' }).transform(Number),
  meegenomen: vrij('Wat neem je mee?'),
  beter: vrij('Wat kan beter?'),
});

/** The name of the question whether somebody was at a meeting. */
export const erbijVeld = (plek: number): string => `erbij_${plek + 1}`;
