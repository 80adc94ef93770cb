import { z } from 'astro/zod';
import { adresInvoer } from '#accounts/invoer.ts';
import { regel as opEenRegel, schoon } from '#grond/taal/schoon.ts';

export const MAX_VRAAG = 300;
export const MAX_TEKST = 2000;

/** Sentences name the field: in the list at the top of a page they stand by themselves. */
const regel = (naam: string, leeg: string, hoogste: number) =>
  z
    .string({ error: leeg })
    .transform(opEenRegel)
    .pipe(
      z
        .string()
        .min(1, { error: leeg })
        .max(hoogste, { error: `Gebruik voor ${naam} ten hoogste ${hoogste} tekens.` }),
    );
const tekst = (naam: string) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= MAX_TEKST, { error: `Gebruik voor ${naam} ten hoogste ${MAX_TEKST} tekens.` });

const vraag = {
  vraag: regel('je vraag', 'Schrijf je vraag op, zoals: hoe vind je snel een invaller?', MAX_VRAAG),
  toelichting: tekst('je toelichting'),
};
const akkoord = {
  toestemming: z.literal('ja', { error: 'Zet een vinkje als je akkoord gaat. Zonder akkoord kunnen we je geen antwoord mailen.' }),
};

interface Gesteld {
  vraag: string;
  toelichting: string;
  adres: string | null;
}
const ZONDER_ADRES = z
  .string()
  .default('')
  .transform(() => null);

/** The form to ask a question, in the order of the page; who is not logged in gives an address to answer to. */
export const stelInvoer = ({ ingelogd }: { ingelogd: boolean }): z.ZodType<Gesteld> =>
  z.object({ ...vraag, adres: ingelogd ? ZONDER_ADRES : adresInvoer.shape.adres, ...akkoord });

/** What the Realisatie-Eenheid answers with; whether the page exists is for the door to see. */
export const koppelInvoer = z.object({ link: z.string().default('').transform(opEenRegel), antwoord: tekst('je antwoord') });
export const sluitInvoer = z.object({
  reden: tekst('je reden').refine((waarde) => waarde !== '', { error: 'Schrijf waarom je de vraag sluit.' }),
});

/** What the form starts with when it comes from a search. */
export const voorzet = (gezocht: string | null): string => opEenRegel(gezocht).slice(0, MAX_VRAAG);
