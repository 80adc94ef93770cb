import type { IncomingMessage } from 'node:http';

/** How what arrives does not fit TRUST_PROXY_HOPS: a proxy that we do not know of, or fewer than we count on. */
export type Misfit = 'unknown-proxy' | 'too-few';

/** What the page about technique says of it. */
export const MISFIT_TEXT: Record<Misfit, string> = {
  'unknown-proxy':
    'Voor de site staat een proxy, maar TRUST_PROXY_HOPS is 0. Daardoor telt het hele land als één bezoeker. ' +
    "Zet TRUST_PROXY_HOPS op het aantal proxy's voor de site, en start opnieuw.",
  'too-few':
    "De meeste bezoekers komen langs minder proxy's dan TRUST_PROXY_HOPS zegt. Daardoor telt het hele land als één bezoeker. " +
    'Kijk of elke proxy X-Forwarded-For doorgeeft, of zet TRUST_PROXY_HOPS lager.',
};

export interface Proxies {
  /** Looks at one request that a visitor made. */
  note(req: IncomingMessage): void;
  misfit(): Misfit | null;
}

/** A visitor may write any header: only when most requests of a row say the same it is how the site stands. */
const ROW = 20;
const MOST = 15;

/** Watches whether TRUST_PROXY_HOPS fits the forwarded headers that arrive; `told` hears it when that changes. */
export function watchProxies(hops: number, told: (misfit: Misfit | null) => void): Proxies {
  let seen = 0;
  let wrong = 0;
  let state: Misfit | null = null;
  const kind: Misfit = hops === 0 ? 'unknown-proxy' : 'too-few';
  const isWrong = (length: number): boolean => (hops === 0 ? length > 0 : length < hops);
  return {
    note(req) {
      seen += 1;
      if (isWrong(chainLength(req))) wrong += 1;
      if (seen < ROW) return;
      const now = wrong >= MOST ? kind : null;
      seen = wrong = 0;
      if (now === state) return;
      state = now;
      told(state);
    },
    misfit: () => state,
  };
}

function chainLength({ headers }: IncomingMessage): number {
  const chain = headers['x-forwarded-for'];
  if (chain === undefined) return headers.forwarded === undefined ? 0 : 1;
  return (Array.isArray(chain) ? chain.join(',') : chain).split(',').filter((part) => part.trim()).length;
}
