import { onthoudend, plekkenOp, type Treffer, type Treffers, treffersUit } from './pagefind/treffers.ts';
import type { Index } from './pagefind.ts';
import { woordenTekst, woordenUit } from './woordenlijst.ts';

/** What changed since an index was made: a small index beside it, and what is no longer shown. */
export interface Bijbestand {
  /** The index that it goes with. */
  versie: string;
  /** Folder of the small index, within that of the other; null when there is none. */
  map: string | null;
  /** Numbers of pages, in either index, that were changed or taken away since. */
  weg: string[];
}

/** An index and the small one beside it as one, without the pages in `weg`. */
export function samenvoegen(groot: Index, klein: Index | null, weg: ReadonlySet<string>): Index {
  if (!klein && weg.size === 0) return groot;
  const bladen: Index['bestand']['bladen'] = [];
  /** Where a page of one of both stands in the whole; -1 for what is gone. */
  const plaatsen = (index: Index | null) =>
    Int32Array.from(index?.bestand.bladen ?? [], (regel) => (weg.has(regel.id) ? -1 : bladen.push(regel) - 1));
  const plaatsenGroot = plaatsen(groot);
  const eersteKleine = bladen.length;
  const plaatsenKlein = plaatsen(klein);
  const kleine = bladen.length - eersteKleine;
  const terug = new Uint32Array(bladen.length);
  for (const van of [plaatsenGroot, plaatsenKlein]) {
    van.forEach((plaats, eigen) => {
      if (plaats >= 0) terug[plaats] = eigen;
    });
  }
  return {
    bestand: { ...groot.bestand, bladen, woorden: opgeteld(groot.bestand.woorden, klein?.bestand.woorden) },
    treffers: onthoudend(async (term, precies) => {
      const [oude, nieuwe] = await Promise.all([groot.treffers(term, precies), klein?.treffers(term, precies)]);
      const gevonden = [opPlaats(oude, plaatsenGroot), nieuwe ? opPlaats(nieuwe, plaatsenKlein) : []] as const;
      return treffersUit(verenigd(...gevonden, { paginas: bladen.length, nieuw: kleine }));
    }),
    pagina: async (blad) => (klein && blad >= eersteKleine ? klein : groot).pagina(terug[blad] ?? 0),
  };
}

function opPlaats(treffers: Treffers, plaatsen: Int32Array): Treffer[] {
  return Array.from(
    treffers.bladen,
    (blad, nummer): Treffer => ({
      blad: plaatsen[blad] ?? -1,
      score: treffers.scores[nummer] ?? 0,
      plekken: plekkenOp(treffers, blad),
    }),
  ).filter(({ blad }) => blad >= 0);
}

/** Pagefind weighs a word by how rare it is in its own index; in a small one that says little, so it is weighed as on the whole site. */
function verenigd(oude: Treffer[], nieuwe: Treffer[], aantal: { paginas: number; nieuw: number }): Treffer[] {
  if (nieuwe.length === 0) return oude;
  const schaal = zeldzaamheid(oude.length + nieuwe.length, aantal.paginas) / zeldzaamheid(nieuwe.length, aantal.nieuw);
  return [...oude, ...nieuwe.map((een) => ({ ...een, score: een.score * schaal }))];
}

const zeldzaamheid = (gevonden: number, paginas: number): number => Math.log1p((paginas - gevonden + 0.5) / (gevonden + 0.5));

function opgeteld(ene: string, andere: string | undefined): string {
  if (!andere) return ene;
  const som = woordenUit(ene);
  for (const [woord, { aantal, stam }] of woordenUit(andere)) som.set(woord, { aantal: (som.get(woord)?.aantal ?? 0) + aantal, stam });
  return woordenTekst(som);
}
