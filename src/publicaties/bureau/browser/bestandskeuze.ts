import { bestandsbezwaar } from '#inhoud/bijlagen/browser/bestandsblik.ts';
import { bestandsmaat } from '#inhoud/bijlagen/browser/bestandsmaat.ts';
import './aangekomen.ts';
import { passend } from './verkleinen.ts';
import { MISLUKT, verstuur } from './versturen.ts';

/**
 * Makes a photo that is too large smaller, says at once that another file is too large (the server would refuse it with
 * everything else in the form), and shows how far the sending is.
 */
for (const veld of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
  const { form } = veld;
  const { zeg, keur } = bestandsmaat(veld);
  let bezig: Promise<void> = Promise.resolve();
  let bezwaar = '';
  const magDoor = (): boolean => {
    if (!keur()) return false;
    if (bezwaar) zeg(bezwaar);
    return bezwaar === '';
  };
  const kies = async () => {
    const bestand = veld.files?.[0];
    bezwaar = bestand ? await bestandsbezwaar(bestand) : '';
    if (!bestand) return;
    const kleiner = await passend(bestand);
    if (kleiner === bestand || veld.files?.[0] !== bestand) return void magDoor();
    const lijst = new DataTransfer();
    lijst.items.add(kleiner);
    veld.files = lijst.files;
    magDoor();
  };
  veld.addEventListener('change', () => {
    bezig = kies();
  });
  const voortgang = form?.querySelector<HTMLProgressElement>('progress');
  const stuur = async (form: HTMLFormElement, adres: string) => {
    await bezig;
    if (!magDoor()) return veld.focus();
    if (voortgang) voortgang.hidden = false;
    const { markdown, melding } = await verstuur(adres, new FormData(form), (deel) => {
      if (voortgang) voortgang.value = deel;
    });
    if (markdown) return location.assign('?gedaan=ja');
    if (voortgang) voortgang.hidden = true;
    zeg(melding ?? MISLUKT);
    veld.focus();
  };
  let onderweg = false;
  form?.addEventListener('submit', (gebeurtenis) => {
    const adres = form.dataset.sturen;
    gebeurtenis.preventDefault();
    if (!adres || onderweg) return;
    onderweg = true;
    void stuur(form, adres).finally(() => {
      onderweg = false;
    });
  });
}

for (const knop of document.querySelectorAll<HTMLElement>('[data-kopieer]')) {
  const melding = knop.parentElement?.querySelector('[role=status]');
  knop.hidden = false;
  knop.addEventListener('click', async () => {
    const regel = document.getElementById(knop.dataset.kopieer ?? '');
    if (!(regel instanceof HTMLInputElement)) return;
    regel.select();
    const gelukt = await navigator.clipboard?.writeText(regel.value).then(
      () => true,
      () => false,
    );
    if (melding) melding.textContent = gelukt ? 'Gekopieerd. Plak de regel in je tekst.' : 'De regel is geselecteerd. Kopieer hem zelf.';
  });
}
