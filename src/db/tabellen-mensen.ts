import type { Generated } from 'kysely';

type Moment = number;

/**
 * Who did what when. Rows are only ever added; what an erased account did stays without its name. `wat` is a word of
 * `accounts/gebeurtenissen/soorten-gebeurtenis.ts`.
 */
export interface GebeurtenisTabel {
  id: Generated<number>;
  op: Moment;
  /** Null for the command line, and once the account is erased. */
  door: string | null;
  wat: string;
  /** The person it is about. */
  over: string | null;
  kennissessie_id: string | null;
  onderwijsregio: string | null;
  /** Facts in a few words, never a name, an address or somebody's own text. */
  bijzonderheden: Generated<string>;
}

/** Up to which event the log was told: one row. */
export interface GebeurtenisGemeldTabel {
  tot: number;
}

/** Every look at what people told about themselves: the rows of `gebeurtenis` of that kind, as a view. */
export type InzageTabel = Pick<GebeurtenisTabel, 'id' | 'op' | 'door' | 'wat' | 'over' | 'kennissessie_id'>;

/** How a request for a right came out. */
export const VERZOEKUITSLAGEN = ['open', 'gehonoreerd', 'afgewezen', 'ingetrokken'] as const;
export type Verzoekuitslag = (typeof VERZOEKUITSLAGEN)[number];

export interface RechtverzoekTabel {
  id: string;
  account_id: string;
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
  toelichting: string;
  gevraagd_op: Moment;
  uitslag: Generated<Verzoekuitslag>;
  /** Why it was refused. */
  reden: Generated<string>;
  door: string | null;
  /** When it was decided; null as long as it is open. */
  op: Moment | null;
}

export interface UitnodigingTabel {
  id: string;
  adres: string;
  soort: 'auteur' | 'projectleider' | 're';
  onderwijsregio: string | null;
  door: string | null;
  gemaakt_op: Moment;
  verloopt_op: Moment;
  gebruikt_op: Moment | null;
  ingetrokken_op: Moment | null;
}

/** Somebody who moves to another mail address, proved by a code to both. */
export interface AdreswijzigingTabel {
  id: string;
  account_id: string;
  nieuw_adres: string;
  oud_hash: string;
  nieuw_hash: string;
  aangemaakt_op: Moment;
  verloopt_op: Moment;
  pogingen: Generated<number>;
  gebruikt_op: Moment | null;
}

/** An act that no restore may undo, until the file beside the database has it: there it stands in this form. */
export interface OnomkeerbaarTabel {
  id: Generated<number>;
  daad: string;
}

/** Up to which number such acts are kept outside the database as well: a row of one column. */
export interface OnomkeerbaarBewaardTabel {
  tot: number;
}

export interface MensenTabellen {
  onomkeerbaar: OnomkeerbaarTabel;
  onomkeerbaar_bewaard: OnomkeerbaarBewaardTabel;
  rechtverzoek: RechtverzoekTabel;
  uitnodiging: UitnodigingTabel;
  adreswijziging: AdreswijzigingTabel;
  gebeurtenis: GebeurtenisTabel;
  gebeurtenis_gemeld: GebeurtenisGemeldTabel;
  inzage: InzageTabel;
}
