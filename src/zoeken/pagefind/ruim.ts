import { Bladtelling } from './bladtelling.ts';
import { type Bron, bronnenVan, type Gevraagd } from './bronnen.ts';
import type { Deelindex } from './deelindex.ts';
import { titelkracht } from './titelkracht.ts';
import type { Treffer } from './treffers.ts';
import { verzameld } from './verzamelen.ts';

/** How much a long page is held against it. */
const LENGTE_TELT = 0.5;

/** Pages on which all these words stand or begin, with how strongly: Pagefind's BM25 with its bonuses for length, accents and the title. */
export async function zoekRuim(deel: Deelindex, gevraagd: readonly Gevraagd[]): Promise<Treffer[]> {
  const perTerm = await Promise.all(
    gevraagd.map(async ({ stam }) => {
      const langer = await deel.metBegin(stam);
      if (langer.length > 0) return langer;
      const korter = await deel.langsteBegin(stam);
      return korter ? [korter] : [];
    }),
  );
  const bronnen = bronnenVan(gevraagd, perTerm);
  const paginas = deel.wijzer.ids.length;
  const staatOp = gevraagd.map((_, term) =>
    bladenMet(
      bronnen.filter((bron) => bron.term === term),
      paginas,
    ),
  );
  const gevonden = staatOp.filter(({ aantal }) => aantal > 0);
  if (gevonden.length === 0) return [];
  const idf = staatOp.map(({ aantal }) => Math.log((paginas - aantal + 0.5) / (aantal + 0.5) + 1));
  const opBlad = verzameld(bronnen, paginas);
  const titels = titelkracht(deel, bronnen, idf, paginas);
  const opAlle = gevonden.map(({ bladen }) => bladen).reduce((alle, bladen) => alle.map((op, blad) => op & (bladen[blad] ?? 0)));
  const treffers: Treffer[] = [];
  const telling = new Bladtelling(bronnen, idf);
  for (let blad = 0; blad < paginas; blad++) {
    if (!opAlle[blad]) continue;
    const lengte = 1 - LENGTE_TELT + LENGTE_TELT * ((deel.wijzer.lengten[blad] ?? 0) / deel.gemiddeld);
    const { score, plekken } = telling.tel(opBlad, blad, lengte);
    treffers.push({ blad, score: score + (titels?.[blad] ?? 0), plekken });
  }
  return treffers;
}

function bladenMet(bronnen: readonly Bron[], paginas: number): { bladen: Uint8Array; aantal: number } {
  const bladen = new Uint8Array(paginas);
  let aantal = 0;
  for (const { stuk, vorm } of bronnen) {
    for (let rij = vorm.van; rij < vorm.tot; rij++) {
      const blad = stuk.bladen[rij] ?? 0;
      if (bladen[blad] === 0) aantal += 1;
      bladen[blad] = 1;
    }
  }
  return { bladen, aantal };
}
