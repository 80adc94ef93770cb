import { komtVoor } from '#kennissessies/naamzoeken.ts';

/** Shows only who matches while somebody types; the button of the form stays for who has no script. */
export function zoekTerwijlJeTypt(vak: HTMLElement, lijst: HTMLElement): void {
  const form = vak.querySelector<HTMLFormElement>('[data-zoeken]');
  const veld = form?.querySelector<HTMLInputElement>('input[type=search]');
  const gevonden = vak.querySelector<HTMLElement>('[data-gevonden]');
  const naarLetter = [...vak.querySelectorAll<HTMLAnchorElement>('[data-letters] a')];
  if (!form || !veld) return;
  function filter(): void {
    const zoek = veld?.value.trim() ?? '';
    let aantal = 0;
    for (const letter of lijst.querySelectorAll<HTMLElement>('[data-letter]')) {
      const mensen = [...letter.querySelectorAll<HTMLElement>('[data-mens]')];
      for (const mens of mensen) {
        const tekst = [...mens.querySelectorAll('[data-zoektekst]')].map((deel) => deel.textContent).join(' ');
        mens.hidden = !komtVoor(tekst, zoek);
      }
      const over = mensen.filter((mens) => !mens.hidden).length;
      letter.hidden = over === 0;
      for (const link of naarLetter)
        if (link.getAttribute('href') === `#${letter.getAttribute('aria-labelledby')}`) link.hidden = letter.hidden;
      aantal += over;
    }
    if (gevonden) gevonden.textContent = zoek === '' ? '' : aantal > 0 ? `${aantal} gevonden.` : 'Niemand gevonden met die naam.';
  }
  veld.addEventListener('input', filter);
  form.addEventListener('submit', (gebeurtenis) => {
    // Whoever came here by a search sees only those: everybody else must come from the server.
    if (new URLSearchParams(location.search).has('zoek')) return;
    gebeurtenis.preventDefault();
    filter();
  });
}
