import type { Bron } from './bronnen.ts';

/** All places of all sources, page by page, and of which source each is. */
export interface Verzameld {
  vanaf: Uint32Array;
  plekken: Uint32Array;
  gewichten: Uint8Array;
  bron: Uint16Array;
}

/** Brings together what stands on each page. */
export function verzameld(bronnen: readonly Bron[], paginas: number): Verzameld {
  const vanaf = new Uint32Array(paginas + 1);
  for (const { stuk, vorm } of bronnen) {
    for (let rij = vorm.van; rij < vorm.tot; rij++) {
      const blad = stuk.bladen[rij] ?? 0;
      vanaf[blad + 1] = (vanaf[blad + 1] ?? 0) + (stuk.vanaf[rij + 1] ?? 0) - (stuk.vanaf[rij] ?? 0);
    }
  }
  for (let blad = 0; blad < paginas; blad++) vanaf[blad + 1] = (vanaf[blad + 1] ?? 0) + (vanaf[blad] ?? 0);
  const totaal = vanaf[paginas] ?? 0;
  const uit = { vanaf, plekken: new Uint32Array(totaal), gewichten: new Uint8Array(totaal), bron: new Uint16Array(totaal) };
  const vrij = vanaf.slice();
  bronnen.forEach(({ stuk, vorm }, nummer) => {
    for (let rij = vorm.van; rij < vorm.tot; rij++) {
      const blad = stuk.bladen[rij] ?? 0;
      let naar = vrij[blad] ?? 0;
      for (let van = stuk.vanaf[rij] ?? 0; van < (stuk.vanaf[rij + 1] ?? 0); van++, naar++) {
        uit.plekken[naar] = stuk.plekken[van] ?? 0;
        uit.gewichten[naar] = stuk.gewichten[van] ?? 0;
        uit.bron[naar] = nummer;
      }
      vrij[blad] = naar;
    }
  });
  return uit;
}
