import { type Bergsleutel, isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { bergsleutelVan, openbareBijlage, openbareHeaders } from '#inhoud/bijlagen/serveren.ts';
import { sendAnswer } from '#server/http/answer/answer.ts';
import { except } from '#server/http/answer/headers.ts';
import type { Exchange, Outcome } from './exchange.ts';

export const isAttachment = (path: string): boolean => path.startsWith('/bijlagen/');

/** Sends an upload with its own headers, stricter than those of pages: it is never shown as part of the site. */
export async function sendAttachment(exchange: Exchange): Promise<Outcome> {
  const { req, path, parts } = exchange;
  const key = bergsleutelVan(path);
  if (!key) return { status: 404 };
  // It stays with the text that was withdrawn, for its authors; readers do not get it any more.
  if (await parts.adressen.zoek(path)) return { status: 410 };
  // Sent in for a text that nobody has approved yet: its authors have an address of their own.
  if (!parts.isOpenbareBijlage(path)) return { status: 404 };
  const headers = openbareHeaders(key);
  if (req.headers['if-none-match'] === headers.ETag) return send(exchange, 304, headers, Buffer.alloc(0));
  const found = await fetched(exchange, key);
  if (!found) return { status: 404 };
  return 'bytes' in found ? send(exchange, 200, found.headers, found.bytes) : found;
}

/** Where it is kept may be away for a while; that is no fault of this site, and passes. */
async function fetched({ parts }: Exchange, key: Bergsleutel) {
  try {
    return await openbareBijlage(parts.bijlagen, key);
  } catch (err) {
    if (!isOpslagstoring(err)) throw err;
    parts.log.error({ err }, 'An attachment could not be fetched from where it is kept.');
    return { status: 503, wait: 30 } as const;
  }
}

function send({ req, res, parts }: Exchange, status: 200 | 304, own: Record<string, string>, body: Buffer): null {
  const headers = Object.entries(own);
  const names = headers.map(([name]) => name.toLowerCase());
  sendAnswer(req, res, { status, headers, body }, except(parts.fixed, names));
  return null;
}
