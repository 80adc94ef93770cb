import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The visitor's address: as many proxies from the right as we trust, never what a visitor wrote in front of them. */
export function ipOf(req: IncomingMessage, hops: number): string {
  const direct = bare(req.socket.remoteAddress ?? '');
  if (hops === 0) return direct;
  const header = req.headers['x-forwarded-for'];
  const chain = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map(bare);
  const found = chain.at(-hops) ?? '';
  return isIP(found) ? found : direct;
}

/** One household or school has a whole /64 of IPv6: it counts as one visitor. */
export function countedAs(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [voor = '', behind = ''] = ip.split('::');
  const links = voor.split(':').filter(Boolean);
  const right = behind.split(':').filter(Boolean);
  const zeroes = ip.includes('::') ? Array.from({ length: 8 - links.length - right.length }, () => '0') : [];
  const parts = [...links, ...zeroes, ...right].slice(0, 4);
  return `${parts.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}

function bare(ip: string): string {
  const tidy = ip
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  return tidy.replace(/^::ffff:(?=\d+\.)/i, '');
}
