import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { adopteren } from '#leren/adopties/adopteren.ts';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { overnames } from '#leren/monitoring/bron/toepassingen.ts';
import { MONITORTABELLEN, monitorjaren, monitortabellen, samengeteld } from '#leren/monitoring/monitor.ts';
import { monitoringBundelen, monitoringUitvoeren } from '#leren/monitoring/monitoring-uitvoeren.ts';
import { verseDb } from '../../steun/db.ts';
import { anna, bram, ingevuld, mens, rosa } from '../adopties/adoptiewereld.ts';

const NU = momentVan('2027-03-01', '10:00');
const JAAR = '2026-2027';
const dag = (datum: string) => momentVan(datum, '13:00');

const regio = (slug: string) => ({
  ...{ collectie: 'onderwijsregios', slug, url: `/onderwijsregios/${slug}/` },
  gegevens: { titel: `Regio ${slug}`, voorbeeld: false, status_verloop: [{ status: 'onderwijsregio', sinds: '2024-01-01' }] },
});
const praktijk = (slug: string, van: string, gepubliceerd: string, herzien_voor = '2028-01-01') => ({
  ...{ collectie: 'praktijken', slug, url: `/praktijken/${slug}/` },
  gegevens: {
    ...{ titel: `Aanpak ${slug}`, regio: van, voorbeeld: false, gepubliceerd, herzien_voor },
    ...{ bouwstenen: ['omvang'], kennissessies: [], verwant: [] },
  },
});
const TEKSTEN: Record<string, unknown[]> = {
  onderwijsregios: [regio('bos'), regio('duin')],
  praktijken: [praktijk('loket', 'duin', '2026-09-10'), praktijk('oud', 'duin', '2026-07-31', '2027-02-01')],
  terugblikken: [
    {
      ...{ collectie: 'terugblikken', slug: 'tb', url: '/terugblikken/tb/' },
      gegevens: {
        titel: 'Terugblik',
        regio: 'duin',
        kennissessie: 'groot',
        gepubliceerd: '2026-10-15',
        bouwstenen: ['omvang'],
        praktijken: [],
      },
    },
  ],
  bouwstenen: [
    { collectie: 'bouwstenen', slug: 'omvang', url: '/bouwstenen/omvang/', gegevens: { titel: 'Omvang', samenhang: [] } },
    { collectie: 'bouwstenen', slug: 'kwaliteit', url: '/bouwstenen/kwaliteit/', gegevens: { titel: 'Kwaliteit', samenhang: [] } },
  ],
};

function proefteksten() {
  let versie = 1;
  const inhoud = {
    alle: (collectie: string) => (TEKSTEN[collectie] ?? []) as Stuk[],
    een: (collectie: string, slug: string) => ((TEKSTEN[collectie] ?? []) as Stuk[]).find((een) => een.slug === slug),
    get versie() {
      return versie;
    },
  } as unknown as Inhoud;
  return { inhoud, nieuweVersie: () => void versie++ };
}

const sessie = (slug: string, datum: string, anders: Partial<Kennissessie> = {}): Kennissessie =>
  ({
    ...{ id: slug, slug, url: `/kennissessies/${slug}/`, titel: `Sessie ${slug}`, schaal: 'regionaal', gastregio: 'duin', status: 'open' },
    ...{ beginOp: dag(datum), eindOp: dag(datum) + 1000, bouwstenen: ['omvang'], redenZonderTerugblik: '', ...anders },
  }) as Kennissessie;
const SESSIES = [
  sessie('vorig', '2026-07-31'),
  sessie('eerste-dag', '2026-08-01', { gastregio: null, schaal: 'landelijk', redenZonderTerugblik: 'Was een spreekuur.' }),
  sessie('groot', '2026-10-01'),
  sessie('klein', '2026-11-01', { gastregio: 'bos' }),
  sessie('afgelast', '2026-12-01', { status: 'afgelast' }),
  sessie('straks', '2027-05-01', { bouwstenen: [] }),
];

