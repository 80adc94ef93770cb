/** A paragraph, a link on a line of its own, a code to copy, or a list of what was filled in. */
export type Alinea =
  | string
  | { href: string; tekst: string }
  | { code: string }
  | { feiten: readonly (readonly [naam: string, waarde: string, href?: string])[] };

export interface Opmaak {
  onderwerp: string;
  aanhef?: string;
  alineas: readonly Alinea[];
  /** Why the reader gets this letter, under the signature. */
  waarom?: string;
}

export const AFZENDER = "Regiokring, kennisplatform van de onderwijsregio's";

/** Lays out a letter once as text and once as near-plain HTML with the same words; every value is escaped. */
export function opmaak({ onderwerp, aanhef = 'Hallo,', alineas, waarom }: Opmaak): { onderwerp: string; tekst: string; html: string } {
  const delen: readonly Alinea[] = [aanhef, ...alineas, `Met vriendelijke groet,\n${AFZENDER}`, ...(waarom ? [waarom] : [])];
  const titel = onderwerp.replace(/\s+/g, ' ').trim();
  return { onderwerp: titel, tekst: `${delen.map(alsTekst).join('\n\n')}\n`, html: pagina(titel, delen.map(alsHtml)) };
}

/** The HTML part for a letter of which only the text was given. */
export const htmlVan = (onderwerp: string, tekst: string): string =>
  pagina(
    onderwerp,
    tekst
      .trim()
      .split(/\n{2,}/)
      .map(alsHtml),
  );

const TEKENS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const veilig = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken);
const regels = (tekst: string): string => veilig(tekst).replace(/\r\n?|\n/g, '<br>\n');

function alsTekst(deel: Alinea): string {
  if (typeof deel === 'string') return deel;
  if ('code' in deel) return deel.code;
  if ('feiten' in deel) return deel.feiten.map(([naam, waarde]) => `${naam}: ${waarde}`).join('\n');
  return `${deel.tekst}:\n${adres(deel.href)}`;
}

function alsHtml(deel: Alinea): string {
  if (typeof deel === 'string') return `<p>${regels(deel)}</p>`;
  if ('code' in deel) return `<p style="font-size:32px;letter-spacing:4px"><strong>${veilig(deel.code)}</strong></p>`;
  if ('feiten' in deel) return `<p>${deel.feiten.map(([naam, ...rest]) => `<b>${veilig(naam)}:</b> ${feit(...rest)}`).join('<br>\n')}</p>`;
  return `<p><a href="${veilig(adres(deel.href))}">${veilig(deel.tekst)}</a></p>`;
}

/** A value, as a link when it leads to a page or a mailbox. */
const feit = (waarde: string, href = ''): string =>
  /^(https?|mailto):/.test(href) && URL.canParse(href) ? `<a href="${veilig(new URL(href).href)}">${regels(waarde)}</a>` : regels(waarde);

/** Only a full web address works in a mail program; anything else is a mistake of ours. */
function adres(href: string): string {
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`No web address: ${href}`);
  return url.href;
}

const pagina = (titel: string, delen: readonly string[]): string =>
  `<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>${veilig(titel)}</title></head>\n<body>\n${delen.join('\n')}\n</body>\n</html>\n`;
