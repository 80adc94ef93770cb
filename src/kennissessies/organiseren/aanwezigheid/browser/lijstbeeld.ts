export type Uitslag = 'aanwezig' | 'afwezig' | null;

/** The list on the screen: what is pressed, what stands beside each name, and the counts above it. */
export class Lijstbeeld {
  readonly #vak: HTMLElement;
  readonly #lijst: HTMLElement;
  constructor(vak: HTMLElement, lijst: HTMLElement) {
    this.#vak = vak;
    this.#lijst = lijst;
  }

  get ids(): string[] {
    return [...this.#lijst.querySelectorAll<HTMLElement>('[data-mens]')].map(({ dataset }) => dataset.mens ?? '');
  }

  uitslagVan(id: string): Uitslag {
    const aan = this.#knoppen(id).find((knop) => knop.getAttribute('aria-pressed') === 'true')?.dataset.uitslag;
    return aan === 'aanwezig' || aan === 'afwezig' ? aan : null;
  }

  /** Shows a tick, and sets what each button sends next; the focus stays where it is. */
  toon(id: string, uitslag: Uitslag): void {
    for (const knop of this.#knoppen(id)) {
      const aan = knop.dataset.uitslag === uitslag;
      knop.setAttribute('aria-pressed', String(aan));
      knop.value = `${id}:${aan ? 'leeg' : knop.dataset.uitslag}`;
    }
  }

  meld(id: string, zin: string, { mis = false } = {}): void {
    const stand = this.#mens(id)?.querySelector<HTMLElement>('[data-stand]');
    if (!stand) return;
    stand.textContent = zin;
    stand.toggleAttribute('data-mis', mis);
  }

  /** Whether it says beside this name that something went wrong: those words stay until the next tick. */
  isMis(id: string): boolean {
    return this.#mens(id)?.querySelector('[data-stand]')?.hasAttribute('data-mis') ?? false;
  }

  /** One sentence about the list as a whole; none when all is well. */
  zeg(zin: string): void {
    const melding = this.#vak.querySelector('[data-melding]');
    if (melding && melding.textContent !== zin) melding.textContent = zin;
  }

  /** For who does not see the words beside the name. */
  lees(zin: string): void {
    const voor = this.#vak.querySelector('[data-voorlezen]');
    if (voor) voor.textContent = zin;
  }

  naamVan(id: string): string {
    return this.#mens(id)?.querySelector('[data-zoektekst]')?.textContent.trim() ?? '';
  }

  tel(): void {
    const alle = this.ids.map((id) => this.uitslagVan(id) ?? 'leeg');
    for (const plek of this.#vak.querySelectorAll<HTMLElement>('[data-tel]'))
      plek.textContent = String(Number(plek.dataset.elders ?? 0) + alle.filter((een) => een === plek.dataset.tel).length);
  }

  #mens(id: string): HTMLElement | null {
    return this.#lijst.querySelector(`[data-mens="${CSS.escape(id)}"]`);
  }

  #knoppen(id: string): HTMLButtonElement[] {
    return [...(this.#mens(id)?.querySelectorAll<HTMLButtonElement>('button[data-uitslag]') ?? [])];
  }
}
