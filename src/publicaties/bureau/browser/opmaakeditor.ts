import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { gapCursor } from 'prosemirror-gapcursor';
import { EditorView } from 'prosemirror-view';
import { blokOp, type Herkomst, lettersIn, openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { beeldweergave } from './opmaakbeeld.ts';
import { knoppenbalk } from './opmaakbalk.ts';
import { bewaakt } from './opmaakbewaking.ts';
import { plakplek } from './opmaakplakken.ts';
import { toetsen } from './opmaaktoetsen.ts';

interface Open {
  view: EditorView;
  sluit: () => void;
}
const open = new WeakMap<HTMLTextAreaElement, Open>();

/** Shows the text of a field as it looks, with the cursor where it was; a text that cannot be shown so stays as it is. */
export function opmaken(veld: HTMLTextAreaElement, naarGewoon: () => void): void {
  if (open.has(veld)) return;
  const begin = openen(veld.value);
  if (!begin) return;
  const metFocus = document.activeElement === veld;
  const selectie = [veld.selectionStart, veld.selectionEnd] as const;
  const veldkader = veld.closest<HTMLElement>('.schrijfveld') ?? veld.parentElement;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(veld.id)}"]`);
  const kader = document.createElement('div');
  kader.className = 'opmaakkader';
  const plek = document.createElement('div');
  kader.append(plek);
  let { herkomst } = begin;
  let geschreven = veld.value;

  const view: EditorView = new EditorView(
    { mount: plek },
    {
      state: staat(begin.doc),
      attributes: { ...eigenschappen(veld, label), class: 'opmaaktekst' },
      nodeViews: { image: beeldweergave },
      scrollMargin: 80,
      scrollThreshold: 80,
      handleDOMEvents: plakplek(veld.name),
      dispatchTransaction(tr) {
        view.updateState(view.state.apply(tr));
        if (tr.docChanged) schrijf(view.state.doc);
        balk.bij();
      },
    },
  );
  /** Only a real change reaches the field, and who saves hears of it as of typing. */
  const schrijf = (doc: Node) => {
    const tekst = schrijven(doc, herkomst);
    if (tekst === veld.value) return;
    geschreven = tekst;
    veld.value = tekst;
    veld.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const balk = knoppenbalk(view, { naarGewoon, naam: label?.textContent?.trim() ?? 'Tekst' });
  kader.prepend(balk.element);
  const id = veld.id;
  wissel(veld, veldkader, kader);
  plek.id = id;

  // What put another text in the field, such as one that an earlier visit left, is shown too.
  const anders = () => {
    if (veld.value === geschreven) return;
    const nieuw = openen(veld.value);
    if (!nieuw) return sluit();
    ({ herkomst } = nieuw);
    geschreven = veld.value;
    view.updateState(staat(nieuw.doc));
    balk.bij();
  };
  const naarTekst = (gebeurtenis: Event) => {
    gebeurtenis.preventDefault();
    view.focus();
  };
  veld.form?.addEventListener('input', anders);
  window.addEventListener('pageshow', anders);
  label?.addEventListener('click', naarTekst);
  const sluit = () => {
    open.delete(veld);
    veld.form?.removeEventListener('input', anders);
    window.removeEventListener('pageshow', anders);
    label?.removeEventListener('click', naarTekst);
    view.destroy();
    kader.remove();
    veld.id = id;
    veld.hidden = false;
    veldkader?.classList.remove('schrijfveld--opgemaakt');
  };
  open.set(veld, { view, sluit });
  if (metFocus) zetCursor(view, herkomst, selectie);
  balk.bij();
}

/** Shows the plain field again. */
export function sluiten(veld: HTMLTextAreaElement): void {
  open.get(veld)?.sluit();
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

/** The editor takes the place, the height and the name of the field: what leads to the field leads to the editor. */
function wissel(veld: HTMLTextAreaElement, veldkader: HTMLElement | null, kader: HTMLElement): void {
  kader.style.minBlockSize = `${veld.offsetHeight}px`;
  veld.before(kader);
  veld.id = `${veld.id}-bron`;
  veld.hidden = true;
  veldkader?.classList.add('schrijfveld--opgemaakt');
}

function zetCursor(view: EditorView, herkomst: Herkomst, [van, tot]: readonly [number, number]): void {
  const { doc, tr } = view.state;
  const einde = van === tot && van >= herkomst.gaten.reduce((som, gat, plek) => som + gat.length + (herkomst.blokken[plek]?.bron.length ?? 0), 0);
  const plekken = [van, tot].map((plek) => doc.resolve(einde ? doc.content.size : plekVan(doc, blokOp(herkomst, plek))));
  const [begin, eind] = plekken;
  if (begin && eind) view.dispatch(tr.setSelection(TextSelection.between(begin, eind)).scrollIntoView());
  view.focus();
}

/** Where in the editor so many letters of a block have gone by. */
function plekVan(doc: Node, { nummer, letters }: { nummer: number; letters: number }): number {
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
      uit = begin + 1 + plek + tot;
      nog = -1;
    }
    return false;
  });
  return Math.min(uit, doc.content.size);
}
