import { expect, onTestFinished, test, vi } from 'vitest';
import { Afschrift } from '#db/afschrift.ts';
import { verseDb } from '../steun/db.ts';

/** A copy that counts how often it is read, of a database in memory with a clock that stands still. */
async function begin() {
  const { db, stempel, sluit } = await verseDb();
  onTestFinished(() => sluit().catch(() => {}));
  // On PostgreSQL it first has to be connected.
  await expect.poll(stempel, { interval: 5 }).not.toBeNull();
  const klok = { nu: 1000 };
  const stuk = { aan: false };
  const lees = vi.fn(async (vorige: number | null) => (vorige ?? 0) + 1);
  const kijk = vi.fn(() => {
    if (stuk.aan) throw new Error('weg');
    return stempel();
  });
  const afschrift = new Afschrift<number>({ db, onderwerp: 'kennissessies', lees, stempel: kijk, klok: () => klok.nu });
  const wijzig = () =>
    db
      .updateTable('versie')
      .set((eb) => ({ nummer: eb('nummer', '+', 1) }))
      .where('onderwerp', '=', 'kennissessies')
      .execute();
  return { db, afschrift, lees, kijk, klok, stuk, wijzig };
}

test('zolang er niets is geschreven wordt niets gelezen, en het nummer is er meteen', async () => {
  const { afschrift, lees, klok } = await begin();
  const { waarde, vers, nummer } = await afschrift.lees();
  expect([waarde, vers]).toEqual([1, true]);
  klok.nu = 2000;
  expect(await afschrift.lees()).toMatchObject({ waarde: 1, vers: true, van: 2000 });
  expect(afschrift.nummer()).toBe(nummer);
  expect(lees).toHaveBeenCalledTimes(1);
});

test('iets anders in de database leest alleen het nummer opnieuw', async () => {
  const { db, afschrift, lees } = await begin();
  const { nummer } = await afschrift.lees();
  await db.insertInto('versie').values({ onderwerp: 'iets anders', nummer: 1 }).execute();
  expect(afschrift.nummer()).toBeInstanceOf(Promise);
  expect(await afschrift.nummer()).toBe(nummer);
  await afschrift.lees();
  expect(lees).toHaveBeenCalledTimes(1);
});

test('wie na een wijziging vraagt krijgt wat daarna is gelezen, ook als er net werd gelezen', async () => {
  const { afschrift, lees, wijzig } = await begin();
  await afschrift.lees();
  const rem = Promise.withResolvers<void>();
  lees.mockImplementationOnce(async () => {
    await rem.promise;
    return 10;
  });
  await wijzig();
  const eerder = afschrift.lees();
  await expect.poll(() => lees.mock.calls.length).toBe(2);
  await wijzig();
  const later = afschrift.lees();
  rem.resolve();
  expect((await later).waarde).toBe(11);
  await eerder;
  expect(lees).toHaveBeenCalledTimes(3);
});

test('wie tegelijk vragen laten één keer lezen', async () => {
  const { afschrift, lees, wijzig } = await begin();
  await afschrift.lees();
  await wijzig();
  const alle = await Promise.all([afschrift.lees(), afschrift.lees(), afschrift.lees()]);
  expect(alle.map(({ waarde }) => waarde)).toEqual([2, 2, 2]);
  expect(lees).toHaveBeenCalledTimes(2);
});

test('wie nog niets heeft om te tonen wacht langer op de eerste lezing dan wie een afschrift heeft', async () => {
  const { afschrift, lees, wijzig, klok } = await begin();
  const traag = async () => {
    await new Promise((klaar) => setTimeout(klaar, 400));
    return 7;
  };
  lees.mockImplementationOnce(traag);
  expect(await afschrift.lees()).toMatchObject({ waarde: 7, vers: true });
  lees.mockImplementationOnce(traag);
  await wijzig();
  klok.nu = 5000;
  expect(await afschrift.lees()).toMatchObject({ waarde: 7, vers: false });
});

test('zegt de database niets, dan geldt het laatste en wordt een seconde niets gevraagd', async () => {
  const { afschrift, kijk, klok, stuk } = await begin();
  await afschrift.lees();
  stuk.aan = true;
  kijk.mockClear();
  klok.nu = 5000;
  for (let keer = 0; keer < 3; keer += 1) expect(await afschrift.lees()).toMatchObject({ waarde: 1, vers: false, van: 1000 });
  expect([afschrift.nummer(), kijk.mock.calls.length]).toEqual([null, 1]);
  stuk.aan = false;
  klok.nu += 1000;
  expect(await afschrift.lees()).toMatchObject({ waarde: 1, vers: true, van: 6000 });
});
