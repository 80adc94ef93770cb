// How many are ticked for a comparison is said beside its button; a fourth tick is refused, and the columns come in the order of ticking.

const MEESTE = 3;
const ZINNEN = ['', ' Vink er nog een of twee aan.', ' Je kunt er nog een bij kiezen.', ' Meer passen er niet naast elkaar.'];
let getikt: string[] = [];

const vakken = () => [...document.querySelectorAll<HTMLInputElement>('[form=vergelijk]')];

function tel(): void {
  const aan = vakken().flatMap(({ checked, value }) => (checked ? [value] : []));
  // Where a browser brought ticks back, nobody knows in which order they came.
  getikt = [...new Set([...getikt.filter((slug) => aan.includes(slug)), ...aan])];
  const balk = document.querySelector('#vergelijk');
  const [zin, knop] = [balk?.querySelector('p'), balk?.querySelector('button')];
  const teVeel = getikt.length > MEESTE;
  for (const vak of vakken()) if (getikt.indexOf(vak.value) >= MEESTE) vak.checked = false;
  getikt.splice(MEESTE);
  const { length } = getikt;
  if (knop) [knop.disabled, knop.textContent] = [length < 2, length < 2 ? 'Vergelijk' : `Vergelijk deze ${length}`];
  if (!zin) return;
  zin.textContent = length === 0 ? 'Vink twee of drie best practices aan.' : `${length} gekozen.${ZINNEN[length]}`;
  if (teVeel) zin.textContent += ' Haal eerst een vinkje weg.';
}

document.addEventListener('change', tel);
addEventListener('pageshow', tel);
tel();
// A filter put other cards here: what was ticked and is still there stays ticked.
document.addEventListener('lijst', () => {
  for (const vak of vakken()) vak.checked = getikt.includes(vak.value);
  tel();
});
document.addEventListener('formdata', ({ target, formData }) => {
  if ((target as HTMLFormElement).id !== 'vergelijk') return;
  formData.delete('p');
  for (const slug of getikt) formData.append('p', slug);
});
