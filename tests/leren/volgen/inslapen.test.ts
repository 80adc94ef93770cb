import { expect, test } from 'vitest';
import { volgenBevestigen } from '#leren/volgen/bevestigen.ts';
import { gaanVolgen } from '#leren/volgen/gaan-volgen.ts';
import { weerMailen } from '#leren/volgen/inslapen.ts';
import { slaaptSinds } from '#leren/volgen/mijn-volgen.ts';
import { volgersOpruimen } from '#leren/volgen/volgers-opruimen.ts';
import { DAG, mens, ORIGIN } from '../../kennissessies/wereld.ts';
import { DINSDAG, rondewereld, WOENSDAG } from './rondes/rondewereld.ts';

const WEEK = 7 * DAG;
const ADRES = 'iemand@school.example';

/** Somebody who follows a bouwsteen, and weeks in which their letter arrives or not. */
async function opzet(wie: 'Anna' | typeof ADRES) {
  const w = await rondewereld();
  const volger = wie === 'Anna' ? await w.persoon(wie) : wie;
  await w.volg(volger, 'bouwsteen:omvang');
  let week = 0;
  return {
    ...w,
    anna: { id: 'anna' },
    /** Answers how many letters were written that week. */
    async week(komtAan: boolean): Promise<number> {
      const nu = DINSDAG + week * WEEK;
      await w.publiceer(`bericht-${week++}`, nu - DAG);
      const gemaild = await w.mail(nu);
      const waar = komtAan ? { bezorgd_op: nu } : { opgegeven_op: nu + 3 * DAG };
      await w.db.updateTable('outbox').set(waar).where('bezorgd_op', 'is', null).where('opgegeven_op', 'is', null).execute();
      await volgersOpruimen(w.db, { nu: nu + 4 * DAG });
      await volgersOpruimen(w.db, { nu: nu + 5 * DAG });
      return gemaild;
    },
    nu: () => DINSDAG + week * WEEK - DAG - 1,
  };
}

test('na drie mails achter elkaar die niet aankwamen, mailen we niet meer; twee is nog niet genoeg', async () => {
  const w = await opzet('Anna');
  expect([await w.week(false), await w.week(false)]).toEqual([1, 1]);
  expect(await slaaptSinds(w.db, { account: w.anna })).toBeNull();
  expect([await w.week(false), await w.week(false)]).toEqual([1, 0]);
  expect(await slaaptSinds(w.db, { account: w.anna })).not.toBeNull();
});

test('komt er tussendoor een mail aan, dan begint het tellen opnieuw', async () => {
  const w = await opzet('Anna');
  for (const komtAan of [false, false, true, false, false, true, false]) expect(await w.week(komtAan)).toBe(1);
  expect(await slaaptSinds(w.db, { account: w.anna })).toBeNull();
  expect([await w.week(false), await w.week(false), await w.week(false)]).toEqual([1, 1, 0]);
});

test('wie is ingelogd zegt dat het weer kan, en hoort alleen wat er daarna nieuw is', async () => {
  const w = await opzet('Anna');
  for (let keer = 0; keer < 5; keer++) await w.week(false);
  await weerMailen(w.db, { account: w.anna, nu: w.nu() });
  expect(await slaaptSinds(w.db, { account: w.anna })).toBeNull();
  expect(await w.week(true)).toBe(1);
  expect((await w.post()).at(-1)).toBe('anna: nieuw bericht-5');
});

