import { setTimeout as wacht } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { agendaLezen } from '#kennissessies/agenda/agenda-lezen.ts';
import { sessiefeiten } from '#kennissessies/agenda/sessiefeiten.ts';
import { OP_PG } from '../../steun/db.ts';
import { NU, wereld } from '../wereld.ts';

const LINK = 'https://online.voorbeeld.example/geheim';

test('de agenda toont vrije plaatsen voor wie nieuw komt en hoeveel mensen wachten', async () => {
  const { db, meldAan } = await wereld({ capaciteit: 2 });
  const agenda = openAgenda(db);
  const stand = async () => (await agenda.lees()).kennissessies.map(({ vrij, wachtend }) => [vrij, wachtend]);
  expect(await stand()).toEqual([[2, 0]]);
  await meldAan('Anna');
  expect(await stand()).toEqual([[1, 0]]);
  await meldAan('Bram');
  await meldAan('Carla');
  expect(await stand()).toEqual([[0, 1]]);
});

test('zonder wijziging komt hetzelfde afschrift', async () => {
  const { db, meldAan } = await wereld();
  const agenda = openAgenda(db);
  const eerst = (await agenda.lees()).kennissessies;
  expect((await agenda.lees()).kennissessies).toBe(eerst);
  await meldAan('Anna');
  expect((await agenda.lees()).kennissessies).not.toBe(eerst);
});

test('een concept bestaat niet voor de buitenwereld', async () => {
  expect((await openAgenda((await wereld({ status: 'concept' })).db).lees()).kennissessies).toEqual([]);
});

test('de online link en de mensen staan er nooit in', async () => {
  const { db, meldAan } = await wereld({ vorm: 'online', online_link: LINK });
  await meldAan('Anna', { vraag: 'Privé?' });
  const alles = JSON.stringify(await openAgenda(db).lees());
  expect(alles).toContain('Loket en matching');
  expect(alles).not.toMatch(/geheim|anna|Privé|achtergehouden/i);
});

test('voorbeelden kunnen eruit blijven', async () => {
  const { db } = await wereld({ voorbeeld: 1 });
  expect((await openAgenda(db, { voorbeeld: false }).lees()).kennissessies).toEqual([]);
});

test('de bouwstenen horen erbij', async () => {
  const { db } = await wereld();
  await db
    .insertInto('kennissessie_bouwsteen')
    .values([{ kennissessie_id: 'k1', bouwsteen: 'omvang' }])
    .execute();
  expect((await openAgenda(db).lees()).kennissessies[0]?.bouwstenen).toEqual(['omvang']);
});

test('zonder database blijft het laatste afschrift, met het moment waarop het klopte', async () => {
  const { db, sluit } = await wereld();
  let nu = 1000;
  const agenda = openAgenda(db, { klok: () => nu });
  await agenda.lees();
  await sluit();
  nu = 5000;
  expect(await agenda.lees()).toMatchObject({ vers: false, van: 1000, kennissessies: [{ slug: 'loket-en-matching' }] });
});

// In memory who writes holds readers up; on PostgreSQL nobody does.
test.skipIf(OP_PG)('een database die niet antwoordt houdt niemand op en wordt een seconde met rust gelaten', async () => {
  const { db } = await wereld();
  let nu = 1000;
  const agenda = openAgenda(db, { klok: () => nu });
  await agenda.lees();
  const los = Promise.withResolvers<void>();
  const begonnen = Promise.withResolvers<void>();
  const slot = db.transaction().execute(() => {
    begonnen.resolve();
    return los.promise;
  });
  await begonnen.promise;
  // The lock is not given back before this answers.
  expect((await agenda.lees()).vers).toBe(false);
  nu += 999;
  // Shorter than its patience: without a try there is nothing to wait for.
  expect(await Promise.race([agenda.lees().then(({ vers }) => vers), wacht(200, 'gewacht')])).toBe(false);
  los.resolve();
  await slot;
  nu += 1;
  expect((await agenda.lees()).vers).toBe(true);
});

test('een gewijzigde sessie staat er meteen anders in, een aanmelding telt meteen mee', async () => {
  const { db, meldAan } = await wereld({ capaciteit: 2 });
  const eerst = await agendaLezen(db, { voorbeeld: true, vorige: null });
  await meldAan('Anna');
  const geteld = await agendaLezen(db, { voorbeeld: true, vorige: eerst });
  expect(geteld.kennissessies[0]?.vrij).toBe(1);
  await db.updateTable('kennissessie').set({ titel: 'Nieuwe titel', capaciteit: 5 }).execute();
  const later = await agendaLezen(db, { voorbeeld: true, vorige: geteld });
  expect(later.kennissessies[0]).toMatchObject({ titel: 'Nieuwe titel', vrij: 4 });
  expect((await agendaLezen(db, { voorbeeld: true, vorige: later })).kennissessies).toBe(later.kennissessies);
});

test('een landelijke kennissessie is te gast bij een onderwijsregio, een regionale is van die onderwijsregio', async () => {
  const regio = { titel: 'Voorbeeldregio Waterkant', url: '/onderwijsregios/voorbeeldregio-waterkant/' };
  const naam = async (schaal: 'landelijk' | 'regionaal') => {
    const [k] = (await openAgenda((await wereld({ schaal })).db).lees()).kennissessies;
    return k && sessiefeiten(k, regio, NU).find(({ waarde }) => waarde === regio.titel)?.naam;
  };
  expect([await naam('landelijk'), await naam('regionaal')]).toEqual(['Te gast bij', 'Onderwijsregio']);
});
