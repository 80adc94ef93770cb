import type { IncomingMessage } from 'node:http';

const ROBOT = /bot\b|crawl|spider|slurp|preview|facebookexternalhit/i;

/** Whether somebody opened this page: not a robot that says so, not a script on a page of ours, not a browser that reads ahead. */
export function isLezer({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const doel = headers['sec-fetch-dest'] ?? 'document';
  const vooruit = headers['sec-purpose'] ?? headers.purpose;
  return method === 'GET' && doel === 'document' && vooruit === undefined && !ROBOT.test(headers['user-agent'] ?? '');
}
