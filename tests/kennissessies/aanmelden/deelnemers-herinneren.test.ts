import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { deelnemersHerinneren } from '#kennissessies/aanmelden/deelnemers-herinneren.ts';
import { databaseVan } from '../../steun/db.ts';
import { DAG, MINUUT, NU, ORIGIN, UUR, uren, type Wereld, wereld } from '../wereld.ts';

const LINK = 'https://online.voorbeeld.example/kamer';

/** Anna has a place, Bram waits; `week` and `dag` are the moments of the two reminders. */
async function metAnna(anders: Parameters<typeof wereld>[0] = {}, pad?: string) {
  const w = await wereld({ capaciteit: 1, ...anders }, pad);
  await w.meldAan('Anna', w.sessie.vorm === 'hybride' ? { deelname: 'fysiek' } : {});
  await w.meldAan('Bram', w.sessie.vorm === 'hybride' ? { deelname: 'online' } : {});
  const begin = w.sessie.begin_op;
  const herinner = (nu: number, db = w.db) => deelnemersHerinneren(db, { origin: ORIGIN, nu });
  return { ...w, begin, week: begin - 7 * DAG, dag: begin - DAG, herinner };
}
const herinneringen = async (w: Pick<Wereld, 'brieven'>) => (await w.brieven()).filter(({ onderwerp }) => /^Herinnering/.test(onderwerp));
const wie = async (w: Pick<Wereld, 'brieven'>) => (await herinneringen(w)).map(({ aan }) => aan.split('@')[0]);
const vastgelegd = (w: Pick<Wereld, 'db'>) =>
  w.db
    .selectFrom('herinnering')
    .select(['bijeenkomst_id', 'soort', 'begin_op', 'uitslag'])
    .orderBy('begin_op')
    .orderBy('soort', 'desc')
    .execute();

test('wie een plaats heeft krijgt een week en een dag vooraf een herinnering; wie wacht niet', async () => {
  const w = await metAnna();
  expect(await w.herinner(w.week - 1)).toBe(0);
  expect(await w.herinner(w.week)).toBe(1);
  expect(await w.herinner(w.dag - 1)).toBe(0);
  expect(await w.herinner(w.dag)).toBe(1);
  expect(await wie(w)).toEqual(['anna', 'anna']);
  const zelfde = { bijeenkomst_id: 'k1', begin_op: w.begin, uitslag: 'verstuurd' };
  expect(await vastgelegd(w)).toEqual([
    { ...zelfde, soort: 'week' },
    { ...zelfde, soort: 'dag' },
  ]);
});

test('hoe vaak er ook wordt gekeken, elke herinnering gaat één keer weg', async () => {
  const w = await metAnna();
  expect(await w.herinner(w.week)).toBe(1);
  expect(await w.herinner(w.week)).toBe(0);
  expect(await w.herinner(w.week + UUR)).toBe(0);
  expect(await wie(w)).toEqual(['anna']);
});

test('zonder wat is vastgelegd zou een tweede keer kijken weer mailen, en een tweede keer vastleggen kan niet', async () => {
  const w = await metAnna();
  await w.herinner(w.week);
  const rij = await w.db.selectFrom('herinnering').selectAll().executeTakeFirstOrThrow();
  await expect(w.db.insertInto('herinnering').values(rij).execute()).rejects.toThrow(/unique/i);
  await w.db.deleteFrom('herinnering').execute();
  expect(await w.herinner(w.week)).toBe(1);
});

