import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { type Geopend, type Herkomst, openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import type { Opmaakbalk } from './opmaakbalk.ts';
import { beeldweergave } from './opmaakbeeld.ts';
import { bewaakt } from './opmaakbewaking.ts';
import { zetCursor } from './opmaakcursor.ts';
import { OPDRACHTEN } from './opmaakopdrachten.ts';
import { plakEigen, plakplek, uitschrijver } from './opmaakplakken.ts';
import { lijstregels } from './opmaakregels.ts';
import { toetsen } from './opmaaktoetsen.ts';

const open = new Map<HTMLTextAreaElement, Opmaakveld>();

/** Shows the text of a field as it looks, with the cursor where it was; null for a text that cannot be shown so. */
export function opmaken(veld: HTMLTextAreaElement, balk: Opmaakbalk, bijSluiten: () => void): Opmaakveld | null {
  const al = open.get(veld);
  const begin = al ? null : openen(veld.value);
  if (!begin) return al ?? null;
  const nieuw = new Opmaakveld(veld, begin, balk, bijSluiten);
  open.set(veld, nieuw);
  return nieuw;
}

/** Shows the plain field again. */
export function opmaakSluiten(veld: HTMLTextAreaElement): void {
  open.get(veld)?.sluit();
}

class Opmaakveld {
  readonly #veld: HTMLTextAreaElement;
  readonly #id: string;
  readonly #plek = document.createElement('div');
  readonly #view: EditorView;
  readonly #balk: Opmaakbalk;
  readonly #bijSluiten: () => void;
  readonly #luisteren = new AbortController();
  #herkomst: Herkomst;
  /** What was last in the field by us. */
  #geschreven: string;

  constructor(veld: HTMLTextAreaElement, { doc, herkomst }: Geopend, balk: Opmaakbalk, bijSluiten: () => void) {
    this.#veld = veld;
    this.#id = veld.id;
    this.#herkomst = herkomst;
    this.#geschreven = veld.value;
    this.#balk = balk;
    this.#bijSluiten = bijSluiten;
    const wasHier = document.activeElement === veld;
    const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(veld.id)}"]`);
    this.#view = new EditorView(
      { mount: this.#plek },
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
    this.#neemPlaatsIn();
    this.#luister(label);
    zetCursor(this.#view, herkomst, [veld.selectionStart, veld.selectionEnd], wasHier);
    this.#bij();
  }

  /** The editor takes the place, the height and the name of the field: what leads to the field leads to the editor. */
  #neemPlaatsIn(): void {
    const veld = this.#veld;
    // One that is not on show has no height yet.
    this.#plek.style.minBlockSize = veld.offsetHeight > 0 ? `${veld.offsetHeight}px` : `${veld.rows * 1.6}em`;
    veld.before(this.#plek);
    veld.id = `${this.#id}-bron`;
    veld.hidden = true;
    this.#plek.id = this.#id;
  }

  #bij(): void {
    const { state } = this.#view;
    this.#balk.bij((naam) => {
      const opdracht = OPDRACHTEN.find((een) => een.naam === naam);
      return { verborgen: opdracht?.toon?.(state) === false, aan: opdracht?.aan?.(state), kan: opdracht?.kan?.(state) };
    });
  }

  /** Does what a button says, and leaves the focus there for who came by key. */
  async doe(naam: string, bestand?: Promise<File | null>): Promise<void> {
    const knop = this.#balk.gekozen;
    await OPDRACHTEN.find((een) => een.naam === naam)?.doe(this.#view, bestand);
    if (this.#view.isDestroyed) return;
    this.#bij();
    // A button that is gone now, such as that of a table within one, cannot keep the focus.
    if ((!knop || knop.hidden) && !document.querySelector('dialog[open]')) this.#view.focus();
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
    this.#bij();
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
    this.#bij();
  }

  sluit(): void {
    open.delete(this.#veld);
    this.#luisteren.abort();
    this.#view.destroy();
    this.#plek.remove();
    this.#veld.id = this.#id;
    this.#veld.hidden = false;
    this.#bijSluiten();
  }
}

const staat = (doc: Node): EditorState =>
  EditorState.create({ doc, plugins: [history(), lijstregels(), ...toetsen(), gapCursor(), tableEditing(), bewaakt()] });

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
