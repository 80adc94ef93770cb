import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gebeurtenislijst } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import { uitnodigingenAannemen } from '#accounts/rechten/uitnodigen/uitnodiging-aannemen.ts';
import { eigenRegiokeuze } from '#inhoud/regionamen.ts';
import { huidigeStap } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { feitenWijzigen } from '#onderwijsregios/feiten-wijzigen.ts';
import { feitenInvoer, regioInvoer, verbeterInvoer } from '#onderwijsregios/invoer.ts';
import { regioToevoegen } from '#onderwijsregios/regio-toevoegen.ts';
import { regiolijst } from '#onderwijsregios/regiolijst.ts';
import { regioSamenvoegen } from '#onderwijsregios/samenvoegen/regio-samenvoegen.ts';
import { samenvoeggevolg } from '#onderwijsregios/samenvoegen/samenvoeggevolg.ts';
import { statusCorrigeren, statusZetten } from '#onderwijsregios/status-zetten.ts';
import { regiopaginaOpenen } from '#publicaties/bijhouden/regiopagina/regiopagina-openen.ts';
import { plannen } from '#publicaties/uitgeven/vrijgeven.ts';
import { DAG, NU, ORIGIN, STIL, type Wereld, wereld } from '../publicaties/wereld.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
const WATERKANT = 'voorbeeldregio-waterkant';
const DRIELAND = 'voorbeeldregio-drieland';
const ZONNEDAL = { titel: 'Zonnedal', type: 'regionaal', landsdeel: 'Oost-Nederland', sectoren: ['po'], kern: 'Een regio.' } as const;
const boek = { bijschrijven: async () => {} };

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

/** Does what it is asked, and nothing at a time of its own. */
const OP_VERZOEK = {
  async nu(id: string) {
    const een = w.uitgever();
    const uitkomst = await een.nu(id);
    await een.stop();
    return uitkomst;
  },
};
const stuk = (slug: string) => {
  const gevonden = w.inhoud.een('onderwijsregios', slug);
  if (!gevonden) throw new Error(`No region ${slug}`);
  return gevonden;
};
const verzoek = async (slug: string, naam = 'rosa') => ({
  ...{ account: await w.wie(naam), slug, stand: stuk(slug).digest, inhoud: w.inhoud, uitgever: OP_VERZOEK, origin: ORIGIN, nu: NU },
});
const voegToe = async (
  stap = { status: 'ingediend' as const, sinds: '2026-11-01', besluit: 'Plan ontvangen' },
  feiten = {},
  naam = 'rosa',
) =>
  regioToevoegen(w.db, {
    ...{ account: await w.wie(naam), inhoud: w.inhoud, uitgever: OP_VERZOEK, nu: NU, stap },
    feiten: { ...ZONNEDAL, sectoren: [...ZONNEDAL.sectoren] as ['po'], ...feiten },
  });
const zet = async (slug: string, status: 'voorlopig' | 'voorloper' | 'onderwijsregio', sinds = '2026-11-10', besluit = 'Overleg') =>
  statusZetten(w.db, { ...(await verzoek(slug)), stap: { status, sinds, besluit } });
const voegSamen = async (van: string, naar: string, anders = {}) =>
  regioSamenvoegen(w.db, { ...(await verzoek(van)), naar, sinds: '2026-11-20', besluit: 'Overleg', bevestigd: true, boek, ...anders });
const verloop = (slug: string) => stuk(slug).gegevens.status_verloop.map(({ status, sinds }) => `${status} ${sinds}`);

