// Keeps the status of a publication up to date as long as it changes by itself. Without it the page loads again.
const EERST_MS = 600;
const LANGST_MS = 10_000;
const vak = document.querySelector<HTMLElement>('[data-voortgang]');
const melding = document.querySelector('[data-voortgang-melding]');

function volg(na: number): void {
  if (vak?.dataset.voortgang === 'bezig') setTimeout(() => void kijk().then(() => volg(Math.min(LANGST_MS, na * 1.2))), na);
}

async function kijk(): Promise<void> {
  const antwoord = await fetch(location.href).catch(() => null);
  const pagina = antwoord?.ok ? new DOMParser().parseFromString(await antwoord.text(), 'text/html') : null;
  const nieuw = pagina?.querySelector<HTMLElement>('[data-voortgang]');
  if (!vak || !nieuw) return;
  vak.dataset.voortgang = nieuw.dataset.voortgang;
  const was = vak.querySelector('dd a')?.textContent;
  if (vak.innerHTML !== nieuw.innerHTML) vak.innerHTML = nieuw.innerHTML;
  const is = vak.querySelector('dd a')?.textContent;
  if (melding && is && is !== was) melding.textContent = is;
}

volg(EERST_MS);
