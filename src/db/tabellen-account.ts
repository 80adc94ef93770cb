import type { Generated } from 'kysely';

type Moment = number;
export type Rechtsoort = 'auteur' | 'projectleider' | 're';

export interface AccountTabel {
  id: string;
  adres: string;
  naam: string;
  functie: string;
  organisatie: string;
  onderwijsregio: string | null;
  totp_geheim: string | null;
  totp_bevestigd_op: Moment | null;
  totp_laatste_stap: number;
  /** A step still to come of which somebody was told that a clock is off: its code is known to fit, and lets nobody in. */
  totp_klok_stap: Generated<number>;
  voorbeeld: number;
  aangemaakt_op: Moment;
  gewijzigd_op: Moment;
}

export interface RechtTabel {
  id: Generated<number>;
  /** Null once the account is erased; the right ended before that. */
  account_id: string | null;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  verleend_op: Moment;
  verleend_door: string | null;
  /** A right ends, it is never deleted. */
  ingetrokken_op: Generated<Moment | null>;
  ingetrokken_door: Generated<string | null>;
}

/** A region that merged, and the region where its rights are now: the last one, however often it merged on. */
export interface OpgeganeRegioTabel {
  regio: string;
  nu_in: string;
  op: Moment;
}

export interface InlogcodeTabel {
  id: string;
  adres: string;
  code_hash: string;
  browser_hash: string;
  /** Fingerprint of the network from which it was asked. */
  netwerk: Generated<string>;
  /** As long as its letter waits for a place of that network: until when; null once it went out. */
  wacht_tot: Generated<Moment | null>;
  aangemaakt_op: Moment;
  verloopt_op: Moment;
  /** Wrong codes tried on this row; the second step counts its own. */
  pogingen: Generated<number>;
  gebruikt_op: Moment | null;
  tweede_pogingen: Generated<number>;
  laatste_poging_op: Generated<Moment>;
}

/** Lucia's Session: a login, not a kennissessie. `id` is the SHA-256 of what the cookie holds. */
export interface SessionTabel {
  id: string;
  account_id: string;
  verloopt_op: Moment;
  aangemaakt_op: Moment;
  laatst_gezien_op: Moment;
  apparaat: string;
  tweede_stap_op: Moment | null;
}

export interface HerstelcodeTabel {
  id: Generated<number>;
  account_id: string;
  code_hash: string;
  gebruikt_op: Moment | null;
}

/** By which a server knows whether it has the key of the site; '' until one began. */
export interface SleutelmerkTabel {
  merk: string;
}

export interface AccountTabellen {
  account: AccountTabel;
  recht: RechtTabel;
  opgegane_regio: OpgeganeRegioTabel;
  inlogcode: InlogcodeTabel;
  session: SessionTabel;
  herstelcode: HerstelcodeTabel;
  sleutelmerk: SleutelmerkTabel;
}
