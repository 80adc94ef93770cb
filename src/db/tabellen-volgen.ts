type Moment = number;

/** Who wants to be mailed about something: an account, or an address whose owner agrees by the letter that we send. */
export interface VolgerTabel {
  id: string;
  /** Empty for who has an account: letters then go to the address of that moment. */
  adres: string | null;
  account_id: string | null;
  /** The first time that somebody agreed. */
  bevestigd_op: Moment | null;
  laatst_gemaild_op: Moment | null;
}

/** One thing that somebody follows, with a key of its own: it stops this, and shows or does nothing else. */
export interface VolgtTabel {
  id: string;
  volger_id: string;
  /** "aanmelden:slug": when sign-up for that kennissessie opens. */
  onderwerp: string;
  ritme: 'direct' | 'week';
  sleutel_hash: string;
  gevraagd_op: Moment;
  bevestigd_op: Moment | null;
}

export interface VolgenTabellen {
  volger: VolgerTabel;
  volgt: VolgtTabel;
}
