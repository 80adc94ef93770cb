import { expect, test } from 'vitest';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { nieuwDoorVerplaatsen } from '#kennissessies/verplaatst.ts';
import { DAG, MINUUT, mens, NU, ORIGIN, rosa, UUR, uren, type Wereld, wereld } from '../wereld.ts';

const rij = ({ db }: Wereld) => db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow();
const onderwerpen = async (w: Wereld, naam: string) => (await w.brieven(naam)).map(({ onderwerp }) => onderwerp.split(':')[0]);
const LINK = { oud: 'https://oud.example/', nieuw: 'https://nieuw.example/' };
const anna = { ...mens('Anna'), rechten: [{ soort: 'projectleider' as const, onderwijsregio: 'voorbeeldregio-waterkant' }] };

test('alleen de Realisatie-Eenheid en de projectleider van de regio die ontvangt wijzigen of gelasten af', async () => {
  const w = await wereld();
  const half = { ...rosa, tweedeStap: false };
  const elders = { ...anna, rechten: [{ soort: 'projectleider' as const, onderwijsregio: 'voorbeeldregio-veenhoek' }] };
  const auteur = { ...anna, rechten: [{ soort: 'auteur' as const, onderwijsregio: 'voorbeeldregio-waterkant' }] };
  for (const account of [mens('Carla'), half, elders, auteur]) {
    expect(await w.wijzig({ titel: 'x' }, { account })).toEqual({ gelukt: false, reden: 'onbekend' });
    expect(await w.gelastAf('', { account })).toEqual({ gelukt: false, reden: 'onbekend' });
  }
  expect(await w.wijzig({ titel: 'x' }, { account: { ...anna, id: (await w.persoon('Anna')).id } })).toMatchObject({ gelukt: true });
});

