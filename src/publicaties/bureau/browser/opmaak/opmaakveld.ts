import { GEWOON_VELD } from '#publicaties/bureau/opmaakknoppen.ts';
import { kiesBestand } from '../bestand-opvangen.ts';
import { Opmaakbalk } from './opmaakbalk.ts';
import type * as Opmaakeditor from './opmaakeditor.ts';

/**
 * Makes each text field one that shows its text as it looks, when somebody comes to it or presses a button above it: the
 * editor is only loaded then. A field that has words in it already does not wait to be touched, or its author would see
 * signs. The field itself stays below as the truth, and as the way back.
 */
const GEWOON = 'regiokring-gewoon-veld';

type Editor = typeof Opmaakeditor;
type Geopend = ReturnType<Editor['opmaken']>;
let laden: Promise<Editor | null> | undefined;
// Without it the plain field works as well.
const editor = (): Promise<Editor | null> => {
  laden ??= import('./opmaakeditor.ts').catch(() => null);
  return laden;
};

function wilGewoon(): boolean {
  try {
    return localStorage.getItem(GEWOON) !== null;
  } catch {
    return false;
  }
}

function onthoud(gewoon: boolean): void {
  try {
    if (gewoon) localStorage.setItem(GEWOON, 'ja');
    else localStorage.removeItem(GEWOON);
  } catch {
    // Not allowed: then it is asked again on the next page.
  }
}

class Schrijfveld {
  readonly #veld: HTMLTextAreaElement;
  readonly #kader: Element | null;
  readonly #balk: Opmaakbalk | null;
  /** The editor that is on its way. */
  #komt: Promise<Geopend> | null = null;
  /** The letter that is being put together from more keys, until it is there. */
  #letter: Promise<unknown> | undefined;

  constructor(veld: HTMLTextAreaElement) {
    this.#veld = veld;
    this.#kader = veld.closest('.schrijfveld');
    const balk = this.#kader?.querySelector<HTMLElement>('.opmaakbalk');
    this.#balk = balk ? new Opmaakbalk(balk, (naam) => this.#druk(naam)) : null;
    veld.addEventListener('focus', () => void this.toon());
    veld.addEventListener('compositionstart', () => {
      this.#letter = new Promise((klaar) => veld.addEventListener('compositionend', klaar, { once: true }));
    });
    if (wilGewoon()) this.gewoon();
    else if (document.activeElement === veld) void this.toon();
  }

  get isLeeg(): boolean {
    return this.#veld.value.trim() === '';
  }

  is(id: string | undefined): boolean {
    return this.#veld.name === id?.replace(/^veld-/, '');
  }

  /** The editor in the place of the field; null for who wants the plain field, and for a text that only shows there. */
  toon(): Promise<Geopend> {
    if (wilGewoon()) return Promise.resolve(null);
    this.#komt ??= this.#open().finally(() => {
      this.#komt = null;
    });
    return this.#komt;
  }

  async #open(): Promise<Geopend> {
    const balk = this.#balk;
    if (!balk) return null;
    balk.bezig = true;
    const geladen = await editor();
    // Whoever is halfway a letter of more keys is not disturbed.
    await this.#letter;
    balk.bezig = false;
    if (wilGewoon() || !this.#veld.isConnected) return null;
    const open = geladen?.opmaken(this.#veld, balk, () => this.gewoon()) ?? null;
    if (!open) this.gewoon();
    return open;
  }

  /** The plain field, with buttons that put signs in it. */
  gewoon(): void {
    this.#kader?.classList.add('schrijfveld--gewoon');
  }

  /** Its buttons that show no signs; the editor comes when it is needed. */
  opgemaakt(): void {
    this.#kader?.classList.remove('schrijfveld--gewoon');
  }

  sluit(): void {
    void laden?.then((geladen) => geladen?.opmaakSluiten(this.#veld));
    this.gewoon();
  }

  #druk(naam: string): void {
    // A browser only lets somebody choose a file right after a press.
    const bestand = naam === 'Beeld of bestand' ? kiesBestand() : undefined;
    if (naam === GEWOON_VELD) naarGewoon(this.#veld);
    else void this.toon().then((open) => open?.doe(naam, bestand));
  }
}

const velden = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-schrijf]')].map((veld) => ({
  veld,
  schrijfveld: new Schrijfveld(veld),
}));

function naarGewoon(veld: HTMLTextAreaElement): void {
  onthoud(true);
  for (const { schrijfveld } of velden) schrijfveld.sluit();
  void Promise.resolve(laden).then(() => veld.focus());
}

const gezien = new IntersectionObserver((beelden) => {
  for (const { isIntersecting, target } of beelden) {
    if (!isIntersecting) continue;
    gezien.unobserve(target);
    const schrijfveld = velden.find(({ veld }) => veld === target)?.schrijfveld;
    if (schrijfveld && !schrijfveld.isLeeg) void schrijfveld.toon();
  }
});
for (const { veld } of velden) gezien.observe(veld);

for (const knop of document.querySelectorAll<HTMLElement>('[data-opgemaakt]')) {
  knop.addEventListener('click', () => {
    onthoud(false);
    for (const { schrijfveld } of velden) {
      schrijfveld.opgemaakt();
      if (schrijfveld.is(knop.dataset.opgemaakt) || !schrijfveld.isLeeg) void schrijfveld.toon();
    }
  });
}
