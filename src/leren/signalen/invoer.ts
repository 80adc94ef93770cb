import { z } from 'astro/zod';
import { SIGNAALSOORTEN } from '#db/tabellen-signaal.ts';
import { bestaatDatum } from '#grond/taal/datum.ts';
import { isLeesbaar, regel, schoon } from '#grond/taal/schoon.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { bewijsBij, MEESTE_BEWIJS } from './bewijsstuk.ts';
import type { Signaal, Signaalbewijs } from './signaal.ts';

export const SIGNAALGRENZEN = {
  ...{ titel: 120, speelt: 1500, nodig: 600, ookHier: 200, nietOpgelost: 600, antwoord: 2000, namens: 120, reden: 600 },
  ...{ tafel: 80, toelichting: 600 },
} as const;

export type Signaalinvoer = Pick<Signaal, 'soort' | 'titel' | 'speelt' | 'nodig' | 'openbaarGewenst' | 'metNaam' | 'nummer'> & {
  bewijs: Signaalbewijs[];
  /** Sends it all the same, after a warning about what looks like a fact about a person. */
  toch: boolean;
};

/** Sentences name the field: in the list at the top of a page they stand by themselves. */
const tekst = (naam: string, hoogste: number) =>
  z
    .string()
    .default('')
    .transform((waarde) => schoon(waarde).trim())
    .refine((waarde) => waarde.length <= hoogste, { error: `Gebruik voor ${naam} ten hoogste ${hoogste} tekens.` });
const gevuld = (naam: string, hoogste: number, leeg: string) => tekst(naam, hoogste).refine(isLeesbaar, { error: leeg });
const regelVan = (naam: string, hoogste: number, leeg: string) => gevuld(naam, hoogste, leeg).transform(regel);
const nummer = z.coerce.number().int().min(0).catch(0);

const GEEN_BEWIJS = 'Plak ten minste één adres van een best practice, terugblik of bouwsteen op dit platform.';
/** The addresses, a line each, as the pages that they are. */
const bewijsVeld = (inhoud: Inhoud, origin: string) =>
  z
    .string()
    .default('')
    .transform((waarde) =>
      schoon(waarde)
        .split(/\s+/)
        .filter((adres) => adres !== ''),
    )
    .refine((adressen) => adressen.length > 0, { error: GEEN_BEWIJS, abort: true })
    .refine((adressen) => new Set(adressen).size <= MEESTE_BEWIJS, { error: `Geef ten hoogste ${MEESTE_BEWIJS} adressen.`, abort: true })
    .transform((adressen, ctx) => {
      const gevonden = adressen.map((adres) => ({ adres, stuk: bewijsBij(inhoud, adres, origin) }));
      const mis = gevonden.find(({ stuk }) => stuk === null);
      if (mis) {
        const waar = 'Het moet een best practice, terugblik of bouwsteen op dit platform zijn, met één adres per regel.';
        ctx.addIssue({ code: 'custom', message: `Deze pagina is er niet: ${mis.adres.slice(0, 100)}. ${waar}` });
        return z.NEVER;
      }
      const stukken = gevonden.flatMap(({ stuk }) => stuk ?? []);
      return [...new Map(stukken.map((stuk) => [`${stuk.collectie}/${stuk.slug}`, stuk])).values()];
    });

/** The form of a signal, in the order of the page. */
export const signaalInvoer = ({ inhoud, origin }: { inhoud: Inhoud; origin: string }): z.ZodType<Signaalinvoer> =>
  z
    .object({
      soort: z.enum(SIGNAALSOORTEN, { error: 'Kies wat voor signaal het is.' }),
      titel: regelVan('de titel', SIGNAALGRENZEN.titel, 'Geef het signaal een titel.'),
      speelt: gevuld('wat er speelt', SIGNAALGRENZEN.speelt, 'Schrijf wat er speelt.'),
      nodig: gevuld('wat er nodig is', SIGNAALGRENZEN.nodig, 'Schrijf wat er nodig is, en van wie.'),
      bewijs: bewijsVeld(inhoud, origin),
      openbaar: z.enum(['met-naam', 'zonder-naam', 'nee'], { error: 'Kies wie dit mag lezen.' }),
      toch: z.literal('ja').optional().catch(undefined),
      nummer,
    })
    .transform(({ openbaar, toch, ...velden }) => ({
      ...velden,
      ...{ openbaarGewenst: openbaar !== 'nee', metNaam: openbaar === 'met-naam', toch: toch === 'ja' },
    }));

