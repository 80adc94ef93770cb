import { expect, test } from 'vitest';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { accountOpheffen } from '#kennissessies/aanmelden/account-opheffen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { deelnemersHerinneren } from '#kennissessies/aanmelden/deelnemers-herinneren.ts';
import { mijnAanmelding } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import type { Keuzes } from '#kennissessies/rondes/kiezen.ts';
import { GEEN_BOEK } from '../../accounts/steun.ts';
import { haalTriggerWeg } from '../../steun/db.ts';
import { DAG, GEEN, MINUUT, mens, NU, ORIGIN, rosa, UUR, wereld } from '../wereld.ts';

/** A session of ten places with two rounds: data and loket at the same time, and after that plein. */
async function metRondes(anders: Parameters<typeof wereld>[0] = {}) {
  const w = await wereld({ capaciteit: 10, ...anders });
  await w.onderdeel({ id: 'data', titel: 'Werken met data', plaats: 'Zaal 1', capaciteit: 1 });
  await w.onderdeel({ id: 'loket', titel: 'Een loket' });
  await w.onderdeel({
    id: 'plein',
    titel: 'Leerpleinen',
    ronde: 2,
    begin_op: w.sessie.begin_op + UUR,
    eind_op: w.sessie.begin_op + 2 * UUR,
  });
  const agenda = openAgenda(w.db);
  return {
    ...w,
    async kies(naam: string, keuzes: Keuzes) {
      const account = await w.persoon(naam);
      return aanmelden(w.db, { account, slug: w.sessie.slug, antwoorden: GEEN, keuzes, origin: ORIGIN, nu: NU });
    },
    async anders(naam: string, keuzes?: Keuzes, antwoorden = GEEN) {
      const { id } = await w.rij(naam);
      return antwoordenWijzigen(w.db, { account: mens(naam), id, antwoorden, ...(keuzes && { keuzes }), origin: ORIGIN, nu: NU });
    },
    gekozen: async (naam: string) => (await mijnAanmelding(w.db, { account: mens(naam), slug: w.sessie.slug, nu: NU }))?.gekozen,
    async vrij() {
      const k = (await agenda.lees()).kennissessies.find(({ id }) => id === w.sessie.id);
      return Object.fromEntries((k?.onderdelen ?? []).map(({ id, vrij }) => [id, vrij]));
    },
  };
}
const vol = (titel: string) => ({
  ...{ gelukt: false, reden: 'onderdeel-vol' },
  keuzefouten: [{ ronde: 1, nummer: 1, titel, waarom: 'vol' }],
});

const afspraak = (brief: { agenda: string | null } | undefined) => brief?.agenda?.replaceAll('\r\n ', '') ?? '';
const SEQUENCE = /SEQUENCE:(\d+)/;

test('wie iets anders kiest krijgt een nieuwe afspraak, met een hoger nummer; wie alleen iets anders antwoordt niet', async () => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data' });
  await w.anders('Anna', { 1: 'loket' });
  const [eerst, daarna] = await w.brieven('Anna');
  expect(afspraak(daarna)).toContain('DESCRIPTION:Ronde 1: Een loket');
  expect(afspraak(daarna)).not.toContain('Werken met data');
  expect(Number(SEQUENCE.exec(afspraak(daarna))?.[1])).toBeGreaterThan(Number(SEQUENCE.exec(afspraak(eerst))?.[1]));
  expect(daarna?.tekst).toContain('De afspraak in je agenda verandert mee.');
  await w.anders('Anna', undefined, { ...GEEN, vraag: 'Hoe dan?' });
  const laatste = (await w.brieven('Anna')).at(-1);
  expect([laatste?.agenda, laatste?.tekst.includes('verandert mee')]).toEqual([null, false]);
});

