import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { setTimeout as wacht } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { openDb } from '#db/open.ts';
import { startSmtp } from '../mail/steun.ts';
import { SITE } from '../steun/productie.ts';
import type { Proefserver } from '../steun/server.ts';
import { testEigen, testSqlite } from './doelwit.ts';
import { aanvraag, overDeLijn } from './lijn.ts';
import { maakProefstuk } from './proefstuk.ts';

/** What takes long is for `npm run aanval`. */
const lang = (naam: string, proef: () => Promise<void>) =>
  testEigen(naam, async ({ skip }) => {
    skip(process.env.AANVAL !== 'alles', 'takes long: npm run aanval');
    await proef();
  });

async function begin() {
  const stuk = await maakProefstuk();
  onTestFinished(() => stuk.ruimOp());
  return stuk;
}
const UUR = 60 * 60_000;
const host = new URL(SITE).host;
async function leest(server: Proefserver): Promise<void> {
  for (const pad of ['/', '/kennissessies/', '/zoeken/?q=loket', '/inhoud.json', '/inloggen/']) {
    const { berichten } = await overDeLijn(Number(new URL(server.url).port), aanvraag(`GET ${pad}`, { Host: host, Connection: 'close' }));
    expect([pad, berichten[0]?.status]).toEqual([pad, 200]);
  }
}

lang('bij SIGTERM midden in de drukte komt af wat loopt, en is niets kwijt wat was toegezegd', async () => {
  const stuk = await begin();
  const server = await stuk.start();
  const drukte = stuk.belast(server);
  await wacht(1500);
  const gestopt = server.stop('SIGTERM');
  drukte.laatLos();
  const begonnen = performance.now();
  expect(await gestopt).toBe(0);
  expect(performance.now() - begonnen).toBeLessThan(10_000);
  await drukte.houdOp();
  expect(server.stderr()).not.toContain('Stopped with answers still running.');
  expect(stuk.journaal.toegezegd).toBeGreaterThan(5);
  expect((await stuk.gebreken()).join('\n')).toBe('');
});

lang('springt de klok twee uur vooruit en dan drie uur terug, dan gaat niets verloren en wordt niets dubbel vergeven', async () => {
  const stuk = await begin();
  const springt = new URL('./klok-springt.ts', import.meta.url).pathname;
  const server = await stuk.start({
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${springt}`,
    KLOK_SPRONGEN: [2 * UUR, -UUR, 0].join(),
  });
  const drukte = stuk.belast(server);
  for (let sprong = 0; sprong < 3; sprong++) {
    await wacht(700);
    server.proces.kill('SIGUSR2');
    await leest(server);
  }
  await drukte.houdOp();
  expect(await server.stop()).toBe(0);
  expect(stuk.journaal.toegezegd).toBeGreaterThan(5);
  expect((await stuk.gebreken()).join('\n')).toBe('');
});

lang(
  'een mailserver die aanneemt en niets zegt houdt niemand op; is er weer een die werkt, dan komt elke brief, onder één kenmerk',
  async () => {
    const stuk = await begin();
    const lijnen = new Set<Socket>();
    const stil = createServer((lijn) => void lijnen.add(lijn.on('error', () => {}))).listen(0, '127.0.0.1');
    await once(stil, 'listening');
    const { port } = stil.address() as { port: number };
    const server = await stuk.start({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    const drukte = stuk.belast(server);
    await wacht(1500);
    await leest(server);
    await drukte.houdOp();
    expect((await stuk.gebreken()).join('\n')).toBe('');
    for (const lijn of lijnen) lijn.destroy();
    await new Promise((klaar) => stil.close(klaar));
    // Slow, but it takes them: half a second a letter.
    const traag = await startSmtp(port, { onMailFrom: (_adres, _sessie, klaar) => void setTimeout(() => klaar(null), 500) });
    onTestFinished(() => traag.sluit());
    const { db, sluit } = openDb(stuk.adres);
    onTestFinished(sluit);
    // What is gathered for later waits for that.
    const wachtend = () =>
      db
        .selectFrom('outbox')
        .select('kenmerk')
        .where('bezorgd_op', 'is', null)
        .where((kan) => kan.or([kan('pogingen', '>', 0), kan('volgende_poging_op', '<=', Date.now())]))
        .execute();
    await expect.poll(wachtend, { timeout: 120_000 }).toEqual([]);
    const bezorgd = await db.selectFrom('outbox').select('kenmerk').where('bezorgd_op', 'is not', null).execute();
    const kenmerken = bezorgd.map(({ kenmerk }) => kenmerk);
    const gekregen = traag.ontvangen.map(({ brief }) => brief.messageId ?? '');
    expect(kenmerken.length).toBeGreaterThan(5);
    expect(kenmerken.filter((kenmerk) => !gekregen.some((id) => id.includes(kenmerk)))).toEqual([]);
    expect(await server.stop()).toBe(0);
  },
);

testSqlite('op een kapotte database start de site niet, zegt zij dat in één zin, en laat zij hem zoals hij is', async () => {
  const stuk = await begin();
  writeFileSync(stuk.adres, 'dit is geen database'.repeat(1000));
  await expect(stuk.start()).rejects.toThrow(/Stopped with 1[\s\S]*De site start niet\. De database .* is niet te gebruiken/);
  expect(readFileSync(stuk.adres, 'utf8')).toBe('dit is geen database'.repeat(1000));
});
