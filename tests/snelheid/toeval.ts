/** Chance that comes out the same every time: what is measured today can be measured again tomorrow. */
export interface Toeval {
  /** From 0 up to but not including 1. */
  getal(): number;
  /** A whole number from `van` to `tot`, both included. */
  heel(van: number, tot: number): number;
  kies<T>(uit: readonly [T, ...T[]] | readonly T[]): T;
  /** So many different ones, in the order in which they stood. */
  enkele<T>(uit: readonly T[], hoeveel: number): T[];
}

export function toeval(zaad: number): Toeval {
  let stand = zaad >>> 0;
  // mulberry32
  function getal(): number {
    stand = (stand + 0x6d2b79f5) >>> 0;
    let t = Math.imul(stand ^ (stand >>> 15), stand | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  const heel = (van: number, tot: number): number => van + Math.floor(getal() * (tot - van + 1));
  function kies<T>(uit: readonly T[]): T {
    const gekozen = uit[heel(0, uit.length - 1)];
    if (gekozen === undefined) throw new Error('Nothing to choose from.');
    return gekozen;
  }
  function enkele<T>(uit: readonly T[], hoeveel: number): T[] {
    const plekken = new Set<number>();
    while (plekken.size < Math.min(hoeveel, uit.length)) plekken.add(heel(0, uit.length - 1));
    return [...plekken].sort((a, b) => a - b).flatMap((plek) => uit.slice(plek, plek + 1));
  }
  return { getal, heel, kies, enkele };
}