test('wie zich aanmeldt kiest per ronde één onderdeel; de brief en de afspraak voor de agenda noemen het', async () => {
  const w = await metRondes();
  expect(await w.kies('Anna', { 1: 'data', 2: '' })).toMatchObject({ gelukt: true, status: 'bevestigd' });
  expect(await w.gekozen('Anna')).toEqual(['data']);
  expect(await w.vrij()).toEqual({ data: 0, loket: 2, plein: 2 });
  const [brief] = await w.brieven('Anna');
  expect(brief?.tekst).toContain('Ronde 1: Werken met data, 13.00 tot 14.00 uur, Zaal 1');
  expect(brief?.tekst).toContain('Ronde 2: kies je later');
  expect(brief?.tekst).toMatch(/Kies je onderdelen:\s+https:\/\/kennis\.example\/mijn\/aanmeldingen\/[^/]+\/wijzigen\//);
  expect(afspraak(brief)).toContain('DESCRIPTION:Ronde 1: Werken met data\\, 13.00 tot 14.00 uur\\, Zaal 1\\n\\n');
});

test('een vol onderdeel wordt geweigerd zonder dat er iets is aangemeld; hetzelfde formulier met iets anders lukt', async () => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data' });
  expect(await w.kies('Bram', { 1: 'data', 2: 'plein' })).toEqual(vol('Werken met data'));
  expect(await w.statussen()).toEqual({ anna: 'bevestigd' });
  expect(await w.brieven('Bram')).toEqual([]);
  expect(await w.kies('Bram', { 1: 'loket', 2: 'plein' })).toMatchObject({ gelukt: true });
  expect([...((await w.gekozen('Bram')) ?? [])].sort()).toEqual(['loket', 'plein']);
});

test('een onderdeel uit een oud formulier dat er niet meer is, van een andere ronde is of niet doorgaat, wordt geweigerd', async () => {
  const w = await metRondes();
  await w.onderdeel({ id: 'weg', titel: 'Vervallen', afgelast_op: NU });
  for (const keuzes of [{ 1: 'weg' }, { 1: 'bestaat-niet' }, { 1: 'plein' }])
    expect(await w.kies('Anna', keuzes)).toMatchObject({ reden: 'onderdeel-vol', keuzefouten: [{ ronde: 1, waarom: 'weg' }] });
  // A round that is not there any more has nothing to choose: the form is not refused for it.
  expect(await w.kies('Anna', { 9: 'data' })).toMatchObject({ gelukt: true });
  expect(await w.gekozen('Anna')).toEqual([]);
});

test('tweemaal hetzelfde formulier is één aanmelding; met een andere keuze wordt het gevraagd', async () => {
  const w = await metRondes();
  for (let keer = 0; keer < 2; keer++) expect(await w.kies('Anna', { 1: 'data' })).toMatchObject({ gelukt: true });
  expect(await w.brieven('Anna')).toHaveLength(1);
  expect(await w.kies('Anna', { 1: 'loket' })).toEqual({ gelukt: false, reden: 'al-aangemeld' });
});

test('een keuze wijzigt zoals andere antwoorden: je eigen volle onderdeel houd je, en wat niet gevraagd is blijft', async () => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data' });
  await w.kies('Bram', { 1: 'loket' });
  expect(await w.anders('Bram', { 1: 'data' })).toEqual(vol('Werken met data'));
  expect(await w.gekozen('Bram')).toEqual(['loket']);
  expect(await w.anders('Anna', { 1: 'data', 2: 'plein' })).toEqual({ gelukt: true });
  expect(await w.anders('Anna', undefined, { ...GEEN, vraag: 'Hoe?' })).toEqual({ gelukt: true });
  expect([...((await w.gekozen('Anna')) ?? [])].sort()).toEqual(['data', 'plein']);
  const brieven = await w.brieven('Anna');
  expect(brieven.at(-1)?.tekst).toContain('Ronde 2: Leerpleinen');
  // The same once more is no letter.
  await w.anders('Anna', { 1: 'data' }, { ...GEEN, vraag: 'Hoe?' });
  expect(await w.brieven('Anna')).toHaveLength(brieven.length);
  expect(await w.anders('Anna', { 1: '', 2: 'plein' })).toEqual({ gelukt: true });
  expect(await w.vrij()).toEqual({ data: 1, loket: 1, plein: 1 });
  expect(await w.anders('Bram', { 1: 'data' })).toEqual({ gelukt: true });
});

test('van een reeks verandert alleen de afspraak van de bijeenkomst waarvan je een ander onderdeel koos', async () => {
  const w = await metRondes();
  await w.drieBijeenkomsten();
  const begin_op = w.sessie.begin_op + 28 * DAG;
  await w.onderdeel({ id: 'later', titel: 'Samen terugkijken', ronde: 3, begin_op, eind_op: begin_op + UUR });
  await w.kies('Anna', { 1: 'data' });
  const nieuw = async (keuzes: Keuzes) => {
    const voor = (await w.brieven('Anna')).length;
    await w.anders('Anna', keuzes);
    return (await w.brieven('Anna')).slice(voor).map((brief) => /Ronde \d: [A-Z][a-z ]+/.exec(afspraak(brief))?.[0]);
  };
  expect(await nieuw({ 3: 'later' })).toEqual(['Ronde 3: Samen terugkijken']);
  expect(await nieuw({ 1: 'loket' })).toEqual(['Ronde 1: Een loket']);
  expect(await nieuw({ 1: 'data', 3: '' })).toEqual(['Ronde 1: Werken met data', undefined]);
});

