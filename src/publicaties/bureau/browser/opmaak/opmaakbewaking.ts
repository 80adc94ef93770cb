import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from 'prosemirror-state';
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
        const { selection, tr } = view.state;
        if (!(selection instanceof NodeSelection) || !/^(bronblok|bronstuk|regel)$/.test(selection.node.type.name)) return false;
        const erna = selection.node.isInline ? brugschema.text(tekst) : nodes.paragraph.create(null, brugschema.text(tekst));
        tr.insert(selection.to, erna);
        tr.setSelection(TextSelection.create(tr.doc, selection.to + tekst.length + (selection.node.isInline ? 0 : 1)));
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  });

const dichten = (doc: Node): number => {
  let aantal = 0;
  doc.descendants(({ type }) => {
    if (type === nodes.bronblok || type === nodes.bronstuk) aantal += 1;
  });
  return aantal;
};

/** What was selected may go, and so may what is undone; from a mere cursor nothing closed disappears. */
const verliestStil = (tr: Transaction, { doc, selection }: EditorState): boolean =>
  tr.docChanged && selection.empty && tr.getMeta('history$') === undefined && dichten(tr.doc) < dichten(doc);

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
