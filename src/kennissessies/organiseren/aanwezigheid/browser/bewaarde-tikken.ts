import type { Uitslag } from './lijstbeeld.ts';

/** A tick that is not saved yet, and what was ticked before it. */
export interface Bewaardetik {
  uitslag: Uitslag;
  was: Uitslag;
}

/** Ticks that still have to be saved, kept on this device: a page that is loaded again or cleared away loses none. */
export class BewaardeTikken {
  readonly #sleutel: string;
  constructor(sleutel: string) {
    this.#sleutel = `regiokring-tikken-${sleutel}`;
  }

  lees(): Map<string, Bewaardetik> {
    try {
      return new Map(JSON.parse(localStorage.getItem(this.#sleutel) ?? '[]'));
    } catch {
      return new Map();
    }
  }

  bewaar(tikken: ReadonlyMap<string, Bewaardetik>): void {
    try {
      if (tikken.size === 0) localStorage.removeItem(this.#sleutel);
      else localStorage.setItem(this.#sleutel, JSON.stringify([...tikken]));
    } catch {
      // No room or not allowed: they are still on the screen, and leaving the page warns.
    }
  }
}
