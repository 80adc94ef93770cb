import type { BlockContent, Heading, ListItem, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';
import { richtlijn } from '#inhoud/tekst/markdown/richtlijn-schrijven.ts';

type Zin = PhrasingContent;
/** From the outside in, where two marks go on as long. */
const VOLGORDE = ['link', 'delete', 'strong', 'emphasis'];
const HOOGSTE_BEGIN = 99_999;

/** One block of the editor as Markdown's tree; none when it holds nothing. An opaque block is its source. */
export function uitEditorblok(node: Node): RootContent[] {
  switch (node.type.name) {
    case 'paragraph': {
      const children = zinnen(node, true);
      return children.length > 0 ? [{ type: 'paragraph', children }] : [];
    }
    case 'heading': {
      const children = zinnen(node, false);
      return children.length > 0 ? [{ type: 'heading', depth: node.attrs.level as Heading['depth'], children }] : [];
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: binnen(node) }];
    case 'bullet_list':
    case 'ordered_list': {
      const ordered = node.type.name === 'ordered_list';
      const start = ordered ? Math.min(Number(node.attrs.order), HOOGSTE_BEGIN) : null;
      return [{ type: 'list', ordered, start, spread: node.attrs.spread, children: node.children.map(punt) }];
    }
    case 'code_block':
      return [{ type: 'code', lang: node.attrs.lang, meta: node.attrs.meta, value: node.textContent }];
    case 'horizontal_rule':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return [tabel(node)];
    case 'vak':
      return [richtlijn(node.attrs.soort, JSON.parse(node.attrs.eigenschappen), binnen(node))];
    case 'regel':
      return [richtlijn(node.attrs.soort, JSON.parse(node.attrs.eigenschappen), null)];
    default:
      return [{ type: 'html', value: String(node.attrs.bron ?? '') }];
  }
}

export const alsBoom = (children: RootContent[]): Root => ({ type: 'root', children });

const binnen = (node: Node): BlockContent[] => node.children.flatMap(uitEditorblok) as BlockContent[];

function punt(node: Node): ListItem {
  const children = binnen(node);
  const [, tweede, derde] = children;
  // Only a line with its own list below it can do without blank lines.
  const ruim = derde !== undefined || (tweede !== undefined && tweede.type !== 'list');
  const spread = children.length > 1 && (ruim || Boolean(node.attrs.spread));
  return { type: 'listItem', spread, checked: node.attrs.checked, children };
}

/** As wide as its widest row: what sticks out of the first would not be read again. */
function tabel(node: Node): Table {
  const breedte = Math.max(...node.children.map(({ childCount }) => childCount));
  const align = Array.from({ length: breedte }, (_, kolom) => node.firstChild?.maybeChild(kolom)?.attrs.align ?? null);
  const rij = (row: Node): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: breedte }, (_, kolom) => {
      const alinea = row.maybeChild(kolom)?.firstChild;
      return { type: 'tableCell', children: alinea ? zinnen(alinea, false) : [] };
    }),
  });
  return { type: 'table', align, children: node.children.map(rij) };
}

interface Stukje {
  zin: Zin;
  om: readonly Mark[];
}

function zinnen(node: Node, regels: boolean): Zin[] {
  const stukjes = node.children.flatMap((kind) => stukje(kind, regels));
  return ingepakt(zonderRand(stukjes));
}

function stukje(node: Node, regels: boolean): Stukje[] {
  const om = node.marks.filter(({ type }) => type.name !== 'code');
  const regel = (): Stukje => ({ zin: regels ? { type: 'break' } : { type: 'text', value: ' ' }, om });
  switch (node.type.name) {
    case 'text': {
      const tekst = node.text ?? '';
      if (node.marks.length > om.length) return [{ zin: { type: 'inlineCode', value: tekst.replaceAll('\n', ' ') }, om }];
      return tekst
        .split('\n')
        .flatMap((value, plek) => [...(plek > 0 ? [regel()] : []), ...(value ? [{ zin: { type: 'text', value } as const, om }] : [])]);
    }
    case 'hard_break':
      return [regel()];
    case 'image':
      return [{ zin: { type: 'image', url: node.attrs.src, alt: node.attrs.alt, title: node.attrs.title }, om }];
    default:
      return [{ zin: { type: 'html', value: String(node.attrs.bron ?? '') }, om }];
  }
}

/** No spaces around a line end, no two line ends in a row, and none of both at the edges: Markdown has no way to write them. */
function zonderRand(stukjes: readonly Stukje[]): Stukje[] {
  const uit: Stukje[] = [];
  for (const { zin, om } of stukjes) {
    const aanBegin = uit.length === 0 || uit.at(-1)?.zin.type === 'break';
    if (zin.type === 'break') {
      kortIn(uit);
      if (uit.length > 0 && uit.at(-1)?.zin.type !== 'break') uit.push({ zin, om });
    } else if (zin.type === 'text') {
      const value = aanBegin ? zin.value.replace(/^[ \t]+/, '') : zin.value;
      if (value) uit.push({ zin: { type: 'text', value }, om });
    } else uit.push({ zin, om });
  }
  kortIn(uit);
  while (uit.at(-1)?.zin.type === 'break') {
    uit.pop();
    kortIn(uit);
  }
  return uit;
}

function kortIn(uit: Stukje[]): void {
  for (let laatste = uit.at(-1); laatste?.zin.type === 'text'; laatste = uit.at(-1)) {
    const value = laatste.zin.value.replace(/[ \t]+$/, '');
    if (value === laatste.zin.value) return;
    uit.pop();
    if (value) uit.push({ zin: { type: 'text', value }, om: laatste.om });
  }
}

/** What has a mark in common stands within it together; the mark that goes on longest stands outside. */
function ingepakt(stukjes: readonly Stukje[]): Zin[] {
  const uit: Zin[] = [];
  for (let van = 0; van < stukjes.length; ) {
    const [eerste] = stukjes.slice(van);
    if (!eerste) break;
    const merken = eerste.om.map((merk) => ({ merk, tot: reikwijdte(stukjes, van, merk) }));
    const langste = merken.toSorted((a, b) => b.tot - a.tot || rang(a.merk) - rang(b.merk))[0];
    if (!langste) {
      uit.push(eerste.zin);
      van += 1;
      continue;
    }
    const { merk, tot } = langste;
    const children = ingepakt(stukjes.slice(van, tot).map(({ zin, om }) => ({ zin, om: om.filter((een) => !een.eq(merk)) })));
    if (merk.type.name === 'link') uit.push({ type: 'link', url: merk.attrs.href, title: merk.attrs.title, children } as Zin);
    else uit.push({ type: merk.type.name, children } as Zin);
    van = tot;
  }
  return uit;
}

const rang = (merk: Mark): number => VOLGORDE.indexOf(merk.type.name);

function reikwijdte(stukjes: readonly Stukje[], van: number, merk: Mark): number {
  let tot = van + 1;
  while (stukjes[tot]?.om.some((een) => een.eq(merk))) tot += 1;
  return tot;
}
