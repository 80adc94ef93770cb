import type { Schrijfstand } from '#publicaties/velden/schrijfstappen.ts';
import { bewaarThuis, onderweg, regels, sleutelVan, teruggevonden, vergeetThuis, vorm, zoalsGekomen } from './thuiskopie.ts';

const NA_STILTE_MS = 4_000;
const HOOGSTENS_MS = 20_000;
const OPNIEUW_MS = 15_000;
/** Bytes of a form that the server reads: 256 kB, with room for what the browser adds. */
const MEEST_TE_STUREN = 250 * 1024;

/** What the server answers to a save. */
interface Bewaard extends Schrijfstand {
  revisie: number;
  om: string;
}
type Reden = 'gewijzigd' | 'uitgelogd' | 'geen-recht' | 'in-beoordeling' | 'te-lang' | 'later';
interface Geweigerd {
  reden: Reden;
  zin?: string;
}
/** What the form was told after a save, or why there was none. */
type Uitkomst = Bewaard | Geweigerd;
/** Shows how it stands; `om` is when it was saved, `uitgelogd` asks for a way to log in. */
export type Meld = (zin: string, hoe: { dringend: boolean; om?: string; uitgelogd?: boolean }) => void;

export const teVeel = (form: HTMLFormElement): boolean => new URLSearchParams(regels(form)).toString().length > MEEST_TE_STUREN;

/**
 * Saves a form by itself while somebody writes. What the server has not saved stays on this device until it has. With
 * `data-onbewaard` the form came back refused; with `data-alleen-hier` only its button sends it.
 */
export function vanzelfBewaren(form: HTMLFormElement, adres: string, meld: Meld): void {
  const bewaarder = new Bewaarder(form, adres, meld);
  form.addEventListener('input', () => bewaarder.getypt());
  form.addEventListener('stapwissel', () => void bewaarder.bewaar());
  form.addEventListener('submit', () => bewaarder.verstuurd());
  window.addEventListener('online', () => void bewaarder.bewaar());
  // Leaving the tab, and coming back from another one, for instance to log in.
  document.addEventListener('visibilitychange', () => void bewaarder.bewaar());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) bewaarder.terug();
  });
  window.addEventListener('beforeunload', (gebeurtenis) => {
    if (bewaarder.houdThuis()) gebeurtenis.preventDefault();
  });
}

class Bewaarder {
  readonly #form: HTMLFormElement;
  readonly #adres: string;
  readonly #meld: Meld;
  readonly #sleutel = sleutelVan(location.pathname);
  /** What the server has; null when it refused all of it. */
  #bewaard: string | null;
  /** Whether what an earlier visit left is still on offer. */
  readonly #aangeboden: () => boolean;
  /** When the first letter was typed that is not saved yet, 0 when there is none. */
  #sinds = 0;
  #wekker: number | undefined;
  #gestopt = false;
  #bezig = false;
  #verzonden = false;

