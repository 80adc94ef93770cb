import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { makeHttpServer } from '#server/http/http-server.ts';

const FORMULIER = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhallo';

test('wie in de rij staat als de site stopt krijgt nog antwoord, en de verbinding gaat dan dicht', async () => {
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
  const port = await server.listen('127.0.0.1', 0);
  const rij = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
  for (const lijn of rij) lijn.write(FORMULIER);
  const antwoorden = Promise.all(rij.map((lijn) => text(lijn).catch(({ code }) => code)));
  await Promise.all(rij.map((lijn) => once(lijn, 'connect')));
  await server.close();
  expect((await antwoorden).map((antwoord) => [antwoord.slice(0, 15), antwoord.includes('Connection: close'), antwoord.slice(-6)])).toEqual(
    rij.map(() => ['HTTP/1.1 200 OK', true, 'gelukt']),
  );
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
