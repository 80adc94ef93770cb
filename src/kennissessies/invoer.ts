import { z } from 'astro/zod';

/** What someone answers at sign-up; every text may be empty. */
export interface Antwoorden {
  deelname: 'fysiek' | 'online' | null;
  vraag: string;
  toegang: string;
  dieet: string;
}

/** At most this many signs in one answer. */
export const MAX_TEKENS = 1000;

const tekst = z
  .string()
  .default('')
  // Line ends as one kind; no other control characters than a line end and a tab.
  .transform((waarde) =>
    waarde
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .normalize('NFC')
      .trim(),
  )
  .refine((waarde) => waarde.length <= MAX_TEKENS, { error: `Gebruik ten hoogste ${MAX_TEKENS} tekens.` });
const antwoorden = {
  deelname: z.preprocess(
    (waarde) => (waarde === '' || waarde === undefined ? null : waarde),
    z.enum(['fysiek', 'online'], { error: 'Kies of je naar de locatie komt of online meedoet.' }).nullable(),
  ),
  vraag: tekst,
  toegang: tekst,
  dieet: tekst,
};

/** The form to change answers. */
export const antwoordenInvoer = z.object(antwoorden);
/** The sign-up form: the answers, and consent. */
export const aanmeldInvoer = z.object({
  ...antwoorden,
  toestemming: z.literal('ja', { error: 'Zet een vinkje als je akkoord gaat. Zonder akkoord kunnen we je niet aanmelden.' }),
});