test('twee processen die tegelijk kijken, schrijven samen één brief per mens', async () => {
  const map = await mkdtemp(join(tmpdir(), 'herinneren-'));
  onTestFinished(() => rm(map, { recursive: true }));
  const w = await metAnna({ capaciteit: 3 }, join(map, 'een.db'));
  await w.meldAan('Carla');
  const tweede = openDb(databaseVan(join(map, 'een.db')));
  await w.db.updateTable('aanmelding').set({ status: 'bevestigd' }).execute();
  const beurten = Array.from({ length: 6 }, (_, beurt) => w.herinner(w.dag, beurt % 2 ? tweede.db : w.db));
  expect((await Promise.all(beurten)).reduce((som, aantal) => som + aantal, 0)).toBe(3);
  expect((await wie(w)).sort()).toEqual(['anna', 'bram', 'carla']);
  await tweede.sluit();
});

test('tot zes uur te laat gaat de herinnering nog weg, daarna is die gemist en blijft het stil', async () => {
  const opTijd = await metAnna();
  expect(await opTijd.herinner(opTijd.dag + 6 * UUR)).toBe(1);
  const w = await metAnna();
  expect(await w.herinner(w.week + 6 * UUR + 1)).toBe(0);
  expect(await w.herinner(w.week + 7 * UUR)).toBe(0);
  expect(await vastgelegd(w)).toEqual([{ bijeenkomst_id: 'k1', soort: 'week', begin_op: w.begin, uitslag: 'gemist' }]);
  expect(await wie(w)).toEqual([]);
  // The next one still comes.
  expect(await w.herinner(w.dag)).toBe(1);
});

test('een sessie die al begonnen is herinnert niemand meer, en legt ook niets vast', async () => {
  const w = await metAnna();
  expect(await w.herinner(w.begin)).toBe(0);
  expect(await vastgelegd(w)).toEqual([]);
});

test('een sessie die verhuist herinnert opnieuw, bij haar nieuwe begin', async () => {
  const w = await metAnna();
  await w.herinner(w.week);
  await w.wijzig(uren(w.begin + 14 * DAG, w.sessie.eind_op + 14 * DAG), { nu: w.week + UUR });
  expect(await w.herinner(w.dag)).toBe(0);
  expect(await w.herinner(w.week + 14 * DAG)).toBe(1);
  expect(await w.herinner(w.dag + 14 * DAG)).toBe(1);
  expect((await vastgelegd(w)).map(({ soort, begin_op }) => [soort, (begin_op - w.begin) / DAG])).toEqual([
    ['week', 0],
    ['week', 14],
    ['dag', 14],
  ]);
  expect((await herinneringen(w)).map(({ onderwerp }) => onderwerp)).toEqual([
    'Herinnering voor do 11 feb: Loket en matching',
    'Herinnering voor do 25 feb: Loket en matching',
    'Herinnering voor do 25 feb: Loket en matching',
  ]);
});

test('wie zich minder dan 48 uur voor het moment van de herinnering aanmeldde, krijgt die niet', async () => {
  const w = await metAnna({ capaciteit: 9, aanmelden_tot: NU + 365 * DAG });
  await w.meldAan('Carla', {}, w.week - 48 * UUR);
  await w.meldAan('Dirk', {}, w.week - 48 * UUR + MINUUT);
  await w.meldAan('Emma', {}, w.dag - DAG);
  await w.herinner(w.week);
  expect((await wie(w)).sort()).toEqual(['anna', 'bram', 'carla']);
  await w.herinner(w.dag);
  expect((await wie(w)).slice(3).sort()).toEqual(['anna', 'bram', 'carla', 'dirk']);
  // It is not missed either: there was nothing to send.
  expect((await vastgelegd(w)).every(({ uitslag }) => uitslag === 'verstuurd')).toBe(true);
});

test('wie zich afmeldt hoort niets meer; wie die plaats kreeg wel', async () => {
  const w = await metAnna();
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU + UUR });
  expect(await w.herinner(w.week)).toBe(1);
  expect(await wie(w)).toEqual(['bram']);
});

