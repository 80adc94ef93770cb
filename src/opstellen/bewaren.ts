const NA_STILTE_MS = 4_000;
const HOOGSTENS_MS = 20_000;
const OPNIEUW_MS = 15_000;

interface Bewaard {
  revisie: number;
  om: string;
}
/** What the form was told after a save, or why there was none. */
type Uitkomst = Bewaard | { reden: 'gewijzigd' | 'uitgelogd' | 'in-beoordeling' | 'later' };

/**
 * Saves a form by itself while somebody writes. What could not be saved stays on this device until it can; nothing is
 * kept there after a save.
 */
export function vanzelfBewaren(form: HTMLFormElement, adres: string, meld: (zin: string, dringend: boolean) => void): void {
  const sleutel = `regiokring-${location.pathname}`;
  const revisie = form.elements.namedItem('revisie') as HTMLInputElement;
  let bewaard = vorm(form);
  let sinds = 0;
  let wekker: number | undefined;
  let gestopt = false;
  let bezig = false;

  async function bewaar(): Promise<void> {
    clearTimeout(wekker);
    const nu = vorm(form);
    if (bezig || gestopt || nu === bewaard) return;
    bezig = true;
    const uitkomst = await stuur(adres, form);
    bezig = false;
    sinds = 0;
    if ('om' in uitkomst) {
      bewaard = nu;
      revisie.value = String(uitkomst.revisie);
      localStorage.removeItem(sleutel);
      meld(`Bewaard om ${uitkomst.om} uur`, false);
      if (vorm(form) !== bewaard) straks(NA_STILTE_MS);
      return;
    }
    thuisBewaren(sleutel, nu);
    meld(ZIN[uitkomst.reden], true);
    gestopt = uitkomst.reden === 'gewijzigd' || uitkomst.reden === 'in-beoordeling';
    if (!gestopt) straks(OPNIEUW_MS);
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
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && bewaar()));
  let verzonden = false;
  form.addEventListener('submit', () => {
    verzonden = true;
    clearTimeout(wekker);
  });
  window.addEventListener('beforeunload', (gebeurtenis) => {
    if (verzonden || vorm(form) === bewaard) return;
    thuisBewaren(sleutel, vorm(form));
    gebeurtenis.preventDefault();
  });
  teruggevonden(form, sleutel, bewaard);
}

const ZIN = {
  gewijzigd: 'Iemand anders heeft deze tekst intussen bewaard. Kies Opslaan: je ziet dan beide teksten naast elkaar.',
  uitgelogd: 'Je bent uitgelogd. Je tekst staat nog op dit scherm. Log in een nieuw tabblad in; daarna bewaren we vanzelf weer.',
  'in-beoordeling': 'Deze tekst wordt nu beoordeeld en is niet te wijzigen. Kopieer wat je net schreef.',
  later: 'Bewaren lukt nu niet. Je tekst staat nog op dit scherm; we proberen het zo opnieuw.',
};

async function stuur(adres: string, form: HTMLFormElement): Promise<Uitkomst> {
  try {
    const antwoord = await fetch(adres, {
      method: 'POST',
      body: new URLSearchParams(regels(form)),
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(15_000),
    });
    const inhoud = antwoord.headers.get('content-type')?.includes('json') ? await antwoord.json() : {};
    if (antwoord.ok && 'om' in inhoud) return inhoud;
    return { reden: inhoud.reden in ZIN ? inhoud.reden : 'later' };
  } catch {
    return { reden: 'later' };
  }
}

const VAN_ONS = ['revisie', 'gezien', 'knop'];
/** What the form says, without files. */
export const regels = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([naam, waarde]) => (typeof waarde === 'string' ? [[naam, waarde] as [string, string]] : []));
const vorm = (form: HTMLFormElement): string => JSON.stringify(regels(form).filter(([naam]) => !VAN_ONS.includes(naam)));

function thuisBewaren(sleutel: string, tekst: string): void {
  try {
    localStorage.setItem(sleutel, tekst);
  } catch {
    // No room or not allowed: the text is still on the screen.
  }
}

/** Offers what an earlier visit could not save. */
function teruggevonden(form: HTMLFormElement, sleutel: string, bewaard: string): void {
  const tekst = localStorage.getItem(sleutel);
  const vak = document.querySelector<HTMLElement>('[data-teruggevonden]');
  if (!tekst || !vak) return;
  if (tekst === bewaard) {
    localStorage.removeItem(sleutel);
    return;
  }
  vak.hidden = false;
  vak.querySelector('[data-weg]')?.addEventListener('click', () => {
    localStorage.removeItem(sleutel);
    vak.hidden = true;
  });
  vak.querySelector('[data-terug]')?.addEventListener('click', () => {
    for (const [naam, waarde] of JSON.parse(tekst) as [string, string][]) {
      const veld = form.elements.namedItem(naam);
      if (veld instanceof HTMLTextAreaElement || (veld instanceof HTMLInputElement && !/checkbox|radio/.test(veld.type)))
        veld.value = waarde;
      else if (veld instanceof RadioNodeList)
        for (const vakje of veld) if (vakje instanceof HTMLInputElement && vakje.value === waarde) vakje.checked = true;
    }
    vak.hidden = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
