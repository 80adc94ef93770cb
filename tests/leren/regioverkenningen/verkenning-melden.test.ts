import { expect, test } from 'vitest';
import { SECTOREN } from '#inhoud/woorden.ts';
import { sectorvakje, verkenningInvoer } from '#leren/regioverkenningen/invoer.ts';
import { VERKENNINGEN_PER_DAG, verkenningMelden, ZONDER_ACCOUNT_PER_UUR } from '#leren/regioverkenningen/verkenning-melden.ts';
import { carla, DAG, GEBIED, MINUUT, NU, ORIGIN, verkenningswereld } from './verkenningswereld.ts';

test('wie is ingelogd laat weten erover te denken, en krijgt een ontvangstbewijs dat het gebied noemt', async () => {
  const { meld, rijen, brieven } = await verkenningswereld();
  expect(await meld({ vraag: 'Mag het met twee besturen?' })).toEqual({ gelukt: true });
  const [rij] = await rijen();
  expect(rij).toMatchObject({ gebied: GEBIED, sectoren: 'po,vo', account_id: 'carla', adres: null, status: 'open', gemeld_op: NU });
  const [brief] = await brieven();
  expect(brief).toMatchObject({ aan: carla.adres, onderwerp: 'Ontvangen: jullie denken over een onderwijsregio' });
  for (const deel of ['Hallo Carla', GEBIED, 'geen aanvraag', `${ORIGIN}/onderwijsregio-worden/`]) expect(brief?.tekst).toContain(deel);
});

test('zonder inloggen bevat het ontvangstbewijs geen woord van wie schreef, want het adres kan van een ander zijn', async () => {
  const { meld, brieven } = await verkenningswereld();
  await meld({ adres: 'iemand@school.example', gebied: 'Goedkope horloges', partners: 'Klik hier', vraag: 'Koop nu' });
  const [brief] = await brieven();
  expect(brief?.aan).toBe('iemand@school.example');
  expect(`${brief?.onderwerp} ${brief?.tekst} ${brief?.html}`).not.toMatch(/horloges|Klik hier|Koop nu/);
});

test('de Realisatie-Eenheid hoort het in één brief per uur: waar, en nooit van wie', async () => {
  const { meld, metRe, brieven } = await verkenningswereld();
  await metRe();
  const aanRosa = async () => (await brieven()).filter(({ aan }) => aan === 'rosa@voorbeeld.example');
  for (const [plek, gebied] of ['Duin', 'Veen', 'Klei'].entries())
    await meld({ adres: `iemand-${plek}@school.example`, gebied, nu: NU + plek });
  const [eerste, tweede, ...meer] = await aanRosa();
  expect(meer).toEqual([]);
  expect(eerste?.tekst).toContain('Duin');
  expect(tweede?.onderwerp).toBe('2 keer nieuw: wij denken over een onderwijsregio');
  expect(tweede?.tekst).toContain(`${ORIGIN}/beheer/regioverkenningen/`);
  expect(`${eerste?.tekst}${tweede?.tekst}`).not.toContain('@school.example');
});

test('een formulier dat twee keer aankomt telt één keer, ook tegelijk; met een ander antwoord erin is het nieuw', async () => {
  const { meld, rijen, brieven } = await verkenningswereld();
  await Promise.all([meld(), meld()]);
  await meld({ nu: NU + 9 * MINUUT });
  expect([(await rijen()).length, (await brieven()).length]).toEqual([1, 1]);
  await meld({ sectoren: ['mbo'] });
  await meld({ nu: NU + 11 * MINUUT });
  expect(await rijen()).toHaveLength(3);
});

