import { COLLECTIES, COMPILED, type Collectie, isMeegeleverd, LIVE } from './schema.ts';
import { type Inhoud, type Inhoudsfout, type Stuk, urlVan } from './stuk.ts';

/** The slugs that have a file, right or wrong: a mistake in one entry does not take the entries that point to it down. */
export type Bekend = Map<Collectie, ReadonlySet<string>>;

/** Every address of an entry inside its collection: the present one and those it had. */
export const slugsVan = ({ slug, gegevens }: Stuk): string[] => [slug, ...('voorheen' in gegevens ? (gegevens.voorheen ?? []) : [])];

/** What a new text may point to. */
export const bekendIn = (inhoud: Pick<Inhoud, 'alle'>): Bekend =>
  new Map(COLLECTIES.map((naam) => [naam, new Set(inhoud.alle(naam).flatMap(slugsVan))]));

/** The entry that stood at this address once and moved, when nothing else stands there now. */
export function verhuisdVan(inhoud: Inhoud, pad: string): Stuk | undefined {
  const [, naam, slug = ''] = /^\/(praktijken|terugblikken|elders)\/([a-z0-9-]+)\/$/.exec(pad) ?? [];
  const collectie = naam === 'praktijken' || naam === 'terugblikken' || naam === 'elders' ? naam : undefined;
  return collectie && inhoud.alle(collectie).find(({ gegevens }) => gegevens.voorheen?.includes(slug));
}

/** Fields that name entries of another collection. Kennissessies live in the database and are checked by the crawl. */
const VELDEN: Record<string, Collectie> = {
  regio: 'onderwijsregios',
  opgegaan_in: 'onderwijsregios',
  bouwstenen: 'bouwstenen',
  samenhang: 'bouwstenen',
  verwant: 'praktijken',
  praktijken: 'praktijken',
  zoekt: 'bouwstenen',
  biedt: 'bouwstenen',
};
/** The slugs that a field names; what a region seeks and offers names the bouwsteen of each line. */
const genoemdIn = ({ gegevens }: Stuk, veld: string): string[] =>
  [gegevens[veld as keyof typeof gegevens] as unknown].flat().flatMap((een) => {
    const slug: unknown = typeof een === 'object' && een !== null && 'bouwsteen' in een ? een.bouwsteen : een;
    return typeof slug === 'string' ? [slug] : [];
  });
/** Addresses that are not an entry. */
const VAST = [
  /^\/((zoeken|praktijken|terugblikken|elders|bouwstenen|onderwijsregios|nieuws|kennissessies|mijn|inloggen|meedoen)\/)?$/,
  /^\/praktijken\/(uitleg|vergelijken|bewaard)\/$/,
  /^\/(kennissessies|bijlagen)\//,
  /^\/[a-z-]+(\/[a-z-]+)*\.[a-z]+$/,
];

/** The entries that name this one, in a field or by a link in their text. */
export function verwijzersNaar(inhoud: Pick<Inhoud, 'alle'>, stuk: Stuk): Stuk[] {
  const slugs = new Set(slugsVan(stuk));
  const paden = new Set([...slugs].map((slug) => urlVan(stuk.collectie, slug)));
  const velden = Object.entries(VELDEN).flatMap(([veld, collectie]) => (collectie === stuk.collectie ? [veld] : []));
  const noemt = (ander: Stuk): boolean =>
    velden.some((veld) => genoemdIn(ander, veld).some((een) => slugs.has(een))) ||
    ander.links.some(({ doel }) => paden.has(doel.split(/[?#]/)[0] ?? ''));
  return COLLECTIES.flatMap((naam) => inhoud.alle(naam).filter((ander) => ander.url !== stuk.url && noemt(ander)));
}

/** The first reference or internal link of an entry that points nowhere; what it says of the collections in `vrij` is not looked at. */
export function kapotteVerwijzing(stuk: Stuk, bekend: Bekend, vrij: readonly Collectie[] = []): Inhoudsfout | undefined {
  for (const [veld, collectie] of Object.entries(VELDEN))
    for (const slug of genoemdIn(stuk, veld))
      if (!vrij.includes(collectie) && !bekend.get(collectie)?.has(slug))
        return { bestand: stuk.bestand, regel: stuk.regels[veld] ?? 1, melding: `${veld}: “${slug}” bestaat niet in ${collectie}.` };
  for (const { doel, regel } of stuk.links)
    if (!bestaat(doel, bekend, vrij))
      return { bestand: stuk.bestand, regel: stuk.eersteRegel + regel, melding: `De link naar ${doel} komt nergens uit.` };
  return undefined;
}

/** The same, as it is reported of an entry that is shown all the same. */
export function dodeVerwijzing(stuk: Stuk, bekend: Bekend): Inhoudsfout | undefined {
  const fout = kapotteVerwijzing(stuk, bekend);
  return fout && { ...fout, melding: `${fout.melding} Dit stuk is nog wel te zien.` };
}

/** Contributed files come and go: what comes with the site never depends on them, and rights and registrations hang on a region. */
export const vrijVoor = ({ collectie }: Stuk): readonly Collectie[] =>
  COMPILED.some((eigen) => eigen === collectie) || isMeegeleverd(collectie) ? LIVE.filter((een) => !isMeegeleverd(een)) : [];

/** Links in a text to an address of this site; its lines count from 0. */
export function linksIn(tekst: string): { doel: string; regel: number }[] {
  return tekst
    .split('\n')
    .flatMap((zin, regel) => [...zin.matchAll(/(?:\]\(|\]:\s*)(\/(?!\/)[^)\s]*)/g)].map(([, doel = '']) => ({ doel, regel })));
}

function bestaat(doel: string, bekend: Bekend, vrij: readonly Collectie[]): boolean {
  const pad = doel.split(/[?#]/)[0] ?? '';
  if (VAST.some((vorm) => vorm.test(pad))) return true;
  const [collectie, slug] = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(pad)?.slice(1) ?? [];
  if (vrij.some((naam) => naam === collectie)) return true;
  if (collectie && slug) return [...bekend].some(([naam, slugs]) => naam === collectie && slugs.has(slug));
  return [...(bekend.get('paginas') ?? [])].some((naam) => urlVan('paginas', naam) === pad);
}