  constructor(form: HTMLFormElement, adres: string, meld: Meld) {
    this.#form = form;
    this.#adres = adres;
    this.#meld = meld;
    this.#bewaard = form.dataset.onbewaard === undefined ? zoalsGekomen(form) : null;
    onderweg(null);
    if (this.#bewaard === null) {
      bewaarThuis(this.#sleutel, vorm(form));
      meld('Nog niet bewaard', { dringend: true });
    }
    this.#aangeboden = this.#bewaard === null ? () => false : teruggevonden(form, this.#sleutel);
  }

  getypt(): void {
    this.#sinds ||= Date.now();
    this.#straks(Date.now() - this.#sinds > HOOGSTENS_MS ? 0 : NA_STILTE_MS);
  }

  verstuurd(): void {
    this.#verzonden = true;
    clearTimeout(this.#wekker);
    if (vorm(this.#form) === this.#bewaard) return;
    bewaarThuis(this.#sleutel, vorm(this.#form));
    onderweg(this.#sleutel);
  }

  /** The browser shows the page again as it was left. */
  terug(): void {
    this.#verzonden = false;
  }

  /** Keeps here what would be lost by leaving; answers whether there was something. */
  houdThuis(): boolean {
    if (this.#verzonden || vorm(this.#form) === this.#bewaard) return false;
    bewaarThuis(this.#sleutel, vorm(this.#form));
    return true;
  }

  async bewaar(): Promise<void> {
    clearTimeout(this.#wekker);
    const nu = vorm(this.#form);
    if (this.#bezig || this.#gestopt || nu === this.#bewaard) return;
    this.#sinds = 0;
    const { alleenHier } = this.#form.dataset;
    if (alleenHier !== undefined) {
      bewaarThuis(this.#sleutel, nu);
      return this.#meld(alleenHier, { dringend: false });
    }
    this.#bezig = true;
    const uitkomst = teVeel(this.#form) ? { reden: 'te-lang' as const } : await stuur(this.#adres, this.#form);
    this.#bezig = false;
    if ('om' in uitkomst) this.#gelukt(nu, uitkomst);
    else this.#geweigerd(uitkomst);
  }

  #gelukt(tekst: string, { revisie, om, ...stand }: Bewaard): void {
    this.#bewaard = tekst;
    (this.#form.elements.namedItem('revisie') as HTMLInputElement).value = String(revisie);
    if (!this.#aangeboden()) vergeetThuis(this.#sleutel);
    this.#meld('Bewaard', { dringend: false, om });
    this.#form.dispatchEvent(new CustomEvent('bewaard', { detail: stand }));
    if (vorm(this.#form) !== tekst) this.#straks(NA_STILTE_MS);
  }

  #geweigerd({ reden, zin }: Geweigerd): void {
    bewaarThuis(this.#sleutel, vorm(this.#form));
    this.#meld(zin ?? ZIN[reden], { dringend: true, uitgelogd: reden === 'uitgelogd' });
    this.#gestopt = reden === 'gewijzigd' || reden === 'geen-recht' || reden === 'in-beoordeling';
    // What is too long stays too long until somebody types.
    if (!this.#gestopt && reden !== 'te-lang') this.#straks(OPNIEUW_MS);
  }

  #straks(ms: number): void {
    clearTimeout(this.#wekker);
    this.#wekker = window.setTimeout(() => void this.bewaar(), ms);
  }
}

const ZIN = {
  gewijzigd: 'Deze tekst is in een ander venster of door iemand anders gewijzigd. Kies Opslaan: je ziet dan beide teksten.',
  uitgelogd: 'Je bent uitgelogd. Je tekst staat nog op dit scherm. Na het inloggen bewaren we vanzelf weer.',
  'geen-recht': 'Je mag niet meer voor deze regio schrijven. Je tekst staat nog op dit scherm. Kopieer wat je wilt houden.',
  'in-beoordeling': 'Deze tekst wordt nu beoordeeld en is niet te wijzigen. Kopieer wat je net schreef.',
  'te-lang': 'Je tekst is te lang om te bewaren. Er is niets weg: maak hem korter, of zet een deel in een bijlage.',
  later: 'Bewaren lukt nu niet. Je tekst staat nog op dit scherm; we proberen het zo opnieuw.',
} satisfies Record<Reden, string>;
export const TE_LANG = ZIN['te-lang'];

async function stuur(adres: string, form: HTMLFormElement): Promise<Uitkomst> {
  try {
    const antwoord = await fetch(adres, {
      method: 'POST',
      body: new URLSearchParams(regels(form)),
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(15_000),
    });
    if (antwoord.status === 413) return { reden: 'te-lang' };
    const inhoud = antwoord.headers.get('content-type')?.includes('json') ? await antwoord.json() : {};
    if (antwoord.ok && 'om' in inhoud) return inhoud;
    return inhoud.reden in ZIN ? { reden: inhoud.reden, zin: inhoud.zin } : { reden: 'later' };
  } catch {
    return { reden: 'later' };
  }
}
