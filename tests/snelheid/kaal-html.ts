// A bare server that builds the same HTML: for every request it writes all tags again and escapes all texts again.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { deel, opmaken } from './opmaken.ts';

const bladzijden = (await json(process.stdin)) as { pad: string; html: string }[];
const perPad = new Map(bladzijden.map(({ pad, html }) => [pad, deel(html)]));
for (const { pad, html } of bladzijden) if (opmaken(perPad.get(pad) ?? []) !== html) throw new Error(`${pad} would come out differently.`);
const [enige] = perPad.values();

const server = createServer((req, res) => {
  // A list with another question is another page of the same size.
  const delen = perPad.get(req.url ?? '') ?? enige ?? [];
  const html = Buffer.from(opmaken(delen));
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': html.length });
  res.end(html);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
