import type { Generated } from 'kysely';

type Moment = number;
/** Waiting, answered, closed with a reason. */
export const VERKENNINGSTATUSSEN = ['open', 'beantwoord', 'gesloten'] as const;
export type Verkenningstatus = (typeof VERKENNINGSTATUSSEN)[number];

/** People who think about becoming an onderwijsregio together; gone after a year. */
export interface RegioverkenningTabel {
  id: string;
  /** What they call themselves, or where it is. */
  gebied: string;
  /** Words of SECTOREN with a comma between. */
  sectoren: string;
  partners: Generated<string>;
  vraag: Generated<string>;
  /** Of who wrote without logging in. */
  adres: string | null;
  account_id: string | null;
  gemeld_op: Moment;
  status: Generated<Verkenningstatus>;
  /** The answer, or the reason for closing. */
  antwoord: Generated<string>;
  afgehandeld_op: Moment | null;
  afgehandeld_door: string | null;
}

export interface RegioverkenningTabellen {
  regioverkenning: RegioverkenningTabel;
}
