import type { Root } from 'mdast';
import { markdownLezen } from './markdown/markdown.ts';
import { ontleden } from './tekst.ts';

/** Texts together, in UTF-16 units: two of the longest, or a form full of ordinary ones. A tree takes some hundred times as much. */
const RUIMTE = 60_000;

/**
 * Remembers the trees of what was read last: one page checks a text, advises on it and shows it. Whoever gets a tree only
 * looks at it.
 */
function onthoud(lees: (tekst: string) => Root): (tekst: string) => Root {
  const bewaard = new Map<string, Root>();
  let omvang = 0;
  return (tekst) => {
    const bekend = bewaard.get(tekst);
    if (bekend) return bekend;
    const boom = lees(tekst);
    if (tekst.length > RUIMTE / 2) return boom;
    bewaard.set(tekst, boom);
    omvang += tekst.length;
    for (const [oud] of bewaard) {
      if (omvang <= RUIMTE) break;
      bewaard.delete(oud);
      omvang -= oud.length;
    }
    return boom;
  };
}

/** What people typed, as a tree to look at. */
export const gelezen = onthoud(markdownLezen);
/** What is to be published, as a tree to look at. */
export const ontleed = onthoud(ontleden);
