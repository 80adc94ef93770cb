import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { indelen, maanddagen } from '#kennissessies/agenda/agendablad.ts';
import { aanstaande, wanneerTekst } from '#kennissessies/bijeenkomsten.ts';
import { agendabestand } from '#kennissessies/brieven/ics.ts';
import { toestand } from '#kennissessies/toestand.ts';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarMap } from '#mail/vervoer.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { verseDb } from '../steun/db.ts';
import { DAG, NU, ORIGIN, UUR, wereld } from './wereld.ts';

const DRIE = ['k1@kennis.example', 'k1-2@kennis.example', 'k1-3@kennis.example'];

function lees(ics: string | null | undefined) {
  const kalender = new ICAL.Component(ICAL.parse(ics ?? ''));
  for (const zone of kalender.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return kalender.getAllSubcomponents('vevent').map((vevent) => ({
    methode: kalender.getFirstPropertyValue('method'),
    uid: vevent.getFirstPropertyValue('uid'),
    sequence: vevent.getFirstPropertyValue('sequence'),
    status: vevent.getFirstPropertyValue('status'),
    titel: vevent.getFirstPropertyValue('summary'),
    begin: new ICAL.Event(vevent).startDate.toUnixTime() * 1000,
    genodigden: vevent.getAllProperties('attendee').length,
  }));
}

async function reeks() {
  const w = await wereld();
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  const basis = { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU };
  const tijden = [0, 28, 70].map((dagen) => ({ beginOp: w.sessie.begin_op + dagen * DAG, eindOp: w.sessie.eind_op + dagen * DAG }));
  const openbaar = async () => (await openAgenda(w.db).lees()).kennissessies;
  return { ...w, basis, tijden, openbaar, laatste: async () => (await w.brieven('Anna')).slice(-3) };
}

/** Of the last three letters: one appointment each. */
const afspraken = (brieven: readonly { agenda: string | null }[]) => brieven.map(({ agenda }) => lees(agenda));

test('elke bijeenkomst krijgt een eigen uitnodiging met een eigen vast kenmerk, in één reeks brieven', async () => {
  const { laatste, tijden, rij, brieven } = await reeks();
  const drie = await laatste();
  expect(await brieven('Anna')).toEqual(drie);
  expect(new Set(drie.map(({ reeks: naam }) => naam))).toEqual(new Set([`aanmelding-${(await rij('Anna')).id}`]));
  const [brief, tweede] = drie;
  expect(drie.map(({ onderwerp }) => onderwerp)).toEqual([
    'Je bent aangemeld: Loket en matching',
    'Afspraak 2 van 3: Loket en matching, Onderdeel 2',
    'Afspraak 3 van 3: Loket en matching, Onderdeel 3',
  ]);
  expect(tweede?.tekst).toContain(
    'Dit is de afspraak voor Onderdeel 2 (bijeenkomst 2 van 3) van ‘Loket en matching’. Die is op donderdag 11 maart 2027, 13.00 tot 16.30 uur. Waar: Zwolle.',
  );
  expect(tweede?.tekst).toContain(`${ORIGIN}/mijn/aanmeldingen/`);
  for (const { tekst } of drie) expect(tekst).toContain(`${ORIGIN}/afmelden/?sleutel=`);
  expect(afspraken(drie)).toEqual(
    tijden.map(({ beginOp }, plek) => [
      {
        methode: 'REQUEST',
        uid: DRIE[plek],
        sequence: 0,
        status: 'CONFIRMED',
        titel: `Loket en matching – Onderdeel ${plek + 1} (bijeenkomst ${plek + 1} van 3)`,
        begin: beginOp,
        genodigden: 1,
      },
    ]),
  );
  expect(brief?.tekst).toContain('Bijeenkomst 1: Onderdeel 1, donderdag 11 februari 2027, 13.00 tot 16.30 uur');
  expect(brief?.tekst).toContain('Bijeenkomst 3: Onderdeel 3, donderdag 22 april 2027, 14.00 tot 17.30 uur');
  expect(brief?.tekst).toContain(`${ORIGIN}/kennissessies/loket-en-matching/agenda.ics`);
});

test('in de postbus ligt per bijeenkomst één mail met één kenmerk, in volgorde: eerst erin, dan eruit', async () => {
  const { db, basis, brieven } = await reeks();
  await afmelden(db, basis);
  const map = await mkdtemp(join(tmpdir(), 'reeks-'));
  const stil = { info() {}, warn() {}, error() {} };
  const bezorging = startBezorging({ db, vervoer: naarMap(map), van: 'Regiokring <noreply@kennis.example>', log: stil, nu: () => NU });
  await expect
    .poll(async () => (await brieven('Anna')).filter(({ bezorgd_op }) => bezorgd_op === null).length, { timeout: 10_000 })
    .toBe(0);
  await bezorging.stop();
  const mails = await Promise.all((await readdir(map)).sort().map(async (naam) => PostalMime.parse(await readFile(join(map, naam)))));
  const delen = mails.map(({ attachments }) => attachments.filter(({ mimeType }) => mimeType === 'text/calendar'));
  const kalender = (inhoud: ArrayBuffer | Uint8Array | string) => (typeof inhoud === 'string' ? inhoud : new TextDecoder().decode(inhoud));
  await rm(map, { recursive: true });
  expect(delen.map(([deel]) => lees(kalender(deel?.content ?? '')).map(({ methode, uid }) => [methode, uid]))).toEqual([
    ...DRIE.map((uid) => [['REQUEST', uid]]),
    ...DRIE.map((uid) => [['CANCEL', uid]]),
  ]);
});

test('wie zich afmeldt, raakt alle bijeenkomsten uit de agenda kwijt; wie terugkomt krijgt ze terug', async () => {
  const { db, basis, laatste, meldAan } = await reeks();
  await afmelden(db, basis);
  expect(afspraken(await laatste())).toMatchObject(DRIE.map((uid) => [{ methode: 'CANCEL', uid, sequence: 1, status: 'CANCELLED' }]));
  expect((await laatste()).map(({ onderwerp }) => onderwerp)).toEqual([
    'Je bent afgemeld: Loket en matching',
    'Afspraak 2 van 3 vervalt: Loket en matching, Onderdeel 2',
    'Afspraak 3 van 3 vervalt: Loket en matching, Onderdeel 3',
  ]);
  expect((await laatste())[1]?.tekst).toContain(
    'De afspraak voor Onderdeel 2 (bijeenkomst 2 van 3) van ‘Loket en matching’, op donderdag 11 maart',
  );
  for (const { tekst } of await laatste()) expect(tekst).not.toMatch(/wijzig je aanmelding|afmelden\/\?sleutel|hoort bij je aanmelding/);
  await meldAan('Anna');
  expect(afspraken(await laatste())).toMatchObject(DRIE.map((uid) => [{ methode: 'REQUEST', uid, sequence: 2 }]));
});

test('een afgelaste reeks verdwijnt met alle bijeenkomsten uit de agenda, ook uit de openbare', async () => {
  const { gelastAf, laatste, openbaar } = await reeks();
  await gelastAf();
  expect(afspraken(await laatste())).toMatchObject(DRIE.map((uid) => [{ methode: 'CANCEL', uid, status: 'CANCELLED' }]));
  const ics = String(agendabestand(await openbaar(), { origin: ORIGIN }));
  expect(lees(ics).map(({ uid, status, genodigden }) => [uid, status, genodigden])).toEqual(DRIE.map((uid) => [uid, 'CANCELLED', 0]));
});

test('een bijeenkomst verplaatsen stuurt over die bijeenkomst een hoger volgnummer, met de nieuwe en de oude tijd; over de andere niets', async () => {
  const w = await reeks();
  const { tijden, openbaar } = w;
  const ids = (await openbaar())[0]?.bijeenkomsten.map(({ id }) => id) ?? [];
  const wijzig = (bijeenkomsten: typeof tijden) =>
    w.wijzig({ bijeenkomsten: bijeenkomsten.map((tijd, plek) => ({ ...tijd, onderdeel: `Onderdeel ${plek + 1}`, id: ids[plek] ?? '' })) });
  const later = tijden.map((tijd, plek) => (plek === 2 ? { beginOp: tijd.beginOp + DAG, eindOp: tijd.eindOp + DAG } : tijd));
  expect(await wijzig(later)).toMatchObject({ gelukt: true, gemaild: 1 });
  const nieuw = (await w.brieven('Anna')).slice(3);
  expect(afspraken(nieuw)).toMatchObject([[{ uid: DRIE[2], sequence: 1, begin: later[2]?.beginOp }]]);
  const regels = [
    'Nieuwe datum van Onderdeel 3 (bijeenkomst 3 van 3): vrijdag 23 april 2027, 14.00 tot 17.30 uur',
    'Was: donderdag 22 april 2027, 14.00 tot 17.30 uur',
  ];
  expect(nieuw[0]?.tekst).toContain(regels.join('\n'));
  for (const onveranderd of ['11 februari', '11 maart', 'Zwolle']) expect(nieuw[0]?.tekst).not.toContain(onveranderd);
  expect((await openbaar())[0]).toMatchObject({ beginOp: tijden[0]?.beginOp, eindOp: later[2]?.eindOp, status: 'verplaatst' });

  const omgekeerd = [later[0], later[2], later[1]].flatMap((tijd) => (tijd ? [tijd] : []));
  expect(await wijzig(omgekeerd)).toEqual({ gelukt: false, reden: 'niet-op-volgorde' });
  expect(await wijzig(later)).toEqual({ gelukt: true, gemaild: 0, doorgeschoven: 0, zelfde: true });
});

test('wie een reeks afgelast na de eerste keer, laat die eerste in de agenda staan', async () => {
  const { gelastAf, tijden, brieven } = await reeks();
  const nu = (tijden[0]?.eindOp ?? 0) + UUR;
  await gelastAf('', { nu });
  expect(afspraken((await brieven('Anna')).slice(3))).toMatchObject(DRIE.slice(1).map((uid) => [{ methode: 'CANCEL', uid }]));
});

test('een reeks is pas geweest na de laatste bijeenkomst, en staat tot die tijd bij de volgende', async () => {
  const { openbaar, tijden, db } = await reeks();
  const [k] = await openbaar();
  if (!k) throw new Error('De sessie is er niet.');
  const naDeEerste = (tijden[0]?.eindOp ?? 0) + UUR;
  expect(toestand(k, naDeEerste)).toBe('gesloten');
  expect(aanstaande(k, naDeEerste).beginOp).toBe(tijden[1]?.beginOp);
  expect(indelen([k], naDeEerste).komend).toEqual([k]);
  expect(toestand(k, tijden[2]?.eindOp ?? 0)).toBe('geweest');
  expect(maanddagen([k], '2027-04', naDeEerste).map(({ datum, items }) => [datum, items.map(({ tekst, bij }) => [tekst, ...bij])])).toEqual(
    [['2027-04-22', [['14.00 Loket en matching', 'bijeenkomst 3 van 3']]]],
  );
  // Diet and access needs are still of use for what is to come.
  await db.updateTable('aanmelding').set({ dieet: 'Zonder noten' }).execute();
  expect(await aanmeldingenOpruimen(db, { nu: naDeEerste + 3 * DAG })).toMatchObject({ antwoorden: 0 });
});

test('na de eerste bijeenkomst wijst een brief niet naar een afmelding die niet meer kan', async () => {
  const { wijzig, brieven, tijden } = await reeks();
  const daarvoor = (await brieven('Anna')).length;
  expect(await wijzig({ plaats: 'Meppel' }, { nu: (tijden[0]?.eindOp ?? 0) + DAG })).toMatchObject({ gelukt: true, gemaild: 1 });
  const nieuw = (await brieven('Anna')).slice(daarvoor);
  expect(nieuw.map(({ tekst }) => [tekst.includes('/afmelden/'), tekst.includes('Kun je niet meedoen?')])).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('wie een bijeenkomst toevoegt, ziet die in de kopie in het geheugen terug', async () => {
  const w = await wereld();
  const agenda = openAgenda(w.db);
  expect((await agenda.lees()).kennissessies[0]?.bijeenkomsten).toHaveLength(1);
  await w.drieBijeenkomsten();
  expect((await agenda.lees()).kennissessies[0]?.bijeenkomsten).toHaveLength(3);
});

test('de voorbeeldsessie met drie bijeenkomsten staat met drie afspraken in het agendabestand', async () => {
  const { db } = await verseDb();
  await vullen(db, { nu: NU });
  const k = (await openAgenda(db).lees()).kennissessies.find(({ id }) => id === 's07');
  if (!k) throw new Error('De voorbeeldsessie is er niet.');
  expect(wanneerTekst(k)).toBe('3 bijeenkomsten: 18 maart 2027, 22 april 2027 en 27 mei 2027');
  expect(lees(String(agendabestand([k], { origin: ORIGIN }))).map(({ uid, begin }) => [uid, begin])).toEqual([
    ['s07@localhost', momentVan('2027-03-18', '14:00')],
    ['s07-2@localhost', momentVan('2027-04-22', '14:00')],
    ['s07-3@localhost', momentVan('2027-05-27', '14:00')],
  ]);
});
