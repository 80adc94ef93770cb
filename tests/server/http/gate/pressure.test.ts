import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inLine } from '#server/http/gate/pipeline.ts';
import type { Release, Slots } from '#server/http/gate/slots.ts';
import { stelOp } from '../setup.ts';

/** A site on which searching takes as long as the test wants. */
async function begin(anders: Parameters<typeof stelOp>[1] = {}) {
  const rem = Promise.withResolvers<void>();
  const stil = ({ locals }: { locals: App.Locals }) => {
    locals.parameters('q', 'regio');
    return rem.promise.then(() => 'klaar');
  };
  const front = await stelOp(
    { '/zoeken/': stil, '/praktijken/': stil, '/over/': () => 'Over', '/inloggen/': ({ lichaam }) => `Inloggen ${lichaam}` },
    anders,
  );
  onTestFinished(async () => {
    rem.resolve();
    await front.weg();
  });
  const haal = (pad: string, ip: string) => fetch(front.url + pad, { headers: { 'x-forwarded-for': ip } });
  const klaar: number[] = [];
  /** Many searches of one visitor, none of which gets its answer; the test goes on when all have come in or were refused. */
  const zoekers = (aantal: number, ip: string, pad = (keer: number) => `/zoeken/?q=${keer}`) =>
    Array.from({ length: aantal }, (_, keer) =>
      haal(pad(keer), ip).then(
        ({ status, headers }) => void klaar.push(status === 503 ? Number(headers.get('retry-after')) : status),
        () => {},
      ),
    );
  const inloggen = (ip: string) =>
    fetch(`${front.url}/inloggen/`, {
      method: 'POST',
      headers: { 'x-forwarded-for': ip, origin: front.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'adres=x',
    }).then(({ status }) => status);
  return { ...front, haal, klaar, zoekers, inloggen, los: rem.resolve };
}

const gezocht = (gemaakt: readonly string[]) => gemaakt.filter((regel) => regel.startsWith('GET /zoeken/')).length;

test('wie de site met zoekvragen overspoelt houdt niemand van inloggen of lezen af', async () => {
  const { haal, klaar, zoekers, inloggen, gemaakt, los } = await begin();
  const alle = zoekers(100, '10.0.0.1');
  // Two are made, sixty wait, the others hear at once when they may come back.
  await expect.poll(() => klaar.length).toBe(38);
  expect(new Set(klaar)).toEqual(new Set([5]));
  expect(gezocht(gemaakt)).toBe(2);
  for (const ip of ['10.0.0.2', '10.0.0.3', '10.0.0.1']) expect(await inloggen(ip)).toBe(200);
  expect((await haal('/over/', '10.0.0.2')).status).toBe(200);
  los();
  await Promise.all(alle);
  expect(klaar.filter((status) => status === 200).length).toBe(62);
});

test('een ander die zoekt krijgt gewoon een plek', async () => {
  const { klaar, zoekers, gemaakt } = await begin();
  void zoekers(100, '10.0.0.1');
  await expect.poll(() => klaar.length).toBe(38);
  void zoekers(1, '10.0.0.2', () => '/zoeken/?q=loket');
  await expect.poll(() => gemaakt).toContain('GET /zoeken/?q=loket');
});

test('met één hoop plekken voor alles hield hij iedereen op', async () => {
  const wachtend: (() => void)[] = [];
  let vrij = 62;
  const geef: Release = () => {
    vrij += 1;
    wachtend.shift()?.();
  };
  const eenHoop: Slots = {
    take() {
      vrij -= 1;
      return vrij >= 0 ? geef : null;
    },
  };
  const { klaar, zoekers, inloggen } = await begin({ slots: eenHoop });
  void zoekers(100, '10.0.0.1');
  await expect.poll(() => klaar.length).toBe(38);
  expect(await inloggen('10.0.0.2')).toBe(503);
});

test('ook wie veel bladzijden laat hangen laat plek voor een ander', async () => {
  const { haal, klaar, zoekers } = await begin();
  void zoekers(200, '10.0.0.1', (keer) => `/praktijken/?regio=${keer}`);
  await expect.poll(() => klaar.length).toBe(92);
  expect((await haal('/over/', '10.0.0.2')).status).toBe(200);
});

test('wie weggaat laat zijn zoekvraag niet achter', async () => {
  const { port, zoekers, klaar, gemaakt, los } = await begin();
  const alle = zoekers(20, '10.0.0.1');
  await expect.poll(() => gezocht(gemaakt)).toBe(2);
  const socket = connect(port, '127.0.0.1', () =>
    socket.write(`GET /zoeken/?q=weg HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n`),
  );
  // The front has it when what comes after it over another connection is answered.
  await new Promise((verbonden) => socket.once('connect', verbonden));
  expect((await fetch(`http://127.0.0.1:${port}/over/`)).status).toBe(200);
  socket.destroy();
  await new Promise((dicht) => socket.once('close', dicht));
  expect((await fetch(`http://127.0.0.1:${port}/over/`)).status).toBe(200);
  los();
  await Promise.all(alle);
  expect([klaar.length, gemaakt.includes('GET /zoeken/?q=weg')]).toEqual([20, false]);
});

/** Everything that comes back over one connection on which so many requests were sent at once. */
async function achterElkaar(port: number, aantal: number, ip: string) {
  const socket = connect(port, '127.0.0.1');
  const delen: Buffer[] = [];
  socket.on('data', (deel) => void delen.push(deel)).on('error', () => {});
  const dicht = new Promise<void>((klaar) => socket.once('close', () => klaar()));
  socket.write(
    Array.from(
      { length: aantal },
      (_, keer) => `GET /zoeken/?q=${keer} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Forwarded-For: ${ip}.${keer % 250}\r\n\r\n`,
    ).join(''),
  );
  const statussen = () =>
    [
      ...Buffer.concat(delen)
        .toString()
        .matchAll(/HTTP\/1\.1 (\d+) /g),
    ].map(([, status]) => Number(status));
  onTestFinished(() => void socket.destroy());
  return { dicht, statussen };
}

test('van één verbinding worden er hooguit vier tegelijk beantwoord, op volgorde, ook van wie 600 achter elkaar stuurt', async () => {
  const { port, inloggen, haal, gemaakt, los } = await begin();
  const { dicht, statussen } = await achterElkaar(port, 600, '10.0.1');
  await expect.poll(() => gezocht(gemaakt)).toBe(4);
  expect(await inloggen('10.0.0.2')).toBe(200);
  expect((await haal('/over/', '10.0.0.2')).status).toBe(200);
  expect(gezocht(gemaakt)).toBe(4);
  los();
  // A hundred waited; then one hears that it is too much, and the connection ends.
  await dicht;
  expect(statussen()).toEqual([...Array(104).fill(200), 503]);
});

test('zonder die rij begonnen ze alle 600 tegelijk', async () => {
  let tegelijk = 0;
  const vrij: Slots = { take: () => () => {} };
  const { port, gemaakt } = await begin({
    slots: vrij,
    inLine: (answer) => (req, res) => {
      tegelijk += 1;
      return answer(req, res);
    },
  });
  await achterElkaar(port, 600, '10.0.1');
  await expect.poll(() => gezocht(gemaakt)).toBe(600);
  expect(tegelijk).toBe(600);
});

test('wie netjes vraagt en antwoord afwacht, komt de rij nooit tegen', async () => {
  const rij: string[] = [];
  const antwoord = inLine(
    async ({ url }) => void rij.push(String(url)),
    () => void rij.push('te veel'),
  );
  const socket = { destroyed: false, pause() {} };
  for (let keer = 0; keer < 300; keer += 1) await antwoord({ socket, url: String(keer) } as never, {} as never);
  expect([rij.length, rij.includes('te veel')]).toEqual([300, false]);
});
