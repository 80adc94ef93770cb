type Moment = number;

/** What is kept of somebody with a place at one meeting; of whom nothing is known there is no row. */
export interface AanwezigheidTabel {
  aanmelding_id: string;
  /** Of a session of one meeting: the id of the session. */
  bijeenkomst_id: string;
  uitslag: 'aanwezig' | 'afwezig';
  /** Who ticked it. */
  door: string | null;
  /** Null when this person said so with the evaluation, of which no moment is kept. */
  op: Moment | null;
}

/** How many people came to a meeting who had not signed up: a number, never a name. */
export interface ZonderAanmeldingTabel {
  kennissessie_id: string;
  bijeenkomst_id: string;
  aantal: number;
  door: string | null;
  op: Moment;
}

/** The one letter after a session; that somebody answered is known, when is not. */
export interface EvaluatieverzoekTabel {
  aanmelding_id: string;
  /** Opens the questions of this letter and nothing else. */
  sleutel: string;
  beantwoord: number;
}

/** What somebody thought of a session; nothing leads from here to a person or a moment. */
export interface EvaluatieTabel {
  id: string;
  kennissessie_id: string;
  /** From 1 to 5. */
  bruikbaar: number;
  meegenomen: string;
  beter: string;
}

/** How many people came to a session, counted once when nothing could change it any more; it holds no persons. */
export interface BezoektellingTabel {
  kennissessie_id: string;
  geteld_op: Moment;
  /** How many had a place. */
  aangemeld: number;
  /** 1 when somebody kept who was there; without that the numbers below say nothing. */
  bijgehouden: number;
  /** Of who was there: to none of our sessions before, to one before, or unknown (no sign-up, or an account that is gone). */
  nieuw: number;
  terug: number;
  onbekend: number;
}

/** The same by the region from which people came at sign-up. */
export interface BezoektellingRegioTabel {
  kennissessie_id: string;
  onderwijsregio: string;
  aantal: number;
}

export interface OpkomstTabellen {
  bezoektelling: BezoektellingTabel;
  bezoektelling_regio: BezoektellingRegioTabel;
  aanwezigheid: AanwezigheidTabel;
  zonder_aanmelding: ZonderAanmeldingTabel;
  evaluatieverzoek: EvaluatieverzoekTabel;
  evaluatie: EvaluatieTabel;
}
