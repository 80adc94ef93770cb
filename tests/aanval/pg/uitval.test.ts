import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type OpenDatabase, openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { GEEN } from '../../kennissessies/wereld.ts';
import { openLuik } from '../../steun/luik.ts';
import { PROGRAMMAS, testTraag } from './alleen-traag.ts';
import { type Journaalregel, leesJournaal, nietNagekomen } from './journaal.ts';
import { Postgres } from './postgres.ts';
import { maakZaal, mensNummer, sessieNaam, zaalgebreken } from './zaal.ts';

const PLAATSEN = [10, 10, 40] as const;
const [SERVERS, PER_SERVER] = [4, 2000];

/** A database and one that follows it, at an address that moves; who signs up waits for both when `samen`. */
async function tweeling({ samen, mensen }: { samen: boolean; mensen: number }) {
  const eerste = await Postgres.maak(PROGRAMMAS);
  onTestFinished(() => eerste.ruimOp());
  await eerste.vraag('create database site');
  await maakZaal(eerste.url('site'), { plaatsen: PLAATSEN, mensen });
  // The one that follows has a way of its own, which can be cut.
  const [deur, volgweg] = await Promise.all([openLuik(eerste.url('site')), openLuik(eerste.url('postgres'))]);
  const tweede = await eerste.kopie(volgweg.poort);
  onTestFinished(async () => {
    deur.ruimOp();
    volgweg.ruimOp();
    await tweede.ruimOp();
  });
  if (samen) {
    await eerste.vraag("alter system set synchronous_standby_names = '*'");
    await eerste.vraag('select pg_reload_conf()');
  }
  await volgt(eerste, samen);
  /** The machine goes, the other takes its place, and the address leads there. */
  const omzetten = async () => {
    await eerste.valtUit();
    deur.dicht();
    await tweede.wordtDeEerste();
    deur.naar(tweede.url('site'));
    deur.open();
  };
  return { eerste, tweede, deur, volgweg, omzetten };
}

const volgt = (eerste: Postgres, samen: boolean) =>
  expect
    .poll(async () =>
      (await eerste.vraag<{ sync_state: string }>('select sync_state from pg_stat_replication')).map((een) => een.sync_state),
    )
    .toEqual([samen ? 'sync' : 'async']);

