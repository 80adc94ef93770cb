import type { Element, ElementContent, Text } from 'hast';
import { zonderOmleiding } from './omleidingen.ts';

/** The style of an element without spaces, to be looked through. */
export const stijlVan = ({ properties }: Element): string =>
  String(properties.style ?? '')
    .toLowerCase()
    .replace(/\s/g, '');

/** Words without the hard spaces that Word puts between them, and with the addresses that were meant. */
export const tekstNode = (value: string): Text => ({ type: 'text', value: zonderOmleiding(value.replace(/\u00a0/g, ' ')) });

/** A length of a style in points; 0 when there is none. */
export function punten(stijl: string, naam: string): number {
  const [, getal = '0', maat = 'pt'] = new RegExp(`(?:^|;)${naam}:(-?[\\d.]+)(pt|px|cm|mm|in|em|rem)`).exec(stijl) ?? [];
  return Number(getal) * { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72, em: 12, rem: 12 }[maat as 'pt'];
}

const BLOKKEN = [
  ...['p', 'div', 'section', 'article', 'center', 'ul', 'ol', 'li', 'table', 'blockquote', 'pre', 'hr', 'dl', 'dt', 'dd', 'figure'],
  ...['figcaption', 'address', 'aside', 'details', 'summary', 'fieldset', 'legend', 'form', 'header', 'footer', 'main', 'nav', 'hgroup'],
];
export const isBlok = ({ tagName }: Element): boolean => BLOKKEN.includes(tagName) || /^h[1-6]$/.test(tagName);

/** Markdown marks words, not blocks: what stands around blocks comes to stand around the words in each. */
export function omWoorden(om: Element, children: readonly ElementContent[]): ElementContent[] {
  if (!children.some((kind) => kind.type === 'element' && (isBlok(kind) || bevatBlok(kind)))) return [{ ...om, children: [...children] }];
  return children.map((kind) => {
    if (kind.type === 'text') return kind.value.trim() === '' ? kind : { ...om, children: [kind] };
    if (kind.type !== 'element') return kind;
    if (!isBlok(kind) && !bevatBlok(kind)) return { ...om, children: [kind] };
    return /^(table|pre|hr)$/.test(kind.tagName) ? kind : { ...kind, children: omWoorden(om, kind.children) };
  });
}
const bevatBlok = (node: Element): boolean => node.children.some((kind) => kind.type === 'element' && (isBlok(kind) || bevatBlok(kind)));
