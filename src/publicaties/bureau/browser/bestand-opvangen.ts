import { MAX_BYTES, ONBESCHREVEN, TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';
import { bestandsbezwaar } from '#inhoud/bijlagen/browser/bestandsblik.ts';
import { passend } from './verkleinen.ts';
import { MISLUKT, verstuur } from './versturen.ts';

/**
 * A file that somebody drags, pastes or chooses for a text: asks for its description (or that it needs none), sends it
 * with its progress, and puts it where the cursor was.
 */
export function bestandOpvangen(
  veld: HTMLTextAreaElement,
  adres: string,
  voegIn: (veld: HTMLTextAreaElement, tekst: string) => void,
): void {
  const vang = (gebeurtenis: Event, bestanden: FileList | null | undefined) => {
    if (!bestanden?.length) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    void eenVoorEen(bestanden, plaats);
  };
  // A field where nobody was yet has its cursor at the very beginning; there what is added belongs at the end.
  let bezocht = false;
  veld.addEventListener('focus', () => {
    bezocht = true;
  });
  const plaats = async (bestand: File): Promise<boolean> => {
    if (!bezocht) veld.setSelectionRange(veld.value.length, veld.value.length);
    // The dialog takes the focus, and with it the place of the cursor.
    const [van, tot] = [veld.selectionStart, veld.selectionEnd];
    const markdown = await vraagEnStuur(bestand, adres);
    veld.focus();
    veld.setSelectionRange(van, tot);
    if (markdown) voegIn(veld, `${van > 0 ? '\n\n' : ''}${markdown}\n\n`);
    return markdown !== null;
  };
  veld.addEventListener('paste', (gebeurtenis) => {
    // Word puts a picture of the text beside the text itself.
    if (!gebeurtenis.clipboardData?.getData('text/plain').trim()) vang(gebeurtenis, gebeurtenis.clipboardData?.files);
  });
  veld.addEventListener('dragover', (gebeurtenis) => {
    if (gebeurtenis.dataTransfer?.types.includes('Files')) gebeurtenis.preventDefault();
  });
  veld.addEventListener('drop', (gebeurtenis) => vang(gebeurtenis, gebeurtenis.dataTransfer?.files));
  document.querySelector(`[data-bestand="${veld.id}"]`)?.addEventListener('click', () => {
    void kiesBestand().then((bestand) => bestand && plaats(bestand));
  });
}

/** Of several files each has its own description; who stops at one is not asked about the rest. */
export async function eenVoorEen(bestanden: Iterable<File>, plaats: (bestand: File, nummer: number) => Promise<boolean>): Promise<void> {
  for (const [nummer, bestand] of [...bestanden].entries()) if (!(await plaats(bestand, nummer))) return;
}

/** Where the files of the text on this page are sent. */
export const bijlageAdres = (): string => location.pathname.replace(/bewerken\/$/, 'bijlagen/sturen/');

/** Lets somebody choose a file; null when they do not. */
export function kiesBestand(): Promise<File | null> {
  const keuze = document.createElement('input');
  keuze.type = 'file';
  keuze.accept = document.querySelector<HTMLElement>('dialog[data-bijvoegen]')?.dataset.bijvoegen ?? '';
  return new Promise((klaar) => {
    keuze.addEventListener('change', () => klaar(keuze.files?.[0] ?? null));
    keuze.addEventListener('cancel', () => klaar(null));
    keuze.click();
  });
}

/** Asks for a description and sends the file; what puts it in a text, or null when it was not sent. */
export async function vraagEnStuur(bestand: File, adres: string): Promise<string | null> {
  const venster = document.querySelector<HTMLDialogElement>('dialog[data-bijvoegen]');
  const form = venster?.querySelector('form');
  if (!venster || !form) return null;
  const zoek = <E extends HTMLElement>(naam: string) => venster.querySelector<E>(`[data-${naam}]`);
  const meld = (zin: string) => {
    const melding = zoek('melding');
    if (melding) melding.textContent = zin;
  };
  form.reset();
  const bezwaar = await bestandsbezwaar(bestand);
  venster.toggleAttribute('data-geweigerd', bezwaar !== '');
  const naam = zoek('bestandsnaam');
  if (naam) naam.textContent = bestand.name;
  const voortgang = zoek<HTMLProgressElement>('voortgang');
  if (voortgang) voortgang.hidden = true;
  venster.showModal();
  meld(bezwaar);
  const { promise, resolve } = Promise.withResolvers<string | null>();
  // What is still on its way when somebody stops has no say over the next file.
  const ronde = new AbortController();
  const { signal } = ronde;
  const klaar = (markdown: string | null) => {
    if (signal.aborted) return;
    ronde.abort();
    venster.close();
    resolve(markdown);
  };
  let bezig = false;
  async function stuur(gebeurtenis: SubmitEvent): Promise<void> {
    gebeurtenis.preventDefault();
    if (!form || !venster || bezig || bezwaar) return;
    const data = new FormData(form);
    if (!String(data.get('omschrijving')).trim() && !data.get('geen_beschrijving')) {
      meld(ONBESCHREVEN);
      venster.querySelector('input')?.focus();
      return;
    }
    bezig = true;
    if (voortgang) voortgang.hidden = false;
    const { markdown, melding } = await zend(bestand, adres, data, (deel) => {
      if (voortgang && !signal.aborted) voortgang.value = deel;
    });
    bezig = false;
    if (signal.aborted) return;
    if (voortgang) voortgang.hidden = true;
    if (markdown) klaar(markdown);
    else meld(melding ?? MISLUKT);
  }
  form.addEventListener('submit', stuur, { signal });
  zoek('annuleren')?.addEventListener('click', () => klaar(null), { signal });
  venster.addEventListener('cancel', () => klaar(null), { signal });
  return promise;
}

/** Sends a file with its description, made smaller where it must be and can. */
async function zend(bestand: File, adres: string, data: FormData, hoeVer: (deel: number) => void): ReturnType<typeof verstuur> {
  const sturen = await passend(bestand);
  if (sturen.size > MAX_BYTES) return { melding: TE_GROOT };
  data.set('bestand', sturen);
  return verstuur(adres, data, hoeVer);
}
