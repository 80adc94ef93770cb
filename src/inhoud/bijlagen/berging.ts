import { BIJLAGESOORTEN, type Bijlagesoort, isBijlagesoort } from './bijlagesoorten.ts';

/** SHA-256 of a file and its kind: "<64 hex>.pdf". What it names never changes. */
export type Bergsleutel = `${string}.${Bijlagesoort}`;
export interface Geborgen {
  bytes: Buffer<ArrayBuffer>;
  /** The first name that it came with, as a slug; "" when it had none. */
  naam: string;
}

/** Where uploads are kept. Each of these throws `Opslagstoring` when that cannot be done now; whoever asks may try it again. */
export interface Berging {
  /** Keeps a file, whole or not at all. Twice is once: of what is there already nothing changes, nor does its name. */
  zet(sleutel: Bergsleutel, bytes: Buffer, naam: string): Promise<void>;
  /** The file, or null when it is not there. */
  haal(sleutel: Bergsleutel): Promise<Geborgen | null>;
  /** Whether it is there, and of how many bytes: without fetching it. */
  kop(sleutel: Bergsleutel): Promise<{ grootte: number } | null>;
  /** Everything that is kept. */
  lijst(): Promise<Bergsleutel[]>;
  /** Takes a file away; what is not there is away. */
  weg(sleutel: Bergsleutel): Promise<void>;
}

/** What everybody may have once a text shows it, and what only participants may have. */
export const BERGINGEN = ['bijlagen', 'deelnemers'] as const;
export type Bergingen = Readonly<Record<(typeof BERGINGEN)[number], Berging>>;

const OPSLAG_STORING = 'OPSLAG_STORING';
/** The place where uploads are kept does not do its work now: full, away, slow, or it refuses us. Never says a secret. */
export class Opslagstoring extends Error {
  readonly code = OPSLAG_STORING;
}

/** The same of an error that was made in another copy of the code: that of the pages. */
export const isOpslagstoring = (fout: unknown): boolean => fout instanceof Error && 'code' in fout && fout.code === OPSLAG_STORING;

const SLEUTEL = /^[0-9a-f]{64}\.[a-z]{3,4}$/;

export function isBergsleutel(naam: string): naam is Bergsleutel {
  return SLEUTEL.test(naam) && isBijlagesoort(naam.slice(65));
}

/** Of a file that nobody can make: a store that works says that it is not there. */
export const GEEN_BESTAND: Bergsleutel = `${'0'.repeat(64)}.pdf`;

export const hashVan = (sleutel: Bergsleutel): string => sleutel.slice(0, 64);
/** Its kind is in its key. */
export const soortUit = (sleutel: Bergsleutel): Bijlagesoort => sleutel.slice(65) as Bijlagesoort;
/** By our own table, whatever was sent along. */
export const mediatypeVan = (sleutel: Bergsleutel): string => BIJLAGESOORTEN[soortUit(sleutel)].type;
