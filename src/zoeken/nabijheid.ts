/** Within how many words thoughts count as close. */
const DICHTBIJ = 12;

/** 0 when thoughts stand far apart on the page, towards 1 when every next one stands beside the former. */
export function nabijheid(plekken: readonly (readonly number[])[]): number {
  if (plekken.length < 2) return 0;
  let som = 0;
  for (let i = 1; i < plekken.length; i++) som += Math.max(0, 1 - dichtst(plekken[i - 1] ?? [], plekken[i] ?? []) / DICHTBIJ);
  return som / (plekken.length - 1);
}

function dichtst(ene: readonly number[], andere: readonly number[]): number {
  const [a, b] = [ene, andere].map((plekken) => plekken.toSorted((x, y) => x - y));
  let minst = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; a && b && i < a.length && j < b.length; ) {
    const [x = 0, y = 0] = [a[i], b[j]];
    minst = Math.min(minst, Math.abs(x - y));
    if (x < y) i += 1;
    else j += 1;
  }
  return minst;
}
