/** Degrees start at twelve o'clock and go round with the clock; coordinates come rounded, for short markup. */
export function punt(midden: readonly [number, number], straal: number, graden: number): [number, number] {
  const hoek = ((graden - 90) * Math.PI) / 180;
  return [rond(midden[0] + straal * Math.cos(hoek)), rond(midden[1] + straal * Math.sin(hoek))];
}

/** A piece of a circle as an open path. */
export function boog(midden: readonly [number, number], straal: number, van: number, tot: number): string {
  const [x1, y1] = punt(midden, straal, van);
  const [x2, y2] = punt(midden, straal, tot);
  return `M${x1} ${y1}A${straal} ${straal} 0 ${tot - van > 180 ? 1 : 0} 1 ${x2} ${y2}`;
}

/** A piece of a ring between two radii as a closed path. */
export function steen(midden: readonly [number, number], [binnen, buiten]: readonly [number, number], van: number, tot: number): string {
  const [x1, y1] = punt(midden, buiten, van);
  const [x2, y2] = punt(midden, buiten, tot);
  const [x3, y3] = punt(midden, binnen, tot);
  const [x4, y4] = punt(midden, binnen, van);
  const groot = tot - van > 180 ? 1 : 0;
  return `M${x1} ${y1}A${buiten} ${buiten} 0 ${groot} 1 ${x2} ${y2}L${x3} ${y3}A${binnen} ${binnen} 0 ${groot} 0 ${x4} ${y4}Z`;
}

const rond = (getal: number) => Math.round(getal * 100) / 100;
