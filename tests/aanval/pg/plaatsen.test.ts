import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { openDb } from '#db/open.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { PROGRAMMAS, testTraag } from './alleen-traag.ts';
import { Postgres } from './postgres.ts';
import { maakZaal, sessieNaam, zaalgebreken } from './zaal.ts';

const [RONDES, SERVERS, MENSEN, PLAATSEN] = [20, 4, 200, 10];
const PER_SERVER = MENSEN / SERVERS;

let postgres: Postgres;
beforeAll(async () => {
  if (PROGRAMMAS !== '' && process.env.AANVAL === 'alles') postgres = await Postgres.maak(PROGRAMMAS);
});
afterAll(() => postgres?.ruimOp());

/** Four servers at one database; answers who stands for each, by the lines they take and give. */
async function servers(naam: string, slot: 'met-slot' | 'zonder-slot') {
  await postgres.vraag(`create database ${naam}`);
  const url = postgres.url(naam);
  await maakZaal(url, { plaatsen: Array(RONDES).fill(PLAATSEN), mensen: MENSEN });
  const processen: ChildProcess[] = [];
  const open = openDb(url);
  onTestFinished(async () => {
    for (const proces of processen) proces.kill('SIGKILL');
    await open.sluit();
  });
  const allemaal = Array.from({ length: SERVERS }, (_, nummer) => {
    const proces = spawn(process.execPath, [new URL('./tegelijk.ts', import.meta.url).pathname, url, slot], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    processen.push(proces);
    const regels = createInterface({ input: proces.stdout })[Symbol.asyncIterator]();
    return async (ronde: number | null): Promise<[string, string][]> => {
      if (ronde !== null) proces.stdin.write(`${sessieNaam(ronde)} ${nummer * PER_SERVER} ${PER_SERVER}\n`);
      const { value = 'klaar' } = await regels.next();
      return ronde === null ? [] : JSON.parse(value);
    };
  });
  const ronde = async (nummer: number | null) => (await Promise.all(allemaal.map((een) => een(nummer)))).flat();
  await ronde(null);
  return { db: open.db, ronde };
}

testTraag(
  `${MENSEN} mensen, ${SERVERS} servers, ${PLAATSEN} plaatsen, ${RONDES} rondes: steeds precies ${PLAATSEN}, en de rij op volgorde`,
  async () => {
    const { db, ronde } = await servers('plaatsen', 'met-slot');
    const tijden: number[] = [];
    for (let nummer = 0; nummer < RONDES; nummer += 1) {
      const begin = performance.now();
      const gezegd = await ronde(nummer);
      tijden.push(performance.now() - begin);
      const rijen = await db
        .selectFrom('aanmelding')
        .selectAll()
        .where('kennissessie_id', '=', sessieNaam(nummer))
        .orderBy('aangemeld_op')
        .execute();
      expect(await zaalgebreken(db, nummer, PLAATSEN)).toEqual([]);
      expect(Object.fromEntries(gezegd)).toEqual(Object.fromEntries(rijen.map(({ account_id, status }) => [account_id, status])));
      expect([rijen.length, gezegd.filter(([, status]) => status === 'bevestigd').length]).toEqual([MENSEN, PLAATSEN]);
      // Who gives a place back gives it to the first who waits, and to nobody else.
      const [weg, volgende] = [rijen[nummer % PLAATSEN], rijen[PLAATSEN]];
      const account = { id: weg?.account_id ?? '' };
      expect((await afmelden(db, { account, id: weg?.id ?? '', origin: 'https://kennis.example', nu: Date.now() })).gelukt).toBe(true);
      const nu = await db
        .selectFrom('aanmelding')
        .select('status')
        .where('id', '=', volgende?.id ?? '')
        .executeTakeFirst();
      expect(nu?.status).toBe('bevestigd');
      expect(await zaalgebreken(db, nummer, PLAATSEN)).toEqual([]);
    }
    const totaal = tijden.reduce((som, ms) => som + ms, 0) / 1000;
    console.log(`${RONDES} rounds of ${MENSEN}: ${Math.round((RONDES * MENSEN) / totaal)} sign-ups a second on ${SERVERS} servers.`);
  },
);

testTraag('zonder slot wordt een plaats meer dan eens weggegeven: de proef kan het zien', async () => {
  const { db, ronde } = await servers('zonder_slot', 'zonder-slot');
  await ronde(0);
  const gebreken = await zaalgebreken(db, 0, PLAATSEN);
  const bezet = await db
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', sessieNaam(0))
    .where('status', '=', 'bevestigd')
    .execute();
  console.log(`Without the lock: ${bezet.length} of ${PLAATSEN} places, ${gebreken.length} things wrong.`);
  expect(gebreken).not.toEqual([]);
});
