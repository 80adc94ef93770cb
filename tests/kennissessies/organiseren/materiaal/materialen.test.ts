import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { gebeurtenislijst } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import { aannemen } from '#inhoud/bijlagen/aannemen.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { materiaalVoorDeelnemer, materialenInGebruik, materialenVan, materialenVoorDeelnemer } from '#kennissessies/materialen.ts';
import { materiaalInvoer } from '#kennissessies/organiseren/materiaal/invoer.ts';
import { MEESTE_MATERIALEN, materiaalToevoegen } from '#kennissessies/organiseren/materiaal/materiaal-toevoegen.ts';
import { materiaalWeghalen } from '#kennissessies/organiseren/materiaal/materiaal-weghalen.ts';
import { materialenOpruimen } from '#kennissessies/organiseren/materiaal/materialen-opruimen.ts';
import { inBoek } from '#server/opslag/bijlageboek.ts';
import { bijlagenOpruimen } from '#server/opslag/bijlagen-opruimen.ts';
import { pdf } from '../../../inhoud/bijlagen/maken.ts';
import { DAG, mens, NU, ORIGIN, rosa, wereld } from '../../wereld.ts';

const LINK = 'https://voorbeeld.example/opname';
const anna: Account = { ...mens('Anna'), rechten: [{ soort: 'projectleider', onderwijsregio: 'voorbeeldregio-waterkant' }] };
const vanElders: Account = { ...mens('Bram'), rechten: [{ soort: 'projectleider', onderwijsregio: 'voorbeeldregio-heuvelland' }] };

