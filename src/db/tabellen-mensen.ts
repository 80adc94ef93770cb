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

/** Every look at what people told about themselves: the rows of `gebeurtenis` of that kind, as a view. */
export type InzageTabel = Pick<GebeurtenisTabel, 'id' | 'op' | 'door' | 'wat' | 'over' | 'kennissessie_id'>;

export interface MensenTabellen {
  gebeurtenis: GebeurtenisTabel;
  inzage: InzageTabel;
}
