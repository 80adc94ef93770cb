import { z } from 'astro/zod';
import { bestaatDatum } from '#grond/taal/datum.ts';
import { isLeesbaar, regel as opEenRegel } from '#grond/taal/schoon.ts';
import { LANDSDELEN, REGIOSTATUSSEN, SECTOREN } from '#inhoud/woorden.ts';

const regel = (max: number, leeg: string) =>
  z
    .string({ error: leeg })
    .transform(opEenRegel)
    .pipe(
      z
        .string()
        .refine(isLeesbaar, { error: leeg })
        .max(max, { error: `Gebruik hoogstens ${max} tekens.` }),
    );

const feiten = z.object({
  titel: regel(120, 'Vul de naam van de regio in.'),
  type: z.enum(['regionaal', 'landelijk'], { error: 'Kies regionaal of landelijk.' }),
  sectoren: z.array(z.enum(SECTOREN)).min(1, { error: 'Kies ten minste één sector.' }),
  landsdeel: z.enum(LANDSDELEN, { error: 'Kies een landsdeel.' }),
});
export type Regiofeiten = z.infer<typeof feiten>;

const DATUM = 'Vul een datum in, zoals 21-11-2026.';
const dag = z
  .string({ error: DATUM })
  .trim()
  .refine((datum) => /^\d{4}-\d\d-\d\d$/.test(datum) && bestaatDatum(datum), { error: DATUM });
const besluit = regel(200, 'Vul in wie dit besloot.');

/** A box per sector: the form sends "sector_po=ja". */
const metSectoren = <Uit>(schema: z.ZodType<Uit>) =>
  z.preprocess((ruw) => {
    const verzonden = ruw as Record<string, unknown>;
    return { ...verzonden, sectoren: SECTOREN.filter((sector) => verzonden[`sector_${sector}`] === 'ja') };
  }, schema);

/** What only the Realisatie-Eenheid says of a region. */
export const feitenInvoer = metSectoren(feiten);

/** A status with its day and who decided. */
export const statusInvoer = z.object({ status: z.enum(REGIOSTATUSSEN, { error: 'Kies een status.' }), sinds: dag, besluit });

/** A new region: its facts, a sentence about it, and its first status. */
export const regioInvoer = metSectoren(
  z
    .object({ ...feiten.shape, kern: regel(600, 'Schrijf in één of twee zinnen wat voor regio dit is.'), ...statusInvoer.shape })
    .transform(({ status, sinds, besluit: wie, ...rest }) => ({ feiten: rest, stap: { status, sinds, besluit: wie } })),
);

/** Why the status is put right; it stays in the history. */
export const verbeterInvoer = statusInvoer
  .extend({ reden: regel(300, 'Schrijf waarom je de status verbetert.') })
  .transform(({ reden, ...stap }) => ({ reden, stap }));

/** Into which region, since when and by whom. */
export const samenvoegInvoer = z.object({ naar: regel(100, 'Kies een regio.'), sinds: dag, besluit });