async function metMap() {
  const w = await wereld();
  await w.persoon('Anna');
  const map = await mkdtemp(join(tmpdir(), 'materialen-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const berging = inBoek(w.db, 'deelnemers', schijfberging(map), () => NU);
  const erbij = (wat: { titel?: string; link?: string; bytes?: Buffer; naam?: string; account?: Account; nu?: number; id?: string }) =>
    materiaalToevoegen(w.db, {
      ...{ account: wat.account ?? rosa, id: wat.id ?? 'k1', titel: wat.titel ?? 'Presentatie', link: wat.link ?? '' },
      bestand: wat.bytes ? new File([new Uint8Array(wat.bytes)], wat.naam ?? 'geheime naam.pdf') : null,
      aannemen: (bytes) => aannemen(berging, bytes),
      nu: wat.nu ?? NU,
    });
  const lijst = async () => (await materialenVan(w.db, 'k1')).map(({ titel }) => titel);
  const bestanden = () => readdir(map);
  const ziet = async (naam: string) => {
    const aanmelding = (await w.rij(naam)).id;
    const vraag = { account: mens(naam), aanmelding };
    const alle = await materialenVoorDeelnemer(w.db, vraag);
    const een = await materiaalVoorDeelnemer(w.db, { ...vraag, id: (await materialenVan(w.db, 'k1'))[0]?.id ?? '' });
    return [alle.length, een?.titel ?? null];
  };
  return { ...w, berging, erbij, lijst, bestanden, ziet };
}

test('een bestand en een link staan in de volgorde waarin ze zijn toegevoegd; hoe het bestand bij de maker heette staat nergens', async () => {
  const w = await metMap();
  expect(await w.erbij({ titel: 'Opname', link: LINK })).toEqual({ gelukt: true });
  expect(await w.erbij({ titel: 'Presentatie', bytes: pdf('a'), nu: NU + 1, account: anna })).toMatchObject({ gelukt: true });
  const [link, bestand] = await materialenVan(w.db, 'k1');
  expect(link).toEqual({ id: expect.any(String), titel: 'Opname', link: LINK });
  expect(bestand).toMatchObject({ titel: 'Presentatie', soort: 'pdf', grootte: '1 kB' });
  const hash = bestand && 'hash' in bestand ? bestand.hash : '';
  expect(await w.bestanden()).toEqual([`${hash}.pdf`]);
  expect([...(await materialenInGebruik(w.db))]).toEqual([hash]);
  const { regels } = await gebeurtenislijst(w.db, { kennissessie: 'k1' });
  expect(regels.map(({ wat, bijzonderheden }) => [wat, bijzonderheden])).toEqual([
    ['materiaal voor deelnemers toegevoegd', ''],
    ['materiaal voor deelnemers toegevoegd', ''],
  ]);
});

test('wie de kennissessie niet organiseert voegt niets toe en haalt niets weg, en er wordt niets bewaard', async () => {
  const w = await metMap();
  await w.erbij({ link: LINK });
  const [{ id = '' } = {}] = await materialenVan(w.db, 'k1');
  for (const account of [vanElders, mens('Carla'), { ...rosa, tweedeStap: false, rechten: [] }]) {
    expect(await w.erbij({ bytes: pdf('a'), account })).toEqual({ gelukt: false, reden: 'onbekend' });
    expect(await materiaalWeghalen(w.db, { account, id: 'k1', materiaal: id, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
  }
  expect([await w.erbij({ bytes: pdf('a'), id: 'verzonnen' }), await w.bestanden(), await w.lijst()]).toEqual([
    { gelukt: false, reden: 'onbekend' },
    [],
    ['Presentatie'],
  ]);
});

test('een leeg, verkeerd of te groot bestand, niets of allebei: het wordt gezegd en er komt niets bij', async () => {
  const w = await metMap();
  const reden = async (wat: Parameters<typeof w.erbij>[0]) => {
    const uitslag = await w.erbij(wat);
    return uitslag.gelukt ? 'gelukt' : uitslag.reden;
  };
  expect(await reden({})).toBe('niets-gekozen');
  expect(await reden({ bytes: Buffer.alloc(0), naam: '' })).toBe('niets-gekozen');
  expect(await reden({ bytes: Buffer.alloc(0), naam: 'leeg.pdf' })).toBe('leeg');
  expect(await reden({ bytes: pdf('a'), link: LINK })).toBe('allebei');
  expect(await reden({ bytes: Buffer.from('<!doctype html><script>1</script>'), naam: 'dia.pdf' })).toBe('soort');
  expect(await reden({ bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 'a') })).toBe('te-groot');
  expect([await w.lijst(), await w.bestanden()]).toEqual([[], []]);
});

test('hetzelfde bestand of dezelfde link komt één keer in de lijst, ook onder een andere titel; bij een andere kennissessie mag het', async () => {
  const w = await metMap();
  await w.db
    .insertInto('kennissessie')
    .values({ ...w.sessie, id: 'k2', slug: 'andere', ical_uid: 'k2@kennis.example' })
    .execute();
  for (const wat of [{ bytes: pdf('a') }, { link: LINK }]) {
    expect(await w.erbij(wat)).toEqual({ gelukt: true });
    expect(await w.erbij({ ...wat, titel: 'Anders' })).toEqual({ gelukt: false, reden: 'staat-er-al' });
    expect(await w.erbij({ ...wat, id: 'k2' })).toEqual({ gelukt: true });
  }
  expect([await w.lijst(), (await w.bestanden()).length]).toEqual([['Presentatie', 'Presentatie'], 1]);
  // The table itself refuses it too.
  const dubbel = { kennissessie_id: 'k1', titel: 'x', link: LINK, hash: null, soort: null, grootte: null, toegevoegd_op: NU };
  await expect(
    w.db
      .insertInto('materiaal')
      .values({ id: 'm', ...dubbel })
      .execute(),
  ).rejects.toThrow(/unique/i);
  await expect(
    w.db
      .insertInto('materiaal')
      .values({ id: 'm', ...dubbel, link: null })
      .execute(),
  ).rejects.toThrow(/check/i);
});

test('bij dertig is de lijst vol, tot er iets weggehaald is', async () => {
  const w = await metMap();
  for (let plek = 0; plek < MEESTE_MATERIALEN; plek++) await w.erbij({ titel: `${plek}`, link: `${LINK}/${plek}`, nu: NU + plek });
  expect(await w.erbij({ bytes: pdf('a') })).toEqual({ gelukt: false, reden: 'te-veel' });
  expect(await w.bestanden()).toEqual([]);
  const [eerste] = await materialenVan(w.db, 'k1');
  const weg = () => materiaalWeghalen(w.db, { account: anna, id: 'k1', materiaal: eerste?.id ?? '', nu: NU });
  expect(eerste?.titel).toBe('0');
  expect([await weg(), await weg()]).toEqual([{ gelukt: true }, { gelukt: false, reden: 'al-weggehaald' }]);
  expect(await w.erbij({ bytes: pdf('a') })).toEqual({ gelukt: true });
});

test('van een concept en een afgelaste kennissessie wordt niets gedeeld, ook niet als zij tijdens het versturen wordt afgelast', async () => {
  const w = await metMap();
  for (const status of ['concept', 'afgelast'] as const) {
    await w.zet({ status });
    expect(await w.erbij({ link: LINK })).toEqual({ gelukt: false, reden: 'kan-niet' });
  }
  await w.zet({ status: 'open' });
  const uitslag = await materiaalToevoegen(w.db, {
    ...{ account: rosa, id: 'k1', titel: 'x', link: '', nu: NU, bestand: new File([new Uint8Array(pdf('a'))], 'x.pdf') },
    async aannemen(bytes) {
      await w.gelastAf();
      return aannemen(w.berging, bytes);
    },
  });
  expect([uitslag, await w.lijst()]).toEqual([{ gelukt: false, reden: 'kan-niet' }, []]);
});

test('alleen wie een plaats heeft ziet materialen: niet wie wacht, zich afmeldde of er niet bij hoort, en niemand na afgelasten', async () => {
  const w = await metMap();
  for (const naam of ['Carla', 'Dirk', 'Emma']) await w.meldAan(naam);
  await w.erbij({ bytes: pdf('a') });
  expect((await w.rij('Emma')).status).toBe('wachtlijst');
  expect([await w.ziet('Carla'), await w.ziet('Dirk'), await w.ziet('Emma')]).toEqual([
    [1, 'Presentatie'],
    [1, 'Presentatie'],
    [0, null],
  ]);
  // Somebody else's registration opens nothing.
  const vreemd = { account: mens('Emma'), aanmelding: (await w.rij('Carla')).id };
  expect(await materialenVoorDeelnemer(w.db, vreemd)).toEqual([]);
  await afmelden(w.db, { account: mens('Dirk'), id: (await w.rij('Dirk')).id, origin: ORIGIN, nu: NU });
  // Whoever waited moved up, and sees them from then on.
  expect([await w.ziet('Dirk'), await w.ziet('Emma')]).toEqual([
    [0, null],
    [1, 'Presentatie'],
  ]);
  await w.gelastAf();
  expect([await w.ziet('Carla'), await w.ziet('Emma')]).toEqual([
    [0, null],
    [0, null],
  ]);
});

test('een materiaal van een andere kennissessie is met de eigen aanmelding niet op te halen', async () => {
  const w = await metMap();
  await w.meldAan('Carla');
  await w.db
    .insertInto('kennissessie')
    .values({ ...w.sessie, id: 'k2', slug: 'andere', ical_uid: 'k2@kennis.example' })
    .execute();
  await w.erbij({ bytes: pdf('a'), id: 'k2' });
  const [ander] = await materialenVan(w.db, 'k2');
  const vraag = { account: mens('Carla'), aanmelding: (await w.rij('Carla')).id, id: ander?.id ?? '' };
  expect([ander?.titel, await materiaalVoorDeelnemer(w.db, vraag)]).toEqual(['Presentatie', null]);
});

test('twee jaar na de laatste bijeenkomst gaan materialen weg, op de dag waarop niemand meer weet wie een plaats had', async () => {
  const w = await metMap();
  await w.meldAan('Carla');
  await w.erbij({ bytes: pdf('a') });
  await w.erbij({ link: LINK });
  const dag = w.sessie.eind_op + 730 * DAG;
  const ruimOp = async (nu: number) => [
    await materialenOpruimen(w.db, { nu }),
    (await aanmeldingenOpruimen(w.db, { nu })).aanmeldingen,
    (await w.lijst()).length,
  ];
  expect([await ruimOp(dag - 1), await ruimOp(dag)]).toEqual([
    [0, 0, 2],
    [2, 1, 0],
  ]);
});

test('een bestand gaat van de schijf als geen kennissessie het meer heeft, en blijft zolang er een is', async () => {
  const w = await metMap();
  await w.erbij({ bytes: pdf('a') });
  await w.erbij({ bytes: pdf('b'), nu: NU + 1 });
  const [eerste, tweede] = await materialenVan(w.db, 'k1');
  const naam = (materiaal: typeof eerste) => (materiaal && 'hash' in materiaal ? `${materiaal.hash}.pdf` : '');
  await materiaalWeghalen(w.db, { account: rosa, id: 'k1', materiaal: eerste?.id ?? '', nu: NU });
  const bergingen = { bijlagen: schijfberging('/nergens'), deelnemers: w.berging };
  const ruimOp = (nu: number) => bijlagenOpruimen(w.db, { bergingen, welke: 'deelnemers', inGebruik: () => materialenInGebruik(w.db), nu });
  expect([await ruimOp(NU + 7 * DAG), await ruimOp(NU + 8 * DAG)]).toEqual([[], [naam(eerste)]]);
  expect(await w.bestanden()).toEqual([naam(tweede)]);
  // The cleaning of what belongs to texts passes these by.
  expect(await bijlagenOpruimen(w.db, { bergingen, welke: 'bijlagen', inGebruik: async () => new Set(), nu: NU + 99 * DAG })).toEqual([]);
  expect(await w.bestanden()).toEqual([naam(tweede)]);
});

const fouten = (velden: Record<string, string>) =>
  Object.fromEntries(materiaalInvoer.safeParse(velden).error?.issues.map(({ path, message }) => [path[0], message]) ?? []);

test('een titel is nodig en kort, een link is een heel webadres met https', () => {
  expect(fouten({ titel: 'Opname', link: LINK })).toEqual({});
  expect(fouten({ titel: 'Opname', link: '' })).toEqual({});
  expect(fouten({ titel: ' \u200b ' })).toEqual({ titel: expect.stringContaining('Vul een titel in') });
  expect(fouten({})).toEqual({ titel: expect.stringContaining('Vul een titel in') });
  expect(fouten({ titel: 'a'.repeat(2000) })).toEqual({ titel: expect.stringContaining('ten hoogste 150 tekens') });
  expect(fouten({ titel: 'a', link: `${LINK}/${'a'.repeat(500)}` })).toEqual({ link: expect.stringContaining('ten hoogste 500') });
});

test.each([
  ...[
    'javascript:alert(1)',
    'javascript://voorbeeld.example/%0aalert(1)',
    ' JavaScript:alert(1)//https://',
    'data:text/html,x',
    'http://voorbeeld.example/',
    'voorbeeld.example',
  ],
  ...['https:/voorbeeld.example', 'https://', 'https://localhost/', 'https://naam:wachtwoord@voorbeeld.example/', 'https://a b.example/'],
  '//voorbeeld.example/',
])('geen link: %s', (link) => expect(fouten({ titel: 'a', link })).toEqual({ link: expect.stringContaining('beginnend met https://') }));
