const plat = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl');

/** Whether every word of what somebody types begins a word here: "jan vr" finds "Jan de Vries", and "rene" finds "René". */
export function komtVoor(tekst: string, gezocht: string): boolean {
  const woorden = plat(tekst).split(/[^\p{L}\p{N}]+/u);
  const delen = plat(gezocht).split(/[^\p{L}\p{N}]+/u);
  return delen.every((deel) => deel === '' || woorden.some((woord) => woord.startsWith(deel)));
}
