import type { Element, Text } from 'hast';
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
