import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postcss, { type ChildNode, type Container } from 'postcss';

/** A part of a stylesheet: what always comes along, what only groups, or a rule with what each of its selectors needs. */
export type StyleNode =
  | { whole: string }
  | { frame: string; nodes: StyleNode[] }
  | { selectors: { text: string; needs: string[] }[]; declarations: [name: string, text: string][] };

/** What is built of style: the rules of each stylesheet and the classes that each script may give to something, by address. */
export interface BuiltStyle {
  sheets: Record<string, StyleNode[]>;
  scripts: Record<string, string[]>;
}

/** Lays out what is built, so that a page can take along just the rules it needs. */
export async function readStyles(client: string): Promise<BuiltStyle> {
  const texts = new Map<string, string>();
  for (const name of await readdir(join(client, '_astro')))
    if (/\.(css|js)$/.test(name)) texts.set(`/_astro/${name}`, await readFile(join(client, '_astro', name), 'utf8'));
  const ending = (end: string) => [...texts.keys()].filter((address) => address.endsWith(end)).sort();
  const sheets = Object.fromEntries(ending('.css').map((address) => [address, rulesOf(texts.get(address) ?? '')]));
  const classes = new Set(Object.values(sheets).flatMap(classesIn));
  return { sheets, scripts: Object.fromEntries(ending('.js').map((address) => [address, classesOf(address, texts, classes)])) };
}

const classesIn = (nodes: readonly StyleNode[]): string[] =>
  nodes.flatMap((node) => {
    if ('frame' in node) return classesIn(node.nodes);
    return 'selectors' in node ? node.selectors.flatMap(({ needs }) => needs.filter((name) => name.startsWith('.'))) : [];
  });

/** The classes whose name is a word of this script, or of one that comes along with it. */
function classesOf(address: string, texts: ReadonlyMap<string, string>, classes: ReadonlySet<string>): string[] {
  const scripts = new Set([address]);
  for (const script of scripts)
    for (const [, name = ''] of (texts.get(script) ?? '').matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) scripts.add(`/_astro/${name}`);
  const words = new Set([...scripts].flatMap((script) => (texts.get(script) ?? '').match(/[\w-]+/g) ?? []));
  return [...classes].filter((name) => words.has(name.slice(1))).sort();
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
