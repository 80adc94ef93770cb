import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/open.ts';
import { digestVan } from '#grond/digest.ts';
import { DAG_MS } from '#grond/duur.ts';
import { type Berging, type Bergingen, type Bergsleutel, isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { inBoek } from '#server/opslag/bijlageboek.ts';
import { bijlagenOpruimen } from '#server/opslag/bijlagen-opruimen.ts';
import { openOpslag } from '#server/opslag/opslag.ts';
import { BEURTEN, type Dagwerk } from '#server/opstarten/dagelijks.ts';
import { paden } from '#server/opstarten/paden.ts';
import { verseDb } from '../../steun/db.ts';
import { type Emmer, GEHEIM, startEmmer } from '../../steun/emmer.ts';

let emmer: Emmer;
beforeAll(async () => {
  emmer = await startEmmer();
});
afterAll(() => emmer.ruimOp());

let map = '';
let database: OpenDatabase;
const gelogd: string[] = [];
beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'opslag-'));
  database = await verseDb(join(map, 'kennisplatform.db'));
  gelogd.length = 0;
});
afterEach(async () => {
  await database.sluit();
  await rm(map, { recursive: true, force: true });
});

const noteer = (regel: object, melding: string) =>
  void gelogd.push(
    `${melding} ${JSON.stringify(regel, Object.getOwnPropertyNames(Error.prototype))} ${String('err' in regel ? regel.err : '')}`,
  );
/** One machine with a disk of its own; all of them have one database and one store. */
const node = (naam: string, opslagUrl: string | null = emmer.url): Promise<Bergingen> =>
  openOpslag(database.db, { opslagUrl, map: paden(join(map, naam)), log: { info: noteer, error: noteer } });
let teller = 0;
/** Other bytes each time: the store is one for all tests. */
function stuk() {
  teller += 1;
  const bytes = Buffer.from(`%PDF-1.7 stuk ${teller}`);
  return { bytes, sleutel: `${digestVan(bytes)}.pdf` as Bergsleutel };
}
const ruimOp = (bergingen: Bergingen, dagen: number, gebruikt: readonly string[] = []) =>
  bijlagenOpruimen(database.db, {
    bergingen,
    welke: 'bijlagen',
    inGebruik: async () => new Set(gebruikt),
    nu: Date.now() + dagen * DAG_MS,
  });
const rijen = async () => (await database.db.selectFrom('bijlage').select(['berging', 'sleutel']).execute()).map(Object.values);

test('wat op A binnenkomt geeft B met dezelfde bytes en dezelfde naam; wat van deelnemers is, is daar een ander bestand', async () => {
  const [a, b] = [await node('a'), await node('b')];
  const { bytes, sleutel } = stuk();
  await a.bijlagen.zet(sleutel, bytes, 'draaiboek');
  expect(await b.bijlagen.haal(sleutel)).toEqual({ bytes, naam: 'draaiboek' });
  expect([await b.deelnemers.haal(sleutel), await rijen()]).toEqual([null, [['bijlagen', sleutel]]]);
  // The folders of before are not used, and the copy is only of who asked.
  expect([existsSync(join(map, 'a/bijlagen')), await readdir(join(map, 'b/opslagkopie/bijlagen'))]).toEqual([
    false,
    [`${sleutel.slice(0, 64)}.naam`, sleutel],
  ]);
});

test('A gooit niet weg wat alleen B kreeg, tot niemand het een week lang noemt; dan is het op B ook weg', async () => {
  const [a, b] = [await node('a'), await node('b')];
  const [los, genoemd] = [stuk(), stuk()];
  for (const { bytes, sleutel } of [los, genoemd]) await b.bijlagen.zet(sleutel, bytes, '');
  await b.bijlagen.haal(los.sleutel);
  const inTekst = [genoemd.sleutel.slice(0, 64)];
  expect(await ruimOp(a, 6.9, inTekst)).toEqual([]);
  expect((await b.bijlagen.haal(los.sleutel))?.bytes).toEqual(los.bytes);
  expect(await ruimOp(a, 7.1, inTekst)).toContain(los.sleutel);
  expect([await ruimOp(b, 7.1, inTekst), await b.bijlagen.haal(los.sleutel), await a.bijlagen.haal(los.sleutel)]).toEqual([[], null, null]);
  expect((await a.bijlagen.haal(genoemd.sleutel))?.bytes).toEqual(genoemd.bytes);
});