test('een projectleider maakt van een regionale sessie geen landelijke, en geen sessie van een andere regio', async () => {
  const w = await wereld();
  for (const wijziging of [{ schaal: 'landelijk' as const }, { gastregio: 'voorbeeldregio-veenhoek' }])
    expect(await w.wijzig(wijziging, { account: anna })).toEqual({ gelukt: false, reden: 'niet-van-jou' });
  await w.zet({ schaal: 'landelijk' });
  expect(await w.wijzig({ titel: 'x' }, { account: anna })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('wie van een oudere versie uitging verandert niets, en hoort hoe het er nu staat', async () => {
  const w = await wereld();
  const oud = { account: rosa, id: 'k1', versie: 1, bevestigd: true, origin: ORIGIN, nu: NU };
  expect(await wijzigen(w.db, { ...oud, wijziging: { titel: 'Eerst' } })).toMatchObject({ gelukt: true });
  expect(await wijzigen(w.db, { ...oud, wijziging: { titel: 'Daarna' } })).toMatchObject({
    reden: 'verouderd',
    nu: { titel: 'Eerst', versie: 2 },
  });
  expect(await rij(w)).toMatchObject({ titel: 'Eerst', versie: 2 });
});

test('een andere tijd maakt een open sessie verplaatst, een andere zaal niet', async () => {
  const w = await wereld();
  await w.wijzig({ plaats: 'Meppel' });
  expect(await rij(w)).toMatchObject({ status: 'open', volgnummer: 1 });
  await w.wijzig(uren(w.sessie.begin_op + DAG, w.sessie.eind_op + DAG));
  expect(await rij(w)).toMatchObject({ status: 'verplaatst', volgnummer: 2, begin_op: w.sessie.begin_op + DAG });
});

test('een kwartier of meer heet gewijzigd, minder of een andere link niet; de agenda volgt allebei', async () => {
  const w = await wereld({ vorm: 'online', online_link: 'https://oud.example/' });
  await w.meldAan('Anna');
  await w.wijzig(uren(w.sessie.begin_op + 14 * MINUUT, w.sessie.eind_op));
  await w.wijzig({ onlineLink: 'https://nieuw.example/' });
  await w.wijzig(uren(w.sessie.begin_op + 29 * MINUUT, w.sessie.eind_op));
  expect((await w.brieven('Anna')).slice(1).map(({ onderwerp, agenda_methode }) => [onderwerp.split(':')[0], agenda_methode])).toEqual([
    ['Kleine aanpassing', 'REQUEST'],
    ['Kleine aanpassing', 'REQUEST'],
    ['Gewijzigd, nieuwe tijd', 'REQUEST'],
  ]);
  expect(await rij(w)).toMatchObject({ status: 'verplaatst', volgnummer: 3 });
});

test('voordat er iets uitgaat staat er naar hoeveel mensen, en hoe de brief eruitziet; daarvoor verandert er niets', async () => {
  const w = await wereld({ capaciteit: 2 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  const eerst = await rij(w);
  const vraag = await w.wijzig({ plaats: 'Meppel' }, { bevestigd: false });
  expect(vraag).toMatchObject({
    ...{ gelukt: false, reden: 'onbevestigd' },
    gevolg: {
      zin: 'Dit gaat naar 3 mensen: 2 met een plaats, 1 op de wachtlijst.',
      brieven: [
        {
          ...{ aan: '2 mensen met een plaats', onderwerp: 'Gewijzigd, nieuwe plaats: Loket en matching' },
          tekst: expect.stringContaining('Nieuwe plaats: Meppel\nWas: Zwolle'),
        },
        { aan: '1 persoon op de wachtlijst', tekst: expect.stringContaining('Je houdt je plek op de wachtlijst') },
      ],
    },
  });
  // No key that opens somebody's registration, and no name.
  const sleutels = (await w.db.selectFrom('aanmelding').select('sleutel').execute()).map(({ sleutel }) => sleutel);
  for (const geheim of [...sleutels, 'Anna', 'Bram', 'Carla']) expect(JSON.stringify(vraag)).not.toContain(geheim);
  expect([await rij(w), await onderwerpen(w, 'Anna')]).toEqual([eerst, ['Je bent aangemeld']]);
  expect(await w.wijzig({ plaats: 'Meppel' })).toMatchObject({ gelukt: true, gemaild: 3 });
});

test('wie door meer plaatsen doorschuift, telt mee in de vraag vooraf', async () => {
  const w = await wereld({ capaciteit: 1 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  expect(await w.wijzig({ capaciteit: 2 }, { bevestigd: false })).toMatchObject({
    gevolg: { mensen: 1, brieven: [{ onderwerp: 'Je hebt een plaats: Loket en matching' }] },
  });
  expect(await w.wijzig({ kern: 'Zonder mail' }, { bevestigd: false })).toEqual({ gelukt: true, gemaild: 0, doorgeschoven: 0 });
});

test('wie een plaats heeft houdt die: minder plaatsen dan mensen kan niet, met hoeveel en wie als laatste kwam', async () => {
  const w = await wereld({ capaciteit: 3 });
  await w.meldAan('Anna');
  await w.meldAan('Bram', {}, NU + UUR);
  await w.meldAan('Carla', {}, NU + 2 * UUR);
  expect(await w.wijzig({ capaciteit: 1 })).toEqual({
    gelukt: false,
    reden: 'te-klein',
    ruimte: 'alle',
    bezet: 3,
    teVeel: 2,
    laatsten: ['Carla', 'Bram'],
  });
  expect(await w.wijzig({ achtergehouden: 1 })).toMatchObject({ reden: 'te-klein', teVeel: 1, laatsten: ['Carla'] });
  expect(await w.wijzig({ capaciteit: 3 })).toMatchObject({ gelukt: true });
});

test('de aanmelding sluit nooit na het begin', async () => {
  const w = await wereld();
  await w.wijzig(uren(w.sessie.aanmelden_tot - DAG, w.sessie.eind_op));
  expect((await rij(w)).aanmelden_tot).toBe(w.sessie.aanmelden_tot - DAG);
});

test('een sessie eindigt na haar begin en verhuist niet naar het verleden', async () => {
  const w = await wereld();
  expect(await w.wijzig(uren(w.sessie.begin_op, w.sessie.begin_op))).toEqual({ gelukt: false, reden: 'niet-op-volgorde' });
  expect(await w.wijzig(uren(NU - 1, w.sessie.eind_op))).toEqual({ gelukt: false, reden: 'in-het-verleden' });
});

test('een aangekondigde sessie krijgt er geen bijeenkomst bij en raakt er geen kwijt; een concept wel', async () => {
  const w = await wereld();
  const twee = [0, 7].map((dagen) => ({ beginOp: w.sessie.begin_op + dagen * DAG, eindOp: w.sessie.eind_op + dagen * DAG, onderdeel: '' }));
  expect(await w.wijzig({ bijeenkomsten: twee })).toEqual({ gelukt: false, reden: 'andere-bijeenkomsten' });
  await w.zet({ status: 'concept' });
  expect(await w.wijzig({ bijeenkomsten: twee })).toMatchObject({ gelukt: true, gemaild: 0 });
  expect(await rij(w)).toMatchObject({ begin_op: twee[0]?.beginOp, eind_op: twee[1]?.eindOp, volgnummer: 0 });
  const uids = await w.db.selectFrom('bijeenkomst').select('ical_uid').orderBy('begin_op').execute();
  expect([uids[0]?.ical_uid, uids[1]?.ical_uid.split('@')[1]]).toEqual(['k1@kennis.example', 'kennis.example']);
  expect(await w.wijzig({ bijeenkomsten: twee.slice(0, 1) })).toMatchObject({ gelukt: true });
  expect(await w.db.selectFrom('bijeenkomst').selectAll().execute()).toEqual([]);
});

test('een nieuwe link gaat alleen naar wie online meedoet en een plaats heeft, en de brief zegt dat hij nieuw is', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: LINK.oud, capaciteit: 2 });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  await w.meldAan('Bram', { deelname: 'online' });
  await w.meldAan('Carla', { deelname: 'online' });
  const vraag = await w.wijzig({ onlineLink: LINK.nieuw }, { bevestigd: false });
  expect(vraag).toMatchObject({
    gevolg: {
      zin: 'Dit gaat naar 1 persoon met een plaats (online).',
      brieven: [{ tekst: expect.stringContaining(`Nieuwe link om mee te doen: ${LINK.nieuw}`) }],
    },
  });
  expect(await w.wijzig({ onlineLink: LINK.nieuw })).toMatchObject({ gemaild: 1 });
  expect([await onderwerpen(w, 'Anna'), await onderwerpen(w, 'Bram'), await onderwerpen(w, 'Carla')]).toEqual([
    ['Je bent aangemeld'],
    ['Je bent aangemeld', 'Kleine aanpassing'],
    ['Je staat op de wachtlijst'],
  ]);
});

test('de eerste link gaat per mail naar wie online een plaats heeft, en heet niet nieuw', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 2 });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  await w.meldAan('Bram', { deelname: 'online' });
  expect(await w.wijzig({ onlineLink: LINK.nieuw })).toMatchObject({ gemaild: 1 });
  expect((await w.brieven('Bram')).at(-1)?.tekst).toContain(`\nLink om mee te doen: ${LINK.nieuw}`);
});

test('een andere zaal is geen nieuws voor wie online meedoet; een andere tijd wel, met alleen wat er anders is', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: LINK.oud });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  await w.meldAan('Bram', { deelname: 'online' });
  expect(await w.wijzig({ plaats: 'Meppel' })).toMatchObject({ gemaild: 1 });
  expect(await onderwerpen(w, 'Bram')).toEqual(['Je bent aangemeld']);
  const later = uren(w.sessie.begin_op + DAG, w.sessie.eind_op + DAG);
  expect(await w.wijzig({ ...later, titel: 'Loketten' })).toMatchObject({ gemaild: 2 });
  const brief = (await w.brieven('Bram')).at(-1)?.tekst ?? '';
  const regels = ['Nieuwe datum: vrijdag 12 februari 2027, 13.00 tot 16.30 uur', 'Was: donderdag 11 februari 2027, 13.00 tot 16.30 uur'];
  expect(brief).toContain([...regels, 'Nieuwe titel: Loketten', 'Was: Loket en matching'].join('\n'));
  for (const gelijk of ['Meppel', 'Zwolle', LINK.oud]) expect(brief).not.toContain(gelijk);
});

