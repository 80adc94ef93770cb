import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { agendabestand } from '#kennissessies/brieven/ics.ts';
import { DAG, GEEN, NU, ORIGIN, uren, type Wereld, wereld } from '../wereld.ts';

const LINK = 'https://online.voorbeeld.example/kamer';

/** Read by an independent library. */
function lees(ics: string) {
  const kalender = new ICAL.Component(ICAL.parse(ics));
  for (const zone of kalender.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return kalender.getAllSubcomponents('vevent').map((vevent) => {
    const start = vevent.getFirstProperty('dtstart');
    return {
      methode: kalender.getFirstPropertyValue('method'),
      uid: vevent.getFirstPropertyValue('uid'),
      sequence: vevent.getFirstPropertyValue('sequence'),
      status: vevent.getFirstPropertyValue('status'),
      plaats: vevent.getFirstPropertyValue('location'),
      zone: start?.getParameter('tzid'),
      klok: start?.getFirstValue()?.toString(),
      begin: new ICAL.Event(vevent).startDate.toUnixTime() * 1000,
      eind: new ICAL.Event(vevent).endDate.toUnixTime() * 1000,
      organisator: vevent.getFirstPropertyValue('organizer'),
      genodigden: vevent.getAllProperties('attendee').map((genodigde) => String(genodigde.getFirstValue()).toLowerCase()),
    };
  });
}
const uitnodigingen = async (w: Wereld, naam: string) =>
  (await w.brieven(naam))
    .filter(({ agenda }) => agenda)
    .map(({ agenda, agenda_methode }) => ({ ...lees(agenda ?? '')[0], brief: agenda_methode }));

test.each([
  ['in de winter', '2027-02-11', '2027-02-11T13:00:00'],
  ['in de zomer', '2027-07-01', '2027-07-01T13:00:00'],
  ['op de dag dat de zomertijd begint', '2027-03-28', '2027-03-28T13:00:00'],
  ['op de dag dat de zomertijd eindigt', '2027-10-31', '2027-10-31T13:00:00'],
])('de bevestiging is een uitnodiging met de klok van Amsterdam, ook %s', async (_, dag, klok) => {
  const begin = momentVan(dag, '13:00');
  const w = await wereld({ begin_op: begin, eind_op: begin + 3_600_000 });
  await w.meldAan('Anna');
  expect(await uitnodigingen(w, 'Anna')).toEqual([
    {
      methode: 'REQUEST',
      brief: 'REQUEST',
      uid: 'k1@kennis.example',
      sequence: 0,
      status: 'CONFIRMED',
      plaats: 'Zwolle',
      zone: 'Europe/Amsterdam',
      klok,
      begin,
      eind: begin + 3_600_000,
      organisator: 'mailto:kennissessies@voorbeeldregio-waterkant.example',
      genodigden: ['mailto:anna@voorbeeld.example'],
    },
  ]);
});

test('na elke stap is het volgnummer hoger: aanmelden, verplaatsen, afmelden, opnieuw aanmelden, afgelasten', async () => {
  const w = await wereld();
  const { db, sessie, persoon, meldAan, rij } = w;
  const account = await persoon('Anna');
  await meldAan('Anna');
  await w.wijzig(uren(sessie.begin_op + DAG, sessie.eind_op + DAG));
  await afmelden(db, { account, id: (await rij('Anna')).id, origin: ORIGIN, nu: NU });
  await meldAan('Anna');
  await w.gelastAf();
  const reeks = await uitnodigingen(w, 'Anna');
  expect(reeks.map(({ methode, brief, sequence, status }) => [methode, brief, sequence, status])).toEqual([
    ['REQUEST', 'REQUEST', 0, 'CONFIRMED'],
    ['REQUEST', 'REQUEST', 1, 'CONFIRMED'],
    ['CANCEL', 'CANCEL', 2, 'CANCELLED'],
    ['REQUEST', 'REQUEST', 3, 'CONFIRMED'],
    ['CANCEL', 'CANCEL', 4, 'CANCELLED'],
  ]);
  expect(new Set(reeks.map(({ uid }) => uid)).size).toBe(1);
  expect(reeks[1]?.begin).toBe(sessie.begin_op + DAG);
});

test('een CANCEL haalt zijn REQUEST nooit in: alle brieven van een aanmelding zijn één reeks', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  const reeksen = async (naam: string) => new Set((await w.brieven(naam)).map(({ reeks }) => reeks));
  expect(await reeksen('Anna')).toEqual(new Set([`aanmelding-${(await w.rij('Anna')).id}`]));
  expect(await reeksen('Bram')).toEqual(new Set([`aanmelding-${(await w.rij('Bram')).id}`]));
});

test("het adres van de sessie mag veranderen, het kenmerk in agenda's niet", async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  await w.zet({ slug: 'een-ander-adres', titel: 'Een andere titel' });
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect((await uitnodigingen(w, 'Anna')).map(({ uid }) => uid)).toEqual(['k1@kennis.example', 'k1@kennis.example']);
});

test('in de uitnodiging zit niets waarmee een ander voor je kan handelen', async () => {
  const w = await wereld();
  await w.meldAan('Anna', { vraag: 'Vertrouwelijk', dieet: 'Vegetarisch' });
  const { sleutel } = await w.rij('Anna');
  const [brief] = await w.brieven('Anna');
  expect(brief?.tekst).toContain(sleutel);
  // Long lines are folded: unfold before looking.
  expect(brief?.agenda?.replaceAll('\r\n ', '')).not.toMatch(new RegExp(`${sleutel}|Vertrouwelijk|Vegetarisch`));
});

