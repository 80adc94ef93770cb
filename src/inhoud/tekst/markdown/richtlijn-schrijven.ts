import type { BlockContent, DefinitionContent, Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { toString as alsTekst } from 'mdast-util-to-string';

type Eigenschappen = Record<string, string>;

/**
 * A box or source as its directive. Between quotes no quotes of both sorts can stand without a code: such words go between
 * brackets, `:::kader[Zeg "nu" en 's avonds]`.
 */
export function richtlijn(
  name: string,
  eigenschappen: Eigenschappen,
  inhoud: readonly (BlockContent | DefinitionContent)[] | null,
): ContainerDirective | LeafDirective {
  const lastig = Object.keys(eigenschappen).find((een) => /"/.test(eigenschappen[een] ?? '') && /'/.test(eigenschappen[een] ?? ''));
  const woorden: PhrasingContent[] = lastig ? [{ type: 'text', value: eigenschappen[lastig] ?? '' }] : [];
  const attributes = Object.fromEntries(Object.entries(eigenschappen).filter(([een]) => een !== lastig));
  if (inhoud === null) return { type: 'leafDirective', name, attributes, children: woorden };
  const opschrift: Paragraph[] = lastig ? [{ type: 'paragraph', data: { directiveLabel: true }, children: woorden }] : [];
  return { type: 'containerDirective', name, attributes, children: [...opschrift, ...inhoud] };
}

export const isOpschrift = (node: Nodes | undefined): node is Paragraph =>
  node?.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;

/** What a directive says, also what it says between brackets; null when that is more than plain words. */
export function gezegd(node: ContainerDirective | LeafDirective): Eigenschappen | null {
  const [eerste] = node.children;
  const opschrift: readonly Nodes[] = node.type === 'leafDirective' ? node.children : isOpschrift(eerste) ? eerste.children : [];
  if (opschrift.some(({ type }) => type !== 'text')) return null;
  const tekst = opschrift.map((een) => alsTekst(een)).join('');
  const attributes = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([naam, waarde]) => [naam, waarde ?? '']));
  return { ...(tekst ? { [node.name.toLowerCase() === 'citaat' ? 'bron' : 'titel']: tekst } : {}), ...attributes };
}
