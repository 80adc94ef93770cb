import type { Element, ElementContent, RootContent } from 'hast';
import { isBlok } from './plakstijl.ts';

type Kind = RootContent | ElementContent;
const MEEST = 200;

/**
 * A table as Markdown has them: a heading row, one line a cell, and a merged cell in each row that it stands in. A table
 * that only lays out a page or a mail is what stands in it. What it is called stands above it.
 */
export function platteTabel(tabel: Element): Kind[] {
  const rijen = rijenIn(tabel);
  const cellen = rijen.flatMap(cellenIn);
  const erboven = tabel.children
    .filter((kind) => isElement(kind, 'caption'))
    .map((kind): Element => ({ type: 'element', tagName: 'p', properties: {}, children: kind.children.flatMap(ontblokt) }));
  if (cellen.length <= 1 || cellen.some(heeftTabel)) return [...erboven, ...cellen.flatMap((cel) => cel.children)];
  const plat = uitgeschreven(rijen).map((rij, nummer) => ({
    type: 'element' as const,
    tagName: 'tr',
    properties: {},
    children: rij.map((cel): Element => ({ ...cel, tagName: nummer === 0 ? 'th' : 'td', children: cel.children.flatMap(ontblokt) })),
  }));
  return [...erboven, { type: 'element', tagName: 'table', properties: {}, children: plat }];
}

const isElement = (kind: Kind, ...namen: string[]): kind is Element => kind.type === 'element' && namen.includes(kind.tagName);
const rijenIn = (ouder: Element): Element[] =>
  ouder.children.flatMap((kind) => {
    if (isElement(kind, 'tr')) return [kind];
    return isElement(kind, 'thead', 'tbody', 'tfoot') ? rijenIn(kind) : [];
  });
const cellenIn = (rij: Element): Element[] => rij.children.filter((kind) => isElement(kind, 'td', 'th')) as Element[];
const heeftTabel = (node: Element): boolean =>
  node.children.some((kind) => kind.type === 'element' && (kind.tagName === 'table' || heeftTabel(kind)));

/** Every row with all its cells: what is merged over rows stands in each, what is merged over columns in the first. */
function uitgeschreven(rijen: readonly Element[]): Element[][] {
  const uit: Element[][] = rijen.map(() => []);
  for (const [nummer, rij] of rijen.entries()) {
    let kolom = 0;
    for (const cel of cellenIn(rij)) {
      while (uit[nummer]?.[kolom]) kolom += 1;
      const [hoog, breed] = [maat(cel, 'rowSpan', rijen.length - nummer), maat(cel, 'colSpan', MEEST)];
      const { rowSpan: _, colSpan: __, ...properties } = cel.properties;
      for (let onder = 0; onder < hoog; onder += 1)
        for (let ernaast = 0; ernaast < breed && kolom + ernaast < MEEST; ernaast += 1)
          (uit[nummer + onder] as Element[])[kolom + ernaast] = { ...cel, properties, children: ernaast === 0 ? cel.children : [] };
      kolom += breed;
    }
  }
  // A cell that nobody wrote is empty.
  return uit
    .filter((rij) => rij.length > 0)
    .map((rij) => Array.from(rij, (cel) => cel ?? { type: 'element', tagName: 'td', properties: {}, children: [] }));
}

/** As many rows or columns as a cell says; 0 means all that are left. */
function maat(cel: Element, naam: 'rowSpan' | 'colSpan', hoogstens: number): number {
  const waarde = Number(cel.properties[naam] ?? 1);
  if (!Number.isInteger(waarde) || waarde < 0) return 1;
  return Math.min(hoogstens, waarde === 0 ? (naam === 'rowSpan' ? hoogstens : 1) : waarde);
}

/** A cell is one line in Markdown: its paragraphs follow each other. */
const ontblokt = (kind: ElementContent): ElementContent[] =>
  kind.type === 'element' && isBlok(kind) && kind.tagName !== 'hr'
    ? [...kind.children.flatMap(ontblokt), { type: 'text', value: ' ' }]
    : [kind];
