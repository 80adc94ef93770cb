import { bewaarThuis, onderweg, regels, sleutelVan, teruggevonden, vergeetThuis, vorm, zoalsGekomen } from './thuiskopie.ts';

const NA_STILTE_MS = 4_000;
const HOOGSTENS_MS = 20_000;
const OPNIEUW_MS = 15_000;
/** Bytes of a form that the server reads: 256 kB, with room for what the browser adds. */
const MEEST_TE_STUREN = 250 * 1024;

interface Bewaard {
  revisie: number;
  om: string;
}
type Reden = 'gewijzigd' | 'uitgelogd' | 'geen-recht' | 'in-beoordeling' | 'te-lang' | 'later';
/** What the form was told after a save, or why there was none. */
type Uitkomst = Bewaard | { reden: Reden; zin?: string };
/** Shows how it stands; `om` is when it was saved, `uitgelogd` asks for a way to log in. */
export type Meld = (zin: string, hoe: { dringend: boolean; om?: string; uitgelogd?: boolean }) => void;

export const teVeel = (form: HTMLFormElement): boolean => new URLSearchParams(regels(form)).toString().length > MEEST_TE_STUREN;

/**
 * Saves a form by itself while somebody writes. What the server has not saved stays on this device until it has. With
 * `data-onbewaard` the form came back refused; with `data-alleen-hier` only its button sends it.
 */
export function vanzelfBewaren(form: HTMLFormElement, adres: string, meld: Meld): void {
  const sleutel = sleutelVan(location.pathname);
  const revisie = form.elements.namedItem('revisie') as HTMLInputElement;
  const alleenHier = form.dataset.alleenHier;
  let bewaard = form.dataset.onbewaard === undefined ? zoalsGekomen(form) : null;
  let sinds = 0;
  let wekker: number | undefined;
  let gestopt = false;
  let bezig = false;
  onderweg(null);
  if (bewaard === null) {
    bewaarThuis(sleutel, vorm(form));
    meld('Nog niet bewaard', { dringend: true });
  }
  const aangeboden = bewaard === null ? () => false : teruggevonden(form, sleutel);

  async function bewaar(): Promise<void> {
    clearTimeout(wekker);
    const nu = vorm(form);
    if (bezig || gestopt || nu === bewaard) return;
    sinds = 0;
    if (alleenHier !== undefined) {
      bewaarThuis(sleutel, nu);
      return meld(alleenHier, { dringend: false });
    }
    bezig = true;
    const uitkomst = teVeel(form) ? { reden: 'te-lang' as const } : await stuur(adres, form);
    bezig = false;
    if ('om' in uitkomst) {
      bewaard = nu;
      revisie.value = String(uitkomst.revisie);
      if (!aangeboden()) vergeetThuis(sleutel);
      meld('Bewaard', { dringend: false, om: uitkomst.om });
      if (vorm(form) !== bewaard) straks(NA_STILTE_MS);
      return;
    }
    const { reden } = uitkomst;
    bewaarThuis(sleutel, vorm(form));
    meld(uitkomst.zin ?? ZIN[reden], { dringend: true, uitgelogd: reden === 'uitgelogd' });
    gestopt = reden === 'gewijzigd' || reden === 'geen-recht' || reden === 'in-beoordeling';
    // What is too long stays too long until somebody types.
    if (!gestopt && reden !== 'te-lang') straks(OPNIEUW_MS);
  }
  function straks(ms: number): void {
    clearTimeout(wekker);
    wekker = window.setTimeout(bewaar, ms);
  }
  form.addEventListener('input', () => {
    sinds ||= Date.now();
    straks(Date.now() - sinds > HOOGSTENS_MS ? 0 : NA_STILTE_MS);
  });
  window.addEventListener('online', () => void bewaar());
  // Leaving the tab, and coming back from another one, for instance to log in.
  document.addEventListener('visibilitychange', () => void bewaar());
  let verzonden = false;
  form.addEventListener('submit', () => {
    verzonden = true;
    clearTimeout(wekker);
    if (vorm(form) === bewaard) return;
    bewaarThuis(sleutel, vorm(form));
    onderweg(sleutel);
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) verzonden = false;
  });
  window.addEventListener('beforeunload', (gebeurtenis) => {
    if (verzonden || vorm(form) === bewaard) return;
    bewaarThuis(sleutel, vorm(form));
    gebeurtenis.preventDefault();
  });
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
