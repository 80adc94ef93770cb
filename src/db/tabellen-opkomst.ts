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

export interface OpkomstTabellen {
  aanwezigheid: AanwezigheidTabel;
  zonder_aanmelding: ZonderAanmeldingTabel;
  evaluatieverzoek: EvaluatieverzoekTabel;
  evaluatie: EvaluatieTabel;
}
