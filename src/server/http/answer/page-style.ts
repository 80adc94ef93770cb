import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltStyle, StyleNode } from '#server/release/read-styles.ts';
import { STYLE_RULES } from '#server/release/releases.ts';

/** A page with its styles in it, and the source of them for its policy; null when it has none of its own. */
export type Styled = { body: Buffer; source: string } | null;

const SCRIPT = /<script type="module" src="(\/_astro\/[^"]+\.js)"/g;
const LINK = /<link rel="stylesheet" href="(\/_astro\/[^"]+\.css)"[^>]*>/g;

/**
 * Puts the styles that a page needs in the page itself, so that the first screen waits for no second answer. A script that
 * brings in what was not there yet finds the whole stylesheets in `data-bladen`.
 */
export function makePageStyle({ sheets, scripts }: BuiltStyle): (body: Buffer) => Styled {
  return (body) => {
    const html = body.toString();
    const addresses = [...html.matchAll(LINK)].map(([, address = '']) => address);
    if (addresses.length === 0 || !addresses.every((address) => sheets[address])) return null;
    const nodes = addresses.flatMap((address) => sheets[address] ?? []);
    const byScript = [...html.matchAll(SCRIPT)].flatMap(([, address = '']) => scripts[address] ?? []);
    const style = styleFor(nodes, html, byScript);
    let first = true;
    const inside = html.replace(LINK, () => {
      const element = first ? `<style data-bladen="${addresses.join(' ')}">${style}</style>` : '';
      first = false;
      return element;
    });
    return { body: Buffer.from(inside), source: `'sha256-${hash('sha256', style, 'base64')}'` };
  };
}

/** What `makePageStyle` works from; without it (while developing) pages link to their stylesheets. */
export async function openPageStyle(release: string | undefined): Promise<(body: Buffer) => Styled> {
  const text = release && (await readFile(join(release, STYLE_RULES), 'utf8').catch(() => ''));
  return text ? makePageStyle(JSON.parse(text)) : () => null;
}

/** These rules without those that touch nothing in this page or named besides, and without the values that nothing asks for then. */
export function styleFor(nodes: readonly StyleNode[], html: string, also: readonly string[] = []): string {
  const there = namesIn(html, also);
  const kept = keep(nodes, there);
  const asked = askedIn(kept, html);
  return write(kept, asked);
}

function namesIn(html: string, also: readonly string[]): ReadonlySet<string> {
  const names = new Set(['html', 'body', ...also]);
  for (const [, element = ''] of html.matchAll(/<([a-z][\w-]*)/g)) names.add(element);
  for (const [, list = ''] of html.matchAll(/\sclass="([^"]*)"/g)) for (const one of list.split(/\s+/)) names.add(`.${one}`);
  for (const [, id = ''] of html.matchAll(/\sid="([^"]*)"/g)) names.add(`#${id}`);
  return names;
}

const keep = (nodes: readonly StyleNode[], there: ReadonlySet<string>): StyleNode[] =>
  nodes.flatMap((node): StyleNode[] => {
    if ('whole' in node) return [node];
    if ('frame' in node) {
      const inside = keep(node.nodes, there);
      return inside.length > 0 ? [{ frame: node.frame, nodes: inside }] : [];
    }
    const selectors = node.selectors.filter(({ needs }) => needs.every((name) => there.has(name)));
    return selectors.length > 0 ? [{ selectors, declarations: node.declarations }] : [];
  });

const ASKED = /var\(\s*(--[\w-]+)/g;
const isValue = (name: string): boolean => name.startsWith('--');

/** The values that are asked for, directly or by another value that is. */
function askedIn(nodes: readonly StyleNode[], html: string): ReadonlySet<string> {
  const values = new Map<string, string[]>();
  const asked = new Set<string>();
  const ask = (text: string): void => {
    for (const [, name = ''] of text.matchAll(ASKED)) {
      if (asked.has(name)) continue;
      asked.add(name);
      for (const value of values.get(name) ?? []) ask(value);
    }
  };
  const loose: string[] = [html];
  const collect = (list: readonly StyleNode[]): void => {
    for (const node of list) {
      if ('whole' in node) loose.push(node.whole);
      else if ('frame' in node) collect(node.nodes);
      else
        for (const [name, text] of node.declarations)
          isValue(name) ? values.set(name, [...(values.get(name) ?? []), text]) : loose.push(text);
    }
  };
  collect(nodes);
  for (const text of loose) ask(text);
  return asked;
}

function write(nodes: readonly StyleNode[], asked: ReadonlySet<string>): string {
  return nodes
    .map((node) => {
      if ('whole' in node) return node.whole;
      if ('frame' in node) return `${node.frame}{${write(node.nodes, asked)}}`;
      const declarations = node.declarations.filter(([name]) => !isValue(name) || asked.has(name)).map(([, text]) => text);
      return declarations.length > 0 ? `${node.selectors.map(({ text }) => text).join(',')}{${declarations.join(';')}}` : '';
    })
    .join('');
}
