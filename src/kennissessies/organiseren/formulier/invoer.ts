import { z } from 'astro/zod';
import type { Moment } from '#db/tabellen.ts';
import { eindVanDag, isoDatum, klokmoment, momentVan } from '#grond/taal/datum.ts';
import { lang, regel } from '#grond/taal/schoon.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { leesProgramma } from './programmaregels.ts';
import { achter, DOELGROEPEN, MEESTE_BIJEENKOMSTEN, type Sessiegegevens, VELDNAMEN, vakje } from './sessiegegevens.ts';
import { leesVrijgeven } from './vrijgeefmoment.ts';

/** What the form may choose from. */
export interface Sessiekeuzes {
  /** All that are published. */
  bouwstenen: readonly string[];
  regios: readonly string[];
  /** Regions for which this person plans; null for the Realisatie-Eenheid. */
  eigen: readonly string[] | null;
  /** The session as it stands; null for a new one. */
  was: MetLink | null;
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
      error: `Vul bij ‘${naam}’ een heel getal in van 0 tot en met ${meeste}, zoals 40.`,
    })
    .transform(Number);
const ADRES = /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\".]+$/;

const VELDEN = z.object({
  titel: kort('Titel', 150).refine((titel) => titel !== '', { error: 'Vul een titel in.' }),
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
  const eerste = fouten.datum ? undefined : bijeenkomsten[0]?.beginOp;
  const venster = leesVenster(waarden, keuzes, eerste, fouten);
  const vrijgevenOp = leesVrijgeven(waarden, keuzes, eerste, fouten);
  if (!velden.success || typeof programma === 'string' || Object.keys(fouten).length > 0) return { fouten: opVolgorde(fouten) };
  const { online_link: onlineLink, capaciteit_online: online, ...rest } = velden.data;
  const capaciteitOnline = rest.vorm === 'hybride' && waarden.capaciteit_online?.trim() ? online : null;
  if (rest.achtergehouden > rest.capaciteit) return { fouten: { achtergehouden: 'Houd niet meer plaatsen achter dan er zijn.' } };
  const gegevens = { ...rest, ...venster, vrijgevenOp, capaciteitOnline, onlineLink, gastregio, bijeenkomsten, programma };
  return { gegevens: { ...gegevens, plaats: rest.vorm === 'online' ? '' : rest.plaats, ...gekozen(waarden, keuzes) } };
}

/** As the form asks, from top to bottom. */
const opVolgorde = (fouten: Record<string, string>): Record<string, string> => {
  const volgorde = VELDNAMEN.map(({ naam }) => naam);
  return Object.fromEntries(Object.entries(fouten).sort(([a], [b]) => volgorde.indexOf(a) - volgorde.indexOf(b)));
};

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

function leesBijeenkomsten(
  waarden: Record<string, string>,
  { was, nu }: Sessiekeuzes,
  fouten: Record<string, string>,
): Sessiegegevens['bijeenkomsten'] {
  // What was announced keeps its meetings.
  const vast = was && was.status !== 'concept' ? was.bijeenkomsten.length : 1;
  const gelezen = Array.from({ length: MEESTE_BIJEENKOMSTEN }, (_, plek) => leesBijeenkomst(waarden, plek, vast, fouten)).filter(
    (een) => een !== null,
  );
  gelezen.forEach((een, plek) => {
    const eerst = was?.bijeenkomsten[plek];
    const veld = `datum${achter(een.plek)}`;
    if (een.beginOp <= nu && een.beginOp !== eerst?.beginOp)
      fouten[veld] ??= 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.';
    const vorige = gelezen[plek - 1];
    if (vorige && een.beginOp < vorige.eindOp)
      fouten[veld] ??= 'Zet de bijeenkomsten op volgorde: deze begint voordat de vorige voorbij is.';
  });
  return gelezen.map(({ beginOp, eindOp, onderdeel }, plek) => {
    const id = was?.bijeenkomsten[plek]?.id;
    return { beginOp, eindOp, onderdeel, ...(id !== undefined && { id }) };
  });
}

/** One meeting; null when the form does not hold it, or holds none that can be. */
function leesBijeenkomst(waarden: Record<string, string>, plek: number, vast: number, fouten: Record<string, string>) {
  const naam = (veld: string) => `${veld}${achter(plek)}`;
  const [datum = '', begintijd = '', eindtijd = ''] = ['datum', 'begintijd', 'eindtijd'].map((veld) => (waarden[naam(veld)] ?? '').trim());
  const onderdeel = regel(waarden[naam('onderdeel')] ?? '').slice(0, 300);
  if (plek > 0 && [datum, begintijd, eindtijd].every((waarde) => waarde === '')) {
    if (plek < vast)
      fouten[naam('datum')] ??= `Bijeenkomst ${plek + 1} is al bekendgemaakt en kan niet meer weg. Vul een datum en tijden in.`;
    else if (onderdeel !== '')
      fouten[naam('datum')] ??= `Vul bij bijeenkomst ${plek + 1} ook een datum en tijden in, of haal het onderwerp weg.`;
    return null;
  }
  const bij = plek > 0 || vast > 1 || (waarden.datum_2 ?? '') !== '' ? `Bijeenkomst ${plek + 1}: ` : '';
  const zin = (tekst: string) => (bij ? `${bij}${tekst.charAt(0).toLowerCase()}${tekst.slice(1)}` : tekst);
  const begin = klokmoment(datum, begintijd);
  const eind = klokmoment(datum, eindtijd);
  if (begin === 'geen-dag') fouten[naam('datum')] ??= zin('Vul een datum in die bestaat, zoals 21-01-2027.');
  // A day that is missing hides that an hour is missing too: everything is said at once.
  if (begin === 'geen-tijd' || !isKloktijd(begintijd)) fouten[naam('begintijd')] ??= zin('Vul een begintijd in, zoals 14.00.');
  if (begin === 'overgeslagen') fouten[naam('begintijd')] ??= zin(overgeslagen('begintijd'));
  if (eind === 'geen-tijd' || !isKloktijd(eindtijd)) fouten[naam('eindtijd')] ??= zin('Vul een eindtijd in, zoals 16.30.');
  if (eind === 'overgeslagen') fouten[naam('eindtijd')] ??= zin(overgeslagen('eindtijd'));
  if (typeof begin === 'string' || typeof eind === 'string') return null;
  if (eind <= begin) {
    fouten[naam('eindtijd')] ??= zin(
      'De eindtijd ligt niet na de begintijd. Een bijeenkomst eindigt op dezelfde dag; loopt zij door na middernacht, kies dan 23.59.',
    );
    return null;
  }
  return { plek, beginOp: begin, eindOp: eind, onderdeel };
}

const overgeslagen = (welke: string) => `Deze ${welke} bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere tijd.`;
const isKloktijd = (tijd: string): boolean => typeof klokmoment('2027-01-01', tijd) === 'number';

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
