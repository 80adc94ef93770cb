import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blokOp, type Herkomst, lettersIn } from '#inhoud/tekst/brug/brug.ts';

/** The cursor where it was in the field; who was there goes on writing. */
export function zetCursor(view: EditorView, herkomst: Herkomst, [van, tot]: readonly [number, number], wasHier: boolean): void {
  const { doc, tr } = view.state;
  const lengte = herkomst.gaten.reduce((som, gat, plek) => som + gat.length + (herkomst.blokken[plek]?.bron.length ?? 0), 0);
  const waar = (plek: number, totLetter: boolean) =>
    doc.resolve(plek >= lengte ? doc.content.size : plekVan(doc, blokOp(herkomst, plek), totLetter));
  tr.setSelection(TextSelection.between(waar(van, false), waar(tot, tot > van)));
  view.dispatch(wasHier ? tr.scrollIntoView() : tr);
  if (wasHier) view.focus();
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
