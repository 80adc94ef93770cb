import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { accountOpheffen } from '#kennissessies/aanmelden/account-opheffen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { agendaAdresVan, vanAgendasleutel } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres.ts';
import { agendaAdresMaken } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-maken.ts';
import { agendaAdresUitzetten } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-uitzetten.ts';
import { eigenAgenda } from '#kennissessies/aanmelden/eigen-agenda/eigen-agenda.ts';
import { DAG, NU, ORIGIN, UUR, uren, type Wereld, wereld } from '../../wereld.ts';

const LINK = 'https://online.voorbeeld.example/kamer';
const boek = { bijschrijven: async () => {} };

/** Read by an independent library. */
function lees(ics: string) {
  const kalender = new ICAL.Component(ICAL.parse(ics));
  return kalender.getAllSubcomponents('vevent').map((vevent) => ({
    uid: vevent.getFirstPropertyValue('uid'),
    sequence: vevent.getFirstPropertyValue('sequence'),
    status: vevent.getFirstPropertyValue('status'),
    plaats: vevent.getFirstPropertyValue('location'),
    titel: vevent.getFirstPropertyValue('summary'),
    tekst: String(vevent.getFirstPropertyValue('description')),
  }));
}
const agendaVan = async ({ db, persoon }: Wereld, naam: string, nu = NU) =>
  eigenAgenda(db, { account: await persoon(naam), origin: ORIGIN, nu });
const briefVan = async (w: Wereld, naam: string) => lees((await w.brieven(naam)).findLast(({ agenda }) => agenda)?.agenda ?? '')[0];
const maak = async ({ db, persoon }: Wereld, naam: string, { vervangt = null as number | null, nu = NU } = {}) => {
  const uitslag = await agendaAdresMaken(db, { account: await persoon(naam), vervangt, boek, nu });
  return uitslag.gelukt ? uitslag.sleutel : uitslag.reden;
};

test('wie een plaats heeft ziet die in de eigen agenda, met hetzelfde kenmerk en volgnummer als in de brief', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  await w.wijzig(uren(w.sessie.begin_op + DAG, w.sessie.eind_op + DAG));
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  await w.meldAan('Anna');
  const [afspraak] = lees(await agendaVan(w, 'Anna'));
  expect(afspraak).toMatchObject({
    uid: 'k1@kennis.example',
    sequence: 3,
    status: 'CONFIRMED',
    plaats: 'Zwolle',
    titel: 'Loket en matching',
  });
  const { uid, sequence } = (await briefVan(w, 'Anna')) ?? {};
  expect([uid, sequence]).toEqual([afspraak?.uid, afspraak?.sequence]);
});

test('wie wacht ziet dat ook zo, tot de aanmelding sluit; wie zich afmeldt ziet niets meer', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  expect(lees(await agendaVan(w, 'Bram'))).toMatchObject([{ status: 'TENTATIVE', titel: 'Wachtlijst: Loket en matching' }]);
  expect(lees(await agendaVan(w, 'Bram', w.sessie.aanmelden_tot + 1000))).toEqual([]);
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect(lees(await agendaVan(w, 'Anna'))).toEqual([]);
  expect(lees(await agendaVan(w, 'Bram'))).toMatchObject([{ status: 'CONFIRMED', titel: 'Loket en matching' }]);
});

test('wat niet doorgaat blijft staan als afgelast, met het volgnummer van het afscheid', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  await w.gelastAf('Ziek');
  const [afspraak] = lees(await agendaVan(w, 'Anna'));
  expect(afspraak).toMatchObject({ status: 'CANCELLED', sequence: (await briefVan(w, 'Anna'))?.sequence });
  // Few programs show a status.
  expect([afspraak?.titel, (await briefVan(w, 'Anna'))?.titel]).toEqual(Array(2).fill('Gaat niet door: Loket en matching'));
  expect(afspraak?.tekst).toContain('Deze kennissessie gaat niet door.');
});

test('elke bijeenkomst is een eigen afspraak, en zonder aanmelding is de agenda leeg maar goed', async () => {
  const w = await wereld();
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  expect(lees(await agendaVan(w, 'Anna')).map(({ uid }) => uid)).toEqual([
    'k1@kennis.example',
    'k1-2@kennis.example',
    'k1-3@kennis.example',
  ]);
  expect(lees(await agendaVan(w, 'Bram'))).toEqual([]);
});

