import { setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Attrs, MarkType, Node, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, Selection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import type { Opmaakknop } from '#publicaties/bureau/opmaakknoppen.ts';
import { opVerzoek } from './opmaakbewaking.ts';
import { link } from './opmaaklink.ts';
import { voegBestandToe } from './opmaakplakken.ts';
import { vraagRegel, WEG } from './opmaakvraag.ts';

const { nodes, marks } = brugschema;

interface Opdracht {
  naam: Opmaakknop;
  /** `bestand`: what was chosen before the editor was there. */
  doe: (view: EditorView, bestand?: Promise<File | null>) => unknown;
  /** Whether it is on where the cursor is; absent for what only does something. */
  aan?: (state: EditorState) => boolean;
  kan?: (state: EditorState) => boolean;
  /** Only shown where it has a meaning. */
  toon?: (state: EditorState) => boolean;
}

/** Whether a command would do something, for one that only looks when it is carried out. */
const gaat = (opdracht: Command) => (state: EditorState) => opdracht(state, () => {});
const voer = (opdracht: Command) => (view: EditorView) => opdracht(view.state, view.dispatch, view);

/** A cell holds one line of words: what makes blocks has no meaning there. */
const buitenTabel = (state: EditorState): boolean => !isInTable(state);

/** The node of a kind that the cursor is in, with where it begins. */
function om(state: EditorState, type: NodeType, attrs: Attrs = {}): { plek: number; node: Node } | null {
  const { $from } = state.selection;
  for (let diepte = $from.depth; diepte > 0; diepte -= 1) {
    const node = $from.node(diepte);
    if (node.type === type && Object.entries(attrs).every(([naam, waarde]) => node.attrs[naam] === waarde))
      return { plek: $from.before(diepte), node };
  }
  return null;
}

function heeft(state: EditorState, mark: MarkType): boolean {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

const kop = (naam: Opmaakknop, level: number): Opdracht => ({
  naam,
  aan: (state) => om(state, nodes.heading, { level }) !== null,
  doe: (view) => {
    const aan = om(view.state, nodes.heading, { level });
    return voer(aan ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(view);
  },
  toon: buitenTabel,
});
const merk = (naam: Opmaakknop, mark: MarkType): Opdracht => ({ naam, aan: (state) => heeft(state, mark), doe: voer(toggleMark(mark)) });
const lijst = (naam: Opmaakknop, type: NodeType, ander: NodeType): Opdracht => ({
  naam,
  aan: (state) => om(state, type) !== null,
  doe: (view) => {
    if (om(view.state, type)) return voer(liftListItem(nodes.list_item))(view);
    const eerder = om(view.state, ander);
    if (!eerder) return voer(wrapInList(type))(view);
    return view.dispatch(view.state.tr.setNodeMarkup(eerder.plek, type, { spread: eerder.node.attrs.spread }));
  },
  toon: buitenTabel,
});

/** A box around what is selected, with the words above or below it; once more asks for other words, or takes it away. */
function vak(naam: Opmaakknop, soort: string, woord: { veld: string; titel: string; label: string }): Opdracht {
  return {
    naam,
    aan: (state) => om(state, nodes.vak, { soort }) !== null,
    toon: buitenTabel,
    doe: async (view) => {
      const al = om(view.state, nodes.vak, { soort });
      const { [woord.veld]: waarde = '', ...rest }: Record<string, string> = al ? JSON.parse(al.node.attrs.eigenschappen) : {};
      const antwoord = await vraagRegel({
        titel: woord.titel,
        label: woord.label,
        waarde,
        knop: al ? 'Wijzigen' : 'Plaatsen',
        ...(al ? { weg: `${naam} weghalen` } : {}),
      });
      view.focus();
      if (antwoord === null) return;
      if (antwoord === WEG) return voer(uitVak(soort))(view);
      const eigenschappen = JSON.stringify({ ...rest, ...(antwoord ? { [woord.veld]: antwoord } : {}) });
      if (al) return view.dispatch(view.state.tr.setNodeMarkup(al.plek, undefined, { soort, eigenschappen }));
      return voer(wrapIn(nodes.vak, { soort, eigenschappen }))(view);
    },
  };
}

/** Takes the box away and leaves what stands in it, with the cursor where it was. */
const uitVak =
  (soort: string): Command =>
  (state, dispatch) => {
    const al = om(state, nodes.vak, { soort });
    const bereik = al && state.doc.resolve(al.plek + 1).blockRange(state.doc.resolve(al.plek + al.node.nodeSize - 1));
    if (!bereik) return false;
    dispatch?.(state.tr.lift(bereik, bereik.depth - 1).scrollIntoView());
    return true;
  };

/** Steps are a numbered list in a box. */
const stappen: Command = (state, dispatch, view) => {
  if (!om(state, nodes.ordered_list) && !wrapInList(nodes.ordered_list)(state, dispatch)) return false;
  const nu = view?.state ?? state;
  const lijst = om(nu, nodes.ordered_list);
  if (!lijst) return false;
  const { tr } = nu;
  const bereik = tr.doc
    .resolve(lijst.plek + 1)
    .blockRange(
      tr.doc.resolve(lijst.plek + lijst.node.nodeSize - 1),
      (ouder) => ouder.type !== nodes.ordered_list && ouder.type !== nodes.list_item,
    );
  if (!bereik) return false;
  dispatch?.(tr.wrap(bereik, [{ type: nodes.vak, attrs: { soort: 'stappen', eigenschappen: '{}' } }]));
  return true;
};

/** Two columns with a heading and two rows, to be filled; behind what is selected. */
const tabel: Command = (state, dispatch) => {
  const cel = (soort: NodeType) => soort.create(null, nodes.paragraph.create());
  const rij = (soort: NodeType) => nodes.table_row.create(null, [cel(soort), cel(soort)]);
  const nieuw = nodes.table.create(null, [rij(nodes.table_header), rij(nodes.table_cell), rij(nodes.table_cell)]);
  const { to } = state.selection;
  const tr = state.tr.replaceRangeWith(to, to, nieuw);
  let plek = -1;
  tr.doc.nodesBetween(tr.mapping.map(to, -1), tr.doc.content.size, (node, waar) => {
    if (plek < 0 && node.type === nodes.table) plek = waar;
  });
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(plek + 1))).scrollIntoView());
  return true;
};
const inStappen = (state: EditorState): boolean => om(state, nodes.vak, { soort: 'stappen' }) !== null;
const inLijst = (state: EditorState): boolean => om(state, nodes.list_item) !== null;

