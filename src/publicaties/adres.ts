import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { slugVan } from '#grond/taal/slug.ts';

/** Words that are, or may become, an address of the site itself. */
const GERESERVEERD = new Set(
  `admin api agenda archief assets beheer bewaard bewerken bijlagen concept content feed home index inhoud inloggen mijn nieuw nieuws
  null overzicht pagefind pagina preview robots rss sitemap uitleg undefined vergelijken voorbeeld zoeken`.split(/\s+/),
);
const LANGST = 90;

export const isGereserveerd = (slug: string): boolean => GERESERVEERD.has(slug) || /^\d+$/.test(slug);

/**
 * A free address for a title: not of another submission, a file, or something withdrawn. Numbered when it is taken:
 * "een-loket", "een-loket-2".
 */
export async function vrijeSlug(
  trx: Transaction<Tabellen>,
  { id, collectie, titel, bezet }: { id: string; collectie: Inzendcollectie; titel: string; bezet(slug: string): boolean },
): Promise<string> {
  const basis = wensSlug(titel) || 'tekst';
  for (let nummer = 1; ; nummer += 1) {
    const slug = nummer === 1 ? basis : `${basis}-${nummer}`;
    if (!isGereserveerd(slug) && !bezet(slug) && !(await isVergeven(trx, { id, collectie, slug }))) return slug;
  }
}

/** Whether an address belongs, or once belonged, to another submission than this one. */
export async function isVergeven(
  trx: Transaction<Tabellen>,
  { id, collectie, slug }: { id: string; collectie: Inzendcollectie; slug: string },
): Promise<boolean> {
  const ander = await trx
    .selectFrom('inzending')
    .select('id')
    .where('collectie', '=', collectie)
    .where('slug', '=', slug)
    .where('id', '!=', id)
    .executeTakeFirst();
  const weg = await trx
    .selectFrom('vervallen_adres')
    .select('pad')
    .where('pad', '=', `/${collectie}/${slug}/`)
    .where((eb) => eb.or([eb('inzending_id', 'is', null), eb('inzending_id', '!=', id)]))
    .executeTakeFirst();
  return Boolean(ander ?? weg);
}

/** The address that a title, or whatever somebody typed, would give; "" when it gives none. */
export const wensSlug = (tekst: string): string => ingekort(slugVan(tekst));

const ingekort = (slug: string): string => (slug.length <= LANGST ? slug : slug.slice(0, LANGST).replace(/-[^-]*$/, ''));
