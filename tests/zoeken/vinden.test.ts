import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDraad } from '#zoeken/draad/draad.ts';
import { indexeren } from '#zoeken/index/indexeren.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import { type Meetvraag, relevantie } from '../snelheid/zoekcijfers.ts';
import { indexmap, maakWereld, metKlareIndex, NU, type Wereld, zoek } from './wereld.ts';

let wereld: Wereld;
let zoeker: Zoeker;
beforeAll(async () => {
  wereld = await maakWereld();
  zoeker = await metKlareIndex(wereld.bron);
});
afterAll(async () => {
  await zoeker.sluit();
  await wereld.ruimOp();
});

const lees = <T>(naam: string): T => JSON.parse(readFileSync(`tests/zoeken/${naam}.json`, 'utf8'));
const nummers = lees<Record<string, string[]>>('voorbeeld-ids');

/** Share of the queries with a right page among the first five. */
async function hit5(vragen: readonly Meetvraag[]): Promise<number> {
  const met = vragen.filter((vraag) => relevantie(vraag).size > 0);
  let raak = 0;
  for (const vraag of met) {
    const { resultaten } = await zoek(zoeker, { q: vraag.q });
    const goed = [...relevantie(vraag).keys()].flatMap((id) => nummers[id] ?? id);
    if (resultaten.slice(0, 5).some(({ url, titel }) => goed.includes(url) || goed.includes(titel))) raak += 1;
  }
  return raak / met.length;
}

test('de ontwikkelvragen vinden hun pagina in de eerste vijf', async () => {
  expect(await hit5(lees<Meetvraag[]>('ontwikkelvragen'))).toBeGreaterThanOrEqual(0.95);
});

test('de eigen vragen vinden hun pagina in de eerste vijf', async () => {
  expect(await hit5(lees<Meetvraag[]>('eigen-vragen'))).toBeGreaterThanOrEqual(0.92);
});

test('de verse vragen, geschreven toen de regels er al waren, vinden hun pagina in de eerste vijf', async () => {
  expect(await hit5(lees<Meetvraag[]>('verse-vragen'))).toBeGreaterThanOrEqual(0.92);
});

test('andermans vragen, geschreven zonder de regels te kennen, vinden hun pagina in de eerste vijf', async () => {
  expect(await hit5(lees<Meetvraag[]>('andermans-vragen'))).toBeGreaterThanOrEqual(0.92);
});

const ONBEVANGEN = ['blinde-vragen', 'ongeziene-vragen', 'nieuwe-vragen'];
test.each(ONBEVANGEN)('%s, zonder kennis van de regels geschreven, vinden hun pagina, en bijna nooit niets', async (naam) => {
  const vragen = lees<Meetvraag[]>(naam);
  expect(await hit5(vragen)).toBeGreaterThanOrEqual(0.92);
  const met = vragen.filter((vraag) => relevantie(vraag).size > 0);
  let leeg = 0;
  for (const { q } of met) if ((await zoek(zoeker, { q })).totaal === 0) leeg += 1;
  expect(leeg / met.length).toBeLessThanOrEqual(0.02);
});

test.each([
  ['blinde-vragen', 0.1],
  ['andermans-vragen', 0.1],
  ['ongeziene-vragen', 0.1],
  ['eigen-vragen', 0.1],
  ['nieuwe-vragen', 0.1],
  ['zonder-antwoord', 0.1],
])('wat in %s geen antwoord heeft, krijgt er bijna nooit een', async (naam, hoogstens) => {
  const zonder = lees<Meetvraag[]>(naam).filter((vraag) => relevantie(vraag).size === 0);
  let vals = 0;
  for (const { q } of zonder) {
    const { totaal, twijfel } = await zoek(zoeker, { q });
    if (totaal > 0 && !twijfel) vals += 1;
  }
  expect(vals / zonder.length).toBeLessThanOrEqual(hoogstens);
});

test('letterlijk zoeken vindt veel minder: het zijn de regels die het doen', async () => {
  const { totaal } = await zoek(zoeker, { q: 'invalpool', letterlijk: 'ja' });
  expect((await zoek(zoeker, { q: 'invalpool' })).totaal).toBeGreaterThan(totaal);
});

