const MAX_ADRES = 2000;
const SCHEMAS = ['http:', 'https:', 'mailto:'];
const POSTADRES = /(?<![^\s@/:?#<>()])[^\s@/:?#<>()]+@[^\s@/:?#<>()]+\.[a-z]{2,}/i;
const HEEL_POSTADRES = new RegExp(`^${POSTADRES.source}$`, 'i');
/** Written plainly enough to stay as typed; everything else gets the form that browsers make of it. */
const GEWOON = /^(https?:\/\/[a-z0-9.-]+(:\d+)?([/?#].*)?|mailto:.*)$/i;
/** A site without its https://, as people type it in a link. */
const KALE_SITE = /^([a-z0-9-]+\.)+(nl|com|org|net|eu|info|be|frl|amsterdam|school)([/?#]|$)/i;
/** A host as people write it in a text. */
const DOMEINEN = ['com', 'org', 'net', 'info', 'gov', 'edu', 'app', 'dev', 'site', 'online', 'shop', 'school', 'frl', 'amsterdam'];
const HOST = new RegExp(`(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]+\\.)+(?:\\p{L}{2}|${DOMEINEN.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');

/** An address as it may stand in a published text, or null: http(s), mailto, tel, an address on this site or a place on the page. */
export function veiligAdres(ruw: string): string | null {
  const adres = ruw.trim();
  if (adres === '' || adres.length > MAX_ADRES) return null;
  if (/^[/#]/.test(adres)) return opDezeSite(adres);
  if (/^www\./i.test(adres) || KALE_SITE.test(adres)) return veiligAdres(`https://${adres}`);
  if (HEEL_POSTADRES.test(adres)) return veiligAdres(`mailto:${adres}`);
  if (/^tel:/i.test(adres)) return /^tel:\+?[\d\s().-]{3,24}$/i.test(adres) ? adres.replace(/[^\d+tel:]/gi, '') : null;
  if (!URL.canParse(adres)) return null;
  const url = new URL(adres);
  if (!SCHEMAS.includes(url.protocol)) return null;
  if (GEWOON.test(adres)) return dicht(adres);
  url.username = '';
  url.password = '';
  return dicht(url.href);
}

/** Two slashes, or a slash and a backslash, would lead to another site. */
function opDezeSite(adres: string): string | null {
  if (adres.startsWith('#')) return dicht(adres);
  if (!URL.canParse(adres, 'https://hier.invalid')) return null;
  const { origin, pathname } = new URL(adres, 'https://hier.invalid');
  return origin === 'https://hier.invalid' && !pathname.startsWith('//') && !adres.includes('\\') ? dicht(adres) : null;
}

/** Signs that mean something in MDX or break a link become percent codes; the address stays the same. */
const dicht = (adres: string): string =>
  adres.replace(/[\s<>{}\\"`|^]/g, (teken) =>
    [...Buffer.from(teken)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

const ERGENS = [
  /^#/,
  /^\/(?!\/)/,
  /^tel:/i,
  /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+/i,
  /^https?:\/\/(?:[^\s/?#@]*@)?(?:[^\s/?#.:]+\.)+[^\s/?#.:]+(?::\d+)?(?:[/?#]|$)/i,
];
/** Whether an address can lead somewhere, in a browser too: on this site, to a mailbox, or to a host with a dot in it. */
export const leidtErgens = (adres: string): boolean => ERGENS.some((vorm) => vorm.test(adres));

/** Whether a picture comes from this site, in a browser too: one from elsewhere would break the Content-Security-Policy. */
export const isVanHier = (adres: string): boolean => /^\/(?![\s/\\])/.test(adres);

/** An address of a picture: only from this site. */
export const veiligBeeld = (ruw: string): string | null => (ruw.trim().startsWith('/') ? veiligAdres(ruw) : null);

/**
 * What a reader must see beside a link: its real host or mail address when the words name another one, or when the host
 * is written in signs that look like others. Null when the words are honest.
 */
export function teTonen(adres: string, woorden: string): string | null {
  const echt = doelVan(adres);
  if (!echt || woorden.endsWith(`(${echt})`)) return null;
  const post = POSTADRES.exec(woorden)?.[0];
  if (/^mailto:/i.test(adres)) return post && post.toLowerCase() !== echt.toLowerCase() ? echt : null;
  const kaal = (host: string) => host.toLowerCase().replace(/^www\./, '');
  const anders = [...woorden.matchAll(HOST)].some(([host]) => kaal(host) !== kaal(echt));
  return anders || /(^|\.)xn--/.test(echt) ? echt : null;
}

function doelVan(adres: string): string | null {
  if (/^mailto:/i.test(adres)) return ontcijferd(adres.slice('mailto:'.length).split('?')[0] ?? '');
  return /^https?:/i.test(adres) ? new URL(adres).hostname : null;
}

function ontcijferd(percent: string): string {
  try {
    return decodeURIComponent(percent);
  } catch {
    return percent;
  }
}
