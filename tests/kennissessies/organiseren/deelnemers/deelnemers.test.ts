import { expect, test } from 'vitest';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { inzageBij } from '#kennissessies/aanmelden/uitvoer/inzage-bij.ts';
import { behoeftenInzien } from '#kennissessies/organiseren/deelnemers/behoeften.ts';
import { deelnemersUitvoeren } from '#kennissessies/organiseren/deelnemers/deelnemerscsv.ts';
import { deelnemerslijst, perVorm } from '#kennissessies/organiseren/deelnemers/deelnemerslijst.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import { sessievragen } from '#kennissessies/organiseren/vragen/sessievragen.ts';
import { DAG, GEEN, MINUUT, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../../wereld.ts';

const ingelogd = { ...rosa, sessionId: 'login' };
const login = (w: Wereld, op = NU, tweede_stap_op: number | null = null) =>
  w.db
    .insertInto('session')
    .values({
      id: 'login',
      account_id: 'rosa',
      verloopt_op: NU + 9e9,
      aangemaakt_op: op,
      laatst_gezien_op: NU,
      apparaat: '',
      tweede_stap_op,
    })
    .execute();
const inzien = (w: Wereld, account = ingelogd, nu = NU) => behoeftenInzien(w.db, { account, id: 'k1', nu });
const genoteerd = async (w: Wereld) =>
  (await w.db.selectFrom('inzage').select(['wat', 'door', 'kennissessie_id']).execute()).map(Object.values);
const uitvoeren = (w: Wereld, account = rosa) =>
  deelnemersUitvoeren(w.db, {
    ...{ account, id: 'k1', nu: NU },
    regionaam: (slug) => `Regio ${slug}`,
    statusnaam: (status) => status.toUpperCase(),
  });
/** Signs up from a region, and goes to another afterwards. */
async function verhuisd(w: Wereld, naam: string) {
  const regio = { onderwijsregio: 'noord', regiostatus: 'in-oprichting' };
  await aanmelden(w.db, { account: await w.persoon(naam), slug: w.sessie.slug, antwoorden: GEEN, regio, origin: ORIGIN, nu: NU });
  await w.db.updateTable('account').set({ onderwijsregio: 'zuid' }).where('id', '=', naam.toLowerCase()).execute();
}

test('wie een plaats heeft staat op naam, wie wacht in de volgorde van de wachtlijst, wie zich afmeldde niet', async () => {
  const w = await wereld({ capaciteit: 2 });
  for (const naam of ['Carla', 'Anna', 'Zoe', 'Bram', 'Dirk']) await w.meldAan(naam);
  await vanLijstHalen(w.db, {
    account: rosa,
    id: 'k1',
    aanmelding: (await w.rij('Dirk')).id,
    reden: 'Dubbel.',
    bevestigd: true,
    origin: ORIGIN,
    nu: NU,
  });
  const { plaats, wachtlijst } = await deelnemerslijst(w.db, 'k1');
  expect([plaats, wachtlijst].map((deel) => deel.map(({ naam }) => naam))).toEqual([
    ['Anna', 'Carla'],
    ['Zoe', 'Bram'],
  ]);
});

test('wie later van regio wisselt, blijft op de lijst staan zoals bij het aanmelden', async () => {
  const w = await wereld({ capaciteit: 1 });
  await verhuisd(w, 'Anna');
  await verhuisd(w, 'Bram');
  const { plaats, wachtlijst } = await deelnemerslijst(w.db, 'k1');
  const toen = { onderwijsregio: 'noord', regiostatus: 'in-oprichting' };
  expect([plaats, wachtlijst]).toMatchObject([[{ naam: 'Anna', ...toen }], [{ naam: 'Bram', ...toen }]]);
  const [, anna = '', bram = ''] = (await uitvoeren(w))?.csv.split('\r\n') ?? [];
  for (const regel of [anna, bram]) expect(regel.split(';').slice(3, 5)).toEqual(['Regio noord', 'IN-OPRICHTING']);
});

test('het bestand opent goed in een rekenblad, zonder formules en zonder behoeften, en wordt genoteerd', async () => {
  const w = await wereld();
  await w.meldAan('Anna', { dieet: 'glutenvrij', toegang: 'ringleiding', vraag: 'Hoe?' });
  await w.db
    .updateTable('account')
    .set({ naam: '=HYPERLINK("http://x")', functie: '+31 6', organisatie: 'School; "De\nBrug"' })
    .where('id', '=', 'anna')
    .execute();
  await w.db.updateTable('aanmelding').set({ onderwijsregio: 'noord', regiostatus: 'voorloper' }).execute();
  const bestand = await uitvoeren(w);
  expect(bestand).toEqual({
    naam: 'deelnemers-loket-en-matching.csv',
    csv:
      '\ufeffNaam;Functie;Organisatie;Onderwijsregio;Regiostatus;Status;Vorm\r\n' +
      `"'=HYPERLINK(""http://x"")";'+31 6;"School; ""De\nBrug""";Regio noord;VOORLOPER;Bevestigd;Op locatie\r\n`,
  });
  expect(await genoteerd(w)).toEqual([['inzage-deelnemerslijst', 'rosa', 'k1']]);
});

test.each(['=1', '+1', '-1', '@a', '\tx', '\rx'])('een cel die met een formule begint wordt tekst (%#)', async (naam) => {
  const w = await wereld();
  await w.meldAan('Anna');
  await w.db.updateTable('account').set({ naam }).where('id', '=', 'anna').execute();
  const [, regel = ''] = (await uitvoeren(w))?.csv.split('\r\n') ?? [];
  expect(regel.replace(/^"/, '').startsWith("'")).toBe(true);
});

test('behoeften: alleen van wie een plaats heeft, geteld, met een verse login, en elke blik wordt genoteerd', async () => {
  const w = await wereld({ capaciteit: 2 });
  await login(w);
  await w.meldAan('Anna', { dieet: 'Vegetarisch' });
  await w.meldAan('Bram', { dieet: 'vegetarisch ', toegang: 'Rolstoelplek' });
  await w.meldAan('Carla', { dieet: 'halal' });
  expect(await inzien(w, ingelogd, NU + MINUUT)).toEqual({
    gelukt: true,
    behoeften: {
      ...{ opLocatie: 2, metDieet: 2 },
      dieet: [{ wens: 'Vegetarisch', aantal: 2 }],
      toegang: [{ wens: 'Rolstoelplek', aantal: 1 }],
      perMens: [
        { naam: 'Anna', dieet: 'Vegetarisch', toegang: '' },
        { naam: 'Bram', dieet: 'vegetarisch ', toegang: 'Rolstoelplek' },
      ],
    },
  });
  expect(await genoteerd(w)).toEqual([['inzage-behoeften', 'rosa', 'k1']]);
  const eigen = await inzageBij(w.db, { account: { id: 'bram' } });
  expect(eigen).toEqual([{ kennissessie: 'Loket en matching', wat: 'behoeften', op: new Date(NU + MINUUT).toISOString() }]);
  expect(await inzageBij(w.db, { account: { id: 'dirk' } })).toEqual([]);
});

test('voor de lunch telt wie naar de locatie komt, ook zonder wensen; wie online meedoet eet thuis', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 10 });
  await login(w);
  await w.meldAan('Anna', { deelname: 'fysiek', dieet: 'Vegetarisch' });
  await w.meldAan('Bram', { deelname: 'fysiek' });
  await w.meldAan('Carla', { deelname: 'fysiek', toegang: 'Rolstoelplek' });
  await w.meldAan('Dirk', { deelname: 'online', toegang: 'Ondertiteling' });
  expect(await inzien(w)).toMatchObject({ behoeften: { opLocatie: 3, metDieet: 1, perMens: [{}, {}, {}] } });
  const online = await wereld({ vorm: 'online' });
  await login(online);
  await online.meldAan('Anna');
  expect(await inzien(online)).toMatchObject({ behoeften: { opLocatie: 0, metDieet: 0, perMens: [] } });
});

