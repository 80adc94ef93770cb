// What each synonym group is worth: the measurement again with one group left out at a time. In a thread, for Pagefind's globals.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Laag, openLaag } from '#zoeken/laag.ts';
import { maakMotor } from '#zoeken/motor.ts';
import { leesBestand, openBundel } from '#zoeken/openen-node.ts';
import { type Cijfers, cijfers, type Meetvraag } from './zoekcijfers.ts';

export interface Weglating {
  groep: string;
  cijfers: Cijfers;
}
interface Opdracht {
  map: string;
  vragen: readonly Meetvraag[];
  nu: number;
  /** Names of a page by its address. */
  namen: Record<string, string[]>;
}

/** The figures with no group left out first, then for every group that changes an answer. */
export function weglaten(opdracht: Opdracht): Promise<Weglating[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Weglating[]>();
  const draad = new Worker(new URL(import.meta.url), { workerData: { weglaten: opdracht } });
  draad.once('message', resolve);
  draad.once('error', reject);
  return promise.finally(() => void draad.terminate());
}

async function metenZonder({ map, vragen, nu, namen }: Opdracht): Promise<Weglating[]> {
  const laag = openLaag(await leesBestand(map));
  const bron = await openBundel(map);
  const meet = async (deze: Laag) => {
    const motor = maakMotor(deze, bron);
    const gevonden = [];
    for (const vraag of vragen) {
      const { resultaten } = await motor(`?${new URLSearchParams({ q: vraag.q })}`, { nu });
      const genoemd = new Set([...(vraag.verwacht ?? []), ...Object.keys(vraag.relevant ?? {})]);
      const ids = resultaten.map(({ url }) => namen[url]?.find((id) => genoemd.has(id)) ?? url);
      gevonden.push({ vraag, ids: [...new Set(ids)], ms: 0 });
    }
    return cijfers(gevonden);
  };
  const uit = [{ groep: '', cijfers: await meet(laag) }];
  for (const [nummer, [groep]] of laag.bestand.synoniemen.entries()) {
    // An empty group keeps its number, which the words in the index are made of.
    const groepen = laag.bestand.synoniemen.map((een, plek): typeof een => (plek === nummer ? ['\u0000', [], [], []] : een));
    uit.push({ groep, cijfers: await meet(openLaag({ ...laag.bestand, synoniemen: groepen })) });
  }
  return uit;
}

const opdracht: Opdracht | undefined = workerData?.weglaten;
if (opdracht) parentPort?.postMessage(await metenZonder(opdracht));
