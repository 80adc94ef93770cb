import type { Root } from 'mdast';
import { directiveFromMarkdown, directiveToMarkdown } from 'mdast-util-directive';
import { defaultHandlers } from 'mdast-util-to-markdown';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options } from 'remark-stringify';
import { type Processor, unified } from 'unified';
import { zuinigMetAdressen } from '#inhoud/losse-adressen.ts';
import { metLosseNadruk } from './nadruk.ts';
import { zonderOnnodigeStrepen } from './strepen.ts';

/** "~50 leraren en ~60" is no crossed-out text; wide cells do not fill the other rows with spaces. */
export const GFM = { singleTilde: false, tablePipeAlign: false };
// A rule of stars or dashes could be taken for a bullet, or for the lines around the fields of a file.
export const SCHRIJFWIJZE: Options = { bullet: '-', emphasis: '*', rule: '_', listItemIndent: 'one', incrementListMarker: true };

/** Boxes and sources as blocks only: a colon inside a sentence stays a colon. */
function metRichtlijnen(this: Processor): void {
  const data = this.data();
  const { flow } = directive();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), flow ? { flow } : {}];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
  const unsafe = [{ atBreak: true, character: ':', after: ':' }];
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), { ...directiveToMarkdown({ quoteSmart: true }), unsafe }];
}

function zonderHtmlBlokken(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['htmlFlow'] } }];
}

type Handler = NonNullable<NonNullable<Options['handlers']>['break']>;
const OP_EEN_LIJN = ['headingAtx', 'headingSetext', 'tableCell'];
/** A line end is written as people type it; where there is only one line it is a space. */
const regeleinde: Handler = (...[, , state, { before }]: Parameters<Handler>) =>
  state.stack.some((waar) => OP_EEN_LIJN.includes(waar)) ? (/[ \t]/.test(before) ? '' : ' ') : '\n';

/** A mail address with an underscore behind its @ is a link by itself, and none between angle brackets. */
const koppeling: NonNullable<NonNullable<Options['handlers']>['link']> = (node, parent, state, info) =>
  defaultHandlers.link(node, parent, { ...state, options: { ...state.options, resourceLink: /^mailto:.*@.*_/.test(node.url) } }, info);

const lezer = unified().use(remarkParse).use(remarkGfm, GFM).use(zuinigMetAdressen).use(metRichtlijnen);
const lezerZonderHtml = lezer().use(zonderHtmlBlokken);
const schrijver = unified()
  .use(remarkGfm, GFM)
  .use(metRichtlijnen)
  .use(remarkStringify, { ...SCHRIJFWIJZE, handlers: { break: regeleinde, link: koppeling } });

/** What people type, as Markdown with our directives; HTML is kept as one node a piece. */
export const markdownLezen = (markdown: string): Root => lezer.parse(markdown);
/** The same, where a block of HTML is ordinary text with loose tags in it. */
export const lezenZonderHtml = (markdown: string): Root => lezerZonderHtml.parse(markdown);
/** A text for who edits it, as a person would type it: never a character code, no signs that are not needed. */
export const alsMarkdown = (boom: Root): string =>
  zonderOnnodigeStrepen(
    metLosseNadruk(boom, (een) => schrijver.stringify(een)),
    markdownLezen,
  );
