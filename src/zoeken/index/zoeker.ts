import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BIJBESTAND } from '#zoeken/bundel.ts';
import { openIndexbestanden } from '#zoeken/openbaar/indexbestanden.ts';
import type { Bijbestand } from '#zoeken/samenvoegen.ts';
import { legeUitslag, type Zoekuitslag } from '#zoeken/uitslag.ts';
import { type Indexbron, Indexhouder } from './indexhouder.ts';
import { isIndex } from './indexmap.ts';
import { gevondenKenmerk } from './open-index.ts';
import { tekstkenmerk } from './stand.ts';
import { metWatErStaat, volgStand } from './wat-er-staat.ts';

interface Zoekvraag {
  /** The query of the address: "?q=loket&sector=po". */
  adres: string;
  nu: number;
}

/** Answers queries from the newest index there is, as far as what it says still stands on the site. */
export interface Zoeker {
  zoek(vraag: Zoekvraag): Promise<Zoekuitslag>;
  /** Which of these words are right Dutch; all of them while nothing can tell. */
  juist(woorden: readonly string[]): Promise<readonly string[]>;
  /**
   * A public file of an index as it may be read now: "laag.json" of the current one, "3f…/laag.json" of one that was made
   * before, or "bij.json"; "vervallen" when it tells of a page that is gone or changed.
   */
  bestand(naam: string): Promise<Buffer | 'vervallen' | null>;
  /** Names what answers now; null when nothing does. */
  readonly versie: string | null;
  /** Whether a search can find the text at this address as it is now, whatever others say beside it. */
  kanVinden(url: string, digest: string): boolean;
  /** Looks soon whether there is something to index. */
  bijwerken(): void;
  readonly stand: 'leeg' | 'bezig' | 'klaar' | 'fout';
  sluit(): Promise<void>;
}

/** Opens search. The last index answers at once, beside a small one for what changed; without one, searching starts when it is made. */
export async function openZoeker(bron: Indexbron): Promise<Zoeker> {
  const { inhoud, log, map } = bron;
  await mkdir(map, { recursive: true }).catch((err) => log.error({ err }, 'There is no place for a search index.'));
  const watErStaat = volgStand(bron);
  const bestanden = openIndexbestanden(async () => (await watErStaat()).stand);
  const houder = new Indexhouder(bron);
  await houder.begin();

  /** What a browser must know beside the index: told as things stand now, not as the small index has come so far. */
  async function bijNu(): Promise<Bijbestand | null> {
    if (!houder.huidig) return null;
    const { versie, map: indexmap, bij } = houder.huidig;
    const mappen = bij.map === null ? [indexmap] : [indexmap, join(indexmap, bij.map)];
    const weg = await Promise.all(mappen.map((een) => bestanden.weg(een)));
    return { versie, map: bij.map, weg: weg.flatMap((ids) => [...ids]).sort() };
  }

  return {
    async zoek({ adres, nu }) {
      const index = houder.huidig;
      if (!index) return legeUitslag(adres, false);
      try {
        const uitslag = await index.draad.zoek(adres, nu);
        return metWatErStaat(uitslag, await watErStaat(), { inhoud, isNog: (url, kenmerk) => gevondenKenmerk(index, url) === kenmerk });
      } catch (fout) {
        log.error({ err: fout }, 'A search failed.');
        return legeUitslag(adres, false);
      }
    },
    async juist(woorden) {
      return houder.huidig?.draad.juist(woorden).catch(() => woorden) ?? woorden;
    },
    async bestand(naam) {
      const [versie = '', ...rest] = naam.split('/');
      if (isIndex(map, versie)) return bestanden.lees(join(map, versie), rest.join('/'));
      if (naam !== BIJBESTAND) return houder.huidig && bestanden.lees(houder.huidig.map, naam);
      const bij = await bijNu();
      return bij && Buffer.from(JSON.stringify(bij));
    },
    get versie() {
      return houder.huidig?.kenmerk ?? null;
    },
    kanVinden(url, digest) {
      const kenmerk = houder.huidig ? gevondenKenmerk(houder.huidig, url) : undefined;
      return kenmerk !== undefined && tekstkenmerk(kenmerk) === digest;
    },
    bijwerken: () => houder.bijwerken(),
    get stand() {
      if (houder.groot.mislukt || houder.klein.mislukt) return 'fout';
      if (houder.huidig) return 'klaar';
      return houder.groot.bezig ? 'bezig' : 'leeg';
    },
    sluit: () => houder.sluit(),
  };
}
