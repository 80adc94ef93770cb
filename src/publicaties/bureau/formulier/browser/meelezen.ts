/** Wide enough for text and preview beside each other; the same as in the stylesheet. */
const BREED = matchMedia('(width >= 75rem)');

/** Above the place in the preview that is shown. */
const RUIMTE = 16;
const kaal = (tekst: string | null | undefined): string => (tekst ?? '').replace(/\s+/g, ' ').trim();

/** Shows beside the form how the text will look, as it was saved last; only where there is room for it and somebody wants it. */
class Meelezen {
  readonly #vak: HTMLDetailsElement;
  readonly #blad: HTMLElement;
  readonly #adres: string;
  #bezig = false;
  /** Something was saved since the page on show was asked for. */
  #oud = true;

  constructor(vak: HTMLDetailsElement, blad: HTMLElement) {
    this.#vak = vak;
    this.#blad = blad;
    this.#adres = location.pathname.replace(/bewerken\/$/, 'meelezen/');
  }

  verouderd(): void {
    this.#oud = true;
    void this.ververs();
  }

  async ververs(): Promise<void> {
    if (!this.#oud || this.#bezig || !this.#vak.open || !BREED.matches || document.hidden) return;
    this.#bezig = true;
    this.#oud = false;
    const html = await haal(this.#adres);
    this.#bezig = false;
    if (html !== null) this.#zet(html);
    if (this.#oud) void this.ververs();
  }

  #zet(html: string): void {
    const blad = document.createElement('template');
    blad.innerHTML = html;
    const { content } = blad;
    // The form has the names on this page: here nothing is linked to, and there is one main heading.
    for (const weg of content.querySelectorAll('nav, script, form, .tekening')) weg.remove();
    for (const element of content.querySelectorAll('*'))
      for (const naam of ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) element.removeAttribute(naam);
    for (const link of content.querySelectorAll('a[href^="#"]')) link.removeAttribute('href');
    // Where there is a head of a page the site makes room for it at the top.
    for (const kop of content.querySelectorAll('.detail-kop')) kop.className = 'meeleeskop';
    for (const kop of content.querySelectorAll('h1')) {
      const lager = document.createElement('h2');
      lager.className = 'meeleestitel';
      lager.append(...kop.childNodes);
      kop.replaceWith(lager);
    }
    const hoever = this.#blad.scrollTop;
    this.#blad.replaceChildren(content);
    this.#blad.scrollTop = hoever;
    // Who is reading here is left there.
    if (!this.#blad.matches(':hover')) this.volg(document.activeElement);
  }

  /** Shows what a field became: the paragraph that somebody is at, else where the field begins. */
  volg(veld: Element | null): void {
    const plek = veld?.closest('form[data-bewaren]') ? this.#plekVan(veld) : undefined;
    if (plek) this.#blad.scrollTop += plek.getBoundingClientRect().top - this.#blad.getBoundingClientRect().top - RUIMTE;
  }

  #plekVan(veld: Element): Element | undefined {
    const cursor = veld.classList.contains('opmaaktekst') ? document.getSelection()?.anchorNode : null;
    const alinea = (cursor instanceof Element ? cursor : cursor?.parentElement)?.closest('.opmaaktekst :is(p, li, h2, h3, h4)');
    const waarde = veld instanceof HTMLInputElement || veld instanceof HTMLTextAreaElement ? veld.value : '';
    const label = veld.closest('.utrecht-form-field')?.querySelector('label')?.firstChild?.textContent;
    const delen = [...this.#blad.querySelectorAll('h2, h3, h4, p, li, dt, dd, td, th')];
    const gelijk = (tekst: string | null | undefined, waar: string) =>
      kaal(tekst).length > 0 ? delen.find((deel) => deel.matches(waar) && kaal(deel.textContent) === kaal(tekst)) : undefined;
    return gelijk(alinea?.textContent, 'p, li, h2, h3, h4') ?? gelijk(label, 'h2, h3, h4, dt') ?? gelijk(waarde, '*');
  }
}

async function haal(adres: string): Promise<string | null> {
  try {
    const antwoord = await fetch(adres, { signal: AbortSignal.timeout(10_000) });
    return antwoord.ok && antwoord.headers.get('content-type')?.includes('html') ? await antwoord.text() : null;
  } catch {
    return null;
  }
}

const vak = document.querySelector<HTMLDetailsElement>('details[data-meelezen]');
const blad = vak?.querySelector<HTMLElement>('[data-blad]');
if (vak && blad) {
  vak.hidden = false;
  const meelezen = new Meelezen(vak, blad);
  const form = document.querySelector('form[data-bewaren]');
  form?.addEventListener('bewaard', () => meelezen.verouderd());
  // By a click the cursor is only in its place after the focus is.
  for (const wat of ['focusin', 'click']) form?.addEventListener(wat, () => meelezen.volg(document.activeElement));
  for (const [wie, wat] of [
    [vak, 'toggle'],
    [BREED, 'change'],
    [document, 'visibilitychange'],
  ] as const)
    wie.addEventListener(wat, () => void meelezen.ververs());
  void meelezen.ververs();
}

export {};
