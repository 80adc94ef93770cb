import { z } from 'astro/zod';
import { lang, regel } from '#grond/taal/schoon.ts';

const MEESTE_TEKENS = 5000;

/** The form of a letter to people of a session. `kenmerk` is made with the form, so that sending it twice is one letter. */
export const extrabriefInvoer = z.object({
  kenmerk: z.uuid({ error: 'Dit formulier is verlopen. Open de pagina opnieuw.' }),
  aan: z.enum(['allen', 'plaats', 'wachtlijst'], { error: 'Kies aan wie je schrijft.' }),
  onderwerp: z
    .string()
    .default('')
    .transform(regel)
    .refine((waarde) => waarde !== '', { error: 'Schrijf waar de brief over gaat.' })
    .refine((waarde) => waarde.length <= 100, { error: 'Gebruik bij ‘Onderwerp’ ten hoogste 100 tekens.' }),
  tekst: z
    .string()
    .default('')
    .transform((waarde) => lang(waarde).trim())
    .refine((waarde) => waarde !== '', { error: 'Schrijf de tekst van de brief.' })
    .refine((waarde) => waarde.length <= MEESTE_TEKENS, { error: `Gebruik bij ‘Tekst’ ten hoogste ${MEESTE_TEKENS} tekens.` }),
});
export type Extrabrief = z.infer<typeof extrabriefInvoer>;
