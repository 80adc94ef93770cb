import { alsGetypt, isOpgemaakt } from '#inhoud/tekst/plakken/kladbloktekst.ts';

/** Something in it says more than the plain words do. */
const OPMAAK = /<(h[1-6]|ul|ol|li|table|a|strong|b|em|i|s|del|ins|img|blockquote|p|div|br)\b|mso-|font-weight|font-style/i;
/** A program for code puts all in one block of lines that are no paragraphs; Google says the same of each word, and then wraps. */
const CODE = /^(?:\s|<!--[^>]*-->|<\/?(?:html|head|body|meta)\b[^>]*>)*<div\b[^>]*white-space:\s*pre\s*(?:["']|;(?!\s*white-space))/i;
const MAX_HTML = 900_000;
const ZONDER_OPMAAK = 'De opmaak kon niet mee, alleen de woorden. Plak een kleiner stuk, of probeer het straks nog een keer.';

interface Plaksel {
  markdown: string;
  /** What did not come along. */
  melding: string;
}

/** What to ask of the clipboard: null when its plain words are all there is, as they are. */
export function teVertalen(kladblok: DataTransfer | null): (() => Promise<Plaksel>) | null {
  const html = zonderBallast(kladblok?.getData('text/html') ?? '');
  const kaal = kladblok?.getData('text/plain') ?? '';
  const woorden = (melding = ''): Plaksel => ({ markdown: alsGetypt(kaal), melding });
  if (OPMAAK.test(html) && !CODE.test(html))
    return async () => (html.length <= MAX_HTML ? await vraag(html) : null) ?? woorden(ZONDER_OPMAAK);
  return isOpgemaakt(kaal) ? async () => woorden() : null;
}

/** Styles of a whole document, and pictures that stand in it letter by letter, are not sent. */
const zonderBallast = (html: string): string =>
  html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/src=(["'])data:[^"']*\1/gi, 'src="data:,"');

/** Asks the server, which knows what may stand in a text; null when it cannot tell now. */
async function vraag(html: string): Promise<Plaksel | null> {
  const data = new FormData();
  data.set('html', html);
  try {
    const antwoord = await fetch('/mijn/publicaties/plakken/', { method: 'POST', body: data, signal: AbortSignal.timeout(5000) });
    if (!antwoord.ok) return null;
    const { markdown, melding = '' } = await antwoord.json();
    return { markdown, melding };
  } catch {
    return null;
  }
}

/** Says under a field what did not come along. */
export function meldPlaksel(naam: string, melding: string): void {
  const plek = document.querySelector(`[data-plakmelding="${CSS.escape(naam)}"]`);
  if (plek) plek.textContent = melding;
}
