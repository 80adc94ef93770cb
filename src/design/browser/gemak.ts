import filters from './filters.ts?worker&url';
import { haalStijlbladen } from './stijlbladen.ts';

// Who types or chooses may be shown what was not there yet.
document.addEventListener('input', haalStijlbladen, { once: true });

const adres = () => location.pathname + location.search;
const begin = adres();
/** Who loaded the page again after a choice goes back to the list of before it: a jump within the page is no other list. */
const terug = () => {
  if (adres() !== begin) location.reload();
};
/** Code that a page only needs once somebody chooses something; the address is all that comes along before. */
if (document.querySelector('form.facetten') && !document.querySelector('[data-zoekuitslag]')) {
  document.documentElement.dataset.direct = '';
  document.addEventListener('change', laadFilters);
  addEventListener('popstate', terug);
}
function laadFilters({ target }: Event): void {
  const keuze = (target as HTMLElement).closest<HTMLFormElement>('form.facetten');
  if (!keuze) return;
  document.removeEventListener('change', laadFilters);
  removeEventListener('popstate', terug);
  const script = Object.assign(document.createElement('script'), { type: 'module', src: filters, onerror: () => keuze.submit() });
  document.head.append(script);
}

const zichtbaar = (element: HTMLElement) => element.offsetParent !== null;

/** "/" goes to the search field, as people know from other sites. */
document.addEventListener('keydown', (toets) => {
  const doel = toets.target as HTMLElement;
  if (toets.key !== '/' || toets.ctrlKey || toets.metaKey || toets.altKey || doel.closest('input, textarea, select')) return;
  const veld = [...document.querySelectorAll<HTMLInputElement>('input[type=search]')].find(zichtbaar);
  if (!veld) return;
  toets.preventDefault();
  veld.focus();
  veld.select();
});

for (const deel of document.querySelectorAll<HTMLElement>('[data-deel]')) {
  const melding = deel.querySelector('[role=status]');
  deel.hidden = false;
  for (const knop of deel.querySelectorAll<HTMLElement>('[data-afdrukken]'))
    knop.addEventListener('click', () => {
      document.documentElement.dataset.druk = knop.dataset.afdrukken;
      print();
    });
  const kopieer = deel.querySelector<HTMLElement>('[data-kopieer]');
  kopieer?.addEventListener('click', async () => {
    const gelukt = await navigator.clipboard?.writeText(kopieer.dataset.kopieer || location.href).then(
      () => true,
      () => false,
    );
    if (melding) melding.textContent = gelukt ? 'Gekopieerd.' : 'Kopiëren lukt niet in deze browser.';
  });
}