async function wereld() {
  const { db } = await verseDb();
  const { inhoud, nieuweVersie } = proefteksten();
  const rij = { soort: 'kennissessie', schaal: 'regionaal', vorm: 'fysiek', organisator: 'x', capaciteit: 9, aanmelden_vanaf: 0 } as const;
  const rest = { aanmelden_tot: 0, status: 'open', aangemaakt_op: 0, gewijzigd_op: 0 } as const;
  for (const { id, slug, titel, beginOp, eindOp } of SESSIES)
    await db
      .insertInto('kennissessie')
      .values({ id, slug, titel, begin_op: beginOp, eind_op: eindOp, ical_uid: id, ...rij, ...rest } as never)
      .execute();
  const tel = (kennissessie_id: string, aangemeld: number, nieuw: number, terug: number, onbekend: number, bijgehouden = 1) =>
    db.insertInto('bezoektelling').values({ kennissessie_id, geteld_op: NU, aangemeld, bijgehouden, nieuw, terug, onbekend }).execute();
  await tel('vorig', 99, 99, 0, 0);
  await tel('eerste-dag', 4, 0, 0, 0, 0);
  await tel('groot', 40, 20, 12, 6);
  await tel('klein', 12, 7, 2, 0);
  for (const [kennissessie_id, onderwijsregio] of [
    ['groot', 'duin'],
    ['groot', 'bos'],
    ['klein', 'duin'],
  ] as const)
    await db.insertInto('bezoektelling_regio').values({ kennissessie_id, onderwijsregio, aantal: 2 }).execute();
  const leeg = { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, aangemaakt_op: 0, gewijzigd_op: 0, voorbeeld: 0 };
  for (const { id, adres, naam, functie, organisatie, onderwijsregio } of [anna, bram, rosa])
    await db
      .insertInto('account')
      .values({ id, adres, naam, functie, organisatie, onderwijsregio, ...leeg })
      .execute();
  await db
    .insertInto('leestelling')
    .values([
      { maand: '2026-07', collectie: 'praktijken', slug: 'loket', aantal: 100 },
      { maand: '2026-08', collectie: 'praktijken', slug: 'loket', aantal: 3 },
      { maand: '2027-02', collectie: 'praktijken', slug: 'loket', aantal: 4 },
      { maand: '2027-02', collectie: 'nieuws', slug: 'weg', aantal: 2 },
    ])
    .execute();
  await db
    .insertInto('zoektelling')
    .values([
      { dag: '2026-07-31', vraag: 'eerder', aantal: 50 },
      { dag: '2026-08-01', vraag: 'zwemmen', aantal: 3 },
      { dag: '2027-02-01', vraag: 'zwemmen', aantal: 2 },
      { dag: '2027-02-01', vraag: 'jan jansen', aantal: 4 },
    ])
    .execute();
  await adopteren(db, {
    account: bram,
    inhoud,
    praktijk: 'loket',
    regio: 'bos',
    ingevuld: ingevuld({ sinds: '2026-12' }),
    nu: dag('2027-01-10'),
  });
  const stop = ingevuld({ stand: 'gestopt', sinds: '2026-12', tot: '2027-02', stopreden: 'geld', stopuitleg: 'Op.' });
  await adopteren(db, { account: bram, inhoud, praktijk: 'oud', regio: 'bos', ingevuld: stop, nu: dag('2027-02-10') });
  const lees = async () => ({ kennissessies: SESSIES, vers: true, van: NU, nummer: 1 });
  const agenda = { sessies: { lees, nummer: () => 1 } };
  const adopties = { lees: async () => ({ adopties: await adoptiesLezen(db), vers: true, nummer: 1 }) };
  const vraag = { inhoud, agenda, adopties, nu: NU };
  const jaren = await monitorjaren(vraag);
  const tabellen = async (naam = JAAR) => {
    const jaar = jaren.find((een) => een.naam === naam);
    if (!jaar) throw new Error(naam);
    return Object.fromEntries((await monitortabellen(db, { ...vraag, jaar })).map((een) => [een.soort.naam, een]));
  };
  return { db, vraag, jaren, tabellen, nieuweVersie };
}
let w: Awaited<ReturnType<typeof wereld>>;
beforeAll(async () => {
  w = await wereld();
});
const cellen = async (tabel: string, jaar?: string) => (await w.tabellen(jaar))[tabel]?.rijen.map((een) => Object.values(een.cellen));

test('een schooljaar loopt van 1 augustus tot en met 31 juli, en begint bij het eerste dat er was', () =>
  expect(w.jaren.map(({ naam, vanDag, totDag }) => [naam, vanDag, totDag])).toEqual([
    ['2026-2027', '2026-08-01', '2027-08-01'],
    ['2025-2026', '2025-08-01', '2026-08-01'],
  ]));

