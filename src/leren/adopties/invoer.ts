import { z } from 'astro/zod';
import type { Moment } from '#db/tabellen.ts';
import { ADOPTIESTANDEN, STOPREDENEN } from '#db/tabellen-adoptie.ts';
import { isoMaand } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { regel, schoon } from '#grond/taal/schoon.ts';
import { persoonsgegevens } from '#inhoud/tekst/persoonsgegevens.ts';
import type { Adoptie } from './adoptie.ts';
import { ADOPTIESTAND } from './adoptiestanden.ts';
import { alsMaand } from './maandinvoer.ts';

export const ADOPTIEGRENZEN = { omvang: 80, anders: 400, resultaat: 400, stopuitleg: 200, reactie: 300, reden: 400 } as const;
/** Before this no onderwijsregio could have begun. */
export const VROEGSTE_MAAND = '2015-01';

export type Adoptieinvoer = Pick<
  Adoptie,
  'stand' | 'sinds' | 'tot' | 'omvang' | 'anders' | 'resultaat' | 'stopreden' | 'stopuitleg' | 'nummer'
> & {
  /** Its id as it was seen; "" before the first. */
  adoptie: string;
};

/** Sentences name the field: in the list at the top of a page they stand by themselves. */
const tekst = (naam: string, hoogste: number) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= hoogste, { error: `Gebruik voor ${naam} ten hoogste ${hoogste} tekens.` });

/** What everybody reads at once: nobody of the Realisatie-Eenheid looks before. */
const openbareTekst = (naam: string, hoogste: number) =>
  tekst(naam, hoogste).superRefine((waarde, ctx) => {
    const gevonden = persoonsgegevens(waarde).map((een) => een.gevonden);
    if (gevonden.length > 0)
      ctx.addIssue({ code: 'custom', message: `Haal ${opsomming(gevonden)} weg bij ${naam}: dat lijkt een gegeven van een persoon.` });
  });

const maandveld = z
  .string()
  .default('')
  .transform((waarde) => alsMaand(regel(waarde)));

function maandfout(maand: string, leeg: string, nu: Moment): string | false {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(maand)) return leeg;
  if (maand < VROEGSTE_MAAND) return 'Vul een maand in vanaf januari 2015.';
  return maand > isoMaand(nu) && 'Deze maand moet nog komen. Vul een maand in die er al is.';
}

const ANDERS_LEEG = 'Schrijf wat jullie anders doen.';
const TOT_VROEG = 'Jullie kunnen niet gestopt zijn voordat jullie begonnen. Controleer beide maanden.';
const REDEN_LEEG = 'Kies waarom jullie stopten.';
const UITLEG_LEEG = 'Schrijf in één zin waarom jullie stopten.';

/** What a region tells; what belongs to another stand is let go of. */
export const adoptieInvoer = ({ nu }: { nu: Moment }): z.ZodType<Adoptieinvoer> =>
  z
    .object({
      stand: z.enum(ADOPTIESTANDEN, { error: 'Kies hoe ver jullie zijn.' }),
      sinds: maandveld.superRefine((maand, ctx) => {
        const mis = maandfout(maand, 'Vul bij Sinds een maand in, zoals september 2026.', nu);
        if (mis) ctx.addIssue({ code: 'custom', message: mis });
      }),
      tot: maandveld,
      omvang: openbareTekst('waar en hoe groot', ADOPTIEGRENZEN.omvang).transform(regel),
      anders: openbareTekst('wat jullie anders doen', ADOPTIEGRENZEN.anders),
      resultaat: openbareTekst('het resultaat', ADOPTIEGRENZEN.resultaat),
      stopreden: z.enum(STOPREDENEN).nullable().catch(null).default(null),
      stopuitleg: openbareTekst('waarom jullie stopten', ADOPTIEGRENZEN.stopuitleg).transform(regel),
      nummer: z.coerce.number().int().min(0).catch(0),
      adoptie: z.string().catch(''),
    })
    .superRefine(({ stand, sinds, tot, anders, stopreden, stopuitleg }, ctx) => {
      const mist = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
      const { verplicht } = ADOPTIESTAND[stand];
      if (verplicht === 'anders' && anders === '') mist('anders', ANDERS_LEEG);
      const misTot = maandfout(tot, 'Vul in wanneer jullie gestopt zijn, zoals september 2026.', nu) || (tot < sinds && TOT_VROEG);
      if (verplicht === 'stopreden' && misTot) mist('tot', misTot);
      if (verplicht === 'stopreden' && stopreden === null) mist('stopreden', REDEN_LEEG);
      if (verplicht === 'stopreden' && stopuitleg === '') mist('stopuitleg', UITLEG_LEEG);
    })
    .transform((velden) => (velden.stand === 'gestopt' ? velden : { ...velden, tot: null, stopreden: null, stopuitleg: '' }));

const gevuld = (veld: ReturnType<typeof tekst>, leeg: string) => veld.refine((waarde) => waarde !== '', { error: leeg });
export const adoptiereactieInvoer = z.object({
  reactie: gevuld(openbareTekst('jullie reactie', ADOPTIEGRENZEN.reactie), 'Schrijf jullie reactie.'),
});
export const verbergInvoer = z.object({ reden: gevuld(tekst('je reden', ADOPTIEGRENZEN.reden), 'Schrijf waarom je dit verbergt.') });
