import { expect, test } from 'vitest';
import { UUR_MS } from '#grond/duur.ts';
import { openSignaaldata } from '#leren/signalen/doorgeven/open-signaaldata.ts';
import { antwoordInvoer } from '#leren/signalen/invoer.ts';
import { nietOpgelostMelden } from '#leren/signalen/niet-opgelost.ts';
import { eigenSignalen, signalenLezen } from '#leren/signalen/signaal.ts';
import {
  naarTafelBrengen,
  signaalBeantwoorden,
  signaalNietDoorzetten,
  signaalOpenbaarMaken,
  signaalVerbergen,
} from '#leren/signalen/signaal-afhandelen.ts';
import { isZonderAntwoord, ZONDER_ANTWOORD_DAGEN } from '#leren/signalen/signaaltermijn.ts';
import { anna, bram, DAG, NU, ORIGIN, rosa, signaalwereld, wim } from './signaalwereld.ts';

const ANTWOORD = { antwoord: 'Er komen plekken bij.', namens: 'OCW', antwoordDag: '2026-11-24' };

test('openbaar wordt het pas na de Realisatie-Eenheid, precies zoals die het las', async () => {
  const { nieuw, stap, openbaar, post } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  expect(await stap(signaalOpenbaarMaken, id, {}, { account: bram })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await stap(signaalOpenbaarMaken, id, {}, { nummer: 0 })).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  const na = (await post()).length;
  expect(await stap(signaalOpenbaarMaken, id, {})).toEqual({ gelukt: true, id });
  expect((await openbaar()).alle.map(({ titel, regio }) => [titel, regio?.slug])).toEqual([['Geen stageplek', 'bos']]);
  expect(await post(na)).toEqual(['bram: Nu voor iedereen te lezen: Geen stageplek']);
});

test('wie geen naam wil krijgt er geen, ook niet in de open data, en wie niet openbaar wil wordt het nooit', async () => {
  const { db, inhoud, nieuw, stap, openbaar } = await signaalwereld();
  const zonder = await nieuw(bram, 'bos', { metNaam: false });
  const dicht = await nieuw(wim, 'wad', { openbaarGewenst: false, metNaam: false });
  await stap(signaalOpenbaarMaken, zonder, {});
  expect(await stap(signaalOpenbaarMaken, dicht, {})).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
  expect((await openbaar()).alle.map(({ id, regio }) => [id, regio])).toEqual([[zonder, null]]);
  expect(JSON.stringify(openSignaaldata(await signalenLezen(db), inhoud, ORIGIN))).not.toContain('bos');
});

test('verborgen is het meteen weg, met een reden voor de regio, en daarna kan het weer openbaar', async () => {
  const { nieuw, stap, openbaar, brieven } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  await stap(signaalOpenbaarMaken, id, {});
  expect((await stap(signaalVerbergen, id, { reden: 'Er staat een naam in.' })).gelukt).toBe(true);
  expect((await openbaar()).alle).toEqual([]);
  expect((await brieven()).at(-1)).toMatchObject({ aan: bram.adres, tekst: expect.stringContaining('Er staat een naam in.') });
  expect((await stap(signaalOpenbaarMaken, id, {})).gelukt).toBe(true);
  expect((await openbaar()).alle).toHaveLength(1);
});

test('de tafel, de dag en het antwoord krijgt iedereen die het aangaat te lezen, ook de regio die zich aansloot', async () => {
  const { nieuw, stap, ookHier, post, brieven } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  await stap(signaalOpenbaarMaken, id, {});
  await ookHier(wim, id, 'wad');
  const na = (await post()).length;
  await stap(naarTafelBrengen, id, { tafel: 'Programmaraad', tafelDag: '2026-12-03', toelichting: '' });
  await stap(signaalBeantwoorden, id, ANTWOORD);
  expect(await post(na)).toEqual([
    'bram: Naar een landelijke tafel: Geen stageplek',
    'wim: Naar een landelijke tafel: Geen stageplek',
    'bram: Antwoord op een signaal: Geen stageplek',
    'wim: Antwoord op een signaal: Geen stageplek',
  ]);
  const [tafel, , antwoord, bijWim] = (await brieven()).slice(na).map(({ tekst }) => tekst);
  expect(tafel).toContain('Programmaraad, op donderdag 3 december 2026');
  expect(antwoord).toContain('Antwoord van OCW, 24 november 2026:\n\nEr komen plekken bij.\n\nIs het hiermee niet opgelost?');
  expect([bijWim?.includes('Is het hiermee niet opgelost'), bijWim?.includes(`${ORIGIN}/signalen/${id}/`)]).toEqual([false, true]);
});

