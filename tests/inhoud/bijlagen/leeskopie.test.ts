import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { type Berging, type Bergsleutel, type Geborgen, Opslagstoring } from '#inhoud/bijlagen/berging.ts';
import { leeskopie } from '#inhoud/bijlagen/leeskopie.ts';

/** A store in memory that counts, and can be away. */
function verweg() {
  const er = new Map<Bergsleutel, Geborgen>();
  const stand = { weg: false, gehaald: 0 };
  const doe = <T>(werk: () => T): Promise<T> => (stand.weg ? Promise.reject(new Opslagstoring('away')) : Promise.resolve(werk()));
  const berging: Berging = {
    zet: (sleutel, bytes, naam) => doe(() => void (er.has(sleutel) || er.set(sleutel, { bytes: Buffer.from(bytes), naam }))),
    haal: (sleutel) =>
      doe(() => {
        stand.gehaald += 1;
        return er.get(sleutel) ?? null;
      }),
    kop: (sleutel) => doe(() => (er.has(sleutel) ? { grootte: er.get(sleutel)?.bytes.length ?? 0 } : null)),
    lijst: () => doe(() => [...er.keys()]),
    weg: (sleutel) => doe(() => void er.delete(sleutel)),
  };
  return { berging, stand };
}

async function opgesteld(anders: { hoogstens?: number } = {}) {
  const map = await mkdtemp(join(tmpdir(), 'leeskopie-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const ver = verweg();
  const stop = async (tekst: string) => {
    const bytes = Buffer.from(tekst);
    const sleutel = `${digestVan(bytes)}.pdf` as Bergsleutel;
    await ver.berging.zet(sleutel, bytes, 'draaiboek');
    return sleutel;
  };
  return {
    map,
    ver,
    stop,
    open: () => leeskopie(ver.berging, map, anders),
    hier: async () => (await readdir(map)).filter((naam) => naam.endsWith('.pdf')),
  };
}

test('wat hier een kopie heeft wordt één keer gehaald, ook na een herstart, ook als de opslag weg is, met zijn naam', async () => {
  const w = await opgesteld();
  const [een, twee] = [await w.stop('een'), await w.stop('twee')];
  const berging = await w.open();
  // Asked by many at once.
  const alle = await Promise.all([1, 2, 3, 4].map(() => berging.haal(een)));
  expect(alle).toEqual(Array(4).fill({ bytes: Buffer.from('een'), naam: 'draaiboek' }));
  expect(w.ver.stand.gehaald).toBe(1);
  w.ver.stand.weg = true;
  for (const hier of [berging, await w.open()]) {
    expect([await hier.haal(een), await hier.kop(een)]).toEqual([{ bytes: Buffer.from('een'), naam: 'draaiboek' }, { grootte: 3 }]);
    await expect(hier.haal(twee)).rejects.toThrow(Opslagstoring);
    await expect(hier.kop(twee)).rejects.toThrow(Opslagstoring);
  }
  w.ver.stand.weg = false;
  expect((await berging.haal(twee))?.bytes.toString()).toBe('twee');
});

test('de kopieën worden niet meer dan er mag: wat het langst niet gevraagd is gaat, en komt terug als iemand het vraagt', async () => {
  const w = await opgesteld({ hoogstens: 25 });
  const [een, twee, drie] = [await w.stop('1'.repeat(10)), await w.stop('2'.repeat(10)), await w.stop('3'.repeat(10))];
  const berging = await w.open();
  for (const sleutel of [een, twee, een, drie]) await berging.haal(sleutel);
  await expect.poll(w.hier).toEqual([een, drie].sort());
  expect((await berging.haal(twee))?.bytes.toString()).toBe('2'.repeat(10));
  // After a restart it still fits.
  const later = await w.open();
  await expect.poll(async () => (await w.hier()).length).toBe(2);
  for (const sleutel of [een, twee, drie]) expect((await later.haal(sleutel))?.bytes.length).toBe(10);
});

test('wat een andere machine weggooide, gaat hier bij de volgende lijst ook weg; wat hier weggaat meteen', async () => {
  const w = await opgesteld();
  const [een, twee] = [await w.stop('een'), await w.stop('twee')];
  const berging = await w.open();
  for (const sleutel of [een, twee]) await berging.haal(sleutel);
  await w.ver.berging.weg(een);
  expect([await berging.lijst(), await w.hier()]).toEqual([[twee], [twee]]);
  expect(await berging.haal(een)).toBeNull();
  await berging.weg(twee);
  expect([await berging.haal(twee), await w.hier(), await w.ver.berging.lijst()]).toEqual([null, [], []]);
});

test('met een opslag die weg is verdwijnt er geen kopie', async () => {
  const w = await opgesteld();
  const een = await w.stop('een');
  const berging = await w.open();
  await berging.haal(een);
  w.ver.stand.weg = true;
  await expect(berging.lijst()).rejects.toThrow(Opslagstoring);
  await expect(berging.weg(een)).rejects.toThrow(Opslagstoring);
  expect((await berging.haal(een))?.bytes.toString()).toBe('een');
});

test('een schijf die geen kopie aanneemt houdt niemand op', async () => {
  const w = await opgesteld();
  const een = await w.stop('een');
  await writeFile(join(w.map, 'geen-map'), '');
  const berging = await leeskopie(w.ver.berging, join(w.map, 'geen-map', 'dieper'));
  for (const keer of [1, 2]) expect([keer, (await berging.haal(een))?.bytes.toString()]).toEqual([keer, 'een']);
});
