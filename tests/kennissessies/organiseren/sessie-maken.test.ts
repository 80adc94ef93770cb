import { expect, test } from 'vitest';
import { gebeurtenislijst } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import type { Sessiegegevens } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
import { planningslijst } from '#kennissessies/organiseren/planningslijst.ts';
import { sessieKopieren, sessieMaken, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import { aankondigen, openzetten } from '#kennissessies/organiseren/uitbrengen.ts';
import { wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { DAG, mens, NU, ORIGIN, rosa, UUR, type Wereld, wereld } from '../wereld.ts';

const WATERKANT = 'voorbeeldregio-waterkant';
const GEGEVENS: Sessiegegevens = {
  ...{ voorrangStatussen: [], voorrangTot: null, maxPerRegio: null, maxPerRegioTot: null },
  evaluatie: true,
  ...{ titel: 'Kennisdag: van plan naar uitvoering', kern: 'Een dag.', soort: 'kennissessie', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ gastregio: null, plaats: 'Utrecht', onlineLink: '', doelgroepen: ['bestuurders'], bouwstenen: ['omvang'], programma: [] },
  ...{ organisator: 'Realisatie-Eenheid', contact: '', capaciteit: 20, achtergehouden: 0, vrijgevenOp: null, capaciteitOnline: null },
  ...{ aanmeldenVanaf: NU, aanmeldenTot: NU + 30 * DAG },
  bijeenkomsten: [{ beginOp: NU + 30 * DAG, eindOp: NU + 30 * DAG + UUR, onderdeel: '' }],
};
const VAST = { account: rosa, gastheer: 'kennis.example', nu: NU };
async function gemaakt(w: Wereld, anders: Partial<Sessiegegevens> = {}, account = rosa): Promise<string> {
  const uitslag = await sessieMaken(w.db, { ...VAST, account, gegevens: { ...GEGEVENS, ...anders } });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return uitslag.id;
}
const openen = (w: Wereld, id: string, versie = 1) =>
  openzetten(w.db, { account: rosa, id, versie, bevestigd: true, origin: ORIGIN, nu: NU });
const slugs = async (w: Wereld) => (await openAgenda(w.db).lees()).kennissessies.map(({ slug }) => slug);

test('een concept ziet niemand; het adres ligt vast zodra het uitkomt, ook als de titel verandert', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  expect(await slugs(w)).toEqual(['loket-en-matching']);
  expect(await w.meldAan('Anna', {}, NU, id)).toBe('onbekend');
  expect(await aankondigen(w.db, { account: rosa, id, versie: 1, bevestigd: true, origin: ORIGIN, nu: NU })).toEqual({
    ...{ gelukt: true, url: '/kennissessies/kennisdag-van-plan-naar-uitvoering/' },
  });
  expect(await w.meldAan('Anna', {}, NU, 'kennisdag-van-plan-naar-uitvoering')).toBe('save-the-date');
  expect(await openen(w, id, 2)).toMatchObject({ gelukt: true, url: '/kennissessies/kennisdag-van-plan-naar-uitvoering/' });
  expect(await w.meldAan('Anna', {}, NU, 'kennisdag-van-plan-naar-uitvoering')).toBe('bevestigd');
  expect(await opzoeken(w.db, { id })).toMatchObject({ bouwstenen: ['omvang'], bijeenkomsten: [{ icalUid: `${id}@kennis.example` }] });
});

test('twee sessies met één titel krijgen elk een eigen adres', async () => {
  const w = await wereld();
  const titel = 'Loket & matching';
  const later = (dagen: number) => ({
    bijeenkomsten: [{ beginOp: NU + dagen * DAG, eindOp: NU + dagen * DAG + UUR, onderdeel: '' }],
  });
  const ids = [await gemaakt(w, { titel }), await gemaakt(w, { titel, ...later(31) }), await gemaakt(w, { titel: '???' })];
  for (const id of ids) await openen(w, id);
  // The same day as well would be the same session twice: a copy of which nobody chose the day yet.
  const kopie = await gemaakt(w, { titel });
  const dubbel = { gelukt: false, reden: 'onvolledig', fouten: { datum: expect.stringContaining('Is dit een kopie?') } };
  expect(await openen(w, kopie)).toEqual(dubbel);
  expect(await aankondigen(w.db, { account: rosa, id: kopie, versie: 1, bevestigd: true, origin: ORIGIN, nu: NU })).toEqual(dubbel);
  expect((await slugs(w)).sort()).toEqual(['kennissessie', 'loket-en-matching', 'loket-en-matching-2', 'loket-en-matching-3']);
});

test('openzetten vraagt wat een bezoeker moet weten, en verandert zolang niets', async () => {
  const w = await wereld();
  const id = await gemaakt(w, { kern: '', plaats: '', capaciteit: 0, organisator: '' });
  const uitslag = await openen(w, id);
  expect(uitslag).toMatchObject({ gelukt: false, reden: 'onvolledig' });
  expect('fouten' in uitslag && Object.keys(uitslag.fouten)).toEqual(['kern', 'plaats', 'capaciteit', 'organisator']);
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'concept', versie: 1 });
  const voorbij = await openzetten(w.db, { account: rosa, id, versie: 1, bevestigd: false, origin: ORIGIN, nu: NU + 31 * DAG });
  expect('fouten' in voorbij && Object.keys(voorbij.fouten)).toContain('datum');
});