test('wat A van deelnemers weggooit heeft op B ook geen kopie meer na het dagelijks werk daar', async () => {
  const [a, b] = [await node('a'), await node('b')];
  const { bytes, sleutel } = stuk();
  await a.deelnemers.zet(sleutel, bytes, '');
  await b.deelnemers.haal(sleutel);
  const kopieen = () => readdir(join(map, 'b/opslagkopie/deelnemers'));
  const nu = Date.now() + 8 * DAG_MS;
  await bijlagenOpruimen(database.db, { bergingen: a, welke: 'deelnemers', inGebruik: async () => new Set(), nu });
  expect(await kopieen()).toEqual([sleutel]);
  await BEURTEN.leeskopie?.({ bergingen: b } as Dagwerk, nu);
  expect(await kopieen()).toEqual([]);
});

test('wat opnieuw gestuurd wordt is weer nieuw; wat zonder rij gevonden wordt wacht een week vanaf dat moment', async () => {
  const schijf = schijfberging(join(map, 'schijf'));
  const bij = (dagen: number) => inBoek(database.db, 'bijlagen', schijf, () => Date.now() + dagen * DAG_MS);
  const bergingen = { bijlagen: schijf, deelnemers: schijf };
  const [weer, gevonden] = [stuk(), stuk()];
  await bij(0).zet(weer.sleutel, weer.bytes, '');
  await bij(5).zet(weer.sleutel, weer.bytes, '');
  await schijf.zet(gevonden.sleutel, gevonden.bytes, '');
  expect(await ruimOp(bergingen, 8)).toEqual([]);
  expect(await ruimOp(bergingen, 12.1)).toEqual([weer.sleutel]);
  expect([await ruimOp(bergingen, 14.9), await ruimOp(bergingen, 15.1), await rijen()]).toEqual([[], [gevonden.sleutel], []]);
});

test('twee die tegelijk opruimen gooien alles één keer weg', async () => {
  const [a, b] = [await node('a'), await node('b')];
  const stukken = Array.from({ length: 5 }, stuk);
  for (const { bytes, sleutel } of stukken) await a.bijlagen.zet(sleutel, bytes, '');
  const [vanA, vanB] = await Promise.all([ruimOp(a, 8), ruimOp(b, 8)]);
  expect([...vanA, ...vanB].filter((een) => stukken.some(({ sleutel }) => sleutel === een)).sort()).toEqual(
    stukken.map(({ sleutel }) => sleutel).sort(),
  );
});

/** A store that takes its time to throw away, until it is told. */
function traag(berging: Berging) {
  const { promise: mag, resolve: laatGaan } = Promise.withResolvers<void>();
  const { promise: bezig, resolve: begonnen } = Promise.withResolvers<void>();
  const weg = async (sleutel: Bergsleutel) => {
    begonnen();
    await mag;
    await berging.weg(sleutel);
  };
  return { berging: { ...berging, weg }, bezig, laatGaan };
}

test('wie hetzelfde instuurt terwijl het wordt opgeruimd, heeft het daarna toch', async () => {
  const schijf = schijfberging(join(map, 'schijf'));
  const { bytes, sleutel } = stuk();
  await inBoek(database.db, 'bijlagen', schijf).zet(sleutel, bytes, 'draaiboek');
  const langzaam = traag(schijf);
  const opruimen = ruimOp({ bijlagen: langzaam.berging, deelnemers: schijf }, 8);
  await langzaam.bezig;
  // It is still there now, so it is not kept again; its row has to wait for who throws it away.
  const insturen = inBoek(database.db, 'bijlagen', schijf).zet(sleutel, bytes, 'draaiboek');
  await new Promise((klaar) => setTimeout(klaar, 100));
  langzaam.laatGaan();
  expect(await opruimen).toEqual([sleutel]);
  await insturen;
  expect([await schijf.haal(sleutel), await rijen()]).toEqual([{ bytes, naam: 'draaiboek' }, [['bijlagen', sleutel]]]);
});

