import '@github/markdown-toolbar-element';
import { subscribe } from '@github/paste-markdown';
import { bestandOpvangen, bijlageAdres } from './bestand-opvangen.ts';
import { type Meld, TE_LANG, teVeel, vanzelfBewaren } from './bewaren.ts';
import { meldPlaksel, teVertalen } from './klembord.ts';
import { kop, naarRegel, voegIn } from './schrijfplek.ts';

const tekstvakken = (rij: HTMLElement) => [...rij.querySelectorAll<HTMLTextAreaElement>('textarea')];
const isLeeg = ({ value }: HTMLTextAreaElement) => value.trim() === '';

for (const balk of document.querySelectorAll<HTMLElement>('markdown-toolbar[hidden]')) balk.hidden = false;

for (const veld of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-schrijf]')) {
  // Ours first: the server knows headings, lists and Word; the other one knows spreadsheets and links over a selection.
  veld.addEventListener('paste', (gebeurtenis) => {
    meldPlaksel(veld.name, '');
    const vertaal = teVertalen(gebeurtenis.clipboardData);
    if (!vertaal) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    void vertaal().then(({ markdown, melding }) => {
      voegIn(veld, markdown);
      meldPlaksel(veld.name, melding);
    });
  });
  bestandOpvangen(veld, bijlageAdres(), voegIn);
  subscribe(veld);
}

for (const knop of document.querySelectorAll<HTMLElement>('[data-kop]'))
  knop.addEventListener('click', () => {
    const veld = document.getElementById(knop.dataset.kop ?? '');
    if (veld instanceof HTMLTextAreaElement) kop(veld);
  });

for (const knop of document.querySelectorAll<HTMLElement>('[data-kader]'))
  knop.addEventListener('click', () => {
    const veld = document.getElementById(knop.dataset.kader ?? '');
    if (!(veld instanceof HTMLTextAreaElement)) return;
    const gekozen = veld.value.slice(veld.selectionStart, veld.selectionEnd) || 'Tekst in het kader.';
    voegIn(veld, `\n\n:::kader{titel="Let op"}\n${gekozen}\n:::\n\n`);
  });

for (const groep of document.querySelectorAll<HTMLElement>('[data-rijen]')) {
  const meer = groep.querySelector<HTMLElement>('[data-meer]');
  const laatste = [...groep.querySelectorAll<HTMLElement>('[data-rij]')].at(-1);
  if (!meer || !laatste) continue;
  const leeg = laatste.cloneNode(true) as HTMLElement;
  const knop = document.createElement('button');
  knop.type = 'button';
  knop.className = 'utrecht-button utrecht-button--secondary-action';
  knop.textContent = `Nog een ${meer.dataset.meer?.toLowerCase()}`;
  knop.addEventListener('click', () => {
    const nummer = groep.querySelectorAll('[data-rij]').length + 1;
    const nieuw = leeg.cloneNode(true) as HTMLElement;
    const oud = nummer - 1;
    for (const element of nieuw.querySelectorAll<HTMLElement>('*')) {
      for (const eigenschap of ['id', 'name', 'for', 'aria-describedby']) {
        const waarde = element.getAttribute(eigenschap);
        if (waarde) element.setAttribute(eigenschap, waarde.replace(/-\d+-/, `-${nummer}-`));
      }
      if (element.localName === 'label') element.textContent = (element.textContent ?? '').replace(/\d+$/, String(nummer));
    }
    groep.querySelectorAll('[data-rij]')[oud - 1]?.after(nieuw);
    nieuw.querySelector<HTMLElement>('input, textarea')?.focus();
  });
  meer.replaceChildren(knop);
}

// A question of a participant goes to the first empty row, to be put in one's own words there.
for (const knop of document.querySelectorAll<HTMLButtonElement>('[data-neem-over]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => {
    const groep = document.querySelector<HTMLElement>('[data-rijen=vragen]');
    const legeRij = () => [...(groep?.querySelectorAll<HTMLElement>('[data-rij]') ?? [])].map(tekstvakken).find((rij) => rij.every(isLeeg));
    if (!legeRij()) groep?.querySelector<HTMLButtonElement>('[data-meer] button')?.click();
    const [vraag, antwoord] = legeRij() ?? [];
    if (!vraag || !antwoord) return;
    vraag.value = knop.dataset.neemOver ?? '';
    antwoord.value = knop.dataset.antwoord ?? '';
    for (const vak of [vraag, antwoord]) vak.dispatchEvent(new Event('input', { bubbles: true }));
    vraag.dispatchEvent(new Event('laatzien', { bubbles: true }));
    vraag.focus();
    knop.textContent = 'Overgenomen';
    knop.disabled = true;
  });
}

const formulier = document.querySelector<HTMLFormElement>('form[data-bewaren]');
const stand = document.querySelector<HTMLElement>('[data-stand]');
const tijd = document.querySelector<HTMLElement>('[data-stand-om]');
const inloggen = document.querySelector<HTMLElement>('[data-stand-inloggen]');
const meld: Meld = (zin, { dringend, om, uitgelogd = false }) => {
  // Who listens hears that it is saved, not every few seconds that it is saved again.
  if (stand && stand.textContent !== zin) stand.textContent = zin;
  if (tijd) tijd.textContent = om ? ` om ${om} uur` : '';
  stand?.closest('.stand')?.classList.toggle('stand--dringend', dringend);
  if (inloggen) inloggen.hidden = !uitgelogd;
};
// First of all who listen: what is not sent is not left either.
formulier?.addEventListener('submit', (gebeurtenis) => {
  if (!teVeel(formulier)) return;
  gebeurtenis.preventDefault();
  gebeurtenis.stopImmediatePropagation();
  meld(TE_LANG, { dringend: true });
});
if (formulier?.dataset.bewaren) vanzelfBewaren(formulier, formulier.dataset.bewaren, meld);
naarRegel();
