import type { Soort } from '#inhoud/stuk.ts';
import type { Facetnaam } from '#zoeken/facetnamen.ts';

/** A page as the index knows it. */
export interface Blad {
  url: string;
  soort: Soort;
  titel: string;
  kern: string;
  trefwoorden: string[];
  /** Where it belongs: names of its bouwstenen, tasks, sectors and region. */
  omgeving: string[];
  /** Safe HTML of the text, its headings with ids. */
  html: string;
  /** Fields that stand on the page outside its text. */
  velden: string[];
  facetten: Partial<Record<Facetnaam, string[]>>;
  /** Day of publication as 2026-11-21; empty for what has none. */
  datum: string;
  /** Of a kennissessie, in ms. */
  begin?: number;
  eind?: number;
  /** Shown beside the title. */
  kenmerken: string[];
  /** Of a best practice, its marks. */
  maten?: string;
  voorbeeld: boolean;
}
