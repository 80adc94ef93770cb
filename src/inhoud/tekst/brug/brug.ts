import type { Root, RootContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { alsMarkdown, markdownLezen } from '#inhoud/tekst/markdown/markdown.ts';
import { teZwaar, weigering } from '#inhoud/tekst/tekstgrenzen.ts';
import { betekenis } from './betekenis.ts';
import { brugschema } from './brugschema.ts';
import { alsEditorblok } from './naar-editor.ts';
import { alsBoom, uitEditorblok } from './uit-editor.ts';

interface Blok {
  /** Its content in the editor, to know it again. */
  sleutel: string;
  /** Its source, with the white space before it on its first line. */
  bron: string;
  /** Whether another block may follow it: a fence that was never closed would take in what comes after. */
  gesloten: boolean;
}
/** What a text was when it was opened. */
export interface Herkomst {
  blokken: readonly Blok[];
  /** The white space before, between and after the blocks. */
  gaten: readonly string[];
  plekken: ReadonlyMap<string, readonly number[]>;
}
export interface Geopend {
  doc: Node;
  herkomst: Herkomst;
}

const { nodes } = brugschema;
const OPEN_EINDE = ['code', 'html', 'containerDirective'];

/**
 * A text as the editor shows it. Each block has proved that it can be written back with the same meaning; one that cannot
 * is an atom with its source. Null for a text that can only be edited as it is.
 */
export function openen(markdown: string): Geopend | null {
  if (weigering(markdown)) return null;
  const boom = markdownLezen(markdown);
  if (teZwaar(boom)) return null;
  const elders = eldersIn(boom);
  const blokken: Blok[] = [];
  const gaten: string[] = [];
  const kinderen: Node[] = [];
  let tot = 0;
  for (const kind of boom.children) {
    const begin = regelbegin(markdown, kind.position?.start.offset ?? 0, tot);
    const eind = kind.position?.end.offset ?? begin;
    gaten.push(markdown.slice(tot, begin));
    const bron = markdown.slice(begin, eind);
    const node = bewezen(kind, markdown, elders) ?? nodes.bronblok.create({ bron });
    const gesloten = !OPEN_EINDE.includes(kind.type) || isGesloten(bron);
    if (node.type === nodes.bronblok && !gesloten) return null;
    blokken.push({ sleutel: sleutelVan(node), bron, gesloten });
    kinderen.push(node);
    tot = eind;
  }
  gaten.push(markdown.slice(tot));
  if (gaten.some((gat) => gat.trim() !== '')) return null;
  const doc = nodes.doc.createChecked(null, kinderen.length > 0 ? kinderen : [nodes.paragraph.create()]);
  return { doc, herkomst: { blokken, gaten, plekken: Map.groupBy(blokken.keys(), (plek) => blokken[plek]?.sleutel ?? '') } };
}

/** What stands in the editor as a text; a block that did not change is written from its own source. */
export function schrijven(doc: Node, { blokken, gaten, plekken }: Herkomst): string {
  let uit = '';
  let vorigePlek = -1;
  let vorige = '';
  const laatste = doc.childCount - 1;
  doc.forEach((node, _, plek) => {
    const eigen = plekken.get(sleutelVan(node)) ?? [];
    const bekend = eigen.find((een) => een === vorigePlek + 1) ?? eigen.find((een) => een > vorigePlek) ?? eigen[0] ?? -2;
    const blok = blokken[bekend];
    const naast = bekend === vorigePlek + 1;
    const ongewijzigd = blok && (plek === laatste || blok.gesloten) && (naast || pastNa(blok.bron, vorige, node));
    const tekst = ongewijzigd ? blok.bron : geschreven(node, vorige);
    if (tekst === '') return;
    uit += uit === '' ? '' : naast && ongewijzigd ? gaten[bekend] : '\n\n';
    uit += tekst;
    vorige = tekst;
    vorigePlek = ongewijzigd ? bekend : -2;
  });
  return blokken.length === 0 && uit === '' ? (gaten[0] ?? '') : (gaten[0] ?? '') + uit + (gaten[blokken.length] ?? '').replace(/^ +/, '');
}

/** One block as its source, as it would stand by itself. */
export const alsBron = (blok: Node): string => geschreven(blok, '');

/** A place in the source, as the number of the block and how many letters of it come before. */
export function blokOp({ blokken, gaten }: Herkomst, plek: number): { nummer: number; letters: number } {
  let tot = 0;
  for (const [nummer, { bron }] of blokken.entries()) {
    tot += gaten[nummer]?.length ?? 0;
    if (plek <= tot + bron.length) return { nummer, letters: lettersIn(bron.slice(0, Math.max(0, plek - tot))) };
    tot += bron.length;
  }
  return { nummer: Math.max(0, blokken.length - 1), letters: Number.POSITIVE_INFINITY };
}
export const lettersIn = (tekst: string): number => tekst.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The block, when what is written of it reads the same again. */
function bewezen(kind: RootContent, markdown: string, elders: string): Node | null {
  const node = alsEditorblok(kind, markdown);
  if (!node) return null;
  const terug = markdownLezen(alsMarkdown(alsBoom(uitEditorblok(node))) + elders).children;
  const zelf = elders === '' ? terug : terug.slice(0, 1);
  return betekenis(zelf) === betekenis([kind]) ? node : null;
}

/** Addresses behind references and the names of footnotes: without them a reference is only words. */
function eldersIn(boom: Root): string {
  const erbij = boom.children.flatMap((kind): RootContent[] => {
    if (kind.type === 'definition') return [kind];
    return kind.type === 'footnoteDefinition' ? [{ ...kind, children: [] }] : [];
  });
  return erbij.length > 0 ? `\n\n${alsMarkdown(alsBoom(erbij))}` : '';
}

function regelbegin(tekst: string, plek: number, vanaf: number): number {
  const regel = Math.max(vanaf, tekst.lastIndexOf('\n', plek - 1) + 1);
  return tekst.slice(regel, plek).trim() === '' ? regel : plek;
}

function isGesloten(bron: string): boolean {
  const { children } = markdownLezen(`${bron}\n\nx`);
  return children.length === 2 && children[1]?.type === 'paragraph';
}

/** Whether a source still means the same behind another block: one that is indented, or a list behind a list, might not. */
function pastNa(bron: string, vorige: string, node: Node): boolean {
  if (node.type === nodes.bronblok) return true;
  return vorige === '' || (!/^\s/.test(bron) && !(lijstteken(vorige) && lijstteken(bron) === lijstteken(vorige)));
}

const lijstteken = (bron: string): string | null => {
  const [, streep, cijfer] = /^\s*(?:([-*+])|\d{1,9}([.)]))(?=\s|$)/.exec(bron) ?? [];
  return streep ?? cijfer ?? null;
};

function geschreven(node: Node, vorige: string): string {
  if (node.type === nodes.bronblok) return String(node.attrs.bron);
  const blok = uitEditorblok(node);
  const tekst = zonderEinde(alsMarkdown(alsBoom(blok)));
  const [lijst] = blok;
  if (lijst?.type !== 'list' || lijstteken(tekst) !== lijstteken(vorige)) return tekst;
  // Behind a list with the same sign it would be the same list: written behind a list of one, it takes the other sign.
  const een: RootContent = {
    type: 'list',
    ordered: lijst.ordered ?? false,
    children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'x' }] }] }],
  };
  return zonderEinde(alsMarkdown(alsBoom([een, lijst]))).replace(/^.*\n\n?/, '');
}

const zonderEinde = (tekst: string): string => tekst.replace(/\n+$/, '');

const sleutels = new WeakMap<Node, string>();
function sleutelVan(node: Node): string {
  const bekend = sleutels.get(node);
  if (bekend !== undefined) return bekend;
  const sleutel = JSON.stringify(node.toJSON());
  sleutels.set(node, sleutel);
  return sleutel;
}
