import { defineLiveCollection } from 'astro:content';
import type { LiveLoader } from 'astro/loaders';
import type { Gegevens, LIVE } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

/** The front keeps the content in memory, so a page hands it over: `getLiveEntry('praktijken', { inhoud, slug })`. */
type Vraag = { inhoud: Inhoud; slug: string };

const lader = <C extends (typeof LIVE)[number]>(collectie: C): LiveLoader<Gegevens<C>, Vraag, { inhoud: Inhoud }> => ({
  name: `inhoud-${collectie}`,
  async loadCollection({ filter }) {
    const stukken = filter?.inhoud.alle(collectie) ?? [];
    return { entries: stukken.map(({ slug, gegevens }) => ({ id: slug, data: gegevens })) };
  },
  async loadEntry({ filter: { inhoud, slug } }) {
    const stuk = inhoud.een(collectie, slug);
    if (!stuk) return undefined;
    const { html } = inhoud.html(stuk as never);
    return { id: slug, data: stuk.gegevens, rendered: { html } };
  },
});

// No schema here: what is in memory passed it when its file was read.
export const collections = {
  praktijken: defineLiveCollection({ loader: lader('praktijken') }),
  terugblikken: defineLiveCollection({ loader: lader('terugblikken') }),
  elders: defineLiveCollection({ loader: lader('elders') }),
  nieuws: defineLiveCollection({ loader: lader('nieuws') }),
  onderwijsregios: defineLiveCollection({ loader: lader('onderwijsregios') }),
  paginas: defineLiveCollection({ loader: lader('paginas') }),
};
