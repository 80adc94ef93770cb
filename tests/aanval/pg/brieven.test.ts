import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { expect, onTestFinished } from 'vitest';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { BEZET_MS } from '#mail/wachtrij.ts';
import { brief, startSmtp } from '../../mail/steun.ts';
import { PROGRAMMAS, testTraag } from './alleen-traag.ts';
import { Postgres } from './postgres.ts';

const [BRIEVEN, REEKSEN, BEZORGERS, AFGESCHOTEN] = [1000, 100, 4, 12];
/** A mail server takes its time before and after it has a letter, so that there is always something under way when somebody dies. */
const LANGZAAM_MS = 200;

/** Letters that wait, deliverers that come when they are asked for, and who had which letter when. */
async function postkantoor(bezorger: string) {
  const postgres = await Postgres.maak(PROGRAMMAS);
  onTestFinished(() => postgres.ruimOp());
  await postgres.vraag('create database post');
  const url = postgres.url('post');
  const open = openDb(url);
  await migreren(open.db);
  for (const stap of BIJHOUDEN) await sql.raw(stap).execute(open.db);
  await open.db.transaction().execute(async (trx) => {
    for (let nummer = 0; nummer < BRIEVEN; nummer += 1)
      await zetKlaar(trx, brief({ reeks: `r${nummer % REEKSEN}`, onderwerp: `r${nummer % REEKSEN} ${nummer}` }), Date.now());
  });
  const gekregen: { subject: string; messageId: string }[] = [];
  const post = await startSmtp(0, {
    onMailFrom: (_adres, _sessie, klaar) => void setTimeout(klaar, LANGZAAM_MS),
    onData: async (stroom, _sessie, klaar) => {
      // A deliverer that was shot hangs up halfway.
      const bytes = await buffer(stroom).catch(() => null);
      if (bytes === null) return;
      const { subject = '', messageId = '' } = await PostalMime.parse(bytes);
      gekregen.push({ subject, messageId });
      setTimeout(klaar, LANGZAAM_MS);
    },
  });
  const levend: ChildProcess[] = [];
  const begin = () =>
    void levend.push(
      spawn(process.execPath, [new URL(bezorger, import.meta.url).pathname, url, post.url], { stdio: ['pipe', 'ignore', 'inherit'] }),
    );
  onTestFinished(async () => {
    for (const kind of levend) kind.kill('SIGKILL');
    await post.sluit();
    await open.sluit();
  });
  for (let nummer = 0; nummer < BEZORGERS; nummer += 1) begin();
  return {
    gekregen,
    async schietEenAf() {
      const [dood] = levend.splice(Math.floor(Math.random() * levend.length), 1);
      dood?.kill('SIGKILL');
      if (dood) await once(dood, 'exit');
      begin();
    },
    over: async () => (await open.db.selectFrom('outbox').select('id').where('bezorgd_op', 'is', null).execute()).length,
    beurten: async () => (await sql<Beurt>`select * from beurt order by nr`.execute(open.db)).rows,
    brieven: () => open.db.selectFrom('outbox').select(['kenmerk', 'reeks', 'id']).orderBy('id').execute(),
  };
}

interface Beurt {
  kenmerk: string;
  /** When it was taken, by whoever took it, and until when it was still of somebody else. */
  vanaf: number;
  nog_van_ander: number;
}
/** Every time that somebody takes a letter. */
const BIJHOUDEN = [
  'create table beurt (nr bigint generated always as identity, kenmerk text, vanaf bigint, nog_van_ander bigint)',
  `create function beurt_bij() returns trigger language plpgsql as $$ begin
    insert into beurt (kenmerk, vanaf, nog_van_ander) values (new.kenmerk, new.bezet_tot - ${BEZET_MS}, old.bezet_tot); return new; end $$`,
  'create trigger beurt_bij after update of bezet_tot on outbox for each row when (new.bezet_tot > 0) execute function beurt_bij()',
];

/** What is not as promised: a letter at least once, at most once a turn, under one name, in the order of its series. */
async function gebreken({ gekregen, beurten, brieven }: Awaited<ReturnType<typeof postkantoor>>): Promise<string[]> {
  const [alle, rijen] = [await beurten(), await brieven()];
  const mis = alle.filter(({ vanaf, nog_van_ander }) => vanaf < nog_van_ander).map(({ kenmerk }) => `${kenmerk} was of two at once`);
  for (const { kenmerk, reeks } of rijen) {
    const keren = gekregen.filter(({ messageId }) => messageId.includes(kenmerk));
    const beurt = alle.filter((een) => een.kenmerk === kenmerk).length;
    if (keren.length === 0) mis.push(`${kenmerk} of ${reeks} never came`);
    if (keren.length > beurt) mis.push(`${kenmerk} came ${keren.length} times in ${beurt} turns`);
    if (new Set(keren.map(({ subject }) => subject)).size > 1) mis.push(`${kenmerk} is the name of more than one letter`);
  }
  for (let r = 0; r < REEKSEN; r += 1) {
    const volgorde = gekregen.filter(({ subject }) => subject.startsWith(`r${r} `)).map(({ subject }) => Number(subject.split(' ')[1]));
    if (volgorde.some((nummer, plek) => nummer < (volgorde[plek - 1] ?? 0))) mis.push(`r${r} came out of order: ${volgorde}`);
  }
  return mis;
}

testTraag(
  `${BRIEVEN} brieven, ${BEZORGERS} bezorgers, elke tel een afgeschoten: elke brief komt, hoogstens één keer per beurt, op volgorde`,
  async () => {
    const kantoor = await postkantoor('../../mail/bezorger.ts');
    for (let keer = 0; keer < AFGESCHOTEN && (await kantoor.over()) > 0; keer += 1) {
      const al = kantoor.gekregen.length;
      await Promise.all([new Promise((klaar) => setTimeout(klaar, 1000)), expect.poll(() => kantoor.gekregen.length).toBeGreaterThan(al)]);
      await kantoor.schietEenAf();
    }
    // What was under way when somebody died goes when its turn is over.
    await expect.poll(() => kantoor.over(), { timeout: 300_000, interval: 500 }).toBe(0);
    expect(await gebreken(kantoor)).toEqual([]);
    const beurten = (await kantoor.beurten()).length;
    console.log(`${BRIEVEN} letters in ${beurten} turns, ${kantoor.gekregen.length} arrived.`);
    expect(beurten).toBeGreaterThan(BRIEVEN);
  },
);

testTraag('nemen bezorgers een brief zonder slot, dan is hij van twee tegelijk: de proef kan het zien', async () => {
  const kantoor = await postkantoor('./bezorger-zonder-slot.ts');
  await expect.poll(() => kantoor.over(), { timeout: 300_000, interval: 500 }).toBe(0);
  expect((await gebreken(kantoor)).join('\n')).toContain('of two at once');
});
