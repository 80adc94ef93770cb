import type { Bron } from './bronnen.ts';
import type { Verzameld } from './verzamelen.ts';

/** Pagefind's own weight, as this site sets it. */
const VERZADIGING = 1.4;
/** What Pagefind divides the weights of words by. */
const GEWICHT_EEN = 24;

/** Adds up what stands on one page. Words at the same place count once for each word of the query, as heavily as the lightest. */
export class Bladtelling {
  readonly #bronnen: readonly Bron[];
  readonly #idf: readonly number[];
  readonly #gewicht: Float64Array;
  readonly #eerste: Int32Array;

  constructor(bronnen: readonly Bron[], idf: readonly number[]) {
    this.#bronnen = bronnen;
    this.#idf = idf;
    const woorden = Math.max(0, ...bronnen.map(({ woord }) => woord + 1));
    this.#gewicht = new Float64Array(woorden);
    this.#eerste = new Int32Array(woorden).fill(-1);
  }

  tel({ vanaf, plekken, gewichten, bron }: Verzameld, blad: number, lengte: number): { score: number; plekken: number[] } {
    const [begin = 0, einde = 0] = [vanaf[blad], vanaf[blad + 1]];
    const geraakt: number[] = [];
    for (let i = begin; i < einde; i++) {
      const { woord = 0 } = this.#bronnen[bron[i] ?? 0] ?? {};
      if (this.#eerste[woord] === -1) {
        this.#eerste[woord] = bron[i] ?? 0;
        geraakt.push(woord);
      }
    }
    const uit = this.#perPlek(volgorde(plekken, begin, einde), plekken, gewichten, bron);
    let score = 0;
    for (const woord of geraakt) {
      score += this.#kracht(woord, lengte);
      this.#gewicht[woord] = 0;
      this.#eerste[woord] = -1;
    }
    return { score, plekken: uit };
  }

  /** Gives every place its weight, to the words that stand there. */
  #perPlek(op: readonly number[], plekken: Uint32Array, gewichten: Uint8Array, bron: Uint16Array): number[] {
    const uit: number[] = [];
    for (let i = 0; i < op.length; ) {
      const plek = plekken[op[i] ?? 0] ?? 0;
      uit.push(plek);
      // Nearly always one word at a place.
      if (i + 1 === op.length || plekken[op[i + 1] ?? 0] !== plek) {
        this.#tel(op[i] ?? 0, bron, gewichten[op[i] ?? 0] ?? 0);
        i += 1;
        continue;
      }
      const eersten = new Map<number, number>();
      for (; i < op.length && plekken[op[i] ?? 0] === plek; i++) {
        const { term = 0 } = this.#bronnen[bron[op[i] ?? 0] ?? 0] ?? {};
        if (!eersten.has(term)) eersten.set(term, op[i] ?? 0);
      }
      let licht = 255;
      for (const nummer of eersten.values()) licht = Math.min(licht, gewichten[nummer] ?? 0);
      const telt = Math.min(255, licht * eersten.size);
      for (const nummer of eersten.values()) this.#tel(nummer, bron, telt);
    }
    return uit;
  }

  #tel(nummer: number, bron: Uint16Array, gewicht: number): void {
    const { woord = 0 } = this.#bronnen[bron[nummer] ?? 0] ?? {};
    this.#gewicht[woord] = (this.#gewicht[woord] ?? 0) + gewicht;
  }

  #kracht(woord: number, lengte: number): number {
    const bron = this.#bronnen[this.#eerste[woord] ?? 0];
    const keren = ((this.#gewicht[woord] ?? 0) / GEWICHT_EEN) * (bron?.lengtebonus ?? 0);
    if (!bron || keren === 0) return 0;
    return (this.#idf[bron.term] ?? 0) * (((VERZADIGING + 1) * keren) / (VERZADIGING * lengte + keren)) * bron.schrijfwijze;
  }
}

/** The numbers from `begin` to `einde` in the order of their places; equal ones stay as they are. */
function volgorde(plekken: Uint32Array, begin: number, einde: number): number[] {
  const op: number[] = [];
  for (let nummer = begin; nummer < einde; nummer++) {
    const plek = plekken[nummer] ?? 0;
    let naar = op.length;
    for (; naar > 0 && (plekken[op[naar - 1] ?? 0] ?? 0) > plek; naar--) op[naar] = op[naar - 1] ?? 0;
    op[naar] = nummer;
  }
  return op;
}
