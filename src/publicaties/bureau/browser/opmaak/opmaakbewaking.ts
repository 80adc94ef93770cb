import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Plugin, type Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';

const { nodes } = brugschema;

/** Keeps a text such that Markdown can hold it, and lets nothing closed go without being asked. */
export const bewaakt = (): Plugin =>
  new Plugin({
    filterTransaction: (tr, state) => !verliestStil(tr, state),
    appendTransaction: (trs, _, state) => (trs.some(({ docChanged }) => docChanged) ? genormaliseerd(state) : null),
    props: {
      /** Typing on something closed does not replace it: the words come after it. */
      handleTextInput(view, _, __, tekst) {
        if (!isDichtGekozen(view.state.selection)) return false;
        view.dispatch(naDicht(view.state).insertText(tekst).scrollIntoView());
        return true;
      },
    },
  });

/** What holds words that cannot be typed here: it is shown as it is, and never goes without being asked. */
export const isDicht = ({ type }: Node): boolean => type === nodes.bronblok || type === nodes.bronstuk || type === nodes.regel;

export const isDichtGekozen = (selectie: Selection): selectie is NodeSelection =>
  selectie instanceof NodeSelection && isDicht(selectie.node);

/** Begins a change behind what is closed and selected: what is put in comes after it, in a paragraph of its own behind a block. */
export function naDicht({ selection, tr }: EditorState): Transaction {
  if (!isDichtGekozen(selection)) return tr;
  if (!selection.node.isInline) tr.insert(selection.to, nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, selection.to + (selection.node.isInline ? 0 : 1)));
}

const OP_VERZOEK = 'opVerzoek';
/** A command that takes away what its name says, with everything that stands in it. */
export const opVerzoek =
  (opdracht: Command): Command =>
  (state, dispatch, view) =>
    opdracht(state, dispatch && ((tr) => dispatch(tr.setMeta(OP_VERZOEK, true))), view);

const dichten = (doc: Node): number => {
  let aantal = 0;
  doc.descendants((node) => {
    if (isDicht(node)) aantal += 1;
  });
  return aantal;
};

/** What was selected or asked for may go, and so may what is undone; from a mere cursor nothing closed disappears. */
const verliestStil = (tr: Transaction, { doc, selection }: EditorState): boolean =>
  tr.docChanged && selection.empty && !tr.getMeta(OP_VERZOEK) && tr.getMeta('history$') === undefined && dichten(tr.doc) < dichten(doc);

/** The first row of a table heads, the others do not, and a column has one alignment. */
function genormaliseerd({ doc, tr }: EditorState): Transaction | null {
  doc.descendants((tabel, begin) => {
    if (tabel.type !== nodes.table) return tabel.type.name !== 'paragraph';
    tabel.forEach((rij, rijplek, nummer) => {
      let kolom = 0;
      rij.forEach((cel, celplek) => {
        const soort = nummer === 0 ? nodes.table_header : nodes.table_cell;
        const align = tabel.firstChild?.maybeChild(kolom)?.attrs.align ?? null;
        kolom += 1;
        if (cel.type !== soort || cel.attrs.align !== align || cel.attrs.colspan !== 1 || cel.attrs.rowspan !== 1)
          tr.setNodeMarkup(begin + 1 + rijplek + 1 + celplek, soort, { ...cel.attrs, align, colspan: 1, rowspan: 1 });
      });
    });
    return false;
  });
  return tr.docChanged ? tr : null;
}
