/** Signs nobody sees: controls, bidi overrides, zero-width, fillers, tags. Joiners and emoji selectors have a use and stay. */
const ONZICHTBAAR = /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{DI}\p{Noncharacter_Code_Point}]/gu;

/** A text without signs that hide or turn what is written: line ends as \n, no bidi controls, no towers of accents. */
export const zichtbaar = (tekst: string): string =>
  tekst
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(ONZICHTBAAR, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');

/** A line end that somebody typed as HTML. */
export const isBr = (html: string): boolean => /^<\/?br\s*\/?>$/i.test(html);

/** The same on one line, for fields, titles and other short texts. */
export const opEenRegel = (tekst: string): string => zichtbaar(tekst).replace(/\s+/g, ' ').trim();
