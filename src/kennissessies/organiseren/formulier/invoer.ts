import { z } from 'astro/zod';
import type { Moment } from '#db/tabellen.ts';
import { eindVanDag, isoDatum, klokmoment, momentVan } from '#grond/taal/datum.ts';
import { LANGSTE_TITEL, lang, regel } from '#grond/taal/schoon.ts';
import { DOELGROEPEN } from '#kennissessies/doelgroepen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { leesBijeenkomsten } from './bijeenkomsttijden.ts';
import { leesProgramma } from './programmaregels.ts';
import { type Sessiegegevens, vakje } from './sessiegegevens.ts';
import { leesGrenzen } from './voorranginvoer.ts';
import { leesOchtend } from './vrijgeefmoment.ts';
import { opVolgorde, type Uitbrengdaad, watOntbreekt } from './wat-ontbreekt.ts';

/** What the form may choose from. */
export interface Sessiekeuzes {
  /** All that are published. */
  bouwstenen: readonly string[];
  regios: readonly string[];
  /** Regions for which this person plans; null for the Realisatie-Eenheid. */
  eigen: readonly string[] | null;
  /** The session as it stands; null for a new one. */
  was: MetLink | null;
  /** What happens with it in the same go: what that needs is said along with what is wrong. */
  daad?: Uitbrengdaad;
  nu: Moment;
}
export type Gelezensessie = { gegevens: Sessiegegevens } | { fouten: Record<string, string> };

const kort = (naam: string, meeste: number) =>
  z
    .string()
    .default('')
    .transform(regel)
    .refine((waarde) => waarde.length <= meeste, { error: `Gebruik bij ‘${naam}’ ten hoogste ${meeste} tekens.` });
const getal = (naam: string, meeste: number) =>
  z
    .string()
    .default('')
    .transform((waarde) => waarde.trim())
    .refine((waarde) => /^\d{0,5}$/.test(waarde) && Number(waarde) <= meeste, {
      error: `Vul bij ‘${naam}’ een heel getal in, ten hoogste ${meeste}. Bijvoorbeeld: 40.`,
    })
    .transform(Number);
const ADRES = /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\".]+$/;

const VELDEN = z.object({
  titel: kort('Titel', LANGSTE_TITEL).refine((titel) => titel !== '', { error: 'Vul een titel in.' }),
  kern: z
    .string()
    .default('')
    .transform((waarde) => lang(waarde).trim())
    .refine((waarde) => waarde.length <= 500, { error: 'Gebruik bij ‘Kern’ ten hoogste 500 tekens.' }),
  soort: z.enum(['kennissessie', 'landelijke-bijeenkomst'], { error: 'Kies een soort.' }).default('kennissessie'),
  schaal: z.enum(['landelijk', 'regionaal'], { error: 'Kies een schaal.' }),
  vorm: z.enum(['fysiek', 'online', 'hybride'], { error: 'Kies een vorm.' }),
  gastregio: kort('Onderwijsregio', 100),
  plaats: kort('Plaats', 200),
  online_link: kort('Online link', 500).refine((link) => link === '' || isWebadres(link), {
    error: 'De online link is geen webadres. Begin met https://.',
  }),
  capaciteit: getal('Aantal plaatsen', 20_000),
  capaciteit_online: getal('Aantal plaatsen online', 20_000),
  achtergehouden: getal('Achtergehouden plaatsen', 20_000),
  organisator: kort('Organisator', 150),
  evaluatie: z
    .enum(['ja', 'nee'], { error: 'Kies wat we na afloop doen.' })
    .default('ja')
    .transform((keuze) => keuze === 'ja'),
  contact: kort('Vragen aan', 250).refine((adres) => adres === '' || ADRES.test(adres), {
    error: 'Vul bij ‘Vragen aan’ één e-mailadres in, zoals vragen@voorbeeld.nl.',
  }),
});

