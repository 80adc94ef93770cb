import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accountWissen } from '#accounts/gegevens/account-wissen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import { archiefIsVerder, openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { leesOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { loopNa } from '#server/kopie/kopie-terugzetten.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { openKamers } from '#server/opstarten/kamers.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { paden } from '#server/opstarten/paden.ts';
import { beheerPg } from '../../../steun/pg-databases.ts';
import { leegElders, type Machine, machine, NU, naarElders, ORIGIN, opdracht, siteHier, tijdelijk } from './wereld.ts';

const DAG = 24 * 60 * 60_000;
const CARLA = { id: 'carla', adres: 'carla@voorbeeld.example' };

/** A site elsewhere, and what its platform kept of the database from before somebody left and somebody lost a right. */
async function siteElders() {
  const hier = await siteHier();
  const elders = await leegElders();
  const a = await machine();
  await naarElders(a, hier.kopie, elders);
  const { db, sluit } = openDb(elders.databaseUrl);
  await db.updateTable('account').set({ voorbeeld: 0 }).execute();
  await sluit();
  const platform = await beheerPg();
  const naam = new URL(elders.databaseUrl).pathname.slice(1);
  const databaseUrl = await platform.maak(`${naam}_toen`, naam);
  onTestFinished(() => platform.gooiWeg(`${naam}_toen`).finally(() => platform.sluit()));
  return { ...elders, a, kopie: hier.kopie, toen: { databaseUrl, opslagUrl: elders.opslagUrl } };
}

const open = (url: string): Db => {
  const { db, sluit } = openDb(url);
  onTestFinished(sluit);
  return db;
};
const boekVan = (db: Db, { dataDir }: Machine, opslagUrl: string, mis?: () => void) =>
  openOnthoudboek(db, paden(dataDir).onthoudboek, { archief: openOnthoudarchief(opslagUrl), ...(mis && { mis }) });

async function vertrek(w: Awaited<ReturnType<typeof siteElders>>): Promise<void> {
  const db = open(w.databaseUrl);
  const boek = boekVan(db, w.a, w.opslagUrl);
  const { onderwijsregio } = await db
    .selectFrom('recht')
    .select('onderwijsregio')
    .where('account_id', '=', 'anna')
    .executeTakeFirstOrThrow();
  await db
    .transaction()
    .execute((trx) =>
      onomkeerbaarNoteren(trx, { wat: 'recht-beeindigd', account: 'anna', soort: 'projectleider', onderwijsregio, op: NU + DAG }),
    );
  await accountWissen(db, { account: CARLA, losmaken, boek, nu: NU + DAG });
}

const wieErZijn = async (url: string) => {
  const db = open(url);
  const rechten = await db.selectFrom('recht').select(['account_id', 'onderwijsregio']).where('ingetrokken_op', 'is', null).execute();
  return {
    carla: (await db.selectFrom('account').select('id').where('id', '=', 'carla').execute()).length,
    anna: rechten.filter(({ account_id }) => account_id === 'anna').length,
    logins: (await db.selectFrom('session').select('id').execute()).length,
  };
};

test('een database die het platform terugzette, wordt op een server zonder iets nagelopen: wie weg was is weer weg, iedereen is uitgelogd', async () => {
  const w = await siteElders();
  await vertrek(w);
  expect(await wieErZijn(w.toen.databaseUrl)).toMatchObject({ carla: 1, anna: 1 });
  const b = await machine();
  const begin = () =>
    openKamers({ ...b, siteUrl: ORIGIN, voorbeeld: true, ...w.toen } as Parameters<typeof openKamers>[0], maakLogboek('silent'));
  await expect(begin()).rejects.toThrow(/ouder dan wat in OPSLAG_URL is opgeschreven.*npm run herstel -- --na-platformherstel/);
  const naloop = () => loopNa({ dataDir: b.dataDir, elders: w.toen, origin: ORIGIN, nu: NU + 2 * DAG });
  expect(await naloop()).toMatchObject({ naherstel: { gewist: 1, beeindigd: 1, zonderBoek: false }, apps: { dicht: 0 } });
  expect(await wieErZijn(w.toen.databaseUrl)).toEqual({ carla: 0, anna: 0, logins: 0 });
  expect(await naloop()).toMatchObject({ naherstel: { gewist: 0, beeindigd: 0 } });
  expect(await archiefIsVerder(open(w.toen.databaseUrl), openOnthoudarchief(w.opslagUrl))).toBe(false);
  const gezegd = await opdracht('herstel', ['--na-platformherstel'], b, w.toen).klaar;
  expect(gezegd).toMatchObject({ status: 0, fout: '' });
  expect(gezegd.uit).toMatch(
    /^De database in DATABASE_URL is nagelopen\.\nOpnieuw gewist .*: 0 accounts en 0 rechten\.\nIedereen is uitgelogd\./,
  );
});

