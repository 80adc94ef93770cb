import { expect, test } from 'vitest';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptiesRondmailen } from '#leren/adopties/adopties-rondmailen.ts';
import { openAdoptiedata } from '#leren/adopties/open-adoptiedata.ts';
import { adoptiewereld, anna, bram, DAG, mens, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

async function wereld() {
  const w = await adoptiewereld();
  const idVan = async (regio: string) =>
    (await w.db.selectFrom('adoptie').select('id').where('onderwijsregio', '=', regio).executeTakeFirstOrThrow()).id;
  return {
    ...w,
    idVan,
    haalWeg: async (account: typeof bram, regio: string) =>
      adoptieWeghalen(w.db, { account, inhoud: w.inhoud, id: await idVan(regio), origin: ORIGIN, nu: NU + 2 * DAG }),
    aan: async () => (await w.brieven()).map(({ aan, onderwerp }) => `${aan.split('@')[0]}: ${onderwerp}`),
  };
}

test('wie voor de regio spreekt haalt weg wat zij overnam: er blijft niets van over, en wie het wist krijgt een mail', async () => {
  const { db, inhoud, adopteer, haalWeg, opPagina, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await adoptiesRondmailen(db, { inhoud, origin: ORIGIN, nu: NU + DAG });
  const eerder = (await aan()).length;
  for (const ander of [anna, wim, rosa]) expect(await haalWeg(ander, 'bos')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await opPagina('loket')).toEqual(['bos past-toe']);
  expect(await haalWeg(bram, 'bos')).toEqual({ gelukt: true });
  expect([await opPagina('loket'), openAdoptiedata(await adoptiesLezen(db), inhoud, ORIGIN)]).toEqual([[], []]);
  expect([await db.selectFrom('adoptie').selectAll().execute(), await db.selectFrom('adoptiestap').selectAll().execute()]).toEqual([
    [],
    [],
  ]);
  expect((await aan()).slice(eerder)).toEqual(['anna: Weggehaald: wat Regio bos schreef bij ‘Aanpak loket’']);
});

test('wie er nog niets van wist, hoort ook niet dat het weg is, en daarna mag de regio opnieuw beginnen', async () => {
  const { adopteer, haalWeg, opPagina, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await haalWeg(bram, 'bos');
  expect([await aan(), (await adopteer(bram, 'loket', 'bos')).gelukt, await opPagina('loket')]).toEqual([[], true, ['bos past-toe']]);
});

test('een samengevoegde regio haalt ook weg wat haar voorgangers schreven', async () => {
  const { db, zet, adopteer, haalWeg, opPagina } = await wereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'geborgd' });
  await adopteer(wim, 'loket', 'wad');
  const kust = [{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'kust' }, { slug: 'wad', opgegaan_in: 'kust' }, { slug: 'kust' }];
  zet(kust, PRAKTIJKEN);
  const kim = mens('bram', 'projectleider', 'kust');
  expect(await haalWeg(kim, 'bos')).toEqual({ gelukt: true });
  expect([await opPagina('loket'), await db.selectFrom('adoptie').select('id').execute()]).toEqual([[], []]);
  zet(REGIOS, PRAKTIJKEN);
  await adopteer(bram, 'loket', 'bos', { stand: 'geborgd' });
  zet(kust, PRAKTIJKEN);
  await adopteer(kim, 'loket', 'kust');
  expect(await haalWeg(kim, 'kust')).toEqual({ gelukt: true });
  expect(await db.selectFrom('adoptie').select('id').execute()).toEqual([]);
});

test('ook wat over een ingetrokken best practice ging kan weg', async () => {
  const { db, zet, adopteer, haalWeg } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(wim, 'loket', 'wad');
  zet(REGIOS, []);
  expect(await haalWeg(bram, 'bos')).toEqual({ gelukt: true });
  expect(await db.selectFrom('adoptie').select('onderwijsregio').execute()).toEqual([{ onderwijsregio: 'wad' }]);
});
