import '@github/markdown-toolbar-element';
import { subscribe } from '@github/paste-markdown';
import { regels, vanzelfBewaren } from './bewaren.ts';
import { bijvoegen } from './bijvoegen.ts';

/** Pasted text in which more than words would be lost. */
const OPMAAK = /<(h[1-6]|ul|ol|table|a|strong|b|em|i)\b|mso-list/i;
const MAX_HTML = 900_000;
/** Bytes of a form that the server reads: 256 kB, with room for what the browser adds. */
const MEEST_TE_STUREN = 250 * 1024;

/** Asks the server, which knows what may stand in a text; null when it cannot tell now. */
async function alsMarkdown(html: string): Promise<string | null> {
  const data = new FormData();
  data.set('html', html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/src="data:[^"]*"/gi, ''));
  try {
    const antwoord = await fetch('/mijn/publicaties/plakken/', { method: 'POST', body: data, signal: AbortSignal.timeout(5000) });
    return antwoord.ok ? (await antwoord.json()).markdown : null;
  } catch {
    return null;
  }
}

/** Puts text where the cursor is, so that undo keeps working. */
function voegIn(veld: HTMLTextAreaElement, tekst: string): void {
  veld.focus();
  if (!document.execCommand('insertText', false, tekst)) veld.setRangeText(tekst, veld.selectionStart, veld.selectionEnd, 'end');
  veld.dispatchEvent(new Event('input', { bubbles: true }));
}

for (const balk of document.querySelectorAll<HTMLElement>('markdown-toolbar[hidden]')) balk.hidden = false;

for (const veld of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-schrijf]')) {
  // Ours first: the server knows headings, lists and Word; the other one knows spreadsheets and links over a selection.
  veld.addEventListener('paste', (gebeurtenis) => {
    const kladblok = gebeurtenis.clipboardData;
    const html = kladblok?.getData('text/html') ?? '';
    const kaal = kladblok?.getData('text/plain') ?? '';
    if (!OPMAAK.test(html) || html.length > MAX_HTML) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    void alsMarkdown(html).then((markdown) => voegIn(veld, markdown ?? kaal));
  });
  bijvoegen(veld, location.pathname.replace(/bewerken\/$/, 'bijlagen/sturen/'), voegIn);
  subscribe(veld);
}

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

const formulier = document.querySelector<HTMLFormElement>('form[data-bewaren]');
const stand = document.querySelector<HTMLElement>('[data-stand]');
const meld = (zin: string, dringend: boolean): void => {
  if (!stand) return;
  stand.textContent = zin;
  stand.classList.toggle('stand--dringend', dringend);
};
// First of all who listen: what is not sent is not left either.
formulier?.addEventListener('submit', (gebeurtenis) => {
  if (String(new URLSearchParams(regels(formulier))).length <= MEEST_TE_STUREN) return;
  gebeurtenis.preventDefault();
  gebeurtenis.stopImmediatePropagation();
  meld(
    'Dit is te veel tekst om te versturen. Er is niets weg: je tekst staat nog op dit scherm. Maak hem korter, of zet een deel in een bijlage.',
    true,
  );
});
if (formulier?.dataset.bewaren) vanzelfBewaren(formulier, formulier.dataset.bewaren, meld);
