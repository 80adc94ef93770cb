/** How a button stands where the cursor is; what is left out does not hold for it. */
export interface Knopstand {
  verborgen?: boolean | undefined;
  aan?: boolean | undefined;
  kan?: boolean | undefined;
}

/**
 * The buttons above a text, one stop for the Tab key, arrows go along them. They stand there before the editor does, and
 * whoever presses one then is served as soon as it is there.
 */
export class Opmaakbalk {
  readonly element: HTMLElement;
  readonly #knoppen: HTMLButtonElement[];

  constructor(element: HTMLElement, bijDruk: (naam: string) => unknown) {
    this.element = element;
    this.#knoppen = [...element.querySelectorAll('button')];
    // The toolbar keeps what is selected in the text.
    element.addEventListener('mousedown', (gebeurtenis) => gebeurtenis.preventDefault());
    for (const knop of this.#knoppen) {
      knop.disabled = false;
      knop.addEventListener('click', () => {
        if (knop.getAttribute('aria-disabled') !== 'true') bijDruk(knop.textContent?.trim() ?? '');
      });
    }
    element.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#stop(target);
    });
    element.addEventListener('keydown', (gebeurtenis) => this.#pijl(gebeurtenis));
    this.#stop(this.#zichtbaar[0]);
    element.addEventListener('scroll', () => this.#randen(), { passive: true });
    new ResizeObserver(() => this.#randen()).observe(element);
  }

  /** Something asked for waits for the editor. */
  set bezig(bezig: boolean) {
    this.element.setAttribute('aria-busy', String(bezig));
  }

  /** The button that the focus is on. */
  get gekozen(): HTMLButtonElement | undefined {
    return this.#knoppen.find((knop) => knop === document.activeElement);
  }

  /** Shows what holds where the cursor is. */
  bij(stand: (naam: string) => Knopstand): void {
    for (const knop of this.#knoppen) {
      const { verborgen = false, aan, kan } = stand(knop.textContent?.trim() ?? '');
      knop.hidden = verborgen;
      zet(knop, 'aria-pressed', aan);
      zet(knop, 'aria-disabled', kan === undefined ? undefined : !kan);
    }
    this.#randen();
    if (!this.#zichtbaar.some((knop) => knop.tabIndex === 0)) this.#stop(this.#zichtbaar[0]);
  }

  /** Where the bar goes on beyond its edge, which the style shows. */
  #randen(): void {
    const { scrollLeft, clientWidth, scrollWidth } = this.element;
    this.element.classList.toggle('opmaakbalk--links', scrollLeft > 2);
    this.element.classList.toggle('opmaakbalk--rechts', scrollLeft + clientWidth < scrollWidth - 2);
  }

  get #zichtbaar(): HTMLButtonElement[] {
    return this.#knoppen.filter((knop) => !knop.hidden);
  }

  #stop(knop: HTMLButtonElement | undefined): void {
    for (const een of this.#knoppen) een.tabIndex = een === knop ? 0 : -1;
  }

  #pijl(gebeurtenis: KeyboardEvent): void {
    const zichtbaar = this.#zichtbaar;
    const nu = zichtbaar.indexOf(document.activeElement as HTMLButtonElement);
    const { length } = zichtbaar;
    const naar = { ArrowRight: (nu + 1) % length, ArrowLeft: (nu - 1 + length) % length, Home: 0, End: length - 1 }[gebeurtenis.key];
    if (naar === undefined || nu < 0) return;
    gebeurtenis.preventDefault();
    zichtbaar[naar]?.focus();
  }
}

function zet(knop: HTMLButtonElement, eigenschap: string, waarde: boolean | undefined): void {
  if (waarde === undefined) knop.removeAttribute(eigenschap);
  else knop.setAttribute(eigenschap, String(waarde));
}
