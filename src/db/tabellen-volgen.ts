import type { Generated } from 'kysely';

type Moment = number;

/** Who wants to be mailed about something: an account, or an address whose owner agrees by the letter that we send. */
export interface VolgerTabel {
  id: string;
  /** Empty for who has an account: letters then go to the address of that moment. */
  adres: string | null;
  account_id: string | null;
  /** The first time that somebody agreed. */
  bevestigd_op: Moment | null;
  /** The last letter about what is new. */
  laatst_gemaild_op: Moment | null;
  /** How many of those were given up one after the other, and up to which letter that was counted. */
  opgegeven: Generated<number>;
  opgegeven_tot: Generated<number>;
  /** Since when nothing is mailed any more, because nothing arrives. */
  slaapt_sinds: Generated<Moment | null>;
}

/** One thing that somebody follows, with a key of its own: it stops this, and shows or does nothing else. */
export interface VolgtTabel {
  id: string;
  volger_id: string;
  /** "aanmelden:slug": when sign-up for that kennissessie opens; all others in `leren/volgen/volgonderwerp.ts`. */
  onderwerp: string;
  ritme: 'direct' | 'week';
  sleutel_hash: string;
  gevraagd_op: Moment;
  bevestigd_op: Moment | null;
  /** All that was new until then was told, or need not be. */
  verteld_tot: Generated<Moment>;
  /** The same, of the rhythm that was chosen before. */
  ander_tot: Generated<Moment>;
}

/** What became one with something else when an address and an account turned out to be one person: older letters still stop it. */
export interface VolgtVoorheenTabel {
  id: string;
  sleutel_hash: string;
  volgt_id: string;
}

/** A look at what is new: at most one at a moment. */
export interface VolgrondeTabel {
  id: Generated<number>;
  ritme: 'direct' | 'week';
  moment: Moment;
  /** What came after `van`, until `tot`. */
  van: Moment;
  tot: Moment;
}

/** One thing that such a look found, with the words in which everybody hears of it. */
export interface VolgberichtTabel {
  ronde_id: number;
  soort: 'nieuw' | 'gewijzigd' | 'overgenomen' | 'gestopt';
  /** The id of the inzending, the kennissessie, the adoptie or (with what it is before it) the signaal. */
  sleutel: string;
  op: Moment;
  /** Nobody need hear of it from then on. */
  tot_op: Moment | null;
  /** "Best practice" */
  wat: string;
  titel: string;
  url: string;
  /** Whose it is, or when it takes place. */
  erbij: string;
  /** All subjects that it belongs to (JSON). */
  onderwerpen: string;
}

export interface VolgenTabellen {
  volger: VolgerTabel;
  volgt: VolgtTabel;
  volgt_voorheen: VolgtVoorheenTabel;
  volggeheim: { geheim: string };
  volgronde: VolgrondeTabel;
  volgbericht: VolgberichtTabel;
}
