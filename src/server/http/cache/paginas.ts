import { LRUCache } from 'lru-cache';
import type { Moment } from '#db/tabellen.ts';
import { type Antwoord, type Klaarliggend, legKlaar } from '#server/http/answer/antwoord.ts';
import { metTekenset } from '#server/http/answer/mediatypes.ts';
import { pickParameters } from '#server/http/gate/parameters.ts';
import type { Release, SlotKind, Slots, Visitor } from '#server/http/gate/slots.ts';
import type { Verslag } from '#server/http/locals.ts';
import type { Marks, Subjects } from './subjects.ts';

export interface Paginadienst {
  /** The answer for a public address, from memory when what it shows has not changed; null for who asks too much at once. */
  haal(pad: string, vraag: string, visitor: () => Visitor): Uit | Promise<Uit>;
  readonly bytes: number;
}

type Uit = Klaarliggend | Antwoord | null;

export interface Paginabron {
  /** Renders an address for nobody in particular. */
  render(pad: string, vraag: string): Promise<{ antwoord: Antwoord; verslag: Verslag }>;
  subjects: Subjects;
  slots: Slots;
  vast: readonly string[];
  klok?: () => Moment;
}

interface Kept {
  klaar: Klaarliggend;
  bytes: number;
  /** What it read, as that was then. */
  marks: Marks;
  tot: Moment;
}

interface Made {
  antwoord: Klaarliggend | Antwoord;
  /** What others may get as well. */
  samen?: Kept;
}

const MB = 1024 * 1024;
const MOST_PATHS = 20_000;
const kindOf = (pad: string): SlotKind => (pad.startsWith('/zoeken/') ? 'search' : 'pages');
const memory = (most: number) =>
  new LRUCache<string, Kept>({ maxSize: most, maxEntrySize: most / 4, sizeCalculation: ({ bytes }) => Math.ceil(bytes) });

/** Keeps public answers until what they show changes. Many visitors who ask for the same at once get one rendering. */
export function openPaginas({ render, subjects, slots, vast, klok = Date.now }: Paginabron): Paginadienst {
  // Questions are endless, pages are not: a flood of questions may not push the pages out.
  const gewoon = memory(96 * MB);
  const gevraagd = memory(32 * MB);
  /** The names of the parameters that pages were seen to read. */
  const namen = new LRUCache<string, readonly string[]>({ max: MOST_PATHS });
  const onderweg = new Map<string, Promise<Made>>();
  const memoryFor = (adres: string) => (adres.includes('?') ? gevraagd : gewoon);

  /** The address with only what the page reads of it; null when that is not known yet. */
  function keyOf(pad: string, vraag: string): string | null {
    if (vraag === '') return pad;
    const gelezen = namen.get(pad);
    if (!gelezen) return null;
    const deel = gelezen.length > 0 ? pickParameters(vraag, gelezen).toString() : '';
    return deel ? `${pad}?${deel}` : pad;
  }

  function haal(pad: string, vraag: string, visitor: () => Visitor, slot?: Release): Uit | Promise<Uit> {
    const key = keyOf(pad, vraag);
    const kept = key === null ? undefined : memoryFor(key).get(key);
    if (!kept || klok() >= kept.tot) return samen(pad, vraag, visitor, slot);
    const geef = (still: boolean) => {
      if (!still) return samen(pad, vraag, visitor, slot);
      slot?.();
      return kept.klaar;
    };
    const still = subjects.areStill(kept.marks);
    return still instanceof Promise ? still.then(geef) : geef(still);
  }

  async function samen(pad: string, vraag: string, visitor: () => Visitor, slot?: Release): Promise<Uit> {
    const wie = keyOf(pad, vraag) ?? `${pad}?${vraag}`;
    const lopend = onderweg.get(wie);
    if (lopend) {
      // What is being made needs no second place.
      slot?.();
      const { samen: ander } = await lopend;
      // What it read before this visitor asked may have changed since.
      if (ander && (await subjects.areStill(ander.marks))) return ander.klaar;
    }
    const mijn = (!lopend && slot) || slots.take(kindOf(pad), visitor());
    if (mijn === null) return null;
    // While this visitor waited, another may have had it made.
    if (mijn instanceof Promise) return mijn.then((gekregen) => gekregen && haal(pad, vraag, visitor, gekregen));
    const werk = maak(pad, vraag).finally(() => {
      mijn();
      if (onderweg.get(wie) === werk) onderweg.delete(wie);
    });
    onderweg.set(wie, werk);
    return (await werk).antwoord;
  }

  async function maak(pad: string, vraag: string): Promise<Made> {
    const { antwoord, verslag } = await render(pad, vraag);
    const { openbaar, parameters } = verslag;
    const gezet = antwoord.koppen.some(([naam]) => naam.toLowerCase() === 'set-cookie');
    if (!openbaar || antwoord.status !== 200 || gezet) return { antwoord };
    namen.set(pad, [...new Set([...(namen.get(pad) ?? []), ...parameters])].sort());
    const klaar = { ...legAntwoordKlaar(antwoord, vast), vondNiets: verslag.vondNiets };
    const kept: Kept = { klaar, bytes: klaar.bytes, marks: [...verslag.marks], tot: openbaar.tot };
    const key = keyOf(pad, vraag);
    if (key !== null && kept.marks.every(([, mark]) => mark !== null)) memoryFor(key).set(key, kept);
    return { antwoord: klaar, samen: kept };
  }

  return {
    haal,
    get bytes() {
      return gewoon.calculatedSize + gevraagd.calculatedSize;
    },
  };
}

function legAntwoordKlaar({ koppen, lichaam }: Antwoord, vast: readonly string[]): Klaarliggend {
  const soort = koppen.find(([naam]) => naam.toLowerCase() === 'content-type')?.[1] ?? 'text/html';
  const extra = koppen.filter(([naam]) => /^(content-disposition|link|x-robots-tag|last-modified)$/i.test(naam)).flat();
  const bewaren = ['Cache-Control', 'public, max-age=0, must-revalidate'];
  return legKlaar({
    lichaam,
    geperst: 'op-vraag',
    koppen: [...vast, 'Content-Type', metTekenset('content-type', soort), ...extra, ...bewaren],
  });
}
