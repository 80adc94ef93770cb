import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { blokOp, type Geopend, type Herkomst, lettersIn, openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { knoppenbalk } from './opmaakbalk.ts';
import { beeldweergave } from './opmaakbeeld.ts';
import { bewaakt } from './opmaakbewaking.ts';
import { plakEigen, plakplek, uitschrijver } from './opmaakplakken.ts';
import { toetsen } from './opmaaktoetsen.ts';

const open = new Map<HTMLTextAreaElement, Opmaakveld>();

/** Shows the text of a field as it looks, with the cursor where it was; a text that cannot be shown so stays as it is. */
export function opmaken(veld: HTMLTextAreaElement, naarGewoon: () => void): void {
  const begin = open.has(veld) ? null : openen(veld.value);
  if (begin) open.set(veld, new Opmaakveld(veld, begin, naarGewoon));
}

/** Shows the plain field again. */
export function opmaakSluiten(veld: HTMLTextAreaElement): void {
  open.get(veld)?.sluit();
}

class Opmaakveld {
  readonly #veld: HTMLTextAreaElement;
  readonly #id: string;
  readonly #veldkader: Element | null;
  readonly #kader = document.createElement('div');
  readonly #view: EditorView;
  readonly #balk: ReturnType<typeof knoppenbalk>;
  readonly #luisteren = new AbortController();
  #herkomst: Herkomst;
  /** What was last in the field by us. */
  #geschreven: string;

  constructor(veld: HTMLTextAreaElement, { doc, herkomst }: Geopend, naarGewoon: () => void) {
    this.#veld = veld;
    this.#id = veld.id;
    this.#herkomst = herkomst;
    this.#geschreven = veld.value;
    this.#veldkader = veld.closest('.schrijfveld');
    const selectie = document.activeElement === veld ? ([veld.selectionStart, veld.selectionEnd] as const) : null;
    const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(veld.id)}"]`);
    const plek = document.createElement('div');
    this.#view = new EditorView(
      { mount: plek },
      {
        state: staat(doc),
        attributes: { ...eigenschappen(veld, label), class: 'opmaaktekst' },
        nodeViews: { image: beeldweergave },
        scrollMargin: 80,
        scrollThreshold: 80,
        handleDOMEvents: plakplek(veld.name),
        handlePaste: plakEigen,
        clipboardSerializer: uitschrijver,
        dispatchTransaction: (tr) => this.#verder(tr),
      },
    );
    this.#balk = knoppenbalk(this.#view, { naarGewoon, naam: label?.firstChild?.textContent?.trim() || 'de tekst' });
    this.#kader.className = 'opmaakkader';
    this.#kader.append(this.#balk.element, plek);
    this.#neemPlaatsIn(plek);
    this.#luister(label);
    if (selectie) zetCursor(this.#view, herkomst, selectie);
    this.#balk.bij();
  }

  /** The editor takes the place, the height and the name of the field: what leads to the field leads to the editor. */
  #neemPlaatsIn(plek: HTMLElement): void {
    const veld = this.#veld;
    this.#kader.style.minBlockSize = `${veld.offsetHeight}px`;
    veld.before(this.#kader);
    veld.id = `${this.#id}-bron`;
    veld.hidden = true;
    plek.id = this.#id;
    this.#veldkader?.classList.add('schrijfveld--opgemaakt');
  }

  #luister(label: HTMLLabelElement | null): void {
    const { signal } = this.#luisteren;
    this.#veld.form?.addEventListener('input', () => this.#anders(), { signal });
    window.addEventListener('pageshow', () => this.#anders(), { signal });
    label?.addEventListener(
      'click',
      (gebeurtenis) => {
        gebeurtenis.preventDefault();
        this.#view.focus();
      },
      { signal },
    );
  }

  /** Only a real change reaches the field, and who saves hears of it as of typing. */
  #verder(tr: Transaction): void {
    this.#view.updateState(this.#view.state.apply(tr));
    this.#balk.bij();
    const tekst = tr.docChanged ? schrijven(this.#view.state.doc, this.#herkomst) : this.#geschreven;
    if (tekst === this.#geschreven) return;
    this.#geschreven = tekst;
    this.#veld.value = tekst;
    this.#veld.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** What put another text in the field, such as one that an earlier visit left, is shown too. */
  #anders(): void {
    if (this.#veld.value === this.#geschreven) return;
    const nieuw = openen(this.#veld.value);
    if (!nieuw) {
      this.sluit();
      return;
    }
    this.#herkomst = nieuw.herkomst;
    this.#geschreven = this.#veld.value;
    this.#view.updateState(staat(nieuw.doc));
    this.#balk.bij();
  }

  sluit(): void {
    open.delete(this.#veld);
    this.#luisteren.abort();
    this.#view.destroy();
    this.#kader.remove();
    this.#veld.id = this.#id;
    this.#veld.hidden = false;
    this.#veldkader?.classList.remove('schrijfveld--opgemaakt');
  }
}

const staat = (doc: Node): EditorState =>
  EditorState.create({ doc, plugins: [history(), ...toetsen(), gapCursor(), tableEditing(), bewaakt()] });

function eigenschappen(veld: HTMLTextAreaElement, label: HTMLLabelElement | null): Record<string, string> {
  if (label && !label.id) label.id = `label-${veld.name}`;
  const uit: Record<string, string> = { role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' };
  if (label) uit['aria-labelledby'] = label.id;
  for (const naam of ['aria-describedby', 'aria-invalid']) {
    const waarde = veld.getAttribute(naam);
    if (waarde) uit[naam] = waarde;
  }
  return uit;
}

function zetCursor(view: EditorView, herkomst: Herkomst, [van, tot]: readonly [number, number]): void {
  const { doc, tr } = view.state;
  const lengte = herkomst.gaten.reduce((som, gat, plek) => som + gat.length + (herkomst.blokken[plek]?.bron.length ?? 0), 0);
  const waar = (plek: number, totLetter: boolean) =>
    doc.resolve(plek >= lengte ? doc.content.size : plekVan(doc, blokOp(herkomst, plek), totLetter));
  view.dispatch(tr.setSelection(TextSelection.between(waar(van, false), waar(tot, tot > van))).scrollIntoView());
  view.focus();
}

/** Where in the editor so many letters of a block have gone by; `totLetter`: with the signs up to the next letter. */
function plekVan(doc: Node, { nummer, letters }: { nummer: number; letters: number }, totLetter: boolean): number {
  let begin = 0;
  for (let blok = 0; blok < nummer && blok < doc.childCount; blok += 1) begin += doc.child(blok).nodeSize;
  const blok = doc.maybeChild(nummer);
  let uit = begin + 1;
  let nog = letters;
  blok?.descendants((node, plek) => {
    if (!node.isText || nog < 0) return true;
    const tekst = node.text ?? '';
    const aantal = lettersIn(tekst);
    if (aantal < nog) nog -= aantal;
    else {
      let tot = 0;
      while (nog > 0) {
        nog -= lettersIn(tekst[tot] ?? '');
        tot += 1;
      }
      while (totLetter && tot < tekst.length && lettersIn(tekst[tot] ?? '') === 0) tot += 1;
      uit = begin + 1 + plek + tot;
      nog = -1;
    }
    return false;
  });
  return Math.min(uit, doc.content.size);
}
