import type { Generated } from 'kysely';

type Moment = number;
export type Kennissessiestatus = 'concept' | 'save-the-date' | 'open' | 'afgelast' | 'verplaatst' | 'afgerond';
export type Vorm = 'fysiek' | 'online' | 'hybride';
export type Schaal = 'landelijk' | 'regionaal';
export type Aanmeldstatus = 'bevestigd' | 'wachtlijst' | 'aangeboden' | 'afgemeld';

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
  /** Of a hybrid session that counts each form by itself: `capaciteit` is then for the location. */
  capaciteit_online: number | null;
  achtergehouden: number;
  /** When places that are held back become free for everybody by themselves, and when they last did. */
  vrijgeven_op: Moment | null;
  vrijgegeven_op: Moment | null;
  /** Regions of these statuses (JSON) go first, until that moment. */
  voorrang_statussen: string;
  voorrang_tot: Moment | null;
  /** At most so many places for one region, until that moment (null: to the end). */
  max_per_regio: number | null;
  max_per_regio_tot: Moment | null;
  aanmelden_vanaf: Moment;
  aanmelden_tot: Moment;
  status: Kennissessiestatus;
  /** Counts up with every edit by its organiser, so that nobody overwrites what they did not see. */
  versie: number;
  /** Why it is off; empty when it is not, or when nobody said. */
  reden_afgelast: string;
  /** Why it was changed last. */
  reden_gewijzigd: string;
  /** The hours that were moved last, as they were (JSON); empty when none were. */
  verplaatst_van: string;
  /** 1 when who was there is asked afterwards what it was worth. */
  evaluatie: number;
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
  /** Fingerprint of the answer to the question that was mailed last: nobody gets it twice. */
  antwoordbrief: string | null;
  /** What the account said at sign-up, and how that region stood then; kept when the person is gone. */
  onderwijsregio: string | null;
  regiostatus: string | null;
  gewijzigd_op: Moment;
}

/** The address at which somebody's own calendar program follows their sessions; one per account. */
export interface AgendaAdresTabel {
  account_id: string;
  sleutel_hash: string;
  gemaakt_op: Moment;
}

/** What became of an invitation for a place. */
export const PLAATSUITSLAGEN = ['open', 'aangenomen', 'geweigerd', 'verlopen', 'ingetrokken'] as const;
export type Plaatsuitslag = (typeof PLAATSUITSLAGEN)[number];

/** An organiser gave a place (or a turn) to an address, whose owner did not agree yet. */
export interface PlaatsuitnodigingTabel {
  id: string;
  kennissessie_id: string;
  /** Empty when nobody may know any more whose it was. */
  adres: string;
  /** Where the place came from; of the waiting list: a turn from the moment of inviting. */
  plek: 'achtergehouden' | 'vrij' | 'wachtlijst';
  sleutel: string;
  door: string | null;
  gemaakt_op: Moment;
  verloopt_op: Moment;
  uitslag: Generated<Plaatsuitslag>;
  uitslag_op: Moment | null;
}

/** That a reminder was written, or missed because nobody looked in time; another start of the same meeting is another reminder. */
export interface HerinneringTabel {
  aanmelding_id: string;
  /** Of a session of one meeting: the id of the session. */
  bijeenkomst_id: string;
  soort: 'week' | 'dag';
  begin_op: Moment;
  uitslag: 'verstuurd' | 'gemist';
  vastgelegd_op: Moment;
}

/** What became of a question for the speakers. */
export const VRAAGUITKOMSTEN = ['in-de-sessie', 'schriftelijk', 'doorgezet', 'niet'] as const;

export interface VraaguitkomstTabel {
  kennissessie_id: string;
  /** Fingerprint of the question, the same for everybody who asked it. */
  kenmerk: string;
  uitkomst: (typeof VRAAGUITKOMSTEN)[number];
  antwoord: string;
  door: string | null;
  op: Moment;
}

/** A letter that went to many people of a session. */
export interface SessiebriefTabel {
  id: string;
  kennissessie_id: string;
  soort: 'extra' | 'gewijzigd' | 'afgelast' | 'antwoord';
  aan: 'allen' | 'plaats' | 'wachtlijst' | 'vragers' | 'onderdeel';
  onderwerp: string;
  /** Of an extra letter: its words. */
  tekst: string;
  aantal: number;
  door: string | null;
  op: Moment;
}

/** Something for who has a place at a session: a link, or a file with its hash, kind ("pdf") and size in words; never both. */
export interface MateriaalTabel {
  id: string;
  kennissessie_id: string;
  titel: string;
  link: string | null;
  hash: string | null;
  soort: string | null;
  grootte: string | null;
  toegevoegd_op: Moment;
}

export interface KennissessieTabellen {
  kennissessie: KennissessieTabel;
  kennissessie_bouwsteen: KennissessieBouwsteenTabel;
  bijeenkomst: BijeenkomstTabel;
  aanmelding: AanmeldingTabel;
  agenda_adres: AgendaAdresTabel;
  plaatsuitnodiging: PlaatsuitnodigingTabel;
  herinnering: HerinneringTabel;
  vraaguitkomst: VraaguitkomstTabel;
  sessiebrief: SessiebriefTabel;
  materiaal: MateriaalTabel;
}
