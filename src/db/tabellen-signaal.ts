import type { Generated } from 'kysely';

type Moment = number;
/** What a region sees happen: a bottleneck, a dilemma, a chance, or a rule that it asks to be let off. */
export const SIGNAALSOORTEN = ['knelpunt', 'dilemma', 'kans', 'ruimte-in-de-regels'] as const;
export type Signaalsoort = (typeof SIGNAALSOORTEN)[number];
/** The states of a signal: sent in, sent back, part of another, at a table, answered, not passed on, taken up again, taken back. */
export const SIGNAALSTATUSSEN = [
  'ingediend',
  'teruggestuurd',
  'gebundeld',
  'naar-tafel',
  'beantwoord',
  'niet-doorgezet',
  'heropend',
  'ingetrokken',
] as const;
export type Signaalstatus = (typeof SIGNAALSTATUSSEN)[number];

/** What a region tells the Realisatie-Eenheid that others have to solve. */
export interface SignaalTabel {
  id: string;
  soort: Signaalsoort;
  titel: string;
  speelt: string;
  nodig: string;
  /** The region at that moment; one that merged counts for where it went. */
  onderwijsregio: string;
  /** Who sent it in; null when that account is gone. */
  account_id: string | null;
  /** Whether the region wants everybody to read it, and with its name. */
  openbaar_gewenst: 0 | 1;
  met_naam: 0 | 1;
  status: Generated<Signaalstatus>;
  /** Counts up with every change, so that nobody writes over what somebody else just did. */
  nummer: Generated<number>;
  ingediend_op: Moment;
  gewijzigd_op: Moment;
  /** When the Realisatie-Eenheid first did something with what it says now; until then the region may still change it. */
  bekeken_op: Moment | null;
  /** Since when everybody can read it; null for nobody else. */
  openbaar_op: Moment | null;
  /** The signal that this one goes on with; never one that is part of another itself. */
  gebundeld_in: string | null;
  tafel: Generated<string>;
  /** Day of that table as 2026-12-03; empty when it is not known. */
  tafel_dag: Generated<string>;
  /** The last answer, or why it is not passed on. */
  antwoord: Generated<string>;
  /** Which body gave it. */
  namens: Generated<string>;
  antwoord_dag: Generated<string>;
  /** When the senders were told how it ended. */
  afgehandeld_op: Moment | null;
  /** What the region said, once, of an answer that does not solve it. */
  niet_opgelost: Generated<string>;
  niet_opgelost_op: Moment | null;
}

/** A page of our own that a signal came from. */
export interface SignaalbewijsTabel {
  signaal_id: string;
  plek: number;
  collectie: 'praktijken' | 'terugblikken' | 'bouwstenen';
  /** Its slug at that moment; one that moved is found by what it was called before. */
  slug: string;
  /** What it was called then, for when it is gone. */
  titel: string;
}

/** Another region in which the same goes on. */
export interface MedesignaalTabel {
  signaal_id: string;
  onderwijsregio: string;
  tekst: string;
  op: Moment;
  account_id: string | null;
}

/** Everything that was done with a signal, and what was said with it. */
export interface SignaalstapTabel {
  signaal_id: string;
  nummer: number;
  handeling: string;
  tekst: string;
  op: Moment;
  door: string | null;
}

export interface SignaalTabellen {
  signaal: SignaalTabel;
  signaalbewijs: SignaalbewijsTabel;
  medesignaal: MedesignaalTabel;
  signaalstap: SignaalstapTabel;
}