test('de vierde keer op een dag wordt geweigerd, een dag na de eerste kan het weer; een ander maakt jouw beurten niet op', async () => {
  const { meld } = await verkenningswereld();
  for (let keer = 0; keer < VERKENNINGEN_PER_DAG; keer++) {
    await meld({ gebied: `Gebied ${keer}`, nu: NU + keer });
    await meld({ gebied: `Gebied ${keer}`, adres: carla.adres, nu: NU + keer });
  }
  expect(await meld({ gebied: 'Nog een', nu: NU + 10 })).toEqual({ gelukt: false, reden: 'te-veel', wachtMs: DAG - 10 });
  expect(await meld({ gebied: 'Nog een', adres: carla.adres, nu: NU + 10 })).toMatchObject({ reden: 'te-veel' });
  expect(await meld({ gebied: 'Nog een', nu: NU + DAG })).toEqual({ gelukt: true });
});

test('zonder inloggen komen er niet meer dan dertig per uur binnen, ingelogd kan het altijd', async () => {
  const { meld } = await verkenningswereld();
  for (let keer = 0; keer < ZONDER_ACCOUNT_PER_UUR; keer++)
    expect(await meld({ adres: `iemand-${keer}@school.example` })).toEqual({ gelukt: true });
  const laat = { adres: 'nog-iemand@school.example', nu: NU + MINUUT };
  expect(await meld(laat)).toEqual({ gelukt: false, reden: 'te-druk', wachtMs: 59 * MINUUT });
  expect(await meld()).toEqual({ gelukt: true });
  expect(await meld({ ...laat, nu: NU + 60 * MINUUT })).toEqual({ gelukt: true });
});

test('zonder account en zonder adres is er niemand om te antwoorden', async () => {
  const { db, rijen } = await verkenningswereld();
  const niemand = { account: null, adres: null, gebied: GEBIED, sectoren: ['po'], partners: '', vraag: '', origin: ORIGIN, nu: NU };
  expect(await verkenningMelden(db, niemand)).toEqual({ gelukt: false, reden: 'zonder-adres' });
  expect(await rijen()).toEqual([]);
});

test('wat het formulier oplevert is precies wat bewaard wordt', async () => {
  const { db, rijen } = await verkenningswereld();
  const velden = { gebied: GEBIED, [sectorvakje('mbo')]: 'ja', vraag: 'Mag dat?', adres: 'ik@school.example', toestemming: 'ja' };
  const ingevuld = verkenningInvoer({ ingelogd: false }).parse(velden);
  expect(await verkenningMelden(db, { ...ingevuld, account: null, origin: ORIGIN, nu: NU })).toEqual({ gelukt: true });
  expect(await rijen()).toMatchObject([{ gebied: GEBIED, sectoren: 'mbo', partners: '', vraag: 'Mag dat?', adres: 'ik@school.example' }]);
});

test('het formulier wil een gebied, een sector en een akkoord, en zonder inloggen een adres', () => {
  const fouten = (invoer: object, ingelogd: boolean) =>
    verkenningInvoer({ ingelogd })
      .safeParse(invoer)
      .error?.issues.map(({ path }) => path[0]);
  const po = { [sectorvakje('po')]: 'ja' };
  expect(fouten({}, false)).toEqual(['gebied', 'sectoren', 'adres', 'toestemming']);
  expect(fouten({ gebied: '\u200b ', ...po, adres: 'geen adres', toestemming: 'ja' }, false)).toEqual(['gebied', 'adres']);
  expect(fouten({ gebied: GEBIED, [sectorvakje('havo')]: 'ja', toestemming: 'ja' }, true)).toEqual(['sectoren']);
  expect(fouten({ gebied: 'x'.repeat(101), ...po, partners: 'x'.repeat(301), vraag: 'x'.repeat(301), toestemming: 'ja' }, true)).toEqual([
    'gebied',
    'partners',
    'vraag',
  ]);
  const alle = Object.fromEntries(SECTOREN.map((sector) => [sectorvakje(sector), 'ja']));
  const goed = verkenningInvoer({ ingelogd: false }).parse({
    ...{ gebied: ' Duin\r\nen veen ', ...alle, vraag: 'x'.repeat(300), toestemming: 'ja', adres: 'Ik@School.example' },
  });
  expect(goed).toMatchObject({ gebied: 'Duin en veen', sectoren: [...SECTOREN], partners: '', adres: 'ik@school.example' });
});