test('een andere titel komt in de agenda van wie een plaats heeft; wie wacht of is uitgenodigd krijgt er geen mail over', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1 });
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam);
  await deelnemerPlaatsen(w.db, { account: rosa, id: 'k1', adres: 'gast@voorbeeld.example', origin: ORIGIN, nu: NU });
  expect(await w.wijzig({ titel: 'Loketten' }, { bevestigd: false })).toMatchObject({
    gevolg: { zin: 'Dit gaat naar 1 persoon met een plaats.', brieven: [{ onderwerp: 'Kleine aanpassing: Loketten' }] },
  });
  expect(await w.wijzig({ titel: 'Loketten' })).toMatchObject({ gemaild: 1 });
  const brief = (await w.brieven('Anna'))[1];
  expect(brief).toMatchObject({
    ...{ onderwerp: 'Kleine aanpassing: Loketten', agenda_methode: 'REQUEST' },
    tekst: expect.stringContaining('Nieuwe titel: Loketten\nWas: Loket en matching\n'),
  });
  for (const regel of ['SUMMARY:Loketten', 'SEQUENCE:1']) expect(brief?.agenda).toContain(`\r\n${regel}\r\n`);
  expect([await rij(w), await onderwerpen(w, 'Bram')]).toMatchObject([{ volgnummer: 1, status: 'open' }, ['Je staat op de wachtlijst']]);
  // The same holds for an invited person: another link or another title is nothing to answer differently for.
  expect(await w.wijzig({ plaats: 'Meppel' }, { bevestigd: false })).toMatchObject({
    gevolg: { zin: 'Dit gaat naar 3 mensen: 1 met een plaats, 1 op de wachtlijst en 1 met een uitnodiging.' },
  });
});

