import type { Optielijsten } from '#publicaties/velden/opties.ts';
import type { Verwijsbron } from '#publicaties/velden/verwijsdoelen.ts';

/** Where the fields of a form find what can be chosen. */
export interface Veldbron {
  lijsten: Optielijsten;
  doelen: Verwijsbron;
  /** What somebody without a script asked to look for, by the name of its field. */
  gezocht(veld: string): string;
}