test('aankondigen vraagt eerst of dit openbaar mag worden, met wat er dan staat, ook wat nog niet was opgeslagen', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  const verzoek = { account: rosa, id, versie: 1, wijziging: { ...GEGEVENS, titel: 'Net getypt' }, origin: ORIGIN, nu: NU };
  expect(await aankondigen(w.db, { ...verzoek, bevestigd: false })).toMatchObject({
    ...{ gelukt: false, reden: 'onbevestigd' },
    openbaar: { titel: 'Net getypt' },
  });
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'concept', titel: GEGEVENS.titel, versie: 1 });
  expect(await aankondigen(w.db, { ...verzoek, bevestigd: true })).toEqual({ gelukt: true, url: '/kennissessies/net-getypt/' });
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'save-the-date', titel: 'Net getypt' });
});

test('aankondigen kan pas met een kern, een organisator en een datum die nog komt; plaats en aantal mogen later', async () => {
  const w = await wereld();
  const id = await gemaakt(w, { kern: '', plaats: '', capaciteit: 0, organisator: '' });
  const verzoek = { account: rosa, id, versie: 1, bevestigd: true, origin: ORIGIN };
  const uitslag = await aankondigen(w.db, { ...verzoek, nu: NU + 31 * DAG });
  expect(uitslag).toMatchObject({ gelukt: false, reden: 'onvolledig' });
  expect('fouten' in uitslag && Object.keys(uitslag.fouten)).toEqual(['kern', 'datum', 'organisator']);
  const wijziging = { kern: 'Een dag.', organisator: 'Realisatie-Eenheid' };
  expect(await aankondigen(w.db, { ...verzoek, wijziging, nu: NU })).toMatchObject({ gelukt: true });
});

test('openzetten slaat op wat in hetzelfde formulier stond; lukt het niet, dan is ook dat niet opgeslagen', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  const verzoek = { account: rosa, id, versie: 1, bevestigd: true, origin: ORIGIN, nu: NU };
  expect(await openzetten(w.db, { ...verzoek, wijziging: { titel: 'Anders', plaats: '' } })).toMatchObject({ reden: 'onvolledig' });
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'concept', titel: GEGEVENS.titel, plaats: 'Utrecht' });
  expect(await openzetten(w.db, { ...verzoek, wijziging: { titel: 'Anders' } })).toEqual({ gelukt: true, url: '/kennissessies/anders/' });
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'open', titel: 'Anders' });
});

