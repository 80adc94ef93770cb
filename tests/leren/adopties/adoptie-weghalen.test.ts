import { expect, test } from 'vitest';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { adoptieVerbergen } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptiesRondmailen } from '#leren/adopties/adopties-rondmailen.ts';
import { openAdoptiedata } from '#leren/adopties/open-adoptiedata.ts';
import { adoptiewereld, anna, bram, DAG, mens, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

async function wereld() {
  const w = await adoptiewereld();
  const vanRegio = async (regio: string) =>
    await w.db.selectFrom('adoptie').select(['id', 'nummer']).where('onderwijsregio', '=', regio).executeTakeFirstOrThrow();
  return {
    ...w,
    vanRegio,
    haalWeg: async (account: typeof bram, regio: string, anders: { gezien?: number } = {}) => {
      const { id, nummer: gezien } = await vanRegio(regio);
      return adoptieWeghalen(w.db, { account, inhoud: w.inhoud, id, gezien, origin: ORIGIN, nu: NU + 2 * DAG, ...anders });
    },
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

test('wat de Realisatie-Eenheid verbergt haalt een regio niet weg: opnieuw getypt zou het weer te zien zijn', async () => {
  const { db, adopteer, haalWeg, opPagina, vanRegio } = await wereld();
  await adopteer(bram, 'loket', 'bos', { resultaat: 'Een naam.' });
  const { id } = await vanRegio('bos');
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Er staat een naam in.', origin: ORIGIN, nu: NU });
  expect(await haalWeg(bram, 'bos')).toEqual({ gelukt: false, reden: 'verborgen' });
  expect(await adopteer(bram, 'loket', 'bos', { nummer: 1 })).toMatchObject({ gelukt: true, teZien: false });
  expect(await haalWeg(bram, 'bos')).toEqual({ gelukt: false, reden: 'verborgen' });
  expect([await opPagina('loket'), (await adoptiesLezen(db)).map(({ verborgenOp }) => verborgenOp)]).toEqual([[], [NU]]);
});

test('wie iets anders zag dan er nu staat, haalt het niet weg', async () => {
  const { adopteer, haalWeg, opPagina } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(bram, 'loket', 'bos', { stand: 'geborgd', nummer: 1 });
  expect(await haalWeg(bram, 'bos', { gezien: 1 })).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  expect([await opPagina('loket'), await haalWeg(bram, 'bos'), await opPagina('loket')]).toEqual([['bos geborgd'], { gelukt: true }, []]);
});

test('wat weggehaald is terwijl een collega het formulier open had, schrijft die pas opnieuw als zij dat weet', async () => {
  const { adopteer, haalWeg, opPagina, vanRegio } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const adoptie = (await vanRegio('bos')).id;
  await haalWeg(bram, 'bos');
  const open = { stand: 'geborgd', nummer: 1, adoptie } as const;
  expect(await adopteer(bram, 'loket', 'bos', open)).toEqual({ gelukt: false, reden: 'intussen-weggehaald' });
  await adopteer(bram, 'loket', 'bos');
  expect(await adopteer(bram, 'loket', 'bos', open)).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  expect(await opPagina('loket')).toEqual(['bos past-toe']);
});
