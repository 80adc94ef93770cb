import { DOMSerializer, Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { alsBron, openen } from '#inhoud/tekst/brug/brug.ts';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { alsGetypt } from '#inhoud/tekst/plakken/kladbloktekst.ts';
import { bijlageAdres, eenVoorEen, kiesBestand, vraagEnStuur } from '../bestand-opvangen.ts';
import { meldPlaksel, teVertalen } from '../klembord.ts';
import { isDicht, isDichtGekozen, naDicht } from './opmaakbewaking.ts';

const { nodes } = brugschema;
const VAN_ONS = 'data-opmaak-van-hier';

class Uitschrijver extends DOMSerializer {
  override serializeFragment(...args: Parameters<DOMSerializer['serializeFragment']>): ReturnType<DOMSerializer['serializeFragment']> {
    const uit = super.serializeFragment(...args);
    if (!args[2] && uit instanceof DocumentFragment) uit.firstElementChild?.setAttribute(VAN_ONS, '');
    return uit;
  }
}
/** What is copied here says so: other sites have this editor too, and their HTML is as any other. */
export const uitschrijver = new Uitschrijver(DOMSerializer.nodesFromSchema(brugschema), DOMSerializer.marksFromSchema(brugschema));

/** A browser that puts styles in what it copies makes it HTML as any other. */
const isVanOns = (data: DataTransfer): boolean => {
  const html = data.getData('text/html');
  return html.includes(` ${VAN_ONS}=`) && !/<style|<[a-z][^\s>]*(?:\s+[\w-]+(?:="[^"]*")?)*?\s+style=/i.test(html);
};

/**
 * What is pasted or dropped goes past the server, which knows what may stand in a text. Only what comes from this editor
 * itself is read here: any other HTML would break the Content-Security-Policy while it is being read.
 */
export const plakplek = (naam: string) => ({
  paste(view: EditorView, gebeurtenis: ClipboardEvent): boolean {
    const { clipboardData } = gebeurtenis;
    meldPlaksel(naam, '');
    if (!clipboardData || isVanOns(clipboardData)) return false;
    gebeurtenis.preventDefault();
    void neemOver(view, clipboardData, naam);
    return true;
  },
  drop(view: EditorView, gebeurtenis: DragEvent): boolean {
    const { dataTransfer } = gebeurtenis;
    meldPlaksel(naam, '');
    if (!dataTransfer || view.dragging || isVanOns(dataTransfer)) return false;
    gebeurtenis.preventDefault();
    const plek = view.posAtCoords({ left: gebeurtenis.clientX, top: gebeurtenis.clientY });
    if (plek) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(plek.pos))));
    void neemOver(view, dataTransfer, naam);
    return true;
  },
  dragover(_: EditorView, gebeurtenis: DragEvent): boolean {
    if (gebeurtenis.dataTransfer?.types.includes('Files')) gebeurtenis.preventDefault();
    return false;
  },
});

/** What was copied here; where it does not fit as it is, it is put in as anything else. */
export function plakEigen(view: EditorView, _: ClipboardEvent, slice: Slice): boolean {
  const cellen = slice.content.firstChild?.type.spec.tableRole !== undefined;
  if (cellen || !(inCel(view.state.selection) || isDichtGekozen(view.state.selection))) return false;
  zetIn(view, slice);
  return true;
}

/** Asks for a file and puts it where the cursor is, or behind what is selected. */
export async function voegBestandToe(view: EditorView, keuze = kiesBestand()): Promise<void> {
  const bestand = await keuze;
  if (!bestand || view.isDestroyed) return;
  const { doc, selection, tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(selection.to), -1)));
  await plaatsBestand(view, bestand);
}

