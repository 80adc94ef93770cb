import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BekendeLogin } from '#accounts/inloggen/wie-is-het.ts';
import type { Berging } from '#inhoud/bijlagen/berging.ts';
import type { Leesteller } from '#leren/gelezen/leesteller.ts';
import type { Zoekteller } from '#leren/kennisvragen/zoekteller.ts';
import type { Adressen } from '#publicaties/uitgeven/adressen.ts';
import type { Ready } from '#server/http/answer/answer.ts';
import type { Pages } from '#server/http/cache/pages.ts';
import type { House } from '#server/http/gate/checks.ts';
import { countedAs, ipOf } from '#server/http/gate/ip.ts';
import type { Limits } from '#server/http/gate/limits.ts';
import type { Proxies } from '#server/http/gate/proxies.ts';
import type { Slots, Visitor } from '#server/http/gate/slots.ts';
import type { Development } from './astro-render.ts';
import type { ErrorAnswer, ErrorPages } from './error-pages.ts';
import type { Health } from './health.ts';
import type { Render } from './render.ts';

/** The parts of the front that a request passes. */
export interface Parts {
  house: House;
  development: Development | undefined;
  /** Trusted proxies in front of us. */
  hops: number;
  /** Nothing stands in front of a trial. */
  proxies: Proxies | null;
  fixed: readonly string[];
  files: ReadonlyMap<string, Ready>;
  /** Where attachments are kept. */
  bijlagen: Berging;
  /** Whether a text on the site shows this attachment. */
  isOpenbareBijlage(path: string): boolean;
  /** Addresses where something was once, attachments too. */
  adressen: Adressen;
  wellKnown(address: string): Ready | undefined;
  pagefind(address: string): Promise<Ready | 'vervallen' | undefined>;
  pages: Pages;
  errorPages: ErrorPages;
  zoekteller: Zoekteller;
  leesteller: Leesteller;
  limits: Limits;
  slots: Slots;
  /** Whose cookie this is; null for one that was made up or is over. */
  knownLogin(cookie: string): Promise<BekendeLogin | null>;
  /** Whether what is written now can be found back. */
  isErNog(): boolean;
  health(): Promise<Health>;
  healthToken: string;
  /** Whether this process is on its way out. */
  isClosing(): boolean;
  render: Render;
  log: App.Locals['log'];
}

/** One request on its way through the front. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  path: string;
  /** As it was sent, without the question mark. */
  query: string;
  parts: Parts;
}

/** Who asks, for the division of places. */
export const visitorOf = ({ req, parts }: Exchange): Visitor => ({
  group: countedAs(ipOf(req, parts.hops)),
  gone: () => req.socket.destroyed,
});

/** For who asks too much at once: nobody else hears of it. */
export const TOO_MUCH = { status: 503, wait: 5 } as const;

/** What a step answers: an error to be shown as a page, or null when the answer is given. */
export type Outcome = ErrorAnswer | null;