/** What stands there, as the form has it. */
export const signaalvelden = (er: Signaal): Record<string, string> => ({
  ...{ soort: er.soort, titel: er.titel, speelt: er.speelt, nodig: er.nodig },
  bewijs: er.bewijs.map(({ collectie, slug }) => `/${collectie}/${slug}/`).join('\n'),
  openbaar: er.openbaarGewenst ? (er.metNaam ? 'met-naam' : 'zonder-naam') : 'nee',
});

export const ookHierInvoer = z.object({
  tekst: gevuld('wat er bij jullie speelt', SIGNAALGRENZEN.ookHier, 'Schrijf in één of twee zinnen hoe dit bij jullie speelt.'),
});
export const nietOpgelostInvoer = z.object({
  tekst: gevuld('wat er niet is opgelost', SIGNAALGRENZEN.nietOpgelost, 'Schrijf wat er niet is opgelost.'),
  nummer,
});
export const nummerInvoer = z.object({ nummer });
/** Goes to the senders with a step that they need no reason for. */
export const toelichtingInvoer = z.object({ toelichting: tekst('de toelichting', SIGNAALGRENZEN.toelichting), nummer });
export const redenInvoer = z.object({
  reden: gevuld('je reden', SIGNAALGRENZEN.reden, 'Schrijf de reden.'),
  nummer,
});

const dag = (leeg: string) =>
  z
    .string()
    .default('')
    .transform(regel)
    .refine((waarde) => waarde === '' || bestaatDatum(waarde), { error: leeg });

export const tafelInvoer = z.object({
  tafel: regelVan('de tafel', SIGNAALGRENZEN.tafel, 'Schrijf welke tafel het is, zoals: programmaraad.'),
  tafelDag: dag('Vul een dag in, zoals 2026-12-03, of laat hem leeg.'),
  toelichting: tekst('de toelichting', SIGNAALGRENZEN.toelichting),
  nummer,
});
/** An answer is of today unless it was given before. */
export const antwoordInvoer = ({ vandaag }: { vandaag: string }) =>
  z.object({
    antwoord: gevuld('het antwoord', SIGNAALGRENZEN.antwoord, 'Schrijf het antwoord.'),
    namens: regelVan('namens wie', SIGNAALGRENZEN.namens, 'Schrijf namens wie dit het antwoord is.'),
    antwoordDag: dag('Vul de dag van het antwoord in, zoals 2026-12-03.')
      .transform((waarde) => waarde || vandaag)
      .refine((waarde) => waarde <= vandaag, { error: 'De dag van het antwoord moet nog komen. Vul een dag in die er al is.' }),
    nummer,
  });

/** Each box of the list has a name of its own, so that a refused form keeps them all. */
export const bundelvakje = (id: string): string => `bundel-${id}`;
export const bundelInvoer = z.preprocess(
  (velden: Record<string, unknown>) => ({
    ...velden,
    delen: Object.keys(velden).flatMap((naam) => (naam.startsWith(bundelvakje('')) && velden[naam] === 'ja' ? [naam.slice(7)] : [])),
  }),
  z.object({
    delen: z.array(z.string()).min(1, { error: 'Kies welke signalen erbij horen.' }),
    kop: z
      .string()
      .default('')
      .transform(regel)
      .refine((waarde) => waarde !== '', { error: 'Kies met welk signaal ze verdergaan.' }),
    toelichting: tekst('de toelichting', SIGNAALGRENZEN.toelichting),
  }),
);
