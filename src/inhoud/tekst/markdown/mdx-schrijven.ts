import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { GFM, SCHRIJFWIJZE } from './markdown.ts';
import { metLosseNadruk } from './nadruk.ts';

const schrijver = unified()
  .use(remarkGfm, GFM)
  .use(remarkMdx)
  .use(remarkStringify, {
    ...SCHRIJFWIJZE,
    handlers: { mdxJsxFlowElement: onderdeel },
    // A paragraph that begins with one of these words would be code in MDX.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport' },
      { atBreak: true, character: 'e', after: 'xport' },
      // And three of these would begin fields of another kind.
      { atBreak: true, character: '+', after: '\\+\\+' },
    ],
  });

/** A cleaned text as it is published; apart from what people type, because the browser writes only that. */
export const alsMdx = (boom: Root): string => metLosseNadruk(boom, (een) => schrijver.stringify(een));

type Handler = NonNullable<NonNullable<Options['handlers']>['mdxJsxFlowElement']>;

/** Tags alone on their line with blank lines between, as the editors' guide has it. */
function onderdeel(...[node, , state, info]: Parameters<Handler>): string {
  const { name, attributes, children }: MdxJsxFlowElement = node;
  const eigenschappen = attributes.map((een) => (een.type === 'mdxJsxAttribute' ? ` ${een.name}="${letterlijk(een.value)}"` : '')).join('');
  if (children.length === 0) return `<${name}${eigenschappen} />`;
  const tracker = state.createTracker(info);
  const begin = tracker.move(`<${name}${eigenschappen}>\n\n`);
  const sluit = state.enter('mdxJsxFlowElement');
  const inhoud = state.containerFlow(node, tracker.current());
  sluit();
  return `${begin}${inhoud}\n\n</${name}>`;
}

const letterlijk = (waarde: unknown): string =>
  String(waarde ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