test('wat opnieuw gestuurd wordt terwijl alle teksten gelezen worden, blijft', async () => {
  const schijf = schijfberging(join(map, 'schijf'));
  const { bytes, sleutel } = stuk();
  await inBoek(database.db, 'bijlagen', schijf, () => 0).zet(sleutel, bytes, '');
  const inGebruik = async () => {
    await inBoek(database.db, 'bijlagen', schijf, () => 8 * DAG_MS).zet(sleutel, bytes, '');
    return new Set<string>();
  };
  const bergingen = { bijlagen: schijf, deelnemers: schijf };
  expect(await bijlagenOpruimen(database.db, { bergingen, welke: 'bijlagen', inGebruik, nu: 8 * DAG_MS })).toEqual([]);
  expect((await schijf.haal(sleutel))?.bytes).toEqual(bytes);
});

test('een opslag die niets weggooit laat ook de rij staan: de volgende keer gaat het alsnog', async () => {
  const schijf = schijfberging(join(map, 'schijf'));
  const { bytes, sleutel } = stuk();
  await inBoek(database.db, 'bijlagen', schijf).zet(sleutel, bytes, '');
  const weigert = { ...schijf, weg: () => Promise.reject(new Error('nee')) };
  await expect(ruimOp({ bijlagen: weigert, deelnemers: schijf }, 8)).rejects.toThrow('nee');
  expect([(await schijf.kop(sleutel))?.grootte, (await rijen()).length]).toEqual([bytes.length, 1]);
  expect(await ruimOp({ bijlagen: schijf, deelnemers: schijf }, 8)).toEqual([sleutel]);
});

test('een site die een opslag krijgt brengt haar bestanden over, met hun naam; tot dan geeft zij ze van haar schijf', async () => {
  const oud = await node('a', null);
  const [een, twee] = [stuk(), stuk()];
  await oud.bijlagen.zet(een.sleutel, een.bytes, 'draaiboek');
  await oud.deelnemers.zet(twee.sleutel, twee.bytes, '');
  await emmer.stop();
  const weg = await node('a');
  expect(await weg.bijlagen.haal(een.sleutel)).toEqual({ bytes: een.bytes, naam: 'draaiboek' });
  await expect.poll(() => gelogd.filter((regel) => regel.includes('could not be brought')).length).toBe(2);
  expect(gelogd.join('')).not.toContain(`:${GEHEIM}`);
  await emmer.start();
  const nieuw = await node('a');
  await expect
    .poll(async () => [...(await readdir(join(map, 'a/bijlagen'))), ...(await readdir(join(map, 'a/bijlagen/deelnemers')))])
    .toEqual(['deelnemers']);
  expect(await nieuw.bijlagen.haal(een.sleutel)).toEqual({ bytes: een.bytes, naam: 'draaiboek' });
  expect((await (await node('b')).deelnemers.haal(twee.sleutel))?.bytes).toEqual(twee.bytes);
});

test('zonder opslag verandert er niets: wat er stond is er, en alles blijft in de gegevensmap', async () => {
  const { bytes, sleutel } = stuk();
  await mkdir(join(map, 'a/bijlagen'), { recursive: true });
  await writeFile(join(map, 'a/bijlagen', sleutel), bytes);
  await writeFile(join(map, 'a/bijlagen', `${sleutel.slice(0, 64)}.naam`), 'van-vroeger');
  const a = await node('a', null);
  expect(await a.bijlagen.haal(sleutel)).toEqual({ bytes, naam: 'van-vroeger' });
  const nieuw = stuk();
  await a.deelnemers.zet(nieuw.sleutel, nieuw.bytes, '');
  expect([await readdir(join(map, 'a')), await readdir(join(map, 'a/bijlagen/deelnemers'))]).toEqual([['bijlagen'], [nieuw.sleutel]]);
});

test('met een opslag die weg is wordt niets half bewaard: geen rij, geen kopie, en het volgende inzenden lukt', async () => {
  const a = await node('a');
  const { bytes, sleutel } = stuk();
  await emmer.stop();
  expect(isOpslagstoring(await a.bijlagen.zet(sleutel, bytes, '').catch((fout: unknown) => fout))).toBe(true);
  expect(await rijen()).toEqual([]);
  await emmer.start();
  await a.bijlagen.zet(sleutel, bytes, '');
  expect((await a.bijlagen.haal(sleutel))?.bytes).toEqual(bytes);
});
