import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wacht } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeHttpServer } from '#server/http/http-server.ts';

const FORMULIER = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhallo';

/** Somebody who asks, and hears what the answer is or what went wrong. */
const hoort = (lijn: Socket): Promise<string> => text(lijn).catch(({ code }) => code);
const GELUKT = expect.stringMatching(/^HTTP\/1\.1 200 OK[\s\S]*Connection: close[\s\S]*gelukt$/);

async function bezig() {
  const server = makeHttpServer({
    fixed: [],
    hops: 1,
    async answered(req, res) {
      req.resume();
      // Busy: the line gets longer.
      for (const tot = performance.now() + 5; performance.now() < tot; );
      res.end('gelukt');
    },
  });
  return { server, port: await server.listen('127.0.0.1', 0) };
}

test('wie in de rij staat als de site stopt krijgt nog antwoord, en de verbinding gaat dan dicht', async () => {
  const { server, port } = await bezig();
  const rij = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
  for (const lijn of rij) lijn.write(FORMULIER);
  const antwoorden = Promise.all(rij.map(hoort));
  await Promise.all(rij.map((lijn) => once(lijn, 'connect')));
  await server.close();
  expect(await antwoorden).toEqual(rij.map(() => GELUKT));
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});

test('wie net binnen is als de site stopt, mag nog vragen', async () => {
  const { server, port } = await bezig();
  const lijn = connect(port, '127.0.0.1');
  await once(lijn, 'connect');
  const dicht = server.close();
  await wacht(50);
  lijn.write(FORMULIER);
  expect(await hoort(lijn)).toEqual(GELUKT);
  await dicht;
});
