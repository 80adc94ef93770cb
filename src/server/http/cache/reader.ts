import type { IncomingMessage } from 'node:http';

/** Every browser begins so, to this day. */
const BROWSER = /^(Mozilla\/5\.0|Opera|Lynx)\b/;
/** What says that it is a robot; most do so with an address where to read about it, which no browser has. */
const ROBOT = /bot\b|crawl|spider|slurp|preview|facebookexternalhit|lighthouse|compatible;|https?:/i;

/** Whether somebody opened this page: no program or robot that says so, no script on a page of ours, no browser that reads ahead. */
export function isReader({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const target = headers['sec-fetch-dest'] ?? 'document';
  const ahead = headers['sec-purpose'] ?? headers.purpose;
  const agent = headers['user-agent'] ?? '';
  return method === 'GET' && target === 'document' && ahead === undefined && BROWSER.test(agent) && !ROBOT.test(agent);
}