/** What an organiser filled in, or a sentence per field about what is wrong with it. */
export function leesSessie(waarden: Record<string, string>, keuzes: Sessiekeuzes): Gelezensessie {
  const fouten: Record<string, string> = {};
  const velden = VELDEN.safeParse(waarden);
  for (const { path, message } of velden.error?.issues ?? []) fouten[String(path[0])] ??= message;
  const bijeenkomsten = leesBijeenkomsten(waarden, keuzes, fouten);
  const programma = leesProgramma(lang(waarden.programma ?? ''));
  if (typeof programma === 'string') fouten.programma = programma;
  const gastregio = regel(waarden.gastregio ?? '') || null;
  if (waarden.soort === 'landelijke-bijeenkomst' && waarden.schaal === 'regionaal')
    fouten.schaal ??= 'Een landelijke bijeenkomst is voor het hele land. Kies als schaal Landelijk, of als soort Kennissessie.';
  const mis = misplaatst(waarden.schaal, gastregio, keuzes);
  if (mis) fouten.gastregio ??= mis;
  // A day that is wrong itself says nothing about the days around it.
  const eerste = fouten.datum || fouten.begintijd ? undefined : bijeenkomsten[0]?.beginOp;
  const venster = leesVenster(waarden, keuzes, eerste, fouten);
  const vrijgevenOp = leesOchtend('vrijgeven_op', waarden, keuzes, eerste, fouten);
  const grenzen = leesGrenzen(waarden, { ...keuzes, begin: eerste, venster }, fouten);
  if (waarden.vorm !== 'hybride' && (waarden.capaciteit_online ?? '').trim() !== '')
    fouten.capaciteit_online ??= 'Dit aantal telt alleen als mensen op locatie of online kunnen meedoen. Kies die vorm, of haal het weg.';
  if (heelGetal(waarden.achtergehouden) > heelGetal(waarden.capaciteit))
    fouten.achtergehouden ??= 'Houd niet meer plaatsen achter dan er zijn.';
  if (!velden.success || typeof programma === 'string' || Object.keys(fouten).length > 0)
    return { fouten: opVolgorde({ ...ontbrekend(waarden, keuzes), ...fouten }) };
  const { online_link: onlineLink, capaciteit_online: online, ...rest } = velden.data;
  const capaciteitOnline = rest.vorm === 'hybride' && waarden.capaciteit_online?.trim() ? online : null;
  const gegevens = { ...rest, ...venster, ...grenzen, vrijgevenOp, capaciteitOnline, onlineLink, gastregio, bijeenkomsten, programma };
  return { gegevens: { ...gegevens, plaats: rest.vorm === 'online' ? '' : rest.plaats, ...gekozen(waarden, keuzes) } };
}

/** As it was typed, empty is 0; what is no number is said by itself, and is neither more nor less. */
const heelGetal = (tekst = ''): number => (/^\d{0,5}$/.test(tekst.trim()) ? Number(tekst) : Number.NaN);

/** What the form lacks for what it was sent to do. */
const ontbrekend = ({ kern = '', organisator = '', vorm, plaats = '', capaciteit = '' }: Record<string, string>, { daad }: Sessiekeuzes) =>
  daad
    ? watOntbreekt(daad, {
        kern: kern.trim(),
        organisator: regel(organisator),
        vorm,
        plaats: regel(plaats),
        capaciteit: Number(capaciteit),
      })
    : {};

const gekozen = (waarden: Record<string, string>, { bouwstenen, was }: Sessiekeuzes) => ({
  bouwstenen: bouwstenen.filter((slug) => vakje('bouwsteen', slug) in waarden),
  doelgroepen: [...new Set([...DOELGROEPEN, ...(was?.doelgroepen ?? [])])].filter((groep) => vakje('doelgroep', groep) in waarden),
});

/** A regional session has a host; who plans for a region plans nothing else. */
function misplaatst(schaal: string | undefined, gastregio: string | null, { regios, eigen }: Sessiekeuzes): string | null {
  if (gastregio !== null && !regios.includes(gastregio)) return 'Kies een onderwijsregio uit de lijst.';
  if (schaal === 'regionaal' && gastregio === null) return 'Kies welke onderwijsregio ontvangt.';
  if (eigen && (schaal !== 'regionaal' || gastregio === null || !eigen.includes(gastregio)))
    return 'Je plant alleen regionale kennissessies van je eigen onderwijsregio.';
  return null;
}

/** Days count whole: from the first minute, to the last second. What was more precise stays so until another day is chosen. */
function leesVenster(
  waarden: Record<string, string>,
  { was, nu }: Sessiekeuzes,
  begin: Moment | undefined,
  fouten: Record<string, string>,
): Pick<MetLink, 'aanmeldenVanaf' | 'aanmeldenTot'> {
  const dag = (veld: 'aanmelden_vanaf' | 'aanmelden_tot', eerst: Moment | undefined, zonder: Moment, maak: (datum: string) => Moment) => {
    const datum = (waarden[veld] ?? '').trim();
    if (datum === '') return zonder;
    if (eerst !== undefined && isoDatum(eerst) === datum) return eerst;
    if (typeof klokmoment(datum, '12:00') === 'string') fouten[veld] ??= 'Vul een datum in die bestaat, of laat dit leeg.';
    else return maak(datum);
    return zonder;
  };
  const aanmeldenVanaf = dag('aanmelden_vanaf', was?.aanmeldenVanaf, nu, momentVan);
  const tot = dag('aanmelden_tot', was?.aanmeldenTot, begin ?? nu, eindVanDag);
  if (begin !== undefined && aanmeldenVanaf >= begin)
    fouten.aanmelden_vanaf ??= 'Laat het aanmelden beginnen voordat de kennissessie begint.';
  else if (tot < aanmeldenVanaf) fouten.aanmelden_tot ??= 'Laat het aanmelden eindigen nadat het begint.';
  else if (begin !== undefined && tot !== was?.aanmeldenTot && tot > eindVanDag(isoDatum(begin)))
    fouten.aanmelden_tot ??= 'Deze dag ligt na het begin van de kennissessie. Kies een eerdere dag, of laat dit leeg.';
  return { aanmeldenVanaf, aanmeldenTot: begin === undefined ? tot : Math.min(tot, begin) };
}

const isWebadres = (link: string): boolean => URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
