const VAN_ONS = ['revisie', 'gezien', 'knop', 'online', 'stap'];
const VERZONDEN = 'regiokring-verzonden';

/** What the form says, without files. */
export const regels = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([naam, waarde]) => (typeof waarde === 'string' ? [[naam, waarde] as [string, string]] : []));

/** The same as one text, without what we put in ourselves. */
export const vorm = (form: HTMLFormElement): string => JSON.stringify(regels(form).filter(([naam]) => !VAN_ONS.includes(naam)));

/** The form as the server sent it, whatever the browser put back into it. */
export function zoalsGekomen(form: HTMLFormElement): string {
  const kopie = form.cloneNode(true) as HTMLFormElement;
  kopie.reset();
  return vorm(kopie);
}

/** Where the copy of the form on this address lies. */
export const sleutelVan = (pad: string): string => `regiokring-${pad}`;

export function bewaarThuis(sleutel: string, tekst: string): void {
  try {
    localStorage.setItem(sleutel, tekst);
  } catch {
    // No room or not allowed: the text is still on the screen.
  }
}

export function vergeetThuis(sleutel: string): void {
  try {
    localStorage.removeItem(sleutel);
  } catch {
    // Not allowed: then there is no copy either.
  }
}

/** Remembers in this tab that a form is on its way, or that it is back. */
export function onderweg(sleutel: string | null): void {
  try {
    if (sleutel) sessionStorage.setItem(VERZONDEN, sleutel);
    else sessionStorage.removeItem(VERZONDEN);
  } catch {
    // Not allowed: the copy is compared on the next visit.
  }
}

/** On a page that the server only shows after a save: what was sent is no longer needed here. */
export function aangekomen(): void {
  try {
    const sleutel = sessionStorage.getItem(VERZONDEN);
    if (sleutel) vergeetThuis(sleutel);
  } catch {
    return;
  }
  onderweg(null);
}

/** Offers what an earlier visit could not save; answers whether there is an offer that waits for a choice. */
export function teruggevonden(form: HTMLFormElement, sleutel: string): () => boolean {
  const tekst = gevonden(sleutel);
  const vak = document.querySelector<HTMLElement>('[data-teruggevonden]');
  if (!tekst || !vak || kern(tekst) === kern(vorm(form))) {
    vergeetThuis(sleutel);
    return () => false;
  }
  vak.hidden = false;
  vak.querySelector('[data-weg]')?.addEventListener('click', () => {
    vergeetThuis(sleutel);
    vak.hidden = true;
  });
  vak.querySelector('[data-terug]')?.addEventListener('click', () => {
    zetTerug(form, JSON.parse(tekst));
    vak.hidden = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return () => !vak.hidden;
}

function gevonden(sleutel: string): string | null {
  try {
    return localStorage.getItem(sleutel);
  } catch {
    return null;
  }
}

/** What the server makes of it: signs that nobody sees, empty rows and spaces do not count. */
const kern = (tekst: string): string =>
  JSON.stringify(
    (JSON.parse(tekst) as [string, string][])
      .map(([naam, waarde]) => [
        naam.replace(/-\d+-/, '-'),
        waarde
          .normalize('NFC')
          .replace(/\p{Cf}|\r/gu, '')
          .replace(/[^\S\n]+/g, ' ')
          .trim(),
      ])
      .filter(([, waarde]) => waarde !== ''),
  );

function zetTerug(form: HTMLFormElement, alle: [string, string][]): void {
  // Who keeps a list that grows makes room first.
  form.dispatchEvent(new CustomEvent('terugzetten', { detail: alle }));
  for (const vakje of form.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]'))
    vakje.checked = alle.some(([naam, waarde]) => naam === vakje.name && waarde === vakje.value);
  for (const [naam, waarde] of alle) {
    const [, rijen, nummer] = /^(.+)-(\d+)-/.exec(naam) ?? [];
    const groep = rijen && form.querySelector(`[data-rijen="${CSS.escape(rijen)}"]`);
    while (groep && groep.querySelectorAll('[data-rij]').length < Number(nummer)) {
      const meer = groep.querySelector<HTMLElement>('[data-meer] button');
      if (!meer) break;
      meer.click();
    }
    const veld = form.elements.namedItem(naam);
    if (veld instanceof HTMLTextAreaElement || veld instanceof HTMLSelectElement) veld.value = waarde;
    else if (veld instanceof HTMLInputElement && !/checkbox|radio|hidden/.test(veld.type)) veld.value = waarde;
  }
}
