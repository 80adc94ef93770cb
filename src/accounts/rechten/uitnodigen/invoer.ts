import { z } from 'astro/zod';
import { adresInvoer } from '#accounts/invoer.ts';
import type { Recht } from '#accounts/rechten.ts';

/** The form *Nodig uit*; `regios` are the slugs that may be chosen. Only the right of the Realisatie-Eenheid has no region. */
export const nodigInvoer = (regios: readonly string[]) =>
  z
    .object({
      adres: adresInvoer.shape.adres,
      recht: z.enum(['auteur', 'projectleider', 're'], { error: 'Kies een recht.' }),
      onderwijsregio: z.string().default(''),
    })
    .superRefine(({ recht, onderwijsregio }, ctx) => {
      if (recht !== 're' && !regios.includes(onderwijsregio))
        ctx.addIssue({ code: 'custom', path: ['onderwijsregio'], message: 'Kies een onderwijsregio uit de lijst.' });
    })
    .transform(({ adres, recht, onderwijsregio }): { adres: string; recht: Recht } => ({
      adres,
      recht: { soort: recht, onderwijsregio: recht === 're' ? null : onderwijsregio },
    }));
