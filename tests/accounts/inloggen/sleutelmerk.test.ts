import { expect, onTestFinished, test } from 'vitest';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { heeftSitesleutel, sitesleutelZetten, sleutelmerk } from '#accounts/inloggen/sleutelmerk.ts';
import { verseDb } from '../../steun/db.ts';

const SLEUTEL = Buffer.alloc(32, 7);
const [ONZE, ANDERE] = [openKluis(SLEUTEL), openKluis(Buffer.alloc(32, 8))];

async function leeg() {
  const { db, sluit } = await verseDb();
  onTestFinished(sluit);
  return db;
}

test('wie het eerst begint, zegt welke sleutel die van de site is; een andere is het daarna niet', async () => {
  const db = await leeg();
  expect(await sleutelmerk(db)).toBe('');
  const antwoorden = [ONZE, ONZE, ANDERE, openKluis(Buffer.alloc(32, 7))];
  expect(
    await antwoorden.reduce(async (rij, kluis) => [...(await rij), await heeftSitesleutel(db, kluis)], Promise.resolve<boolean[]>([])),
  ).toEqual([true, true, false, true]);
});

test('van twee die samen beginnen, heeft er één de sleutel van de site', async () => {
  const db = await leeg();
  expect((await Promise.all([heeftSitesleutel(db, ONZE), heeftSitesleutel(db, ANDERE)])).sort()).toEqual([false, true]);
});

test('na een herstel kan de sleutel een andere zijn: meteen, of die van wie daarna het eerst begint', async () => {
  const db = await leeg();
  await heeftSitesleutel(db, ONZE);
  await sitesleutelZetten(db, ANDERE);
  expect([await heeftSitesleutel(db, ONZE), await heeftSitesleutel(db, ANDERE)]).toEqual([false, true]);
  await sitesleutelZetten(db, null);
  expect([await heeftSitesleutel(db, ONZE), await heeftSitesleutel(db, ANDERE)]).toEqual([true, false]);
});

test('wat de database ervan bewaart, is de sleutel niet en sluit niets open', async () => {
  const db = await leeg();
  await heeftSitesleutel(db, ONZE);
  const merk = Buffer.from(await sleutelmerk(db), 'base64url');
  expect([merk.length, merk.equals(SLEUTEL)]).toEqual([32, false]);
  expect(openKluis(merk).haalOp(ONZE.sluitWeg('geheim', 'rosa'), 'rosa')).toBeNull();
});
