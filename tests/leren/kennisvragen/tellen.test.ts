import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { kennisvragenOpruimen } from '#leren/kennisvragen/kennisvragen-opruimen.ts';
import { TELLINGEN_PER_DAG, telbaar, tellen } from '#leren/kennisvragen/tellen.ts';
import { vergeefsGezocht } from '#leren/kennisvragen/vergeefs-gezocht.ts';
import { openZoekteller } from '#leren/kennisvragen/zoekteller.ts';
import { DAG, MINUUT, NU, wereld } from './wereld.ts';

test('dezelfde woorden tellen samen, hoe ze ook zijn getypt', async () => {
  const { db } = await wereld();
  for (const vraag of ['Coördinator  zorg', ' coordinator zorg', 'COÖRDINATOR ZORG']) await tellen(db, { vraag, nu: NU });
  await tellen(db, { vraag: 'iets anders', nu: NU });
  expect(await vergeefsGezocht(db, { nu: NU })).toEqual([
    { vraag: 'coordinator zorg', aantal: 3, laatst: '2026-11-24' },
    { vraag: 'iets anders', aantal: 1, laatst: '2026-11-24' },
  ]);
});

test.each([
  ['een e-mailadres', 'jan@school.nl'],
  ['een e-mailadres in brede tekens', 'jan＠school.nl'],
  ['een telefoonnummer', 'bel 06 12 34 56 78'],
  ['een nummer aaneen', 'bsn 123456789'],
  ['een geboortedatum', 'geboren 1-2-1980 18'],
  ['een hele alinea', 'woord '.repeat(20)],
  ['leestekens', '?!'],
  ['niets', '  '],
])('niet geteld: %s', async (_wat, vraag) => {
  const { db } = await wereld();
  await tellen(db, { vraag, nu: NU });
  expect(await vergeefsGezocht(db, { nu: NU })).toEqual([]);
});

test('een jaartal of een klein getal telt wel mee', () => expect(telbaar('Subsidie 2026 groep 3')).toBe('subsidie 2026 groep 3'));

test('een dag loopt van middernacht tot middernacht in Nederland', async () => {
  const { db } = await wereld();
  await tellen(db, { vraag: 'laat', nu: momentVan('2026-11-24', '23:59') });
  await tellen(db, { vraag: 'laat', nu: momentVan('2026-11-25', '00:00') });
  expect(await db.selectFrom('zoektelling').select(['dag', 'aantal']).orderBy('dag').execute()).toEqual([
    { dag: '2026-11-24', aantal: 1 },
    { dag: '2026-11-25', aantal: 1 },
  ]);
});

test('op een dag komen er niet meer dan vijfhonderd nieuwe bij; wat er al stond telt door', async () => {
  const { db } = await wereld();
  const rijen = Array.from({ length: TELLINGEN_PER_DAG }, (_, nummer) => ({ dag: '2026-11-24', vraag: `vraag ${nummer}`, aantal: 1 }));
  await db.insertInto('zoektelling').values(rijen).execute();
  await tellen(db, { vraag: 'te veel', nu: NU });
  await tellen(db, { vraag: 'vraag 7', nu: NU });
  await tellen(db, { vraag: 'te veel', nu: NU + DAG });
  const alle = await db.selectFrom('zoektelling').selectAll().execute();
  expect(alle.filter(({ vraag }) => vraag === 'te veel')).toEqual([{ dag: '2026-11-25', vraag: 'te veel', aantal: 1 }]);
  expect(alle.find(({ vraag }) => vraag === 'vraag 7')?.aantal).toBe(2);
});

test('de lijst gaat over negentig dagen, en na een jaar is een telling weg', async () => {
  const { db } = await wereld();
  await tellen(db, { vraag: 'oud', nu: NU - 90 * DAG });
  await tellen(db, { vraag: 'net', nu: NU - 89 * DAG });
  expect((await vergeefsGezocht(db, { nu: NU })).map(({ vraag }) => vraag)).toEqual(['net']);
  expect(await kennisvragenOpruimen(db, { nu: NU + 275 * DAG })).toMatchObject({ tellingen: 0 });
  expect(await kennisvragenOpruimen(db, { nu: NU + 276 * DAG })).toMatchObject({ tellingen: 1 });
});

test('wie binnen een minuut nog eens kijkt telt niet dubbel, en het schrijven komt later', async () => {
  const { db } = await wereld();
  let nu = NU;
  const teller = openZoekteller({ db, log: { warn() {} }, klok: () => nu, rust: 5 });
  const zie = () => expect.poll(() => vergeefsGezocht(db, { nu: NU }).then(([rij]) => rij?.aantal ?? 0));
  for (let keer = 0; keer < 3; keer++) teller.meld('geen invaller');
  expect(await vergeefsGezocht(db, { nu: NU })).toEqual([]);
  await zie().toBe(1);
  nu += MINUUT - 1;
  teller.meld('Geen  invaller');
  teller.meld('iets anders');
  await expect.poll(() => vergeefsGezocht(db, { nu: NU })).toHaveLength(2);
  nu += 1;
  teller.meld('geen invaller');
  await zie().toBe(2);
});

test('een vloed van zoekopdrachten wordt niet geteld', async () => {
  const { db } = await wereld();
  const teller = openZoekteller({ db, log: { warn() {} }, klok: () => NU, rust: 1 });
  for (let nummer = 0; nummer < 5000; nummer++) teller.meld(`zoek ${nummer}`);
  await expect.poll(() => db.selectFrom('zoektelling').select('vraag').execute()).toHaveLength(500);
});

test('kan de database niet, dan staat dat in het log en gebeurt er verder niets', async () => {
  const { db } = await wereld();
  const meldingen: string[] = [];
  const teller = openZoekteller({ db, log: { warn: (_o, melding) => meldingen.push(melding) }, klok: () => NU, rust: 1 });
  await db.destroy();
  teller.meld('geen invaller');
  await expect.poll(() => meldingen).toEqual(['Searches without results were not counted.']);
});
