import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { GEEN_BESTAND } from '#inhoud/bijlagen/berging.ts';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';
import { s3berging } from '#inhoud/bijlagen/s3berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { startEmmer } from '../../steun/emmer.ts';
import { stelOp } from './setup.ts';

type Routes = Parameters<typeof stelOp>[0];
async function begin(routes: Routes, anders: Parameters<typeof stelOp>[1] = {}) {
  const front = await stelOp(routes, anders);
  onTestFinished(() => front.weg());
  return { ...front, haal: (pad: string, keuze: RequestInit = {}) => fetch(front.url + pad, keuze) };
}

const gezond = async (haal: (pad: string, verzoek?: RequestInit) => Promise<Response>) => {
  await new Promise((klaar) => setTimeout(klaar, 1050));
  const antwoord = await haal('/gezond');
  return [antwoord.status, ((await antwoord.json()) as { storing: string[] }).storing];
};

test('een brief die vijf minuten stilligt is een storing, tot er weer een aankomt', async () => {
  const { haal, database } = await begin({});
  const brief = { aan: 'a@voorbeeld.example', onderwerp: 'Nu', tekst: 'Nu.' };
  await zetKlaar(database.db, brief, Date.now() - 290_000);
  expect(await gezond(haal)).toEqual([200, []]);
  await database.db
    .updateTable('outbox')
    .set({ volgende_poging_op: Date.now() - 301_000 })
    .execute();
  expect(await gezond(haal)).toEqual([503, ['mail']]);
  await zetKlaar(database.db, brief, Date.now());
  await database.db.updateTable('outbox').set({ bezorgd_op: Date.now() }).where('id', '=', 2).execute();
  expect(await gezond(haal)).toEqual([200, []]);
});

test('antwoordt wat de bestanden bewaart niet, dan is dat een storing, tot het weer antwoordt', async () => {
  const map = await mkdtemp(join(tmpdir(), 'gezond-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const berging = schijfberging(join(map, 'bijlagen', 'dieper'));
  const { haal } = await begin({}, { bergingen: { bijlagen: berging, deelnemers: berging }, times: { probe: 50 } });
  expect(await gezond(haal)).toEqual([200, []]);
  await writeFile(join(map, 'bijlagen'), 'geen map');
  expect(await gezond(haal)).toEqual([503, ['opslag']]);
  await rm(join(map, 'bijlagen'));
  expect(await gezond(haal)).toEqual([200, []]);
});

test('een emmer die er niet is, is een storing: of één bestand er is, zegt daar niets van', async () => {
  const emmer = await startEmmer();
  onTestFinished(() => emmer.ruimOp());
  for (const [url, verwacht] of [
    [emmer.url, [200, []]],
    [emmer.url.replace(/emmer$/, 'emmertje'), [503, ['opslag']]],
  ] as const) {
    const berging = s3berging(opslagInstelling(url), 'bijlagen');
    expect(await berging.kop(GEEN_BESTAND)).toBeNull();
    const { haal } = await begin({}, { bergingen: { bijlagen: berging, deelnemers: berging }, times: { probe: 50 } });
    await expect.poll(() => gezond(haal)).toEqual(verwacht);
  }
});

test('een machine die de teksten van de andere niet krijgt zegt dat, na even', async () => {
  let sinds: number | null = null;
  const { haal } = await begin({}, { gedeeld: { achterSinds: () => sinds } });
  expect(await gezond(haal)).toEqual([200, []]);
  sinds = Date.now();
  expect(await gezond(haal)).toEqual([200, []]);
  sinds = Date.now() - 10_000;
  expect(await gezond(haal)).toEqual([503, ['inhoud']]);
  sinds = null;
  expect(await gezond(haal)).toEqual([200, []]);
});

test('is de map met teksten weg, dan is dat een storing; op een schijf waar niets bij kan ook', async () => {
  const elders = await mkdtemp(join(tmpdir(), 'gezond-'));
  onTestFinished(() => rm(elders, { recursive: true, force: true }));
  const [dataDir, contentDir] = [join(elders, 'data'), join(elders, 'content')];
  await Promise.all([mkdir(dataDir), mkdir(contentDir)]);
  const { haal } = await begin({}, { dataDir, contentDir, times: { probe: 50 } });
  expect(await gezond(haal)).toEqual([200, []]);
  await rm(contentDir, { recursive: true });
  expect(await gezond(haal)).toEqual([503, ['inhoud']]);
  await rm(dataDir, { recursive: true });
  expect(await gezond(haal)).toEqual([503, ['schijf', 'inhoud']]);
  await Promise.all([mkdir(dataDir), mkdir(contentDir)]);
  expect(await gezond(haal)).toEqual([200, []]);
});

test('wie schrijft houdt /gezond niet op: het antwoord komt, en pas na een tijd is het een storing', async () => {
  const { haal, pad } = await begin({}, { times: { probe: 50 } });
  const houder = new Database(pad);
  houder.exec('begin immediate');
  const begonnen = performance.now();
  expect((await haal('/gezond')).status).toBe(200);
  expect(performance.now() - begonnen).toBeLessThan(1900);
  await expect.poll(async () => (await haal('/gezond')).status, { timeout: 30_000, interval: 500 }).toBe(503);
  houder.exec('rollback');
  houder.close();
  await expect.poll(async () => (await haal('/gezond')).status, { timeout: 30_000, interval: 500 }).toBe(200);
});

test('hoeveel mail er wacht hoort alleen wie op deze machine vraagt, of wie het woord weet', async () => {
  const { haal } = await begin({}, { healthToken: 'een-lang-geheim-woord' });
  const mail = async (headers: Record<string, string>) => 'mail' in ((await (await haal('/gezond', { headers })).json()) as object);
  const ver = { 'x-forwarded-for': '192.0.2.9' };
  expect([await mail({}), await mail(ver), await mail({ ...ver, authorization: 'Bearer een-ander-geheim-woord' })]).toEqual([
    true,
    false,
    false,
  ]);
  expect(await mail({ ...ver, authorization: 'Bearer een-lang-geheim-woord' })).toBe(true);
  const zonder = await begin({});
  const leeg = await (await zonder.haal('/gezond', { headers: { ...ver, authorization: 'Bearer ' } })).json();
  expect('mail' in (leeg as object)).toBe(false);
});

test('/leeft en /klaar antwoorden ook als er iets stuk is', async () => {
  const { haal, database } = await begin({});
  await database.db.schema.dropTable('outbox').execute();
  const stand = async (pad: string) => (await haal(pad)).status;
  expect([await stand('/gezond'), await stand('/leeft'), await stand('/klaar'), await stand('/leeftt')]).toEqual([503, 200, 200, 404]);
});
