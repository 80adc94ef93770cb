import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sendAnswer } from '#server/http/answer/answer.ts';
import { NO_STORE } from '#server/http/answer/headers.ts';
import type { Exchange, Outcome } from './exchange.ts';

const CHECK = /^\/(gezond|leeft|klaar)\/?(\?|$)/;

/** Asked by machines that may not know the site's name: every Host will do. */
export const isHealthCheck = (url: string): boolean => CHECK.test(url);

/** `/leeft`: this process answers. `/klaar`: it may get visitors. `/gezond`: all that a visitor would notice works. */
export async function sendHealth({ req, res, parts }: Exchange): Promise<Outcome> {
  if (req.method !== 'GET' && req.method !== 'HEAD') return { status: 405, headers: [['Allow', 'GET, HEAD']] };
  const state = await stateFor(req, parts);
  const ok = state.status === 'ok';
  const headers: [string, string][] = [['Content-Type', 'application/json; charset=utf-8'], [...NO_STORE]];
  if (!ok) headers.push(['Retry-After', '30']);
  sendAnswer(req, res, { status: ok ? 200 : 503, headers, body: Buffer.from(JSON.stringify(state)) }, parts.fixed);
  return null;
}

async function stateFor(
  req: IncomingMessage,
  { health, healthToken, isClosing }: Exchange['parts'],
): Promise<{ status: string; mail?: unknown }> {
  const [, which] = CHECK.exec(req.url ?? '') ?? [];
  if (which === 'leeft') return { status: 'ok' };
  if (which === 'klaar') return { status: isClosing() ? 'stopt' : 'ok' };
  const { mail, ...state } = await health();
  return isFromHere(req) || hasToken(req, healthToken) ? { ...state, mail } : state;
}

/** From this machine, and not passed on for somebody else by a proxy on it. */
const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  if (!token) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
