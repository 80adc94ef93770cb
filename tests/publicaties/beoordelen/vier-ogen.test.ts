import { afterEach, beforeEach, expect, test } from 'vitest';
import { gaatMeteenOnline, wachtOpNiemand } from '#publicaties/beoordelen/vier-ogen.ts';
import { praktijkBeginnen } from '#publicaties/bureau/beginnen.ts';
import { verloop } from '#publicaties/verloop.ts';
import { ORIGIN, PRAKTIJK, persoon, type Wereld, wereld } from '../wereld.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
/** A region nobody leads in this world. */
const VERLATEN = 'voorbeeldregio-noorderduin';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const weg = (id: string) => w.db.updateTable('recht').set({ ingetrokken_op: 1 }).where('account_id', '=', id).execute();
/** Rosa writes a best practice for a region. */
async function namens(regio: string): Promise<string> {
  const begin = await praktijkBeginnen(w.db, { account: await w.wie('rosa'), regio, inhoud: w.inhoud, origin: ORIGIN, nu: 1 });
  if (!begin.gelukt) throw new Error(begin.reden);
  await w.schrijf(begin.id, PRAKTIJK, 'rosa');
  return begin.id;
}
const daden = async (id: string) => (await verloop(w.db, id)).map(({ soort, door }) => `${soort} ${door}`.trim());
const meteen = async (id: string, wie = 'rosa') => gaatMeteenOnline(w.db, { account: await w.wie(wie), inzending: await w.haal(id) });

test('met twee mensen bij de Realisatie-Eenheid keurt de ene niets goed wat zij zelf schreef, de andere wel', async () => {
  const id = await namens(VERLATEN);
  expect(await meteen(id)).toBe(false);
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: true, klaar: true });
  expect(await daden(id)).toEqual(['begonnen Rosa', 'ingediend Rosa', 'goedgekeurd ria']);
});

test('is er maar één, dan staat haar tekst meteen online, met in de geschiedenis dat één persoon hem plaatste', async () => {
  await weg('ria');
  const id = await namens(VERLATEN);
  expect(await meteen(id)).toBe(true);
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: null, uitgevoerd: false });
  // The same button twice.
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: null, uitgevoerd: false });
  await w.uitgever().nu(id);
  expect((await w.haal(id)).status).toBe('gepubliceerd');
  expect(w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer')?.gegevens.regio).toBe(VERLATEN);
  const punten = await verloop(w.db, id);
  expect(punten.filter(({ soort }) => soort === 'alleen-geplaatst')).toEqual([
    expect.objectContaining({ door: 'Rosa', toelichting: 'Er was niemand anders die deze tekst kon beoordelen.' }),
  ]);
  expect(punten.some(({ soort }) => soort === 'goedgekeurd')).toBe(false);
});

test('wordt er intussen een tweede benoemd, dan gaat de knop die Online zetten heette naar haar, en komt er niets online', async () => {
  await weg('ria');
  const id = await namens(VERLATEN);
  expect(await meteen(id)).toBe(true);
  await persoon(w.db, 'ronja', 're', null);
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: 're' });
  expect((await w.haal(id)).publicatie).toBeUndefined();
  expect((await w.brieven()).filter((brief) => brief.startsWith('ronja'))).toEqual([`ronja: Te beoordelen: ${PRAKTIJK.titel}`]);
  expect(await daden(id)).not.toContain('alleen-geplaatst Rosa');
});

test('wie wacht op een collega die vertrekt, mag het zelf; komt er eerst een nieuwe, dan weer niet', async () => {
  const [een, twee] = [await namens(VERLATEN), await namens(VERLATEN)];
  for (const id of [een, twee]) await w.dienIn(id, 'rosa');
  await weg('ria');
  expect(await w.keurGoed(een, 'rosa')).toEqual({ gelukt: true, klaar: true });
  expect(await daden(een)).toContain('alleen-geplaatst Rosa');
  await persoon(w.db, 'ronja', 're', null);
  expect(await w.keurGoed(twee, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(twee, 'ronja')).toEqual({ gelukt: true, klaar: true });
});

test('schreven twee mensen van de Realisatie-Eenheid samen, dan plaatst geen van beiden het alleen', async () => {
  const id = await namens(VERLATEN);
  await w.schrijf(id, { kern: 'Ria schreef mee.' }, 'ria');
  expect([await meteen(id), await meteen(id, 'ria')]).toEqual([false, false]);
  await w.dienIn(id, 'rosa');
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: false, reden: 'eigen-werk' });
});

test.each([
  ['één', true],
  ['twee', false],
] as const)(
  'namens een regio met een projectleider keurt die het goed, en dan is het klaar, ook met %s mens bij de Realisatie-Eenheid',
  async (_, enige) => {
    if (enige) await weg('ria');
    const id = await namens(HEUVELRAND);
    expect(await meteen(id)).toBe(false);
    expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: 'regio' });
    expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'niet-aan-de-beurt' });
    expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: true });
    expect((await w.haal(id)).status).toBe('goedgekeurd');
  },
);

test('dient de regio zelf in, dan kijkt de Realisatie-Eenheid er gewoon nog naar, ook als zij de tekst begon', async () => {
  const id = await namens(HEUVELRAND);
  await w.schrijf(id, { kern: 'De regio maakte het af.' });
  await w.dienIn(id, 'bram');
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: false });
  expect(await w.keurGoed(id, 'ria')).toEqual({ gelukt: true, klaar: true });
});

test('schrijft de enige van de Realisatie-Eenheid mee aan de tekst van een auteur, dan loopt die niet vast', async () => {
  await weg('ria');
  await weg('dirk');
  const id = await w.praktijk();
  await w.schrijf(id, { kern: 'Rosa verbeterde een zin.' }, 'rosa');
  expect(await meteen(id, 'bram')).toBe(false);
  expect(await w.dienIn(id)).toEqual({ gelukt: true, stap: 're' });
  expect(await w.brieven()).toContain(`rosa: Te beoordelen: ${PRAKTIJK.titel}`);
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: true, klaar: true });
});

test('zei de knop Indienen en is de enige die kon beoordelen intussen weg, dan wordt er eerst gevraagd en staat er niets online', async () => {
  const id = await namens(VERLATEN);
  expect(await meteen(id)).toBe(false);
  await weg('ria');
  expect(await w.dienIn(id, 'rosa', undefined, false)).toEqual({ gelukt: false, reden: 'niemand-leest' });
  expect([(await w.haal(id)).status, (await w.haal(id)).publicatie, await daden(id)]).toEqual(['concept', undefined, ['begonnen Rosa']]);
  expect(await w.dienIn(id, 'rosa')).toEqual({ gelukt: true, stap: null, uitgevoerd: false });
});

test('schreven beide mensen van de Realisatie-Eenheid mee, dan zegt het scherm dat niemand kan beoordelen, tot er een derde is', async () => {
  const id = await namens(VERLATEN);
  await w.schrijf(id, { kern: 'Ook door Ria.' }, 'ria');
  expect(await w.dienIn(id, 'rosa', undefined, false)).toEqual({ gelukt: true, stap: 're' });
  const wacht = async () => wachtOpNiemand(w.db, await w.haal(id));
  expect(await wacht()).toBe('re');
  await persoon(w.db, 'ronja', 're', null);
  expect(await wacht()).toBe(null);
  expect(await w.keurGoed(id, 'ronja')).toEqual({ gelukt: true, klaar: true });
});
