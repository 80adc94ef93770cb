import type { Generated } from 'kysely';

type Moment = number;
/** What can be written and judged here, by the collection in which it ends up. */
export const INZENDCOLLECTIES = ['praktijken', 'terugblikken', 'elders', 'nieuws', 'onderwijsregios', 'paginas'] as const;
export type Inzendcollectie = (typeof INZENDCOLLECTIES)[number];
/** The states of a submission, in the order in which it goes through them. */
export const INZENDSTATUSSEN = ['concept', 'ingediend', 'teruggestuurd', 'goedgekeurd', 'gepland', 'gepubliceerd', 'ingetrokken'] as const;
export type Inzendstatus = (typeof INZENDSTATUSSEN)[number];
/** Whose turn it is to judge: the own region first, then the Realisatie-Eenheid. */
export type Stap = 'regio' | 're';

export interface InzendingTabel {
  id: string;
  collectie: Inzendcollectie;
  /** From the rights of who began it; null for the Realisatie-Eenheid. */
  onderwijsregio: string | null;
  kennissessie_id: string | null;
  titel: string;
  /** Given at first publication, then kept. */
  slug: string | null;
  voorbeeld: number;
  /** Of the newest revision; what stands online meanwhile is in `publicatie`. */
  status: Inzendstatus;
  status_op: Moment;
  stap: Stap | null;
  revisie: number;
  goedgekeurde_revisie: number | null;
  gepland_op: Moment | null;
  begonnen_door: string | null;
  begonnen_op: Moment;
  gewijzigd_op: Moment;
  deelnemers_gemaild_op: Moment | null;
  /** Since when the Realisatie-Eenheid writes it on behalf of its region; null when she does not, or the region took it over. */
  namens_op: Moment | null;
}

export interface InzendingRevisieTabel {
  inzending_id: string;
  nummer: number;
  soort: 'opgeslagen' | 'bijlage' | 'hersteld' | 'overgenomen' | 'correctie' | 'aanvulling' | 'nagekeken';
  /** JSON of everything that was filled in, as it was filled in. */
  velden: string;
  /** The file this revision becomes; written when it is approved, its dates set when it goes online. */
  bestand: string | null;
  door: string | null;
  op: Moment;
}

export interface InzendingGebeurtenisTabel {
  id: Generated<number>;
  inzending_id: string;
  revisie: number;
  soort:
    | 'begonnen'
    | 'ingediend'
    | 'teruggehaald'
    | 'teruggestuurd'
    | 'opmerking'
    | 'goedgekeurd'
    | 'gepland'
    | 'vrijgegeven'
    | 'gepubliceerd'
    | 'gecorrigeerd'
    | 'aangevuld'
    | 'mislukt'
    | 'ingetrokken'
    | 'hersteld'
    | 'overgenomen'
    | 'verhuisd'
    | 'nagekeken'
    | 'bijgewerkt'
    | 'alleen-geplaatst'
    | 'van-re-overgenomen';
  /** Of `ingediend`: `re` when the Realisatie-Eenheid sent it in. */
  stap: Stap | null;
  door: string | null;
  op: Moment;
  toelichting: string;
  /** The field an `opmerking` is about. */
  veld: string | null;
}

/** One published file: what should stand in CONTENT_DIR (`bestand`) and what we last left there (`op_schijf`). */
export interface PublicatieTabel {
  inzending_id: string;
  collectie: Inzendcollectie;
  slug: string;
  revisie: number;
  opdracht: 'schrijven' | 'weghalen' | null;
  bestand: string;
  /** SHA-256 of `bestand`. */
  digest: string;
  /** SHA-256 of the file as we last left it; null when there is none of ours. */
  op_schijf: string | null;
  /** First moment it was online. */
  online_op: Moment | null;
  gewijzigd_op: Moment;
  pogingen: Generated<number>;
  volgende_poging_op: Generated<Moment>;
  bezet_tot: Generated<Moment>;
  fout: Generated<string>;
  /** While it moves: the address it leaves, and SHA-256 of the file there. */
  oude_slug: Generated<string | null>;
  oude_digest: Generated<string | null>;
}

/** An address of a page or an attachment where something was published once: gone (410), or moved to `naar` (301). */
export interface VervallenAdresTabel {
  pad: string;
  naar: string | null;
  inzending_id: string | null;
  op: Moment;
}

/** What stands online at an address, where more machines show the same texts; each writes it in a folder of its own. */
export interface TekstTabel {
  collectie: Inzendcollectie;
  slug: string;
  /** The whole file; of one that is gone, as it was. */
  bestand: string;
  /** SHA-256 of it; null when nothing stands there. */
  digest: string | null;
  /** Higher than any before, whenever it changes; given out with the writer in hand, so never out of order. */
  nr: number;
}

/** An upload that is kept: in which store, under which key, and when it was last sent in, or found there for the first time. */
export interface BijlageTabel {
  berging: 'bijlagen' | 'deelnemers';
  /** "<64 hex>.pdf" */
  sleutel: string;
  gezien_op: Moment;
}

/** The Realisatie-Eenheid skips its own step for these regions. */
export interface VertrouwdeRegioTabel {
  onderwijsregio: string;
  verleend_op: Moment;
  verleend_door: string | null;
}

export interface ZonderTerugblikTabel {
  kennissessie_id: string;
  reden: string;
  op: Moment;
  door: string | null;
}

/** The authors of a best practice were asked to look whether it is still right, before this review date. */
export interface NakijkverzoekTabel {
  slug: string;
  /** "2027-11-01", as in the file. */
  herzien_voor: string;
  gemaild_op: Moment;
}

/** What can be found where the link of a card leads: not there, an error, a page that says so, nobody, or no answer in time. */
export const LINKREDENEN = ['weg', 'fout', 'foutpagina', 'naam-weg', 'onbereikbaar', 'te-laat'] as const;
export type Linkreden = (typeof LINKREDENEN)[number];

/** An address that a card leads to, as it was when somebody last looked. */
export interface BronlinkTabel {
  link: string;
  nagekeken_op: Moment;
  /** How often in a row it failed. */
  mislukt: number;
  /** Null when it works. */
  reden: Linkreden | null;
}

export interface InzendingTabellen {
  inzending: InzendingTabel;
  inzending_revisie: InzendingRevisieTabel;
  inzending_gebeurtenis: InzendingGebeurtenisTabel;
  publicatie: PublicatieTabel;
  vervallen_adres: VervallenAdresTabel;
  bijlage: BijlageTabel;
  tekst: TekstTabel;
  vertrouwde_regio: VertrouwdeRegioTabel;
  zonder_terugblik: ZonderTerugblikTabel;
  nakijkverzoek: NakijkverzoekTabel;
  bronlink: BronlinkTabel;
}
