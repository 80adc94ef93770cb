import { afterEach, beforeEach, expect, test } from 'vitest';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { NU, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

test('een auteur haalt de eigen tekst met een reden van de site; de projectleider en de Realisatie-Eenheid lezen waarom', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  await w.db.deleteFrom('outbox').execute();
  const trekIn = async (naam: string, toelichting = 'Dit doen we niet meer.') =>
    intrekken(w.db, { uitgever: STIL, account: await w.wie(naam), id, toelichting, nu: NU });
  expect(await trekIn('berit')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await trekIn('bram', ' ')).toEqual({ gelukt: false, reden: 'zonder-toelichting' });
  expect(await trekIn('bram')).toEqual({ gelukt: true, uitgevoerd: false });
  await w.uitgever().nu(id);
  expect((await w.haal(id)).status).toBe('ingetrokken');
  const { titel } = await w.haal(id);
  expect((await w.brieven()).sort()).toEqual(['bram', 'dirk', 'ria', 'rosa'].map((wie) => `${wie}: Ingetrokken: ${titel}`));
  const brieven = await w.db.selectFrom('outbox').select('tekst').execute();
  for (const { tekst } of brieven) expect(tekst).toMatch(/heeft deze tekst van de site gehaald.*Reden: Dit doen we niet meer\./s);
});

test('wat ingetrokken is kan zoals het was opnieuw worden ingediend, of eerst veranderd', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('bram'), id, toelichting: 'Even niet.', nu: NU });
  await w.uitgever().nu(id);
  expect(await w.dienIn(id)).toMatchObject({ gelukt: true });
  expect((await w.haal(id)).status).toBe('ingediend');
});