async function neemOver(view: EditorView, data: DataTransfer, naam: string): Promise<void> {
  const kaal = data.getData('text/plain');
  const bestanden = [...data.files];
  // Word puts a picture of the text beside the text itself.
  if (bestanden.length > 0 && kaal.trim() === '') return eenVoorEen(bestanden, (bestand) => plaatsBestand(view, bestand));
  if (view.state.selection.$from.parent.type.spec.code) return view.dispatch(view.state.tr.insertText(kaal).scrollIntoView());
  const { markdown, melding } = (await teVertalen(data)?.()) ?? { markdown: alsGetypt(kaal), melding: '' };
  if (view.isDestroyed) return;
  voegMarkdownIn(view, markdown);
  meldPlaksel(naam, melding);
}

async function plaatsBestand(view: EditorView, bestand: File): Promise<boolean> {
  const markdown = await vraagEnStuur(bestand, bijlageAdres());
  if (view.isDestroyed) return false;
  view.focus();
  const blok = markdown === null ? null : openen(markdown)?.doc.firstChild;
  if (blok) zetApart(view, blok);
  return markdown !== null;
}

/** Puts a text where the cursor is; within a line when it is no more than that. */
function voegMarkdownIn(view: EditorView, markdown: string): void {
  const inhoud =
    openen(markdown)?.doc.content ?? Fragment.from(markdown.split(/\n{2,}/).map((regel) => nodes.paragraph.create(null, woorden(regel))));
  zetIn(view, new Slice(inhoud, kant(inhoud.firstChild), kant(inhoud.lastChild)));
  view.focus();
}

function zetIn(view: EditorView, stuk: Slice): void {
  const tr = naDicht(view.state);
  tr.replaceSelection(inCel(tr.selection) ? new Slice(Fragment.from(opEenLijn(stuk.content)), 0, 0) : stuk);
  view.dispatch(tr.scrollIntoView());
}

/** Puts a block between what stands before and after the cursor, which goes on behind it; a cell holds one line. */
export function zetApart(view: EditorView, blok: Node): void {
  if (inCel(view.state.selection)) zetIn(view, new Slice(Fragment.from(blok), 0, 0));
  else view.dispatch(apart(view.state, blok).scrollIntoView());
}

function apart(state: EditorState, blok: Node): Transaction {
  const tr = naDicht(state);
  if (!tr.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const { parent, parentOffset, pos } = $from;
  const achteraan = parentOffset === parent.content.size || Boolean(parent.type.spec.code);
  let [van, tot] = [pos, pos];
  if (parent.type === nodes.paragraph && parent.content.size === 0) [van, tot] = [$from.before(), $from.after()];
  else if (parent.isTextblock && achteraan) van = tot = $from.after();
  else if (parent.isTextblock && parentOffset === 0) van = tot = $from.before();
  else if (parent.isTextblock) {
    tr.split(pos);
    van = tot = pos + 1;
  }
  const erna = tr.doc.resolve(tot).nodeAfter;
  const verder = erna?.isTextblock && (!achteraan || erna.content.size === 0);
  tr.replaceWith(van, tot, verder ? blok : [blok, nodes.paragraph.create()]);
  return tr.setSelection(TextSelection.create(tr.doc, van + blok.nodeSize + 1));
}

const inCel = ({ $from }: Selection): boolean => $from.node(-1)?.type.spec.tableRole !== undefined;

const woorden = (tekst: string): Node[] => (tekst.trim() === '' ? [] : [brugschema.text(tekst.replace(/\n/g, ' '))]);
const kant = (blok: Node | null): number => (blok?.type === nodes.paragraph ? 1 : 0);

/** A cell holds one line; a block that is closed stands in it as its source. */
function opEenLijn(inhoud: Fragment): Node[] {
  const uit: Node[] = [];
  inhoud.descendants((node) => {
    const dicht = node.isBlock && isDicht(node);
    if ((node.isTextblock || dicht) && uit.length > 0) uit.push(brugschema.text(' '));
    if (dicht) uit.push(brugschema.text(alsBron(node).replace(/\s*\n\s*/g, ' ')));
    if (node.isInline) uit.push(node.type === nodes.hard_break ? brugschema.text(' ') : node);
  });
  return uit;
}
