import { expect, test } from 'vitest';
import { mijnRegioverkenningen, regioverkenning, verkenningenlijst, wachtduur } from '#leren/regioverkenningen/regioverkenning.ts';
import { regioverkenningenOpruimen } from '#leren/regioverkenningen/regioverkenningen-opruimen.ts';
import { verkenningBeantwoorden, verkenningSluiten, verkenningWissen } from '#leren/regioverkenningen/verkenning-afhandelen.ts';
import { carla, DAG, GEBIED, NU, ORIGIN, rosa, verkenningswereld } from './verkenningswereld.ts';

const gemeld = async (adres?: string) => {
  const w = await verkenningswereld();
  await w.meld(adres ? { adres } : {});
  const id = (await w.rijen())[0]?.id ?? '';
  const verzoek = { account: rosa, id, origin: ORIGIN, nu: NU + DAG };
  return { ...w, id, verzoek };
};

test('de Realisatie-Eenheid antwoordt, wie het meldde leest het in een mail, en de lijst zegt wie het deed', async () => {
  const { db, id, verzoek, brieven } = await gemeld('iemand@school.example');
  expect(await verkenningBeantwoorden(db, { ...verzoek, antwoord: 'We bellen je.' })).toEqual({ gelukt: true });
  const [, brief] = await brieven();
  expect(brief).toMatchObject({ aan: 'iemand@school.example', onderwerp: `Antwoord van de Realisatie-Eenheid over ${GEBIED}` });
  expect(brief?.tekst).toContain('We bellen je.');
  expect(await regioverkenning(db, { id })).toMatchObject({ status: 'beantwoord', afgehandeldOp: NU + DAG, doorWie: 'Rosa' });
  expect(await verkenningenlijst(db)).toMatchObject({ open: [], afgehandeld: [{ id }] });
});

test('sluiten gaat met een reden, die in een mail gaat', async () => {
  const { db, id, verzoek, brieven } = await gemeld();
  expect(await verkenningSluiten(db, { ...verzoek, reden: 'Dit gebied hoort al bij een regio.' })).toEqual({ gelukt: true });
  expect((await brieven())[1]).toMatchObject({ aan: carla.adres, onderwerp: `Gesloten: je bericht over ${GEBIED}` });
  expect(await regioverkenning(db, { id })).toMatchObject({ status: 'gesloten', antwoord: 'Dit gebied hoort al bij een regio.' });
});

test('alleen de Realisatie-Eenheid handelt af en wist, en alleen met de tweede stap', async () => {
  const { db, verzoek, rijen } = await gemeld();
  for (const account of [carla, { ...rosa, tweedeStap: false }]) {
    const geweigerd = { gelukt: false, reden: 'geen-recht' };
    expect(await verkenningBeantwoorden(db, { ...verzoek, account, antwoord: 'Ja.' })).toEqual(geweigerd);
    expect(await verkenningSluiten(db, { ...verzoek, account, reden: 'Nee.' })).toEqual(geweigerd);
    expect(await verkenningWissen(db, { ...verzoek, account })).toEqual(geweigerd);
  }
  expect(await rijen()).toMatchObject([{ status: 'open' }]);
});

test("twee collega's tegelijk: één antwoord, één brief; hetzelfde twee keer is geen fout", async () => {
  const { db, verzoek, brieven } = await gemeld();
  const antwoord = () => verkenningBeantwoorden(db, { ...verzoek, antwoord: 'Kom langs.' });
  expect(await Promise.all([antwoord(), verkenningSluiten(db, { ...verzoek, reden: 'Dubbel.' })])).toEqual([
    { gelukt: true },
    { gelukt: false, reden: 'al-afgehandeld' },
  ]);
  expect(await antwoord()).toEqual({ gelukt: true });
  expect(await brieven()).toHaveLength(2);
  expect(await verkenningWissen(db, { ...verzoek, id: 'bestaat-niet' })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('wissen laat niets achter, ook niet in brieven die nog weg moeten of al weg zijn', async () => {
  const { db, id, verzoek, rijen, brieven } = await gemeld('iemand@school.example');
  await db.updateTable('outbox').set({ bezorgd_op: NU }).where('reeks', '=', `regioverkenning-${id}`).execute();
  await verkenningBeantwoorden(db, { ...verzoek, antwoord: 'Een antwoord.' });
  expect(await verkenningWissen(db, verzoek)).toEqual({ gelukt: true });
  expect(await rijen()).toEqual([]);
  expect(JSON.stringify(await brieven())).not.toMatch(/iemand@school|Een antwoord|Duin/);
});

test('na een jaar is er niets meer van over, beantwoord of niet; een dag eerder nog alles', async () => {
  const { db, verzoek, meld, rijen, brieven } = await gemeld('iemand@school.example');
  await verkenningBeantwoorden(db, { ...verzoek, antwoord: 'Een antwoord.' });
  // Delivered, but kept: of this one only the words and the address go.
  await db.updateTable('outbox').set({ bezorgd_op: NU }).execute();
  await meld({ adres: 'ander@school.example' });
  await meld({ adres: 'later@school.example', nu: NU + DAG });
  expect(await regioverkenningenOpruimen(db, { nu: NU + 365 * DAG - 1 })).toEqual({ regioverkenningen: 0 });
  expect(await regioverkenningenOpruimen(db, { nu: NU + 365 * DAG })).toEqual({ regioverkenningen: 2 });
  expect((await rijen()).map(({ adres }) => adres)).toEqual(['later@school.example']);
  expect(JSON.stringify(await brieven())).not.toMatch(/iemand@school|ander@school|Een antwoord/);
});

test('het gaat met het account mee, en tot dan staat het in de eigen gegevens', async () => {
  const { db, rijen } = await gemeld();
  expect(await mijnRegioverkenningen(db, { account: carla })).toMatchObject([{ gebied: GEBIED, sectoren: ['po', 'vo'] }]);
  await db.deleteFrom('account').where('id', '=', 'carla').execute();
  expect(await rijen()).toEqual([]);
});

test('is wie antwoordde weg, dan blijft het antwoord zonder naam', async () => {
  const { db, id, verzoek } = await gemeld();
  await verkenningBeantwoorden(db, { ...verzoek, antwoord: 'Ja.' });
  await db.deleteFrom('account').where('id', '=', 'rosa').execute();
  expect(await regioverkenning(db, { id })).toMatchObject({ status: 'beantwoord', doorWie: '' });
});

test.each([
  [0, 'vandaag binnengekomen'],
  [1, 'wacht 1 dag'],
  [400, 'wacht 400 dagen'],
])('na %i dagen: %s', (dagen, tekst) => expect(wachtduur(NU, NU + dagen * DAG)).toBe(tekst));
