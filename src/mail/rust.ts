/** A pause that ends early for who is nudged, also when that came just before it. */
export class Rust {
  #gepord = false;
  #wek = () => {};

  /** From here on, a nudge counts. */
  begin(): void {
    this.#gepord = false;
  }

  por(): void {
    this.#gepord = true;
    this.#wek();
  }

  async neem(ms: number): Promise<void> {
    if (this.#gepord) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wekker = setTimeout(resolve, ms);
    this.#wek = resolve;
    await promise;
    clearTimeout(wekker);
  }
}
