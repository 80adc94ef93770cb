import { leesGewoon } from '#grond/schijf.ts';
import { bijlage } from '#inhoud/bijlagen/serveren.ts';
import { sendAnswer } from '#server/http/answer/answer.ts';
import { except } from '#server/http/answer/headers.ts';
import type { Exchange, Outcome } from './exchange.ts';

export const isAttachment = (path: string): boolean => path.startsWith('/bijlagen/');

/** Sends an upload with its own headers, stricter than those of pages: it is never shown as part of the site. */
export async function sendAttachment({ req, res, path, parts }: Exchange): Promise<Outcome> {
  const found = bijlage(parts.bijlagenDir, path);
  if (!found) return { status: 404 };
  // It stays with the text that was withdrawn, for its authors; readers do not get it any more.
  if (await parts.adressen.zoek(path)) return { status: 410 };
  // Sent in for a text that nobody has approved yet: its authors have an address of their own.
  if (!parts.isOpenbareBijlage(path)) return { status: 404 };
  const own = Object.entries(found.headers).filter(([name]) => name !== 'Content-Length');
  const names = own.map(([name]) => name.toLowerCase());
  const unchanged = req.headers['if-none-match'] === found.headers.ETag;
  const body = unchanged ? Buffer.alloc(0) : await leesGewoon(found.pad);
  if (!body) return { status: 404 };
  sendAnswer(req, res, { status: unchanged ? 304 : 200, headers: own, body }, except(parts.fixed, names));
  return null;
}
