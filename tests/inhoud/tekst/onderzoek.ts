import type { Root as Boom, Element } from 'hast';
import type { Nodes } from 'mdast';
import rehypeParse from 'rehype-parse';
import { mdxToMdast } from 'satteri';
import { unified } from 'unified';
import { ontleden, tekstNaarHtml } from '#inhoud/tekst/tekst.ts';

// Written apart from the code under test: what a published text may be, from design/safety.md.
const NODES = [
  'root',
  'paragraph',
  'heading',
  'thematicBreak',
  'blockquote',
  'list',
  'listItem',
  'code',
  'table',
  'tableRow',
  'tableCell',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'image',
  'footnoteDefinition',
  'footnoteReference',
];
const ONDERDELEN: Record<string, string[]> = {
  Kader: ['titel'],
  Citaat: ['bron'],
  Stappen: [],
  Bron: ['titel', 'url', 'datum'],
  Bijlagen: [],
};
const TAGS = [
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'a',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'blockquote',
  'hr',
  'br',
  'img',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'aside',
  'figure',
  'figcaption',
  'div',
  'section',
  'sup',
  'input',
  'span',
];
const ATTRIBUTEN = [
  'id',
  'href',
  'src',
  'alt',
  'rel',
  'start',
  'className',
  'type',
  'disabled',
  'checked',
  'ariaLabel',
  'ariaDescribedBy',
  'dataFootnotes',
  'dataFootnoteRef',
  'dataFootnoteBackref',
];
// The frame of a wide table, and nothing else, can be reached by keyboard.
const TABELKADER = JSON.stringify({ className: ['tabel'], tabIndex: 0, ariaLabel: 'Tabel' });
const ADRES = /^(https?:\/\/[a-z0-9]|mailto:|tel:|#|\/(?![/\\])|\/$)/i;
const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u200b\ufeff]/;

const html = unified().use(rehypeParse, { fragment: true });

/** Everything wrong with a text as it would be published; empty when it is safe. */
export function misstanden(mdx: string): string[] {
  const mis: string[] = BIDI.test(mdx) ? ['bidi'] : [];
  try {
    mis.push(...vreemdeNodes(ontleden(mdx)));
    // The parser that compiles trusted texts reads it the same way.
    mis.push(...vreemdeNodes(mdxToMdast(mdx) as Nodes).map((naam) => `satteri: ${naam}`));
    mis.push(...vreemdeTags(html.parse(tekstNaarHtml(mdx).html)));
  } catch (fout) {
    mis.push(`onleesbaar: ${fout instanceof Error ? fout.message : fout}`);
  }
  return mis;
}

export function vreemdeNodes(node: Nodes): string[] {
  const hier: string[] = [];
  if (node.type === 'mdxJsxFlowElement') {
    const bekend = ONDERDELEN[node.name ?? ''];
    const goed = node.attributes.every(
      (een) => een.type === 'mdxJsxAttribute' && typeof een.value === 'string' && bekend?.includes(een.name),
    );
    if (!bekend || !goed) hier.push(`<${node.name}>`);
  } else if (!NODES.includes(node.type)) hier.push(node.type);
  return 'children' in node ? [...hier, ...node.children.flatMap(vreemdeNodes)] : hier;
}

function vreemdeTags(boom: Boom | Element): string[] {
  return boom.children.flatMap((kind) => {
    if (kind.type === 'text') return BIDI.test(kind.value) ? ['bidi'] : [];
    if (kind.type !== 'element') return [kind.type];
    const isKader = kind.tagName === 'section' && JSON.stringify(kind.properties) === TABELKADER;
    const eigen = Object.entries(isKader ? {} : kind.properties).flatMap(([naam, waarde]) => {
      if (!ATTRIBUTEN.includes(naam)) return [`${kind.tagName} ${naam}`];
      return (naam === 'href' || naam === 'src') && !(ADRES.test(String(waarde)) && !(naam === 'src' && !String(waarde).startsWith('/')))
        ? [`${naam}=${waarde}`]
        : [];
    });
    return [...(TAGS.includes(kind.tagName) ? [] : [`<${kind.tagName}>`]), ...eigen, ...vreemdeTags(kind)];
  });
}
