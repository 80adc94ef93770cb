// What a page takes when the site grows: each kind made anew at several sizes, in turn, in one process, counted in processor time.
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { datumTekst, isoMaand } from '#grond/taal/datum.ts';
import { rekentijd } from '../steun/rekentijd.ts';
import { mediaan } from './beurten.ts';
import { groeibeeld } from './groeibeeld.ts';
import { inWereld, type Wereld } from './groeiwereld.ts';
import type { Maat } from './opzet.ts';

/** Milliseconds of processor for one page, the middle of so many, at each size. */
export interface Paginagroei {
  /** What grows, and how far. */
  van: 'praktijken' | 'kennissessies';
  aantallen: number[];
  perPagina: Record<string, number[]>;
}

interface Pagina {
  adres: string | ((wereld: Wereld) => string);
  wie?: 'anna' | 'rosa';
  /** Right after one text changed. */
  naWijziging?: true;
}

const LAATSTE = 9_999;
const FILTER = 'sector=po';
const TWEE = 'sector=po&bouwsteen=aanpak-lerarentekort';
/** Every kind of page that shows something of the texts. */
const VAN_TEKSTEN: Record<string, Pagina> = {
  home: { adres: '/' },
  'best practices': { adres: '/praktijken/' },
  'best practices, 1 filter': { adres: `/praktijken/?${FILTER}` },
  'best practices, 2 filters': { adres: `/praktijken/?${TWEE}` },
  'best practices, laatste bladzijde': { adres: `/praktijken/?pagina=${LAATSTE}` },
  'best practices, goedkoopst': { adres: '/praktijken/?sorteer=goedkoopst' },
  'best practices, 2 filters, goedkoopst': { adres: `/praktijken/?${TWEE}&sorteer=goedkoopst` },
  terugblikken: { adres: '/terugblikken/' },
  'terugblikken, 1 filter': { adres: `/terugblikken/?${FILTER}` },
  'terugblikken, 2 filters': { adres: `/terugblikken/?${TWEE}` },
  'terugblikken, laatste bladzijde': { adres: `/terugblikken/?pagina=${LAATSTE}` },
  nieuws: { adres: '/nieuws/' },
  'nieuws, laatste bladzijde': { adres: `/nieuws/?pagina=${LAATSTE}` },
  bouwstenen: { adres: '/bouwstenen/' },
  "onderwijsregio's": { adres: '/onderwijsregios/' },
  'een best practice': { adres: ({ slugs }) => `/praktijken/${slugs.praktijk}/` },
  'een terugblik': { adres: ({ slugs }) => `/terugblikken/${slugs.terugblik}/` },
  'een bouwsteen': { adres: '/bouwstenen/aanpak-lerarentekort/' },
  'een onderwijsregio': { adres: '/onderwijsregios/voorbeeldregio-waterkant/' },
  vergelijken: { adres: ({ slugs }) => `/praktijken/vergelijken/?p=${slugs.praktijk}&p=${slugs.tweede}` },
  bewaard: { adres: ({ slugs }) => `/praktijken/bewaard/?p=${slugs.praktijk}&p=${slugs.tweede}` },
  'nieuws/feed.xml': { adres: '/nieuws/feed.xml' },
  'sitemap.xml': { adres: '/sitemap.xml' },
  'inhoud.json': { adres: '/inhoud.json' },
  '/mijn/': { adres: '/mijn/', wie: 'anna' },
  '/mijn/publicaties/': { adres: '/mijn/publicaties/', wie: 'anna' },
  '/mijn/regio/': { adres: '/mijn/regio/', wie: 'anna' },
  '/mijn/regio/adopties/': { adres: '/mijn/regio/adopties/', wie: 'anna' },
  '/beheer/': { adres: '/beheer/', wie: 'rosa' },
  '/beheer/publicaties/': { adres: '/beheer/publicaties/', wie: 'rosa' },
  '/beheer/publicaties/ zoeken': { adres: '/beheer/publicaties/?zoek=', wie: 'rosa' },
  '/beheer/nieuws/': { adres: '/beheer/nieuws/', wie: 'rosa' },
  '/beheer/onderwijsregios/': { adres: '/beheer/onderwijsregios/', wie: 'rosa' },
  '/beheer/adopties/': { adres: '/beheer/adopties/', wie: 'rosa' },
  'home na een wijziging': { adres: '/', naWijziging: true },
  'best practices na een wijziging': { adres: '/praktijken/', naWijziging: true },
  'best practices, 2 filters na een wijziging': { adres: `/praktijken/?${TWEE}`, naWijziging: true },
  'een best practice na een wijziging': { adres: ({ slugs }) => `/praktijken/${slugs.praktijk}/`, naWijziging: true },
  'een bouwsteen na een wijziging': { adres: '/bouwstenen/aanpak-lerarentekort/', naWijziging: true },
  'een onderwijsregio na een wijziging': { adres: '/onderwijsregios/voorbeeldregio-waterkant/', naWijziging: true },
  'inhoud.json na een wijziging': { adres: '/inhoud.json', naWijziging: true },
  'sitemap.xml na een wijziging': { adres: '/sitemap.xml', naWijziging: true },
};
/** Every kind of page that shows something of the sessions. */
const VAN_SESSIES: Record<string, Pagina> = {
  home: { adres: '/' },
  agenda: { adres: '/kennissessies/' },
  'agenda, 1 filter': { adres: '/kennissessies/?vorm=online' },
  'agenda, 2 filters': { adres: '/kennissessies/?vorm=online&schaal=landelijk' },
  'agenda, geweest': { adres: '/kennissessies/?toon=geweest' },
  'agenda, een maand': { adres: `/kennissessies/?maand=${isoMaand(Date.now())}` },
  'een kennissessie': { adres: '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/' },
  'agenda.ics': { adres: '/kennissessies/agenda.ics' },
  'een bouwsteen': { adres: '/bouwstenen/aanpak-lerarentekort/' },
  'een onderwijsregio': { adres: '/onderwijsregios/voorbeeldregio-waterkant/' },
  'een best practice': { adres: ({ slugs }) => `/praktijken/${slugs.praktijk}/` },
  'een terugblik': { adres: ({ slugs }) => `/terugblikken/${slugs.terugblik}/` },
  terugblikken: { adres: '/terugblikken/' },
  'sitemap.xml': { adres: '/sitemap.xml' },
  'inhoud.json': { adres: '/inhoud.json' },
  '/mijn/': { adres: '/mijn/', wie: 'anna' },
  '/mijn/publicaties/': { adres: '/mijn/publicaties/', wie: 'anna' },
  '/mijn/regio/': { adres: '/mijn/regio/', wie: 'anna' },
  '/beheer/': { adres: '/beheer/', wie: 'rosa' },
  '/beheer/kennissessies/': { adres: '/beheer/kennissessies/', wie: 'rosa' },
  '/beheer/publicaties/': { adres: '/beheer/publicaties/', wie: 'rosa' },
};

