import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { GEEN, MINUUT, NU, ORIGIN, wereld } from '../wereld.ts';

test('wie zich als eerste aanmeldt krijgt een plaats, wie na de laatste plaats komt staat op de wachtlijst', async () => {
  const { meldAan } = await wereld({ capaciteit: 2 });
  expect([await meldAan('Anna'), await meldAan('Bram'), await meldAan('Carla')]).toEqual(['bevestigd', 'bevestigd', 'wachtlijst']);
});

test('achtergehouden plaatsen zijn niet te krijgen', async () => {
  const { meldAan } = await wereld({ capaciteit: 3, achtergehouden: 2 });
  expect([await meldAan('Anna'), await meldAan('Bram')]).toEqual(['bevestigd', 'wachtlijst']);
});

test('een aangeboden plaats is bezet', async () => {
  const { meldAan, db } = await wereld({ capaciteit: 1 });
  await meldAan('Anna');
  await db.updateTable('aanmelding').set({ status: 'aangeboden' }).execute();
  expect(await meldAan('Bram')).toBe('wachtlijst');
});

test('niemand gaat voor op wie wacht, ook niet als er een plaats vrij is', async () => {
  const { meldAan, statussen, zet, db } = await wereld({ capaciteit: 1 });
  await meldAan('Anna');
  await meldAan('Bram');
  // The waiting list could not move up because the window was closed; then it opens again.
  await db.updateTable('aanmelding').set({ status: 'afgemeld' }).where('account_id', '=', 'anna').execute();
  await zet({ aanmelden_tot: NU + MINUUT });
  expect(await meldAan('Carla')).toBe('wachtlijst');
  expect(await statussen()).toEqual({ anna: 'afgemeld', bram: 'bevestigd', carla: 'wachtlijst' });
});

test('twee keer hetzelfde formulier geeft hetzelfde antwoord, één rij en één brief', async () => {
  const { meldAan, db, brieven } = await wereld();
  expect([await meldAan('Anna', { vraag: 'Hoe?' }), await meldAan('Anna', { vraag: 'Hoe?' })]).toEqual(['bevestigd', 'bevestigd']);
  expect(await db.selectFrom('aanmelding').selectAll().execute()).toHaveLength(1);
  expect(await brieven()).toHaveLength(1);
});

test('een verloren antwoord komt alsnog, ook als de aanmelding intussen dicht is', async () => {
  const { meldAan, sessie } = await wereld();
  await meldAan('Anna');
  expect(await meldAan('Anna', {}, sessie.aanmelden_tot + MINUUT)).toBe('bevestigd');
});

test('een tweede aanmelding met andere antwoorden wordt geweigerd en verandert niets', async () => {
  const { meldAan, rij } = await wereld();
  await meldAan('Anna', { vraag: 'Hoe?' });
  expect(await meldAan('Anna', { vraag: 'Waarom?' })).toBe('al-aangemeld');
  expect((await rij('Anna')).vraag).toBe('Hoe?');
});

