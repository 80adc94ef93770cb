import type { EditorView } from 'prosemirror-view';
import { OPDRACHTEN } from './opmaakopdrachten.ts';

/** The buttons above a text: one stop for the Tab key, arrows go along them. `bij` shows what holds where the cursor is. */
export function knoppenbalk(
  view: EditorView,
  { naarGewoon, naam }: { naarGewoon: () => void; naam: string },
): { element: HTMLElement; bij: () => void } {
  const element = document.createElement('div');
  element.className = 'opmaakbalk';
  element.setAttribute('role', 'toolbar');
  element.setAttribute('aria-label', `Opmaak van ${naam}`);
  // The toolbar keeps what is selected in the text.
  element.addEventListener('mousedown', (gebeurtenis) => gebeurtenis.preventDefault());
  const knoppen = OPDRACHTEN.map((opdracht) => ({ opdracht, knop: maakKnop(opdracht.naam) }));
  for (const { opdracht, knop } of knoppen)
    knop.addEventListener('click', () => {
      if (knop.getAttribute('aria-disabled') === 'true') return;
      const metToetsen = document.activeElement === knop;
      void Promise.resolve(opdracht.doe(view)).then(() => {
        bij();
        // A button that is gone now, such as that of a table within one, cannot keep the focus.
        if ((!metToetsen || knop.hidden) && !document.querySelector('dialog[open]')) view.focus();
      });
    });
  const gewoon = maakKnop('Gewoon tekstveld');
  gewoon.addEventListener('click', naarGewoon);
  const alle = [...knoppen.map(({ knop }) => knop), gewoon];
  element.append(...alle);
  opPijlen(element, alle);

  const bij = () => {
    for (const { opdracht, knop } of knoppen) {
      knop.hidden = opdracht.toon ? !opdracht.toon(view.state) : false;
      if (opdracht.aan) knop.setAttribute('aria-pressed', String(opdracht.aan(view.state)));
      if (opdracht.kan) knop.setAttribute('aria-disabled', String(!opdracht.kan(view.state)));
    }
    const zichtbaar = alle.filter((knop) => !knop.hidden);
    if (!zichtbaar.some((knop) => knop.tabIndex === 0)) naarKnop(alle, zichtbaar[0]);
  };
  return { element, bij };
}

function maakKnop(naam: string): HTMLButtonElement {
  const knop = document.createElement('button');
  knop.type = 'button';
  knop.className = 'schrijfknop';
  knop.textContent = naam;
  knop.tabIndex = -1;
  return knop;
}

function naarKnop(alle: readonly HTMLButtonElement[], knop: HTMLButtonElement | undefined): void {
  for (const een of alle) een.tabIndex = een === knop ? 0 : -1;
}

function opPijlen(balk: HTMLElement, alle: readonly HTMLButtonElement[]): void {
  balk.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement) naarKnop(alle, target);
  });
  balk.addEventListener('keydown', (gebeurtenis) => {
    const zichtbaar = alle.filter((knop) => !knop.hidden);
    const nu = zichtbaar.indexOf(document.activeElement as HTMLButtonElement);
    const { length } = zichtbaar;
    const naar = { ArrowRight: (nu + 1) % length, ArrowLeft: (nu - 1 + length) % length, Home: 0, End: length - 1 }[gebeurtenis.key];
    if (naar === undefined || nu < 0) return;
    gebeurtenis.preventDefault();
    zichtbaar[naar]?.focus();
  });
}