test('kennissessies: wie er kwam, en van een klein deel blijft alles van die regel verborgen', async () => {
  const X = 'verborgen';
  expect(await cellen('kennissessies')).toEqual([
    ['Sessie eerste-dag', '2026-08-01', 'landelijk', 'Realisatie-Eenheid', '<5', null, null, null, null, null, null],
    ['Sessie groot', '2026-10-01', 'regionaal', 'Regio duin', 40, 38, 20, 12, 6, 2, 14],
    ['Sessie klein', '2026-11-01', 'regionaal', 'Regio bos', 12, 9, X, X, X, X, null],
  ]);
  const { kennissessies } = await w.tabellen();
  expect(kennissessies && samengeteld(kennissessies)).toEqual({ aangemeld: 52, erbij: 47, nieuw: 20, terug: 12, niet_bekend: 6 });
  expect((await cellen('kennissessies', '2025-2026'))?.map(([titel]) => titel)).toEqual(['Sessie vorig']);
});

test('mensen staan in geen andere tabel: niets om een verborgen getal mee uit te rekenen', () =>
  expect(MONITORTABELLEN.filter(({ kolommen }) => kolommen.some(({ eenheid }) => eenheid === 'mensen')).map(({ naam }) => naam)).toEqual([
    'kennissessies',
  ]));

test.each<[string, unknown[][]]>([
  [
    'terugblikken',
    [
      ['Binnen 14 dagen', 1],
      ['In 15 tot en met 28 dagen', 0],
      ['Later dan 28 dagen', 0],
      ['Zonder terugblik, met een reden', 1],
      ['Nog geen terugblik', 1],
    ],
  ],
  [
    'bouwstenen',
    [
      ['Omvang', 1, 1, 3, 0, 5],
      ['Kwaliteit', 0, 0, 0, 0, 0],
      ['Geen bouwsteen', 0, 0, 1, 0, 1],
    ],
  ],
  [
    'onderwijsregios',
    [
      ['Regio bos', 1, 1, 0, 0, 1, 0],
      ['Regio duin', 1, 2, 1, 1, 0, 1],
    ],
  ],
  ['overgenomen', [['Aanpak loket', 'Regio duin', 1, 1, 3]]],
  [
    'stopredenen',
    [
      ['Geen draagvlak', 0],
      ['Geen tijd of mensen', 0],
      ['Geen geld', 1],
      ['Paste niet bij ons', 0],
      ['Mocht niet', 0],
      ['Werkte niet', 0],
    ],
  ],
  [
    'zoeken',
    [
      ['zwemmen', 5],
      ['Andere woorden', 4],
    ],
  ],
  ['nakijken', [['Aanpak oud', 'Regio duin', '2027-02-01', 28]]],
  [
    'signalen',
    [
      ['Knelpunt', 0, 0, 0, null],
      ['Dilemma', 0, 0, 0, null],
      ['Kans', 0, 0, 0, null],
      ['Ruimte in de regels', 0, 0, 0, null],
    ],
  ],
])('met de hand geteld: %s', async (naam, verwacht) => expect(await cellen(naam)).toEqual(verwacht));

test('gelezen: op naam, ook wat niemand las en wat er niet meer staat, met de maanden van dit schooljaar', async () => {
  const rijen = (await w.tabellen()).gelezen?.rijen.map(({ cellen: { tekst, keer, maand_07, maand_08, maand_02 } }) => [
    tekst,
    keer,
    maand_07,
    maand_08,
    maand_02,
  ]);
  expect(rijen).toEqual([
    ['Aanpak loket', 7, 0, 3, 4],
    ['Aanpak oud', 0, 0, 0, 0],
    ['Kwaliteit', 0, 0, 0, 0],
    ['Omvang', 0, 0, 0, 0],
    ['Regio bos', 0, 0, 0, 0],
    ['Regio duin', 0, 0, 0, 0],
    ['Terugblik', 0, 0, 0, 0],
    ['weg', 2, 0, 0, 2],
  ]);
});

test('een tabel wordt alleen opnieuw gemaakt als er iets van veranderde', async () => {
  const eerst = await w.tabellen();
  const nogEens = await w.tabellen();
  for (const { naam } of MONITORTABELLEN) expect([naam, nogEens[naam]?.rijen === eerst[naam]?.rijen]).toEqual([naam, true]);
  await w.db.insertInto('leestelling').values({ maand: '2027-03', collectie: 'praktijken', slug: 'oud', aantal: 1 }).execute();
  const daarna = await w.tabellen();
  const anders = MONITORTABELLEN.filter(({ naam }) => daarna[naam]?.rijen !== eerst[naam]?.rijen).map(({ naam }) => naam);
  expect(anders).toEqual(['gelezen-per-soort', 'gelezen']);
  await w.db.deleteFrom('leestelling').where('maand', '=', '2027-03').execute();
  w.nieuweVersie();
  expect((await w.tabellen()).nakijken?.rijen === eerst.nakijken?.rijen).toBe(false);
});

