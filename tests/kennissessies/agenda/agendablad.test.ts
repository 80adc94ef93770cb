import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { filteren } from '#inhoud/lijsten/facetten.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import {
  eersteMaand,
  inBeeld,
  indelen,
  komendTekst,
  maanddagen,
  maandVan,
  metVraag,
  vraagtGeweest,
} from '#kennissessies/agenda/agendablad.ts';
import { agendaFacetten } from '#kennissessies/agenda/agendafacetten.ts';
import { kennissessiesBij } from '#kennissessies/agenda/bij-inhoud.ts';
import { verwant } from '#kennissessies/agenda/verwant.ts';
import { totTekst } from '#kennissessies/bijeenkomsten.ts';
import { eersteOmslag, volgendeOmslag } from '#kennissessies/toestand.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { verseDb } from '../../steun/db.ts';

const NU = momentVan('2026-11-24', '10:00');
const leeg = new URLSearchParams();
async function voorbeelden() {
  const { db } = await verseDb();
  await vullen(db, { nu: NU });
  return (await openAgenda(db).lees()).kennissessies;
}

test('wat komt staat op datum, wat was staat apart met het nieuwste eerst', async () => {
  const { komend, geweest } = indelen(await voorbeelden(), NU);
  expect(komend.map(({ id }) => id)).toEqual(['s15', 's04', 's14', 's01', 's02', 's03', 's05', 's06', 's07', 's08', 's09', 's10']);
  expect(geweest.map(({ id }) => id)).toEqual(['s11', 's12', 's13']);
});

test('wat was is apart te vragen, met filters die dat tellen', async () => {
  const alle = await voorbeelden();
  expect([vraagtGeweest(leeg), vraagtGeweest(new URLSearchParams('toon=geweest'))]).toEqual([false, true]);
  expect(inBeeld(alle, { maand: null, geweest: true }, NU).map(({ id }) => id)).toEqual(['s13', 's12', 's11']);
});

test('de maand laat elke sessie zien op haar dag, een afgelaste als afgelast en een volle als vol', async () => {
  const alle = await voorbeelden();
  expect(maanddagen(alle, '2026-12', NU)).toEqual([
    {
      datum: '2026-12-03',
      items: [
        {
          href: '/kennissessies/intervisie-kwartiermakers/',
          tekst: '09.00 Intervisie kwartiermakers',
          bij: ['afgelast'],
          soort: 'afgelast',
        },
      ],
    },
    {
      datum: '2026-12-10',
      items: [
        {
          href: '/kennissessies/vragenuur-plan-van-aanpak-voor-onderwijsregios-in-oprichting/',
          tekst: "15.30 Vragenuur plan van aanpak voor onderwijsregio's in oprichting",
          bij: [],
        },
      ],
    },
  ]);
  const vol = alle.map((k) => ({ ...k, vrij: 0 }));
  expect(maanddagen(vol, '2026-12', NU).map(({ items }) => items.map(({ bij }) => bij))).toEqual([
    [['afgelast']],
    [['vol, met wachtlijst']],
  ]);
  expect([eersteMaand(alle, NU), eersteMaand([], NU)]).toEqual(['2026-12', '2026-11']);
});

test.each([
  ['maand=2027-02', '2027-02'],
  ['maand=2027-13', '2026-11'],
  ['maand=1999-01', '2026-11'],
  ['maand=abc', '2026-11'],
  ['maand=', null],
  ['', null],
])('een maand die niet kan is deze maand, en dat staat erbij: %s', (vraag, maand) => {
  const onbegrepen = maand === '2026-11' ? ['De maand in het adres bestaat niet. Je ziet nu november 2026.'] : [];
  expect(maandVan(new URLSearchParams(vraag), NU)).toEqual({ maand, onbegrepen });
});

test('een andere maand houdt de gekozen filters vast', () => {
  const vraag = new URLSearchParams('vorm=online&vorm=fysiek&maand=2027-01');
  expect(metVraag(vraag, { maand: '2027-02' })).toBe('?vorm=online&vorm=fysiek&maand=2027-02');
  expect(metVraag(vraag, { maand: '', vorm: '' })).toBe('');
});

test('elk filter telt wat het zou laten zien', async () => {
  const facetten = agendaFacetten([{ waarde: 'omvang', tekst: 'Omvang' }], [{ waarde: 'voorbeeldregio-veenhoek', tekst: 'Veenhoek' }]);
  const { facetten: geteld } = filteren(await voorbeelden(), facetten, new URLSearchParams('schaal=regionaal'));
  expect(geteld.map(({ naam, opties }) => [naam, opties.map(({ waarde, aantal }) => `${waarde} ${aantal}`)])).toEqual([
    ['schaal', ['landelijk 10', 'regionaal 5']],
    ['vorm', ['fysiek 4', 'online 1']],
    [
      'doelgroep',
      [
        ...['projectleiders 4', 'onderwijsregios-in-oprichting 1', 'kwartiermakers 1', 'schoolleiders 1'],
        ...['programmaleiders-so-en-p 1', 'loketmedewerkers 2'],
      ],
    ],
    ['regio', ['voorbeeldregio-veenhoek 1']],
  ]);
});

