import type { Root as Boom } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { opschonen } from '#inhoud/tekst/blokken.ts';
import { alsMarkdown } from '#inhoud/tekst/markdown.ts';
import { zichtbaar } from '#inhoud/tekst/tekens.ts';
import { teZwaar } from '#inhoud/tekst/tekstgrenzen.ts';
import { beginWerk } from '#inhoud/tekst/werk.ts';
import { uitWord } from './uit-word.ts';

export type Plakuitslag =
  /** `kaal`: only the words could be kept. */
  { gelukt: true; markdown: string; kaal: boolean } | { gelukt: false; reden: 'te-lang' };

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
  const markdown = leesbaar(bron) ? metOpmaak(bron) : null;
  return { gelukt: true, markdown: markdown ?? woorden(bron), kaal: markdown === null };
}

function metOpmaak(bron: string): string | null {
  try {
    const hast: Boom = uitWord(lezer.parse(bron));
    const boom = omzetter.runSync(hast) as Root;
    return teZwaar(boom) ? null : alsMarkdown(opschonen(boom, beginWerk(boom, '', { onder: 1, noten: '' })));
  } catch {
    return null;
  }
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

const woorden = (bron: string): string =>
  bron
    .replace(/<(style|script|title)\b[^<>]*>[^<]*/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/\n\s*\n/g, '\n\n')
    .trim();