test('een concept openzetten vraagt eerst of iedereen dit mag lezen; wat al is aangekondigd vraagt dat niet nog eens', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  const verzoek = { account: rosa, id, versie: 1, wijziging: { titel: 'Net getypt' }, origin: ORIGIN, nu: NU };
  expect(await openzetten(w.db, { ...verzoek, bevestigd: false })).toMatchObject({
    ...{ gelukt: false, reden: 'onbevestigd' },
    openbaar: { titel: 'Net getypt', status: 'open' },
  });
  expect(await opzoeken(w.db, { id })).toMatchObject({ status: 'concept', titel: GEGEVENS.titel, versie: 1 });
  expect(await slugs(w)).not.toContain('net-getypt');
  const gekondigd = await aankondigen(w.db, { ...verzoek, bevestigd: true });
  expect(gekondigd).toMatchObject({ gelukt: true });
  const { versie } = (await opzoeken(w.db, { id })) ?? { versie: 0 };
  expect(await openzetten(w.db, { account: rosa, id, versie, bevestigd: false, origin: ORIGIN, nu: NU })).toMatchObject({ gelukt: true });
});

test('wat bij openzetten ook verandert en mail geeft, staat in dezelfde vraag', async () => {
  const w = await wereld({ status: 'save-the-date', capaciteit: 1 });
  await w.zet({ status: 'open' });
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam);
  await w.zet({ status: 'save-the-date' });
  const verzoek = { account: rosa, id: 'k1', versie: 1, wijziging: { plaats: 'Meppel', capaciteit: 2 }, origin: ORIGIN, nu: NU };
  const vraag = await openzetten(w.db, { ...verzoek, bevestigd: false });
  expect('gevolg' in vraag && vraag.gevolg.brieven.map(({ onderwerp }) => onderwerp.split(':')[0])).toEqual([
    ...['Gewijzigd, nieuwe plaats', 'Gewijzigd, nieuwe plaats', 'Je hebt een plaats'],
  ]);
  expect(await openzetten(w.db, { ...verzoek, bevestigd: true })).toMatchObject({ gelukt: true });
  expect((await w.brieven('Bram')).map(({ onderwerp }) => onderwerp.split(':')[0])).toEqual([
    ...['Je staat op de wachtlijst', 'Gewijzigd, nieuwe plaats', 'Je hebt een plaats'],
  ]);
});

test('wie een oudere versie zag, zet die niet open', async () => {
  const w = await wereld();
  expect(await openen(w, await gemaakt(w), 0)).toEqual({ gelukt: false, reden: 'verouderd' });
});

test('een kopie is een concept met dezelfde woorden, zonder mensen, zonder link en met een eigen plek in de agenda', async () => {
  const w = await wereld({ vorm: 'online', online_link: 'https://geheim.example/' });
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  const uitslag = await sessieKopieren(w.db, { ...VAST, id: 'k1' });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  const kopie = await opzoeken(w.db, { id: uitslag.id });
  expect(kopie).toMatchObject({ titel: 'Loket en matching', status: 'concept', onlineLink: '', plaats: 'Zwolle', volgnummer: 0 });
  expect(await w.db.selectFrom('aanmelding').selectAll().where('kennissessie_id', '=', uitslag.id).execute()).toEqual([]);
  const uids = await w.db.selectFrom('bijeenkomst').select('ical_uid').execute();
  expect([uids.length, new Set(uids.map(({ ical_uid }) => ical_uid)).size]).toEqual([6, 6]);
  expect(kopie?.bijeenkomsten[0]?.icalUid).toBe(`${uitslag.id}@kennis.example`);
});

