import { sendAnswer } from '#server/http/answer/answer.ts';
import { NO_STORE } from '#server/http/answer/headers.ts';
import type { Exchange, Outcome } from './exchange.ts';

/** Asked by machines that may not know the site's name: every Host will do. */
export const isHealthCheck = (url: string): boolean => /^\/gezond\/?(\?|$)/.test(url);

export async function sendHealth({ req, res, parts }: Exchange): Promise<Outcome> {
  if (req.method !== 'GET' && req.method !== 'HEAD') return { status: 405, headers: [['Allow', 'GET, HEAD']] };
  const state = await parts.health();
  const ok = state.status === 'ok';
  const headers: [string, string][] = [['Content-Type', 'application/json; charset=utf-8'], [...NO_STORE]];
  if (!ok) headers.push(['Retry-After', '30']);
  sendAnswer(req, res, { status: ok ? 200 : 503, headers, body: Buffer.from(JSON.stringify(state)) }, parts.fixed);
  return null;
}
