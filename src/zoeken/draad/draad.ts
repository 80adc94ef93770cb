import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bijbestand } from '#zoeken/samenvoegen.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';

/** A query, what now stands beside the index, or to get up to speed; moments in ms. */
type Vraag = { adres: string; nu: number } | { bij: Bijbestand } | { warm: number };
export type Opdracht = { nummer: number } & Vraag;
/** Number 0 says that the thread is ready. */
export interface Antwoord {
  nummer: number;
  uitslag?: Zoekuitslag | undefined;
  fout?: string;
}

/** One index, open and answering in a thread of its own. */
export interface Draad {
  zoek(adres: string, nu: number): Promise<Zoekuitslag>;
  /** From the answer on, searches follow what changed since the index was made. */
  neem(bij: Bijbestand): Promise<void>;
  /** Makes that the next search is as quick as any; searches that come meanwhile are answered, and when it fails they just take longer. */
  loopWarm(nu: number): Promise<void>;
  sluit(): Promise<void>;
}

const START_MS = 30_000;
const VRAAG_MS = 3_000;
const MEESTE_TEGELIJK = 200;
const MB = 512;

/** Opens the index in `map`; rejects when it cannot answer. `opEinde` is called when the thread stops by itself. */
export async function openDraad(map: string, opEinde: (fout: Error) => void = () => {}): Promise<Draad> {
  const werker = new Worker(join(import.meta.dirname, 'in-de-draad.ts'), {
    workerData: { map },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MB },
  });
  werker.unref();
  const wachtend = new Map<number, PromiseWithResolvers<Zoekuitslag | undefined>>();
  let volgende = 0;
  let gesloten = false;
  const einde = (fout: Error) => {
    for (const { reject } of wachtend.values()) reject(fout);
    wachtend.clear();
    if (!gesloten) opEinde(fout);
    gesloten = true;
  };
  werker.on('error', einde);
  werker.on('exit', (code) => einde(new Error(`The search thread ended with ${code}.`)));
  werker.on('message', ({ nummer, uitslag, fout }: Antwoord) => {
    const vraag = wachtend.get(nummer);
    wachtend.delete(nummer);
    if (fout) vraag?.reject(new Error(fout));
    else vraag?.resolve(uitslag);
  });

  /** A thread that does not answer in time is stuck: it goes, and everything it had to do with it. */
  async function binnen(ms: number, nummer: number): Promise<Zoekuitslag | undefined> {
    const vraag = Promise.withResolvers<Zoekuitslag | undefined>();
    wachtend.set(nummer, vraag);
    const wekker = setTimeout(() => {
      einde(new Error(`No answer within ${ms} ms.`));
      void werker.terminate();
    }, ms);
    return vraag.promise.finally(() => clearTimeout(wekker));
  }

  const stel = (ms: number, opdracht: Vraag) => {
    if (gesloten) throw new Error('The search thread has ended.');
    volgende += 1;
    const antwoord = binnen(ms, volgende);
    werker.postMessage({ nummer: volgende, ...opdracht } satisfies Opdracht);
    return antwoord;
  };
  let inRij = 0;
  let vorige: Promise<unknown> = Promise.resolve();
  /** One search at a time: together they would all be late, and a thread that is only busy would count as stuck. */
  const zoekOpBeurt = (adres: string, nu: number) => {
    inRij += 1;
    const antwoord = vorige.then(() => stel(VRAAG_MS, { adres, nu })).finally(() => inRij--);
    vorige = antwoord.catch(() => {});
    return antwoord;
  };

  await binnen(START_MS, 0);
  return {
    async zoek(adres, nu) {
      if (inRij >= MEESTE_TEGELIJK) throw new Error('Too many searches at once.');
      const uitslag = await zoekOpBeurt(adres, nu);
      if (!uitslag) throw new Error('The search thread gave no answer.');
      return uitslag;
    },
    async neem(bij) {
      await stel(START_MS, { bij });
    },
    async loopWarm(nu) {
      if (!gesloten) await stel(START_MS, { warm: nu }).catch(() => {});
    },
    async sluit() {
      gesloten = true;
      await werker.terminate();
    },
  };
}
