import { Cborlezer } from './cbor-lezer.ts';
import { leesPlekken } from './plekken-lezen.ts';

/** A way of writing a word: on which rows of the chunk it stands. */
export interface Woordvorm {
  vorm: string;
  van: number;
  tot: number;
}

/** A chunk of an index: words with the pages on which each stands. A row is a word on a page; all rows stand in a few arrays. */
export interface Woordstuk {
  /** Per stem its forms; the first is the stem itself, the others have accents. */
  woorden: Map<string, Woordvorm[]>;
  /** The stems in the order of the alphabet. */
  gesorteerd: string[];
  /** Per row the page, and where its places and its places in meta begin. */
  bladen: Uint32Array;
  vanaf: Uint32Array;
  metaVanaf: Uint32Array;
  /** At which word of the page, and how heavily it counts there. */
  plekken: Uint32Array;
  gewichten: Uint8Array;
  /** In which field of meta, and at which word of it. */
  metavelden: Uint8Array;
  metaplekken: Uint32Array;
  bytes: number;
}

/** As long as nothing else is said. */
const GEWOON_GEWICHT = 25;

/** Reads a chunk ("index/nl_3f….pf_index"), unpacked. */
export function leesStuk(bytes: Uint8Array): Woordstuk {
  const lezer = new Cborlezer(bytes);
  const rijen = new Rijen();
  const woorden: Woordstuk['woorden'] = new Map();
  lezer.lijst();
  for (let over = lezer.lijst(); over > 0; over--) {
    lezer.lijst();
    const woord = lezer.tekst();
    const vormen = [rijen.lees(lezer, woord)];
    for (let anders = lezer.lijst(); anders > 0; anders--) {
      lezer.lijst();
      vormen.push(rijen.lees(lezer, lezer.tekst()));
    }
    woorden.set(woord, vormen);
  }
  return { woorden, gesorteerd: [...woorden.keys()].sort(), ...rijen.inArrays(), bytes: bytes.length * 3 + woorden.size * 200 };
}

/** The rows of a chunk while it is read. */
class Rijen {
  readonly #bladen: number[] = [];
  readonly #vanaf: number[] = [0];
  readonly #metaVanaf: number[] = [0];
  readonly #plekken: number[] = [];
  readonly #gewichten: number[] = [];
  readonly #metavelden: number[] = [];
  readonly #metaplekken: number[] = [];

  lees(lezer: Cborlezer, vorm: string): Woordvorm {
    const van = this.#bladen.length;
    let blad = 0;
    for (let over = lezer.lijst(); over > 0; over--) {
      lezer.lijst();
      blad += lezer.getal();
      this.#bladen.push(blad);
      leesPlekken(lezer, GEWOON_GEWICHT, this.#plekken, this.#gewichten);
      leesPlekken(lezer, 0, this.#metaplekken, this.#metavelden);
      this.#vanaf.push(this.#plekken.length);
      this.#metaVanaf.push(this.#metaplekken.length);
    }
    return { vorm, van, tot: this.#bladen.length };
  }

  inArrays(): Omit<Woordstuk, 'woorden' | 'gesorteerd' | 'bytes'> {
    return {
      bladen: Uint32Array.from(this.#bladen),
      vanaf: Uint32Array.from(this.#vanaf),
      metaVanaf: Uint32Array.from(this.#metaVanaf),
      plekken: Uint32Array.from(this.#plekken),
      gewichten: Uint8Array.from(this.#gewichten),
      metavelden: Uint8Array.from(this.#metavelden),
      metaplekken: Uint32Array.from(this.#metaplekken),
    };
  }
}
