import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { aanmeldingenOpruimen, BEWAREN_MS } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { bezoekTellen, bezoektellingen } from '#kennissessies/organiseren/tellen/bezoek-tellen.ts';
import { DAG, wereld } from '../../wereld.ts';

const EERDER = momentVan('2026-12-01', '13:00');
const BEGIN = momentVan('2027-02-11', '13:00');
const NA = momentVan('2027-02-11', '16:30') + 14 * DAG;

/** k0 in December and k1 in February, with this many people of each kind at the second. */
async function tweeSessies() {
  const w = await wereld({ capaciteit: 50 });
  const { db, sessie } = w;
  const k0 = { ...sessie, id: 'k0', slug: 'k0', ical_uid: 'k0', begin_op: EERDER, eind_op: EERDER + 1000 };
  await db.insertInto('kennissessie').values(k0).execute();
  const tik = (sessieId: string, naam: string, uitslag: 'aanwezig' | 'afwezig', bijeenkomst = sessieId) =>
    db
      .insertInto('aanwezigheid')
      .columns(['aanmelding_id', 'bijeenkomst_id', 'uitslag', 'door', 'op'])
      .expression((eb) =>
        eb
          .selectFrom('aanmelding')
          .select(({ val }) => ['id', val(bijeenkomst).as('b'), val(uitslag).as('u'), val(null).as('d'), val(BEGIN).as('o')])
          .where('account_id', '=', naam.toLowerCase())
          .where('kennissessie_id', '=', sessieId),
      )
      .execute();
  const meld = (naam: string, slug: string, onderwijsregio: string | null) =>
    w.meldAan(naam, {}, undefined, slug, onderwijsregio === null ? null : { onderwijsregio, regiostatus: null });
  for (const [naam, regio] of [
    ['Anna', 'waterkant'],
    ['Bram', 'heuvelrand'],
    ['Carla', null],
    ['Dirk', 'waterkant'],
    ['Emma', 'waterkant'],
  ] as const) {
    await meld(naam, 'k0', regio);
    await meld(naam, 'loket-en-matching', regio);
  }
  for (const naam of ['Anna', 'Dirk']) await tik('k0', naam, 'aanwezig');
  await tik('k0', 'Bram', 'afwezig');
  for (const naam of ['Anna', 'Bram', 'Carla']) await tik('k1', naam, 'aanwezig');
  await tik('k1', 'Dirk', 'afwezig');
  await db
    .insertInto('zonder_aanmelding')
    .values({ kennissessie_id: 'k1', bijeenkomst_id: 'k1', aantal: 2, door: null, op: BEGIN })
    .execute();
  return { ...w, tik };
}

const K0 = { aangemeld: 5, erbij: { nieuw: 2, terug: 0, onbekend: 0 }, regios: ['waterkant'] };
const K1 = { aangemeld: 5, erbij: { nieuw: 2, terug: 1, onbekend: 2 }, regios: ['heuvelrand', 'waterkant'] };

test('wie er was telt één keer: nieuw, eerder geweest, of niet bekend', async () => {
  const { db } = await tweeSessies();
  expect(await bezoekTellen(db, { nu: NA - 1 })).toBe(1);
  expect(await bezoektellingen(db)).toEqual(new Map([['k0', K0]]));
  expect(await bezoekTellen(db, { nu: NA })).toBe(1);
  expect(await bezoektellingen(db)).toEqual(
    new Map([
      ['k0', K0],
      ['k1', K1],
    ]),
  );
});

test('wat geteld is blijft staan, ook als er later iets verandert of niemand meer weet wie het waren', async () => {
  const { db, tik } = await tweeSessies();
  await bezoekTellen(db, { nu: NA });
  await tik('k1', 'Emma', 'aanwezig');
  await aanmeldingenOpruimen(db, { nu: NA + BEWAREN_MS });
  expect(await bezoekTellen(db, { nu: NA + BEWAREN_MS })).toBe(0);
  expect((await bezoektellingen(db)).get('k1')).toEqual(K1);
});

test('van wie het account weg is weten we niet of die eerder kwam', async () => {
  const { db } = await tweeSessies();
  await db
    .updateTable('aanmelding')
    .set({ account_id: null })
    .where('account_id', '=', 'anna')
    .where('kennissessie_id', '=', 'k1')
    .execute();
  await bezoekTellen(db, { nu: NA });
  expect((await bezoektellingen(db)).get('k1')?.erbij).toEqual({ nieuw: 2, terug: 0, onbekend: 3 });
});

test('wie op twee bijeenkomsten was is één mens, en wat niemand bijhield is niet nul', async () => {
  const { db, tik, drieBijeenkomsten } = await tweeSessies();
  await drieBijeenkomsten();
  await tik('k1', 'Anna', 'aanwezig', 'k1-2');
  await db.deleteFrom('aanwezigheid').where('bijeenkomst_id', '=', 'k0').execute();
  await bezoekTellen(db, { nu: NA + 70 * DAG });
  const geteld = await bezoektellingen(db);
  expect(geteld.get('k0')).toEqual({ aangemeld: 5, erbij: null, regios: [] });
  expect(geteld.get('k1')?.erbij).toEqual({ nieuw: 3, terug: 0, onbekend: 2 });
});

test('een concept en wat niet doorging worden niet geteld', async () => {
  const { db, zet } = await tweeSessies();
  await zet({ status: 'afgelast' });
  await db.updateTable('kennissessie').set({ status: 'concept' }).where('id', '=', 'k0').execute();
  expect(await bezoekTellen(db, { nu: NA })).toBe(0);
});
