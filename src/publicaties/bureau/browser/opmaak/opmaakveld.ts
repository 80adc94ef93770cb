import type * as Opmaakeditor from './opmaakeditor.ts';

/**
 * Makes each text field one that shows its text as it looks, when somebody comes to it: the editor is only loaded then. A
 * field that has words in it already does not wait to be touched, or its author would see signs. The field itself stays
 * below as the truth, and as the way back.
 */
const GEWOON = 'regiokring-gewoon-veld';

type Editor = typeof Opmaakeditor;
let laden: Promise<Editor | null> | undefined;
// Without it the plain field works as well.
const editor = (): Promise<Editor | null> => {
  laden ??= import('./opmaakeditor.ts').catch(() => null);
  return laden;
};

function wilGewoon(): boolean {
  try {
    return localStorage.getItem(GEWOON) !== null;
  } catch {
    return false;
  }
}

function onthoud(gewoon: boolean): void {
  try {
    if (gewoon) localStorage.setItem(GEWOON, 'ja');
    else localStorage.removeItem(GEWOON);
  } catch {
    // Not allowed: then it is asked again on the next page.
  }
}

const velden = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-schrijf]')];
const bezig = new Set<HTMLTextAreaElement>();
/** The letter that is being put together from more keys, until it is there. */
const letter = new WeakMap<HTMLTextAreaElement, Promise<unknown>>();

async function toon(veld: HTMLTextAreaElement): Promise<void> {
  if (wilGewoon() || bezig.has(veld)) return;
  bezig.add(veld);
  const geladen = await editor();
  // Whoever is halfway a letter of more keys is not disturbed.
  await letter.get(veld);
  if (geladen && !wilGewoon() && veld.isConnected) geladen.opmaken(veld, () => naarGewoon(veld));
  bezig.delete(veld);
}

function naarGewoon(veld: HTMLTextAreaElement): void {
  onthoud(true);
  void editor().then((geladen) => {
    for (const een of velden) geladen?.opmaakSluiten(een);
    veld.focus();
  });
}

const gezien = new IntersectionObserver((beelden) => {
  for (const { isIntersecting, target } of beelden) {
    if (!isIntersecting) continue;
    gezien.unobserve(target);
    if (target instanceof HTMLTextAreaElement && target.value.trim() !== '') void toon(target);
  }
});
for (const veld of velden) {
  veld.addEventListener('focus', () => void toon(veld));
  veld.addEventListener('compositionstart', () => {
    letter.set(veld, new Promise((klaar) => veld.addEventListener('compositionend', klaar, { once: true })));
  });
  gezien.observe(veld);
  if (document.activeElement === veld) void toon(veld);
}

for (const knop of document.querySelectorAll<HTMLElement>('[data-opgemaakt]')) {
  knop.addEventListener('click', () => {
    onthoud(false);
    const veld = document.getElementById(knop.dataset.opgemaakt ?? '');
    for (const een of velden) if (een === veld || een.value.trim() !== '') void toon(een);
  });
}