test('wie weggaat en terugkomt sluit achteraan, op dezelfde rij en met een hoger volgnummer', async () => {
  const { meldAan, rij, persoon, db, statussen } = await wereld({ capaciteit: 1 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await meldAan(naam);
  const eerst = await rij('Bram');
  await afmelden(db, { account: await persoon('Bram'), id: eerst.id, origin: ORIGIN, nu: NU });
  expect(await meldAan('Bram', { vraag: 'Nieuw' })).toBe('wachtlijst');
  const later = await rij('Bram');
  expect([later.id, later.sleutel, later.vraag, later.volgnummer]).toEqual([eerst.id, eerst.sleutel, 'Nieuw', eerst.volgnummer + 2]);
  await afmelden(db, { account: await persoon('Anna'), id: (await rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect(await statussen()).toEqual({ anna: 'afgemeld', bram: 'wachtlijst', carla: 'bevestigd' });
});

test('de aanmelding loopt van de eerste tot en met de laatste seconde', async () => {
  const { meldAan, sessie } = await wereld({ capaciteit: 9 });
  expect(await meldAan('Anna', {}, sessie.aanmelden_vanaf - 1)).toBe('nog-niet-open');
  expect(await meldAan('Anna', {}, sessie.aanmelden_vanaf)).toBe('bevestigd');
  expect(await meldAan('Bram', {}, sessie.aanmelden_tot + 999)).toBe('bevestigd');
  expect(await meldAan('Carla', {}, sessie.aanmelden_tot + 1000)).toBe('gesloten');
});

test.each([
  ['zomertijd begint', '2027-03-28', 23 * 60],
  ['zomertijd eindigt', '2026-10-25', 25 * 60],
])('op de dag dat de %s sluit de aanmelding om middernacht op de klok', async (_, dag, minuten) => {
  const tot = momentVan(dag, '23:59:59');
  expect((tot + 1000 - momentVan(dag)) / MINUUT).toBe(minuten);
  const begin_op = tot + 3 * 24 * 60 * MINUUT;
  const { meldAan } = await wereld({ aanmelden_vanaf: momentVan(dag), aanmelden_tot: tot, begin_op, eind_op: begin_op + 1 });
  expect([await meldAan('Anna', {}, momentVan(dag, '23:59:59')), await meldAan('Bram', {}, tot + 1000)]).toEqual(['bevestigd', 'gesloten']);
});

test('na het begin kan niemand zich meer aanmelden, ook al staat het venster open', async () => {
  const { meldAan, sessie } = await wereld({ aanmelden_tot: momentVan('2027-12-31') });
  expect(await meldAan('Anna', {}, sessie.begin_op + 1000)).toBe('gesloten');
});

test.each([
  ['afgelast', 'afgelast'],
  ['save-the-date', 'save-the-date'],
  ['afgerond', 'afgerond'],
  ['concept', 'onbekend'],
] as const)('voor een sessie die %s is, is er geen plaats', async (status, reden) => {
  const { meldAan, brieven } = await wereld({ status });
  expect(await meldAan('Anna')).toBe(reden);
  expect(await brieven()).toEqual([]);
});

test('een verplaatste sessie neemt gewoon aan', async () => {
  expect(await (await wereld({ status: 'verplaatst' })).meldAan('Anna')).toBe('bevestigd');
});

test('een sessie die niet bestaat is onbekend', async () => {
  expect(await (await wereld()).meldAan('Anna', {}, NU, 'bestaat-niet')).toBe('onbekend');
});

test('wie nog geen naam heeft, meldt zich niet aan', async () => {
  const { db, sessie, persoon, statussen } = await wereld();
  const account = { ...(await persoon('Anna')), naam: '' };
  const antwoorden = { deelname: null, vraag: '', toegang: '', dieet: '' };
  const uitslag = await aanmelden(db, { account, slug: sessie.slug, antwoorden, origin: ORIGIN, nu: NU });
  expect([uitslag, await statussen()]).toEqual([{ gelukt: false, reden: 'zonder-naam' }, {}]);
});

test('bij een hybride sessie kies je hoe je meedoet', async () => {
  const { meldAan, rij } = await wereld({ vorm: 'hybride' });
  expect(await meldAan('Anna')).toBe('kies-deelname');
  expect(await meldAan('Anna', { deelname: 'online', dieet: 'Vegetarisch', toegang: 'Ondertiteling' })).toBe('bevestigd');
  expect(await rij('Anna')).toMatchObject({ deelname: 'online', dieet: '', toegang: 'Ondertiteling' });
});

test('wie niet op een locatie komt, laat geen dieet achter', async () => {
  const { meldAan, rij } = await wereld({ vorm: 'online' });
  await meldAan('Anna', { dieet: 'Vegetarisch' });
  expect((await rij('Anna')).dieet).toBe('');
});

test('een plaats per account en per sessie, ook in de tabel zelf', async () => {
  const { meldAan, rij, db } = await wereld();
  await meldAan('Anna');
  const nogEens = { ...(await rij('Anna')), id: 'ander', sleutel: 'ander' };
  await expect(db.insertInto('aanmelding').values(nogEens).execute()).rejects.toThrow(/unique/i);
});

test('de onderwijsregio en haar status liggen vast op de aanmelding, ook als het profiel verandert of de persoon weg is', async () => {
  const w = await wereld();
  const account = await w.persoon('Anna');
  const regio = { onderwijsregio: 'voorbeeldregio-veenhoek', regiostatus: 'in-oprichting' };
  await aanmelden(w.db, { account, slug: w.sessie.slug, antwoorden: GEEN, regio, origin: ORIGIN, nu: NU });
  await w.db.updateTable('account').set({ onderwijsregio: 'voorbeeldregio-waterkant' }).where('id', '=', 'anna').execute();
  expect(await w.rij('Anna')).toMatchObject(regio);
  await w.db.transaction().execute((trx) => losmaken(trx, 'anna'));
  expect(await w.db.selectFrom('aanmelding').select(['account_id', 'onderwijsregio', 'regiostatus']).execute()).toEqual([
    { account_id: null, ...regio },
  ]);
});
