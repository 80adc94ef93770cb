import type { IncomingMessage } from 'node:http';
import { isPersoonlijk } from './paden.ts';

/** A refusal at the door: its status, and the headers that belong to it. */
export interface Weigering {
  status: 400 | 403 | 404 | 405 | 413 | 415 | 417 | 421 | 429 | 503;
  koppen?: readonly (readonly [string, string])[];
  /** Seconds to wait. */
  wacht?: number;
}

export interface Huis {
  /** Without a slash at the end. */
  origin: string;
  /** Names under which the site may be asked for, with port where there is one. */
  hosts: ReadonlySet<string>;
  proef: boolean;
}

/** With SITE_URL only its own host; in the trial this computer by its three names. */
export function maakHuis(siteUrl: string | null, host: string, port: number): Huis {
  if (siteUrl) return { origin: siteUrl, hosts: new Set([new URL(siteUrl).host]), proef: false };
  const namen = ['127.0.0.1', 'localhost', '[::1]'].map((naam) => `${naam}:${port}`);
  const eigen = host.includes(':') ? `[${host}]` : host;
  return { origin: `http://${eigen}:${port}`, hosts: new Set(namen), proef: true };
}

const LEZEN = 'GET, HEAD';
const LEZEN_EN_SCHRIJVEN = 'GET, HEAD, POST';
const FORMULIER = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** The checks that need nothing but the request line and its headers, in the order in which they are told. */
export function keur(req: IncomingMessage, pad: string, huis: Huis): Weigering | null {
  if (req.headers.expect && req.headers.expect.toLowerCase() !== '100-continue') return { status: 417 };
  return keurHost(req, huis) ?? keurMethode(req, pad) ?? keurLichaam(req) ?? keurHerkomst(req, huis);
}

export function keurHost({ headers, rawHeaders }: IncomingMessage, { hosts }: Huis): Weigering | null {
  let aantal = 0;
  for (let plek = 0; plek < rawHeaders.length; plek += 2) if (rawHeaders[plek]?.toLowerCase() === 'host') aantal += 1;
  if (aantal > 1) return { status: 400 };
  return hosts.has(headers.host?.toLowerCase() ?? '') ? null : { status: 421 };
}

export function keurMethode({ method }: IncomingMessage, pad: string): Weigering | null {
  if (method === 'GET' || method === 'HEAD') return null;
  const mag = isPersoonlijk(pad) ? LEZEN_EN_SCHRIJVEN : LEZEN;
  return method === 'POST' && mag === LEZEN_EN_SCHRIJVEN ? null : { status: 405, koppen: [['Allow', mag]] };
}

/** Nothing that is sent is ever unpacked, and only forms are read. */
export function keurLichaam({ method, headers }: IncomingMessage): Weigering | null {
  if (headers['content-encoding'] !== undefined) return { status: 415 };
  if (method === 'GET' || method === 'HEAD') return null;
  const soort = headers['content-type'];
  if (soort === undefined) return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] ? { status: 415 } : null;
  return FORMULIER.test(soort) ? null : { status: 415 };
}

/** Every write must come from a page of this site. */
export function keurHerkomst({ method, headers }: IncomingMessage, { origin, proef }: Huis): Weigering | null {
  if (method === 'GET' || method === 'HEAD') return null;
  const eigen = proef ? `http://${headers.host?.toLowerCase()}` : origin;
  return headers.origin === eigen ? null : { status: 403 };
}
