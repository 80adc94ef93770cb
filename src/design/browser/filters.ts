import { haalStijlbladen } from './stijlbladen.ts';

/**
 * Filters of a list act at once: the page for the new choice is asked for, its list takes the place of the old one and its counts go
 * beside the boxes, which stay where they are. An answer that is slow or wrong becomes an ordinary load. Search has its own.
 */
const TE_LANG_MS = 4000;
const vakken = (in_: ParentNode) => in_.querySelectorAll<HTMLInputElement>('.facetten [type=checkbox]');
const sleutel = ({ name, value }: HTMLInputElement) => `${name}=${value}`;
const stand = document.createElement('p');
let bezig: AbortController | undefined;
/** Of which address the list stands here: a jump within the page is no other choice. */
let getoond = zonderAnker(location.href);

function zonderAnker(adres: string): string {
  return adres.replace(/#.*/s, '');
}

async function toon(adres: string): Promise<void> {
  getoond = zonderAnker(adres);
  bezig?.abort();
  const dit = new AbortController();
  bezig = dit;
  // The address is in the bar already; asking for it again would only jump to its anchor.
  const heel = () => location.reload();
  const wekker = setTimeout(heel, TE_LANG_MS);
  try {
    const [antwoord] = await Promise.all([fetch(adres, { signal: dit.signal }), haalStijlbladen()]);
    // Its own styles are not for this page, whose policy would refuse them.
    const html = (await antwoord.text()).replace(/<style.*?<\/style>/s, '');
    const nieuw = new DOMParser().parseFromString(html, 'text/html');
    const lijst = nieuw.querySelector('#resultaten');
    if (!antwoord.ok || !lijst) return heel();
    telOpnieuw(nieuw);
    for (const naam of ['#resultaten', '.landsdelen']) document.querySelector(naam)?.replaceWith(nieuw.querySelector(naam) ?? '');
    stand.textContent = lijst.querySelector('h2')?.textContent ?? '';
    document.dispatchEvent(new Event('lijst'));
    // On a telephone the list itself is out of sight.
    const knop = document.querySelector('.facetten-knoppen button');
    if (knop) knop.textContent = `Toon ${stand.textContent}`;
  } catch {
    if (!dit.signal.aborted) heel();
  } finally {
    clearTimeout(wekker);
  }
}

function telOpnieuw(nieuw: Document): void {
  const straks = new Map([...vakken(nieuw)].map((vak) => [sleutel(vak), vak]));
  for (const vak of vakken(document)) {
    const anders = straks.get(sleutel(vak));
    const regel = vak.closest('label') as HTMLElement;
    // What has the focus stays, also when it leads nowhere now.
    regel.hidden = !anders && vak !== document.activeElement;
    vak.checked = anders?.checked ?? false;
    regel.querySelector('.facet-aantal')?.replaceChildren(anders?.closest('label')?.querySelector('.facet-aantal')?.textContent ?? '(0)');
    straks.delete(sleutel(vak));
  }
  // An option that was not there before, when people came with a choice in the address.
  if (straks.size > 0) {
    const { activeElement: actief } = document;
    document.querySelector('.facetten')?.replaceWith(nieuw.querySelector('.facetten') ?? '');
    if (actief instanceof HTMLInputElement) {
      const hier = [...vakken(document)];
      (hier.find((vak) => sleutel(vak) === sleutel(actief)) ?? hier.find(({ name }) => name === actief.name))?.focus();
    }
  }
  for (const deel of ['[data-gekozen]', '[data-wis]']) {
    const [oud, vers] = [document, nieuw].map((een) => een.querySelector<HTMLElement>(deel));
    if (oud && vers) [oud.textContent, oud.hidden] = [vers.textContent, vers.hidden];
  }
}

function kies(keuze: HTMLFormElement): void {
  document.documentElement.dataset.direct = 'gekozen';
  const adres = new URL(keuze.action);
  adres.hash = '';
  adres.search = String(new URLSearchParams(new FormData(keuze) as unknown as [string, string][]));
  history.pushState(null, '', adres);
  toon(adres.href);
}

// Comes with the first choice, which therefore was made already.
stand.setAttribute('role', 'status');
stand.className = 'alleen-voorlezen';
document.querySelector('#resultaten')?.before(stand);
document.addEventListener('change', ({ target }) => {
  const keuze = (target as HTMLElement).closest<HTMLFormElement>('form.facetten');
  if (keuze) kies(keuze);
});
// What it would ask for is there already, or on its way.
document.addEventListener('submit', (verzending) => {
  if (!(verzending.target as HTMLElement).matches('form.facetten')) return;
  verzending.preventDefault();
  location.hash = 'resultaten';
});
addEventListener('popstate', () => {
  if (zonderAnker(location.href) !== getoond) toon(location.href);
});
const formulier = document.querySelector<HTMLFormElement>('form.facetten');
if (formulier) kies(formulier);