test('een bijeenkomst met een andere naam verandert in de agenda, de andere blijven zoals ze waren', async () => {
  const w = await wereld();
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  const eerst = (await w.brieven()).length;
  const bijeenkomsten = ((await opzoeken(w.db, { id: 'k1' }))?.bijeenkomsten ?? []).map((een, plek) =>
    plek === 1 ? { ...een, onderdeel: 'Terugkomdag' } : een,
  );
  expect(await w.wijzig({ bijeenkomsten })).toMatchObject({ gemaild: 1 });
  const nieuw = (await w.brieven('Anna')).slice(eerst);
  expect(nieuw.map(({ onderwerp }) => onderwerp)).toEqual(['Kleine aanpassing: Loket en matching']);
  expect(nieuw[0]?.tekst).toContain('Nieuwe naam van bijeenkomst 2 van 3: Terugkomdag\nWas: Onderdeel 2');
  expect(nieuw[0]?.agenda?.replaceAll('\r\n ', '')).toContain('SUMMARY:Loket en matching – Terugkomdag (bijeenkomst 2 van 3)');
});

test('een andere vorm hoort iedereen; wie nu online meedoet krijgt de link', async () => {
  const w = await wereld({ vorm: 'fysiek', online_link: LINK.oud });
  await w.meldAan('Anna');
  expect(await w.wijzig({ vorm: 'online' })).toMatchObject({ gemaild: 1 });
  expect((await w.brieven('Anna'))[1]?.tekst).toContain(
    `Nieuwe plaats: Online\nWas: Zwolle\nNieuwe vorm: online\nWas: op locatie\nLink om mee te doen: ${LINK.oud}`,
  );
});

test('wie ineens online meedoet terwijl er nog geen link is, leest dat die volgt', async () => {
  const w = await wereld({ vorm: 'fysiek', capaciteit: 1 });
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam);
  expect(await w.wijzig({ vorm: 'online' })).toMatchObject({ gemaild: 2 });
  const laatste = async (naam: string) => (await w.brieven(naam)).at(-1)?.tekst.includes('Link om mee te doen: volgt per mail');
  expect([await laatste('Anna'), await laatste('Bram')]).toEqual([true, false]);
});

test('de vraag telt mensen en mails: elke afspraak die verandert heeft een eigen mail', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.drieBijeenkomsten();
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam);
  const eerst = (await w.brieven()).length;
  expect(await w.wijzig({ plaats: 'Meppel' }, { bevestigd: false })).toMatchObject({
    gevolg: {
      zin:
        'Dit gaat naar 2 mensen: 1 met een plaats, 1 op de wachtlijst. ' +
        'Samen zijn dat 4 mails: elke afspraak in de agenda heeft een eigen mail.',
    },
  });
  await w.wijzig({ plaats: 'Meppel' });
  expect((await w.brieven()).length - eerst).toBe(4);
  expect((await w.brieven('Anna')).slice(3).map(({ onderwerp }) => onderwerp)).toEqual([
    ...['Gewijzigd, nieuwe plaats: Loket en matching', 'Afspraak 2 van 3 verandert mee: Loket en matching, Onderdeel 2'],
    'Afspraak 3 van 3 verandert mee: Loket en matching, Onderdeel 3',
  ]);
});

