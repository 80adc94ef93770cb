const ONZICHTBAAR = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WOORD = /[\p{L}\p{N}]+(?:[&.+-]+[\p{L}\p{N}]+)*/gu;
const AFKORTING_MET_PUNTEN = /^(?:\p{L}\.)+(?:&?\p{L})?$/u;

/** Case, accents, apostrophes, invisible signs and sorts of hyphen off: "Zij‑instromers’ CARRIÈRE" is "zij-instromers carriere". */
export const vouwen = (tekst: string): string =>
  tekst
    .replace(ONZICHTBAAR, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/['’‘`´ʼ]/g, '')
    .toLowerCase();

/** The folded words of a text. Hyphens and "&" stay inside a word ("so&p", "4-daagse"), "i.o." is "io". */
export function woordenVan(tekst: string): string[] {
  const woorden: string[] = [];
  for (const [gevonden] of vouwen(tekst).matchAll(WOORD)) {
    if (AFKORTING_MET_PUNTEN.test(gevonden)) woorden.push(gevonden.replaceAll('.', ''));
    else woorden.push(...gevonden.split(/[.+]+/).filter(Boolean));
  }
  return woorden;
}
