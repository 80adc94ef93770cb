/** Some of the items of a list, a bit for each: what fits and how many is then told for 32 items at a time. */
export type Bitset = Uint32Array;

const PER_WOORD = 32;

export const niets = (lengte: number): Bitset => new Uint32Array(Math.ceil(lengte / PER_WOORD));

export function zetIn(deel: Bitset, plek: number): void {
  const woord = plek >>> 5;
  deel[woord] = (deel[woord] ?? 0) | (1 << (plek & 31));
}

/** What is in any of these. */
export function inEenVan(delen: readonly Bitset[], lengte: number): Bitset {
  const uit = niets(lengte);
  for (const deel of delen) for (let woord = 0; woord < uit.length; woord += 1) uit[woord] = (uit[woord] ?? 0) | (deel[woord] ?? 0);
  return uit;
}

/** What is in all of these; null for everything. */
export function inElkVan(delen: readonly Bitset[]): Bitset | null {
  return delen.length === 0 ? null : delen.reduce((over, deel) => over.map((bits, woord) => bits & (deel[woord] ?? 0)));
}

/** How many are in this, of those in the other or of all. */
export function aantalIn(deel: Bitset, ander: Bitset | null = null): number {
  let aantal = 0;
  for (let woord = 0; woord < deel.length; woord += 1) {
    const bits = deel[woord] ?? 0;
    aantal += enen(ander ? bits & (ander[woord] ?? 0) : bits);
  }
  return aantal;
}

/** The places of what is in this, in order. */
export function plekkenIn(deel: Bitset): number[] {
  const plekken: number[] = [];
  for (let woord = 0; woord < deel.length; woord += 1)
    for (let bits = deel[woord] ?? 0; bits !== 0; bits &= bits - 1) plekken.push(woord * PER_WOORD + 31 - Math.clz32(bits & -bits));
  return plekken;
}

/** How many bits of 32 are set, counted in pairs, then in fours, then together. */
function enen(bits: number): number {
  const paren = bits - ((bits >>> 1) & 0x55555555);
  const vieren = (paren & 0x33333333) + ((paren >>> 2) & 0x33333333);
  return Math.imul((vieren + (vieren >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
