import { ALLES, WISSELWOORD } from '#publicaties/bureau/schrijfmodus.ts';
import type { Schrijfstand } from '#publicaties/velden/schrijfstappen.ts';

/**
 * Shows one step of a long form at a time. Every field stays in the form, so that going to another step leaves nothing behind, whatever
 * is wrong here; it also saves, in the background.
 */
class Stapwissel {
  readonly #form: HTMLFormElement;
  readonly #balk: HTMLElement;
  readonly #delen: HTMLElement[];
  /** The step on show, or all of them. */
  #nu: string;
  /** What the address without a step shows. */
  readonly #begin: string;

  constructor(form: HTMLFormElement, balk: HTMLElement) {
    this.#form = form;
    this.#balk = balk;
    this.#delen = [...form.querySelectorAll<HTMLElement>('[data-opsteldeel]')];
    this.#nu = balk.dataset.stappen === ALLES ? ALLES : (balk.dataset.nu ?? ALLES);
    const gewezen = deelVan(document.getElementById(location.hash.slice(1)));
    const mis = deelVan(form.querySelector('[aria-invalid=true], .utrecht-form-fieldset--invalid'));
    this.toon(this.#nu === ALLES ? ALLES : (gewezen ?? mis ?? this.#nu));
    this.#begin = this.#nu;
    // What lay in a step that was not on show yet.
    if (gewezen) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  toon(welk: string): void {
    this.#nu = welk;
    const alles = welk === ALLES;
    for (const deel of this.#delen) deel.hidden = !alles && deel.dataset.opsteldeel !== welk;
    for (const verder of this.#form.querySelectorAll<HTMLElement>('[data-verder]')) verder.hidden = alles;
    for (const stap of this.#balk.querySelectorAll<HTMLElement>('[data-stap]')) {
      const knop = stap.querySelector('.stapknop');
      if (stap.dataset.stap === welk) knop?.setAttribute('aria-current', 'step');
      else knop?.removeAttribute('aria-current');
    }
    this.#balk.dataset.stappen = alles ? ALLES : 'stap';
    const wissel = this.#balk.querySelector<HTMLElement>('[data-wissel]');
    if (wissel) {
      wissel.hidden = false;
      wissel.textContent = WISSELWOORD[alles ? ALLES : 'stap'];
    }
    const veld = this.#form.elements.namedItem('stap');
    if (veld instanceof HTMLInputElement) veld.value = welk;
  }

  /** To a step, as somebody asked: with an address of its own, and its heading in view. With all steps in view it only goes there. */
  ga(stap: string): void {
    if (this.#nu === ALLES) document.getElementById(`deel-${stap}`)?.focus();
    else this.#open(stap);
  }

  /** From one step to all of them, or back. */
  wissel(): void {
    if (this.#nu !== ALLES) this.#balk.dataset.nu = this.#nu;
    this.#open(this.#nu === ALLES ? (this.#balk.dataset.nu ?? '') : ALLES);
  }

  #open(welk: string): void {
    if (welk !== this.#nu) history.pushState(null, '', `?stap=${welk}`);
    this.toon(welk);
    this.#form.dispatchEvent(new Event('stapwissel'));
    this.#balk.scrollIntoView();
    document.getElementById(`deel-${welk}`)?.focus({ preventScroll: true });
  }

  /** The step with this element, when it is not on show. */
  laatZien(element: Element | null): void {
    const deel = deelVan(element);
    if (deel && this.#nu !== ALLES && deel !== this.#nu) this.toon(deel);
  }

  /** The browser went to another address of this page. */
  terug(): void {
    const gevraagd = new URLSearchParams(location.search).get('stap');
    const bekend = gevraagd === ALLES || this.#delen.some(({ dataset }) => dataset.opsteldeel === gevraagd);
    this.toon(bekend && gevraagd ? gevraagd : this.#begin);
    this.laatZien(document.getElementById(location.hash.slice(1)));
  }

  /** What the server says that each step still asks. */
  stand({ stappen, samen }: Schrijfstand): void {
    for (const { id, open, kort, stand } of stappen) {
      const stap = this.#balk.querySelector(`[data-stap="${id}"]`);
      stap?.classList.toggle('stap--klaar', open === 0);
      zet(stap?.querySelector('[data-stapstand]'), kort);
      zet(this.#form.querySelector(`[data-opsteldeel="${id}"] [data-deelstand]`), stand);
    }
    if (samen) zet(this.#balk.querySelector('[data-samen]'), samen);
  }
}

const deelVan = (element: Element | null): string | undefined => element?.closest<HTMLElement>('[data-opsteldeel]')?.dataset.opsteldeel;
function zet(plek: Element | null | undefined, tekst: string): void {
  if (plek && plek.textContent !== tekst) plek.textContent = tekst;
}

const form = document.querySelector<HTMLFormElement>('form[data-bewaren]');
const balk = form?.querySelector<HTMLElement>('[data-stappen]');
if (form && balk) {
  const wissel = new Stapwissel(form, balk);
  form.addEventListener('click', (gebeurtenis) => {
    if (!(gebeurtenis.target instanceof Element)) return;
    const knop = gebeurtenis.target.closest<HTMLElement>('.stapknop, [name=naar][value^=stap-], [data-wissel]');
    if (!knop) return;
    gebeurtenis.preventDefault();
    const stap = knop.closest<HTMLElement>('[data-stap]')?.dataset.stap ?? knop.getAttribute('value')?.replace('stap-', '');
    if (knop.dataset.wissel !== undefined) wissel.wissel();
    else if (stap) wissel.ga(stap);
  });
  // Links to a field, in the list of errors too; the browser itself goes on to it.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) wissel.laatZien(document.getElementById(link.hash.slice(1)));
  });
  form.addEventListener('laatzien', ({ target }) => wissel.laatZien(target as Element));
  form.addEventListener('bewaard', (gebeurtenis) => wissel.stand((gebeurtenis as CustomEvent<Schrijfstand>).detail));
  window.addEventListener('popstate', () => wissel.terug());
}
