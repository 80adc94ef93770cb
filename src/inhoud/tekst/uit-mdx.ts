import type { Nodes, Parent, RootContent } from 'mdast';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { alsMarkdown } from './markdown/markdown.ts';
import { alsRichtlijn } from './richtlijnen.ts';
import { ontleden } from './tekst.ts';

/**
 * A published text as the Markdown that an author edits: components become directives, escapes that only MDX needs
 * disappear, and a line that a file only wraps goes on, as on the page. Put through `naarMdx` it is the same text again.
 * Throws `Leesfout` for a text that cannot be read.
 */
export function uitMdx(mdx: string): string {
  const boom = ontleden(mdx);
  boom.children = boom.children.map(omgezet) as RootContent[];
  return alsMarkdown(boom);
}

function omgezet(node: Nodes): Nodes {
  if (node.type === 'text') return { ...node, value: node.value.replace(/\s*\n\s*/g, ' ') };
  if ('children' in node) (node as Parent).children = node.children.map(omgezet) as Parent['children'];
  if (node.type === 'mdxJsxFlowElement') return alsRichtlijn(node);
  if (node.type === 'mdxJsxTextElement')
    return alsRichtlijn({ ...node, type: 'mdxJsxFlowElement', children: [{ type: 'paragraph', children: node.children }] });
  if (node.type.startsWith('mdx'))
    throw new Leesfout('Code tussen { } of met import/export mag hier niet.', node.position?.start.line ?? 1);
  return node;
}
