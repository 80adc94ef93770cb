import type { BlockContent, Heading, ListItem, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { toString as alsTekst } from 'mdast-util-to-string';
import { lezenZonderHtml } from './markdown/markdown.ts';
import { alsOnderdeel, onderdeelnaam } from './richtlijnen.ts';
import { zichtbaar } from './tekens.ts';
import { deelwerk, nootnaam, type Werk } from './werk.ts';
import { alinea, opEenLijn, tekst } from './zinnen.ts';

/** Numbers of ten digits are no list any more. */
const HOOGSTE_BEGIN = 99_999;

/** The blocks of a text, cleaned; whatever has no place in a published text is gone or has become words. */
const blokken = (nodes: readonly RootContent[], werk: Werk): RootContent[] => nodes.flatMap((node) => een(node, werk));

function een(node: RootContent, werk: Werk): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraaf(alinea(node.children, werk));
    case 'heading': {
      const children = opEenLijn(node.children, werk);
      const { plaats, verschuiving } = werk.samen;
      const depth = Math.min(6, Math.max(plaats.onder + 1, node.depth + verschuiving)) as Heading['depth'];
      return children.length > 0 ? [{ type: 'heading', depth, children }] : [];
    }
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'blockquote': {
      const children = blokken(node.children, werk) as BlockContent[];
      return children.length > 0 ? [{ type: 'blockquote', children }] : [];
    }
    case 'list': {
      const children = node.children.flatMap((item) => punt(item, werk));
      const start = node.ordered ? Math.min(node.start ?? 1, HOOGSTE_BEGIN) : null;
      return children.length > 0 ? [{ type: 'list', ordered: node.ordered ?? false, start, spread: node.spread ?? false, children }] : [];
    }
    case 'code':
      return [{ type: 'code', lang: /^[\w+#.-]{1,20}/.exec(node.lang ?? '')?.[0] ?? null, meta: null, value: zichtbaar(node.value) }];
    case 'table':
      return [tabel(node, werk)];
    case 'html':
      return html(node.value, werk);
    case 'footnoteDefinition': {
      const eerste = werk.verwezen.delete(node.identifier);
      const naam = eerste ? nootnaam(werk, node.identifier) : '';
      const children = blokken(node.children, werk) as BlockContent[];
      if (eerste) werk.samen.voetnoten.push({ type: 'footnoteDefinition', identifier: naam, label: naam, children });
      return eerste ? [] : children;
    }
    case 'containerDirective':
    case 'leafDirective':
      return richtlijn(node, werk);
    case 'mdxJsxFlowElement': {
      const eigenschappen = node.attributes.flatMap((een) =>
        'name' in een && typeof een.value === 'string' ? [[een.name, een.value]] : [],
      );
      const onderdeel = alsOnderdeel(node.name ?? '', Object.fromEntries(eigenschappen), blokken(node.children, werk));
      return onderdeel ? [onderdeel] : [];
    }
    default:
      return [];
  }
}

const paragraaf = (children: PhrasingContent[]): RootContent[] =>
  children.some((zin) => zin.type !== 'text' || zin.value.trim() !== '') ? [{ type: 'paragraph', children }] : [];

function punt({ checked, spread, children }: ListItem, werk: Werk): ListItem[] {
  const binnen = blokken(children, werk) as BlockContent[];
  // Only a line with its own list below it can do without blank lines.
  const [, tweede, derde] = binnen;
  const ruim = derde !== undefined || (tweede !== undefined && tweede.type !== 'list') || (spread ?? false);
  return binnen.length > 0 ? [{ type: 'listItem', checked: checked ?? null, spread: binnen.length > 1 && ruim, children: binnen }] : [];
}

/** Every row as wide as the first: what sticks out would not be shown. */
function tabel({ align, children }: Table, werk: Werk): Table {
  const breedte = children[0]?.children.length ?? 0;
  const rij = (row: TableRow): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: breedte }, (_, kolom) => ({
      type: 'tableCell',
      children: opEenLijn(row.children[kolom]?.children ?? [], werk),
    })),
  });
  return { type: 'table', align: align ?? null, children: children.map(rij) };
}

/** A block of HTML is read again as text with loose tags in it; a comment is shown like any other text. */
function html(value: string, werk: Werk): RootContent[] {
  const boom = lezenZonderHtml(value);
  return blokken(boom.children, deelwerk(boom, value, werk.samen));
}

function richtlijn(node: ContainerDirective | LeafDirective, werk: Werk): RootContent[] {
  const [eerste] = node.children;
  const opschrift = node.type === 'leafDirective' ? node : eerste?.type === 'paragraph' && eerste.data?.directiveLabel ? eerste : null;
  const inhoud = node.type === 'containerDirective' ? blokken(opschrift ? node.children.slice(1) : node.children, werk) : [];
  const naam = onderdeelnaam(node);
  const titel = opschrift ? alsTekst(opschrift) : '';
  const onderdeel = naam ? alsOnderdeel(naam, { ...(titel ? { titel, bron: titel } : {}), ...node.attributes }, inhoud) : null;
  if (onderdeel) return [onderdeel];
  const regels = werk.bron.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).split('\n');
  const letterlijk = (regel = ''): RootContent[] => paragraaf(alinea([tekst(regel)], werk));
  const gesloten = regels.length > 1 && /^[\s>]*:{3,}\s*$/.test(regels.at(-1) ?? '');
  return [...letterlijk(regels[0]), ...inhoud, ...(gesloten ? letterlijk(':::') : [])];
}

/** What an author typed, as a tree that holds nothing but what a published text may hold. */
export function opschonen(boom: Root, werk: Werk): Root {
  const kinderen = blokken(boom.children, werk);
  const { voetnoten, plaats } = werk.samen;
  const nummer = ({ identifier }: { identifier: string }) => Number(identifier.slice(plaats.noten.length));
  return { type: 'root', children: [...kinderen, ...voetnoten.sort((a, b) => nummer(a) - nummer(b))] };
}