test('de Realisatie-Eenheid voegt een regio toe: zij staat op de site, op een adres dat vastligt, en niemand anders kan dat', async () => {
  expect(await voegToe(undefined, {}, 'dirk')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await voegToe()).toEqual({ gelukt: true, slug: 'zonnedal', uitgevoerd: true });
  expect(stuk('zonnedal').gegevens).toMatchObject({ titel: 'Zonnedal', voorbeeld: false, partners: [], gecontroleerd: '2026-11-24' });
  const feiten = { titel: 'Zonnedal en Maandal', type: 'regionaal', landsdeel: 'Oost-Nederland', sectoren: ['po', 'vo'] } as const;
  const gewijzigd = { ...feiten, sectoren: [...feiten.sectoren] as ['po', 'vo'] };
  expect(await feitenWijzigen(w.db, { ...(await verzoek('zonnedal')), feiten: gewijzigd })).toEqual({ gelukt: true, uitgevoerd: true });
  expect(stuk('zonnedal').gegevens).toMatchObject({ titel: 'Zonnedal en Maandal', sectoren: ['po', 'vo'] });
  const noem = async (slug: string, titel: string, naam = 'rosa') =>
    feitenWijzigen(w.db, { ...(await verzoek(slug, naam)), feiten: { ...gewijzigd, titel } });
  expect(await noem('zonnedal', 'GRONINGEN (vo/vso)')).toEqual({ gelukt: false, reden: 'bestaat-al' });
  expect(await noem('zonnedal', 'voorbeeldregio Zonnedal')).toEqual({ gelukt: false, reden: 'naam-van-voorbeeld' });
  expect(await noem(HEUVELRAND, 'Heuvelrand')).toEqual({ gelukt: false, reden: 'naam-van-voorbeeld' });
  expect(await noem(HEUVELRAND, 'Voorbeeldregio Anders', 'dirk')).toEqual({ gelukt: false, reden: 'geen-recht' });
  const { regels } = await gebeurtenislijst(w.db, { onderwijsregio: 'zonnedal' });
  expect(regels.map(({ wat }) => wat).reverse()).toEqual(['onderwijsregio toegevoegd', 'naam of soort van een onderwijsregio gewijzigd']);
  expect((await regiolijst(w.db, { inhoud: w.inhoud, zoek: 'maandal' })).map(({ slug, teksten }) => [slug, teksten])).toEqual([
    ['zonnedal', 0],
  ]);
});

test('een regio met een naam die er al is, een dag die nog moet komen of een status die niets begint: geweigerd, en er staat niets', async () => {
  const aantal = w.inhoud.alle('onderwijsregios').length;
  const stap = { status: 'ingediend' as const, sinds: '2026-11-01', besluit: 'Plan' };
  expect(await voegToe(stap, { titel: 'Voorbeeldregio Heuvelrand' })).toEqual({ gelukt: false, reden: 'naam-van-voorbeeld' });
  expect(await voegToe(stap, { titel: 'GRONINGEN (vo/vso)' })).toEqual({ gelukt: false, reden: 'bestaat-al' });
  expect(await voegToe(stap, { titel: '☃' })).toEqual({ gelukt: false, reden: 'naam-zonder-adres' });
  expect(await voegToe({ ...stap, sinds: '2026-11-25' })).toEqual({ gelukt: false, reden: 'dag-in-de-toekomst' });
  expect(await voegToe({ ...stap, status: 'samengevoegd' } as never)).toEqual({ gelukt: false, reden: 'geen-stap' });
  expect(w.inhoud.alle('onderwijsregios')).toHaveLength(aantal);
});