test('wat van een reeks al geweest was, blijft in de agenda staan als de rest wordt afgelast', async () => {
  const w = await wereld();
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  await w.gelastAf('Ziek', { nu: w.sessie.eind_op + DAG });
  const stand = lees(await agendaVan(w, 'Anna', w.sessie.eind_op + 2 * DAG)).map(({ status, tekst }) => [
    status,
    tekst.includes('niet door'),
  ]);
  expect(stand).toEqual([
    ['CONFIRMED', false],
    ['CANCELLED', true],
    ['CANCELLED', true],
  ]);
});

test('de online link staat alleen bij wie online meedoet en een plaats heeft, en niet meer na afloop', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: LINK, capaciteit: 2 });
  await w.meldAan('Anna', { deelname: 'online' });
  await w.meldAan('Bram', { deelname: 'fysiek' });
  await w.meldAan('Carla', { deelname: 'online' });
  const [anna] = lees(await agendaVan(w, 'Anna'));
  expect([anna?.plaats, anna?.tekst.includes(`Meedoen: ${LINK}`)]).toEqual([LINK, true]);
  for (const naam of ['Bram', 'Carla']) expect((await agendaVan(w, naam)).replaceAll('\r\n ', '')).not.toContain(LINK);
  const [later] = lees(await agendaVan(w, 'Anna', w.sessie.eind_op + UUR));
  expect([later?.plaats, later?.tekst.includes(LINK)]).toEqual(['Online', false]);
});

test('er staat niets in over de deelnemer zelf, en niets waarmee een ander kan handelen', async () => {
  const w = await wereld();
  await w.meldAan('Anna', { vraag: 'Vertrouwelijk', dieet: 'Vegetarisch', toegang: 'Rolstoel' });
  const { sleutel, id } = await w.rij('Anna');
  const ics = (await agendaVan(w, 'Anna')).replaceAll('\r\n ', '');
  expect(ics).toContain('METHOD:PUBLISH');
  expect(ics).not.toMatch(new RegExp(`Anna|anna@|ATTENDEE|Vertrouwelijk|Vegetarisch|Rolstoel|${sleutel}|${id}`));
});

test('een agenda waarin niets verandert, blijft letter voor letter gelijk', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  expect(await agendaVan(w, 'Anna', NU + UUR)).toBe(await agendaVan(w, 'Anna'));
});

test('alleen de sleutel van nu opent de agenda, en in de database staat hij niet', async () => {
  const w = await wereld();
  const eerste = await maak(w, 'Anna');
  expect(await vanAgendasleutel(w.db, eerste)).toEqual({ id: 'anna' });
  expect(JSON.stringify(await w.db.selectFrom('agenda_adres').selectAll().execute())).not.toContain(eerste);
  const tweede = await maak(w, 'Anna', { vervangt: NU, nu: NU + UUR });
  expect(await Promise.all([eerste, tweede].map((een) => vanAgendasleutel(w.db, een)))).toEqual([null, { id: 'anna' }]);
  for (const raar of ['', 'x', `${tweede}x`, tweede.slice(1), `${tweede.slice(0, -1)}'`])
    expect(await vanAgendasleutel(w.db, raar)).toBe(null);
  await agendaAdresUitzetten(w.db, { account: await w.persoon('Anna'), boek, nu: NU + DAG });
  expect([await vanAgendasleutel(w.db, tweede), await agendaAdresVan(w.db, { account: { id: 'anna' } })]).toEqual([null, null]);
});

test('een pagina die opnieuw wordt geladen, neemt geen adres weg dat net is gemaakt', async () => {
  const w = await wereld();
  const eerste = await maak(w, 'Anna');
  expect(await maak(w, 'Anna', { nu: NU + 1000 })).toBe('intussen-anders');
  const tweede = await maak(w, 'Anna', { vervangt: NU, nu: NU + UUR });
  expect(await maak(w, 'Anna', { vervangt: NU, nu: NU + UUR + 1000 })).toBe('intussen-anders');
  expect(await Promise.all([eerste, tweede].map((een) => vanAgendasleutel(w.db, een)))).toEqual([null, { id: 'anna' }]);
});

test('met het account gaat ook het adres weg', async () => {
  const w = await wereld();
  const sleutel = await maak(w, 'Anna');
  const account = await w.persoon('Anna');
  await accountOpheffen(w.db, { account, origin: ORIGIN, boek, nu: NU });
  expect(await vanAgendasleutel(w.db, sleutel)).toBe(null);
});
