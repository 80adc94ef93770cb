import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Mark, Node } from 'prosemirror-model';
import { gezegd, isOpschrift } from '#inhoud/tekst/markdown/richtlijn-schrijven.ts';
import { isBr } from '#inhoud/tekst/tekens.ts';
import { brugschema } from './brugschema.ts';

const { nodes, marks } = brugschema;
const VAKKEN = ['kader', 'citaat', 'stappen'];
const REGELS = ['bron', 'bijlagen'];

/** What the editor has no way to show. */
class Onbekend extends Error {}

/** One block of a text as the editor shows it, or null when it has no way to. `bron`: the whole text, for pieces of it. */
export function alsEditorblok(node: RootContent, bron: string): Node | null {
  try {
    return blok(node, bron);
  } catch (fout) {
    if (fout instanceof Onbekend || fout instanceof RangeError) return null;
    throw fout;
  }
}

function blok(node: RootContent, bron: string): Node {
  switch (node.type) {
    case 'paragraph':
      return nodes.paragraph.createChecked(null, zinnen(node.children, bron, true));
    case 'heading':
      return nodes.heading.createChecked({ level: node.depth }, zinnen(node.children, bron, false));
    case 'blockquote':
      return nodes.blockquote.createChecked(null, blokken(node.children, bron));
    case 'list': {
      const { ordered, start, spread, children } = node;
      const attrs = ordered ? { order: start ?? 1, spread: spread ?? false } : { spread: spread ?? false };
      const items = children.map((item) => punt(item, bron));
      return (ordered ? nodes.ordered_list : nodes.bullet_list).createChecked(attrs, items);
    }
    case 'code':
      return nodes.code_block.createChecked(
        { lang: node.lang ?? null, meta: node.meta ?? null },
        node.value ? brugschema.text(node.value) : null,
      );
    case 'thematicBreak':
      return nodes.horizontal_rule.create();
    case 'table': {
      const breedte = node.children[0]?.children.length ?? 0;
      const rijen = node.children.map(({ children }, rij) => {
        if (children.length > breedte) throw new Onbekend();
        const cellen = Array.from({ length: breedte }, (_, kolom) =>
          (rij === 0 ? nodes.table_header : nodes.table_cell).createChecked(
            { align: node.align?.[kolom] ?? null },
            nodes.paragraph.createChecked(null, zinnen(children[kolom]?.children ?? [], bron, false)),
          ),
        );
        return nodes.table_row.createChecked(null, cellen);
      });
      return nodes.table.createChecked(null, rijen);
    }
    case 'containerDirective':
      return nodes.vak.createChecked(
        genoemd(node, VAKKEN),
        blokken(
          node.children.filter((kind) => !isOpschrift(kind)),
          bron,
        ),
      );
    case 'leafDirective':
      return nodes.regel.createChecked(genoemd(node, REGELS));
    default:
      throw new Onbekend();
  }
}

/** Which of our own a directive is, in capitals or not, and what it says. */
function genoemd(node: ContainerDirective | LeafDirective, soorten: readonly string[]): { soort: string; eigenschappen: string } {
  const soort = node.name.toLowerCase();
  const gelezen = gezegd(node);
  if (!gelezen || !soorten.includes(soort)) throw new Onbekend();
  return { soort, eigenschappen: JSON.stringify(gelezen) };
}

/** A block that holds blocks always holds one: the editor needs a place for the cursor. */
const blokken = (kinderen: readonly RootContent[], bron: string): Node[] =>
  kinderen.length > 0 ? kinderen.map((kind) => blok(kind, bron)) : [nodes.paragraph.create()];

const punt = ({ spread, checked, children }: ListItem, bron: string): Node =>
  nodes.list_item.createChecked({ spread: spread ?? false, checked: checked ?? null }, blokken(children, bron));

const zinnen = (kinderen: readonly PhrasingContent[], bron: string, regels: boolean): Node[] =>
  kinderen.flatMap((kind) => zin(kind, bron, regels, []));

function zin(node: PhrasingContent, bron: string, regels: boolean, om: readonly Mark[]): Node[] {
  const binnen = (mark: Mark) => {
    if (om.some(({ type }) => type === mark.type)) throw new Onbekend();
    return 'children' in node ? node.children.flatMap((kind) => zin(kind, bron, regels, [...om, mark])) : [];
  };
  switch (node.type) {
    case 'text':
      return node.value.split('\n').flatMap((regel, plek) => {
        if (plek > 0 && !regels) return woorden(` ${regel}`, om);
        return [...(plek > 0 ? [nodes.hard_break.create(null, null, om)] : []), ...woorden(regel, om)];
      });
    case 'break':
      return regels ? [nodes.hard_break.create(null, null, om)] : woorden(' ', om);
    case 'inlineCode':
      return woorden(node.value, [...om, marks.code.create()]);
    case 'emphasis':
    case 'strong':
    case 'delete':
      return binnen(marks[node.type].create());
    case 'link':
      return binnen(marks.link.create({ href: node.url, title: node.title ?? null }));
    case 'image':
      return [nodes.image.create({ src: node.url, alt: node.alt ?? '', title: node.title ?? null }, null, om)];
    case 'html':
      if (regels && isBr(node.value)) return [nodes.hard_break.create(null, null, om)];
      return [stuk(node, bron, om)];
    default:
      return [stuk(node, bron, om)];
  }
}

const woorden = (tekst: string, om: readonly Mark[]): Node[] => (tekst === '' ? [] : [brugschema.text(tekst, om)]);

/** A piece within a sentence as its own source; over more than one line it could hold signs of what is around it. */
function stuk(node: PhrasingContent, bron: string, om: readonly Mark[]): Node {
  const tekst = bron.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (tekst === '' || tekst.includes('\n')) throw new Onbekend();
  return nodes.bronstuk.create({ bron: tekst }, null, om);
}