test('een status zetten: stap voor stap, met dag en besluit in de geschiedenis; dezelfde stap twee keer of van een oud scherm niet', async () => {
  await voegToe();
  const oud = await verzoek('zonnedal');
  expect(await zet('zonnedal', 'voorlopig')).toEqual({ gelukt: true, uitgevoerd: true });
  expect(await zet('zonnedal', 'voorlopig')).toEqual({ gelukt: false, reden: 'al-gezet' });
  expect(await zet('zonnedal', 'onderwijsregio')).toEqual({ gelukt: false, reden: 'geen-stap' });
  expect(await zet('zonnedal', 'voorloper', '2026-11-25')).toEqual({ gelukt: false, reden: 'dag-in-de-toekomst' });
  expect(await zet('zonnedal', 'voorloper', '2026-11-09')).toEqual({ gelukt: false, reden: 'dag-voor-vorige' });
  const stap = { status: 'voorloper' as const, sinds: '2026-11-20', besluit: 'Overleg' };
  expect(await statusZetten(w.db, { ...oud, stap })).toMatchObject({ gelukt: false, reden: 'gewijzigd' });
  expect(await statusZetten(w.db, { ...(await verzoek('zonnedal', 'dirk')), stap })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(verloop('zonnedal')).toEqual(['ingediend 2026-11-01', 'voorlopig 2026-11-10']);
  const verbeterd = { ...(await verzoek('zonnedal')), stap: { ...stap, status: 'in-oprichting' as const } };
  expect(await statusCorrigeren(w.db, { ...verbeterd, reden: '  ' })).toEqual({ gelukt: false, reden: 'zonder-reden' });
  expect(await statusCorrigeren(w.db, { ...verbeterd, reden: 'Verkeerde brief.' })).toEqual({ gelukt: true, uitgevoerd: true });
  expect(verloop('zonnedal')).toEqual(['ingediend 2026-11-01', 'in-oprichting 2026-11-20']);
  const { regels } = await gebeurtenislijst(w.db, { onderwijsregio: 'zonnedal' });
  expect(regels.map(({ wat, bijzonderheden }) => `${wat} ${bijzonderheden}`).reverse()).toEqual([
    'onderwijsregio toegevoegd ',
    'status van een onderwijsregio gezet voorlopig',
    'status van een onderwijsregio verbeterd in-oprichting',
  ]);
});

test('een regio die met de site kwam, houdt haar tekst als zij een status krijgt; het bestand komt in CONTENT_DIR', async () => {
  const pad = join(w.contentDir, 'onderwijsregios/noorderwijzer-drenthe.mdx');
  const was = stuk('noorderwijzer-drenthe');
  expect(await zet('noorderwijzer-drenthe', 'onderwijsregio')).toEqual({ gelukt: true, uitgevoerd: true });
  const nu = stuk('noorderwijzer-drenthe');
  expect([nu.tekst, huidigeStap(nu.gegevens).status]).toEqual([was.tekst, 'onderwijsregio']);
  expect(await readFile(pad, 'utf8')).toContain('"onderwijsregio"');
  // Changed outside the site meanwhile: taken along, not written over.
  await writeFile(pad, `${await readFile(pad, 'utf8')}\nEn nog iets.\n`);
  await vi.waitFor(() => expect(stuk('noorderwijzer-drenthe').digest).not.toBe(nu.digest), 60_000);
  const feiten = { titel: 'Noorderwijzer', type: 'regionaal', landsdeel: 'Noord-Nederland', sectoren: ['vo'] as ['vo'] } as const;
  expect(await feitenWijzigen(w.db, { ...(await verzoek('noorderwijzer-drenthe')), feiten })).toMatchObject({ gelukt: true });
});

test('de regio schrijft haar pagina, de Realisatie-Eenheid keurt goed; een status die intussen wijzigt, blijft staan', async () => {
  const geopend = await regiopaginaOpenen(w.db, {
    account: await w.wie('berit'),
    slug: HEUVELRAND,
    inhoud: w.inhoud,
    origin: ORIGIN,
    nu: NU,
  });
  if (!geopend.gelukt) throw new Error(geopend.reden);
  const { id } = geopend;
  const vreemd = { account: await w.wie('emma'), slug: HEUVELRAND, inhoud: w.inhoud, origin: ORIGIN, nu: NU };
  expect(await regiopaginaOpenen(w.db, vreemd)).toEqual({ gelukt: false, reden: 'onbekend' });
  const partners = { partners_schoolbestuur: 'Stichting Een\nStichting Twee', website: 'https://heuvelrand.example' };
  const plan = { titel: 'Ons plan', url: `/bijlagen/${'a'.repeat(64)}.pdf`, soort: 'pdf', grootte: '1 MB' };
  await w.schrijf(
    id,
    { kern: 'Nieuwe kern.', tekst: 'Nieuwe tekst.', titel: 'Gekaapt', status: 'onderwijsregio', ...partners, downloads: [plan] },
    'berit',
  );
  await w.dienIn(id, 'berit');
  expect(await w.keurGoed(id, 'berit')).toMatchObject({ gelukt: false });
  await w.keurGoed(id, 'dirk');
  await w.keurGoed(id, 'rosa');
  const titel = stuk(HEUVELRAND).gegevens.titel;
  const status = huidigeStap(stuk(HEUVELRAND).gegevens).status;
  const naar = status === 'voorloper' ? ('onderwijsregio' as const) : ('voorloper' as const);
  const stap = { status: naar, sinds: '2026-11-20', besluit: 'Overleg' };
  const gezet = await statusCorrigeren(w.db, { ...(await verzoek(HEUVELRAND)), stap, reden: 'Stond verkeerd.' });
  expect(gezet).toEqual({ gelukt: true, uitgevoerd: true });
  await w.publiceer(id);
  await w.uitgever().nu(id);
  const { gegevens, tekst } = stuk(HEUVELRAND);
  expect(gegevens).toMatchObject({ titel, kern: 'Nieuwe kern.', website: 'https://heuvelrand.example', downloads: [plan] });
  expect([huidigeStap(gegevens).status, tekst.trim()]).toEqual([naar, 'Nieuwe tekst.']);
  expect(gegevens.partners.filter(({ soort }) => soort === 'schoolbestuur')).toEqual([
    { soort: 'schoolbestuur', naam: 'Stichting Een' },
    { soort: 'schoolbestuur', naam: 'Stichting Twee' },
  ]);
});

test('samenvoegen: de pagina blijft, teksten staan bij beide, rechten verhuizen, en wat gepland was gaat door', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await plannen(w.db, {
    ...{ account: await w.wie('rosa'), id, revisie: (await w.haal(id)).revisie, op: NU + DAG, origin: ORIGIN, uitgever: STIL, nu: NU },
  });
  const gevolg = await samenvoeggevolg(w.db, { slug: HEUVELRAND, inhoud: w.inhoud, nu: NU });
  expect(gevolg.onderweg).toBe(1);
  expect(gevolg.rechten).toBe(
    (await w.db.selectFrom('recht').select('account_id').where('onderwijsregio', '=', HEUVELRAND).execute()).length,
  );
  const aanmeldingen = () => w.db.selectFrom('aanmelding').selectAll().where('onderwijsregio', '=', HEUVELRAND).execute();
  const was = await aanmeldingen();
  const vraag = await voegSamen(HEUVELRAND, WATERKANT, { bevestigd: false });
  expect([vraag, stuk(HEUVELRAND).gegevens.opgegaan_in]).toEqual([{ gelukt: true, nog: 'vragen' }, undefined]);
  expect(await voegSamen(HEUVELRAND, WATERKANT)).toEqual({ gelukt: true, uitgevoerd: true });
  expect(stuk(HEUVELRAND).gegevens.opgegaan_in).toBe(WATERKANT);
  expect(await aanmeldingen()).toEqual(was);

  // Bram's planned text goes online as of the region that wrote it, and shows at both.
  await w.publiceer(id, 'rosa', NU + DAG);
  await w.uitgever(() => NU + DAG).nu(id);
  const tekst = w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer');
  expect(tekst?.gegevens.regio).toBe(HEUVELRAND);
  for (const slug of [HEUVELRAND, WATERKANT])
    expect(
      verbanden(w.inhoud)
        .vanRegio(slug)
        .praktijken.map((een) => een.slug),
    ).toContain(tekst?.slug);

  // Anna, who leads Waterkant, now judges what Heuvelrand wrote; Dirk of Heuvelrand leads Waterkant too.
  expect(await w.zie('anna', id)).toBeDefined();
  expect((await w.wie('dirk')).rechten).toEqual([
    { soort: 'projectleider', onderwijsregio: WATERKANT },
    { soort: 'projectleider', onderwijsregio: HEUVELRAND, geerfd: true },
  ]);
  expect((await w.brieven()).filter((brief) => brief.includes('is opgegaan in')).length).toBeGreaterThan(1);
  await w.schrijf(id, { kern: 'Nog eens.' }, 'emma', NU + DAG);
  await w.dienIn(id, 'emma', NU + DAG);
  expect((await w.haal(id)).stap).toBe('regio');
});

