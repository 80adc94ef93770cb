import { expect, test } from 'vitest';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { DAG, wereld } from '../wereld.ts';

const vol = async () => {
  const w = await wereld();
  await w.meldAan('Anna', { dieet: 'Vegetarisch', toegang: 'Rolstoel', vraag: 'Hoe?' });
  return w;
};

test('dieet en toegankelijkheid verdwijnen een dag na de sessie, eerder niet', async () => {
  const { db, rij, sessie } = await vol();
  expect(await aanmeldingenOpruimen(db, { nu: sessie.eind_op + DAG - 1 })).toEqual({ antwoorden: 0, aanmeldingen: 0 });
  expect(await rij('Anna')).toMatchObject({ dieet: 'Vegetarisch', toegang: 'Rolstoel' });
  expect(await aanmeldingenOpruimen(db, { nu: sessie.eind_op + DAG })).toEqual({ antwoorden: 1, aanmeldingen: 0 });
  expect(await rij('Anna')).toMatchObject({ dieet: '', toegang: '', vraag: 'Hoe?' });
});

test('een brief die nooit aankwam bewaart de antwoorden ook niet', async () => {
  const { db, brieven, sessie } = await vol();
  await db.updateTable('outbox').set({ opgegeven_op: 1 }).execute();
  expect((await brieven())[0]?.tekst).toContain('Vegetarisch');
  await aanmeldingenOpruimen(db, { nu: sessie.eind_op + DAG });
  expect(JSON.stringify(await brieven())).not.toContain('Vegetarisch');
});

test('na twee jaar is niet meer te zien wie er was, de aantallen blijven', async () => {
  const { db, sessie, persoon } = await vol();
  const nu = sessie.eind_op + 730 * DAG;
  expect(await aanmeldingenOpruimen(db, { nu: nu - 1 })).toMatchObject({ aanmeldingen: 0 });
  expect(await aanmeldingenOpruimen(db, { nu })).toMatchObject({ aanmeldingen: 1 });
  expect(await mijnAanmeldingen(db, { account: await persoon('Anna'), nu })).toEqual([]);
  const rij = await db.selectFrom('aanmelding').selectAll().executeTakeFirstOrThrow();
  expect(rij).toMatchObject({ account_id: null, vraag: '', status: 'bevestigd' });
  expect(await db.transaction().execute((trx) => bezetting(trx, sessie.id))).toEqual({
    bezet: 1,
    perRegio: null,
    wachtend: 0,
    bezetOnline: 0,
    wachtendOnline: 0,
  });
});

test('opruimen kan zo vaak je wilt', async () => {
  const { db, sessie } = await vol();
  const nu = sessie.eind_op + 800 * DAG;
  await aanmeldingenOpruimen(db, { nu });
  expect(await aanmeldingenOpruimen(db, { nu })).toEqual({ antwoorden: 0, aanmeldingen: 0 });
});
