const plat = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl');

/**
 * Whether every word of what somebody types stands somewhere in a word here: "jan vr" finds "Jan de Vries", "rene" finds "René"
 * and "broek" finds "Hoogenbroek". A number is found from its beginning: 32 is not in 132.
 */
export function komtVoor(tekst: string, gezocht: string): boolean {
  const woorden = plat(tekst).split(/[^\p{L}\p{N}]+/u);
  const delen = plat(gezocht).split(/[^\p{L}\p{N}]+/u);
  return delen.every((deel) => woorden.some((woord) => (/^\d/.test(deel) ? woord.startsWith(deel) : woord.includes(deel))));
}
