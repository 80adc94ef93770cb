/** Signs that nobody sees: they turn the reading direction around or hide words. */
const ONZICHTBAAR = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text that somebody typed, in one form of line end and Unicode, without control characters and signs that nobody sees. */
export const schoon = (tekst: string): string =>
  tekst
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(ONZICHTBAAR, '')
    .normalize('NFC')
    .toWellFormed();

/** Several lines of a form, without space at the end; "" when it is not there or is a file. */
export const lang = (waarde: FormDataEntryValue | null): string => (typeof waarde === 'string' ? schoon(waarde).trimEnd() : '');

/** One line of a form. */
export const regel = (waarde: FormDataEntryValue | null): string => lang(waarde).replace(/\s+/g, ' ').trim();
