import { SLUG } from '#grond/taal/slug.ts';
import { type Inhoud, type Stuk, urlVan } from '#inhoud/stuk.ts';
import { verhuisdVan } from '#inhoud/verwijzingen.ts';

type Praktijk = Stuk<'praktijken'>;

/** What became of the best practices that an address names. */
export interface Keus {
  praktijken: Praktijk[];
  /** Asked by an address it had before. */
  verhuisd: { van: string; naar: Praktijk }[];
  /** Withdrawn. */
  weg: string[];
  /** Never anything here. */
  onbekend: string[];
}

interface Bron {
  inhoud: Inhoud;
  /** What became of an address that no page has. */
  vervallen(pad: string): Promise<{ soort: 'weg' } | { soort: 'verhuisd'; naar: string } | undefined>;
}

/** The best practices with these slugs, each once, in the order asked; one that moved counts as what it is now. */
export async function gekozenPraktijken(slugs: readonly string[], bron: Bron): Promise<Keus> {
  const keus: Keus = { praktijken: [], verhuisd: [], weg: [], onbekend: [] };
  for (const slug of new Set(slugs)) {
    const gevonden = await vind(slug, bron);
    if (typeof gevonden === 'string') keus[gevonden].push(slug);
    else {
      if (gevonden.slug !== slug) keus.verhuisd.push({ van: slug, naar: gevonden });
      if (!keus.praktijken.includes(gevonden)) keus.praktijken.push(gevonden);
    }
  }
  return keus;
}

async function vind(slug: string, { inhoud, vervallen }: Bron): Promise<Praktijk | 'weg' | 'onbekend'> {
  if (!SLUG.test(slug)) return 'onbekend';
  const pad = urlVan('praktijken', slug);
  const hier = inhoud.een('praktijken', slug) ?? verhuisdVan(inhoud, pad);
  if (hier) return hier as Praktijk;
  const eerder = await vervallen(pad);
  if (eerder?.soort !== 'verhuisd') return eerder?.soort ?? 'onbekend';
  const nu = inhoud.alle('praktijken').find(({ url }) => url === eerder.naar);
  return nu ?? 'weg';
}

const LANGST = 60;

/** A sentence for each that is not shown as it was asked. */
export const keuszinnen = ({ verhuisd, weg, onbekend }: Keus): string[] => [
  ...verhuisd.map(({ van, naar }) => `‘${van}’ heet nu ‘${naar.gegevens.titel}’.`),
  ...weg.map((slug) => `‘${slug}’ is ingetrokken en staat niet meer op de site.`),
  ...onbekend.map((slug) => `‘${slug.slice(0, LANGST)}’ kennen we niet.`),
];