test('een concept, een afgelaste en een afgeronde sessie herinneren niemand', async () => {
  const w = await metAnna();
  for (const status of ['concept', 'afgelast', 'afgerond'] as const) {
    await w.zet({ status });
    expect([status, await w.herinner(w.week)]).toEqual([status, 0]);
  }
  await w.zet({ status: 'open' });
  await w.gelastAf('Ziekte', { nu: w.week - UUR });
  expect(await w.herinner(w.week)).toBe(0);
  expect(await vastgelegd(w)).toEqual([]);
});

test('elke bijeenkomst heeft haar eigen herinneringen', async () => {
  const w = await metAnna();
  await w.drieBijeenkomsten();
  expect(await w.herinner(w.dag)).toBe(1);
  expect(await w.herinner(w.week + 28 * DAG)).toBe(1);
  expect(await w.herinner(w.dag + 70 * DAG)).toBe(1);
  expect((await vastgelegd(w)).map(({ bijeenkomst_id, soort, uitslag }) => [bijeenkomst_id, soort, uitslag])).toEqual([
    ['k1', 'week', 'gemist'],
    ['k1', 'dag', 'verstuurd'],
    ['k1-2', 'week', 'verstuurd'],
    ['k1-3', 'week', 'gemist'],
    ['k1-3', 'dag', 'verstuurd'],
  ]);
  const [eerste, tweede] = await herinneringen(w);
  expect(eerste?.tekst).toContain('Onderdeel 1 (bijeenkomst 1 van 3) begint donderdag 11 februari 2027 om 13.00 uur.');
  expect(eerste?.tekst).toContain('Ik kom toch niet:');
  // Withdrawing ended when the first began, so no button that is refused.
  expect(tweede?.onderwerp).toBe('Herinnering voor do 11 mrt: Loket en matching');
  expect(tweede?.tekst).toContain('Onderdeel 2 (bijeenkomst 2 van 3) begint donderdag 11 maart 2027 om 13.00 uur.');
  expect(tweede?.tekst).toContain('Antwoord dan op deze mail.');
  expect(tweede?.tekst).not.toContain('/afmelden/');
});

test('in de herinnering staan de dag, de plaats met de route, en een knop die eerst vraagt', async () => {
  const w = await metAnna({ vorm: 'hybride', online_link: LINK, capaciteit: 2 });
  await w.herinner(w.dag);
  const [anna, bram] = await herinneringen(w);
  const { id, sleutel } = await w.rij('Anna');
  expect(anna).toMatchObject({
    ...{ onderwerp: 'Herinnering voor do 11 feb: Loket en matching', agenda: null, agenda_methode: null, reeks: `aanmelding-${id}` },
    antwoord_aan: 'kennissessies@voorbeeldregio-waterkant.example',
  });
  for (const deel of [
    'Deze kennissessie begint donderdag 11 februari 2027 om 13.00 uur. Je hebt een plaats.',
    'Waar: Zwolle\nRoute: Bekijk op de kaart, https://www.openstreetmap.org/search?query=Zwolle',
    `Ik kom toch niet:\n${ORIGIN}/afmelden/?sleutel=${sleutel}`,
    `${ORIGIN}/mijn/aanmeldingen/${id}/`,
  ])
    expect(anna?.tekst).toContain(deel);
  expect(anna?.html).toMatch(/>Ik kom toch niet<\/a>/);
  expect(anna?.tekst).not.toContain(LINK);
  expect(bram?.tekst).toContain(`Waar: Online\nMeedoen: ${LINK}`);
  expect(bram?.tekst).not.toContain('openstreetmap');
});

test('wie niet te bereiken is, houdt de herinnering van een ander niet tegen; het blijft een fout', async () => {
  const w = await metAnna({ capaciteit: 2 });
  await w.db.updateTable('account').set({ adres: 'geen adres' }).where('id', '=', 'anna').execute();
  await expect(w.herinner(w.week)).rejects.toThrow('1 reminders failed, 1 were written.');
  expect(await wie(w)).toEqual(['bram']);
  expect(await vastgelegd(w)).toHaveLength(1);
});
