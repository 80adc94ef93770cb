import type { IncomingMessage } from 'node:http';
import { isPersonal } from './paths.ts';

/** A refusal at the door: its status, and the headers that belong to it. */
export interface Refusal {
  status: 400 | 403 | 404 | 405 | 413 | 415 | 417 | 421 | 429 | 503;
  headers?: readonly (readonly [string, string])[];
  /** Seconds to wait. */
  wait?: number;
}

export interface House {
  /** Without a slash at the end. */
  origin: string;
  /** Names under which the site may be asked for, with port where there is one. */
  hosts: ReadonlySet<string>;
  proef: boolean;
}

/** With SITE_URL only its own host; in the trial this computer by its three names. */
export function makeHouse(siteUrl: string | null, host: string, port: number): House {
  if (siteUrl) return { origin: siteUrl, hosts: new Set([new URL(siteUrl).host]), proef: false };
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  const own = host.includes(':') ? `[${host}]` : host;
  return { origin: `http://${own}:${port}`, hosts: new Set(names), proef: true };
}

const READING = 'GET, HEAD';
const READING_AND_WRITING = 'GET, HEAD, POST';
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** The checks that need nothing but the request line and its headers, in the order in which they are told. */
export function checkRequest(req: IncomingMessage, path: string, house: House): Refusal | null {
  if (req.headers.expect && req.headers.expect.toLowerCase() !== '100-continue') return { status: 417 };
  return checkHost(req, house) ?? checkMethod(req, path) ?? checkBody(req) ?? checkOrigin(req, house);
}

function checkHost({ headers, rawHeaders }: IncomingMessage, { hosts }: House): Refusal | null {
  let number = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') number += 1;
  if (number > 1) return { status: 400 };
  return hosts.has(headers.host?.toLowerCase() ?? '') ? null : { status: 421 };
}

function checkMethod({ method }: IncomingMessage, path: string): Refusal | null {
  if (method === 'GET' || method === 'HEAD') return null;
  const may = isPersonal(path) ? READING_AND_WRITING : READING;
  return method === 'POST' && may === READING_AND_WRITING ? null : { status: 405, headers: [['Allow', may]] };
}

/** Nothing that is sent is ever unpacked, and only forms are read. */
function checkBody({ method, headers }: IncomingMessage): Refusal | null {
  if (headers['content-encoding'] !== undefined) return { status: 415 };
  if (method === 'GET' || method === 'HEAD') return null;
  const kind = headers['content-type'];
  if (kind === undefined) return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] ? { status: 415 } : null;
  return FORM.test(kind) ? null : { status: 415 };
}

/**
 * One click in a mail program (RFC 8058) comes from no page; this one address ends what the key in it is for, and nothing else: with
 * anything beside the key, such as the name of a form, it is as any other.
 */
const ONE_CLICK = /^\/volgen\/stoppen\/?(?:\?sleutel=[^&]*)?$/;

/** Every write must come from a page of this site; a browser that says by itself that it does not is believed. */
function checkOrigin({ method, headers, url = '' }: IncomingMessage, { origin, proef }: House): Refusal | null {
  if (method === 'GET' || method === 'HEAD') return null;
  if (['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']))) return { status: 403 };
  if (headers.origin === undefined && ONE_CLICK.test(url)) return null;
  const own = proef ? `http://${headers.host?.toLowerCase()}` : origin;
  return headers.origin === own ? null : { status: 403 };
}
