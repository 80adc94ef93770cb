import { DOELGROEPEN } from '#kennissessies/doelgroepen.ts';

const IN_OPRICHTING = "onderwijsregio's in oprichting";
/** Of each group the word for one of them, as somebody writes it of themselves: "Leraar", "hr adviseur". */
const WOORDEN = DOELGROEPEN.map((groep) => {
  const woord =
    groep === 'leraren'
      ? 'leraar|leraren'
      : groep
          .replace(/en$/, '(?:en)?')
          .replace(/ers\b|eurs\b/, '$&?')
          .replace('-', '[- ]');
  return { groep, patroon: new RegExp(`(?<!\\p{L})(?:${woord})(?!\\p{L})`, 'iu') };
});

/** For which groups somebody counts, by what they told of themselves; only to show first what is meant for them. */
export const eigenDoelgroepen = ({ functie, regiostatus }: { functie: string; regiostatus: string | null }): string[] =>
  WOORDEN.flatMap(({ groep, patroon }) => {
    const hoort = groep === IN_OPRICHTING ? regiostatus === 'in-oprichting' : patroon.test(functie);
    return hoort ? [groep] : [];
  });

/** What is meant for these groups first, then what is for everybody, then the rest; each in the order it had. */
export function voorJouEerst<O extends { doelgroepen: readonly string[] }>(onderdelen: readonly O[], groepen: readonly string[]): O[] {
  const hoort = ({ doelgroepen }: O) => (doelgroepen.some((groep) => groepen.includes(groep)) ? 0 : doelgroepen.length === 0 ? 1 : 2);
  return [...onderdelen].sort((a, b) => hoort(a) - hoort(b));
}
