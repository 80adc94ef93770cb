// What each synonym group is worth: the measurement again with one group left out at a time. In a thread, for Pagefind's globals.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { openIndexOpSchijf } from '#zoeken/draad/index-op-schijf.ts';
import { type Laag, openLaag } from '#zoeken/laag.ts';
import { type Motor, maakMotor } from '#zoeken/motor.ts';
import { lezen } from '#zoeken/taal/vraag.ts';
import { type Cijfers, cijfers, type Gevonden, genoemde, type Meetvraag } from './zoekcijfers.ts';

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

/** The figures with no group left out first, then for every group. */
export function weglaten(opdracht: Opdracht): Promise<Weglating[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Weglating[]>();
  const draad = new Worker(new URL(import.meta.url), { workerData: { weglaten: opdracht } });
  draad.once('message', resolve);
  draad.once('error', reject);
  return promise.finally(() => void draad.terminate());
}

async function metenZonder({ map, vragen, nu, namen }: Opdracht): Promise<Weglating[]> {
  const index = await openIndexOpSchijf(map);
  const laag = openLaag(index.bestand);
  const antwoord = async (motor: Motor, vraag: Meetvraag): Promise<Gevonden> => {
    const { resultaten, twijfel } = await motor(`?${new URLSearchParams({ q: vraag.q })}`, { nu });
    return {
      vraag,
      ids: genoemde(
        vraag,
        resultaten.map(({ url }) => namen[url] ?? [url]),
      ),
      twijfel,
      ms: 0,
    };
  };
  const plan = (vraag: Meetvraag, deze: Laag) => JSON.stringify(lezen(vraag.q, deze));
  const motor = maakMotor(index, undefined, laag);
  const gewoon = [];
  for (const vraag of vragen) gewoon.push({ gevonden: await antwoord(motor, vraag), plan: plan(vraag, laag) });
  const uit: Weglating[] = [{ groep: '', cijfers: cijfers(gewoon.map(({ gevonden }) => gevonden)) }];
  for (const [nummer, [groep]] of laag.bestand.synoniemen.entries()) {
    // An empty group keeps its number, which the words in the index are made of.
    const groepen = laag.bestand.synoniemen.map((een, plek): typeof een => (plek === nummer ? ['\u0000', [], [], []] : een));
    const zonder = openLaag({ ...laag.bestand, synoniemen: groepen });
    const motorZonder = maakMotor(index, undefined, zonder);
    const gevonden = [];
    // A query that is read in the same way gets the same answer.
    for (const een of gewoon)
      gevonden.push(plan(een.gevonden.vraag, zonder) === een.plan ? een.gevonden : await antwoord(motorZonder, een.gevonden.vraag));
    uit.push({ groep, cijfers: cijfers(gevonden) });
  }
  return uit;
}

const opdracht: Opdracht | undefined = workerData?.weglaten;
if (opdracht) parentPort?.postMessage(await metenZonder(opdracht));
