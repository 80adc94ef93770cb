/** What a case is about; the table of results has a line for each. */
export type Soort =
  | 'inloggen'
  | 'logins'
  | 'herkomst'
  | 'formulieren'
  | 'wedloop'
  | 'wachtlijst'
  | 'rechten'
  | 'publiceren'
  | 'bestanden'
  | 'zoeken'
  | 'uitvoer'
  | 'feeds'
  | 'koppen'
  | 'paden'
  | 'traag'
  | 'privacy';

/** A guard that has a control: without it these cases must fail. */
export type Wachter = 'origin' | 'host' | 'escape' | 'limiet' | 'tokenhash' | 'slot' | 'maat';

/** Words that must or may not be somewhere. */
export type Woorden = string | RegExp;

/** One request (or the same so many times at once), and what must come back. In all texts `{naam}` is filled in: see `Wereld.waarden`. */
export interface Stap {
  /** Whose cookies go along; a visitor without any unless told otherwise. Names that the world does not know are visitors too. */
  wie?: string;
  /** "GET /mijn/"; what is sent to the site has its Origin and is a form, unless `koppen` says otherwise. */
  stuur?: string;
  velden?: Record<string, string> | readonly (readonly [string, string])[];
  lichaam?: string | Buffer;
  /** In the place of what would be sent; an empty one is left out. */
  koppen?: Record<string, string>;
  /** All bytes as they are, in the place of `stuur`. */
  bytes?: string;
  /** Sends one byte of `druppel` so many ms after the other, and never ends. */
  druppel?: { byte: string; elkeMs: number };
  /** Takes nothing that comes back before so many ms went by. */
  leestNaMs?: number;
  /** Hangs up as soon as all is sent. */
  hangtOp?: true;
  /** So many answers come over one line, and no more. */
  hoogstens?: number;
  /** So many at once, each of a visitor of their own, unless `wie` is somebody; `{n}` counts them. */
  keer?: number;
  /** One of these; of many at once how often each came. 0: hung up without a word. */
  status: number | readonly number[] | Record<number, number>;
  bevat?: Woorden | readonly Woorden[];
  zonder?: Woorden | readonly Woorden[];
  /** Headers of the answer; null must not be there. */
  kop?: Record<string, Woorden | null>;
  /** Takes along what the first group finds in headers and body, as `{naam}` for the steps that follow. */
  onthoud?: Record<string, RegExp>;
  /** What somebody does when half of `keer` are on their way, before the other half. */
  intussen?: Stap;
  /** Longest that the answer may take. */
  binnenMs?: number;
}

export interface Geval {
  soort: Soort;
  /** A sentence: what somebody tries, and what becomes of it. */
  naam: string;
  stappen: readonly Stap[];
  /** The tables in which something is other than before: these and no more. */
  wijzigt?: readonly string[];
  /** Rows that this query finds afterwards, each as "a|b". */
  staat?: readonly (readonly [sql: string, rijen: readonly string[]])[];
  /** What was taken along under this name stands in no file of the site. */
  nergens?: readonly string[];
  wachter?: Wachter;
  /** Takes longer than a run of all tests can wait for. */
  traag?: true;
}

/** The short form of a row: what somebody sends, and what must come back. */
type Rij = readonly [
  naam: string,
  wie: string,
  stuur: string,
  status: Stap['status'],
  meer?: Omit<Stap & Geval, 'naam' | 'soort' | 'stappen' | 'wie' | 'stuur' | 'status'>,
];

/** Cases of one step, a row each. */
export const rijen = (soort: Soort, alle: readonly Rij[]): Geval[] =>
  alle.map(([naam, wie, stuur, status, { wijzigt, staat, nergens, wachter, traag, ...stap } = {}]) => ({
    ...{ soort, naam, stappen: [{ wie, stuur, status, ...stap }] },
    ...(wijzigt && { wijzigt }),
    ...(staat && { staat }),
    ...(nergens && { nergens }),
    ...(wachter && { wachter }),
    ...(traag && { traag }),
  }));

/** The same case once for each of these, which stands where `{}` stands. */
export const elk = (wat: readonly string[], maak: (een: string) => Geval): Geval[] => wat.map(maak);

/** For the name of a case: what is sent, when that is short and can be read. */
export const kort = (tekst: string): string => {
  const leesbaar = JSON.stringify(tekst).slice(1, -1);
  return leesbaar.length > 40 ? `${leesbaar.slice(0, 36)}… (${tekst.length})` : leesbaar;
};
