import { diffArrays, diffWordsWithSpace } from 'diff';

/** A piece of a line, and whether it is only on this side. */
interface Deel {
  tekst: string;
  anders: boolean;
}
export interface Kant {
  /** Line number, counted from 1. */
  regel: number;
  delen: Deel[];
}
/** One row of a comparison side by side; a side that has no such line is null. */
export interface Rij {
  soort: 'gelijk' | 'gewijzigd' | 'weg' | 'nieuw';
  oud: Kant | null;
  nieuw: Kant | null;
}

/** Two texts that have nothing in common are not worth more time than this. */
const MAX_MS = 300;
const MAX_REGEL = 10_000;

/** Two versions of a text, line by line beside each other, with the words that differ. */
export function verschil(oud: string, nieuw: string): Rij[] {
  const [voor, na] = [oud, nieuw].map((tekst) => (tekst === '' ? [] : tekst.replace(/\n$/, '').split('\n')));
  const delen = diffArrays(voor ?? [], na ?? [], { timeout: MAX_MS }) ?? [
    { value: voor ?? [], added: false, removed: true },
    { value: na ?? [], added: true, removed: false },
  ];
  const rijen: Rij[] = [];
  let [links, rechts] = [0, 0];
  let weg: string[] = [];
  const legWeg = (bij: readonly string[] = []) => {
    const paren = Math.max(weg.length, bij.length);
    for (let nummer = 0; nummer < paren; nummer++) rijen.push(rij(weg[nummer], bij[nummer], links + nummer + 1, rechts + nummer + 1));
    links += weg.length;
    rechts += bij.length;
    weg = [];
  };
  for (const { value, added, removed } of delen) {
    if (removed) weg = value;
    else if (added) legWeg(value);
    else {
      legWeg();
      for (const regel of value) rijen.push({ soort: 'gelijk', oud: kant(regel, ++links), nieuw: kant(regel, ++rechts) });
    }
  }
  legWeg();
  return rijen;
}

const kant = (tekst: string, regel: number, anders = false): Kant => ({ regel, delen: [{ tekst, anders }] });

function rij(oud: string | undefined, nieuw: string | undefined, links: number, rechts: number): Rij {
  if (oud === undefined || nieuw === undefined) {
    if (oud === undefined) return { soort: 'nieuw', oud: null, nieuw: kant(nieuw ?? '', rechts, true) };
    return { soort: 'weg', oud: kant(oud, links, true), nieuw: null };
  }
  const woorden = oud.length + nieuw.length < MAX_REGEL ? diffWordsWithSpace(oud, nieuw, { timeout: MAX_MS / 10 }) : undefined;
  if (!woorden) return { soort: 'gewijzigd', oud: kant(oud, links, true), nieuw: kant(nieuw, rechts, true) };
  const zijde = (regel: number, niet: 'added' | 'removed'): Kant => ({
    regel,
    delen: woorden.filter((deel) => !deel[niet]).map(({ value, added, removed }) => ({ tekst: value, anders: added || removed })),
  });
  return { soort: 'gewijzigd', oud: zijde(links, 'added'), nieuw: zijde(rechts, 'removed') };
}
