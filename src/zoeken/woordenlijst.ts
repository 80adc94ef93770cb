/** Of a word of the site: on how many pages it stands, and its stem as Pagefind keeps it. */
export interface Woordregel {
  aantal: number;
  stam: string;
}

const MEESTE_ERAF = 35;

/** "loket:12 begeleidingen:3/9leid": each word, on how many pages when more than one, and how to come from it to another stem. */
export const woordenTekst = (woorden: ReadonlyMap<string, Woordregel>): string =>
  [...woorden]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([woord, { aantal, stam }]) => `${woord}${aantal > 1 ? `:${aantal}` : ''}${eindeVan(woord, stam)}`)
    .join(' ');

export function woordenUit(tekst: string): Map<string, Woordregel> {
  return new Map(
    tekst.split(' ').map((deel) => {
      const [, woord = '', aantal = '1', eraf = '0', erbij = ''] = DEEL.exec(deel) ?? [];
      return [woord, { aantal: Number(aantal), stam: woord.slice(0, woord.length - Number.parseInt(eraf, 36)) + erbij }];
    }),
  );
}
const DEEL = /^([^:/]*)(?::(\d+))?(?:\/([\da-z])(.*))?$/;

/** Only on how many pages each word stands. */
export const aantallenUit = (tekst: string): Map<string, number> =>
  new Map([...woordenUit(tekst)].map(([woord, { aantal }]) => [woord, aantal]));

function eindeVan(woord: string, stam: string): string {
  let zelfde = 0;
  while (zelfde < stam.length && stam[zelfde] === woord[zelfde]) zelfde += 1;
  const eraf = woord.length - zelfde;
  return stam === woord || eraf > MEESTE_ERAF ? '' : `/${eraf.toString(36)}${stam.slice(zelfde)}`;
}
