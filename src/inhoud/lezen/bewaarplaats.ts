import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { digestVan } from '#grond/digest.ts';
import { splitsen } from '#inhoud/frontmatter.ts';
import type { Inhoudsfout, Kop, Stuk } from '#inhoud/stuk.ts';
import { isFout } from '#inhoud/stuk-lezen.ts';
import type { Bijlage } from '#inhoud/tekst/onderdelen.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { openKast } from './kast.ts';

/** What was read before, by path, with a mark of the file as it was. */
export type GelezenBestanden = Map<string, { kenmerk: string; stuk: Stuk | Inhoudsfout }>;

interface Gerenderd {
  html: string;
  koppen: Kop[];
}

/** What was made of files, kept in `map`, which can be thrown away at any time. */
export interface Bewaarplaats {
  gelezen(): GelezenBestanden;
  onthoud(gewijzigd: GelezenBestanden, verdwenen: Iterable<string>): void;
  html(stuk: Stuk): Gerenderd;
  /** Digests of texts that were rendered before. */
  gerenderd(): string[];
  vergeet(digests: Iterable<string>): void;
  sluit(): void;
}

/** What was asked last stays in memory; the rest is fetched again. */
const MAX_IN_GEHEUGEN = 500;
const BLAD = 'html ';
const STUK = 'stuk ';

export function openBewaarplaats(map: string): Bewaarplaats {
  const kast = openKast(map);
  const geheugen = new LRUCache<string, Gerenderd>({ max: MAX_IN_GEHEUGEN });

  function ophalen(stuk: Stuk): Gerenderd {
    const bewaard = kast.haal(BLAD + stuk.digest);
    if (bewaard) return JSON.parse(bewaard);
    const bijlagen: readonly Bijlage[] = 'downloads' in stuk.gegevens ? stuk.gegevens.downloads : [];
    const gerenderd = tekstNaarHtml(stuk.tekst, bijlagen);
    kast.leg([[BLAD + stuk.digest, JSON.stringify(gerenderd)]]);
    return gerenderd;
  }

  return {
    gelezen() {
      const gelezen: GelezenBestanden = new Map();
      kast.elk(STUK, (pad, tekst) => gelezen.set(pad, metTekst(JSON.parse(tekst), pad)));
      return gelezen;
    },
    onthoud: (gewijzigd, verdwenen) =>
      kast.leg([
        ...[...gewijzigd].map(
          ([pad, { kenmerk, stuk }]) => [STUK + pad, JSON.stringify({ kenmerk, stuk: { ...stuk, tekst: undefined } })] as const,
        ),
        ...[...verdwenen].map((pad) => [STUK + pad, null] as const),
      ]),
    html(stuk) {
      const gerenderd = geheugen.get(stuk.digest) ?? ophalen(stuk);
      geheugen.set(stuk.digest, gerenderd);
      return gerenderd;
    },
    gerenderd: () => kast.namen(BLAD),
    vergeet: (digests) => kast.leg([...digests].map((digest) => [BLAD + digest, null] as const)),
    sluit: kast.sluit,
  };
}

/** What comes out of the cupboard has its text still in its file: most texts are rendered already and never asked for. */
function metTekst(gelezen: { kenmerk: string; stuk: Stuk | Inhoudsfout }, pad: string): typeof gelezen {
  const { stuk } = gelezen;
  if (isFout(stuk)) return gelezen;
  const lees = () => {
    const bron = readFileSync(pad, 'utf8');
    if (digestVan(bron) !== stuk.digest) throw new Error('The file has changed meanwhile.');
    return splitsen(bron).tekst;
  };
  Object.defineProperty(stuk, 'tekst', { get: lees, enumerable: true });
  return gelezen;
}
