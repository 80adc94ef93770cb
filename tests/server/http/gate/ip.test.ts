import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { countedAs, ipOf } from '#server/http/gate/ip.ts';

function van(direct: string, kop: string | undefined, hops: number): string {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: direct });
  const req = new IncomingMessage(socket);
  if (kop !== undefined) req.headers['x-forwarded-for'] = kop;
  return ipOf(req, hops);
}

test('zonder proxy telt alleen de verbinding zelf', () => {
  expect(van('::ffff:10.1.2.3', '1.1.1.1', 0)).toBe('10.1.2.3');
});

test("achter proxy's telt de zoveelste van rechts, wat er ook voor staat", () => {
  expect(van('10.0.0.1', '6.6.6.6, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(van('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
  expect(van('10.0.0.1', '[2001:db8::1]:443', 1)).toBe('2001:db8::1');
  expect(van('10.0.0.1', '203.0.113.9:5000', 1)).toBe('203.0.113.9');
});

test('ontbreekt of klopt de kop niet, dan telt de verbinding', () => {
  for (const kop of [undefined, '', 'onzin', '203.0.113.9, <script>']) expect(van('10.0.0.1', kop, 1)).toBe('10.0.0.1');
  expect(van('10.0.0.1', '203.0.113.9', 2)).toBe('10.0.0.1');
});

test('een heel IPv6-huis telt als één bezoeker', () => {
  expect(countedAs('2001:db8:1:2:aaaa::1')).toBe(countedAs('2001:DB8:1:2:bbbb:cccc:dddd:eeee'));
  expect(countedAs('2001:db8:1:2::1')).not.toBe(countedAs('2001:db8:1:3::1'));
  expect(countedAs('::1')).toBe('0:0:0:0::/64');
  expect(countedAs('10.0.0.1')).toBe('10.0.0.1');
});
