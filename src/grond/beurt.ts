/** Something that one at a time may use, in the order in which they asked. */
export class Beurt {
  #vrij = true;
  readonly #rij: (() => void)[] = [];

  async neem(): Promise<void> {
    if (this.#vrij) this.#vrij = false;
    else await new Promise<void>((aanDeBeurt) => this.#rij.push(aanDeBeurt));
  }

  geef(): void {
    const volgende = this.#rij.shift();
    if (volgende) volgende();
    else this.#vrij = true;
  }

  /** Does this work when it is its turn; whatever becomes of it, the next one follows. */
  async doe<T>(werk: () => Promise<T>): Promise<T> {
    await this.neem();
    try {
      return await werk();
    } finally {
      this.geef();
    }
  }

  /** When everything that was asked for until now is done. */
  klaar(): Promise<void> {
    return this.doe(async () => {});
  }
}