test('een login van langer dan een kwartier geleden ziet geen behoeften, een verse tweede stap wel', async () => {
  const w = await wereld();
  await login(w, NU - 16 * MINUUT);
  // With an app the page itself asks for a code; without one there is only logging in again.
  expect(await inzien(w)).toEqual({ gelukt: false, reden: 'tweede-stap-nodig' });
  expect(await inzien(w, rosa)).toEqual({ gelukt: false, reden: 'tweede-stap-nodig' });
  const leidt = [{ soort: 'projectleider' as const, onderwijsregio: 'voorbeeldregio-waterkant' }];
  expect(await inzien(w, { ...ingelogd, rechten: leidt, tweedeStap: false })).toEqual({ gelukt: false, reden: 'niet-vers' });
  expect(await genoteerd(w)).toEqual([]);
  await w.db
    .updateTable('session')
    .set({ tweede_stap_op: NU - 15 * MINUUT })
    .execute();
  expect(await inzien(w)).toMatchObject({ gelukt: true });
});

test('gaat het niet door, dan is er niets meer te regelen en niets te bekijken', async () => {
  const w = await wereld();
  await login(w);
  await w.meldAan('Anna', { dieet: 'halal' });
  await w.gelastAf('Ziek');
  expect(await inzien(w, ingelogd, NU + MINUUT)).toEqual({ gelukt: false, reden: 'afgelast' });
  expect(await genoteerd(w)).not.toContainEqual(expect.arrayContaining(['inzage-behoeften']));
});