test('van een regio die is opgegaan leidt een oude link naar wat er nu bij de nieuwe hoort', async () => {
  const reeks = (slug: string) => (slug === 'voorbeeldregio-veenhoek' ? [slug, 'zonnedal'] : [slug]);
  const facetten = agendaFacetten([], [{ waarde: 'zonnedal', tekst: 'Zonnedal' }], reeks);
  for (const regio of ['zonnedal', 'voorbeeldregio-veenhoek']) {
    const { gevonden, keuzes, weggelaten } = filteren(await voorbeelden(), facetten, new URLSearchParams({ regio }));
    expect([gevonden.map(({ gastregio }) => gastregio), keuzes.map((een) => een.tekst), weggelaten]).toEqual([
      ['voorbeeldregio-veenhoek'],
      ['Zonnedal'],
      [],
    ]);
  }
});

test('voor wie het is, filtert samen met de rest; een rol die niet bestaat wordt weggelaten en genoemd', async () => {
  const alle = await voorbeelden();
  const vraag = (adres: string) => filteren(alle, agendaFacetten([], []), new URLSearchParams(adres));
  const oprichting = vraag('doelgroep=onderwijsregios-in-oprichting');
  expect(oprichting.gevonden.map(({ id }) => id).sort()).toEqual(['s04', 's15']);
  expect(oprichting.keuzes).toEqual([{ naam: 'doelgroep', tekst: "Onderwijsregio's in oprichting", zonder: '?' }]);
  const samen = vraag('doelgroep=bestuurders&doelgroep=data-analisten&schaal=landelijk&vorm=fysiek');
  expect(samen.gevonden.map(({ doelgroepen }) => doelgroepen.includes('bestuurders') || doelgroepen.includes('data-analisten'))).toEqual(
    samen.gevonden.map(() => true),
  );
  expect(samen.gevonden.map(({ id }) => id)).toContain('s01');
  expect(vraag('doelgroep=koningen')).toMatchObject({
    ...{ gevonden: { length: 15 }, weggelaten: ['Onbekende keuze ‘koningen’ bij Voor wie is weggelaten.'] },
  });
});

test('de getallen kloppen met elkaar: kop, filters, voorpagina en maand', async () => {
  const { db } = await verseDb();
  await vullen(db, { nu: NU });
  const agenda = openAgenda(db);
  const alle = (await agenda.lees()).kennissessies;
  const { komend } = indelen(alle, NU);
  const voorpagina = await kennissessiesBij(agenda, () => true, NU);
  expect([komend.length, voorpagina.komend.length]).toEqual([12, 11]);
  expect(komendTekst(komend)).toBe('11 komende kennissessies en 1 die niet doorgaat');
  expect(komendTekst(voorpagina.komend)).toBe('11 komende kennissessies');
  expect(komendTekst([])).toBe('Komende kennissessies');
  const schalen = (maand: string | null) =>
    filteren(inBeeld(alle, { maand }, NU), agendaFacetten([], []), leeg)
      .facetten.find(({ naam }) => naam === 'schaal')
      ?.opties.reduce((som, { aantal }) => som + aantal, 0);
  expect(schalen(null)).toBe(komend.length);
  expect(schalen('2026-12')).toBe(maanddagen(alle, '2026-12', NU).flatMap(({ items }) => items).length);
});

test('een bladzijde klopt tot de eerste omslag van wat zij toont', async () => {
  const alle = await voorbeelden();
  const moment = eersteOmslag(alle, NU);
  expect(moment).toBe(Math.min(...alle.map((k) => volgendeOmslag(k, NU) ?? Number.POSITIVE_INFINITY)));
  expect(eersteOmslag([], NU)).toBeUndefined();
});

test('verwant is wat over hetzelfde gaat en nog komt', async () => {
  const alle = await voorbeelden();
  const k = alle.find(({ id }) => id === 's04');
  expect(k && verwant(k, alle, NU).map(({ id }) => id)).toEqual(['s01', 's14', 's05']);
});

test('een sluitdatum aan het eind van de dag heeft geen klok nodig', () => {
  expect(totTekst({ aanmeldenTot: momentVan('2027-02-04', '23:59:59') })).toBe('tot en met donderdag 4 februari 2027');
  expect(totTekst({ aanmeldenTot: momentVan('2027-02-04', '12:00') })).toBe('tot donderdag 4 februari 2027 om 12.00 uur');
});
