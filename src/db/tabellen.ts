import type { Generated, Kysely } from 'kysely';
import type { AccountTabellen } from './tabellen-account.ts';
import type { AdoptieTabellen } from './tabellen-adoptie.ts';
import type { InzendingTabellen } from './tabellen-inzending.ts';
import type { KennissessieTabellen } from './tabellen-kennissessie.ts';
import type { KennisvraagTabellen } from './tabellen-kennisvraag.ts';
import type { LeestellingTabellen } from './tabellen-leestelling.ts';
import type { MensenTabellen } from './tabellen-mensen.ts';
import type { OpkomstTabellen } from './tabellen-opkomst.ts';
import type { RegioverkenningTabellen } from './tabellen-regioverkenning.ts';
import type { RondeTabellen } from './tabellen-ronde.ts';
import type { SignaalTabellen } from './tabellen-signaal.ts';
import type { VolgenTabellen } from './tabellen-volgen.ts';

/** A moment: whole milliseconds since 1970 in UTC. Shown in Europe/Amsterdam, never stored so. */
export type Moment = number;

/** A letter waiting to be delivered, written in the transaction of the act that caused it. */
export interface OutboxTabel {
  id: Generated<number>;
  kenmerk: string;
  reeks: string;
  /** What a letter is within its series ("Teruggestuurd"), also when its words are gone; empty when nobody asks. */
  soort: string;
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
  /** From then on the letter is of no use to anybody and does not go out; null for never. */
  verloopt_op: Moment | null;
  /** Where one click of a mail program ends what this letter belongs to; null for letters that nobody can stop. */
  uitschrijflink: string | null;
}

/** One row per subject whose public pages are kept in memory; triggers count it up in the writing transaction. */
export interface VersieTabel {
  onderwerp: string;
  nummer: number;
}

/** How often somebody did something that is limited, of all servers together; only where there are more. */
export interface GrensTabel {
  /** What, with a fingerprint of who. */
  key: string;
  points: number;
  /** From then on it counts anew. */
  expire: Moment | null;
}

/** When what one process does for all of them every day was last taken up. */
export interface DagtaakTabel {
  naam: string;
  op: Moment;
}

/** After how many changes of all sessions (the row `kennissessies` of `versie`) each last changed; of one that is gone it stays. */
export interface SessieversieTabel {
  kennissessie_id: string;
  /** Anything of it: also who signed up, and who came. */
  nummer: number;
  /** The session itself. */
  zelf_nummer: number;
}

export interface Tabellen
  extends AccountTabellen,
    MensenTabellen,
    KennissessieTabellen,
    RondeTabellen,
    OpkomstTabellen,
    InzendingTabellen,
    KennisvraagTabellen,
    RegioverkenningTabellen,
    VolgenTabellen,
    AdoptieTabellen,
    LeestellingTabellen,
    SignaalTabellen {
  outbox: OutboxTabel;
  versie: VersieTabel;
  sessieversie: SessieversieTabel;
  dagtaak: DagtaakTabel;
  grens: GrensTabel;
}

export type Db = Kysely<Tabellen>;
