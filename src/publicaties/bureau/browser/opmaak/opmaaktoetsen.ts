import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
  toggleMark,
} from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection, type Plugin, Selection, TextSelection } from 'prosemirror-state';
import { addRowAfter, isInTable } from 'prosemirror-tables';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { isDicht, isDichtGekozen, naDicht } from './opmaakbewaking.ts';

const { nodes, marks } = brugschema;

/** What the keys do. Tab has no meaning here: it leaves the editor. */
export const toetsen = (): Plugin[] => [
  keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.emphasis),
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-[': liftListItem(nodes.list_item),
    Enter: chainCommands(
      achterDicht,
      inTabel,
      uitCode,
      splitListItem(nodes.list_item),
      newlineInCode,
      createParagraphNear,
      liftEmptyBlock,
      splitBlock,
    ),
    'Shift-Enter': chainCommands(achterDicht, exitCode, regeleinde),
    'Mod-Enter': chainCommands(achterDicht, exitCode, regeleinde),
    ArrowDown: onderCode,
    ...Object.fromEntries(['Backspace', 'Mod-Backspace', 'Shift-Backspace'].map((toets) => [toets, ervoor(-1)])),
    ...Object.fromEntries(['Delete', 'Mod-Delete'].map((toets) => [toets, ervoor(1)])),
  }),
  keymap(baseKeymap),
];

/** Whether the cursor is at the end of a piece of code. */
const aanEindVanCode = ({ selection }: EditorState): boolean =>
  selection.empty &&
  selection.$head.parent.type === nodes.code_block &&
  selection.$head.parentOffset === selection.$head.parent.content.size;

/** After two empty lines code is done, for who has no other way to know how to leave it. */
const uitCode: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if (!aanEindVanCode(state) || !$head.parent.textContent.endsWith('\n\n')) return false;
  return exitCode(state, dispatch && ((tr) => dispatch(tr.delete($head.pos - 2, $head.pos))));
};

/** Below code at the very end there is nothing yet to go to. */
const onderCode: Command = (state, dispatch) =>
  aanEindVanCode(state) && state.selection.$head.after() === state.doc.content.size && exitCode(state, dispatch);

/** A line end within a paragraph; where there is only one line, nothing. */
const regeleinde: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.paragraph || isInTable(state)) return true;
  dispatch?.(naDicht(state).replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** From cell to cell; behind the last one a new row. */
function inTabel(...[state, dispatch, view]: Parameters<Command>): boolean {
  if (!isInTable(state)) return false;
  const { $from } = state.selection;
  for (let diepte = $from.depth; diepte > 0; diepte -= 1) {
    if ($from.node(diepte).type !== nodes.table_row) continue;
    const tabel = $from.node(diepte - 1);
    if ($from.index(diepte - 1) === tabel.childCount - 1 && !addRowAfter(state, dispatch)) return false;
    if (!dispatch || !view) return true;
    const volgende = view.state.doc.resolve($from.after(diepte));
    dispatch(view.state.tr.setSelection(Selection.near(volgende, 1)).scrollIntoView());
    return true;
  }
  return false;
}

/** Beside a block that is closed, a new paragraph comes after it. */
function achterDicht(...[state, dispatch]: Parameters<Command>): boolean {
  const { selection } = state;
  if (!isDichtGekozen(selection) || selection.node.isInline) return false;
  dispatch?.(naDicht(state).scrollIntoView());
  return true;
}

/** Before a key takes away what is closed, it is selected, so that one sees what goes. */
function ervoor(kant: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection, doc, tr } = state;
    if (!(selection instanceof TextSelection) || !selection.$cursor) return false;
    const { $cursor } = selection;
    const ernaast = kant < 0 ? $cursor.nodeBefore : $cursor.nodeAfter;
    if (ernaast && isDicht(ernaast)) {
      dispatch?.(tr.setSelection(NodeSelection.create(doc, kant < 0 ? $cursor.pos - ernaast.nodeSize : $cursor.pos)));
      return true;
    }
    const aanRand = kant < 0 ? $cursor.parentOffset === 0 : $cursor.parentOffset === $cursor.parent.content.size;
    if (!aanRand) return false;
    const plek = kant < 0 ? $cursor.before() : $cursor.after();
    const buur = kant < 0 ? doc.resolve(plek).nodeBefore : doc.resolve(plek).nodeAfter;
    if (!buur || !isDicht(buur)) return false;
    dispatch?.(tr.setSelection(NodeSelection.create(doc, kant < 0 ? plek - buur.nodeSize : plek)).scrollIntoView());
    return true;
  };
}
