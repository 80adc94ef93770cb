import { expect, test } from 'vitest';
import { koppelen, sluiten } from '#leren/kennisvragen/afhandelen.ts';
import { kennisvraag, leeftijd, mijnKennisvragen, werklijst } from '#leren/kennisvragen/kennisvraag.ts';
import { kennisvragenOpruimen } from '#leren/kennisvragen/kennisvragen-opruimen.ts';
import { carla, DAG, NU, ORIGIN, rosa, VRAAG, wereld } from './wereld.ts';

const PAGINA = { url: '/praktijken/loket/', titel: 'Eén loket voor invallers' };
const gesteld = async (adres?: string) => {
  const w = await wereld();
  await w.stel({ toelichting: 'Voor het po.', ...(adres && { adres }) });
  const id = (await w.vragen())[0]?.id ?? '';
  const verzoek = { account: rosa, id, origin: ORIGIN, nu: NU + DAG };
  return { ...w, id, verzoek, koppel: (wat: object = {}) => koppelen(w.db, { ...verzoek, pagina: PAGINA, antwoord: '', ...wat }) };
};

test('de Realisatie-Eenheid koppelt een pagina en de vrager krijgt een mail', async () => {
  const { koppel, vragen, brieven } = await gesteld('iemand@school.example');
  expect(await koppel({ antwoord: 'Kijk vooral naar stap 2.' })).toEqual({ gelukt: true, gemaild: true });
  expect((await vragen())[0]).toMatchObject({ status: 'gekoppeld', link: PAGINA.url, afgehandeld_op: NU + DAG, afgehandeld_door: 'rosa' });
  const [, brief] = await brieven();
  expect(brief).toMatchObject({ aan: 'iemand@school.example', onderwerp: `Antwoord op je kennisvraag: ${VRAAG}` });
  for (const deel of [PAGINA.titel, `${ORIGIN}/praktijken/loket/`, 'Kijk vooral naar stap 2.']) expect(brief?.tekst).toContain(deel);
});

test('een antwoord zonder pagina mag ook, helemaal niets niet', async () => {
  const { koppel, vragen } = await gesteld();
  expect(await koppel({ pagina: null })).toEqual({ gelukt: false, reden: 'leeg' });
  expect(await koppel({ pagina: null, antwoord: 'Bel ons.' })).toMatchObject({ gelukt: true });
  expect((await vragen())[0]).toMatchObject({ status: 'beantwoord', link: null, antwoord: 'Bel ons.' });
});

test('sluiten kan alleen met een reden, en die krijgt de vrager', async () => {
  const { db, verzoek, vragen, brieven } = await gesteld();
  expect(await sluiten(db, { ...verzoek, reden: '' })).toEqual({ gelukt: false, reden: 'zonder-reden' });
  expect(await sluiten(db, { ...verzoek, reden: 'Dit gaat over een andere regeling.' })).toEqual({ gelukt: true, gemaild: true });
  expect((await vragen())[0]).toMatchObject({ status: 'gesloten', antwoord: 'Dit gaat over een andere regeling.' });
  expect((await brieven())[1]).toMatchObject({ aan: carla.adres, onderwerp: `Je kennisvraag is gesloten: ${VRAAG}` });
});

test('alleen de Realisatie-Eenheid handelt vragen af, en alleen met de tweede stap', async () => {
  const { koppel, db, verzoek, vragen } = await gesteld();
  for (const account of [carla, { ...rosa, tweedeStap: false }]) {
    expect(await koppel({ account })).toEqual({ gelukt: false, reden: 'geen-recht' });
    expect(await sluiten(db, { ...verzoek, account, reden: 'Nee.' })).toEqual({ gelukt: false, reden: 'geen-recht' });
  }
  expect((await vragen())[0]?.status).toBe('open');
});

test("twee collega's tegelijk: één antwoord, één brief; dezelfde keuze twee keer is geen fout", async () => {
  const { koppel, db, verzoek, brieven } = await gesteld();
  const [een, ander] = await Promise.all([koppel(), sluiten(db, { ...verzoek, reden: 'Dubbel.' })]);
  expect([een, ander]).toEqual([
    { gelukt: true, gemaild: true },
    { gelukt: false, reden: 'al-afgehandeld' },
  ]);
  expect(await koppel()).toEqual({ gelukt: true, gemaild: false });
  expect(await brieven()).toHaveLength(2);
  expect(await koppel({ id: 'bestaat-niet' })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('lukt de brief niet, dan is de vraag ook niet afgehandeld', async () => {
  const { koppel, db, vragen } = await gesteld('iemand@school.example');
  await db.updateTable('kennisvraag').set({ adres: 'kapot adres' }).execute();
  await expect(koppel()).rejects.toThrow();
  expect((await vragen())[0]?.status).toBe('open');
});

test('wie de sleutel heeft ziet de vraag, en de werklijst zet de oudste bovenaan', async () => {
  const { db, stel, vragen, id } = await gesteld();
  await stel({ vraag: 'Nieuwere vraag', nu: NU + DAG });
  const sleutel = (await vragen())[0]?.sleutel ?? '';
  expect(await kennisvraag(db, { sleutel })).toMatchObject({ id, vraag: VRAAG, vrager: { adres: carla.adres, naam: 'Carla' } });
  expect(await kennisvraag(db, { sleutel: 'geraden' })).toBeNull();
  expect((await werklijst(db)).open.map(({ vraag }) => vraag)).toEqual([VRAAG, 'Nieuwere vraag']);
  expect(await mijnKennisvragen(db, { account: carla })).toHaveLength(2);
  expect([leeftijd(NU, NU), leeftijd(NU, NU + DAG), leeftijd(NU, NU + 12 * DAG)]).toEqual([
    'vandaag gesteld',
    'wacht 1 dag',
    'wacht 12 dagen',
  ]);
});

test('negentig dagen na het antwoord weten we niet meer wie vroeg, de vraag en het antwoord blijven', async () => {
  const { db, koppel, vragen, brieven } = await gesteld('iemand@school.example');
  await koppel({ antwoord: 'Zo.' });
  await db.updateTable('outbox').set({ opgegeven_op: 1 }).execute();
  const nu = NU + DAG + 90 * DAG;
  expect(await kennisvragenOpruimen(db, { nu: nu - 1 })).toMatchObject({ vragers: 0 });
  expect(await kennisvragenOpruimen(db, { nu })).toMatchObject({ vragers: 1 });
  expect((await vragen())[0]).toMatchObject({ adres: null, account_id: null, toelichting: '', vraag: VRAAG, antwoord: 'Zo.' });
  expect(JSON.stringify(await brieven())).not.toContain('iemand@school.example');
  expect(await kennisvragenOpruimen(db, { nu })).toMatchObject({ vragers: 0 });
});

test('ook van een vraag die een jaar wacht vergeten we de vrager; antwoorden kan dan nog, mailen niet', async () => {
  const { db, koppel, brieven } = await gesteld();
  expect(await kennisvragenOpruimen(db, { nu: NU + 364 * DAG })).toMatchObject({ vragers: 0 });
  expect(await kennisvragenOpruimen(db, { nu: NU + 365 * DAG })).toMatchObject({ vragers: 1 });
  expect(await koppel({ nu: NU + 366 * DAG })).toEqual({ gelukt: true, gemaild: false });
  expect(await brieven()).toHaveLength(1);
});
