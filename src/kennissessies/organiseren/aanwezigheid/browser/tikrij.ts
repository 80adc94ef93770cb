import { BewaardeTikken, type Bewaardetik } from './bewaarde-tikken.ts';
import type { Uitslag } from './lijstbeeld.ts';

interface Gevolg {
  opgeslagen(ids: readonly string[]): void;
  /** What is still to be saved, and why that did not work. */
  mislukt(ids: readonly string[], zin: string): void;
}

/** Two people at one door share the writes of one network: together at most sixty a minute. */
const ADEM_MS = 2_000;
const OPNIEUW_MS = 5_000;
const ZINNEN: Readonly<Record<string, string>> = {
  uitgelogd: 'Je bent uitgelogd. Log in een ander tabblad opnieuw in; wat je hier aanvinkte, slaan we dan vanzelf op.',
  onbekend: 'Je organiseert deze kennissessie niet (meer). Je laatste tikken zijn niet opgeslagen.',
  dicht: 'Aanvinken kan niet meer. Je laatste tikken zijn niet opgeslagen.',
  'nog-niet': 'Aanvinken kan nog niet. Je laatste tikken zijn niet opgeslagen.',
  'gaat-niet-door': 'Deze kennissessie gaat niet door. Je laatste tikken zijn niet opgeslagen.',
  'niet-op-lijst': 'Deze deelnemer heeft geen plaats meer. Kwam die toch? Tel die mee bij zonder aanmelding.',
};
const LATER = 'Opslaan lukt nu niet. Wat je aanvinkte, staat nog op dit scherm; we proberen het zo opnieuw.';
/** These may pass by themselves; the others never do. */
const KOMT_GOED = ['uitgelogd', undefined];

/** Ticks on their way to the server: the first at once, what follows within two seconds together, and none is lost on a bad line. */
export class Tikrij {
  readonly #wachtend = new Map<string, Bewaardetik>();
  #onderweg = new Map<string, Bewaardetik>();
  readonly #thuis: BewaardeTikken;
  #wekker: number | undefined;
  #laatst = 0;
  readonly #adres: string;
  readonly #bijeenkomst: string;
  readonly #gevolg: Gevolg;
  constructor(adres: string, bijeenkomst: string, gevolg: Gevolg) {
    this.#adres = adres;
    this.#bijeenkomst = bijeenkomst;
    this.#gevolg = gevolg;
    this.#thuis = new BewaardeTikken(bijeenkomst);
  }

  get leeg(): boolean {
    return this.#wachtend.size + this.#onderweg.size === 0;
  }

  wacht(id: string): boolean {
    return this.#wachtend.has(id) || this.#onderweg.has(id);
  }

  /** What an earlier visit on this device could not save. */
  eerder(): Map<string, Bewaardetik> {
    return this.#thuis.lees();
  }

  /** `was` is what the server knows of this person. */
  voegToe(id: string, uitslag: Uitslag, was: Uitslag): void {
    const eerst = this.#wachtend.get(id) ?? this.#onderweg.get(id);
    this.#wachtend.set(id, { uitslag, was: eerst ? eerst.was : was });
    this.bewaar();
    this.#straks(Math.max(0, this.#laatst + ADEM_MS - Date.now()));
  }

  /** What waits, and nothing else, stays on this device. */
  bewaar(): void {
    this.#thuis.bewaar(new Map([...this.#onderweg, ...this.#wachtend]));
  }

  /** What is ticked of everybody now; null when that cannot be read, or while something is on its way. */
  async stand(): Promise<Record<string, Uitslag> | null> {
    if (this.#onderweg.size > 0) return null;
    const vraag = new URLSearchParams({ bijeenkomst: this.#bijeenkomst });
    const antwoord = await fetch(`${this.#adres}?${vraag}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    const { tikken } = antwoord?.ok ? await antwoord.json().catch(() => ({})) : {};
    return tikken ?? null;
  }

  #straks(ms: number): void {
    clearTimeout(this.#wekker);
    this.#wekker = window.setTimeout(() => void this.#stuur(), ms);
  }

  async #stuur(): Promise<void> {
    if (this.#onderweg.size > 0 || this.#wachtend.size === 0) return;
    this.#laatst = Date.now();
    this.#onderweg = new Map(this.#wachtend);
    this.#wachtend.clear();
    const ids = [...this.#onderweg.keys()];
    const { gelukt, reden } = await this.#verstuur();
    const nietGedaan = this.#onderweg;
    this.#onderweg = new Map();
    if (gelukt) this.#gevolg.opgeslagen(ids.filter((id) => !this.#wachtend.has(id)));
    else {
      // A tick of the same person that was made meanwhile is the one that counts.
      if (KOMT_GOED.includes(reden)) for (const [id, tik] of nietGedaan) if (!this.#wachtend.has(id)) this.#wachtend.set(id, tik);
      this.#gevolg.mislukt(ids, (reden && ZINNEN[reden]) || LATER);
    }
    this.bewaar();
    if (this.#wachtend.size > 0) this.#straks(gelukt ? ADEM_MS : OPNIEUW_MS);
  }

  async #verstuur(): Promise<{ gelukt: boolean; reden?: string }> {
    const body = new URLSearchParams({ bijeenkomst: this.#bijeenkomst });
    for (const [id, { uitslag }] of this.#onderweg) body.append('tik', `${id}:${uitslag ?? 'leeg'}`);
    try {
      const antwoord = await fetch(this.#adres, { method: 'POST', body, signal: AbortSignal.timeout(15_000) });
      const inhoud = antwoord.headers.get('content-type')?.includes('json') ? await antwoord.json() : {};
      return antwoord.ok ? { gelukt: true } : { gelukt: false, reden: inhoud.reden };
    } catch {
      return { gelukt: false };
    }
  }
}
