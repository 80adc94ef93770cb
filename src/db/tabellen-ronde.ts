type Moment = number;

/** One of several parts of a kennissessie that run at the same time: of those of one round everybody chooses one. */
export interface OnderdeelTabel {
  id: string;
  kennissessie_id: string;
  /** Only tells rounds apart: which of them is the first is said by their hours. */
  ronde: number;
  begin_op: Moment;
  eind_op: Moment;
  titel: string;
  /** JSON. */
  doelgroepen: string;
  plaats: string;
  capaciteit: number;
  afgelast_op: Moment | null;
  /** Counts up with every edit by its organiser. */
  versie: number;
}

/** Who goes to which part; only of who has a place. */
export interface OnderdeelkeuzeTabel {
  aanmelding_id: string;
  ronde: number;
  onderdeel_id: string;
}

export interface RondeTabellen {
  onderdeel: OnderdeelTabel;
  onderdeelkeuze: OnderdeelkeuzeTabel;
}
