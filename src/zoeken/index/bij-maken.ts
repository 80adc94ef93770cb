import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LAAGBESTAND, STANDBESTAND } from '#zoeken/bundel.ts';
import { type Laagbestand, lijstUit } from '#zoeken/laag.ts';
import { schrijfPaginawoorden } from '#zoeken/openbaar/paginawoorden.ts';
import { woordenschat } from '#zoeken/taal/woordenschat.ts';
import { aantallenUit } from '#zoeken/woordenlijst.ts';
import type { Blad } from './bladen/blad.ts';
import { getelde, metStammen, paginawoorden, regelVan } from './bladen/bladregel.ts';
import { verrijker } from './bladen/record.ts';
import { maakDeel } from './deel-maken.ts';

/** What the child that makes a small index gets. */
export interface Bijopdracht {
  bladen: readonly Blad[];
  /** Their addresses, with their marks. */
  stand: readonly (readonly [url: string, kenmerk: string])[];
  /** Folder of the index that it comes beside. */
  naast: string;
  /** A folder that does not exist yet. */
  map: string;
}

/** Makes a small index of new and changed pages that goes with the one in `naast`, and proves that it answers. */
export async function maakBijindex({ bladen, stand, naast, map }: Bijopdracht): Promise<void> {
  const groot: Laagbestand = JSON.parse(await readFile(join(naast, LAAGBESTAND), 'utf8'));
  const lijst = lijstUit(groot.synoniemen);
  const perBlad = bladen.map(paginawoorden);
  const woorden = getelde(perBlad);
  const verrijk = verrijker(woordenschat(new Map([...aantallenUit(groot.woorden), ...woorden]), lijst.woorden), lijst);
  const bezet = new Set(groot.bladen.map(({ id }) => id));
  const geschreven = await metStammen(woorden);
  const { nummers, wijzer } = await maakDeel({ bladen, map, verrijk, bezet });
  const laag: Laagbestand = {
    ...groot,
    ...{ delen: [{ map: '', wijzer }], synoniemen: [], ...geschreven },
    bladen: bladen.map((blad) => regelVan(blad, nummers.get(blad.url), groot.facetten)),
  };
  await writeFile(join(map, STANDBESTAND), JSON.stringify(stand.map(([url, kenmerk]) => [url, nummers.get(url), kenmerk])));
  await schrijfPaginawoorden(map, new Map(bladen.map(({ url }, plek) => [nummers.get(url) ?? '', perBlad[plek] ?? ''])));
  await writeFile(join(map, LAAGBESTAND), JSON.stringify(laag));
}
