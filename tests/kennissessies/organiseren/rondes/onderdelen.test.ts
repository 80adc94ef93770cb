import { expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { mijnAanmelding } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { deelnemersUitvoeren } from '#kennissessies/organiseren/deelnemers/deelnemerscsv.ts';
import { leesOnderdeel, NAAR_TIJDEN, NIEUWE_RONDE, onderdeelIngevuld } from '#kennissessies/organiseren/rondes/invoer.ts';
import { keuzeVragen } from '#kennissessies/organiseren/rondes/keuze-vragen.ts';
import { onderdeelAfgelasten } from '#kennissessies/organiseren/rondes/onderdeel-afgelasten.ts';
import { onderdeelToevoegen } from '#kennissessies/organiseren/rondes/onderdeel-toevoegen.ts';
import { onderdeelWijzigen } from '#kennissessies/organiseren/rondes/onderdeel-wijzigen.ts';
import { zaallijsten } from '#kennissessies/organiseren/rondes/zaallijsten.ts';
import { sessieKopieren, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import { verstuurdeBrieven } from '#kennissessies/organiseren/verstuurd/verstuurde-brieven.ts';
import { DAG, GEEN, mens, NU, ORIGIN, rosa, UUR, uren, wereld } from '../../wereld.ts';

const vanElders: Account = { ...mens('Bram'), rechten: [{ soort: 'projectleider', onderwijsregio: 'voorbeeldregio-heuvelland' }] };
const INGEVULD = {
  ronde: NIEUWE_RONDE,
  titel: 'Werken met data',
  begintijd: '13:30',
  eindtijd: '14:30',
  plaats: 'Zaal 1',
  capaciteit: '2',
};

async function metSessie(anders: Parameters<typeof wereld>[0] = {}) {
  const w = await wereld({ capaciteit: 10, ...anders });
  const { id } = w.sessie;
  const sessie = async () => {
    const k = await opzoeken(w.db, { id });
    if (!k) throw new Error('The session is gone.');
    return k;
  };
  const onderdeel = async (titel: string) => {
    const een = (await sessie()).onderdelen.find((ander) => ander.titel === titel);
    if (!een) throw new Error(`No part ${titel}.`);
    return een;
  };
  return {
    ...w,
    haal: sessie,
    deel: onderdeel,
    /** As the door does it: what is wrong per field, or the reason, or "". */
    async erbij(waarden: Partial<typeof INGEVULD> & Record<string, string>, account = rosa) {
      const gelezen = leesOnderdeel({ ...INGEVULD, ...waarden }, await sessie());
      if ('fouten' in gelezen) return gelezen.fouten;
      const uitslag = await onderdeelToevoegen(w.db, { account, id, gegevens: gelezen.gegevens, nu: NU });
      return uitslag.gelukt ? '' : uitslag.reden;
    },
    async wijzigDeel(titel: string, waarden: Record<string, string>, { bevestigd = true, versie = 0, nu = NU } = {}) {
      const was = await onderdeel(titel);
      const gelezen = leesOnderdeel({ ...onderdeelIngevuld(was), ...waarden }, await sessie(), was);
      if ('fouten' in gelezen) throw new Error(JSON.stringify(gelezen.fouten));
      const verzoek = { account: rosa, id, onderdeel: was.id, versie: versie || was.versie, bevestigd, origin: ORIGIN, nu };
      return onderdeelWijzigen(w.db, { ...verzoek, gegevens: gelezen.gegevens });
    },
    async gelastDeelAf(titel: string, { bevestigd = true, reden = '', weghalen = false } = {}) {
      const verzoek = { account: rosa, id, onderdeel: (await onderdeel(titel)).id, bevestigd, origin: ORIGIN, nu: NU };
      return onderdeelAfgelasten(w.db, { ...verzoek, reden, weghalen });
    },
    async kies(naam: string, ...titels: string[]) {
      const delen = await Promise.all(titels.map(onderdeel));
      const keuzes = Object.fromEntries(delen.map((een) => [een.ronde, een.id]));
      const account = await w.persoon(naam);
      return aanmelden(w.db, { account, slug: w.sessie.slug, antwoorden: GEEN, keuzes, origin: ORIGIN, nu: NU });
    },
  };
}

test('een onderdeel begint een ronde, of komt in een ronde die er is en krijgt dan haar tijden', async () => {
  const w = await metSessie();
  expect(await w.erbij({})).toBe('');
  expect(await w.erbij({ ronde: '1', titel: 'Een loket', begintijd: '', eindtijd: '', plaats: '', 'doelgroep:bestuurders': 'ja' })).toBe(
    '',
  );
  expect(await w.erbij({ titel: 'Leerpleinen', begintijd: '15:00', eindtijd: '16:00' })).toBe('');
  const tijd = (klok: string) => momentVan('2027-02-11', klok);
  expect(
    (await w.haal()).onderdelen.map(({ titel, ronde, beginOp, eindOp, doelgroepen }) => [titel, ronde, beginOp, eindOp, doelgroepen]),
  ).toEqual([
    ['Een loket', 1, tijd('13:30'), tijd('14:30'), ['bestuurders']],
    ['Werken met data', 1, tijd('13:30'), tijd('14:30'), []],
    ['Leerpleinen', 2, tijd('15:00'), tijd('16:00'), []],
  ]);
});

test('een onderdeel komt in de ronde die er dan is, en anders in een nieuwe', async () => {
  const w = await metSessie();
  await w.erbij({});
  expect(await w.erbij({ ronde: NAAR_TIJDEN, titel: 'Een loket', begintijd: '14:00' })).toBe('');
  expect(await w.erbij({ ronde: NAAR_TIJDEN, titel: 'Leerpleinen', begintijd: '14:45', eindtijd: '15:45' })).toBe('');
  expect([(await w.deel('Een loket')).ronde, (await w.deel('Leerpleinen')).ronde]).toEqual([1, 2]);
  expect(await w.erbij({ ronde: NAAR_TIJDEN, titel: 'Nog een', begintijd: '', eindtijd: '' })).toHaveProperty('begintijd');
});

test.each([
  ['zonder titel', { titel: ' ' }, { titel: 'Vul een titel in.' }],
  [
    'zonder tijden',
    { begintijd: '', eindtijd: 'x' },
    { begintijd: expect.stringMatching(/begintijd/), eindtijd: expect.stringMatching(/eindtijd/) },
  ],
  ['met het eind voor het begin', { eindtijd: '13:30' }, { eindtijd: 'De eindtijd ligt niet na de begintijd.' }],
  ['zonder plaatsen', { capaciteit: '0' }, { capaciteit: expect.stringMatching(/een heel getal van 1 of meer/) }],
  ['in een ronde die er niet is', { ronde: '7' }, { ronde: 'Kies een ronde uit de lijst, of een nieuwe.' }],
  ['voor het begin van de kennissessie', { begintijd: '12:30', eindtijd: '13:30' }, 'buiten-sessie'],
  ['tot na haar eind', { begintijd: '16:00', eindtijd: '17:00' }, 'buiten-sessie'],
  ['in een nieuwe ronde door de eerste heen', { titel: 'Anders', begintijd: '14:00', eindtijd: '15:00' }, 'overlapt'],
  ['in een ronde die dan al voorbij is', { ronde: '1', titel: 'Anders', begintijd: '14:45', eindtijd: '15:45' }, 'niet-tegelijk'],
  ['met een titel die er in die ronde al is', { ronde: '1', titel: 'werken met DATA' }, 'titel-dubbel'],
])('een onderdeel %s wordt geweigerd', async (_, anders, fout) => {
  const w = await metSessie();
  await w.erbij({});
  expect(await w.erbij(anders)).toEqual(fout);
  expect((await w.haal()).onderdelen).toHaveLength(1);
});

test('een ronde hoort bij één bijeenkomst', async () => {
  const w = await metSessie();
  await w.drieBijeenkomsten();
  expect(await w.erbij({})).toEqual({ bijeenkomst: 'Kies bij welke bijeenkomst deze ronde hoort.' });
  expect(await w.erbij({ bijeenkomst: 'k1-2' })).toBe('');
  expect((await w.deel('Werken met data')).beginOp).toBe(momentVan('2027-03-11', '13:30'));
});

test('wie de kennissessie niet organiseert verandert niets aan de rondes, en van wat is afgelast niemand', async () => {
  const w = await metSessie();
  expect(await w.erbij({}, vanElders)).toBe('onbekend');
  await w.gelastAf();
  expect(await w.erbij({})).toBe('kan-niet');
});

test('een andere zaal of tijd gaat naar wie het koos, nadat het is gevraagd; voor wie het is en meer plaatsen niet', async () => {
  const w = await metSessie();
  await w.erbij({});
  await w.erbij({ ronde: '1', titel: 'Een loket' });
  await w.kies('Anna', 'Werken met data');
  await w.kies('Carla', 'Een loket');
  const [eerder] = [(await w.brieven()).length];
  expect(await w.wijzigDeel('Werken met data', { plaats: 'Zaal 9', begintijd: '13:45' }, { bevestigd: false })).toMatchObject({
    ...{ reden: 'onbevestigd', gevolg: { zin: 'Dit gaat naar 1 persoon in dit onderdeel.' } },
  });
  expect([(await w.deel('Werken met data')).plaats, (await w.brieven()).length]).toEqual(['Zaal 1', eerder]);
  expect(await w.wijzigDeel('Werken met data', { plaats: 'Zaal 9', begintijd: '13:45' })).toEqual({ gelukt: true, gemaild: 1 });
  const brief = (await w.brieven('Anna')).at(-1);
  expect(brief?.onderwerp).toBe('Gewijzigd: Werken met data, bij Loket en matching');
  expect(brief?.tekst).toMatch(/Nieuwe tijd: 13\.45 tot 14\.30 uur\s+Was: 13\.30 tot 14\.30 uur\s+Nieuwe zaal: Zaal 9\s+Was: Zaal 1/);
  expect([brief?.agenda_methode, (await w.brieven('Carla')).length]).toEqual(['REQUEST', 1]);
  expect(brief?.agenda?.replaceAll('\r\n ', '')).toMatch(/SEQUENCE:1\r[\s\S]*Ronde 1: Werken met data\\, 13\.45 tot 14\.30 uur\\, Zaal 9/);
  expect(await w.wijzigDeel('Werken met data', { capaciteit: '5', 'doelgroep:leraren': 'ja' }, { bevestigd: false })).toEqual({
    ...{ gelukt: true, gemaild: 0 },
  });
  expect((await verstuurdeBrieven(w.db, 'k1')).map(({ onderwerp, aan, aantal }) => [onderwerp, aan, aantal])).toEqual([
    ['Gewijzigd: Werken met data', 'wie dit onderdeel koos', 1],
  ]);
});

test('minder plaatsen dan mensen, een oude versie en tijden buiten de ronde worden geweigerd', async () => {
  const w = await metSessie();
  await w.erbij({});
  for (const naam of ['Anna', 'Carla']) await w.kies(naam, 'Werken met data');
  expect(await w.wijzigDeel('Werken met data', { capaciteit: '1' })).toEqual({ gelukt: false, reden: 'te-klein', gekozen: 2 });
  expect(await w.wijzigDeel('Werken met data', { eindtijd: '18:00' })).toEqual({ gelukt: false, reden: 'buiten-sessie' });
  expect(await w.wijzigDeel('Werken met data', { capaciteit: '3' })).toMatchObject({ gelukt: true });
  expect(await w.wijzigDeel('Werken met data', { capaciteit: '4' }, { versie: 1 })).toMatchObject({
    reden: 'verouderd',
    nu: { capaciteit: 3 },
  });
});

test('een onderdeel gaat niet door: wie het koos hoort dat één keer met de reden, kiest iets anders, en niemand kiest het nog', async () => {
  const w = await metSessie();
  await w.erbij({});
  await w.erbij({ ronde: '1', titel: 'Een loket' });
  await w.kies('Anna', 'Werken met data');
  const vooraf = await w.gelastDeelAf('Werken met data', { bevestigd: false });
  expect(vooraf).toMatchObject({ reden: 'onbevestigd', gevolg: { mensen: 1 } });
  // An example says when it was, and leads to nobody's registration.
  const voorbeeld = 'gevolg' in vooraf ? (vooraf.gevolg.brieven[0]?.tekst ?? '') : '';
  expect(voorbeeld).toContain('Wanneer het zou zijn: donderdag 11 februari 2027, 13.30 tot 14.30 uur');
  expect(voorbeeld).toContain('Kies een ander onderdeel:\n(eigen link van wie dit krijgt)');
  expect(voorbeeld).not.toContain('eigen/');
  expect(await w.gelastDeelAf('Werken met data', { reden: 'De spreker is ziek.' })).toEqual({ gelukt: true, gemaild: 1, weg: false });
  const brief = (await w.brieven('Anna')).at(-1);
  expect(brief?.tekst).toMatch(/De kennissessie zelf gaat wel door en je houdt je plaats.*De spreker is ziek\..*Kies een ander onderdeel/s);
  expect((await mijnAanmelding(w.db, { account: mens('Anna'), slug: w.sessie.slug, nu: NU }))?.gekozen).toEqual([]);
  expect(await w.kies('Carla', 'Werken met data')).toMatchObject({ reden: 'onderdeel-vol', keuzefouten: [{ waarom: 'weg' }] });
  expect((await w.wijzigDeel('Werken met data', { plaats: 'Zaal 2' })).gelukt).toBe(false);
  expect(await w.gelastDeelAf('Een loket', { bevestigd: false })).toEqual({ gelukt: true, gemaild: 0, weg: true });
  const nog = async () => (await w.haal()).onderdelen.map(({ titel, afgelast }) => [titel, afgelast]);
  expect(await nog()).toEqual([['Werken met data', true]]);
  // The same button once more, or by somebody who still has the old screen: it stays to be read.
  for (const bevestigd of [true, false])
    expect(await w.gelastDeelAf('Werken met data', { bevestigd })).toEqual({ gelukt: true, gemaild: 0, weg: false });
  expect([await nog(), (await w.brieven('Anna')).length]).toEqual([[['Werken met data', true]], 2]);
  expect(await w.gelastDeelAf('Werken met data', { weghalen: true, bevestigd: false })).toEqual({ gelukt: true, gemaild: 0, weg: true });
  expect(await nog()).toEqual([]);
});

test('op een andere dag verhuizen de onderdelen mee, en wie een plaats heeft leest dat; op dezelfde dag blijven ze als ze passen', async () => {
  const w = await metSessie();
  await w.erbij({});
  await w.kies('Anna', 'Werken met data');
  const { begin_op, eind_op } = w.sessie;
  const begintijd = async () => (await w.deel('Werken met data')).beginOp - begin_op;
  expect(await w.wijzig(uren(begin_op + UUR / 4, eind_op))).toMatchObject({ gelukt: true });
  expect(await begintijd()).toBe(UUR / 2);
  expect((await w.brieven('Anna')).at(-1)?.tekst).not.toContain('De rondes verhuizen mee.');
  expect(await w.wijzig(uren(begin_op + UUR / 4 + DAG, eind_op + DAG))).toMatchObject({ gelukt: true });
  expect(await begintijd()).toBe(UUR / 2 + DAG);
  expect((await w.brieven('Anna')).at(-1)?.tekst).toContain('De rondes verhuizen mee.');
  expect(await w.wijzig(uren(begin_op + UUR / 4 + DAG, begin_op + UUR + DAG))).toEqual({ gelukt: false, reden: 'ronde-erbuiten' });
});

test('een kopie krijgt de onderdelen zonder mensen en zonder wat niet doorgaat; een concept neemt ze mee als het wordt weggegooid', async () => {
  const w = await metSessie();
  await w.erbij({});
  await w.erbij({ ronde: '1', titel: 'Een loket' });
  for (const [naam, titel] of [
    ['Anna', 'Werken met data'],
    ['Carla', 'Een loket'],
  ] as const)
    await w.kies(naam, titel);
  await w.gelastDeelAf('Een loket');
  const kopie = await sessieKopieren(w.db, { account: rosa, id: 'k1', gastheer: 'localhost', nu: NU });
  const id = kopie.gelukt ? kopie.id : '';
  const nieuw = await opzoeken(w.db, { id });
  expect(nieuw?.onderdelen.map(({ titel, versie }) => [titel, versie])).toEqual([['Werken met data', 1]]);
  expect((await zaallijsten(w.db, { id, onderdelen: nieuw?.onderdelen ?? [] })).lijsten[0]?.gekozen).toBe(0);
  expect(await sessieVerwijderen(w.db, { account: rosa, id, nu: NU })).toEqual({ gelukt: true });
  expect(await w.db.selectFrom('onderdeel').select('id').where('kennissessie_id', '=', id).execute()).toEqual([]);
  expect((await w.haal()).onderdelen).toHaveLength(2);
});

test('per zaal staat wie er komt, op naam; de lijst voor het rekenblad heeft een kolom per ronde', async () => {
  const w = await metSessie();
  await w.erbij({ capaciteit: '5' });
  await w.erbij({ titel: 'Leerpleinen', begintijd: '15:00', eindtijd: '16:00' });
  await w.kies('Zoë', 'Werken met data', 'Leerpleinen');
  await w.kies('Anna', 'Werken met data');
  await w.kies('Carla');
  const { lijsten, metPlaats } = await zaallijsten(w.db, await w.haal());
  expect(lijsten.map(({ onderdeel, gekozen, gasten }) => [onderdeel.titel, gekozen, gasten.map(({ naam }) => naam)])).toEqual([
    ['Werken met data', 2, ['Anna', 'Zoë']],
    ['Leerpleinen', 1, ['Zoë']],
  ]);
  expect(metPlaats).toBe(3);
  const csv = await deelnemersUitvoeren(w.db, { account: rosa, id: 'k1', regionaam: String, statusnaam: String, nu: NU });
  const regels = (csv?.csv ?? '')
    .trim()
    .split('\r\n')
    .map((regel) => regel.split(';'));
  expect(regels.map((cellen) => [cellen[0]?.replace('\uFEFF', ''), ...cellen.slice(-2)])).toEqual([
    ['Naam', 'Ronde 1', 'Ronde 2'],
    ['Anna', 'Werken met data', ''],
    ['Carla', '', ''],
    ['Zoë', 'Werken met data', 'Leerpleinen'],
  ]);
});

test('een nieuw onderdeel mailt niemand vanzelf; de knop mailt eerst niemand en dan wie nog kan kiezen, elk één keer', async () => {
  const w = await metSessie();
  await w.erbij({ capaciteit: '5' });
  await w.kies('Anna', 'Werken met data');
  await w.kies('Carla');
  const brieven = async () => [(await w.brieven('Anna')).length, (await w.brieven('Carla')).length];
  const vraag = (bevestigd: boolean, account = rosa) => keuzeVragen(w.db, { account, id: w.sessie.id, bevestigd, origin: ORIGIN, nu: NU });
  const vooraf = await brieven();
  await w.erbij({ titel: 'Leerpleinen', begintijd: '15:00', eindtijd: '16:00' });
  expect(await brieven()).toEqual(vooraf);
  expect(await vraag(true, vanElders)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await vraag(false)).toMatchObject({ reden: 'onbevestigd', gevolg: { mensen: 2 } });
  expect(await brieven()).toEqual(vooraf);
  expect(await vraag(true)).toEqual({ gelukt: true, gemaild: 2 });
  const anna = (await w.brieven('Anna')).at(-1);
  expect(anna?.onderwerp).toMatch(/^Kies je onderdelen: /);
  expect(anna?.tekst).toMatch(/Ronde 1: Werken met data.*Ronde 2: kies je later.*aanmeldingen\/.*\/wijzigen\//s);
  const [kept] = (await verstuurdeBrieven(w.db, w.sessie.id)).filter(({ onderwerp }) => onderwerp.startsWith('Kies je onderdelen'));
  expect([kept?.aantal, kept?.tekst.includes('(eigen link van wie dit krijgt)')]).toEqual([2, true]);
  for (const titel of ['Leerpleinen', 'Werken met data']) await w.gelastDeelAf(titel);
  expect(await vraag(true)).toEqual({ gelukt: false, reden: 'niemand' });
});
