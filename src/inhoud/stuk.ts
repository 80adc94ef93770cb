import type { Collectie, Gegevens } from './schema.ts';

/** One published entry of a collection: its validated fields and its text as written. */
export interface Stuk<C extends Collectie = Collectie> {
  collectie: C;
  slug: string;
  /** Address on the site, with slashes: "/praktijken/een-loket/". */
  url: string;
  gegevens: Gegevens<C>;
  /** The MDX body, never run as code. */
  tekst: string;
  /** Lines of the file, for messages: where the text begins, and where each field stands. */
  eersteRegel: number;
  regels: Record<string, number>;
  /** Where the text points to on this site, and in which of its lines. */
  links: { doel: string; regel: number }[];
  /** SHA-256 of the whole file. */
  digest: string;
  /** Path relative to its content folder, for messages to editors. */
  bestand: string;
}

export interface Kop {
  diepte: number;
  slug: string;
  tekst: string;
}

export interface Inhoudsfout {
  bestand: string;
  regel: number;
  melding: string;
  /** What else is wrong in the same file. */
  meer?: Inhoudsfout[];
}

/** All that is published, in memory; made once by the front and handed to every page. */
export interface Inhoud {
  /** In the order in which lists show them: newest first, bouwstenen by number, regions by name. */
  alle<C extends Collectie>(collectie: C): readonly Stuk<C>[];
  een<C extends Collectie>(collectie: C, slug: string): { [K in C]: Stuk<K> }[C] | undefined;
  /** The text as safe HTML with its headings; rendered on first use, then kept. */
  html(stuk: Stuk): { html: string; koppen: Kop[] };
  /** Counts up at every change of anything above. */
  readonly versie: number;
  /** Entries that were left out, and why; and entries that stay but point to what was removed. */
  readonly fouten: readonly Inhoudsfout[];
  opWijziging(hoor: () => void): void;
  /** Looks at one file now, instead of when the disk tells that it changed. */
  bijwerken(collectie: Collectie, slug: string): Promise<void>;
  sluit(): void;
}

/** The kind of a thing, as in addresses (`soort=`) and on labels. */
export const SOORTEN = {
  bouwstenen: 'bouwsteen',
  praktijken: 'praktijk',
  terugblikken: 'terugblik',
  elders: 'bronkaart',
  onderwijsregios: 'onderwijsregio',
  nieuws: 'nieuws',
  paginas: 'pagina',
} as const satisfies Record<Collectie, string>;
export type Soort = (typeof SOORTEN)[Collectie] | 'kennissessie' | 'signaal';

/** What visitors call each kind. */
export const SOORTNAAM: Record<Soort, { een: string; veel: string }> = {
  bouwsteen: { een: 'Bouwsteen', veel: 'Bouwstenen' },
  praktijk: { een: 'Best practice', veel: 'Best practices' },
  terugblik: { een: 'Terugblik', veel: 'Terugblikken' },
  bronkaart: { een: 'Bronkaart', veel: 'Bronkaarten' },
  kennissessie: { een: 'Kennissessie', veel: 'Kennissessies' },
  onderwijsregio: { een: 'Onderwijsregio', veel: "Onderwijsregio's" },
  signaal: { een: 'Signaal', veel: 'Signalen' },
  nieuws: { een: 'Nieuws', veel: 'Nieuws' },
  pagina: { een: 'Pagina', veel: "Pagina's" },
};

export const urlVan = (collectie: Collectie, slug: string): string => (collectie === 'paginas' ? `/${slug}/` : `/${collectie}/${slug}/`);
