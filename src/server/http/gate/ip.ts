import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The visitor's address: as many proxies from the right as we trust, never what a visitor wrote in front of them. */
export function ipVan(req: IncomingMessage, hops: number): string {
  const direct = kaal(req.socket.remoteAddress ?? '');
  if (hops === 0) return direct;
  const kop = req.headers['x-forwarded-for'];
  const keten = (Array.isArray(kop) ? kop.join(',') : (kop ?? '')).split(',').map(kaal);
  const gevonden = keten.at(-hops) ?? '';
  return isIP(gevonden) ? gevonden : direct;
}

/** One household or school has a whole /64 of IPv6: it counts as one visitor. */
export function telgroep(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [voor = '', achter = ''] = ip.split('::');
  const links = voor.split(':').filter(Boolean);
  const rechts = achter.split(':').filter(Boolean);
  const nullen = ip.includes('::') ? Array.from({ length: 8 - links.length - rechts.length }, () => '0') : [];
  const delen = [...links, ...nullen, ...rechts].slice(0, 4);
  return `${delen.map((deel) => Number.parseInt(deel, 16).toString(16)).join(':')}::/64`;
}

function kaal(ip: string): string {
  const netjes = ip
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  return netjes.replace(/^::ffff:(?=\d+\.)/i, '');
}
