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

export interface KennisvraagTabellen {
  kennisvraag: KennisvraagTabel;
  zoektelling: ZoektellingTabel;
}
