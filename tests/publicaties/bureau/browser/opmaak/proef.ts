import { history } from 'prosemirror-history';
import { Slice } from 'prosemirror-model';
import { EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { bewaakt, isDicht } from '#publicaties/bureau/browser/opmaak/opmaakbewaking.ts';
import { OPDRACHTEN } from '#publicaties/bureau/browser/opmaak/opmaakopdrachten.ts';
import { plakEigen, zetApart } from '#publicaties/bureau/browser/opmaak/opmaakplakken.ts';
import { lijstregels } from '#publicaties/bureau/browser/opmaak/opmaakregels.ts';
import { toetsen } from '#publicaties/bureau/browser/opmaak/opmaaktoetsen.ts';

/** The editor without a screen: a text, where the cursor is, and what keys and buttons make of it. */
export class Proef {
  state: EditorState;
  readonly #herkomst;

  constructor(markdown: string) {
    const begin = openen(markdown);
    if (!begin) throw new Error('Not to be edited as it looks');
    this.#herkomst = begin.herkomst;
    this.state = EditorState.create({ doc: begin.doc, plugins: [history(), lijstregels(), ...toetsen(), tableEditing(), bewaakt()] });
  }

  get tekst(): string {
    return schrijven(this.state.doc, this.#herkomst);
  }

  get #view(): EditorView {
    const dispatch = (tr: Transaction) => {
      this.state = this.state.apply(tr);
    };
    const proef = this;
    return {
      get state() {
        return proef.state;
      },
      dispatch,
      endOfTextblock: () => true,
    } as unknown as EditorView;
  }

  bij(woord: string, lengte = 0): this {
    this.state.doc.descendants((node, plek) => {
      const waar = node.text?.indexOf(woord) ?? -1;
      if (waar >= 0)
        this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, plek + waar, plek + waar + lengte)));
    });
    return this;
  }

  achter(woord: string): this {
    this.bij(woord);
    const { head } = this.state.selection;
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, head + woord.length)));
    return this;
  }

  kies(nummer = 0): this {
    const plekken: number[] = [];
    this.state.doc.descendants((node, plek) => void (isDicht(node) && plekken.push(plek)));
    this.state = this.state.apply(this.state.tr.setSelection(NodeSelection.create(this.state.doc, plekken[nummer] ?? -1)));
    return this;
  }

  toets(key: string, met: { shiftKey?: boolean; ctrlKey?: boolean } = {}): this {
    const gebeurtenis = { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, keyCode: 0, ...met } as KeyboardEvent;
    this.state.plugins.some((plugin) => plugin.props.handleKeyDown?.call(plugin, this.#view, gebeurtenis));
    return this;
  }

  typ(woorden: string): this {
    const { from, to } = this.state.selection;
    const klaar = this.state.plugins.some((plugin) =>
      plugin.props.handleTextInput?.call(plugin, this.#view, from, to, woorden, () => this.state.tr),
    );
    if (!klaar) this.state = this.state.apply(this.state.tr.insertText(woorden));
    return this;
  }

  knop(naam: string): this {
    void OPDRACHTEN.find((een) => een.naam === naam)?.doe(this.#view);
    return this;
  }

  /** Letter by letter, as a keyboard does. */
  tik(woorden: string): this {
    for (const letter of woorden) this.typ(letter);
    return this;
  }

  /** A picture or a document that was sent. */
  plaats(markdown: string): this {
    const blok = openen(markdown)?.doc.firstChild;
    if (blok) zetApart(this.#view, blok);
    return this;
  }

  /** What was copied in this editor. */
  plak(markdown: string): this {
    const doc = openen(markdown)?.doc;
    const slice = doc?.slice(0, doc.content.size) ?? Slice.empty;
    const niets = null as unknown as ClipboardEvent;
    const klaar =
      plakEigen(this.#view, niets, slice) ||
      this.state.plugins.some((plugin) => plugin.props.handlePaste?.call(plugin, this.#view, niets, slice));
    if (!klaar) this.state = this.state.apply(this.state.tr.replaceSelection(slice));
    return this;
  }

  get zichtbaar(): string[] {
    return OPDRACHTEN.filter(({ toon }) => toon?.(this.state) ?? true).map(({ naam }) => naam);
  }

  kan(naam: string): boolean {
    return OPDRACHTEN.find((een) => een.naam === naam)?.kan?.(this.state) ?? true;
  }
}
