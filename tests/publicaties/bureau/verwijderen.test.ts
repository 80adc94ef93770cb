import { afterEach, beforeEach, expect, test } from 'vitest';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { conceptVerwijderen } from '#publicaties/bureau/verwijderen.ts';
import { isEigenWerk } from '#publicaties/inzending.ts';
import { NU, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const verwijder = async (id: string, naam = 'bram') =>
  conceptVerwijderen(w.db, { account: await w.wie(naam), id, inhoud: w.inhoud, nu: NU });
const online = async (): Promise<string> => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
};

test('een concept dat nooit online stond verdwijnt met alles wat erbij hoort; dat doet alleen wie erbij mag', async () => {
  const id = await w.praktijk();
  expect(await verwijder(id, 'anna')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await verwijder(id)).toEqual({ gelukt: true, naar: 'weg' });
  for (const tabel of ['inzending_revisie', 'inzending_gebeurtenis'] as const)
    expect(await w.db.selectFrom(tabel).select('inzending_id').where('inzending_id', '=', id).execute()).toEqual([]);
  expect(await verwijder(id)).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('wat wordt beoordeeld, is goedgekeurd of online staat is geen concept', async () => {
  const id = await w.praktijk();
  await w.dienIn(id);
  expect(await verwijder(id)).toEqual({ gelukt: false, reden: 'geen-concept' });
  expect(await verwijder(await online())).toEqual({ gelukt: false, reden: 'geen-concept' });
});

test('een concept naast een online versie: die is weer de nieuwste, het concept blijft bij de versies, en opnieuw schrijven kan', async () => {
  const id = await online();
  const kern = w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer')?.gegevens.kern;
  await w.schrijf(id, { titel: 'Iets anders', kern: 'Een nieuwe kern.' });
  const { revisie: concept } = await w.haal(id);
  expect(await verwijder(id)).toEqual({ gelukt: true, naar: 'online' });
  const na = await w.haal(id);
  expect([na.status, na.velden.kern, na.titel, na.revisie]).toEqual([
    'gepubliceerd',
    kern,
    'Een maatje voor elke zij-instromer',
    concept + 1,
  ]);
  expect([na.publicatie?.revisie, na.goedgekeurde_revisie]).toEqual([na.revisie, na.revisie]);
  const bewaard = w.db.selectFrom('inzending_revisie').select('velden').where('inzending_id', '=', id).where('nummer', '=', concept);
  expect((await bewaard.executeTakeFirstOrThrow()).velden).toContain('Een nieuwe kern.');
  // Whoever threw it away has no hand in what comes next.
  expect(await isEigenWerk(w.db, { account: { id: 'bram' }, inzending: na })).toBe(false);
  await w.schrijf(id, { kern: 'Derde kern.' }, 'berit');
  await w.dienIn(id, 'berit');
  await w.keurGoed(id, 'dirk');
  await w.keurGoed(id, 'rosa');
  await w.publiceer(id);
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
});

test('een concept van een ingetrokken tekst: die is weer ingetrokken', async () => {
  const id = await online();
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet meer.', nu: NU });
  await w.uitgever().nu(id);
  await w.schrijf(id, { kern: 'Nieuwe kern.' });
  expect(await verwijder(id)).toEqual({ gelukt: true, naar: 'ingetrokken' });
  expect(await w.haal(id)).toMatchObject({ status: 'ingetrokken', publicatie: { op_schijf: null } });
});
