// A bare server: Node's own http, which has every answer ready in memory, headers and all.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Antwoord } from './halen.ts';

const antwoorden = (await json(process.stdin)) as Antwoord[];
const perPad = new Map(antwoorden.map(({ pad, koppen, lichaam }) => [pad, { koppen, lichaam: Buffer.from(lichaam, 'base64') }]));
const server = createServer((req, res) => {
  const antwoord = perPad.get(req.url ?? '');
  res.writeHead(antwoord ? 200 : 404, antwoord?.koppen);
  res.end(antwoord?.lichaam);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
