import type { Verandering } from './wat-verandert.ts';

/** The subject of a letter about a change; `groot` must not be overlooked, and begins with what is new. */
export const wijzigonderwerp = ({ kern }: Verandering, { titel, groot }: { titel: string; groot: boolean }): string =>
  `${groot ? ['Gewijzigd', kern].filter(Boolean).join(', ') : 'Kleine aanpassing'}: ${titel}`;

/** What is different as facts of a letter: the new, and what it was. */
export const verschilfeiten = (
  { verschillen }: Verandering,
  onlineLink: string,
): (readonly [naam: string, waarde: string, href?: string])[] =>
  verschillen.flatMap(({ naam, nieuw, was }) => [
    nieuw !== '' && nieuw === onlineLink ? ([naam, nieuw, nieuw] as const) : ([naam, nieuw] as const),
    ...(was ? [['Was', was] as const] : []),
  ]);
