import { expect, test } from 'vitest';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { sessievragen } from '#kennissessies/organiseren/vragen/sessievragen.ts';
import { vraagAfhandelen } from '#kennissessies/organiseren/vragen/vraag-afhandelen.ts';
import { DAG, mens, NU, rosa, type Wereld, wereld } from '../../wereld.ts';

type Uitkomst = Parameters<typeof vraagAfhandelen>[1]['uitkomst'];
const handelAf = (w: Wereld, kenmerk: string, uitkomst: Uitkomst, antwoord = '', account = rosa) =>
  vraagAfhandelen(w.db, { account, id: 'k1', kenmerk, uitkomst, antwoord, nu: NU });

async function metVraag() {
  const w = await wereld({ capaciteit: 5 });
  await w.meldAan('Anna', { vraag: 'Hoe begin je?' });
  await w.meldAan('Bram', { vraag: 'hoe begin je' }, NU + 1);
  const [vraag] = await sessievragen(w.db, 'k1');
  return { w, kenmerk: vraag?.kenmerk ?? '' };
}

test('een vraag die vaker is gesteld krijgt één uitkomst met antwoord; wie haar stelde staat nergens', async () => {
  const { w, kenmerk } = await metVraag();
  expect(await handelAf(w, kenmerk, 'schriftelijk')).toEqual({ gelukt: false, reden: 'zonder-antwoord' });
  expect(await handelAf(w, kenmerk, 'schriftelijk', 'Klein.')).toEqual({ gelukt: true });
  expect(await sessievragen(w.db, 'k1')).toEqual([
    { kenmerk, vraag: 'Hoe begin je?', aantal: 2, uitkomst: 'schriftelijk', antwoord: 'Klein.' },
  ]);
  expect(JSON.stringify(await w.db.selectFrom('vraaguitkomst').selectAll().execute())).not.toMatch(/anna|bram|begin/i);
  // Another outcome takes its place, and none takes it back.
  await handelAf(w, kenmerk, 'in-de-sessie');
  expect((await sessievragen(w.db, 'k1'))[0]).toMatchObject({ uitkomst: 'in-de-sessie', antwoord: '' });
  await handelAf(w, kenmerk, null);
  expect((await sessievragen(w.db, 'k1'))[0]).toMatchObject({ uitkomst: null });
  expect(await w.brieven()).toHaveLength(2);
});

test('een ander, of een vraag die er niet is, verandert niets', async () => {
  const { w, kenmerk } = await metVraag();
  expect(await handelAf(w, kenmerk, 'niet', '', mens('Carla'))).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await handelAf(w, 'verzonnen', 'niet')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.db.selectFrom('vraaguitkomst').selectAll().execute()).toEqual([]);
});

test('een jaar na de sessie zijn vragen en antwoorden weg, een dag eerder nog niet', async () => {
  const { w, kenmerk } = await metVraag();
  await handelAf(w, kenmerk, 'in-de-sessie', 'Klein.');
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + 364 * DAG });
  expect(await sessievragen(w.db, 'k1')).toHaveLength(1);
  await aanmeldingenOpruimen(w.db, { nu: w.sessie.eind_op + 365 * DAG });
  expect([await sessievragen(w.db, 'k1'), await w.db.selectFrom('vraaguitkomst').selectAll().execute()]).toEqual([[], []]);
  expect((await w.rij('Anna')).vraag).toBe('');
});