test('een regio gaat niet op in zichzelf, in een die al opging, of twee keer; een keten komt bij de laatste uit', async () => {
  expect(await voegSamen(HEUVELRAND, HEUVELRAND)).toEqual({ gelukt: false, reden: 'zichzelf' });
  expect(await voegSamen(HEUVELRAND, 'bestaat-niet')).toEqual({ gelukt: false, reden: 'naar-onbekend' });
  expect(await voegSamen(HEUVELRAND, WATERKANT, { sinds: '2026-11-25' })).toEqual({ gelukt: false, reden: 'dag-in-de-toekomst' });
  expect(await voegSamen(HEUVELRAND, WATERKANT)).toMatchObject({ gelukt: true });
  expect(await voegSamen(HEUVELRAND, DRIELAND)).toEqual({ gelukt: false, reden: 'al-gezet' });
  expect(await voegSamen(DRIELAND, HEUVELRAND)).toEqual({ gelukt: false, reden: 'naar-gesloten' });
  expect(await zet(HEUVELRAND, 'onderwijsregio')).toEqual({ gelukt: false, reden: 'geen-stap' });
  expect(await voegSamen(WATERKANT, DRIELAND)).toMatchObject({ gelukt: true });
  expect(
    verbanden(w.inhoud)
      .vanRegio(DRIELAND)
      .praktijken.map(({ gegevens }) => gegevens.regio),
  ).toContain(WATERKANT);
  expect((await w.wie('dirk')).rechten).toEqual([
    { soort: 'projectleider', onderwijsregio: DRIELAND },
    { soort: 'projectleider', onderwijsregio: HEUVELRAND, geerfd: true },
    { soort: 'projectleider', onderwijsregio: WATERKANT, geerfd: true },
  ]);
});

