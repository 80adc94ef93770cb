import { z } from 'astro/zod';
import { schoon } from '#grond/taal/schoon.ts';

/** For an explanation as for a reason. */
export const MEESTE_TEKENS_VERZOEK = 300;

const kort = (naam: string) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= MEESTE_TEKENS_VERZOEK, {
      error: `Gebruik voor ${naam} ten hoogste ${MEESTE_TEKENS_VERZOEK} tekens.`,
    });

/** The form *Vraag schrijfrecht aan*; `regios` are the slugs that may be chosen. */
export const vraagInvoer = (regios: readonly string[]) =>
  z.object({
    onderwijsregio: z
      .string({ error: 'Kies een onderwijsregio.' })
      .refine((waarde) => regios.includes(waarde), { error: 'Kies een onderwijsregio uit de lijst.' }),
    recht: z.enum(['auteur', 'projectleider'], { error: 'Kies wat je wilt doen.' }),
    toelichting: kort('je toelichting'),
  });

export const afwijsInvoer = z.object({
  reden: kort('je reden').refine((waarde) => waarde !== '', { error: 'Schrijf waarom je het verzoek afwijst. De aanvrager leest dit.' }),
});