/** Servers in use at this address, each of which may be shot and comes back with other people. */
async function inGebruik(url: string) {
  const map = await mkdtemp(join(tmpdir(), 'uitval-'));
  const journalen: string[] = [];
  const levend: (ChildProcess & { journaal: string })[] = [];
  let eerste = 0;
  const begin = async (): Promise<void> => {
    const journaal = join(map, `${journalen.push('')}.jsonl`);
    journalen[journalen.length - 1] = journaal;
    const woorden = [url, journaal, String(eerste), String(PER_SERVER), String(PLAATSEN.length)];
    eerste += PER_SERVER;
    const proces = spawn(process.execPath, [new URL('./drukte.ts', import.meta.url).pathname, ...woorden], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    levend.push(Object.assign(proces, { journaal }));
    await once(proces.stdout ?? proces, 'data');
  };
  onTestFinished(async () => {
    for (const proces of levend) proces.kill('SIGKILL');
    await rm(map, { recursive: true, force: true });
  });
  await Promise.all(Array.from({ length: SERVERS }, begin));
  const regels = () => journalen.flatMap(leesJournaal);
  return {
    regels,
    toegezegd: () => regels().filter((regel) => 'toegezegd' in regel && regel.toegezegd).length,
    async schietEenAf() {
      const [dood] = levend.splice(Math.floor(Math.random() * levend.length), 1);
      dood?.kill('SIGKILL');
      if (dood) await once(dood, 'exit');
      await begin();
    },
    /** How long each of those who live took until something was told again after this moment, in ms. */
    async weerAanHetWerk(sinds: number): Promise<number[]> {
      const eersteNa = (proces: { journaal: string }) =>
        leesJournaal(proces.journaal).find((regel) => 'toegezegd' in regel && regel.toegezegd && regel.op >= sinds)?.op;
      await expect.poll(() => levend.every((proces) => eersteNa(proces) !== undefined), { interval: 50 }).toBe(true);
      return levend.map((proces) => (eersteNa(proces) ?? 0) - sinds);
    },
    async houdOp() {
      for (const proces of levend) proces.stdin?.end();
      await Promise.all(levend.map((proces) => proces.exitCode ?? once(proces, 'exit')));
      expect(levend.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual(levend.map(() => 0));
    },
  };
}

async function gebreken({ db }: OpenDatabase, regels: readonly Journaalregel[]): Promise<string[]> {
  const perSessie = await Promise.all(PLAATSEN.map((capaciteit, nummer) => zaalgebreken(db, nummer, capaciteit)));
  const fouten = regels.flatMap((regel) => (regel.soort === 'fout' ? [regel.melding] : []));
  return [...fouten, ...(await nietNagekomen(db, regels)), ...perSessie.flat()];
}

function geopend(url: string): OpenDatabase {
  const open = openDb(url);
  onTestFinished(() => open.sluit());
  return open;
}

testTraag(
  'servers worden afgeschoten, de database valt om en verhuist: niets toegezegds is weg, en iedereen gaat vanzelf door',
  async () => {
    const { eerste, tweede, deur, omzetten } = await tweeling({ samen: true, mensen: 40 * PER_SERVER });
    const drukte = await inGebruik(deur.url);
    const vooruit = async (hoeveel: number) => {
      const al = drukte.toegezegd();
      await expect.poll(() => drukte.toegezegd(), { interval: 100 }).toBeGreaterThan(al + hoeveel);
    };
    for (let keer = 0; keer < 4; keer += 1) {
      await vooruit(100);
      await drukte.schietEenAf();
    }
    await vooruit(100);
    const tijden: Record<string, number[]> = {};
    for (const naam of ['immediate restart', 'immediate restart, again']) {
      await eerste.begintOpnieuw();
      const terug = Date.now();
      tijden[naam] = await drukte.weerAanHetWerk(terug);
      await drukte.schietEenAf();
      await vooruit(100);
    }
    await volgt(eerste, true);
    await vooruit(100);
    await omzetten();
    const terug = Date.now();
    tijden.failover = await drukte.weerAanHetWerk(terug);
    await drukte.schietEenAf();
    await vooruit(100);
    await drukte.houdOp();
    const regels = drukte.regels();
    expect(await gebreken(geopend(tweede.url('site')), regels)).toEqual([]);
    const tel = (soort: string) => regels.filter((regel) => regel.soort === soort).length;
    console.log(`${drukte.toegezegd()} acts told, ${tel('storing')} times "try again"; ms until each server went on:`, tijden);
  },
);

/** Somebody signs up at the address; answers what they were told, or null when the line broke before that. */
const iemand = async ({ db }: OpenDatabase, nummer: number): Promise<boolean | null> => {
  const verzoek = { account: mensNummer(nummer), slug: sessieNaam(0), antwoorden: GEEN, origin: 'https://kennis.example', nu: Date.now() };
  try {
    return (await aanmelden(db, verzoek)).gelukt;
  } catch (fout) {
    if (!isStoring(fout)) throw fout;
    return null;
  }
};
const erIn = async (postgres: Postgres): Promise<string[]> =>
  (await postgres.vraag<{ wie: string }>('select account_id as wie from aanmelding order by aangemeld_op', 'site')).map(({ wie }) => wie);

testTraag('waar een aanmelding op twee databases wacht, wordt niets toegezegd wat met de eerste verdwijnt', async () => {
  const { eerste, tweede, deur, volgweg, omzetten } = await tweeling({ samen: true, mensen: 3 });
  const open = geopend(deur.url);
  expect(await iemand(open, 0)).toBe(true);
  volgweg.doof();
  const midden = iemand(open, 1);
  const wachtend = () => eerste.vraag("select 1 from pg_stat_activity where wait_event = 'SyncRep' and backend_type = 'client backend'");
  await expect.poll(async () => (await wachtend()).length).toBe(1);
  await omzetten();
  expect(await midden).toBe(null);
  expect(await erIn(tweede)).toEqual(['m0']);
  expect(await iemand(open, 1)).toBe(true);
  expect(await erIn(tweede)).toEqual(['m0', 'm1']);
});

testTraag('loopt de tweede database achter, dan verdwijnt wat was toegezegd wel: de proef kan het zien', async () => {
  const { tweede, deur, volgweg, omzetten } = await tweeling({ samen: false, mensen: 3 });
  const open = geopend(deur.url);
  expect(await iemand(open, 0)).toBe(true);
  await expect.poll(() => erIn(tweede)).toEqual(['m0']);
  volgweg.doof();
  expect(await iemand(open, 1)).toBe(true);
  await omzetten();
  expect(await erIn(tweede)).toEqual(['m0']);
});
