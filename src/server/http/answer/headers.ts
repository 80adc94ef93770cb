const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** The headers that go with every answer, whatever its status; flat pairs as Node's `writeHead` takes them. */
export function fixedHeaders(siteUrl: string | null, socket?: string): readonly string[] {
  const pairs = {
    'Content-Security-Policy': [...(socket ? inDevelopment(socket) : CSP), ...(siteUrl ? ['upgrade-insecure-requests'] : [])].join('; '),
    'X-Content-Type-Options': 'nosniff',
    // With no-referrer Chromium sends "Origin: null" on our own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(siteUrl && { 'Strict-Transport-Security': 'max-age=31536000', 'Cross-Origin-Opener-Policy': 'same-origin' }),
  };
  return Object.entries(pairs).flat();
}

/** While developing, styles stand in the page and changes come over a socket. */
const inDevelopment = (socket: string): string[] =>
  CSP.map((line) => {
    if (line.startsWith('style-src')) return `${line} 'unsafe-inline'`;
    return line.startsWith('connect-src') ? `${line} ${socket}` : line;
  });

/** These headers for a page that has its styles in it. */
export const withStyleSource = (fixed: readonly string[], source: string): readonly string[] =>
  fixed.map((text) => text.replace("style-src 'self'", `style-src 'self' ${source}`));

/** These headers without the ones that an answer brings itself; names in lower case. */
export const except = (fixed: readonly string[], names: readonly string[]): readonly string[] =>
  fixed.filter((_, at, all) => !names.includes((all[at - (at % 2)] ?? '').toLowerCase()));

export const NO_STORE = ['Cache-Control', 'no-store'] as const;
