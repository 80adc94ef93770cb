import { randomInt } from 'node:crypto';
import { setTimeout as wacht } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect } from 'vitest';
import { openDb } from '#db/open.ts';
import { later } from '../steun/server.ts';
import { testEigen } from './doelwit.ts';
import { maakProefstuk, type Proefstuk } from './proefstuk.ts';
import { NUMMERS } from './wereld.ts';

const RONDES = process.env.AANVAL === 'alles' ? 200 : 2;

let stuk: Proefstuk;
beforeAll(async () => {
  stuk = await maakProefstuk();
});
afterAll(() => stuk?.ruimOp());

const messageIds = (): string[] => stuk.post.ontvangen.map(({ brief }) => brief.messageId ?? '');

testEigen(
  `na ${RONDES} keer omvallen onder belasting is niets kwijt wat was toegezegd, niets dubbel vergeven, en kwam elke brief aan`,
  async () => {
    for (let ronde = 0; ronde < RONDES; ronde++) {
      const server = await stuk.start();
      expect((await fetch(`${server.url}/leeft`)).status).toBe(200);
      const drukte = stuk.belast(server);
      // Something has to be promised before it can be lost; after that a death comes at any moment.
      if (ronde === 0) await expect.poll(() => stuk.journaal.toegezegd).toBeGreaterThan(2);
      await wacht(randomInt(20, 900));
      drukte.laatLos();
      await server.stop('SIGKILL');
      await drukte.houdOp();
      expect((await stuk.gebreken()).join('\n'), `round ${ronde + 1}`).toBe('');
    }
    expect(stuk.journaal.toegezegd).toBeGreaterThan(RONDES);
    // Whatever was on its way when its deliverer died goes again when its lease is over.
    const server = await stuk.start(later(10 * 60_000));
    const { db, sluit } = openDb(stuk.adres);
    // A letter that is meant for later may wait for that.
    const onderweg = () =>
      db
        .selectFrom('outbox')
        .select(['soort', 'pogingen', 'fout'])
        .where('bezorgd_op', 'is', null)
        .where('opgegeven_op', 'is', null)
        .where((kan) => kan.or([kan('pogingen', '>', 0), kan('volgende_poging_op', '<', Date.now())]))
        .execute();
    await expect.poll(onderweg, { timeout: 120_000 }).toEqual([]);
    const bezorgd = (await db.selectFrom('outbox').select('kenmerk').where('bezorgd_op', 'is not', null).execute()).map(
      ({ kenmerk }) => kenmerk,
    );
    await sluit();
    expect(await server.stop()).toBe(0);
    const gekregen = messageIds();
    expect(bezorgd.filter((kenmerk) => !gekregen.some((id) => id.includes(kenmerk)))).toEqual([]);
    // Twice is allowed, under one name: each letter that came is one of those that were written.
    const per = Map.groupBy(stuk.post.ontvangen, ({ brief }) => brief.messageId);
    expect([...per.values()].filter((alle) => new Set(alle.map(({ aan, brief }) => `${aan} ${brief.subject}`)).size > 1)).toEqual([]);
    console.log(
      `${RONDES} rounds: ${stuk.journaal.toegezegd} acknowledged, ${bezorgd.length} letters, ${gekregen.length - per.size} of them twice.`,
    );
  },
  3_600_000,
);

testEigen('de controle ziet een aanmelding die verdwenen is, een plaats te veel en een versie die terug is', async () => {
  const { db, sluit } = openDb(stuk.adres);
  const wie = [...stuk.journaal.stand].find(([waarvan, { zeker }]) => waarvan.startsWith('loper') && zeker === 'aan')?.[0] ?? '';
  const [loper = '', sessie = ''] = wie.split(' ');
  await sql`delete from aanmelding where account_id = ${loper} and kennissessie_id = ${sessie}`.execute(db);
  await sql`update aanmelding set status = 'bevestigd' where kennissessie_id = ${NUMMERS.klein}`.execute(db);
  await sql`update inzending_revisie set velden = '{"titel":"oud"}' where inzending_id = ${NUMMERS.concept}`.execute(db);
  await sluit();
  const mis = (await stuk.gebreken()).join('\n');
  expect(mis).toContain(`${wie} is null`);
  expect(mis).toContain('oversold');
  expect(mis).toContain('concept is oud');
});
