import { isDeepStrictEqual } from 'node:util';
import type { Root } from 'mdast';
import { opschonen } from './blokken.ts';
import { gelezen, ontleed } from './gelezen.ts';
import { alsMdx } from './markdown/mdx-schrijven.ts';
import { zichtbaar } from './tekens.ts';
import { ontleden } from './tekst.ts';
import { type Tekstweigering, teZwaar, weigering } from './tekstgrenzen.ts';
import { vreemdeDelen } from './vreemd.ts';
import { beginWerk, type Plaats } from './werk.ts';

export type Omzetting =
  /** `letterlijk`: the markup could not be kept, every sign is shown as typed. */
  { gelukt: true; mdx: string; letterlijk: boolean } | { gelukt: false; reden: Tekstweigering };

/** A published text may be 256 kB; escapes make it longer than what was typed. */
const MAX_MDX = 240_000;
const BOVENAAN: Plaats = { onder: 1, noten: '' };
/** What reads differently after it was written out once (a link, mostly) is read again, until nothing changes. */
const BEURTEN = 3;

/**
 * Text as people type or paste it, as a text that is safe to publish: read as Markdown with our directives and never as
 * MDX, cleaned, written by us, and checked with the parser that will read it. Never throws.
 */
export function naarMdx(markdown: string, plaats: Partial<Plaats> = {}): Omzetting {
  const bron = zichtbaar(markdown);
  const reden = weigering(bron);
  if (reden) return { gelukt: false, reden };
  const opgemaakt = geprobeerd(() => omgezet(gelezen(bron), bron, { ...BOVENAAN, ...plaats }));
  if (opgemaakt)
    return 'mdx' in opgemaakt ? { gelukt: true, mdx: opgemaakt.mdx, letterlijk: false } : { gelukt: false, reden: opgemaakt.reden };
  const kaal = geprobeerd(() => omgezet(ontleden(letterlijk(bron)), '', { ...BOVENAAN, ...plaats }));
  return kaal && 'mdx' in kaal ? { gelukt: true, mdx: kaal.mdx, letterlijk: true } : { gelukt: false, reden: 'te-ingewikkeld' };
}

function omgezet(boom: Root, bron: string, plaats: Plaats): { mdx: string } | { reden: Tekstweigering } | null {
  const zwaar = teZwaar(boom);
  if (zwaar) return { reden: zwaar };
  let schoon = opschonen(boom, beginWerk(boom, bron, plaats));
  let mdx = alsMdx(schoon);
  for (let beurt = 1; beurt <= BEURTEN; beurt++) {
    if (mdx.length > MAX_MDX) return { reden: 'te-lang' };
    const terug = ontleed(mdx);
    const veilig = mdx === zichtbaar(mdx) && vreemdeDelen(terug).length === 0;
    const weerSchoon = opschonen(terug, beginWerk(terug, mdx, plaats));
    // The same tree is written the same way; only for another one it is worth looking.
    const weer = isDeepStrictEqual(weerSchoon, schoon) ? mdx : alsMdx(weerSchoon);
    if (veilig && (weer === mdx || beurt === BEURTEN)) return { mdx };
    mdx = weer;
    schoon = weerSchoon;
  }
  return null;
}

/** A parser that stumbles must not keep anybody from publishing: then the text is shown as typed. */
function geprobeerd<T>(doe: () => T): T | null {
  try {
    return doe();
  } catch {
    return null;
  }
}

/** Every sign that could mean something is escaped, and so are the words that begin code in MDX. */
export const letterlijk = (bron: string): string =>
  bron
    .split('\n')
    .map((regel) =>
      regel
        .trim()
        .replace(/[!-/:-@[-`{-~]/g, '\\$&')
        .replace(/^[ie](?=mport|xport)/, (teken) => `&#x${teken.charCodeAt(0).toString(16)};`),
    )
    .join('\n');
