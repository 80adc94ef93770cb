/** Where in a record the readable text begins, where a field of the page begins, and where only key words follow. */
export const MERK = { tekst: 'zoek--tekst', veld: 'zoek--veld', sleutelwoorden: 'zoek--sleutelwoorden' } as const;
/** Cuts a compound open: Pagefind indexes the whole word and the parts. No sign of Dutch, and not on the page itself. */
export const KNIP = '^';
/** Before every word that is only there to be found. */
export const ONZICHTBAAR = '\u2063';

/** Whether a word of a record is there to be found, not to be read. */
export const isOnzichtbaar = (woord: string): boolean => woord.startsWith(ONZICHTBAAR);

/** Text of a record as people read it. */
export const leesbaar = (tekst: string): string =>
  tekst
    .split(/\s+/)
    .filter((woord) => !isOnzichtbaar(woord))
    .join(' ')
    .replaceAll(KNIP, '');
