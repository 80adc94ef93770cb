import type { Root as Boom } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { opschonen } from '#inhoud/tekst/blokken.ts';
import { alsMarkdown } from '#inhoud/tekst/markdown/markdown.ts';
import { zichtbaar } from '#inhoud/tekst/tekens.ts';
import { teZwaar } from '#inhoud/tekst/tekstgrenzen.ts';
import { beginWerk, elke } from '#inhoud/tekst/werk.ts';
import { type Achtergebleven, uitWord } from './uit-word.ts';

export type Plakuitslag =
  /** `kaal`: only the words could be kept. `beelden` and `opmerkingen`: how many stayed behind, to be told. */
  ({ gelukt: true; markdown: string; kaal: boolean } & Achtergebleven) | { gelukt: false; reden: 'te-lang' };

/** Word writes ten times as much as it says. */
const MAX_HTML = 1_000_000;
const MAX_TAGS = 20_000;
const MAX_OPEN = 300;

const lezer = unified().use(rehypeParse, { fragment: true });
const omzetter = unified().use(rehypeRemark);

/** What was copied from Word, Google Docs or a page, as the Markdown of the editor. The clipboard's HTML is only ever read. */
export function geplakt(html: string): Plakuitslag {
  if (html.length > MAX_HTML) return { gelukt: false, reden: 'te-lang' };
  const bron = zichtbaar(html);
  const achter: Achtergebleven = { beelden: 0, opmerkingen: 0 };
  const markdown = leesbaar(bron) ? metOpmaak(bron, achter) : null;
  return { gelukt: true, markdown: markdown ?? woorden(bron), kaal: markdown === null, ...achter };
}

function metOpmaak(bron: string, achter: Achtergebleven): string | null {
  try {
    const hast: Boom = uitWord(lezer.parse(alleenStuk(bron)), achter);
    const boom = dichtOpeen(omzetter.runSync(hast) as Root);
    return teZwaar(boom) ? null : alsMarkdown(opschonen(boom, beginWerk(boom, '', { onder: 1, noten: '' })));
  } catch {
    return null;
  }
}

/** A point with only a list below it needs no blank lines, however many points that list has. */
function dichtOpeen(boom: Root): Root {
  elke(boom, (node) => {
    if (node.type !== 'list') return;
    for (const punt of node.children) if (punt.children.slice(1).every(({ type }) => type === 'list')) punt.spread = false;
    node.spread = node.children.some(({ spread }) => spread);
  });
  return boom;
}

/** Browsers say which part of the page was copied; around it stand only its wrappings. */
function alleenStuk(bron: string): string {
  const [, stuk] = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/i.exec(bron) ?? [];
  return stuk ?? bron;
}

/** Counts before any parser does: so many tags, or so many never closed, are no text that somebody wrote. */
function leesbaar(bron: string): boolean {
  let open = 0;
  let aantal = 0;
  for (const [, slot] of bron.matchAll(/<(\/?)[a-z]/gi)) {
    aantal++;
    open += slot ? -1 : 1;
    if (aantal > MAX_TAGS || open > MAX_OPEN + aantal / 4) return false;
  }
  return true;
}

/** Only words: without any tag there is nothing to nest, so a parser may read the character codes. */
const woorden = (bron: string): string => {
  const kaal = bron
    .replace(/<(style|script|title)\b[^<>]*>[^<]*/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('<', '&lt;');
  return alsTekst(lezer.parse(kaal))
    .replace(/\n\s*\n/g, '\n\n')
    .trim();
};
