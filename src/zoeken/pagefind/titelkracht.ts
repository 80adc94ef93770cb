import type { Bron } from './bronnen.ts';
import type { Deelindex } from './deelindex.ts';

/** What words in the title add, per page; null when none stands in one. */
export function titelkracht({ wijzer }: Deelindex, bronnen: readonly Bron[], idf: readonly number[], paginas: number): Float64Array | null {
  const heel = idf.reduce((som, een) => som + een, 0);
  const [geraakt, laatste] = [new Float64Array(paginas), new Int32Array(paginas).fill(-1)];
  let is = false;
  for (const { stuk, vorm, term } of bronnen) {
    for (let rij = vorm.van; rij < vorm.tot; rij++) {
      const blad = stuk.bladen[rij] ?? 0;
      const velden = stuk.metavelden.subarray(stuk.metaVanaf[rij], stuk.metaVanaf[rij + 1]);
      if (laatste[blad] === term || !velden.includes(wijzer.titelveld)) continue;
      laatste[blad] = term;
      geraakt[blad] = (geraakt[blad] ?? 0) + (idf[term] ?? 0);
      is = true;
    }
  }
  return is && heel > 0 ? geraakt.map((kracht) => kracht * (kracht / heel) ** 2) : null;
}
