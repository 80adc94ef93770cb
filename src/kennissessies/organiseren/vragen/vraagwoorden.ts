import type { VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';

/** What became of a question, in words. */
export const VRAAGWOORD: Record<(typeof VRAAGUITKOMSTEN)[number], string> = {
  'in-de-sessie': 'In de sessie besproken',
  schriftelijk: 'Schriftelijk beantwoord',
  doorgezet: 'Doorgezet naar iemand anders',
  niet: 'Niet beantwoord',
};
