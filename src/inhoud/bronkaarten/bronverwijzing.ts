import type { Gegevens } from '#inhoud/schema.ts';

type Bron = Pick<Gegevens<'elders'>, 'link' | 'bronsoort' | 'belang'>;

/** The site that a card leads to, as its address says it: nobody has to guess where a click ends. */
export const hostVan = (link: string): string => new URL(link).host.replace(/^www\./, '');

const DOE: Partial<Record<Bron['bronsoort'], string>> = { podcast: 'Luister', instrument: 'Bekijk het' };

/** What the link of a card says, and how it is bound: what serves somebody's interest is not recommended to search engines. */
export const bronverwijzing = ({ link, bronsoort, belang }: Bron): { tekst: string; rel: string } => ({
  tekst: `${DOE[bronsoort] ?? 'Lees verder'} op ${hostVan(link)}`,
  rel: `external noopener${belang ? ' nofollow' : ''}`,
});
