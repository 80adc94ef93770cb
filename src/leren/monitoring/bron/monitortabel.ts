import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import type { Adoptie } from '#leren/adopties/adoptie.ts';
import type { Schooljaar } from './schooljaar.ts';

/** A number, a word or a day; null for what is not known. */
export type Cel = string | number | null;

/** One column: what the page shows, the file holds and the codebook explains. */
export interface Kolom {
  /** In the file. */
  naam: string;
  titel: string;
  eenheid: 'naam' | 'datum' | 'aantal' | 'mensen' | 'dagen' | 'maanden' | 'weken' | 'procent';
  /** How it is worked out. */
  afleiding: string;
  /** The day since which it is counted so. */
  sinds: string;
  /** Also added up, over what is shown. */
  optellen?: true;
  /** Only in the file: the page would get too wide. */
  alleenBestand?: true;
}

export interface Monitorrij {
  cellen: Readonly<Record<string, Cel>>;
  url?: string | undefined;
  /** The region that may see this row too; null for nobody but the Realisatie-Eenheid. */
  regio: string | null;
}

/** What the tables are made of. */
export interface Monitorbron {
  db: Db;
  inhoud: Inhoud;
  /** All but drafts, by start. */
  sessies: readonly Kennissessie[];
  adopties: readonly Adoptie[];
  jaar: Schooljaar;
  nu: Moment;
}

/** The rows of `versie` that tell whether what a table reads from the database changed. */
export type Leesonderwerp = 'bezoektellingen' | 'leestellingen' | 'kennisvragen' | 'zoektellingen' | 'signalen';

export interface Tabelsoort {
  /** In addresses and names of files. */
  naam: string;
  titel: string;
  uitleg: string;
  /** The first one names the row. */
  kolommen: readonly Kolom[];
  /** The column of which each row gets a bar. */
  balk: string;
  /** Whether a region gets its own rows of it. */
  voorRegio: boolean;
  /** What a nought reads on the page, where an empty place is what one looks for. */
  nul?: string;
  leest: readonly Leesonderwerp[];
  maak(bron: Monitorbron): readonly Monitorrij[] | Promise<readonly Monitorrij[]>;
}

/** Since when most columns are counted: as long as there are tables. */
export const BEGIN = '2026-11-30';
