import { z } from 'astro/zod';
import { schoon } from '#grond/taal/schoon.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

/** What someone answers at sign-up; every text may be empty. */
export interface Antwoorden {
  deelname: 'fysiek' | 'online' | null;
  vraag: string;
  toegang: string;
  dieet: string;
}

/** At most this many signs in one answer. */
export const MAX_TEKENS = 1000;

/** The sentence names the field: in the list at the top of a page it stands by itself. */
const tekst = (veld: string) =>
  z
    .string()
    .default('')
    // Others read it: no sign that turns the reading direction around, or that nobody sees.
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= MAX_TEKENS, { error: `Gebruik bij ‘${veld}’ ten hoogste ${MAX_TEKENS} tekens.` });
export const KIES_DEELNAME = 'Kies of je naar de locatie komt of online meedoet.';
const deelname = z.preprocess(
  (waarde) => (waarde === '' || waarde === undefined ? null : waarde),
  z.enum(['fysiek', 'online'], { error: KIES_DEELNAME }).nullable(),
);
// In the order of the page, as are the mistakes that are told.
const antwoorden = { deelname, vraag: tekst('Vraag aan de sprekers'), toegang: tekst('Toegankelijkheid'), dieet: tekst('Dieet') };

/** The form to change answers. */
export const antwoordenInvoer = z.object(antwoorden);
const metAkkoord = {
  ...antwoorden,
  toestemming: z.literal('ja', { error: 'Zet een vinkje als je akkoord gaat. Zonder akkoord kunnen we je niet aanmelden.' }),
};
const AANMELDEN = z.object(metAkkoord);
const HYBRIDE = z.object({ ...metAkkoord, deelname: deelname.refine((keuze) => keuze !== null, { error: KIES_DEELNAME }) });

/** The sign-up form: the answers, and consent; of a hybrid session also how, so that all that is missing is told at once. */
export const aanmeldInvoer = (vorm: Kennissessie['vorm'] | undefined) => (vorm === 'hybride' ? HYBRIDE : AANMELDEN);
