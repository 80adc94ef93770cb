import type { Inzendcollectie } from '#db/tabellen-inzending.ts';

/** What was filled in, as it was filled in: a draft may hold anything or nothing. */
export type Waarde = string | string[] | Record<string, string>[];
export type Velden = Record<string, Waarde>;

/** What no form decides: it follows from the rights of the author and from the session. */
export interface Vast {
  collectie: Inzendcollectie;
  onderwijsregio: string | null;
  kennissessie: string | null;
  voorbeeld: boolean;
  /** "2026-11-21": for what is dated on the day it is approved. */
  vandaag: string;
  /** Fields of the file that no form decides, as they are online. */
  blijvend?: Record<string, unknown>;
  /** Addresses it had before. */
  voorheen?: readonly string[];
}

interface Basis {
  naam: string;
  label: string;
  /** What belongs here; stands between the label and the field. */
  uitleg: string;
  voorbeeld?: string;
  /** The question that it answers together with the fields next to it of the same group. */
  groep?: string;
  /** Only in the form of the text at this address. */
  alleenBij?: string;
  /** Must be filled in before submitting; a draft may always be saved. */
  verplicht: boolean;
  /** Needed only after another answer, as its explanation says: nothing marks it as free to leave out. */
  hangtAf?: true;
}
export interface Optie {
  waarde: string;
  tekst: string;
  uitleg?: string;
}
/** A list that the site keeps is looked up when the page is made. */
export type Optiebron = 'bouwstenen';

/** One field of a row: words of one or more lines, or a choice from a list that the site keeps. */
export interface Rijdeel {
  naam: string;
  label: string;
  regels?: number;
  max?: number;
  opties?: Optiebron;
}

export type Verwijsdoel = 'praktijken' | 'kennissessies';

export type Veld = Basis &
  (
    | {
        soort: 'regel';
        max?: number;
        type?: 'email' | 'url' | 'date';
        inputmode?: 'numeric';
        klein?: boolean /** A day that has been. */;
        geweest?: true;
      }
    | { soort: 'tekst'; regels: number; max?: number }
    /** Long text in Markdown; `kop` is the heading it gets on the page. */
    | { soort: 'markdown'; regels: number; kop?: string }
    | { soort: 'keuze'; opties: readonly Optie[]; lang?: boolean }
    | { soort: 'keuzes'; opties: readonly Optie[] | Optiebron }
    /** Names other entries by their slugs, found by typing: there may be thousands of them. */
    | { soort: 'verwijzingen'; naar: Verwijsdoel }
    /** `hoogstens`: so many rows and no more. */
    | { soort: 'rijen'; een: string; delen: readonly Rijdeel[]; hoogstens?: number }
  );

/** Fields that belong together, under one heading of the form; in a long form each part is a step of its own. */
export interface Deel {
  id: string;
  titel: string;
  uitleg?: string;
  velden: readonly Veld[];
}

/** Whether a field holds several values, each sent by itself. */
export const heeftKeuzes = ({ soort }: Pick<Veld, 'soort'>): boolean => soort === 'keuzes' || soort === 'verwijzingen';

export const tekstVan = (velden: Velden, naam: string): string => {
  const waarde = velden[naam];
  return typeof waarde === 'string' ? waarde : '';
};
export const keuzesVan = (velden: Velden, naam: string): string[] => {
  const waarde = velden[naam];
  return Array.isArray(waarde) ? waarde.filter((keuze) => typeof keuze === 'string') : [];
};
export const rijenVan = (velden: Velden, naam: string): Record<string, string>[] => {
  const waarde = velden[naam];
  return Array.isArray(waarde) ? waarde.filter((rij) => typeof rij === 'object') : [];
};
/** The lines of a field with one thing per line. */
export const regelsVan = (velden: Velden, naam: string): string[] =>
  tekstVan(velden, naam)
    .split('\n')
    .map((regel) => regel.trim())
    .filter((regel) => regel !== '');