test('een projectleider maakt, ziet, kopieert en verwijdert alleen wat de eigen regio ontvangt', async () => {
  const w = await wereld();
  const anna = { ...(await w.persoon('Anna')), rechten: [{ soort: 'projectleider' as const, onderwijsregio: WATERKANT }] };
  expect(await sessieMaken(w.db, { ...VAST, account: anna, gegevens: GEGEVENS })).toEqual({ gelukt: false, reden: 'onbekend' });
  const eigen = await gemaakt(w, { schaal: 'regionaal', gastregio: WATERKANT }, anna);
  const elders = await gemaakt(w, { schaal: 'regionaal', gastregio: 'voorbeeldregio-veenhoek' });
  for (const id of [elders, await gemaakt(w)]) {
    expect(await sessieKopieren(w.db, { ...VAST, account: anna, id })).toEqual({ gelukt: false, reden: 'onbekend' });
    expect(await sessieVerwijderen(w.db, { account: anna, id, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
  }
  const lijst = await planningslijst(w.db, { account: anna, nu: NU });
  expect([lijst.komend, lijst.concept].map((deel) => deel.sessies.map(({ kennissessie }) => kennissessie.id))).toEqual([['k1'], [eigen]]);
  expect((await planningslijst(w.db, { account: rosa, nu: NU })).concept.sessies).toHaveLength(3);
  expect(await planningslijst(w.db, { account: mens('Bram'), nu: NU })).toMatchObject({
    alle: 0,
    komend: { totaal: 0 },
    concept: { totaal: 0 },
  });
  expect(await sessieVerwijderen(w.db, { account: anna, id: eigen, nu: NU })).toEqual({ gelukt: true });
  expect(await opzoeken(w.db, { id: eigen })).toBeUndefined();
});

test('de lijst telt plaatsen, wachtenden en vragen, en legt wat geweest is apart', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna', { vraag: 'Hoe begin je?' });
  await w.meldAan('Bram', { vraag: 'Wat kost het?' });
  expect((await planningslijst(w.db, { account: rosa, nu: NU })).komend.sessies).toMatchObject([
    { stand: 'open', bezet: 1, wachtend: 1, vragen: 2 },
  ]);
  const later = await planningslijst(w.db, { account: rosa, nu: w.sessie.eind_op });
  expect([later.komend.sessies, later.geweest.sessies.map(({ stand }) => stand)]).toEqual([[], ['geweest']]);
});

test('een concept dat al eens is gewijzigd gaat helemaal weg; dat het gewijzigd werd blijft genoteerd', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  const vast = { account: rosa, id, versie: 1, bevestigd: false, origin: ORIGIN, nu: NU };
  expect(await wijzigen(w.db, { ...vast, wijziging: { kern: 'Anders.' } })).toMatchObject({ gelukt: true });
  expect(await sessieVerwijderen(w.db, { account: rosa, id, nu: NU })).toEqual({ gelukt: true });
  const over = await w.db.selectFrom('kennissessie_bouwsteen').selectAll().where('kennissessie_id', '=', id).execute();
  const genoteerd = await w.db.selectFrom('gebeurtenis').select(['wat', 'kennissessie_id']).execute();
  expect([over, genoteerd]).toEqual([
    [],
    ['sessie-gemaakt', 'sessie-gewijzigd', 'sessie-verwijderd'].map((wat) => ({ wat, kennissessie_id: null })),
  ]);
});

test('wat er met een kennissessie gebeurt staat bij wie wat deed, te vinden op een deel van de titel', async () => {
  const w = await wereld();
  const id = await gemaakt(w);
  await openen(w, id);
  const weg = await gemaakt(w, { titel: 'Toch niet' });
  await sessieVerwijderen(w.db, { account: rosa, id: weg, nu: NU });
  const wat = async (kennissessie: string) => (await gebeurtenislijst(w.db, { kennissessie })).regels.map((regel) => regel.wat);
  expect(await wat('van plan naar')).toEqual(['aanmelden voor een kennissessie opengezet', 'concept van een kennissessie gemaakt']);
  expect(await wat(id)).toHaveLength(2);
  expect(await wat('%')).toEqual([]);
  // Of a concept that is gone only that it was there.
  expect((await gebeurtenislijst(w.db)).regels.map(({ wat: daad, kennissessie }) => [daad, kennissessie?.titel]).slice(0, 2)).toEqual([
    ['concept van een kennissessie verwijderd', undefined],
    ['concept van een kennissessie gemaakt', undefined],
  ]);
  // The form goes along with the button; when it changes nothing there is no change to tell of.
  const [zelfde, anders] = [await gemaakt(w, { titel: 'Ongewijzigd' }), await gemaakt(w, { titel: 'Gewijzigd' })];
  for (const [een, wijziging] of [
    [zelfde, {}],
    [anders, { kern: 'Iets anders.' }],
  ] as const)
    await openzetten(w.db, { account: rosa, id: een, versie: 1, wijziging, bevestigd: true, origin: ORIGIN, nu: NU });
  expect([(await wat(zelfde)).includes('kennissessie gewijzigd'), (await wat(anders)).includes('kennissessie gewijzigd')]).toEqual([
    false,
    true,
  ]);
  await w.sluit();
});
