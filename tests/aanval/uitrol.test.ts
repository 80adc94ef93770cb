import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIES, migreren, tabelstand } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { totdat } from '../mail/steun.ts';
import { pgProgrammas } from '../steun/cluster.ts';
import { DOEL } from './doel.ts';
import { beginUitrol, bezoek, startVerdeler, statusVan, type Uitrolserver, volgendeRelease } from './uitrolwereld.ts';

const PROGRAMMAS = pgProgrammas();
/** A change of the tables that this release and the next know nothing of. */
const STRAKS = { up: async (db: Kysely<never>) => void (await sql`alter table nakijkverzoek add column straks text`.execute(db)) };

describe.runIf(PROGRAMMAS && !DOEL && process.env.AANVAL === 'alles')('een nieuwe release, server na server', () => {
  let wereld: Awaited<ReturnType<typeof beginUitrol>>;
  let verdeler: Awaited<ReturnType<typeof startVerdeler>>;
  let nieuw: Awaited<ReturnType<typeof volgendeRelease>>;
  let kaal: Awaited<ReturnType<typeof volgendeRelease>>;
  beforeAll(async () => {
    wereld = await beginUitrol(PROGRAMMAS ?? '');
    verdeler = await startVerdeler();
    nieuw = await volgendeRelease({ metVorige: true });
    kaal = await volgendeRelease({ metVorige: false });
  });
  afterAll(async () => {
    await verdeler.sluit();
    await wereld.ruimOp();
    for (const een of [nieuw, kaal]) een.ruimOp();
  });
  /** Servers of this code, from the moment that they say that they may get visitors. */
  async function start(code: string, aantal: number): Promise<Uitrolserver[]> {
    const servers = await Promise.all(Array.from({ length: aantal }, () => wereld.start(code)));
    for (const { poort, luistert } of servers) {
      await luistert;
      expect(await statusVan(poort, '/klaar')).toBe(200);
    }
    return servers;
  }
  const poortenVan = (servers: readonly Uitrolserver[]) => servers.map(({ poort }) => poort);

  test('onder honderd verzoeken per seconde mislukt er geen, en wie een pagina van daarvoor open heeft houdt haar stijl', async () => {
    const oud = await start('.', 2);
    for (const { poort } of oud) verdeler.erbij(poort);
    await totdat(() => poortenVan(oud).every(verdeler.isKlaar), 'the balancer to see both');
    const drukte = bezoek(verdeler.poort);
    await drukte.nog(200);
    const eerst = [...drukte.stijlen];
    const begonnen = performance.now();
    const { db, sluit } = openDb(wereld.databaseUrl);
    expect(await migreren(db, { ...MIGRATIES, '0002-straks': STRAKS })).toEqual(['0002-straks']);
    expect(await tabelstand(db)).toBe('bij');
    await sluit();
    await drukte.nog(100);
    const straks = await start(nieuw.map, 2);
    verdeler.wissel(poortenVan(straks));
    expect(await Promise.all(oud.map((een) => een.stop()))).toEqual([0, 0]);
    const seconden = (performance.now() - begonnen) / 1000;
    await drukte.nog(300);
    await drukte.stop();
    expect([drukte.mis, wereld.gelogd]).toEqual([[], []]);
    // Of both releases some were asked.
    expect([eerst.length > 0, drukte.stijlen.size > eerst.length]).toEqual([true, true]);
    for (const poort of poortenVan([...oud, ...straks])) expect(verdeler.gekregen.get(poort)).toBeGreaterThan(50);
    console.log(`uitrol: ${drukte.gevraagd()} verzoeken, ${drukte.mis.length} mislukt; twee servers vervangen in ${seconden.toFixed(1)} s`);

    // Without the release of before, what was open in a browser loses its style.
    const [zonder] = await start(kaal.map, 1);
    const [stijl = ''] = eerst.filter((een) => een.endsWith('.css'));
    expect([await statusVan(straks[0]?.poort ?? 0, stijl), await statusVan(zonder?.poort ?? 0, stijl)]).toEqual([200, 404]);
    await Promise.all([...straks, ...(zonder ? [zonder] : [])].map((een) => een.stop()));
  });

  test('krijgen beide releases tegelijk bezoekers, dan vraagt een nieuwe pagina haar stijl aan een oude server, die hem niet heeft', async () => {
    const beide = [...(await start('.', 1)), ...(await start(nieuw.map, 1))];
    verdeler.wissel(poortenVan(beide));
    const drukte = bezoek(verdeler.poort);
    await totdat(() => drukte.mis.some((een) => /^GET \S+-straks\.css 404/.test(een)), 'a style that is not there');
    await drukte.stop();
    await Promise.all(beide.map((een) => een.stop()));
  });

  test('wie niet wacht tot een server klaar is, laat verzoeken mislukken', async () => {
    const blijft = await start('.', 1);
    verdeler.wissel(poortenVan(blijft));
    const drukte = bezoek(verdeler.poort);
    await drukte.nog(50);
    expect(drukte.mis).toEqual([]);
    const haastig = await wereld.start('.');
    verdeler.blind(haastig.poort);
    await totdat(() => drukte.mis.length > 0, 'a request that fails');
    await haastig.luistert;
    await drukte.stop();
  });
});
