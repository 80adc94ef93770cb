import type { FootnoteDefinition, Nodes, Root } from 'mdast';

/** Where a text stands on its page. */
export interface Plaats {
  /** Level of the heading above this text; its own headings come below that. */
  onder: number;
  /** What the names of its footnotes begin with, so that two texts on one page do not share them. */
  noten: string;
}

/** One piece of Markdown being cleaned; a block of HTML in it is a piece of its own, `samen` is shared by all. */
export interface Werk {
  bron: string;
  adressen: Map<string, string>;
  verwezen: Set<string>;
  noten: Map<string, string>;
  samen: { plaats: Plaats; verschuiving: number; voetnoten: FootnoteDefinition[]; aantalNoten: number; ruimte: number };
}

/** Addresses behind references are written out at every use: this much in all, or 300 bytes could become millions. */
const RUIMTE = 100_000;

export function beginWerk(boom: Root, bron: string, plaats: Plaats): Werk {
  let hoogste = 7;
  elke(boom, (node) => {
    if (node.type === 'heading') hoogste = Math.min(hoogste, node.depth);
  });
  const verschuiving = Math.max(0, plaats.onder + 1 - hoogste);
  return deelwerk(boom, bron, { plaats, verschuiving, voetnoten: [], aantalNoten: 0, ruimte: RUIMTE });
}

export function deelwerk(boom: Root, bron: string, samen: Werk['samen']): Werk {
  const werk: Werk = { bron, adressen: new Map(), verwezen: new Set(), noten: new Map(), samen };
  elke(boom, (node) => {
    if (node.type === 'definition' && !werk.adressen.has(node.identifier)) werk.adressen.set(node.identifier, node.url);
    if (node.type === 'footnoteReference') werk.verwezen.add(node.identifier);
  });
  return werk;
}

/** Footnotes are numbered in the order in which they are first met. */
export function nootnaam(werk: Werk, identifier: string): string {
  const bekend = werk.noten.get(identifier);
  if (bekend) return bekend;
  werk.samen.aantalNoten += 1;
  const naam = `${werk.samen.plaats.noten}${werk.samen.aantalNoten}`;
  werk.noten.set(identifier, naam);
  return naam;
}

/** Every node once, without recursion, so that no depth is too deep; `doe` hears how deep it stands. */
export function elke(boom: Root, doe: (node: Nodes, diepte: number) => void): void {
  const stapel: { node: Nodes; diepte: number }[] = [{ node: boom, diepte: 0 }];
  for (let top = stapel.pop(); top; top = stapel.pop()) {
    doe(top.node, top.diepte);
    if ('children' in top.node) for (const node of top.node.children.toReversed()) stapel.push({ node, diepte: top.diepte + 1 });
  }
}