test('twee keer op dezelfde knop is één keer, ook als het bestand er nog niet staat; met een ander antwoord van dat oude scherm niet', async () => {
  await voegToe();
  const scherm = await verzoek('zonnedal');
  const stap = { status: 'voorlopig' as const, sinds: '2026-11-10', besluit: 'Overleg' };
  for (const _ of [1, 2])
    expect(await statusZetten(w.db, { ...scherm, uitgever: STIL, stap })).toEqual({ gelukt: true, uitgevoerd: false });
  expect(await statusZetten(w.db, { ...scherm, stap: { ...stap, besluit: 'Iemand anders' } })).toEqual({ gelukt: false, reden: 'bezig' });
  expect(await statusZetten(w.db, { ...scherm, stap })).toEqual({ gelukt: true, uitgevoerd: true });
  expect(await statusZetten(w.db, { ...scherm, stap })).toEqual({ gelukt: true, uitgevoerd: true });
  const anders = { ...stap, besluit: 'Iemand anders' };
  expect(await statusZetten(w.db, { ...scherm, stap: anders })).toMatchObject({ gelukt: false, reden: 'gewijzigd' });
  expect(verloop('zonnedal')).toEqual(['ingediend 2026-11-01', 'voorlopig 2026-11-10']);
  const samen = {
    ...(await verzoek('zonnedal')),
    naar: 'noorderwijzer-drenthe',
    sinds: '2026-11-20',
    besluit: 'Overleg',
    bevestigd: true,
    boek,
  };
  for (const _ of [1, 2]) expect(await regioSamenvoegen(w.db, samen)).toEqual({ gelukt: true, uitgevoerd: true });
  expect(await regioSamenvoegen(w.db, { ...samen, naar: 'groningen-vo-vso' })).toMatchObject({ gelukt: false, reden: 'gewijzigd' });
  const { regels } = await gebeurtenislijst(w.db, { onderwijsregio: 'zonnedal' });
  expect(regels.map(({ wat }) => wat).filter((wat) => /gezet|samengevoegd/.test(wat))).toHaveLength(2);
});

