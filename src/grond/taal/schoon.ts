/** Signs that nobody sees: they turn the reading direction around, hide words, or stand for a letter of nothing. */
const ONZICHTBAAR = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/g;
/** Joiners belong between two letters, as in many names. */
const LOSSE_VERBINDER = /(?<![\p{L}\p{M}\p{S}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{S}])/gu;
/** What somebody is told of a field that came more than once. */
export const DUBBEL = 'Dit antwoord kwam twee keer binnen. Vul het opnieuw in en verstuur het formulier nog eens.';

/** Letters of a title at most, of a text as of a kennissessie: a terugblik is named after its session. */
export const LANGSTE_TITEL = 150;

/** A text that somebody typed, in one form of line end and Unicode, without control characters and signs that nobody sees. */
export const schoon = (tekst: string): string =>
  tekst
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(ONZICHTBAAR, '')
    .replace(LOSSE_VERBINDER, '')
    .normalize('NFC')
    .toWellFormed();

/** Several lines of a form, without space at the end; "" when it is not there or is a file. */
export const lang = (waarde: FormDataEntryValue | null): string => (typeof waarde === 'string' ? schoon(waarde).trimEnd() : '');

/** Without a single sign that nobody sees, for addresses and codes: there even a joiner is a mistake. */
export const zonderOnzichtbaar = (tekst: string): string => tekst.replace(ONZICHTBAAR, '').replace(/\p{Cf}/gu, '');

/** Whether anything can be read in it: a letter or a digit. */
export const isLeesbaar = (tekst: string): boolean => /[\p{L}\p{N}]/u.test(schoon(tekst));

/** One line of a form. */
export const regel = (waarde: FormDataEntryValue | null): string => lang(waarde).replace(/\s+/g, ' ').trim();
