import type { Moment } from '#db/tabellen.ts';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';

/** A school year runs from 1 August to 31 July (Wet op het primair onderwijs, article 1; the same in Wet voortgezet onderwijs 2020). */
export interface Schooljaar {
  /** "2026-2027" */
  naam: string;
  /** Its first moment, and the first after it. */
  van: Moment;
  tot: Moment;
  /** The same as days: "2026-08-01", and the first day after it. */
  vanDag: string;
  totDag: string;
}

const vanaf = (jaar: number): Schooljaar => {
  const [vanDag, totDag] = [`${jaar}-08-01`, `${jaar + 1}-08-01`];
  return { naam: `${jaar}-${jaar + 1}`, van: momentVan(vanDag), tot: momentVan(totDag), vanDag, totDag };
};

const eersteJaar = (dag: string): number => Number(dag.slice(0, 4)) - (dag.slice(5) < '08-01' ? 1 : 0);

/** The school year of this moment and those before it, back to the one in which something first happened; newest first. */
export function schooljaren({ eersteDag, nu }: { eersteDag: string; nu: Moment }): Schooljaar[] {
  const laatste = eersteJaar(isoDatum(nu));
  const eerste = Math.min(laatste, Math.max(eersteJaar(eersteDag), laatste - MEESTE + 1));
  return Array.from({ length: laatste - eerste + 1 }, (_, terug) => vanaf(laatste - terug));
}

const MEESTE = 10;

export const isInJaar = (jaar: Schooljaar, moment: Moment): boolean => moment >= jaar.van && moment < jaar.tot;
/** The same of a day ("2026-11-30"). */
export const isDagInJaar = (jaar: Schooljaar, dag: string): boolean => dag >= jaar.vanDag && dag < jaar.totDag;
