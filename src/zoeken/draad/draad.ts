import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Beurt } from '#grond/beurt.ts';
import type { Bijbestand } from '#zoeken/samenvoegen.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';

/** A query, what now stands beside the index, to get up to speed, or words of which to say whether they are right; moments in ms. */
type Vraag = { adres: string; nu: number } | { bij: Bijbestand } | { warm: number } | { woorden: readonly string[] };
export type Opdracht = { nummer: number } & Vraag;
/** Number 0 says that the thread is ready. */
export interface Antwoord {
  nummer: number;
  uitslag?: Zoekuitslag | undefined;
  juist?: readonly string[];
  fout?: string;
}

/** One index, open and answering in a thread of its own. */
export interface Draad {
  zoek(adres: string, nu: number): Promise<Zoekuitslag>;
  /** Which of these words are right Dutch. */
  juist(woorden: readonly string[]): Promise<readonly string[]>;
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
  const draad = new Zoekdraad(map, opEinde);
  await draad.klaar;
  return draad;
}

class Zoekdraad implements Draad {
  /** Once the index is open. */
  readonly klaar: Promise<unknown>;
  readonly #werker: Worker;
  readonly #opEinde: (fout: Error) => void;
  readonly #wachtend = new Map<number, PromiseWithResolvers<Antwoord>>();
  /** One search at a time: together they would all be late, and a thread that is only busy would count as stuck. */
  readonly #beurt = new Beurt();
  #inRij = 0;
  #laatste = 0;
  #gesloten = false;

  constructor(map: string, opEinde: (fout: Error) => void) {
    this.#opEinde = opEinde;
    this.#werker = new Worker(join(import.meta.dirname, 'in-de-draad.ts'), {
      workerData: { map },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MB },
    });
    this.#werker.unref();
    this.#werker.on('error', (fout) => this.#einde(fout as Error));
    this.#werker.on('exit', (code) => this.#einde(new Error(`The search thread ended with ${code}.`)));
    this.#werker.on('message', (antwoord: Antwoord) => this.#ontvang(antwoord));
    this.klaar = this.#binnen(START_MS, 0);
  }

  async zoek(adres: string, nu: number): Promise<Zoekuitslag> {
    if (this.#inRij >= MEESTE_TEGELIJK) throw new Error('Too many searches at once.');
    this.#inRij += 1;
    const { uitslag } = await this.#beurt.doe(() => this.#stel(VRAAG_MS, { adres, nu })).finally(() => this.#inRij--);
    if (!uitslag) throw new Error('The search thread gave no answer.');
    return uitslag;
  }

  async juist(woorden: readonly string[]): Promise<readonly string[]> {
    const { juist = [] } = await this.#beurt.doe(() => this.#stel(VRAAG_MS, { woorden }));
    return juist;
  }

  async neem(bij: Bijbestand): Promise<void> {
    await this.#stel(START_MS, { bij });
  }

  async loopWarm(nu: number): Promise<void> {
    if (!this.#gesloten) await this.#stel(START_MS, { warm: nu }).catch(() => {});
  }

  async sluit(): Promise<void> {
    this.#gesloten = true;
    await this.#werker.terminate();
  }

  async #stel(ms: number, opdracht: Vraag): Promise<Antwoord> {
    if (this.#gesloten) throw new Error('The search thread has ended.');
    this.#laatste += 1;
    const antwoord = this.#binnen(ms, this.#laatste);
    this.#werker.postMessage({ nummer: this.#laatste, ...opdracht } satisfies Opdracht);
    return antwoord;
  }

  /** A thread that does not answer in time is stuck: it goes, and everything it had to do with it. */
  async #binnen(ms: number, nummer: number): Promise<Antwoord> {
    const vraag = Promise.withResolvers<Antwoord>();
    this.#wachtend.set(nummer, vraag);
    const wekker = setTimeout(() => {
      this.#einde(new Error(`No answer within ${ms} ms.`));
      void this.#werker.terminate();
    }, ms);
    return vraag.promise.finally(() => clearTimeout(wekker));
  }

  #ontvang(antwoord: Antwoord): void {
    const vraag = this.#wachtend.get(antwoord.nummer);
    this.#wachtend.delete(antwoord.nummer);
    if (antwoord.fout) vraag?.reject(new Error(antwoord.fout));
    else vraag?.resolve(antwoord);
  }

  #einde(fout: Error): void {
    for (const { reject } of this.#wachtend.values()) reject(fout);
    this.#wachtend.clear();
    if (!this.#gesloten) this.#opEinde(fout);
    this.#gesloten = true;
  }
}
