import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { leidtErgens } from '#inhoud/tekst/veilig-adres.ts';
import { vraagRegel, WEG } from './opmaakvraag.ts';

const { marks } = brugschema;
const GEEN_ADRES = 'Dit is geen adres. Plak een webadres, zoals www.voorbeeld.nl, of typ een mailadres.';

/** Asks where what is selected leads; with a mere cursor, of the link that it is in or for a new one. */
export async function link(view: EditorView): Promise<void> {
  const { state } = view;
  const { from, to, empty, $from } = state.selection;
  const [begin, eind] = empty ? rond(state) : [from, to];
  const huidig = state.doc.rangeHasMark(begin, eind, marks.link) ? (state.doc.resolve(begin).nodeAfter?.marks ?? $from.marks()) : [];
  const waarde = marks.link.isInSet(huidig)?.attrs.href ?? '';
  const antwoord = await vraagRegel({
    titel: 'Link',
    label: 'Adres, zoals https://… of een mailadres',
    waarde,
    knop: waarde ? 'Wijzigen' : 'Plaatsen',
    ...(waarde ? { weg: 'Link weghalen' } : {}),
    bezwaar: (adres) => (adres === '' || leidtErgens(volledig(adres)) ? '' : GEEN_ADRES),
  });
  view.focus();
  if (antwoord === null) return;
  const tr = view.state.tr.removeMark(begin, eind, marks.link);
  if (antwoord === WEG || antwoord === '') return view.dispatch(tr);
  if (begin === eind) tr.insert(begin, brugschema.text(antwoord, [marks.link.create({ href: volledig(antwoord) })]));
  else tr.addMark(begin, eind, marks.link.create({ href: volledig(antwoord) }));
  view.dispatch(tr);
}

/** The link that the cursor is in, from its begin to its end. */
function rond({ selection }: EditorState): [number, number] {
  const { $from } = selection;
  const mark = marks.link.isInSet($from.marks());
  if (!mark) return [$from.pos, $from.pos];
  let [begin, eind] = [$from.pos, $from.pos];
  $from.parent.forEach((node, plek) => {
    const van = $from.start() + plek;
    if (mark.isInSet(node.marks) && van <= $from.pos && van + node.nodeSize >= $from.pos) [begin, eind] = [van, van + node.nodeSize];
  });
  return [begin, eind];
}

const volledig = (adres: string): string =>
  /^[^\s@/]+@[^\s@/]+$/.test(adres) ? `mailto:${adres}` : /^(https?:|mailto:|tel:|[/#])/i.test(adres) ? adres : `https://${adres}`;
