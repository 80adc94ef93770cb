import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { type Berging, type Bergsleutel, type Geborgen, isBergsleutel } from './berging.ts';
import { schijfberging } from './schijfberging.ts';

const HOOGSTENS_BYTES = 1024 ** 3;

/**
 * The same as `bron`, with a copy on this machine of what was asked here last: what a key names never changes, so a copy is
 * never old, and is given also when the store is away. A disk that takes no copy holds nobody up.
 */
export async function leeskopie(bron: Berging, map: string, { hoogstens = HOOGSTENS_BYTES } = {}): Promise<Berging> {
  const hier = schijfberging(map);
  const laat = async (sleutel: Bergsleutel) => hier.weg(sleutel).catch(() => {});
  const bewaard = new LRUCache<Bergsleutel, number>({
    maxSize: hoogstens,
    sizeCalculation: (grootte) => Math.max(1, grootte),
    dispose: (_, sleutel, reden) => void (reden === 'evict' && laat(sleutel)),
  });
  for (const [sleutel, grootte] of await oudsteEerst(map)) bewaard.set(sleutel, grootte);

  async function bewaar(sleutel: Bergsleutel, { bytes, naam }: Geborgen): Promise<void> {
    await hier.zet(sleutel, bytes, naam).then(
      () => bewaard.set(sleutel, bytes.length),
      () => laat(sleutel),
    );
  }
  const onderweg = new Map<Bergsleutel, Promise<Geborgen | null>>();
  /** Once for everybody who wants it now. */
  function ophalen(sleutel: Bergsleutel): Promise<Geborgen | null> {
    const al = onderweg.get(sleutel);
    if (al) return al;
    const nieuw = bron
      .haal(sleutel)
      .then(async (gevonden) => {
        if (gevonden) await bewaar(sleutel, gevonden);
        return gevonden;
      })
      .finally(() => onderweg.delete(sleutel));
    onderweg.set(sleutel, nieuw);
    return nieuw;
  }
  return {
    zet: (sleutel, bytes, naam) => bron.zet(sleutel, bytes, naam),
    haal: async (sleutel) => (bewaard.get(sleutel) && (await hier.haal(sleutel).catch(() => null))) || ophalen(sleutel),
    kop: async (sleutel) => (bewaard.has(sleutel) && (await hier.kop(sleutel).catch(() => null))) || bron.kop(sleutel),
    async lijst() {
      const al = [...bewaard.keys()];
      const alle = await bron.lijst();
      // What was cleaned up by another node is no longer kept here either.
      const er = new Set(alle);
      for (const sleutel of al) if (!er.has(sleutel)) await vergeet(sleutel);
      return alle;
    },
    async weg(sleutel) {
      await bron.weg(sleutel);
      await vergeet(sleutel);
    },
  };

  async function vergeet(sleutel: Bergsleutel): Promise<void> {
    bewaard.delete(sleutel);
    await laat(sleutel);
  }
}

async function oudsteEerst(map: string): Promise<[Bergsleutel, number][]> {
  const namen = (await readdir(map).catch(() => [])).filter(isBergsleutel);
  const bestanden = await Promise.all(namen.map(async (naam) => ({ naam, stand: await stat(join(map, naam)).catch(() => null) })));
  return bestanden
    .toSorted((a, b) => (a.stand?.mtimeMs ?? 0) - (b.stand?.mtimeMs ?? 0))
    .flatMap(({ naam, stand }) => (stand ? [[naam, stand.size] as [Bergsleutel, number]] : []));
}
