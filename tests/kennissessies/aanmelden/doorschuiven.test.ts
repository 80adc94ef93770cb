import { expect, test } from 'vitest';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { doorschuiven, wachtlijstenDoorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { GEEN, NU, ORIGIN, type Wereld, wereld } from '../wereld.ts';

async function vol(anders = {}) {
  const w = await wereld({ capaciteit: 1, ...anders });
  for (const naam of ['Anna', 'Bram', 'Carla', 'Dirk']) await w.meldAan(naam);
  return w;
}
const weg = async (w: Wereld, naam: string, nu = NU) =>
  afmelden(w.db, { account: await w.persoon(naam), id: (await w.rij(naam)).id, origin: ORIGIN, nu });
const opDeLijst = async (w: Wereld) =>
  Object.entries(await w.statussen())
    .filter(([, status]) => status === 'wachtlijst')
    .map(([naam]) => naam);

test('wie het langst wacht schuift door als er een plaats vrijkomt', async () => {
  const w = await vol();
  await weg(w, 'Anna');
  expect(await w.statussen()).toEqual({ anna: 'afgemeld', bram: 'bevestigd', carla: 'wachtlijst', dirk: 'wachtlijst' });
  await weg(w, 'Bram');
  expect(await opDeLijst(w)).toEqual(['dirk']);
});

test('voorrang gaat voor het moment van aanmelden', async () => {
  const w = await vol();
  await w.db.updateTable('aanmelding').set({ prioriteit: -1 }).where('account_id', '=', 'dirk').execute();
  await weg(w, 'Anna');
  expect(await opDeLijst(w)).toEqual(['bram', 'carla']);
});

test('wie op hetzelfde moment kwam staat in de volgorde van aankomst', async () => {
  const w = await vol();
  const rijen = await w.db.selectFrom('aanmelding').select('account_id').orderBy('aangemeld_op').execute();
  expect(rijen.map(({ account_id }) => account_id)).toEqual(['anna', 'bram', 'carla', 'dirk']);
});

test('bij precies hetzelfde moment beslist het kenmerk van de aanmelding', async () => {
  const w = await vol();
  await w.db.updateTable('aanmelding').set({ aangemeld_op: NU }).execute();
  const eerste = (await w.db.selectFrom('aanmelding').select('account_id').where('status', '=', 'wachtlijst').orderBy('id').execute())[0];
  await weg(w, 'Anna');
  expect(await opDeLijst(w)).not.toContain(eerste?.account_id);
});

test('andere antwoorden geven houdt je plek in de rij', async () => {
  const w = await vol();
  const { id } = await w.rij('Bram');
  await antwoordenWijzigen(w.db, {
    account: await w.persoon('Bram'),
    id,
    antwoorden: { ...GEEN, vraag: 'Nieuw' },
    origin: ORIGIN,
    nu: NU + 5,
  });
  await weg(w, 'Anna');
  expect((await w.statussen()).bram).toBe('bevestigd');
});

test('wie van de wachtlijst weggaat maakt geen plaats vrij', async () => {
  const w = await vol();
  await weg(w, 'Bram');
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'afgemeld', carla: 'wachtlijst', dirk: 'wachtlijst' });
});

test('meer plaatsen laten net zo veel mensen doorschuiven', async () => {
  const w = await vol();
  expect(await w.wijzig({ capaciteit: 3 })).toEqual({
    gelukt: true,
    gemaild: 0,
    doorgeschoven: 2,
  });
  expect(await opDeLijst(w)).toEqual(['dirk']);
  expect((await w.brieven('Carla')).map(({ onderwerp }) => onderwerp.split(':')[0])).toEqual([
    'Je staat op de wachtlijst',
    'Je hebt een plaats',
  ]);
});

test('minder achtergehouden plaatsen laten ook doorschuiven', async () => {
  const w = await vol({ capaciteit: 2, achtergehouden: 1 });
  await w.wijzig({ achtergehouden: 0 });
  expect(await opDeLijst(w)).toEqual(['carla', 'dirk']);
});

test('na het sluiten van de aanmelding schuift niemand meer door', async () => {
  const w = await vol();
  await weg(w, 'Anna', w.sessie.aanmelden_tot + 1000);
  expect(await opDeLijst(w)).toEqual(['bram', 'carla', 'dirk']);
});

test('in de laatste seconde van de aanmelding nog wel', async () => {
  const w = await vol();
  await weg(w, 'Anna', w.sessie.aanmelden_tot + 999);
  expect(await opDeLijst(w)).toEqual(['carla', 'dirk']);
});

test('opnieuw openen laat de wachtlijst alsnog doorschuiven', async () => {
  const w = await vol();
  const later = w.sessie.aanmelden_tot + 60_000;
  await weg(w, 'Anna', later);
  const wijziging = { aanmeldenTot: w.sessie.begin_op };
  expect(await w.wijzig(wijziging, { nu: later })).toMatchObject({
    doorgeschoven: 1,
  });
});

test('gaat de aanmelding vanzelf weer open, dan schuift wie wacht binnen een minuut door', async () => {
  const w = await vol();
  const later = NU + 60_000;
  await w.zet({ aanmelden_vanaf: later });
  await weg(w, 'Anna');
  const kijk = (nu: number) => wachtlijstenDoorschuiven(w.db, { origin: ORIGIN, nu });
  expect([await kijk(later - 1), await opDeLijst(w)]).toEqual([0, ['bram', 'carla', 'dirk']]);
  expect([await kijk(later), await kijk(later), await opDeLijst(w)]).toEqual([1, 0, ['carla', 'dirk']]);
});

test('na het begin schuift niemand door', async () => {
  const w = await vol({ aanmelden_tot: NU + 9e9 });
  await w.db.updateTable('aanmelding').set({ status: 'afgemeld' }).where('account_id', '=', 'anna').execute();
  await w.zet({ begin_op: NU - 60_000, eind_op: NU + 60_000 });
  expect(await w.db.transaction().execute((trx) => doorschuiven(trx, 'k1', { origin: ORIGIN, nu: NU }))).toEqual([]);
});

test('bij een afgelaste sessie schuift niemand door', async () => {
  const w = await vol();
  await w.db.updateTable('aanmelding').set({ status: 'afgemeld' }).where('account_id', '=', 'anna').execute();
  await w.gelastAf();
  expect(await w.db.transaction().execute((trx) => doorschuiven(trx, 'k1', { origin: ORIGIN, nu: NU }))).toEqual([]);
});

test('niemand leest hoeveel mensen er voor zijn', async () => {
  const w = await vol();
  for (const { tekst, html } of await w.brieven('Dirk')) expect(`${tekst}${html}`).not.toMatch(/plek \d|\d+e |nummer \d/);
});
