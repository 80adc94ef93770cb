import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { type Berging, type Bergsleutel, isBergsleutel, isOpslagstoring } from '#inhoud/bijlagen/berging.ts';
import { leeskopie } from '#inhoud/bijlagen/leeskopie.ts';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';
import { s3berging } from '#inhoud/bijlagen/s3berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { type Emmer, startEmmer } from '../../steun/emmer.ts';

let map = '';
let emmer: Emmer;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'berging-'));
  emmer = await startEmmer();
});
afterAll(async () => {
  await emmer.ruimOp();
  await rm(map, { recursive: true, force: true });
});

const sleutelVan = (bytes: Buffer, soort = 'pdf') => `${digestVan(bytes)}.${soort}` as Bergsleutel;
const stuk = (tekst: string) => ({ bytes: Buffer.from(tekst), sleutel: sleutelVan(Buffer.from(tekst)) });

const SOORTEN: Record<string, (naam: string) => Berging | Promise<Berging>> = {
  schijf: (naam) => schijfberging(join(map, naam)),
  's3, drie namen per antwoord': (naam) => s3berging(opslagInstelling(emmer.url), naam, { perKeer: 3 }),
  's3 met een leeskopie': (naam) => leeskopie(s3berging(opslagInstelling(emmer.url), `${naam}-verweg`), join(map, `${naam}-kopie`)),
};

describe.each(Object.entries(SOORTEN))('%s', (_, open) => {
  test('wat erin gaat komt er byte voor byte uit, met zijn naam; wat er niet is, is er niet', async () => {
    const berging = await open('heen');
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (__, plek) => plek % 256));
    const sleutel = sleutelVan(bytes, 'webp');
    expect([await berging.haal(sleutel), await berging.kop(sleutel)]).toEqual([null, null]);
    await berging.zet(sleutel, bytes, 'zaal-boven');
    expect(await berging.haal(sleutel)).toEqual({ bytes, naam: 'zaal-boven' });
    expect(await berging.kop(sleutel)).toEqual({ grootte: 100_000 });
    const zonder = stuk('zonder naam');
    await berging.zet(zonder.sleutel, zonder.bytes, '');
    expect(await berging.haal(zonder.sleutel)).toEqual({ bytes: zonder.bytes, naam: '' });
  });

  test('twee keer is één keer, ook tegelijk: de eerste naam blijft', async () => {
    const berging = await open('dubbel');
    const { bytes, sleutel } = stuk('hetzelfde');
    await berging.zet(sleutel, bytes, 'eerst');
    await Promise.all([1, 2, 3, 4].map((nummer) => berging.zet(sleutel, bytes, `later-${nummer}`)));
    expect([await berging.haal(sleutel), await berging.lijst()]).toEqual([{ bytes, naam: 'eerst' }, [sleutel]]);
  });

  test('vijf MB past erin, en wat weg is blijft weg', async () => {
    const berging = await open('groot');
    const bytes = Buffer.alloc(5 * 1024 * 1024, 'regiokring');
    const sleutel = sleutelVan(bytes);
    await berging.zet(sleutel, bytes, 'groot');
    expect((await berging.haal(sleutel))?.bytes.equals(bytes)).toBe(true);
    await berging.weg(sleutel);
    await berging.weg(sleutel);
    expect([await berging.haal(sleutel), await berging.kop(sleutel), await berging.lijst()]).toEqual([null, null, []]);
    await berging.zet(sleutel, bytes, 'opnieuw');
    expect((await berging.haal(sleutel))?.naam).toBe('opnieuw');
  });

  test('de lijst noemt alles, ook als het er veel zijn, en niets van een ander', async () => {
    const [berging, ander] = [await open('lijst'), await open('lijst-ander')];
    const stukken = Array.from({ length: 8 }, (__, nummer) => stuk(`stuk ${nummer}`));
    for (const { bytes, sleutel } of stukken) await berging.zet(sleutel, bytes, 'x');
    const vreemd = stuk('van een ander');
    await ander.zet(vreemd.sleutel, vreemd.bytes, '');
    expect((await berging.lijst()).sort()).toEqual(stukken.map(({ sleutel }) => sleutel).sort());
    expect([await ander.lijst(), await (await open('nooit-gebruikt')).lijst()]).toEqual([[vreemd.sleutel], []]);
  });
});

test('een sleutel is een hash met een soort van ons, en niets anders', () => {
  const hash = 'a'.repeat(64);
  const goed = ['pdf', 'docx', 'pptx', 'xlsx', 'odt', 'webp'].map((soort) => `${hash}.${soort}`);
  expect(goed.filter((naam) => !isBergsleutel(naam))).toEqual([]);
  const mis = [
    `${hash}.html`,
    `${hash}.naam`,
    `../${hash}.pdf`,
    `${hash}.pdf\n`,
    `${hash}x.pdf`,
    hash,
    `${hash}.PDF`,
    `A${hash.slice(1)}.pdf`,
  ];
  expect(mis.filter(isBergsleutel)).toEqual([]);
});

test('wat een afgebroken proces half schreef, gaat na een dag weg; wat er net staat en wat niet van ons is blijft', async () => {
  const plek = join(map, 'half');
  const berging = schijfberging(plek);
  const { bytes, sleutel } = stuk('heel');
  await berging.zet(sleutel, bytes, '');
  const namen = [`.${sleutel}.0123456789ab.nieuw`, '.00000000-0000-4000-8000-000000000000', `.${sleutel}.ba9876543210.nieuw`, 'lees-mij'];
  for (const [nummer, naam] of namen.entries()) {
    await writeFile(join(plek, naam), 'x');
    if (nummer !== 2) await utimes(join(plek, naam), 0, 0);
  }
  expect(await berging.lijst()).toEqual([sleutel]);
  expect((await readdir(plek)).sort()).toEqual([namen[2], sleutel, 'lees-mij'].sort());
});

test('een schijf die niet werkt is een storing van de opslag, geen fout van de site', async () => {
  await writeFile(join(map, 'geen-map'), '');
  const berging = schijfberging(join(map, 'geen-map', 'dieper'));
  const { bytes, sleutel } = stuk('x');
  for (const werk of [berging.zet(sleutel, bytes, ''), berging.haal(sleutel), berging.kop(sleutel), berging.lijst()])
    expect(isOpslagstoring(await werk.catch((fout: unknown) => fout))).toBe(true);
});
