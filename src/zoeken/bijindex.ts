import { type Laag, type Laagbestand, openLaag, woordenTekst, woordenUit } from './laag.ts';
import { onthoudend } from './onthouden.ts';
import type { Bron } from './pagefind.ts';
import type { Treffers } from './rangschikken.ts';

/** What changed since an index was made: a small index beside it, and what is no longer shown. */
export interface Bijbestand {
  /** The index that it goes with. */
  versie: string;
  /** Folder of the small index, within that of the other; null when there is none. */
  map: string | null;
  /** Numbers of pages, in either index, that were changed or taken away since. */
  weg: string[];
}

/** An index that is open, with the file that goes with it. */
export interface Opengeslagen {
  bestand: Laagbestand;
  bron: Bron;
}

/** An index and the small one beside it, as if they were one. */
export function samen(groot: Opengeslagen, klein: Opengeslagen | null, weg: ReadonlySet<string>): { laag: Laag; bron: Bron } {
  if (!klein && weg.size === 0) return { laag: openLaag(groot.bestand), bron: groot.bron };
  const nieuw = klein?.bestand.bladen ?? [];
  const bladen = [...groot.bestand.bladen, ...nieuw].filter(({ id }) => !weg.has(id));
  const woorden = opgeteld(groot.bestand.woorden, klein?.bestand.woorden);
  const isNieuw = new Set(nieuw.map(({ id }) => id));
  const treffers = onthoudend(async (term, precies) => {
    const [oude, nieuwe] = await Promise.all([groot.bron.treffers(term, precies), klein?.bron.treffers(term, precies)]);
    return verenigd(zonder(oude, weg), zonder(nieuwe ?? new Map(), weg), { paginas: bladen.length, nieuw: nieuw.length });
  });
  return {
    laag: openLaag({ ...groot.bestand, bladen, woorden }),
    bron: {
      treffers,
      fragment: (id) => (klein && isNieuw.has(id) ? klein.bron : groot.bron).fragment(id),
      nummers: async () => new Map([...(await groot.bron.nummers()), ...((await klein?.bron.nummers()) ?? [])]),
    },
  };
}

const zonder = (treffers: Treffers, weg: ReadonlySet<string>): Treffers =>
  [...weg].some((id) => treffers.has(id)) ? new Map([...treffers].filter(([id]) => !weg.has(id))) : treffers;

/** Pagefind weighs a word by how rare it is in its own index; in a small one that says little, so it is weighed as on the whole site. */
function verenigd(oude: Treffers, nieuwe: Treffers, aantal: { paginas: number; nieuw: number }): Treffers {
  if (nieuwe.size === 0) return oude;
  const schaal = zeldzaamheid(oude.size + nieuwe.size, aantal.paginas) / zeldzaamheid(nieuwe.size, aantal.nieuw);
  const herwogen = [...nieuwe].map(([id, { score, plekken }]) => [id, { score: score * schaal, plekken }] as const);
  return new Map([...oude, ...herwogen]);
}

const zeldzaamheid = (gevonden: number, paginas: number): number => Math.log1p((paginas - gevonden + 0.5) / (gevonden + 0.5));

function opgeteld(ene: string, andere: string | undefined): string {
  if (!andere) return ene;
  const som = woordenUit(ene);
  for (const [woord, aantal] of woordenUit(andere)) som.set(woord, (som.get(woord) ?? 0) + aantal);
  return woordenTekst(som);
}
