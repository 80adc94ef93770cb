import { afterEach, beforeEach, expect, test } from 'vitest';
import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import { terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { voorzetPraktijk } from '#publicaties/bureau/voorzet.ts';
import { leesVelden } from '#publicaties/velden/invoer.ts';
import { DAG, NU, ORIGIN, SESSIE, type Wereld, wereld } from '../wereld.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const begin = async (naam: string, kennissessie: string, regio?: string | null) => {
  const uitslag = await terugblikBeginnen(w.db, {
    account: await w.wie(naam),
    kennissessie,
    regio,
    inhoud: w.inhoud,
    origin: ORIGIN,
    nu: NU,
  });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return (await w.haal(uitslag.id)).velden;
};
/** The past session under another address, about which nobody wrote yet. */
async function verseSessie(titel = 'Een verse sessie'): Promise<string> {
  const { id } = await w.db.selectFrom('kennissessie').select('id').where('slug', '=', SESSIE).executeTakeFirstOrThrow();
  await w.db.updateTable('kennissessie').set({ slug: 'vers', titel }).where('id', '=', id).execute();
  return id;
}

test('de eerste terugblik heet naar de kennissessie; wie er daarna een begint, heeft de eigen naam erbij', async () => {
  await verseSessie();
  expect((await begin('bram', 'vers')).titel).toBe('Een verse sessie');
  expect((await begin('rosa', 'vers', null)).titel).toBe('Een verse sessie, door de Realisatie-Eenheid');
});

test('ook naast een terugblik die al online staat komt de naam erbij; een ingetrokken tekst telt niet', async () => {
  expect((await begin('bram', SESSIE)).titel).toBe('Regiosessie Oost over zij-instroom, door Voorbeeldregio Heuvelrand');
  await verseSessie();
  await w.db.updateTable('inzending').set({ status: 'ingetrokken' }).execute();
  expect((await begin('rosa', 'vers', null)).titel).toBe('Een verse sessie');
});

test('een titel wordt door die naam nooit te lang', async () => {
  await verseSessie('x'.repeat(125));
  await begin('bram', 'vers');
  expect((await begin('rosa', 'vers', null)).titel).toBe('x'.repeat(125));
});

test('ook een terugblik van een kennissessie met de langste titel, kern en dagindeling is te bewaren zoals hij klaarstaat', async () => {
  await verseSessie('x'.repeat(LANGSTE_TITEL));
  await w.db
    .updateTable('kennissessie')
    .set({ kern: 'x'.repeat(500), programma: JSON.stringify(Array(60).fill({ tijd: '13.00', onderdeel: 'x'.repeat(294) })) })
    .where('slug', '=', 'vers')
    .execute();
  const data = new FormData();
  for (const [naam, waarde] of Object.entries(await begin('bram', 'vers'))) if (typeof waarde === 'string') data.set(naam, waarde);
  expect(leesVelden(data, 'terugblikken').mis).toEqual({});
});

test('best practices die zeggen dat ze op de kennissessie langskwamen, staan er al bij', async () => {
  const genoemd = w.inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.kennissessies.includes(SESSIE));
  expect(genoemd.length).toBeGreaterThan(0);
  expect((await begin('bram', SESSIE)).praktijken).toEqual(genoemd.map(({ slug }) => slug));
});

test("uit hoeveel regio's mensen kwamen staat er alleen als is bijgehouden wie er was", async () => {
  const id = await verseSessie();
  await w.db.deleteFrom('aanwezigheid').execute();
  expect((await begin('bram', 'vers')).deelnemers).not.toContain('onderwijsregio');
  const mensen = await w.db.selectFrom('aanmelding').select('id').where('kennissessie_id', '=', id).limit(3).execute();
  for (const [plek, { id: aanmelding_id }] of mensen.entries()) {
    await w.db
      .updateTable('aanmelding')
      .set({ onderwijsregio: `regio-${plek}` })
      .where('id', '=', aanmelding_id)
      .execute();
    await w.db
      .insertInto('aanwezigheid')
      .values({ aanmelding_id, bijeenkomst_id: id, uitslag: plek === 2 ? 'afwezig' : 'aanwezig', door: null, op: NU })
      .execute();
  }
  expect((await begin('rosa', 'vers', null)).deelnemers).toMatch(/, uit 2 onderwijsregio's\.$/);
});

test('een best practice begint met het postvak van de regio, en met haar sector als ze er één heeft', () => {
  const regio = w.inhoud.een('onderwijsregios', HEUVELRAND);
  if (!regio) throw new Error(HEUVELRAND);
  const met = (anders: object) => {
    const gegevens = { ...regio.gegevens, ...anders };
    return voorzetPraktijk({ ...w.inhoud, alle: w.inhoud.alle, een: () => ({ ...regio, gegevens }) as never }, HEUVELRAND, NU);
  };
  const eerder = w.inhoud.alle('praktijken').find(({ gegevens }) => gegevens.regio === HEUVELRAND)?.gegevens.contact;
  expect(met({ contact: 'team@regio.example', sectoren: ['po', 'vo'] })).toEqual({
    contact: 'team@regio.example',
    herzien_voor: '2027-11-24',
  });
  expect(met({ sectoren: ['mbo'] })).toMatchObject({ sectoren: ['mbo'] });
  expect([typeof eerder, met({ contact: undefined }).contact]).toEqual(['string', eerder]);
  expect(voorzetPraktijk(w.inhoud, 'een-nieuwe-regio', NU + DAG)).toMatchObject({ contact: '' });
});