test('wie wacht krijgt geen uitnodiging, wie doorschuift wel', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  expect(await uitnodigingen(w, 'Bram')).toEqual([]);
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  // Higher than what the own calendar says of who waits.
  expect(await uitnodigingen(w, 'Bram')).toMatchObject([{ methode: 'REQUEST', sequence: 1 }]);
});

test('wie van de wachtlijst gaat heeft niets om uit de agenda te halen', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  await afmelden(w.db, { account: await w.persoon('Bram'), id: (await w.rij('Bram')).id, origin: ORIGIN, nu: NU });
  expect(await uitnodigingen(w, 'Bram')).toEqual([]);
});

test('wie bij een hybride sessie anders meedoet, krijgt een nieuwe plek in de agenda', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: LINK });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  const basis = { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU };
  await antwoordenWijzigen(w.db, { ...basis, antwoorden: { ...GEEN, deelname: 'fysiek', vraag: 'Hoe?' } });
  await antwoordenWijzigen(w.db, { ...basis, antwoorden: { ...GEEN, deelname: 'online', vraag: 'Hoe?' } });
  expect((await uitnodigingen(w, 'Anna')).map(({ sequence, plaats }) => [sequence, plaats])).toEqual([
    [0, 'Zwolle'],
    [1, LINK],
  ]);
});

test('een tikfout verbeteren in wat niet in de agenda staat verandert het volgnummer niet en stuurt geen mail', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  const uitslag = await w.wijzig({ kern: 'Over loketten & matching.' });
  expect(uitslag).toMatchObject({ gelukt: true, gemaild: 0 });
  const { kennissessies } = await openAgenda(w.db).lees();
  expect(kennissessies[0]).toMatchObject({ kern: 'Over loketten & matching.', volgnummer: 0, status: 'open' });
});

test('het openbare agendabestand kent geen mensen en geen online link', async () => {
  const w = await wereld({ vorm: 'online', online_link: LINK });
  await w.meldAan('Anna');
  const { kennissessies } = await openAgenda(w.db).lees();
  const ics = String(agendabestand(kennissessies, { origin: ORIGIN, naam: 'Kennissessies' }));
  expect(lees(ics)).toMatchObject([
    { methode: 'PUBLISH', uid: 'k1@kennis.example', plaats: 'Online', genodigden: [], zone: 'Europe/Amsterdam' },
  ]);
  expect(ics.replaceAll('\r\n ', '')).not.toContain('kamer');
  expect(String(agendabestand(kennissessies, { origin: ORIGIN, naam: 'Kennissessies' }))).toBe(ics);
});

test('elk agendabestand is af, ook een zonder kennissessies', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  const { kennissessies } = await openAgenda(w.db).lees();
  const leeg = String(agendabestand([], { origin: ORIGIN, naam: 'Kennissessies' }));
  for (const ics of [String(agendabestand(kennissessies, { origin: ORIGIN })), leeg, (await w.brieven('Anna'))[0]?.agenda ?? ''])
    expect(ics).toMatch(/\r\nEND:VCALENDAR\r\n$/);
  // RFC 5545: a calendar holds at least one component.
  expect(new ICAL.Component(ICAL.parse(leeg)).getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
});

test('een titel met de woorden van een agendabestand breekt het bestand niet af', async () => {
  const titel = 'END:VCALENDAR BEGIN:VEVENT';
  const { db } = await wereld({ titel });
  const { kennissessies } = await openAgenda(db).lees();
  const ics = String(agendabestand([...kennissessies, ...kennissessies], { origin: ORIGIN }));
  expect(new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((een) => een.getFirstPropertyValue('summary'))).toEqual([
    titel,
    titel,
  ]);
});

test('een afgelaste sessie staat in het openbare bestand als afgelast', async () => {
  const { db } = await wereld({ status: 'afgelast', volgnummer: 1 });
  const ics = String(agendabestand((await openAgenda(db).lees()).kennissessies, { origin: ORIGIN }));
  expect(lees(ics)).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
  expect(ics).toContain('SUMMARY:Gaat niet door: Loket en matching');
});

test('een naam met rare tekens breekt de uitnodiging niet open', async () => {
  const w = await wereld({
    organisator: 'RE "x"; y,\r\nATTENDEE:mailto:z@z.example',
    contact: 'a@b.example\r\nATTENDEE:mailto:z@z.example',
  });
  await w.meldAan('Anna');
  await w.db.updateTable('account').set({ naam: 'Eva\r\nATTENDEE:mailto:eva@z.example\r\nX' }).execute();
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  for (const { genodigden } of await uitnodigingen(w, 'Anna')) expect(genodigden).toEqual(['mailto:anna@voorbeeld.example']);
});

test.each(['Pacific/Auckland', 'America/New_York'])('de klok van de server doet er niet toe: %s', async (zone) => {
  const eigen = process.env.TZ;
  process.env.TZ = zone;
  try {
    const w = await wereld();
    await w.meldAan('Anna');
    expect(await uitnodigingen(w, 'Anna')).toMatchObject([
      { klok: '2027-02-11T13:00:00', zone: 'Europe/Amsterdam', begin: w.sessie.begin_op },
    ]);
  } finally {
    if (eigen === undefined) delete process.env.TZ;
    else process.env.TZ = eigen;
  }
});

test('een save the date staat als voorlopig in de openbare agenda', async () => {
  const { db } = await wereld({ status: 'save-the-date' });
  expect(lees(String(agendabestand((await openAgenda(db).lees()).kennissessies, { origin: ORIGIN })))).toMatchObject([
    { status: 'TENTATIVE' },
  ]);
});
