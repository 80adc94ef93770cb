import type { Generated } from 'kysely';

type Moment = number;
/** The states of a question: waiting, linked to a page, answered without one, closed with a reason. */
export const KENNISVRAAGSTATUSSEN = ['open', 'gekoppeld', 'beantwoord', 'gesloten'] as const;
export type Kennisvraagstatus = (typeof KENNISVRAAGSTATUSSEN)[number];

export interface KennisvraagTabel {
  id: string;
  vraag: string;
  toelichting: Generated<string>;
  /** Of who asked without logging in; null when the retention period is over. */
  adres: string | null;
  account_id: string | null;
  gesteld_op: Moment;
  status: Generated<Kennisvraagstatus>;
  /** Path of a page of our own. */
  link: string | null;
  /** The answer, or the reason for closing. */
  antwoord: Generated<string>;
  afgehandeld_op: Moment | null;
  afgehandeld_door: string | null;
  /** Opens the asker's own page, without logging in. */
  sleutel: string;
}

/** How often nothing was found for these words on a day in Amsterdam. */
export interface ZoektellingTabel {
  dag: string;
  vraag: string;
  aantal: number;
}

/** The states of a talk that was asked for: waiting, answered, its letter could not be delivered, closed by the Realisatie-Eenheid. */
export const GESPREKSTATUSSEN = ['open', 'beantwoord', 'niet-bezorgd', 'gesloten'] as const;
export type Gesprekstatus = (typeof GESPREKSTATUSSEN)[number];

/** That somebody asked a region for a talk; what they wrote is in their letter alone. */
export interface GesprekTabel {
  id: string;
  /** Who asked; null when the account is gone. */
  account_id: string | null;
  /** The region that they named then. */
  van_regio: string | null;
  /** The region at that moment; one that merged is found where it went. */
  naar_regio: string;
  /** The best practice that it is about, by its slug at that moment; null when it is about the region. */
  praktijk: string | null;
  /** What the page was called then, for when it is gone. */
  titel: string;
  gevraagd_op: Moment;
  status: Generated<Gesprekstatus>;
  afgehandeld_op: Moment | null;
  afgehandeld_door: string | null;
  /** When both were told that no answer came. */
  herinnerd_op: Moment | null;
  /** In the letter to the region: with it, it says that it answered. */
  sleutel: string;
}

export interface KennisvraagTabellen {
  kennisvraag: KennisvraagTabel;
  zoektelling: ZoektellingTabel;
  gesprek: GesprekTabel;
}