test('een resultaat heeft een titel, een passage met wat raak was en de weg naar de kop', async () => {
  const { resultaten, ook } = await zoek(zoeker, { q: 'invaller' });
  expect(resultaten[0]).toMatchObject({
    titel: 'Bovenbestuurlijke vervangingspool met vaste contracten',
    soort: 'praktijk',
    voorbeeld: true,
  });
  expect(resultaten[0]?.passage.some(({ tekst, raak }) => raak && /^(invaller|vervang)/i.test(tekst))).toBe(true);
  expect(resultaten[0]?.koppen[0]?.url).toMatch(/^\/praktijken\/bovenbestuurlijke-[a-z-]+\/#[a-z-]+$/);
  expect(ook).toContain('vervangingspool');
});

test('een passage houdt op waar de tekst over iets anders begint, en de weg erheen is die naar het begrip', async () => {
  const { resultaten } = await zoek(zoeker, { q: 'penvoerder', soort: 'pagina' });
  const { passage = [], koppen } = resultaten.find(({ url }) => url === '/begrippen/') ?? {};
  expect(passage.map(({ tekst }) => tekst).join('')).toBe('De partij die namens de regio de subsidie aanvraagt en beheert.');
  expect(koppen?.[0]).toEqual({ tekst: 'penvoerder', url: '/begrippen/#penvoerder' });
});

test('geen passage toont een woord dat alleen voor de machine is', async () => {
  for (const q of ['loket', 'starters', 'vervangingspool', 'data']) {
    const { resultaten } = await zoek(zoeker, { q });
    const tekst = JSON.stringify(resultaten);
    expect(tekst).not.toMatch(/zq[xv]|\^|\u2063/);
  }
});

test('een kennissessie is te vinden op datum, plaats en doelgroep, en nooit op haar onlinelink', async () => {
  expect((await zoek(zoeker, { q: '4 februari' })).resultaten[0]?.titel).toBe('Kennissessie: begeleiding van startende leraren');
  expect((await zoek(zoeker, { q: 'den bosch' })).resultaten[0]?.titel).toBe('Leerkring hybride docenten (3 bijeenkomsten)');
  expect((await zoek(zoeker, { q: 'loketmedewerkers zwolle' })).resultaten[0]?.titel).toBe(
    'Regionale kennissessie Noord: loket en matching',
  );
  const links = (await wereld.db.selectFrom('kennissessie').select('online_link').execute()).map((rij) => rij.online_link).filter(Boolean);
  expect(links.length).toBeGreaterThan(0);
  const bestanden = JSON.stringify(await wereld.agenda.lees());
  for (const link of links) {
    expect(bestanden).not.toContain(link);
    expect((await zoek(zoeker, { q: link, letterlijk: 'ja' })).totaal).toBe(0);
  }
});

test('filters tellen wat ze zouden tonen, en werken ook zonder zoekwoord', async () => {
  const alles = await zoek(zoeker, { q: 'leraren' });
  const praktijken = alles.facetten.find(({ naam }) => naam === 'soort')?.opties.find(({ waarde }) => waarde === 'praktijk');
  expect((await zoek(zoeker, { q: 'leraren', soort: 'praktijk' })).totaal).toBe(praktijken?.aantal);
  const zonder = await zoek(zoeker, { soort: 'praktijk', sector: 'mbo' });
  expect(zonder.resultaten.every(({ soort, kenmerken }) => soort === 'praktijk' && kenmerken.join().includes('mbo'))).toBe(true);
  expect(zonder.keuzes.map(({ tekst }) => tekst)).toEqual(['Best practices', 'Mbo']);
});

test('de volgorde is te kiezen: nieuwste, of de eerstvolgende kennissessies', async () => {
  const komend = await zoek(zoeker, { q: 'kennissessie', sorteer: 'eerstvolgende' });
  expect(komend.resultaten.every(({ eind = 0 }) => eind > NU)).toBe(true);
  const begin = komend.resultaten.map((resultaat) => resultaat.begin ?? 0);
  expect(begin).toEqual(begin.toSorted((a, b) => a - b));
});

test('alle bladzijden samen tonen elk resultaat één keer', async () => {
  const { totaal, paginas } = await zoek(zoeker, { q: 'regio' });
  const urls: string[] = [];
  for (let pagina = 1; pagina <= paginas; pagina++)
    urls.push(...(await zoek(zoeker, { q: 'regio', pagina: String(pagina) })).resultaten.map(({ url }) => url));
  expect(urls).toHaveLength(totaal);
  expect(new Set(urls).size).toBe(totaal);
});

test('waar de site niets over heeft, daar komt niets uit', async () => {
  for (const q of ['bitcoin', 'recept voor appeltaart', 'asdfghjkl', 'zwembad'])
    expect(await zoek(zoeker, { q })).toMatchObject({ totaal: 0, klaar: true });
});

const VREEMD: [naam: string, q: string][] = [
  ['niets', ''],
  ['één letter', 'a'],
  ['tienduizend letters', 'x'.repeat(10_000)],
  ['tienduizend woorden', 'leraar '.repeat(10_000)],
  ['alleen stopwoorden', 'wat is het en waarom'],
  ['emoji', '😀🎓👩‍🏫'],
  ['schrift van rechts naar links', '\u202eloket\u202c \u200f'],
  ['opmaak', '<script>alert(1)</script>'],
  ['aanhalingstekens', '"leraar\' ”“ « »'],
  ['bewerkingen', 'leraar AND (school OR NOT regio) -loket +data*'],
  ['SQL', "'; drop table aanmelding; --"],
  [
    'een geplakte alinea',
    'Op een dinsdag in januari gingen elf groepen naar huis. Hun leraar was ziek en er was geen invaller. '.repeat(12),
  ],
  ['drie talen door elkaar', 'how to werven enseignants für die Schule'],
  ['lege tekens', '\u0000\u0001\t\n  \u00a0'],
  ['lange samenstelling', 'bovenbestuurlijkevervangingspoolplanneropleidingsschoolcoördinator'],
  ['een eigenschap van elk object', '__proto__ constructor toString'],
];
test.each(VREEMD)('vreemde vraag: %s krijgt een gewoon antwoord', async (_, q) => {
  expect(await zoek(zoeker, { q })).toMatchObject({ klaar: true });
  // A search that takes seconds is ended, and that is told.
  expect(wereld.meldingen).not.toContain('A search failed.');
});

test('wie een bouwsteen noemt, ziet haar bovenaan, ook met een typefout of in het Engels', async () => {
  for (const q of ['aanpak lerarentekort', 'leraren tekrt', 'teachers shortage'])
    expect(
      (await zoek(zoeker, { q })).resultaten.slice(0, 3).map(({ titel }) => titel),
      q,
    ).toContain('Aanpak lerarentekort');
});

test.each([
  ['subsidie', '/subsidie/'],
  ['subsidiegeld', '/subsidie/'],
  ['structurele bekostiging', '/structurele-bekostiging/'],
  ['toetsingskader', '/plan-van-aanpak/'],
  ['plan van aanpak', '/plan-van-aanpak/'],
  ['onderwijsregio worden', '/onderwijsregio-worden/'],
])('wie naar een vaste pagina vraagt, ziet haar bovenaan: %s', async (q, url) => {
  expect((await zoek(zoeker, { q })).resultaten[0]?.url).toBe(url);
});

test('een vaste pagina staat alleen voor wie naar haar vraagt bovenaan, niet voor wie haar onderwerp noemt bij iets anders', async () => {
  for (const q of ['spreekuur subsidie', 'vragen over plan van aanpak'])
    expect((await zoek(zoeker, { q })).resultaten[0]?.url, q).toMatch(/^\/kennissessies\//);
});

test('op pijler is te filteren, met hoeveel er zijn en wat het woord betekent', async () => {
  const { facetten } = await zoek(zoeker, { q: '', soort: 'praktijk' });
  const pijler = facetten.find(({ naam }) => naam === 'pijler');
  expect(pijler?.opties.map(({ tekst, uitleg }) => [tekst, uitleg !== ''])).toEqual([
    ['Samen werven', true],
    ['Behouden', true],
    ['Anders organiseren', true],
  ]);
  for (const { waarde, aantal } of pijler?.opties ?? [])
    expect((await zoek(zoeker, { soort: 'praktijk', pijler: waarde })).totaal, waarde).toBe(aantal);
});

test('wat hier nergens over gaat staat er niet als gewoon antwoord', async () => {
  for (const q of ['AI chatgpt in de les', 'kwaliteitszorg', 'ouderbetrokkenheid', 'parkeren', "' OR 1=1 --"]) {
    const { totaal, twijfel } = await zoek(zoeker, { q });
    expect(totaal === 0 || twijfel, q).toBe(true);
  }
});

test('elk woord dat hier niet staat wordt genoemd, ook als een deel ervan er wel staat', async () => {
  const { totaal, onbekend } = await zoek(zoeker, { q: 'zonnepanelen op het schooldak' });
  expect({ totaal, onbekend }).toEqual({ totaal: 0, onbekend: ['zonnepanelen', 'schooldak'] });
});

const goedGeschreven = 'schooldak zonnepaneel kinderboekenweek buurtbus theelepel mobiel rapportcijfer huiswerk gevelrenovatie';
test.each(goedGeschreven.split(' '))('een goed geschreven woord wordt nooit verbeterd: %s', async (q) => {
  expect((await zoek(zoeker, { q })).verbeterd).toEqual([]);
  expect(await zoeker.juist([q, 'governence'])).toEqual([q]);
});

test.each([
  ['exitgesprekkn', 'exitgesprekken'],
  ['egeleiding', 'begeleiding'],
  ['xubsidie', 'subsidie'],
])('een fout wordt verbeterd, waar in het woord zij ook staat: %s', async (q, naar) => {
  expect((await zoek(zoeker, { q })).verbeterd).toEqual([{ van: q, naar }]);
});

test.each([
  ['ldnor', '/begrippen/'],
  ['wat is OOP', '/begrippen/'],
  ['governance op één a4, wie besluit waarover', '/praktijken/governance-op-een-a4-wie-besluit-waarover/'],
])('wie een begrip of een titel noemt, ziet eerst de pagina die zo heet of het uitlegt: %s', async (q, url) => {
  expect((await zoek(zoeker, { q })).resultaten[0]?.url).toBe(url);
});

test.each([
  [['8.500 euro', '€ 8500', '8500,- euro', '€8.500']],
  [['98 procent', '98%', '98 %']],
  [['4-daagse schoolweek', 'vierdaagse schoolweek', '4daagse schoolweek', 'vier daagse schoolweek']],
])('een getal is op elke manier te schrijven: %s', async (manieren) => {
  const gevonden = await Promise.all(manieren.map(async (q) => (await zoek(zoeker, { q })).resultaten[0]?.url ?? ''));
  expect(gevonden[0]).not.toBe('');
  expect(new Set(gevonden).size).toBe(1);
});

test('een datum zonder bijeenkomst is geen antwoord, ook al staan dag, maand en jaar elk ergens', async () => {
  const { totaal, twijfel } = await zoek(zoeker, { q: '13 oktober 2026' });
  expect(totaal === 0 || twijfel).toBe(true);
});

const UITVAL = ['uitval van starters', 'starters uitval', 'de uitval van de starters', 'uitval starters'];
test('een andere volgorde en andere kleine woorden geven hetzelfde eerste antwoord', async () => {
  const eersten = await Promise.all(UITVAL.map(async (q) => (await zoek(zoeker, { q })).resultaten.slice(0, 3).map(({ url }) => url)));
  expect(new Set(eersten.map((een) => een.join())).size).toBe(1);
});

test('vreemde filters en bladzijden worden genegeerd', async () => {
  for (const adres of [
    '?q=loket&soort=<b>&soort=__proto__',
    '?q=loket&pagina=-3',
    '?q=loket&pagina=1e9',
    '?q=loket&sorteer=x',
    '?soort=niets',
    '?%ff%fe',
  ])
    expect(await zoeker.zoek({ adres, nu: NU })).toMatchObject({ klaar: true });
});

test('een index in delen vindt hetzelfde als een index uit één stuk', async () => {
  const map = join(wereld.map, 'index/in-delen');
  const { kennissessies } = await wereld.agenda.lees();
  const { vertrouwdDir = '', contentDir, renderDir = '' } = wereld.bron;
  await indexeren({ vertrouwdDir, contentDir, renderDir, voorbeeld: true, levend: kennissessies, map, versie: 'in-delen', perDeel: 25 });
  expect(readdirSync(map).filter((naam) => naam.startsWith('deel-'))).toHaveLength(3);
  const draad = await openDraad(map);
  for (const q of ['invaller', 'leerarentekort', 'SPP', 'den bosch']) {
    const heel = await zoek(zoeker, { q });
    const delen = await draad.zoek(`?${new URLSearchParams({ q })}`, NU);
    expect(delen.resultaten.slice(0, 3).map(({ url }) => url)).toContain(heel.resultaten[0]?.url);
  }
  await draad.sluit();
});

test('komt alleen een deel van de vraag hier voor, dan staat erbij dat het geen antwoord is', async () => {
  const { twijfel, resultaten } = await zoek(zoeker, { q: 'loket zwembad openingstijden' });
  expect(twijfel).toBe(true);
  expect(resultaten.length).toBeGreaterThan(0);
  expect((await zoek(zoeker, { q: 'loket' })).twijfel).toBe(false);
});

test.each(['cito toets groep 8', 'ontslagrecht', 'dyslexieverklaring aanvragen', 'lesrooster maken software', 'mentorles pesten'])(
  'wat in de buurt komt van "%s" toont waarom',
  async (q) => {
    const { twijfel, totaal, resultaten } = await zoek(zoeker, { q });
    expect({ twijfel, totaal }).toEqual({ twijfel: true, totaal: resultaten.length });
    expect(resultaten.filter(({ passage }) => !passage.some(({ raak }) => raak)).map(({ url }) => url)).toEqual([]);
  },
);

test.each([
  ['regio rivierenbocht', '/onderwijsregios/voorbeeldregio-rivierenbocht/'],
  ['heuvelrand', '/onderwijsregios/voorbeeldregio-heuvelrand/'],
  ['wie doen er mee in grootstad', '/onderwijsregios/voorbeeldregio-grootstad/'],
])('wie een regio noemt en verder niets, ziet eerst de regio zelf: %s', async (q, url) => {
  expect((await zoek(zoeker, { q })).resultaten[0]?.url).toBe(url);
});

test('wie nog iets vraagt, ziet eerst wat de regio deed', async () => {
  expect((await zoek(zoeker, { q: 'lerarenraad rivierenbocht' })).resultaten[0]?.url).toBe(
    '/praktijken/een-regionale-lerarenraad-met-mandaat/',
  );
});

test('een bijvoeglijk naamwoord van een plaats vindt de plaats', async () => {
  const { resultaten } = await zoek(zoeker, { q: 'Friese basisscholen' });
  expect(resultaten[0]?.titel).toBe('Groningen, Friesland en Drenthe (po)');
});

test('een index die warmloopt, antwoordt intussen; een gesloten index loopt niet meer warm', async () => {
  const draad = await openDraad(indexmap(wereld.bron, zoeker));
  const warm = draad.loopWarm(NU);
  expect((await draad.zoek('?q=loket', NU)).totaal).toBeGreaterThan(0);
  await warm;
  expect((await draad.zoek('?q=loket', NU)).totaal).toBeGreaterThan(0);
  await draad.sluit();
  await draad.loopWarm(NU);
  await expect(draad.zoek('?q=loket', NU)).rejects.toThrow('ended');
});

test('tweehonderd vragen tegelijk krijgen allemaal antwoord, hoe lang de rij ook duurt', async () => {
  // Long questions: together they take more than the three seconds after which a silent thread counts as stuck.
  const q = 'op een dinsdag in januari gingen elf groepen naar huis, hun leraar was ziek en er was geen invaller';
  const uitslagen = await Promise.all(Array.from({ length: 200 }, (_, plek) => zoek(zoeker, { q: `${q} ${plek}` })));
  expect(uitslagen.filter(({ klaar }) => !klaar)).toEqual([]);
});
