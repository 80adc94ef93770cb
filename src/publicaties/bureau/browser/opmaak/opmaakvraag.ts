/** What is asked about has to go; other than an answer of no words. */
export const WEG = Symbol('weg');
interface Vraag {
  titel: string;
  label: string;
  waarde: string;
  knop: string;
  weg?: string;
  /** Why an answer cannot be; empty when it can. */
  bezwaar?: (antwoord: string) => string;
}

/** Asks for one line in a window of its own; null when it was closed without an answer. */
export function vraagRegel(vraag: Vraag): Promise<string | typeof WEG | null> {
  const venster = document.createElement('dialog');
  venster.className = 'bijvoegen';
  venster.setAttribute('aria-labelledby', 'opmaakvraag-kop');
  const form = document.createElement('form');
  form.method = 'dialog';
  const kop = maak('h2', { id: 'opmaakvraag-kop' }, vraag.titel);
  const veld = maak('input', { id: 'opmaakvraag', class: 'utrecht-textbox utrecht-textbox--html-input', autocomplete: 'off' });
  veld.value = vraag.waarde;
  const label = maak('label', { class: 'utrecht-form-label', for: 'opmaakvraag' }, vraag.label);
  const knoppen = maak('p', { class: 'opmaakvraag-knoppen' });
  const doe = maak('button', { class: 'utrecht-button utrecht-button--primary-action', value: 'ja' }, vraag.knop);
  const weg = maak('button', { class: 'utrecht-button utrecht-button--secondary-action', value: 'weg' }, vraag.weg ?? '');
  const nee = maak('button', { class: 'utrecht-button utrecht-button--secondary-action', type: 'button' }, 'Annuleren');
  nee.addEventListener('click', () => venster.close('nee'));
  knoppen.append(doe, ...(vraag.weg ? [weg] : []), nee);
  const melding = maak('p', { id: 'opmaakvraag-melding', class: 'stand--dringend', role: 'alert' });
  form.addEventListener('submit', (gebeurtenis) => {
    const zin = gebeurtenis.submitter === weg ? '' : (vraag.bezwaar?.(veld.value.trim()) ?? '');
    if (!zin) return;
    gebeurtenis.preventDefault();
    melding.textContent = zin;
    veld.setAttribute('aria-invalid', 'true');
    veld.setAttribute('aria-describedby', melding.id);
    veld.focus();
  });
  form.append(kop, label, veld, melding, knoppen);
  venster.append(form);
  document.body.append(venster);
  venster.showModal();
  veld.select();
  return new Promise((klaar) => {
    venster.addEventListener('close', () => {
      venster.remove();
      klaar(venster.returnValue === 'ja' ? veld.value.trim() : venster.returnValue === 'weg' ? WEG : null);
    });
  });
}

function maak<K extends keyof HTMLElementTagNameMap>(naam: K, eigenschappen: Record<string, string>, tekst = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(eigenschappen)) element.setAttribute(sleutel, waarde);
  if (tekst) element.textContent = tekst;
  return element;
}
