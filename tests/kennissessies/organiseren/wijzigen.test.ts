import { expect, test } from 'vitest';
import { afgelasten } from '#kennissessies/organiseren/afgelasten.ts';
import { type Wijziging, wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { DAG, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../wereld.ts';

const wijzig = (w: Wereld, wijziging: Wijziging, account = rosa, nu = NU) =>
  wijzigen(w.db, { account, slug: w.sessie.slug, wijziging, origin: ORIGIN, nu });
const rij = ({ db }: Wereld) => db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow();

test('alleen de Realisatie-Eenheid wijzigt of gelast af, en alleen na de tweede stap', async () => {
  const w = await wereld();
  const half = { ...rosa, tweedeStap: false };
  for (const account of [mens('Anna'), half]) {
    expect(await wijzig(w, { titel: 'x' }, account)).toEqual({ gelukt: false, reden: 'geen-recht' });
    const verzoek = { account, slug: w.sessie.slug, reden: '', origin: ORIGIN, nu: NU };
    expect(await afgelasten(w.db, verzoek)).toEqual({ gelukt: false, reden: 'geen-recht' });
  }
});

test('een andere tijd maakt een open sessie verplaatst, een andere zaal niet', async () => {
  const w = await wereld();
  await wijzig(w, { plaats: 'Meppel' });
  expect(await rij(w)).toMatchObject({ status: 'open', volgnummer: 1 });
  await wijzig(w, { beginOp: w.sessie.begin_op + DAG, eindOp: w.sessie.eind_op + DAG });
  expect(await rij(w)).toMatchObject({ status: 'verplaatst', volgnummer: 2, begin_op: w.sessie.begin_op + DAG });
});

test('wie een plaats heeft houdt die: minder plaatsen dan mensen kan niet', async () => {
  const w = await wereld({ capaciteit: 3 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  expect(await wijzig(w, { capaciteit: 1 })).toEqual({ gelukt: false, reden: 'te-klein' });
  expect(await wijzig(w, { achtergehouden: 2 })).toEqual({ gelukt: false, reden: 'te-klein' });
  expect(await wijzig(w, { capaciteit: 2 })).toMatchObject({ gelukt: true });
});

test('de aanmelding sluit nooit na het begin', async () => {
  const w = await wereld();
  await wijzig(w, { beginOp: w.sessie.aanmelden_tot - DAG });
  expect((await rij(w)).aanmelden_tot).toBe(w.sessie.aanmelden_tot - DAG);
});

test('een sessie eindigt na haar begin en verhuist niet naar het verleden', async () => {
  const w = await wereld();
  expect(await wijzig(w, { eindOp: w.sessie.begin_op })).toEqual({ gelukt: false, reden: 'tijden-kloppen-niet' });
  expect(await wijzig(w, { beginOp: NU - 1 })).toEqual({ gelukt: false, reden: 'tijden-kloppen-niet' });
});

test('wat afgelast of geweest is verandert niet meer', async () => {
  const w = await wereld();
  expect(await wijzig(w, { titel: 'x' }, rosa, w.sessie.eind_op)).toEqual({ gelukt: false, reden: 'geweest' });
  await w.zet({ status: 'afgelast' });
  expect(await wijzig(w, { titel: 'x' })).toEqual({ gelukt: false, reden: 'afgelast' });
});

test('een sessie die geweest is kun je niet meer afgelasten, een onbekende ook niet', async () => {
  const w = await wereld();
  const verzoek = { account: rosa, slug: w.sessie.slug, reden: '', origin: ORIGIN, nu: w.sessie.eind_op };
  expect(await afgelasten(w.db, verzoek)).toEqual({ gelukt: false, reden: 'geweest' });
  expect(await afgelasten(w.db, { ...verzoek, slug: 'bestaat-niet' })).toEqual({ gelukt: false, reden: 'onbekend' });
});