export const OPDRACHTEN: readonly Opdracht[] = [
  kop('Kop', 2),
  kop('Subkop', 3),
  merk('Vet', marks.strong),
  merk('Cursief', marks.emphasis),
  lijst('Lijst', nodes.bullet_list, nodes.ordered_list),
  lijst('Genummerde lijst', nodes.ordered_list, nodes.bullet_list),
  { naam: 'Dieper', doe: voer(sinkListItem(nodes.list_item)), kan: sinkListItem(nodes.list_item), toon: inLijst },
  { naam: 'Terug', doe: voer(liftListItem(nodes.list_item)), kan: liftListItem(nodes.list_item), toon: inLijst },
  { naam: 'Link', doe: link, aan: (state) => heeft(state, marks.link) },
  { naam: 'Beeld of bestand', doe: voegBestandToe },
  { naam: 'Tabel', doe: voer(tabel), toon: buitenTabel },
  { naam: 'Rij erbij', doe: voer(addRowAfter), toon: isInTable },
  { naam: 'Kolom erbij', doe: voer(addColumnAfter), toon: isInTable },
  { naam: 'Rij weg', doe: voer(opVerzoek(deleteRow)), kan: gaat(deleteRow), toon: isInTable },
  { naam: 'Kolom weg', doe: voer(opVerzoek(deleteColumn)), kan: gaat(deleteColumn), toon: isInTable },
  { naam: 'Tabel weg', doe: voer(opVerzoek(deleteTable)), toon: isInTable },
  vak('Kader', 'kader', { veld: 'titel', titel: 'Kader', label: 'Titel boven het kader' }),
  vak('Citaat', 'citaat', { veld: 'bron', titel: 'Citaat', label: 'Wie zei het? Bijvoorbeeld: een schoolleider' }),
  {
    naam: 'Stappen',
    aan: inStappen,
    toon: buitenTabel,
    doe: (view) => voer(inStappen(view.state) ? uitVak('stappen') : stappen)(view),
  },
  { naam: 'Ongedaan maken', doe: voer(undo), kan: undo },
  { naam: 'Opnieuw', doe: voer(redo), kan: redo },
];