test('wie opslaat zonder iets te veranderen, verandert niets: ook geen versie, en niets wordt genoteerd', async () => {
  const w = await wereld();
  expect(await w.wijzig({ titel: w.sessie.titel, bouwstenen: [] })).toEqual({ gelukt: true, gemaild: 0, doorgeschoven: 0, zelfde: true });
  expect(await rij(w)).toMatchObject({ versie: 1 });
  expect(await w.db.selectFrom('gebeurtenis').selectAll().execute()).toEqual([]);
});

test('het onderwerp begint met wat er nieuw is: de dag, de tijd, de plaats of de vorm', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: 'https://oud.example/' });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  const onderwerp = async (wijziging: Parameters<Wereld['wijzig']>[0]) => {
    await w.wijzig(wijziging);
    return (await w.brieven('Anna')).at(-1)?.onderwerp;
  };
  const { begin_op, eind_op } = w.sessie;
  const morgen = uren(begin_op + DAG, eind_op + DAG);
  expect(await onderwerp(morgen)).toBe('Gewijzigd, nu op vr 12 feb: Loket en matching');
  expect(await onderwerp(uren(begin_op + DAG, eind_op + DAG + UUR))).toBe('Gewijzigd, nieuwe tijd: Loket en matching');
  expect(await onderwerp({ ...uren(begin_op, eind_op), plaats: 'Meppel' })).toBe(
    'Gewijzigd, nu op do 11 feb, nieuwe plaats: Loket en matching',
  );
  expect(await onderwerp({ vorm: 'fysiek' })).toBe('Gewijzigd, nieuwe vorm: Loket en matching');
  expect(await onderwerp({ titel: 'Loketten' })).toBe('Kleine aanpassing: Loketten');
});

test('na verplaatsen staat er welke bijeenkomst eerst wanneer was; een andere zaal verandert daar niets aan', async () => {
  const w = await wereld();
  await w.drieBijeenkomsten();
  const was = await opzoeken(w.db, { id: 'k1' });
  const bijeenkomsten = (was?.bijeenkomsten ?? []).map((een, plek) =>
    plek === 1 ? { ...een, beginOp: een.beginOp + DAG, eindOp: een.eindOp + DAG } : een,
  );
  await w.wijzig({ bijeenkomsten });
  const eerst = [{ plek: 1, beginOp: was?.bijeenkomsten[1]?.beginOp, eindOp: was?.bijeenkomsten[1]?.eindOp }];
  expect((await opzoeken(w.db, { id: 'k1' }))?.verplaatstVan).toEqual(eerst);
  await w.wijzig({ plaats: 'Meppel' });
  expect((await opzoeken(w.db, { id: 'k1' }))?.verplaatstVan).toEqual(eerst);
});

test('wie verplaatst leest overal wat nieuw is: een dag, een tijd, een plaats; online is een plaats geen nieuws', async () => {
  const w = await wereld({ vorm: 'hybride' });
  const nieuw = async (wijziging: Parameters<Wereld['wijzig']>[0], waar = '') => {
    await w.wijzig(wijziging);
    const k = await opzoeken(w.db, { id: 'k1' });
    return k && nieuwDoorVerplaatsen(k, waar);
  };
  const { begin_op, eind_op } = w.sessie;
  expect(await nieuw(uren(begin_op + UUR, eind_op))).toBe('een nieuwe tijd');
  expect(await nieuw({ ...uren(begin_op + DAG, eind_op + DAG), plaats: 'Meppel' }, 'Meppel')).toBe('een nieuwe datum en een nieuwe plaats');
  expect(await nieuw({}, 'Online')).toBe('een nieuwe datum');
  expect((await opzoeken(w.db, { id: 'k1' }))?.verplaatstVan).toMatchObject([{ plaats: 'Zwolle' }]);
  // Another move later, at the same place.
  expect(await nieuw(uren(begin_op + 2 * DAG, eind_op + 2 * DAG))).toBe('een nieuwe datum');
});
