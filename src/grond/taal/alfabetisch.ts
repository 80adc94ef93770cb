/** Which of two names comes first in Dutch. Made once: a locale that is looked up for every comparison takes many times as long. */
export const alfabetisch: (een: string, ander: string) => number = new Intl.Collator('nl').compare;
