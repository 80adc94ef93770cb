import type { IncomingMessage } from 'node:http';

const ROBOT = /bot\b|crawl|spider|slurp|preview|facebookexternalhit/i;

/** Whether somebody opened this page: not a robot that says so, not a script on a page of ours, not a browser that reads ahead. */
export function isReader({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const target = headers['sec-fetch-dest'] ?? 'document';
  const ahead = headers['sec-purpose'] ?? headers.purpose;
  return method === 'GET' && target === 'document' && ahead === undefined && !ROBOT.test(headers['user-agent'] ?? '');
}
