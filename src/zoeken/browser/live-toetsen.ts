/** Down goes from the field into the results and on, up goes back, escape leaves the results or empties the field. */
export function metPijlen(veld: HTMLInputElement, uitslagvak: HTMLElement, geleegd: () => void): void {
  const links = () => [...uitslagvak.querySelectorAll<HTMLAnchorElement>('.zoekresultaat-titel a')];
  veld.addEventListener('keydown', (toets) => {
    if (toets.key === 'ArrowDown' && links().length > 0) {
      toets.preventDefault();
      links()[0]?.focus();
    }
    if (toets.key === 'Escape' && veld.value !== '') {
      toets.preventDefault();
      veld.value = '';
      geleegd();
    }
  });
  uitslagvak.addEventListener('keydown', (toets) => {
    const plek = links().findIndex((link) => link.matches(':focus'));
    if (toets.key === 'Escape') veld.focus();
    if (plek < 0 || (toets.key !== 'ArrowDown' && toets.key !== 'ArrowUp')) return;
    toets.preventDefault();
    const volgende = links()[plek + (toets.key === 'ArrowDown' ? 1 : -1)];
    if (volgende) volgende.focus();
    else if (toets.key === 'ArrowUp') veld.focus();
  });
}
