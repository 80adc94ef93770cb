/** Mail programs and search engines put their own address before a link; the one behind it stands in one of these. */
const OMLEIDINGEN: readonly (readonly [host: RegExp, veld: string])[] = [
  [/(^|\.)safelinks\.protection\.(outlook\.com|office365\.us)$/i, 'url'],
  [/(^|\.)teams\.cdn\.office\.net$/i, 'url'],
  [/(^|\.)google\.[a-z.]+$/i, 'q'],
  [/(^|\.)google\.[a-z.]+$/i, 'url'],
  [/^(l|lm)\.facebook\.com$/i, 'u'],
  [/(^|\.)cudasvc\.com$/i, 'a'],
  [/(^|\.)linkedin\.com$/i, 'url'],
  [/(^|\.)trendmicro\.com$/i, 'url'],
];
const ADRES = /https?:\/\/[^\s<>"']+/gi;
const BEURTEN = 3;

/** A text in which every address that leads past a scanner is the address behind it. */
export const zonderOmleiding = (tekst: string): string =>
  /https?:\/\//i.test(tekst) ? tekst.replace(ADRES, (adres) => achterOmleiding(adres)) : tekst;

/** The address behind one that only leads on; any other address as it is. */
export function achterOmleiding(adres: string): string {
  let uit = adres;
  for (let beurt = 0; beurt < BEURTEN; beurt += 1) {
    const verder = eenVerder(uit);
    if (!verder) break;
    uit = verder;
  }
  return uit;
}

function eenVerder(adres: string): string | null {
  if (!URL.canParse(adres)) return null;
  const { hostname, pathname, searchParams, href } = new URL(adres);
  if (/(^|\.)urldefense\.(com|proofpoint\.com)$/i.test(hostname)) return proofpoint(href, searchParams);
  if (/(^|\.)secure-web\.cisco\.com$/i.test(hostname)) return goed(ontcijferd(pathname.split('/').at(-1) ?? ''));
  for (const [host, veld] of OMLEIDINGEN) {
    const doel = host.test(hostname) && goed(searchParams.get(veld));
    if (doel) return doel;
  }
  return null;
}

/** The second version writes "-" for "%" and "_" for "/"; the third puts the address between two underscores. */
function proofpoint(adres: string, velden: URLSearchParams): string | null {
  const [, derde] = /\/v3\/__(.+?)__;/.exec(adres) ?? [];
  if (derde) return goed(derde);
  return goed(ontcijferd((velden.get('u') ?? '').replaceAll('-', '%').replaceAll('_', '/')));
}

const goed = (doel: string | null): string | null => (doel && /^https?:\/\//i.test(doel) && URL.canParse(doel) ? doel : null);

function ontcijferd(percent: string): string {
  try {
    return decodeURIComponent(percent);
  } catch {
    return '';
  }
}
