/** "a", "a en b", "a, b en c" */
export const opsomming = (delen: readonly string[]): string =>
  delen.length < 2 ? (delen[0] ?? '') : `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`;

/** "1 plaats", "3 plaatsen" */
export const aantal = (n: number, enkelvoud: string, meervoud: string): string => `${n} ${n === 1 ? enkelvoud : meervoud}`;

/** "Tot en met" for "tot en met": the start of a sentence. */
export const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);
