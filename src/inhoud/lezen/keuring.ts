import { Leesfout } from '#inhoud/frontmatter.ts';
import type { Inhoudsfout, Stuk } from '#inhoud/stuk.ts';

/** Which texts can be shown: each is rendered once, and one that cannot be is remembered with its mistake. */
export class Keuring {
  readonly #goed: Set<string>;
  readonly #fout = new Map<string, Inhoudsfout>();
  readonly #render: (stuk: Stuk) => unknown;

  constructor(eerderGerenderd: Iterable<string>, render: (stuk: Stuk) => unknown) {
    this.#goed = new Set(eerderGerenderd);
    this.#render = render;
  }

  isGekeurd({ digest }: Stuk): boolean {
    return this.#goed.has(digest) || this.#fout.has(digest);
  }

  fout({ digest }: Stuk): Inhoudsfout | undefined {
    return this.#fout.get(digest);
  }

  keur(stuk: Stuk): void {
    if (this.isGekeurd(stuk)) return;
    try {
      this.#render(stuk);
      this.#goed.add(stuk.digest);
    } catch (fout) {
      const { regel, message } = fout instanceof Leesfout ? fout : { regel: 1, message: 'Deze tekst is niet te tonen.' };
      this.#fout.set(stuk.digest, { bestand: stuk.bestand, regel: stuk.eersteRegel + regel - 1, melding: message });
    }
  }
}