test('na een dag zijn behoeften gewist, en wie niet organiseert vindt niets', async () => {
  const w = await wereld();
  await login(w);
  const einde = w.sessie.eind_op;
  await w.db
    .updateTable('session')
    .set({ aangemaakt_op: einde + DAG - MINUUT })
    .execute();
  expect(await inzien(w, ingelogd, einde + DAG - 1)).toMatchObject({ gelukt: true });
  expect(await inzien(w, ingelogd, einde + DAG)).toEqual({ gelukt: false, reden: 'gewist' });
  const elders = {
    ...mens('Anna'),
    sessionId: 'login',
    rechten: [{ soort: 'projectleider' as const, onderwijsregio: 'voorbeeldregio-veenhoek' }],
  };
  expect(await inzien(w, elders)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect([await uitvoeren(w, elders), await uitvoeren(w, mens('Carla'))]).toEqual([null, null]);
});

test('van de lijst gehaald met een reden: één brief, uit de agenda, en de volgende schuift door', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna', { dieet: 'halal' });
  await w.meldAan('Bram');
  const haal = async (reden: string, account = rosa, nu = NU, bevestigd = true) =>
    vanLijstHalen(w.db, { account, id: 'k1', aanmelding: (await w.rij('Anna')).id, reden, bevestigd, origin: ORIGIN, nu });
  expect(await haal(' ')).toEqual({ gelukt: false, reden: 'zonder-toelichting' });
  expect(await haal('x', mens('Carla'))).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await haal('x', rosa, w.sessie.begin_op + 1000)).toEqual({ gelukt: false, reden: 'te-laat' });
  // First who gets mail, and which: nothing has happened yet.
  const vooraf = await haal('Je bent dubbel aangemeld.', rosa, NU, false);
  expect(vooraf).toMatchObject({
    reden: 'onbevestigd',
    gevolg: {
      zin: 'Dit gaat naar 2 mensen: 1 (Anna), 1 van de wachtlijst, nu met een plaats.',
      brieven: [{ tekst: expect.stringContaining('Reden: Je bent dubbel aangemeld.') }, { onderwerp: expect.stringContaining('plaats') }],
    },
  });
  expect([await w.statussen(), (await w.brieven('Anna')).length]).toEqual([{ anna: 'bevestigd', bram: 'wachtlijst' }, 1]);
  expect(await haal('Je bent dubbel aangemeld.')).toEqual({ gelukt: true });
  expect(await haal('Nog eens.')).toEqual({ gelukt: false, reden: 'al-weg' });
  expect(await w.statussen()).toEqual({ anna: 'afgemeld', bram: 'bevestigd' });
  expect((await w.brieven('Anna')).slice(1)).toMatchObject([
    {
      onderwerp: 'Je aanmelding is vervallen: Loket en matching',
      agenda_methode: 'CANCEL',
      tekst: expect.stringContaining('Je bent dubbel aangemeld.'),
    },
  ]);
  expect(await w.rij('Anna')).toMatchObject({ dieet: '', volgnummer: 1 });
  const wat = await w.db.selectFrom('gebeurtenis').select(['wat', 'over', 'bijzonderheden']).execute();
  expect(wat).toEqual([{ wat: 'deelnemer-weggehaald', over: 'anna', bijzonderheden: '' }]);
});

test('dezelfde vraag staat er één keer, zonder wie hem stelde; wie zich afmeldt neemt zijn vraag mee', async () => {
  const w = await wereld({ capaciteit: 9 });
  for (const [naam, vraag] of Object.entries({
    Anna: 'Hoe begin je?',
    Bram: 'Wat kost het?',
    Carla: 'hoe  begin je',
    Dirk: 'Weg?',
    Emma: '',
  }))
    await w.meldAan(naam, { vraag });
  await vanLijstHalen(w.db, {
    account: rosa,
    id: 'k1',
    aanmelding: (await w.rij('Dirk')).id,
    reden: 'x',
    bevestigd: true,
    origin: ORIGIN,
    nu: NU,
  });
  const vragen = await sessievragen(w.db, 'k1');
  expect(vragen.map(({ vraag, aantal }) => ({ vraag, aantal }))).toEqual([
    { vraag: 'Hoe begin je?', aantal: 2 },
    { vraag: 'Wat kost het?', aantal: 1 },
  ]);
});

test('van een hybride dag staat er hoeveel mensen op locatie komen en hoeveel online', () => {
  const regels = (['fysiek', 'online', 'fysiek'] as const).map((deelname) => ({ deelname }));
  expect([perVorm(regels), perVorm([])]).toEqual(['2 op locatie, 1 online', '0 op locatie, 0 online']);
});