test("twee regio's gaan nooit in elkaar op, en geen regio gaat op in een die al besloot op te gaan", async () => {
  const [heen, terug] = await Promise.all([voegSamen(HEUVELRAND, WATERKANT), voegSamen(WATERKANT, HEUVELRAND)]);
  expect([heen.gelukt, terug.gelukt].filter(Boolean)).toHaveLength(1);
  const [oud, nieuw] = heen.gelukt ? [HEUVELRAND, WATERKANT] : [WATERKANT, HEUVELRAND];
  expect([stuk(oud).gegevens.opgegaan_in, stuk(nieuw).gegevens.opgegaan_in]).toEqual([nieuw, undefined]);
  // Decided, and not on the disk yet: the file still says that the region is there.
  expect(await voegSamen(nieuw, DRIELAND, { uitgever: STIL })).toEqual({ gelukt: true, uitgevoerd: false });
  expect(stuk(nieuw).gegevens.opgegaan_in).toBeUndefined();
  for (const van of [DRIELAND, 'voorbeeldregio-noorderduin'])
    expect(await voegSamen(van, nieuw)).toEqual({ gelukt: false, reden: 'bezig' });
  expect((await w.db.selectFrom('opgegane_regio').select(['regio', 'nu_in']).orderBy('regio').execute()).map(({ nu_in }) => nu_in)).toEqual(
    [...[DRIELAND, DRIELAND]],
  );
});

test('schrijft de enige van de Realisatie-Eenheid een regiopagina, dan leest de projectleider mee; is die er niet, dan staat zij meteen online', async () => {
  await w.db.updateTable('recht').set({ ingetrokken_op: 1 }).where('account_id', '=', 'ria').execute();
  const schrijf = async (slug: string) => {
    const uitslag = await regiopaginaOpenen(w.db, { account: await w.wie('rosa'), slug, inhoud: w.inhoud, origin: ORIGIN, nu: NU });
    if (!uitslag.gelukt) throw new Error(uitslag.reden);
    await w.schrijf(uitslag.id, { kern: 'Geschreven door Rosa.' }, 'rosa');
    return { id: uitslag.id, uitslag: await w.dienIn(uitslag.id, 'rosa') };
  };
  const met = await schrijf(HEUVELRAND);
  expect(met.uitslag).toEqual({ gelukt: true, stap: 'regio' });
  expect(await w.keurGoed(met.id, 'rosa')).toMatchObject({ gelukt: false });
  expect(await w.keurGoed(met.id, 'dirk')).toEqual({ gelukt: true, klaar: true });

  const was = stuk('noorderwijzer-drenthe').gegevens;
  const zonder = await schrijf('noorderwijzer-drenthe');
  expect(zonder.uitslag).toEqual({ gelukt: true, stap: null, uitgevoerd: false });
  await w.uitgever().nu(zonder.id);
  const { kern, titel, status_verloop } = stuk('noorderwijzer-drenthe').gegevens;
  expect([kern, titel, status_verloop]).toEqual(['Geschreven door Rosa.', was.titel, was.status_verloop]);
  const daden = await w.db.selectFrom('inzending_gebeurtenis').select('soort').where('inzending_id', '=', zonder.id).execute();
  expect(daden.map(({ soort }) => soort)).toContain('alleen-geplaatst');
});

test('een naam of besluit waarin niets te lezen staat, wordt bij het veld geweigerd; wat over blijft is één schone regel', () => {
  const velden = { titel: 'Zonnedal', type: 'regionaal', landsdeel: 'Oost-Nederland', sector_po: 'ja' };
  const stap = { status: 'voorlopig', sinds: '2026-11-10' };
  expect(
    regioInvoer.safeParse({ ...velden, ...stap, kern: '\u200b', besluit: '\u2060 ' }).error?.issues.map(({ path }) => path[0]),
  ).toEqual([...['kern', 'besluit']]);
  expect(feitenInvoer.parse({ ...velden, titel: ' Zonne\u202edal\r\nen Maandal ' }).titel).toBe('Zonnedal en Maandal');
  const lang = verbeterInvoer.safeParse({ ...stap, besluit: 'Overleg', reden: 'a'.repeat(301) });
  expect(lang.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['reden', 'Gebruik hoogstens 300 tekens.']]);
});