const haal = (account: typeof anna, deel: 'alles' | 'regio', tabel: string, schooljaar = JAAR) =>
  monitoringUitvoeren(w.db, { account, deel, tabel, schooljaar, ...w.vraag });

test('een bestand heeft jaar, versie en dag op elke regel, en dat het is opgehaald wordt genoteerd', async () => {
  const uit = await haal(rosa, 'alles', 'stopredenen');
  expect(uit).toMatchObject({ gelukt: true, naam: 'regiokring-stopredenen-2026-2027-v1-2027-03-01.csv' });
  const regels = uit.gelukt ? uit.csv.replace('\uFEFF', '').split('\r\n') : [];
  expect([regels[0], regels[3]]).toEqual(['reden;gestopt;schooljaar;versie;gemaakt_op', 'Geen geld;1;2026-2027;1;2027-03-01']);
  expect(await w.db.selectFrom('inzage').select(['door', 'wat']).execute()).toEqual([{ door: 'rosa', wat: 'inzage-monitoring' }]);
});

test('een heel jaar is één bestand: elke tabel zoals los, met het codeboek en wat voor alle tabellen geldt, één keer genoteerd', async () => {
  const bundel = (account: typeof anna, deel: 'alles' | 'regio', schooljaar = JAAR) =>
    monitoringBundelen(w.db, { account, deel, schooljaar, ...w.vraag });
  const inzages = async () => (await w.db.selectFrom('inzage').select('wat').execute()).length;
  const eerder = await inzages();
  const uit = await bundel(rosa, 'alles');
  expect(uit).toMatchObject({ gelukt: true, naam: 'regiokring-monitoring-2026-2027-v1-2027-03-01.zip' });
  expect((await inzages()) - eerder).toBe(1);
  const bestanden = uit.gelukt ? unzipSync(uit.zip) : {};
  const tekst = (naam: string) => Buffer.from(bestanden[naam] ?? []).toString('utf8');
  expect(Object.keys(bestanden).length).toBe(MONITORTABELLEN.length + 2);
  for (const { naam } of [...MONITORTABELLEN, { naam: 'codeboek' }]) {
    const los = await haal(rosa, 'alles', naam);
    expect(los.gelukt && [los.naam, tekst(los.naam) === los.csv]).toEqual([los.gelukt && los.naam, true]);
  }
  expect(tekst('leesmij.txt')).toContain('Een aantal mensen van een tot en met vier is <5.');
  const eigen = await bundel(mens('bram', 'projectleider', 'bos'), 'regio');
  const regio = eigen.gelukt ? unzipSync(eigen.zip) : {};
  const alles = Object.values(regio).map((bytes) => Buffer.from(bytes).toString('utf8'));
  expect([Object.keys(regio).some((naam) => naam.includes('stopredenen')), alles.join().includes('Sessie klein')]).toEqual([false, true]);
  expect(alles.join()).not.toContain('Sessie groot');
  expect(await bundel(bram, 'regio')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await bundel(bram, 'alles')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await bundel(rosa, 'alles', '1999-2000')).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('wie een regio leidt krijgt alleen de regels van die regio, met hetzelfde verborgen; een ander krijgt niets', async () => {
  const boswachter = mens('bram', 'projectleider', 'bos');
  const eigen = await haal(boswachter, 'regio', 'kennissessies');
  const regels = eigen.gelukt ? eigen.csv.trim().split('\r\n').slice(1) : [];
  expect(regels).toEqual([
    'Sessie klein;2026-11-01;regionaal;Regio bos;12;9;verborgen;verborgen;verborgen;verborgen;;2026-2027;1;2027-03-01',
  ]);
  const RECHT = { gelukt: false, reden: 'geen-recht' };
  expect(await haal(boswachter, 'alles', 'kennissessies')).toEqual(RECHT);
  expect(await haal(bram, 'regio', 'kennissessies')).toEqual(RECHT);
  expect(await haal(rosa, 'regio', 'kennissessies')).toEqual(RECHT);
  expect(await haal({ ...rosa, tweedeStap: false }, 'alles', 'kennissessies')).toEqual(RECHT);
  const ONBEKEND = { gelukt: false, reden: 'onbekend' };
  expect(await haal(boswachter, 'regio', 'stopredenen')).toEqual(ONBEKEND);
  expect(await haal(rosa, 'alles', 'kennissessies', '1999-2000')).toEqual(ONBEKEND);
  expect(await haal(rosa, 'alles', 'bestaatniet')).toEqual(ONBEKEND);
});

test('het codeboek legt elke kolom van elke tabel uit, en geen kolom heet twee keer zo', async () => {
  const uit = await haal(rosa, 'alles', 'codeboek');
  const regels = uit.gelukt ? uit.csv.trim().split('\r\n').slice(1) : [];
  expect(regels.length).toBe(MONITORTABELLEN.reduce((som, { kolommen }) => som + kolommen.length, 0));
  for (const { naam, kolommen } of MONITORTABELLEN) {
    expect([naam, new Set(kolommen.map((kolom) => kolom.naam)).size]).toEqual([naam, kolommen.length]);
    for (const kolom of kolommen) expect(kolom.afleiding).toMatch(/\.$/);
    for (const { cellen: er } of (await w.tabellen())[naam]?.rijen ?? [])
      expect([naam, Object.keys(er).sort()]).toEqual([naam, kolommen.map((kolom) => kolom.naam).sort()]);
  }
});

test('wie een woord verbetert, stopte niet opnieuw; wat een regio eerder onder een andere naam vertelde, telt vanaf toen', async () => {
  const { db } = await verseDb();
  const { inhoud } = proefteksten();
  const rij = {
    titel: 'Aanpak',
    gewijzigd_op: 0,
    nagevraagd_op: null,
    weg_gemeld_op: null,
    reactie_op: null,
    reactie_stand: null,
  } as const;
  const leeg = { reactie_door: null, reactie_gemeld_op: null, verborgen_op: null, verborgen_door: null, tot: null, stopreden: null };
  const wat = { praktijk: 'loket', sinds: '2026-09', stopuitleg: '', ...rij, ...leeg };
  await db
    .insertInto('adoptie')
    .values([
      {
        id: 'nu',
        onderwijsregio: 'bos',
        stand: 'gestopt',
        opgenomen_in: null,
        ...wat,
        tot: '2026-11',
        stopreden: 'geld',
        stopuitleg: 'Op.',
      },
      { id: 'was', onderwijsregio: 'bos', stand: 'past-toe', opgenomen_in: 'nu', ...wat, praktijk: 'was loket' },
    ])
    .execute();
  await db.updateTable('adoptie').set({ praktijk: 'oud' }).where('id', '=', 'was').execute();
  const stap = (adoptie_id: string, nummer: number, stand: 'past-toe' | 'gestopt', op: number) =>
    db.insertInto('adoptiestap').values({ adoptie_id, nummer, stand, sinds: '2026-09', op, door: null, gemeld_op: null }).execute();
  await stap('was', 1, 'past-toe', 10);
  await stap('nu', 1, 'past-toe', 20);
  await stap('nu', 2, 'gestopt', 30);
  await stap('nu', 3, 'gestopt', 40);
  const metNaam = { ...inhoud, alle: inhoud.alle, een: inhoud.een } as typeof inhoud;
  const [een] = await overnames({ db, inhoud: metNaam, adopties: await adoptiesLezen(db) });
  expect([een?.begonnen?.op, een?.laatstOp]).toEqual([20, 30]);
  await db.updateTable('adoptie').set({ praktijk: 'loket', onderwijsregio: 'bos-oud' }).where('id', '=', 'was').execute();
  const opgegaan = { ...regio('bos-oud'), gegevens: { ...regio('bos-oud').gegevens, opgegaan_in: 'bos' } };
  const samen = {
    alle: (collectie: Parameters<typeof inhoud.alle>[0]) =>
      collectie === 'onderwijsregios' ? [...inhoud.alle(collectie), opgegaan] : inhoud.alle(collectie),
    een: (collectie: Parameters<typeof inhoud.een>[0], slug: string) => (slug === 'bos-oud' ? opgegaan : inhoud.een(collectie, slug)),
    versie: 99,
  } as unknown as typeof inhoud;
  const [toen] = await overnames({ db, inhoud: samen, adopties: await adoptiesLezen(db) });
  expect([toen?.begonnen?.op, toen?.laatstOp]).toEqual([10, 30]);
});