test('wie wacht heeft geen onderdeel, en kiest zodra er een plaats is: de brief heeft de link', async () => {
  const w = await metRondes({ capaciteit: 1 });
  await w.kies('Anna', { 1: 'loket' });
  expect(await w.kies('Bram', { 1: 'loket', 2: 'plein' })).toMatchObject({ status: 'wachtlijst' });
  // The same form once more says the same, although its choice was not kept.
  expect(await w.kies('Bram', { 1: 'loket', 2: 'plein' })).toMatchObject({ gelukt: true, status: 'wachtlijst' });
  expect(await w.anders('Bram', { 1: 'loket' })).toEqual({ gelukt: true });
  expect(await w.gekozen('Bram')).toEqual([]);
  expect((await w.brieven('Bram'))[0]?.tekst).toContain('Ronde 1: kies je later');
  await afmelden(w.db, { account: mens('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  const brief = (await w.brieven('Bram')).at(-1);
  expect([brief?.onderwerp, brief?.tekst]).toEqual([
    expect.stringContaining('Je hebt een plaats'),
    expect.stringMatching(/Je kiest per ronde.*Kies je onderdelen/s),
  ]);
  expect(await w.anders('Bram', { 1: 'loket' })).toEqual({ gelukt: true });
});

test('de herinnering noemt waar iemand naartoe gaat en wat nog te kiezen is', async () => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data' });
  const nu = w.sessie.begin_op - 24 * UUR + MINUUT;
  await deelnemersHerinneren(w.db, { origin: ORIGIN, nu });
  const brief = (await w.brieven('Anna')).at(-1);
  expect(brief?.tekst).toMatch(/Ronde 1: Werken met data.*Ronde 2: kies je later.*Kies je onderdelen/s);
});

const WEG = {
  afmelden: async (w: Awaited<ReturnType<typeof metRondes>>) =>
    afmelden(w.db, { account: mens('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU }),
  'van de lijst gehaald': async (w: Awaited<ReturnType<typeof metRondes>>) => {
    const verzoek = { account: rosa, id: w.sessie.id, aanmelding: (await w.rij('Anna')).id, reden: 'Dubbel', bevestigd: true };
    return vanLijstHalen(w.db, { ...verzoek, origin: ORIGIN, nu: NU });
  },
  'account opgeheven': (w: Awaited<ReturnType<typeof metRondes>>) =>
    accountOpheffen(w.db, { account: mens('Anna'), origin: ORIGIN, boek: GEEN_BOEK, nu: NU }),
};
test.each(Object.entries(WEG))('wie de kennissessie verlaat, verlaat haar onderdelen: %s', async (_, ga) => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data', 2: 'plein' });
  expect(await ga(w)).toMatchObject({ gelukt: true });
  expect(await w.vrij()).toEqual({ data: 1, loket: 2, plein: 2 });
  expect(await w.kies('Bram', { 1: 'data' })).toMatchObject({ gelukt: true });
});

test('zonder de regel die wie weggaat uit de onderdelen haalt, blijft de plek bezet: de proef ziet dat', async () => {
  const w = await metRondes();
  await haalTriggerWeg(w.db, 'onderdeelkeuze_met_plaats', 'aanmelding');
  await w.kies('Anna', { 1: 'data' });
  await WEG.afmelden(w);
  expect(await w.kies('Bram', { 1: 'data' })).toEqual(vol('Werken met data'));
});

test('de database zelf houdt één keuze per ronde, en alleen een onderdeel van die ronde', async () => {
  const w = await metRondes();
  await w.kies('Anna', { 1: 'data' });
  const { id: aanmelding_id } = await w.rij('Anna');
  const schrijf = (ronde: number, onderdeel_id: string) =>
    w.db.insertInto('onderdeelkeuze').values({ aanmelding_id, ronde, onderdeel_id }).execute();
  await expect(schrijf(1, 'loket')).rejects.toThrow(/unique/i);
  await expect(schrijf(2, 'loket')).rejects.toThrow(/foreign key/i);
});
