import type { Generated, Kysely } from 'kysely';
import type { InzendingTabellen } from './tabellen-inzending.ts';
import type { KennisvraagTabellen } from './tabellen-kennisvraag.ts';
import type { MensenTabellen } from './tabellen-mensen.ts';

/** A moment: whole milliseconds since 1970 in UTC. Shown in Europe/Amsterdam, never stored so. */
export type Moment = number;

export type Rechtsoort = 'auteur' | 'projectleider' | 're';
export type Aanmeldstatus = 'bevestigd' | 'wachtlijst' | 'aangeboden' | 'afgemeld' | 'aanwezig' | 'afwezig';
export type Kennissessiestatus = 'concept' | 'save-the-date' | 'open' | 'afgelast' | 'verplaatst' | 'afgerond';
export type Vorm = 'fysiek' | 'online' | 'hybride';
export type Schaal = 'landelijk' | 'regionaal';

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
  voorbeeld: number;
  aangemaakt_op: Moment;
  gewijzigd_op: Moment;
}

export interface RechtTabel {
  id: Generated<number>;
  account_id: string;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  verleend_op: Moment;
  verleend_door: string | null;
}

export interface InlogcodeTabel {
  id: string;
  adres: string;
  code_hash: string;
  browser_hash: string;
  ip_hash: Generated<string>;
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

export interface KennissessieTabel {
  id: string;
  slug: string;
  titel: string;
  kern: string;
  soort: 'kennissessie' | 'landelijke-bijeenkomst';
  schaal: Schaal;
  vorm: Vorm;
  gastregio: string | null;
  /** Start of the first meeting, and end of the last. */
  begin_op: Moment;
  eind_op: Moment;
  plaats: string;
  online_link: string;
  doelgroepen: string;
  programma: string;
  trefwoorden: string;
  organisator: string;
  contact: string;
  capaciteit: number;
  achtergehouden: number;
  aanmelden_vanaf: Moment;
  aanmelden_tot: Moment;
  status: Kennissessiestatus;
  reden: string;
  ical_uid: string;
  volgnummer: number;
  voorbeeld: number;
  aangemaakt_op: Moment;
  gewijzigd_op: Moment;
}

export interface KennissessieBouwsteenTabel {
  kennissessie_id: string;
  bouwsteen: string;
}

/** One of several meetings of a kennissessie; a session of one meeting has no rows here, its own begin and end say all. */
export interface BijeenkomstTabel {
  id: string;
  kennissessie_id: string;
  begin_op: Moment;
  eind_op: Moment;
  onderdeel: string;
  ical_uid: string;
}

export interface AanmeldingTabel {
  id: string;
  kennissessie_id: string;
  /** Null when the retention period is over: the row then only counts. */
  account_id: string | null;
  status: Aanmeldstatus;
  prioriteit: number;
  aangemeld_op: Moment;
  deelname: 'fysiek' | 'online' | null;
  vraag: string;
  toegang: string;
  dieet: string;
  toestemming_op: Moment;
  sleutel: string;
  volgnummer: number;
  /** When somebody who waited was told that no place came free. */
  vergeefs_op: Moment | null;
  gewijzigd_op: Moment;
}

/** A letter waiting to be delivered, written in the transaction of the act that caused it. */
export interface OutboxTabel {
  id: Generated<number>;
  kenmerk: string;
  reeks: string;
  aan: string;
  /** Who answers questions about this letter; empty when nobody does. */
  antwoord_aan: string;
  onderwerp: string;
  tekst: string;
  html: string;
  agenda: string | null;
  agenda_methode: 'REQUEST' | 'CANCEL' | null;
  aangemaakt_op: Moment;
  pogingen: number;
  volgende_poging_op: Moment;
  bezet_tot: Moment;
  bezorgd_op: Moment | null;
  opgegeven_op: Moment | null;
  fout: string;
}

/** One row per subject whose public pages are kept in memory; triggers count it up in the writing transaction. */
export interface VersieTabel {
  onderwerp: string;
  nummer: number;
}

export interface Tabellen extends InzendingTabellen, KennisvraagTabellen, MensenTabellen {
  account: AccountTabel;
  recht: RechtTabel;
  inlogcode: InlogcodeTabel;
  session: SessionTabel;
  herstelcode: HerstelcodeTabel;
  kennissessie: KennissessieTabel;
  kennissessie_bouwsteen: KennissessieBouwsteenTabel;
  bijeenkomst: BijeenkomstTabel;
  aanmelding: AanmeldingTabel;
  outbox: OutboxTabel;
  versie: VersieTabel;
}

export type Db = Kysely<Tabellen>;
