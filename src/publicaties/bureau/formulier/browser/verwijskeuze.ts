import type { Optie } from '#publicaties/soorten/veld.ts';
import type { verwijsdoelen } from '#publicaties/velden/verwijsdoelen.ts';

const NA_LETTER_MS = 200;

/**
 * Finds entries to point to while somebody types: a text field with a list under it, by the combobox pattern of WAI-ARIA. What is chosen
 * gets a row with a tick, the same as without a script.
 */
class Verwijskeuze {
  readonly #groep: HTMLElement;
  readonly #veld: HTMLInputElement;
  readonly #lijst: HTMLElement;
  readonly #adres: string;
  #gevonden: Optie[] = [];
  /** The place of the entry that Enter would choose, or -1. */
  #plek = -1;
  #wekker: number | undefined;
  #vraag: AbortController | undefined;

  constructor(groep: HTMLElement, veld: HTMLInputElement, lijst: HTMLElement) {
    this.#groep = groep;
    this.#veld = veld;
    this.#lijst = lijst;
    this.#adres = `${location.pathname.replace(/bewerken\/$/, 'verwijzen/')}?naar=${groep.dataset.naar}&zoek=`;
    // Only what is ticked is sent along.
    veld.removeAttribute('name');
    groep.querySelector('[name=naar]')?.remove();
    for (const [naam, waarde] of [
      ['role', 'combobox'],
      ['aria-expanded', 'false'],
      ['aria-controls', lijst.id],
      ['aria-autocomplete', 'list'],
    ] as const)
      veld.setAttribute(naam, waarde);
    veld.addEventListener('input', (gebeurtenis) => {
      // This is no text of the form.
      gebeurtenis.stopPropagation();
      clearTimeout(this.#wekker);
      this.#wekker = window.setTimeout(() => void this.#zoek(), NA_LETTER_MS);
    });
    veld.addEventListener('keydown', (gebeurtenis) => this.#toets(gebeurtenis));
    veld.addEventListener('blur', () => this.#sluit());
    // The focus stays in the field.
    lijst.addEventListener('mousedown', (gebeurtenis) => gebeurtenis.preventDefault());
    lijst.addEventListener('click', ({ target }) => {
      const optie = target instanceof Element ? target.closest('[role=option]') : null;
      if (optie) this.#kies([...lijst.children].indexOf(optie));
    });
  }

  /** A row with a tick for one entry, unless it has one. */
  neemOp({ waarde, tekst }: Pick<Optie, 'waarde' | 'tekst'>): void {
    const naam = this.#groep.dataset.verwijs ?? '';
    const bekend = this.#groep.querySelector<HTMLInputElement>(`input[name="${naam}"][value="${CSS.escape(waarde)}"]`);
    if (bekend) {
      bekend.checked = true;
      return;
    }
    const rij = this.#groep.querySelector<HTMLTemplateElement>('template[data-verwijsrij]')?.content.firstElementChild?.cloneNode(true);
    const vak = rij instanceof HTMLElement ? rij.querySelector('input') : null;
    const label = rij instanceof HTMLElement ? rij.querySelector('label') : null;
    if (!rij || !vak || !label) return;
    const id = `veld-${naam}-${this.#groep.querySelectorAll(`input[name="${naam}"]`).length + 1}`;
    Object.assign(vak, { id, value: waarde, checked: true });
    Object.assign(label, { htmlFor: id, textContent: tekst });
    this.#groep.querySelector('[data-gekozen]')?.append(rij);
  }

  async #zoek(): Promise<void> {
    this.#vraag?.abort();
    const gezocht = this.#veld.value.trim();
    // Fewer the server does not look for.
    if (gezocht.length < this.#veld.minLength) return this.#toon([], '');
    this.#vraag = new AbortController();
    try {
      const antwoord = await fetch(this.#adres + encodeURIComponent(gezocht), { signal: this.#vraag.signal });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      const { gevonden, meer }: ReturnType<typeof verwijsdoelen> = await antwoord.json();
      this.#toon(gevonden, melding(gevonden.length, meer));
    } catch (fout) {
      if (!(fout instanceof DOMException && fout.name === 'AbortError'))
        this.#toon([], 'Zoeken lukt nu niet. Probeer het zo nog een keer.');
    }
  }

  #toon(gevonden: Optie[], zin: string): void {
    this.#gevonden = gevonden;
    this.#lijst.replaceChildren(
      ...gevonden.map(({ tekst, uitleg }, plek) => {
        const optie = document.createElement('li');
        Object.assign(optie, { id: `${this.#lijst.id}-${plek}`, role: 'option', className: 'verwijsoptie', textContent: tekst });
        optie.setAttribute('aria-selected', 'false');
        if (uitleg) optie.append(Object.assign(document.createElement('span'), { textContent: uitleg }));
        return optie;
      }),
    );
    this.#lijst.hidden = gevonden.length === 0;
    this.#veld.setAttribute('aria-expanded', String(gevonden.length > 0));
    this.#wijs(-1);
    const plek = this.#groep.querySelector('[data-melding]');
    if (plek) plek.textContent = zin;
  }

  #wijs(plek: number): void {
    this.#plek = plek;
    for (const [welk, optie] of [...this.#lijst.children].entries()) optie.setAttribute('aria-selected', String(welk === plek));
    const optie = this.#lijst.children[plek];
    if (optie) this.#veld.setAttribute('aria-activedescendant', optie.id);
    else this.#veld.removeAttribute('aria-activedescendant');
    optie?.scrollIntoView({ block: 'nearest' });
  }

  #toets(gebeurtenis: KeyboardEvent): void {
    const { key } = gebeurtenis;
    const hoeveel = this.#gevonden.length;
    if (key === 'Enter') {
      // Never sends the form: whoever types here is looking for something.
      gebeurtenis.preventDefault();
      if (this.#plek >= 0) this.#kies(this.#plek);
      else void this.#zoek();
    } else if (key === 'Escape') this.#sluit();
    else if (hoeveel > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      gebeurtenis.preventDefault();
      // Past the last one is the field itself, and then the first one.
      const stap = key === 'ArrowDown' ? 1 : -1;
      this.#wijs(((this.#plek + 1 + stap + hoeveel + 1) % (hoeveel + 1)) - 1);
    }
  }

  #kies(plek: number): void {
    const doel = this.#gevonden[plek];
    if (!doel) return;
    this.neemOp(doel);
    this.#veld.value = '';
    this.#toon([], `Toegevoegd: ${doel.tekst}.`);
    this.#groep.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #sluit(): void {
    clearTimeout(this.#wekker);
    this.#vraag?.abort();
    this.#toon([], '');
  }
}

function melding(hoeveel: number, meer: boolean): string {
  if (hoeveel === 0) return 'Niets gevonden. Probeer een ander woord.';
  if (meer) return `De eerste ${hoeveel} staan in de lijst. Typ door om te kiezen uit minder.`;
  return `${hoeveel} gevonden. Kies met de pijltjes en Enter.`;
}

for (const groep of document.querySelectorAll<HTMLElement>('[data-verwijs]')) {
  const veld = groep.querySelector<HTMLInputElement>('[data-zoek]');
  const lijst = groep.querySelector<HTMLElement>('[role=listbox]');
  if (!veld || !lijst) continue;
  const keuze = new Verwijskeuze(groep, veld, lijst);
  // A copy that was kept on this device knows the address of an entry, not its name.
  groep.closest('form')?.addEventListener('terugzetten', (gebeurtenis) => {
    for (const [naam, waarde] of (gebeurtenis as CustomEvent<[string, string][]>).detail)
      if (naam === groep.dataset.verwijs) keuze.neemOp({ waarde, tekst: waarde.replaceAll('-', ' ') });
  });
}
