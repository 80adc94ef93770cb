import type { Root } from 'mdast';
import { directiveFromMarkdown, directiveToMarkdown } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options } from 'remark-stringify';
import { type Processor, unified } from 'unified';
import { zuinigMetAdressen } from '#inhoud/losse-adressen.ts';

/** "~50 leraren en ~60" is no crossed-out text; wide cells do not fill the other rows with spaces. */
const GFM = { singleTilde: false, tablePipeAlign: false };
// A rule of stars or dashes could be taken for a bullet, or for the lines around the fields of a file.
const schrijfwijze: Options = { bullet: '-', emphasis: '*', rule: '_', listItemIndent: 'one', incrementListMarker: true };

/** Boxes and sources as blocks only: a colon inside a sentence stays a colon. */
function metRichtlijnen(this: Processor): void {
  const data = this.data();
  const { flow } = directive();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), flow ? { flow } : {}];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
  const unsafe = [{ atBreak: true, character: ':', after: ':' }];
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), { ...directiveToMarkdown(), unsafe }];
}

function zonderHtmlBlokken(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['htmlFlow'] } }];
}

const lezer = unified().use(remarkParse).use(remarkGfm, GFM).use(zuinigMetAdressen).use(metRichtlijnen);
const lezerZonderHtml = lezer().use(zonderHtmlBlokken);
const schrijver = unified().use(remarkGfm, GFM).use(metRichtlijnen).use(remarkStringify, schrijfwijze);
const mdxSchrijver = unified()
  .use(remarkGfm, GFM)
  .use(remarkMdx)
  .use(remarkStringify, {
    ...schrijfwijze,
    handlers: { mdxJsxFlowElement: onderdeel },
    // A paragraph that begins with one of these words would be code in MDX.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport' },
      { atBreak: true, character: 'e', after: 'xport' },
      // And three of these would begin fields of another kind.
      { atBreak: true, character: '+', after: '\\+\\+' },
    ],
  });

/** What people type, as Markdown with our directives; HTML is kept as one node a piece. */
export const markdownLezen = (markdown: string): Root => lezer.parse(markdown);
/** The same, where a block of HTML is ordinary text with loose tags in it. */
export const lezenZonderHtml = (markdown: string): Root => lezerZonderHtml.parse(markdown);
export const alsMarkdown = (boom: Root): string => schrijver.stringify(boom);
export const alsMdx = (boom: Root): string => mdxSchrijver.stringify(boom);

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
