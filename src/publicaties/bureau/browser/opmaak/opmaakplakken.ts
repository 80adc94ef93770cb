import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { openen } from '#inhoud/tekst/brug/brug.ts';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { alsGetypt } from '#inhoud/tekst/plakken/kladbloktekst.ts';
import { bijlageAdres, kiesBestand, vraagEnStuur } from '../bestand-opvangen.ts';
import { meldPlaksel, teVertalen } from '../klembord.ts';

const { nodes } = brugschema;

/**
 * What is pasted or dropped goes past the server, which knows what may stand in a text. Only what comes from this editor
 * itself is read here: any other HTML would break the Content-Security-Policy while it is being read.
 */
export const plakplek = (naam: string) => ({
  paste(view: EditorView, gebeurtenis: ClipboardEvent): boolean {
    const { clipboardData } = gebeurtenis;
    if (!clipboardData || clipboardData.getData('text/html').includes('data-pm-slice')) return false;
    gebeurtenis.preventDefault();
    void neemOver(view, clipboardData, naam);
    return true;
  },
  drop(view: EditorView, gebeurtenis: DragEvent): boolean {
    const { dataTransfer } = gebeurtenis;
    if (!dataTransfer || view.dragging) return false;
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

/** Asks for a file and puts it where the cursor is. */
export async function voegBestandToe(view: EditorView): Promise<void> {
  const bestand = await kiesBestand();
  if (bestand) await plaatsBestand(view, bestand);
}

async function neemOver(view: EditorView, data: DataTransfer, naam: string): Promise<void> {
  const kaal = data.getData('text/plain');
  const [bestand] = data.files;
  meldPlaksel(naam, '');
  // Word puts a picture of the text beside the text itself.
  if (bestand && kaal.trim() === '') return plaatsBestand(view, bestand);
  if (view.state.selection.$from.parent.type.spec.code) return view.dispatch(view.state.tr.insertText(kaal).scrollIntoView());
  const { markdown, melding } = (await teVertalen(data)?.()) ?? { markdown: alsGetypt(kaal), melding: '' };
  if (view.isDestroyed) return;
  voegMarkdownIn(view, markdown);
  meldPlaksel(naam, melding);
}

async function plaatsBestand(view: EditorView, bestand: File): Promise<void> {
  const markdown = await vraagEnStuur(bestand, bijlageAdres());
  if (view.isDestroyed) return;
  view.focus();
  if (markdown) voegMarkdownIn(view, markdown);
}

/** Puts a text where the cursor is; within a line when it is no more than that. */
function voegMarkdownIn(view: EditorView, markdown: string): void {
  const { tr, selection } = view.state;
  const inhoud =
    openen(markdown)?.doc.content ?? Fragment.from(markdown.split(/\n{2,}/).map((regel) => nodes.paragraph.create(null, woorden(regel))));
  const inCel = selection.$from.node(-1)?.type.spec.tableRole !== undefined;
  if (inCel) tr.replaceSelection(new Slice(Fragment.from(opEenLijn(inhoud)), 0, 0));
  else tr.replaceSelection(new Slice(inhoud, kant(inhoud.firstChild), kant(inhoud.lastChild)));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

const woorden = (tekst: string): Node[] => (tekst.trim() === '' ? [] : [brugschema.text(tekst.replace(/\n/g, ' '))]);
const kant = (blok: Node | null): number => (blok?.type === nodes.paragraph ? 1 : 0);

/** A cell holds one line. */
function opEenLijn(inhoud: Fragment): Node[] {
  const uit: Node[] = [];
  inhoud.descendants((node) => {
    if (node.isTextblock && uit.length > 0) uit.push(brugschema.text(' '));
    if (node.isInline) uit.push(node.type === nodes.hard_break ? brugschema.text(' ') : node);
  });
  return uit;
}
