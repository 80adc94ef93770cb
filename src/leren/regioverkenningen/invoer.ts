import { z } from 'astro/zod';
import { adresInvoer } from '#accounts/invoer.ts';
import { isLeesbaar, regel, schoon } from '#grond/taal/schoon.ts';
import { SECTOREN } from '#inhoud/woorden.ts';

export const VERKENNINGSGRENZEN = { gebied: 100, partners: 300, vraag: 300, antwoord: 2000 } as const;

/** Sentences name the field: in the list at the top of a page they stand by themselves. */
const tekst = (naam: string, hoogste: number) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= hoogste, { error: `Gebruik voor ${naam} ten hoogste ${hoogste} tekens.` });

/** Each box has a name of its own, so that a refused form keeps them all. */
export const sectorvakje = (sector: string): string => `sector-${sector}`;

interface Ingevuld {
  gebied: string;
  sectoren: string[];
  partners: string;
  vraag: string;
  adres: string | null;
}

const ZONDER_ADRES = z
  .string()
  .default('')
  .transform(() => null);
const LEEG_GEBIED = 'Vul in hoe jullie heten of om welk gebied het gaat.';

/** The form *Wij denken erover*, in the order of the page; who is not logged in gives an address to answer to. */
export const verkenningInvoer = ({ ingelogd }: { ingelogd: boolean }): z.ZodType<Ingevuld> =>
  z.preprocess(
    (velden: Record<string, unknown>) => ({ ...velden, sectoren: SECTOREN.filter((sector) => velden[sectorvakje(sector)] === 'ja') }),
    z.object({
      gebied: z
        .string({ error: LEEG_GEBIED })
        .transform(regel)
        .pipe(
          z
            .string()
            .refine(isLeesbaar, { error: LEEG_GEBIED })
            .max(VERKENNINGSGRENZEN.gebied, {
              error: `Gebruik voor de naam of het gebied ten hoogste ${VERKENNINGSGRENZEN.gebied} tekens.`,
            }),
        ),
      sectoren: z.array(z.enum(SECTOREN)).min(1, { error: 'Kies ten minste één sector.' }),
      partners: tekst('de partners', VERKENNINGSGRENZEN.partners),
      vraag: tekst('je vraag', VERKENNINGSGRENZEN.vraag),
      adres: ingelogd ? ZONDER_ADRES : adresInvoer.shape.adres,
      toestemming: z.literal('ja', {
        error: 'Zet een vinkje als je akkoord gaat. Zonder akkoord kunnen we je geen antwoord mailen.',
      }),
    }),
  );

const gevuld = (naam: string, leeg: string) => tekst(naam, VERKENNINGSGRENZEN.antwoord).refine((waarde) => waarde !== '', { error: leeg });
/** What the Realisatie-Eenheid answers with, or why it closes. */
export const verkenningAntwoordInvoer = z.object({ antwoord: gevuld('je antwoord', 'Schrijf je antwoord.') });
export const verkenningSluitInvoer = z.object({ reden: gevuld('je reden', 'Schrijf waarom je dit sluit.') });
