import type { Keuzes } from './kiezen.ts';

/** The name of the field in which somebody chooses a part of this round. */
export const rondeveld = (ronde: number): string => `ronde_${ronde}`;
const RONDEVELD = /^ronde_([1-9]\d{0,3})$/;
/** Whether a field of a form is a choice for a round. */
export const isRondeveld = (naam: string): boolean => RONDEVELD.test(naam);

/** What a form says about the rounds; `veld` reads one field. */
export const leesKeuzes = (namen: Iterable<string>, veld: (naam: string) => string): Keuzes =>
  Object.fromEntries(
    [...new Set(namen)].flatMap((naam) => {
      const [, ronde] = RONDEVELD.exec(naam) ?? [];
      return ronde === undefined ? [] : [[Number(ronde), veld(naam)] as const];
    }),
  );

/** The same the other way round, to fill the form. */
export const keuzesAlsWaarden = (
  onderdelen: readonly { id: string; ronde: number }[],
  gekozen: readonly string[],
): Record<string, string> =>
  Object.fromEntries(onderdelen.filter(({ id }) => gekozen.includes(id)).map(({ id, ronde }) => [rondeveld(ronde), id]));
