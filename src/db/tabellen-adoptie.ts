import type { Generated } from 'kysely';

type Moment = number;
/** How far a region is with a best practice of another: looks into it, does it, does it otherwise, keeps it, stopped. */
export const ADOPTIESTANDEN = ['verkent', 'past-toe', 'aangepast', 'geborgd', 'gestopt'] as const;
export type Adoptiestand = (typeof ADOPTIESTANDEN)[number];
export const STOPREDENEN = ['draagvlak', 'tijd', 'geld', 'paste-niet', 'mocht-niet', 'werkte-niet'] as const;
export type Stopreden = (typeof STOPREDENEN)[number];

/** That a region takes over a best practice of another region, told by that region itself. */
export interface AdoptieTabel {
  id: string;
  /** Its slug at that moment; one that moved is found by what it was called before. */
  praktijk: string;
  /** What it was called then, for when it is gone. */
  titel: string;
  /** The region at that moment; one that merged counts for where it went. */
  onderwijsregio: string;
  stand: Adoptiestand;
  /** "2026-11"; of who stopped, when it began. */
  sinds: string;
  /** Of who stopped, the month in which it did. */
  tot: string | null;
  omvang: Generated<string>;
  anders: Generated<string>;
  resultaat: Generated<string>;
  stopreden: Stopreden | null;
  stopuitleg: Generated<string>;
  /** Counts up with every change, so that nobody writes over what a colleague just wrote. */
  nummer: Generated<number>;
  /** When somebody last said that it is so. */
  gewijzigd_op: Moment;
  /** When the region was asked whether it is still so. */
  nagevraagd_op: Moment | null;
  /** When the region was told that the best practice is gone. */
  weg_gemeld_op: Moment | null;
  /** What the region wrote since it merged takes the place of this one. */
  opgenomen_in: string | null;
  /** What the region that shared it says of it, once. */
  reactie: Generated<string>;
  reactie_op: Moment | null;
  /** How far the region was then. */
  reactie_stand: Adoptiestand | null;
  reactie_door: string | null;
  reactie_gemeld_op: Moment | null;
  verborgen_op: Moment | null;
  /** Who hid it or let it be seen again last. */
  verborgen_door: string | null;
  /** Why the Realisatie-Eenheid hides it. */
  verborgen_omdat: Generated<string>;
}

/** Every stand that an adoptie had. */
export interface AdoptiestapTabel {
  adoptie_id: string;
  nummer: number;
  stand: Adoptiestand;
  sinds: string;
  op: Moment;
  door: string | null;
  /** When the region that shared it and the Realisatie-Eenheid were told. */
  gemeld_op: Moment | null;
}

export interface AdoptieTabellen {
  adoptie: AdoptieTabel;
  adoptiestap: AdoptiestapTabel;
}
