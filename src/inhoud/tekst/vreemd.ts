import type { Nodes, Root } from 'mdast';
import { toString as alsTekst } from 'mdast-util-to-string';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { ATTRIBUTEN } from './onderdelen.ts';
import { zichtbaar } from './tekens.ts';
import { ontleden } from './tekst.ts';
import { teTonen, veiligAdres, veiligBeeld } from './veilig-adres.ts';
import { elke } from './werk.ts';

const GEWOON = new Set<Nodes['type']>([
  ...([
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
  ] as const),
  ...(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'footnoteDefinition', 'footnoteReference'] as const),
]);

/** What stands in a text for publication that may not be there, as the parser sees it that will read it; empty when it is safe. */
export function vreemd(mdx: string): string[] {
  try {
    return [...(mdx === zichtbaar(mdx) ? [] : ['onzichtbare tekens']), ...vreemdeDelen(ontleden(mdx))];
  } catch (fout) {
    if (fout instanceof Leesfout) return [fout.message];
    throw fout;
  }
}

export function vreemdeDelen(boom: Root): string[] {
  const gevonden: string[] = [];
  elke(boom, (node) => {
    if (!mag(node)) gevonden.push(node.type);
  });
  return gevonden;
}

function mag(node: Nodes): boolean {
  if (node.type === 'link') return veiligAdres(node.url) === node.url && teTonen(node.url, alsTekst(node)) === null;
  if (node.type === 'image') return veiligBeeld(node.url) === node.url;
  if (node.type !== 'mdxJsxFlowElement') return GEWOON.has(node.type) && zichtbareWoorden(node);
  const bekend = Object.hasOwn(ATTRIBUTEN, node.name ?? '') ? ATTRIBUTEN[node.name ?? ''] : undefined;
  return (
    node.attributes.every(
      (een) =>
        een.type === 'mdxJsxAttribute' &&
        typeof een.value === 'string' &&
        een.value === zichtbaar(een.value) &&
        bekend?.includes(een.name) &&
        (een.name !== 'url' || veiligAdres(een.value) === een.value),
    ) && bekend !== undefined
  );
}

/** A sign can also be written as a character reference. */
const zichtbareWoorden = (node: Nodes): boolean => !('value' in node) || node.value === zichtbaar(node.value);