test('wat na het nalopen gebeurt, wordt bij een volgende keer ook gezien', async () => {
  const w = await siteElders();
  await vertrek(w);
  await loopNa({ dataDir: w.a.dataDir, elders: w.toen, origin: ORIGIN, nu: NU + 2 * DAG });
  const [db, archief] = [open(w.toen.databaseUrl), openOnthoudarchief(w.opslagUrl)];
  const boek = boekVan(db, w.a, w.opslagUrl);
  const kent = () => db.selectFrom('onomkeerbaar_bewaard').select('tot').executeTakeFirstOrThrow();
  await boek.bijschrijven();
  const { tot } = await kent();
  await accountWissen(db, { account: { id: 'bram', adres: 'bram@voorbeeld.example' }, losmaken, boek, nu: NU + 3 * DAG });
  expect([(await kent()).tot > tot, await archiefIsVerder(db, archief)]).toEqual([true, false]);
  await db.updateTable('onomkeerbaar_bewaard').set({ tot }).execute();
  expect(await archiefIsVerder(db, archief)).toBe(true);
});

test('een daad die een andere server juist opschrijft, maakt de database niet oud', async () => {
  const w = await siteElders();
  const [db, archief] = [open(w.databaseUrl), openOnthoudarchief(w.opslagUrl)];
  const [rij] = await db.selectFrom('onomkeerbaar').selectAll().execute();
  await archief.bewaar(1, rij?.daad ?? '');
  expect(await archiefIsVerder(db, archief)).toBe(false);
  await archief.bewaar(1, '{"van":"een ander"}');
  expect(await archiefIsVerder(db, archief)).toBe(true);
});

test('is de opslag even weg, dan wacht de daad in de database tot zij er weer is, en staat zij één keer in het bestand', async () => {
  const w = await siteElders();
  const db = open(w.databaseUrl);
  let mis = 0;
  const boek = boekVan(db, w.a, w.opslagUrl, () => mis++);
  await w.emmer.stop();
  const wis = accountWissen(db, { account: CARLA, losmaken, boek, nu: NU + DAG });
  await wis;
  await boek.bijschrijven();
  expect([mis, (await db.selectFrom('onomkeerbaar').select('id').execute()).length]).toEqual([2, 2]);
  await w.emmer.start();
  await boek.bijschrijven();
  expect(await db.selectFrom('onomkeerbaar').select('id').execute()).toEqual([]);
  const gewist = (daden: { wat: string }[] | null) => daden?.filter(({ wat }) => wat === 'account-gewist').length;
  expect(gewist(await leesOnthoudboek(paden(w.a.dataDir).onthoudboek))).toBe(1);
  expect(gewist(await leesOnthoudboek(join(await tijdelijk(), 'geen'), openOnthoudarchief(w.opslagUrl)))).toBe(1);
});

test('een oude reservekopie brengt niemand terug, ook niet vanaf een nieuwe server; wie teruggaat naar één machine neemt het bestand mee dat backup aanvult', async () => {
  const w = await siteElders();
  await vertrek(w);
  const nieuw = await machine();
  const { onthoudboek } = paden(nieuw.dataDir);
  expect(await naarElders(nieuw, w.kopie, w, { vervang: true })).toMatchObject({ naherstel: { gewist: 1, beeindigd: 1 } });
  expect(await wieErZijn(w.databaseUrl)).toEqual({ carla: 0, anna: 0, logins: 0 });
  expect(existsSync(onthoudboek)).toBe(false);
  const doel = join(await tijdelijk(), 'k.tar.gz');
  expect(await opdracht('backup', [doel], nieuw, w).klaar).toMatchObject({ status: 0, fout: '' });
  expect((await leesOnthoudboek(onthoudboek))?.map(({ wat }) => wat)).toEqual(
    expect.arrayContaining(['recht-beeindigd', 'account-gewist']),
  );
  expect(await readFile(onthoudboek, 'utf8')).not.toContain('@');
});

test('met een lege opslag en zonder bestand komt terug wie weg was, en dat wordt gezegd', async () => {
  const w = await siteElders();
  await vertrek(w);
  const leeg = await leegElders();
  const naar = { databaseUrl: w.databaseUrl, opslagUrl: leeg.opslagUrl };
  expect(await naarElders(await machine(), w.kopie, naar, { vervang: true })).toMatchObject({ naherstel: { gewist: 0, zonderBoek: true } });
  expect(await wieErZijn(w.databaseUrl)).toMatchObject({ carla: 1, anna: 1 });
});
