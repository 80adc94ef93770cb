import { z } from 'astro/zod';
import { bestaatDatum } from '#grond/taal/datum.ts';
import { LANDSDELEN, REGIOSTATUSSEN, SECTOREN } from '#inhoud/woorden.ts';

const regel = (max: number, leeg: string) =>
  z
    .string()
    .trim()
    .min(1, { error: leeg })
    .max(max, { error: `Gebruik hoogstens ${max} tekens.` });

/** A box per sector: the form sends "sector_po=ja". */
const sectorvelden = Object.fromEntries(SECTOREN.map((sector) => [`sector_${sector}`, z.string().optional()]));

const feiten = {
  titel: regel(120, 'Vul de naam van de regio in.'),
  type: z.enum(['regionaal', 'landelijk'], { error: 'Kies regionaal of landelijk.' }),
  landsdeel: z.enum(LANDSDELEN, { error: 'Kies een landsdeel.' }),
  ...sectorvelden,
};
const stap = {
  status: z.enum(REGIOSTATUSSEN, { error: 'Kies een status.' }),
  sinds: z
    .string()
    .trim()
    .refine((dag) => /^\d{4}-\d\d-\d\d$/.test(dag) && bestaatDatum(dag), { error: 'Vul een datum in, zoals 21-11-2026.' }),
  besluit: regel(200, 'Vul in wie dit besloot.'),
};

type Gelezen = { titel: string; type: 'regionaal' | 'landelijk'; landsdeel: (typeof LANDSDELEN)[number] } & Record<string, unknown>;

const metSectoren = (gelezen: Gelezen, meld: (fout: string) => void) => {
  const sectoren = SECTOREN.filter((sector) => gelezen[`sector_${sector}`] === 'ja');
  if (sectoren.length === 0) meld('Kies ten minste één sector.');
  const { titel, type, landsdeel } = gelezen;
  return { titel, type, landsdeel, sectoren: sectoren as [(typeof SECTOREN)[number], ...(typeof SECTOREN)[number][]] };
};
export type Regiofeiten = ReturnType<typeof metSectoren>;

const sectorfout = (ctx: { addIssue(fout: { code: 'custom'; path: string[]; message: string }): void }) => (message: string) =>
  ctx.addIssue({ code: 'custom', path: ['sectoren'], message });

/** What only the Realisatie-Eenheid says of a region. */
export const feitenInvoer = z.object(feiten).transform((gelezen, ctx) => metSectoren(gelezen as Gelezen, sectorfout(ctx)));

/** A status with its day and who decided. */
export const statusInvoer = z.object(stap);

/** A new region: its facts, a sentence about it, and its first status. */
export const regioInvoer = z
  .object({ ...feiten, ...stap, kern: regel(600, 'Schrijf in één of twee zinnen wat voor regio dit is.') })
  .transform(({ kern, status, sinds, besluit, ...rest }, ctx) => ({
    feiten: { ...metSectoren(rest as Gelezen, sectorfout(ctx)), kern },
    stap: { status, sinds, besluit },
  }));

/** Into which region, since when and by whom; `bevestigd` only after the question what will happen. */
export const samenvoegInvoer = z.object({ naar: regel(100, 'Kies een regio.'), sinds: stap.sinds, besluit: stap.besluit });