test('staat er op het adres al een bestand dat niet te lezen is, dan komt er geen regio naast met een nummer, en blijft het bestand', async () => {
  const plek = join(w.contentDir, 'onderwijsregios/zonnedal.mdx');
  await writeFile(plek, '---\ntitel: Zonnedal\n---\n\nEen half bestand.\n');
  await w.inhoud.bijwerken('onderwijsregios', 'zonnedal');
  await vi.waitFor(() => expect(w.inhoud.fouten.map(({ bestand }) => bestand)).toContain('onderwijsregios/zonnedal.mdx'));
  expect(await voegToe()).toEqual({ gelukt: false, reden: 'bestand-onleesbaar' });
  expect(await readFile(plek, 'utf8')).toContain('Een half bestand.');
  expect(w.inhoud.alle('onderwijsregios').filter(({ slug }) => slug.startsWith('zonnedal'))).toEqual([]);
});

test('een verzonnen regio en een echte gaan nooit in elkaar op', async () => {
  await voegToe();
  await zet('zonnedal', 'voorlopig');
  expect(await voegSamen('zonnedal', HEUVELRAND)).toEqual({ gelukt: false, reden: 'voorbeeld-en-echt' });
  expect(await voegSamen(HEUVELRAND, 'zonnedal')).toEqual({ gelukt: false, reden: 'voorbeeld-en-echt' });
});

test('een recht dat is beloofd voor het besluit tot samenvoegen op de schijf staat, komt bij de nieuwe regio', async () => {
  expect(await voegSamen(HEUVELRAND, WATERKANT, { uitgever: STIL })).toEqual({ gelukt: true, uitgevoerd: false });
  expect(stuk(HEUVELRAND).gegevens.opgegaan_in).toBeUndefined();
  const aan = await w.wie('bram');
  await w.db.transaction().execute(async (trx) => {
    const uitnodiging = { id: 'u1', adres: aan.adres, soort: 'projectleider', onderwijsregio: HEUVELRAND, door: 'rosa' } as const;
    const tijd = { gemaakt_op: NU, verloopt_op: NU + DAG, gebruikt_op: null, ingetrokken_op: null };
    await trx
      .insertInto('uitnodiging')
      .values({ ...uitnodiging, ...tijd })
      .execute();
    await uitnodigingenAannemen(trx, aan, NU);
  });
  const leidt = (await w.wie('bram')).rechten.filter(({ soort }) => soort === 'projectleider').map(({ onderwijsregio }) => onderwijsregio);
  expect(leidt).toContain(WATERKANT);
  const oud = await w.db
    .selectFrom('recht')
    .select('id')
    .where('onderwijsregio', '=', HEUVELRAND)
    .where('ingetrokken_op', 'is', null)
    .execute();
  expect(oud).toEqual([]);
});

test('wie een regio noemde die zich terugtrok, houdt haar bij het opslaan; een ander kan haar niet kiezen', () => {
  const terug = { ...stuk(HEUVELRAND), gegevens: { ...stuk(HEUVELRAND).gegevens } };
  terug.gegevens.status_verloop = [...terug.gegevens.status_verloop, { status: 'teruggetrokken', sinds: '2026-11-20', besluit: 'Overleg' }];
  const alle = w.inhoud.alle('onderwijsregios').map((een) => (een.slug === HEUVELRAND ? terug : een));
  const inhoud = { alle: () => alle, een: (_: string, slug: string) => alle.find((een) => een.slug === slug) } as unknown as Inhoud;
  const keuzes = (genoemd: string | null) => eigenRegiokeuze(inhoud, genoemd).filter(({ slug }) => slug === HEUVELRAND);
  expect(keuzes(HEUVELRAND).map(({ titel }) => titel)).toEqual(['Voorbeeldregio Heuvelrand (doet niet meer mee)']);
  expect([keuzes(WATERKANT), keuzes(null)]).toEqual([[], []]);
});
