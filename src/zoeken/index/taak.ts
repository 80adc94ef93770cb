interface Taakopties {
  /** How long to wait after a failure; twice as long after every next one. */
  opnieuw: number;
  mislukt(fout: unknown, keer: number): void;
}

/** Work that is asked for often and done once, one at a time; what fails is tried again. */
export interface Taak {
  /** Does it after so many ms; a later call puts it off or brings it forward. */
  plan(na: number): void;
  readonly gepland: boolean;
  readonly bezig: boolean;
  /** Whether the last attempt failed. */
  readonly mislukt: boolean;
  stop(): void;
}

const LANGST_WACHTEN = 5 * 60_000;

export function maakTaak(werk: () => Promise<void>, { opnieuw, mislukt }: Taakopties): Taak {
  let wekker: NodeJS.Timeout | undefined;
  let bezig = false;
  /** Asked for while it was busy: after how long. */
  let daarna: number | null = null;
  let keer = 0;
  let gestopt = false;

  function plan(na: number): void {
    if (gestopt) return;
    if (bezig) {
      daarna = na;
      return;
    }
    clearTimeout(wekker);
    wekker = setTimeout(() => void doe(), na).unref();
  }
  async function doe(): Promise<void> {
    wekker = undefined;
    bezig = true;
    try {
      await werk();
      keer = 0;
    } catch (fout) {
      keer += 1;
      if (!gestopt) mislukt(fout, keer);
      daarna = Math.min(LANGST_WACHTEN, opnieuw * 2 ** (keer - 1));
    } finally {
      bezig = false;
    }
    if (daarna !== null) plan(daarna);
    daarna = null;
  }
  return {
    plan,
    get gepland() {
      return wekker !== undefined || daarna !== null;
    },
    get bezig() {
      return bezig;
    },
    get mislukt() {
      return keer > 0;
    },
    stop() {
      gestopt = true;
      clearTimeout(wekker);
    },
  };
}