test('wie tegelijk antwoordt hoort dat het al gedaan is, en twee keer hetzelfde is één antwoord met één brief', async () => {
  const { nieuw, stap, lees, post } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  const { nummer } = await lees(id);
  expect((await stap(signaalBeantwoorden, id, ANTWOORD, { nummer })).gelukt).toBe(true);
  const na = (await post()).length;
  expect(await stap(signaalBeantwoorden, id, ANTWOORD, { nummer })).toEqual({ gelukt: true, id });
  expect(await stap(signaalBeantwoorden, id, { ...ANTWOORD, antwoord: 'Iets anders.' }, { nummer })).toEqual({
    gelukt: false,
    reden: 'intussen-gewijzigd',
  });
  expect(await stap(signaalNietDoorzetten, id, { reden: 'Kan niet.' })).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
  expect([(await lees(id)).verloop.antwoord, await post(na)]).toEqual(['Er komen plekken bij.', []]);
});

test('een antwoord of reden zonder woorden is er niet, en een antwoord is niet van morgen', () => {
  const lees = (velden: object) => antwoordInvoer({ vandaag: '2026-11-24' }).safeParse({ antwoord: 'Ja.', namens: 'OCW', ...velden });
  expect(lees({}).data?.antwoordDag).toBe('2026-11-24');
  expect(lees({ antwoord: ' ' }).error?.issues[0]?.message).toBe('Schrijf het antwoord.');
  expect(lees({ namens: '' }).error?.issues[0]?.message).toBe('Schrijf namens wie dit het antwoord is.');
  expect(lees({ antwoordDag: '2026-11-25' }).error?.issues[0]?.message).toContain('moet nog komen');
  expect(lees({ antwoordDag: '2026-02-30' }).success).toBe(false);
});

test('de database laat geen einde zonder woorden toe, en niets op de site dat niet bekeken is', async () => {
  const { db, nieuw } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  const zet = (velden: object) => db.updateTable('signaal').set(velden).where('id', '=', id).execute();
  await expect(zet({ status: 'beantwoord', afgehandeld_op: NU })).rejects.toThrow(/check/i);
  await expect(zet({ openbaar_op: NU })).rejects.toThrow(/check/i);
});

test('dat het niet is opgelost zegt de indiener één keer; het wacht dan weer, en een nieuw antwoord sluit het', async () => {
  const { db, nieuw, stap, lees, post } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  await stap(signaalBeantwoorden, id, ANTWOORD);
  const straks = NU + 2 * UUR_MS;
  const na = (await post()).length;
  expect(await stap(nietOpgelostMelden, id, { tekst: 'Niet bij ons.' }, { account: anna, nu: straks })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect((await stap(nietOpgelostMelden, id, { tekst: 'Niet bij ons.' }, { account: bram, nu: straks })).gelukt).toBe(true);
  const er = await lees(id);
  expect([er.status, er.nietOpgelost, er.verloop.antwoord]).toEqual(['heropend', 'Niet bij ons.', 'Er komen plekken bij.']);
  expect((await eigenSignalen(db, { account: bram })).at(-1)).toMatchObject({ niet_opgelost: 'Niet bij ons.' });
  expect(await post(na)).toEqual(['bram: Opnieuw opgepakt: Geen stageplek', 'rosa: Volgens Regio bos niet opgelost: Geen stageplek']);
  await stap(signaalNietDoorzetten, id, { reden: 'Verder komen we niet.' }, { nu: straks + 1 });
  expect(await stap(nietOpgelostMelden, id, { tekst: 'Nog steeds niet.' }, { account: bram, nu: straks + 2 })).toEqual({
    gelukt: false,
    reden: 'kan-niet-meer',
  });
});

test('de Realisatie-Eenheid krijgt hoogstens één brief per uur, zonder wat intussen is opgepakt', async () => {
  const { nieuw, stap, post, brieven } = await signaalwereld();
  await nieuw(bram, 'bos');
  const tweede = await nieuw(wim, 'wad', { titel: 'Tweede' }, NU + 1000);
  await nieuw(anna, 'duin', { titel: 'Derde' }, NU + 2000);
  const vanRosa = async () => (await post()).filter((regel) => regel.startsWith('rosa: '));
  expect(await vanRosa()).toEqual(['rosa: Nieuw signaal: Geen stageplek', 'rosa: 2 berichten over signalen']);
  await stap(signaalOpenbaarMaken, tweede, {}, { nu: NU + 3000 });
  expect(await vanRosa()).toEqual(['rosa: Nieuw signaal: Geen stageplek', 'rosa: Nieuw signaal: Derde']);
  expect((await brieven()).filter(({ aan }) => aan === rosa.adres).every(({ tekst }) => !tekst.includes('bram'))).toBe(true);
});

test('na negentig dagen zonder antwoord loopt het achter', async () => {
  const { nieuw, stap, lees } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  const grens = NU + ZONDER_ANTWOORD_DAGEN * DAG;
  expect([isZonderAntwoord(await lees(id), grens), isZonderAntwoord(await lees(id), grens + 1)]).toEqual([false, true]);
  await stap(signaalBeantwoorden, id, ANTWOORD);
  expect(isZonderAntwoord(await lees(id), grens + 1)).toBe(false);
});
