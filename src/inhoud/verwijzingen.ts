import type { Collectie } from './schema.ts';
import { type Inhoudsfout, type Stuk, urlVan } from './stuk.ts';

/** The slugs that have a file, right or wrong: a mistake in one entry does not take the entries that point to it down. */
export type Bekend = Map<Collectie, ReadonlySet<string>>;

/** Fields that name entries of another collection. Kennissessies live in the database and are checked by the crawl. */
const VELDEN: Record<string, Collectie> = {
  regio: 'onderwijsregios',
  bouwstenen: 'bouwstenen',
  samenhang: 'bouwstenen',
  verwant: 'praktijken',
  praktijken: 'praktijken',
};
/** Addresses that are not an entry. */
const VAST =
  /^\/(zoeken|praktijken|terugblikken|bouwstenen|onderwijsregios|nieuws|kennissessies|mijn|inloggen)\/$|^\/(kennissessies|bijlagen)\/|^\/[a-z-]+(\/[a-z-]+)*\.[a-z]+$|^\/$/;

/** The first reference or internal link of an entry that points nowhere. */
export function kapotteVerwijzing(stuk: Stuk, bekend: Bekend): Inhoudsfout | undefined {
  for (const [veld, collectie] of Object.entries(VELDEN)) {
    const waarde: unknown = stuk.gegevens[veld as keyof typeof stuk.gegevens];
    for (const slug of [waarde].flat())
      if (typeof slug === 'string' && !bekend.get(collectie)?.has(slug))
        return { bestand: stuk.bestand, regel: stuk.regels[veld] ?? 1, melding: `${veld}: “${slug}” bestaat niet in ${collectie}.` };
  }
  for (const { doel, regel } of stuk.links)
    if (!bestaat(doel, bekend))
      return { bestand: stuk.bestand, regel: stuk.eersteRegel + regel, melding: `De link naar ${doel} komt nergens uit.` };
  return undefined;
}

/** Links in a text to an address of this site; its lines count from 0. */
export function linksIn(tekst: string): { doel: string; regel: number }[] {
  return tekst
    .split('\n')
    .flatMap((zin, regel) => [...zin.matchAll(/(?:\]\(|\]:\s*)(\/(?!\/)[^)\s]*)/g)].map(([, doel = '']) => ({ doel, regel })));
}

function bestaat(doel: string, bekend: Bekend): boolean {
  const pad = doel.split(/[?#]/)[0] ?? '';
  if (VAST.test(pad)) return true;
  const [collectie, slug] = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(pad)?.slice(1) ?? [];
  if (collectie && slug) return [...bekend].some(([naam, slugs]) => naam === collectie && slugs.has(slug));
  return [...(bekend.get('paginas') ?? [])].some((naam) => urlVan('paginas', naam) === pad);
}
