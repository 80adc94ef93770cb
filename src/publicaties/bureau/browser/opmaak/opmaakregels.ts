import { closeHistory, undo } from 'prosemirror-history';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { canJoin, findWrapping } from 'prosemirror-transform';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';

const { nodes } = brugschema;
const NET_GEMAAKT = new PluginKey<boolean>('lijstpunt');

/**
 * A dash, a star or a number with a space behind it makes a paragraph a point of a list. It can be taken back by itself, by
 * Backspace too: then what was typed stays as it was typed.
 */
export const lijstregels = (): Plugin =>
  new Plugin<boolean>({
    key: NET_GEMAAKT,
    state: {
      init: () => false,
      apply: (tr, net) => tr.getMeta(NET_GEMAAKT) ?? (net && !tr.docChanged && !tr.selectionSet),
    },
    props: {
      handleTextInput(view, van, tot, tekst) {
        if (tekst !== ' ' || van !== tot || !lijstpunt(view.state, view.state.tr)) return false;
        view.dispatch(view.state.tr.insertText(' '));
        const tr = lijstpunt(view.state, closeHistory(view.state.tr));
        if (tr) view.dispatch(tr.setMeta(NET_GEMAAKT, true).scrollIntoView());
        return true;
      },
      handleKeyDown: (view, { key }) => key === 'Backspace' && NET_GEMAAKT.getState(view.state) === true && undo(view.state, view.dispatch),
    },
  });

/** The paragraph with the cursor as a point, without the sign before the cursor; null where there is none, or no list can be. */
function lijstpunt({ selection }: EditorState, tr: Transaction): Transaction | null {
  const { $from, empty } = selection;
  const ervoor = $from.parent.textBetween(0, $from.parentOffset, undefined, '￼');
  const [, streep, cijfer] = /^(?:([-*•])|(\d{1,3})[.)]) ?$/.exec(ervoor) ?? [];
  if (
    !empty ||
    $from.parent.type !== nodes.paragraph ||
    !(streep || cijfer) ||
    ['list_item', 'table_cell', 'table_header'].includes($from.node(-1).type.name)
  )
    return null;
  const soort = streep ? nodes.bullet_list : nodes.ordered_list;
  const vorige = tr.doc.resolve($from.before()).nodeBefore;
  const volgt = vorige?.type === soort;
  const nummer = Number(cijfer ?? 1);
  // Any other number may be a year or an amount.
  if (cijfer && nummer !== 1 && !(volgt && nummer === Number(vorige.attrs.order) + vorige.childCount)) return null;
  tr.delete($from.start(), $from.pos);
  const begin = tr.doc.resolve($from.start());
  const bereik = begin.blockRange();
  const om = bereik && findWrapping(bereik, soort);
  if (!bereik || !om) return null;
  tr.wrap(bereik, om);
  if (volgt && canJoin(tr.doc, bereik.start)) tr.join(bereik.start);
  return tr;
}
