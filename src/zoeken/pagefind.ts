import { LRUCache } from 'lru-cache';
import { isKort } from '#zoeken/taal/begrip.ts';
import { stam } from '#zoeken/taal/stam.ts';
import { isStopwoord } from '#zoeken/taal/stopwoorden.ts';
import type { Laagbestand } from './laag.ts';
import type { Gevraagd } from './pagefind/bronnen.ts';
import { type Bundellezer, Deelindex } from './pagefind/deelindex.ts';
import { zoekPrecies } from './pagefind/precies.ts';
import { zoekRuim } from './pagefind/ruim.ts';
import { onthoudend, type Treffer, type Treffers, treffersUit } from './pagefind/treffers.ts';
import { type Fragment, leesPagina, type Pagina } from './pagina.ts';
import { woordenUit } from './woordenlijst.ts';

/** An index, open: what the rules need to know beside Pagefind's files, and the questions they ask. Pages go by their place in the file. */
export interface Index {
  bestand: Laagbestand;
  treffers(term: string, precies: boolean): Promise<Treffers>;
  pagina(blad: number): Promise<Pagina | null>;
}

const PAGINA_BYTES = 16 * 1024 * 1024;

/** Opens an index of which `lees` gives the files. */
export async function openIndex(bestand: Laagbestand, lees: Bundellezer): Promise<Index> {
  const plek = new Map(bestand.bladen.map(({ id }, nummer) => [id, nummer]));
  const delen = await Promise.all(
    bestand.delen.map(async ({ map, wijzer }) => {
      const deel = await Deelindex.open(lees, map, wijzer);
      return { deel, map, bladen: deel.wijzer.ids.map((id) => plek.get(id)) };
    }),
  );
  const mapVan = new Map(delen.flatMap(({ map, bladen }) => bladen.map((blad) => [blad, map])));
  const gevraagd = vragenMet(bestand);
  const paginas = new LRUCache<number, Pagina>({
    maxSize: PAGINA_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
    fetchMethod: async (blad) => leesPagina(await fragmentUit(lees, bestand.bladen[blad]?.id ?? '', mapVan.get(blad))),
  });
  return {
    bestand,
    treffers: onthoudend(async (term, precies) => {
      const woorden = gevraagd(term);
      if (woorden.length === 0) return treffersUit([]);
      const gevonden = await Promise.all(
        delen.map(async ({ deel, bladen }) => {
          const treffers = await (precies ? zoekPrecies(deel, woorden) : zoekRuim(deel, woorden));
          return treffers.flatMap((treffer): Treffer[] => {
            const blad = bladen[treffer.blad];
            return blad === undefined ? [] : [{ ...treffer, blad }];
          });
        }),
      );
      return treffersUit(gevonden.flat());
    }),
    // A page whose fragment may not be read any more is no result.
    pagina: async (blad) => (await paginas.fetch(blad).catch(() => undefined)) ?? null,
  };
}

/** A page by its number, as it stands in the bundle. */
export async function fragmentUit(lees: Bundellezer, id: string, map = ''): Promise<Fragment> {
  return JSON.parse(new TextDecoder().decode(await lees(`${map}fragment/${id}.pf_fragment`)));
}

/** The words of a term with their stems in the index; a form that the site does not have goes under that of its commonest other form. */
function vragenMet({ woorden, stopwoorden }: Laagbestand): (term: string) => Gevraagd[] {
  const regels = new Map([...woordenUit(woorden), ...woordenUit(stopwoorden)]);
  const meesten = new Map<string, { aantal: number; stam: string }>();
  for (const [woord, regel] of regels) if (regel.aantal > (meesten.get(stam(woord))?.aantal ?? 0)) meesten.set(stam(woord), regel);
  return (term) =>
    term.split(' ').flatMap((geschreven): Gevraagd[] => {
      const woord = geschreven.replaceAll('-', '');
      const getypt = woord.replaceAll('&', '');
      const regel = regels.get(woord) ?? (isKort(woord) || isStopwoord(woord) ? undefined : meesten.get(stam(woord)));
      return getypt ? [{ getypt, stam: regel?.stam ?? getypt }] : [];
    });
}
