import { expect, test } from 'vitest';
import { stelInvoer, voorzet } from '#leren/kennisvragen/invoer.ts';
import { stellen, VRAGEN_PER_DAG, ZONDER_LOGIN_PER_UUR } from '#leren/kennisvragen/stellen.ts';
import { carla, DAG, MINUUT, NU, ORIGIN, VRAAG, wereld } from './wereld.ts';

test('wie is ingelogd stelt een vraag en krijgt een ontvangstbewijs met wat was ingevuld', async () => {
  const { stel, vragen, brieven } = await wereld();
  expect(await stel({ toelichting: 'Voor het po.' })).toMatchObject({ gelukt: true });
  const [vraag] = await vragen();
  expect(vraag).toMatchObject({ vraag: VRAAG, account_id: 'carla', adres: null, status: 'open', gesteld_op: NU });
  const [brief] = await brieven();
  expect(brief).toMatchObject({ aan: carla.adres, onderwerp: 'Je kennisvraag is ontvangen' });
  for (const deel of ['Hallo Carla', VRAAG, 'Voor het po.', `${ORIGIN}/kennisvragen/gesteld/?sleutel=${vraag?.sleutel}`])
    expect(brief?.tekst).toContain(deel);
});

test('zonder inloggen bevat het ontvangstbewijs geen woord van de vrager, want het adres kan van een ander zijn', async () => {
  const { stel, vragen, brieven } = await wereld();
  await stel({ adres: 'iemand@school.example', vraag: 'Koop nu goedkope horloges', toelichting: 'Klik hier' });
  expect((await vragen())[0]).toMatchObject({ adres: 'iemand@school.example', account_id: null });
  const [brief] = await brieven();
  expect(brief?.aan).toBe('iemand@school.example');
  expect(`${brief?.onderwerp} ${brief?.tekst} ${brief?.html}`).not.toMatch(/horloges|Klik hier/);
});

test('een formulier dat twee keer aankomt is één vraag en één brief, ook tegelijk', async () => {
  const { stel, vragen, brieven } = await wereld();
  const [een, twee] = await Promise.all([stel(), stel()]);
  expect(twee).toEqual(een);
  expect(await stel({ nu: NU + 9 * MINUUT })).toEqual(een);
  expect([(await vragen()).length, (await brieven()).length]).toEqual([1, 1]);
});

test('een andere toelichting, of dezelfde vraag later, is een nieuwe vraag', async () => {
  const { stel, vragen } = await wereld();
  await stel();
  await stel({ toelichting: 'Voor het vo.' });
  await stel({ nu: NU + 11 * MINUUT });
  expect(await vragen()).toHaveLength(3);
});

test('de zesde vraag op een dag wordt geweigerd, een dag na de eerste kan het weer', async () => {
  const { stel } = await wereld();
  for (let keer = 0; keer < VRAGEN_PER_DAG; keer++) await stel({ vraag: `Vraag ${keer}`, nu: NU + keer });
  expect(await stel({ vraag: 'Nog een', nu: NU + 10 })).toEqual({ gelukt: false, reden: 'te-veel', wachtMs: DAG - 10 });
  expect(await stel({ vraag: 'Nog een', nu: NU + DAG })).toMatchObject({ gelukt: true });
});

test('wie een adres van een ander invult, maakt diens vragen niet op', async () => {
  const { stel } = await wereld();
  for (let keer = 0; keer < VRAGEN_PER_DAG; keer++) await stel({ adres: carla.adres, vraag: `Vraag ${keer}` });
  expect(await stel({ adres: carla.adres, vraag: 'Nog een' })).toMatchObject({ reden: 'te-veel' });
  expect(await stel({ vraag: 'Nog een' })).toMatchObject({ gelukt: true });
});

test('zonder inloggen komen er niet meer dan zestig vragen per uur binnen, ingelogd kan het altijd', async () => {
  const { stel } = await wereld();
  for (let keer = 0; keer < ZONDER_LOGIN_PER_UUR; keer++)
    expect(await stel({ adres: `iemand-${keer}@school.example` })).toMatchObject({ gelukt: true });
  expect(await stel({ adres: 'nog-iemand@school.example', nu: NU + MINUUT })).toEqual({
    ...{ gelukt: false, reden: 'te-druk', wachtMs: 59 * MINUUT },
  });
  expect(await stel()).toMatchObject({ gelukt: true });
  expect(await stel({ adres: 'nog-iemand@school.example', nu: NU + 60 * MINUUT })).toMatchObject({ gelukt: true });
});

test('zonder account en zonder adres is er niemand om te antwoorden', async () => {
  const { db, vragen } = await wereld();
  const niemand = { account: null, adres: null, vraag: VRAAG, toelichting: '', origin: ORIGIN, nu: NU };
  expect(await stellen(db, niemand)).toEqual({ gelukt: false, reden: 'zonder-adres' });
  expect(await vragen()).toEqual([]);
});

test('wie het account wist, neemt de eigen vragen mee', async () => {
  const { db, stel, vragen } = await wereld();
  await stel();
  await db.deleteFrom('account').where('id', '=', 'carla').execute();
  expect(await vragen()).toEqual([]);
});

test('het formulier wil een vraag en een akkoord, en zonder inloggen een adres', () => {
  const fouten = (invoer: object, ingelogd: boolean) =>
    stelInvoer({ ingelogd })
      .safeParse(invoer)
      .error?.issues.map(({ path }) => path[0]);
  expect(fouten({}, false)).toEqual(['vraag', 'adres', 'toestemming']);
  expect(fouten({ vraag: '\u200b ', toestemming: 'ja', adres: 'geen adres' }, false)).toEqual(['vraag', 'adres']);
  expect(fouten({ vraag: VRAAG, toestemming: 'ja' }, true)).toBeUndefined();
  expect(fouten({ vraag: 'x'.repeat(301), toelichting: 'x'.repeat(2001), toestemming: 'ja' }, true)).toEqual(['vraag', 'toelichting']);
  const goed = stelInvoer({ ingelogd: false }).parse({
    vraag: ' Hoe\r\nnu? ',
    toelichting: 'a\r\nb',
    toestemming: 'ja',
    adres: 'Ik@School.example',
  });
  expect(goed).toMatchObject({ vraag: 'Hoe nu?', toelichting: 'a\nb', adres: 'ik@school.example' });
});

test('de zoekopdracht wordt het begin van de vraag, wat er ook in staat', () => {
  expect(voorzet('  geen\ninvaller ')).toBe('geen invaller');
  expect(voorzet(null)).toBe('');
  expect(voorzet('x'.repeat(9999))).toHaveLength(300);
});
