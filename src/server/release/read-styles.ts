import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postcss, { type ChildNode, type Container } from 'postcss';
import type { StyleNode } from '#server/http/answer/page-style.ts';

/** The rules of every built stylesheet, by its address, so that a page can take along just those it needs. */
export async function readStyles(client: string): Promise<Record<string, StyleNode[]>> {
  const names = (await readdir(join(client, '_astro'))).filter((name) => name.endsWith('.css')).sort();
  const read = async (name: string) => [`/_astro/${name}`, rulesOf(await readFile(join(client, '_astro', name), 'utf8'))] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

/** The rules of one stylesheet, in their order. */
export const rulesOf = (css: string): StyleNode[] => nodesOf(postcss.parse(css));

const nodesOf = (container: Container): StyleNode[] => (container.nodes ?? []).flatMap((node) => toNode(node) ?? []);

function toNode(node: ChildNode): StyleNode | null {
  if (node.type === 'rule') {
    return {
      selectors: node.selectors.map((text) => ({ text, needs: needsOf(text) })),
      declarations: nodeTexts(node),
    };
  }
  if (node.type !== 'atrule') return null;
  // A list of layers, or what holds no rules: a font, the size of paper.
  const frame = node.nodes?.some(({ type }) => type === 'rule' || type === 'atrule') && node.name !== 'keyframes';
  return frame ? { frame: `@${node.name} ${node.params}`, nodes: nodesOf(node) } : { whole: `${node}${node.nodes ? '' : ';'}` };
}

const nodeTexts = (rule: Container): [name: string, text: string][] =>
  (rule.nodes ?? []).flatMap((node) => (node.type === 'decl' ? [[node.prop, `${node}`] satisfies [string, string]] : []));

/**
 * The classes (`.x`), elements and ids (`#x`) without which a selector touches nothing. What stands within a function or
 * an attribute is left out: asking less only keeps more.
 */
function needsOf(selector: string): string[] {
  let bare = selector.replace(/\[[^\]]*\]/g, '');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/:[\w-]+\([^()]*\)/g, '');
  }
  bare = bare.replace(/::?[\w-]+/g, '');
  return [...new Set(bare.match(/[.#]?[a-zA-Z_][\w-]*/g) ?? [])];
}