test('wie zonder account sliep, wordt wakker door opnieuw te bevestigen', async () => {
  const w = await opzet(ADRES);
  for (let keer = 0; keer < 4; keer++) await w.week(false);
  const nu = w.nu();
  const vraag = { account: null, adres: ADRES, onderwerp: 'bouwsteen:omvang', regiostatus: null, inhoud: w.inhoud, origin: ORIGIN, nu };
  expect(await gaanVolgen(w.db, vraag)).toEqual({ gelukt: true, bevestigd: false });
  const brief = await w.db
    .selectFrom('outbox')
    .selectAll()
    .where('onderwerp', 'like', 'Bevestig%')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const sleutel = new URL(brief.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  expect(await volgenBevestigen(w.db, { sleutel, nu })).toEqual({ gelukt: true });
  expect(await w.week(true)).toBe(1);
  expect((await w.post()).at(-1)).toBe('iemand: nieuw bericht-4');
});

test('wat eerder niet aankwam, telt na het wakker worden niet meer mee', async () => {
  const w = await opzet('Anna');
  for (let keer = 0; keer < 3; keer++) await w.week(false);
  await weerMailen(w.db, { account: w.anna, nu: w.nu() });
  expect([await w.week(false), await w.week(false)]).toEqual([1, 1]);
  expect(await slaaptSinds(w.db, { account: w.anna })).toBeNull();
});

test('een adres dat bevestigd is blijft staan zolang iemand iets volgt; opruimen haalt alleen weg wat niemand bevestigde', async () => {
  const w = await rondewereld();
  await w.volg(ADRES, 'bouwsteen:omvang');
  const vraag = { account: null, adres: 'ander@school.example', regiostatus: null, inhoud: w.inhoud, origin: ORIGIN, nu: WOENSDAG };
  await gaanVolgen(w.db, { ...vraag, onderwerp: 'nieuws' });
  await volgersOpruimen(w.db, { nu: WOENSDAG + 7 * DAG - 1 });
  expect(await w.db.selectFrom('volger').selectAll().execute()).toHaveLength(2);
  await volgersOpruimen(w.db, { nu: WOENSDAG + 7 * DAG });
  expect(await w.db.selectFrom('volger').select('adres').execute()).toEqual([{ adres: ADRES }]);
});

test('slaapt het account en zegt iemand daarna zonder inloggen ja met dat adres, dan worden beide weer gemaild', async () => {
  const w = await opzet('Anna');
  for (let keer = 0; keer < 4; keer++) await w.week(false);
  await w.volg(mens('Anna').adres, 'bouwsteen:loket', w.nu());
  await w.week(true);
  expect(await slaaptSinds(w.db, { account: w.anna })).toBeNull();
  await w.week(true);
  // Not what it slept through.
  expect((await w.post()).at(-1)).toBe('anna: nieuw bericht-4, nieuw bericht-5');
});

test('zei iemand ja voordat het account insliep, dan blijft het slapen', async () => {
  const w = await opzet('Anna');
  await w.volg('x@school.example', 'bouwsteen:loket', WOENSDAG);
  for (let keer = 0; keer < 3; keer++) await w.week(false);
  await w.db
    .updateTable('volger')
    .set({ adres: mens('Anna').adres })
    .where('adres', 'is not', null)
    .execute();
  await w.week(true);
  expect(await slaaptSinds(w.db, { account: w.anna })).not.toBeNull();
});

test('sliep het adres en het account niet, dan hoort het account niet wat het adres miste', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:loket');
  await w.volg('x@school.example', 'bouwsteen:omvang');
  await w.db.updateTable('volger').set({ adres: anna.adres, slaapt_sinds: WOENSDAG }).where('adres', 'is not', null).execute();
  await w.publiceer('gemist', WOENSDAG);
  expect([await w.mail(DINSDAG), await w.mail(DINSDAG + 1)]).toEqual([0, 0]);
  await w.publiceer('later', DINSDAG + DAG);
  await w.mail(DINSDAG + WEEK);
  expect(await w.post()).toEqual(['anna: nieuw later']);
});

test('ook met de sleutel van een mail is te zien dat we niet meer mailen', async () => {
  const w = await opzet(ADRES);
  await w.week(false);
  const sleutel = new URL((await w.rondebrieven())[0]?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  expect(await slaaptSinds(w.db, { sleutel })).toBeNull();
  for (let keer = 0; keer < 2; keer++) await w.week(false);
  expect(await slaaptSinds(w.db, { sleutel })).not.toBeNull();
  expect(await slaaptSinds(w.db, { sleutel: 'onzin' })).toBeNull();
});