const [PRAKTIJKEN, SESSIES] = [100, 35];
const GEWOON = { praktijken: [PRAKTIJKEN, 1_000, 5_000], sessies: [SESSIES, 500], rondes: 30 };
const KORT = { praktijken: [PRAKTIJKEN, 200], sessies: [SESSIES, 100], rondes: 3 };

/** Measures both kinds of growth, at these numbers of best practices when they are given, and draws them in this folder. */
export async function paginagroei({ rondes }: Maat, aantallen: readonly number[]): Promise<Paginagroei[]> {
  const maat = rondes > 1 ? GEWOON : KORT;
  const teksten = aantallen.length > 0 ? aantallen : maat.praktijken;
  const perTekst = teksten.map((praktijken) => ({ praktijken, sessies: SESSIES }));
  const perSessie = maat.sessies.map((sessies) => ({ praktijken: PRAKTIJKEN, sessies }));
  const uit = [
    await meten('praktijken', { aantallen: teksten, maten: perTekst, paginas: VAN_TEKSTEN, rondes: maat.rondes }),
    await meten('kennissessies', { aantallen: maat.sessies, maten: perSessie, paginas: VAN_SESSIES, rondes: maat.rondes }),
  ];
  const gemeten = `Gemeten op ${datumTekst(Date.now())}, belasting ${loadavg().map(Math.round)[0]}.`;
  if (maat === GEWOON)
    for (const groei of uit) await writeFile(join(import.meta.dirname, `groei-${groei.van}.svg`), groeibeeld(groei, gemeten));
  return uit;
}

interface Opdracht {
  aantallen: readonly number[];
  maten: readonly { praktijken: number; sessies: number }[];
  paginas: Record<string, Pagina>;
  rondes: number;
}

async function meten(van: Paginagroei['van'], { aantallen, maten, paginas, rondes }: Opdracht): Promise<Paginagroei> {
  const perPagina = await inWerelden(maten, async (werelden) => {
    const uit: Record<string, number[]> = {};
    // Everything once first, so that what comes first is not what lets the code compile.
    for (const pagina of Object.values(paginas)) await perWereld(werelden, pagina, 1);
    for (const [naam, pagina] of Object.entries(paginas)) uit[naam] = await perWereld(werelden, pagina, rondes);
    return uit;
  });
  return { van, aantallen: [...aantallen], perPagina };
}

/** Opens them all at once, the one inside the other, and closes them the other way round. */
const inWerelden = <T>(maten: Opdracht['maten'], werk: (werelden: Wereld[]) => Promise<T>, open: Wereld[] = []): Promise<T> => {
  const [maat, ...rest] = maten;
  return maat ? inWereld(maat, (wereld) => inWerelden(rest, werk, [...open, wereld])) : werk(open);
};

/** Some rounds first: code that is not compiled yet, and what is worked out once per version, are not what is counted. */
async function perWereld(werelden: readonly Wereld[], { adres, wie, naWijziging }: Pagina, rondes: number): Promise<number[]> {
  const gemeten = werelden.map((): number[] => []);
  const opwarmen = naWijziging ? 2 : Math.ceil(rondes / 3);
  for (let ronde = -opwarmen; ronde < (naWijziging ? Math.ceil(rondes / 3) : rondes); ronde += 1)
    for (const [plek, wereld] of werelden.entries()) {
      if (naWijziging) await wereld.wijzig();
      const sinds = rekentijd();
      await wereld.maak(typeof adres === 'string' ? adres : adres(wereld), wie ?? null);
      const ms = sinds();
      if (ronde >= 0) gemeten[plek]?.push(ms);
    }
  return gemeten.map(mediaan);
}
