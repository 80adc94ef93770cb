import { z } from 'astro/zod';
import { adresVeld } from '#accounts/invoer.ts';
import type { Recht } from '#accounts/rechten.ts';

/** The form *Nodig uit*; `regios` are the slugs that may be chosen. Only the right of the Realisatie-Eenheid has no region. */
export const nodigInvoer = (regios: readonly string[]) =>
  z
    .object({
      adres: adresVeld('Vul het e-mailadres in van wie je uitnodigt.'),
      recht: z.enum(['auteur', 'projectleider', 're'], { error: 'Kies een recht.' }),
      onderwijsregio: z.string().default(''),
      opnieuw: z.string().default(''),
    })
    .superRefine(({ recht, onderwijsregio }, ctx) => {
      if (recht !== 're' && !regios.includes(onderwijsregio))
        ctx.addIssue({ code: 'custom', path: ['onderwijsregio'], message: 'Kies een onderwijsregio uit de lijst.' });
    })
    .transform(({ adres, recht, onderwijsregio, opnieuw }): { adres: string; recht: Recht; opnieuw: boolean } => ({
      ...{ adres, opnieuw: opnieuw === 'ja' },
      recht: { soort: recht, onderwijsregio: recht === 're' ? null : onderwijsregio },
    }));
