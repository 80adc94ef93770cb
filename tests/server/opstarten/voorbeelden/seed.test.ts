import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { SLUG } from '#grond/taal/slug.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { toestand } from '#kennissessies/toestand.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { KLUIS } from '../../../accounts/steun.ts';
import { verseDb } from '../../../steun/db.ts';

const NU = momentVan('2026-11-24', '10:00');
const BOUWSTENEN = new Set(readFileSync('content/kennissessies/voorbeelden.json', 'utf8').match(/"[a-z-]+"/g));

async function gevuld(nu = NU) {
  const open = await verseDb();
  await vullen(open.db, { kluis: KLUIS, nu });
  return { ...open, sessies: (await openAgenda(open.db).lees()).kennissessies };
}

test('een lege database krijgt de vijf vaste mensen met hun rechten', async () => {
  const { db } = await gevuld();
  const mensen = await db
    .selectFrom('account')
    .leftJoin('recht', 'recht.account_id', 'account.id')
    .select(['adres', 'soort', 'account.onderwijsregio'])
    .where('account.id', 'not like', 'deelnemer%')
    .orderBy('adres')
    .execute();
  expect(mensen).toEqual([
    { adres: 'anna@voorbeeld.example', soort: 'projectleider', onderwijsregio: 'voorbeeldregio-waterkant' },
    { adres: 'bram@voorbeeld.example', soort: 'auteur', onderwijsregio: 'voorbeeldregio-heuvelrand' },
    { adres: 'carla@voorbeeld.example', soort: null, onderwijsregio: 'voorbeeldregio-plassengebied' },
    { adres: 'emma@voorbeeld.example', soort: 'auteur', onderwijsregio: 'voorbeeldregio-waterkant' },
    { adres: 'rosa@voorbeeld.example', soort: 're', onderwijsregio: null },
  ]);
});

test('alleen Rosa heeft een tweede stap, met in elke map een ander geheim', async () => {
  const geheim = async () => {
    const { db } = await gevuld();
    return db.selectFrom('account').select(['id', 'totp_geheim']).where('totp_geheim', 'is not', null).execute();
  };
  const [een, twee] = [await geheim(), await geheim()];
  expect(een.map(({ id, totp_geheim }) => [id, KLUIS.haalOp(totp_geheim ?? '', id)])).toEqual([
    ['rosa', expect.stringMatching(/^[A-Z2-7]{32}$/)],
  ]);
  expect(een).not.toEqual(twee);
});

test('alle vijftien sessies staan erin, als voorbeeld en met alles wat een bezoeker verwacht', async () => {
  const { sessies } = await gevuld();
  expect(sessies).toHaveLength(15);
  for (const k of sessies) {
    expect(k).toMatchObject({ voorbeeld: true, contact: expect.stringMatching(/\.example$/) });
    expect(k.slug).toMatch(SLUG);
    expect(k.kern.length).toBeGreaterThan(40);
    expect(k.programma.length).toBeGreaterThan(0);
    expect(k.bouwstenen.length).toBeGreaterThan(0);
    expect(k.trefwoorden.length).toBeGreaterThan(4);
    expect(k.schaal === 'regionaal' ? k.gastregio : '').not.toBeNull();
    expect(k.aanmeldenTot).toBeLessThan(k.beginOp);
  }
});

test('de landelijke kennisdag laat kiezen, zoals haar programma belooft: twee rondes, waarvan een onderdeel vol is', async () => {
  const { sessies } = await gevuld();
  const dag = sessies.find(({ id }) => id === 's01');
  expect(dag?.onderdelen.map(({ ronde, plaats, capaciteit, vrij }) => [ronde, plaats, capaciteit, vrij])).toEqual([
    [1, 'Zaal 2', 60, 53],
    [1, 'Zaal 1', 80, 69],
    [1, 'Bestuurskamer', 6, 0],
    [2, 'Zaal 2', 60, 52],
    [2, 'Zaal 1', 80, 71],
    [2, 'Zaal 3', 40, 35],
  ]);
  expect(sessies.filter(({ onderdelen }) => onderdelen.length > 0)).toHaveLength(1);
});

test('de toestanden zijn zoals de voorbeelden zeggen', async () => {
  const { sessies } = await gevuld();
  const per = Object.groupBy(
    [...sessies].sort((a, b) => (a.id < b.id ? -1 : 1)),
    (k) => toestand(k, NU),
  );
  expect(Object.fromEntries(Object.entries(per).map(([naam, lijst]) => [naam, lijst.map(({ id }) => id)]))).toEqual({
    open: ['s01', 's02', 's03', 's04', 's05', 's06', 's08', 's09', 's14'],
    vol: ['s07', 's10'],
    geweest: ['s11', 's12', 's13'],
    afgelast: ['s15'],
  });
});

test('een volle sessie heeft net zo veel plaatsen als mensen en drie of meer die wachten', async () => {
  const { sessies } = await gevuld();
  for (const id of ['s07', 's10'])
    expect(sessies.find((k) => k.id === id)).toMatchObject({ vrij: 0, wachtend: expect.toSatisfy((n: number) => n >= 3) });
});

test('in open sessies zijn plaatsen bezet, maar niet door de vaste mensen of de eerste vijftig deelnemers', async () => {
  const { db, sessies } = await gevuld();
  const open = sessies.filter((k) => toestand(k, NU) === 'open');
  for (const { vrij, capaciteit } of open) expect(vrij > 0 && vrij < capaciteit).toBe(true);
  const ids = open.map(({ id }) => id);
  const mensen = await db.selectFrom('aanmelding').select('account_id').where('kennissessie_id', 'in', ids).execute();
  expect(mensen.every(({ account_id }) => Number(account_id?.slice(-2)) > 50)).toBe(true);
});

test('een tweede keer vullen verandert niets, ook niet als er al iets anders staat', async () => {
  const { db } = await gevuld();
  const beeld = async () =>
    JSON.stringify([await db.selectFrom('aanmelding').selectAll().execute(), await db.selectFrom('account').selectAll().execute()]);
  const eerst = await beeld();
  await vullen(db, { nu: NU + 1000 });
  expect(await beeld()).toBe(eerst);
});

test('als alle voorbeelden voorbij zijn, komt er een open sessie bij, veertien dagen vooruit', async () => {
  const nu = momentVan('2028-01-03', '12:00');
  const { sessies } = await gevuld(nu);
  expect(sessies.filter((k) => toestand(k, nu) === 'open').map(({ id, beginOp }) => [id, beginOp])).toEqual([
    ['s16', momentVan('2028-01-17', '15:30')],
  ]);
});

test('elke genoemde bouwsteen bestaat', async () => {
  const { db } = await gevuld();
  const genoemd = await db.selectFrom('kennissessie_bouwsteen').select('bouwsteen').distinct().execute();
  expect(genoemd).toHaveLength(9);
  for (const { bouwsteen } of genoemd)
    expect(BOUWSTENEN.has(`"${bouwsteen}"`) && readFileSync(`content/bouwstenen/${bouwsteen}.mdx`).length).toBeGreaterThan(0);
});

test('in de voorbeelden staat geen adres van een echt mens of een echte organisatie', async () => {
  const { db } = await gevuld();
  const alles = JSON.stringify([
    await db.selectFrom('kennissessie').selectAll().execute(),
    await db.selectFrom('account').selectAll().execute(),
  ]);
  for (const [adres] of alles.matchAll(/[\w.-]+@[\w.-]+|https?:\/\/[^/"]+/g)) expect(adres).toMatch(/(\.example|@localhost)$/);
});
