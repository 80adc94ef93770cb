import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

const fouten = ({ html }: Antwoord) => html.querySelectorAll('.foutenlijst a').map(({ text }) => text.trim());
const zonderVraag = (pad: string) => pad.replace(/\?.*/, '');
const ingelogd = (naam: string) => ingelogdAls(server, naam);

const KENNISDAG = {
  ...{ titel: 'Landelijke kennisdag over inwerken', kern: 'Een dag over inwerken.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk' },
  ...{ vorm: 'fysiek', datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '1' },
  ...{ aanmelden_vanaf: '2026-11-01', aanmelden_tot: '2027-01-20', organisator: 'Realisatie-Eenheid (voorbeeld)' },
  ...{
    contact: 'kennisdag@voorbeeld.example',
    programma: '09.30 Inloop\n10.00 Opening',
    'bouwsteen:omvang': 'ja',
    'doelgroep:bestuurders': 'ja',
  },
};
const NIEUW = '/beheer/kennissessies/nieuw/';

test('de Realisatie-Eenheid plant een kennisdag: concept, voorbeeld, aankondigen, openzetten, vol, verplaatsen, meer plaatsen, afgelasten', async () => {
  const fout = await doe(rosa, NIEUW, 'Opslaan als concept', { ...KENNISDAG, datum: '', programma: 'Koffie' });
  expect([fout.status, fouten(fout).length]).toEqual([400, 2]);
  // Nothing that was filled in is lost.
  expect(fout.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe(KENNISDAG.titel);
  expect(fout.html.querySelector('input[name="bouwsteen:omvang"]')?.hasAttribute('checked')).toBe(true);
  const begonnen = await rosa.verzend(fout, NIEUW, 'Opslaan als concept', KENNISDAG);
  expect([begonnen.status, begonnen.naar]).toEqual([
    303,
    expect.stringMatching(/^\/beheer\/kennissessies\/[0-9a-f-]{36}\/\?gedaan=bewaard$/),
  ]);
  const hier = zonderVraag(begonnen.naar);
  const concept = await rosa.lees(hier);
  expect(concept.html.querySelectorAll('main button').map(({ text }) => text.trim())).toEqual([
    ...['Verwijderen', 'Opslaan', 'Aankondigen', 'Openzetten', 'Kopiëren'],
  ]);
  const voorbeeld = tekst(await rosa.lees(`${hier}voorbeeld/`));
  for (const woord of ['Dit is een voorbeeld', 'Een dag over inwerken.', '09.30 Inloop', 'Hier komt de knop Aanmelden'])
    expect(voorbeeld).toContain(woord);
  const adres = '/kennissessies/landelijke-kennisdag-over-inwerken/';
  const bezoeker = new Bezoeker(server.url);
  expect((await bezoeker.lees(adres)).status).toBe(404);

  const kondig = await doe(rosa, hier, 'Aankondigen', { kern: 'Een dag over inwerken, samen.' });
  expect([kondig.status, kondig.html.querySelectorAll('main button').map(({ text }) => text.trim())]).toEqual([
    ...[200, ['Ja, kondig aan', 'Nee, ik wil nog iets wijzigen']],
  ]);
  for (const woord of ['Dit komt op de site', 'Een dag over inwerken, samen.', 'Dan kies je Afgelasten'])
    expect(tekst(kondig)).toContain(woord);
  expect((await bezoeker.lees(adres)).status).toBe(404);
  expect((await rosa.verzend(kondig, hier, 'Ja, kondig aan')).naar).toBe(`${hier}?gedaan=aangekondigd`);
  await expect.poll(async () => tekst(await bezoeker.lees(adres))).toContain('Een dag over inwerken, samen.');
  expect(tekst(await bezoeker.lees(adres))).toContain('Save the date');
  expect((await doe(rosa, hier, 'Openzetten')).naar).toBe(`${hier}?gedaan=opengezet`);
  const open = await rosa.lees(`${hier}?gedaan=opengezet`);
  expect(tekst(open)).toContain('De kennissessie staat open. Aanmelden kan nu, tot ');
  expect(open.html.querySelector('[data-kopieer]')?.getAttribute('data-kopieer')).toBe(`${server.url}${adres}`);
  await expect.poll(async () => tekst(await bezoeker.lees(adres))).toContain('nog 1 plaats');

  const [anna, emma] = [await ingelogd('anna'), await ingelogd('emma')];
  for (const wie of [anna, emma]) expect((await doe(wie, `${adres}aanmelden/`, 'Aanmelden', { toestemming: 'ja' })).status).toBe(303);
  expect(tekst(await rosa.lees('/beheer/kennissessies/'))).toMatch(/1 van 1 plaats bezet\s*1 op de wachtlijst/);

  const vraag = await doe(rosa, `${hier}verplaatsen/`, 'Verplaatsen', { datum: '2027-02-04', reden: 'De zaal was bezet.' });
  expect([vraag.status, tekst(vraag).includes('Dit gaat naar 2 mensen: 1 met een plaats, 1 op de wachtlijst.')]).toEqual([200, true]);
  for (const woord of [
    'Gewijzigd, nu op do 4 feb: Landelijke kennisdag over inwerken',
    'De zaal was bezet.',
    '4 februari 2027',
    'Was: donderdag 28 januari',
  ])
    expect(tekst(vraag)).toContain(woord);
  expect(tekst(await bezoeker.lees(adres))).toContain('28 januari 2027');
  // While the question is open there is no form beside it that could say something else.
  expect(vraag.html.querySelectorAll('main :is(button, textarea, input:not([type=hidden]))').map(({ text }) => text.trim())).toEqual([
    ...['Ja, verstuur', 'Nee, ik wil nog iets wijzigen'],
  ]);
  const terug = await rosa.verzend(vraag, `${hier}verplaatsen/`, 'Nee, ik wil nog iets wijzigen');
  expect([terug.status, terug.html.querySelector('input[name=datum]')?.getAttribute('value')]).toEqual([200, '2027-02-04']);
  expect(terug.html.querySelector('textarea[name=reden]')?.text.trim()).toBe('De zaal was bezet.');
  expect((await rosa.verzend(vraag, `${hier}verplaatsen/`, 'Ja, verstuur')).naar).toBe(`${hier}?gedaan=verstuurd`);
  await expect.poll(async () => tekst(await bezoeker.lees(adres))).toContain('4 februari 2027');
  expect(tekst(await anna.lees('/mijn/aanmeldingen/'))).toContain('4 februari 2027');

  const meer = await doe(rosa, hier, 'Opslaan', { capaciteit: '2' });
  expect(tekst(meer)).toContain('Dit gaat naar 1 persoon van de wachtlijst, nu met een plaats.');
  expect((await rosa.verzend(meer, hier, 'Ja, verstuur')).status).toBe(303);
  expect(tekst(await emma.lees('/mijn/aanmeldingen/'))).toContain('Bevestigd');
  const minder = await doe(rosa, hier, 'Opslaan', { capaciteit: '1' });
  expect([minder.status, fouten(minder)]).toEqual([
    409,
    ['Er hebben al 2 mensen een plaats. Vul ten minste 2 in. Als laatste kwam: Emma.'],
  ]);

  const afgelasten = await rosa.lees(`${hier}afgelasten/`);
  expect(tekst(afgelasten)).toContain('Dit gaat naar 2 mensen met een plaats.');
  // Looking at the letter sends the reason as a form does: it stands in no address, and nothing happens yet.
  const bekeken = await rosa.verzend(afgelasten, `${hier}afgelasten/`, 'Bekijk de brief met deze reden', { reden: 'De spreker is ziek.' });
  expect([bekeken.status, bekeken.html.querySelector('main details')?.text.includes('De spreker is ziek.')]).toEqual([200, true]);
  expect(bekeken.html.querySelector('main form')?.getAttribute('method')).toBe('POST');
  expect((await rosa.verzend(bekeken, `${hier}afgelasten/`, 'Ja, gelast af', { reden: 'De spreker is ziek.' })).naar).toBe(
    `${hier}?gedaan=afgelast`,
  );
  // Nothing asks for what can no longer be done.
  expect(tekst(await rosa.lees('/beheer/kennissessies/'))).toContain('2 waren aangemeld');
  expect(tekst(await rosa.lees(`${hier}vragen/`))).toContain('Er is niets gevraagd.');
  expect(tekst(await rosa.lees(`${hier}verstuurd/`))).not.toContain('wijzig je bij Gegevens');
  const waren = tekst(await rosa.lees(`${hier}deelnemers/`));
  expect([waren.includes('Hadden een plaats (2)'), waren.includes('Bekijk de behoeften')]).toEqual([true, false]);
  expect(tekst(await rosa.lees(`${hier}deelnemers/behoeften/`))).toContain('Je hoeft geen zaal of lunch meer te regelen.');
  expect((await doe(rosa, hier, 'Kopiëren')).status).toBe(303);
  const weg = await rosa.lees(`${hier}afgelasten/`);
  expect([weg.status, tekst(weg).includes('nu niet af te gelasten')]).toEqual([409, true]);
  await expect.poll(async () => tekst(await bezoeker.lees(adres))).toContain('De spreker is ziek.');
});

test('wie verder typt in een concept dat intussen is verwijderd, houdt zijn tekst in een nieuw concept', async () => {
  const { naar } = await doe(rosa, NIEUW, 'Opslaan als concept', { ...KENNISDAG, titel: 'Straks weg' });
  const hier = zonderVraag(naar);
  const open = await rosa.lees(hier);
  await doe(rosa, `${hier}verwijderen/`, 'Ja, verwijder');
  for (const knop of ['Opslaan', 'Openzetten'] as const) {
    const bewaard = await rosa.verzend(open, hier, knop, { kern: 'Net getypt.' });
    expect([bewaard.status, bewaard.naar]).toEqual([303, expect.stringMatching(/\?gedaan=herbegonnen$/)]);
    const nieuw = await rosa.lees(bewaard.naar);
    expect([nieuw.html.querySelector('textarea[name=kern]')?.text.trim(), tekst(nieuw).includes('intussen verwijderd')]).toEqual([
      ...['Net getypt.', true],
    ]);
  }
});

test('wie van een oude versie uitging krijgt 409 met beide teksten, en niets gaat verloren', async () => {
  const { naar } = await doe(rosa, NIEUW, 'Opslaan als concept', { ...KENNISDAG, titel: 'Twee vensters' });
  const hier = zonderVraag(naar);
  const oud = await rosa.lees(hier);
  await doe(rosa, hier, 'Opslaan', { kern: 'Van de een.' });
  const botsing = await rosa.verzend(oud, hier, 'Opslaan', { kern: 'Van de ander.' });
  expect(botsing.status).toBe(409);
  expect(botsing.html.querySelectorAll('main tbody :is(th, td)').map(({ text }) => text.trim())).toEqual([
    ...['Kern', 'Van de een.', 'Van de ander.'],
  ]);
  expect(botsing.html.querySelector('textarea[name=kern]')?.text.trim()).toBe('Van de ander.');
  expect((await rosa.verzend(botsing, hier, 'Opslaan')).naar).toBe(`${hier}?gedaan=opgeslagen`);
  expect((await doe(rosa, `${hier}verwijderen/`, 'Ja, verwijder', { kennissessie: 's01' })).status).toBe(409);
  const verwijderd = await doe(rosa, `${hier}verwijderen/`, 'Ja, verwijder');
  expect([verwijderd.status, verwijderd.naar]).toEqual([303, '/beheer/kennissessies/?gedaan=verwijderd']);
  expect((await rosa.lees(hier)).status).toBe(404);
});

test('wat in het formulier staat gaat mee met Openzetten, en raakt niet kwijt als dat niet kan of bij Kopiëren', async () => {
  const { naar } = await doe(rosa, NIEUW, 'Opslaan als concept', { ...KENNISDAG, titel: 'Niets kwijt' });
  const hier = zonderVraag(naar);
  const kopie = await doe(rosa, hier, 'Kopiëren', { titel: 'Nog niet opgeslagen' });
  expect([kopie.status, tekst(kopie).includes('Kies eerst Opslaan')]).toEqual([409, true]);
  expect(kopie.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe('Nog niet opgeslagen');
  const halverwege = await rosa.verzend(kopie, hier, 'Openzetten', { plaats: '' });
  expect([halverwege.status, fouten(halverwege)]).toEqual([400, ['Vul in waar het is, of kies als vorm Online.']]);
  expect(halverwege.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe('Nog niet opgeslagen');
  const vraag = await rosa.verzend(halverwege, hier, 'Openzetten', { plaats: 'Meppel' });
  expect(vraag.html.querySelectorAll('main button').map(({ text }) => text.trim())).toEqual([
    ...['Ja, zet open', 'Nee, ik wil nog iets wijzigen'],
  ]);
  for (const zin of ['en zich aanmelden zodra je openzet', 'Daarna haal je het niet meer van de site', 'Meppel'])
    expect(tekst(vraag)).toContain(zin);
  expect((await rosa.verzend(vraag, hier, 'Ja, zet open')).naar).toBe(`${hier}?gedaan=opengezet`);
  const open = await rosa.lees(hier);
  expect(open.html.querySelector('h1')?.text).toBe('Nog niet opgeslagen');
  expect(open.html.querySelector('input[name=plaats]')?.getAttribute('value')).toBe('Meppel');
  expect((await doe(rosa, hier, 'Kopiëren')).naar).toContain('?gedaan=gekopieerd');
});

test('een projectleider plant bij de eigen regio en vindt elders niets; wie niets plant vindt hier niets', async () => {
  const anna = await ingelogd('anna');
  const carla = await ingelogd('carla');
  const landelijk = await doe(anna, NIEUW, 'Opslaan als concept', KENNISDAG);
  expect([landelijk.status, fouten(landelijk)]).toEqual([400, ['Je plant alleen regionale kennissessies van je eigen onderwijsregio.']]);
  const eigen = { ...KENNISDAG, titel: 'Bij ons', soort: 'kennissessie', schaal: 'regionaal', gastregio: 'voorbeeldregio-waterkant' };
  const { naar } = await doe(anna, NIEUW, 'Opslaan als concept', eigen);
  const hier = zonderVraag(naar);
  expect((await zetOpen(anna, hier)).naar).toBe(`${hier}?gedaan=opengezet`);
  for (const pad of ['/beheer/kennissessies/', '/mijn/regio/']) {
    const lijst = await anna.lees(pad);
    expect(lijst.html.querySelectorAll('main a').map((a) => a.getAttribute('href'))).toContain(hier);
    expect(tekst(lijst)).not.toContain('Voorbeeldregio Veenhoek');
  }
  for (const deel of ['', 'verplaatsen/', 'afgelasten/', 'verwijderen/', 'voorbeeld/']) {
    expect((await anna.lees(`/beheer/kennissessies/s10/${deel}`)).status).toBe(404);
    expect((await carla.lees(`${hier}${deel}`)).status).toBe(404);
    expect((await new Bezoeker(server.url).lees(`${hier}${deel}`)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(`${hier}${deel}`)}`);
  }
  for (const pad of ['/beheer/kennissessies/', NIEUW]) expect((await carla.lees(pad)).status).toBe(404);
  // A form of one's own, sent for the session of another.
  const vals = await anna.stuur('/beheer/kennissessies/s10/?_action=sessieAfgelasten', { kennissessie: 's10', reden: 'Zomaar' });
  expect(vals.status).toBe(404);
  expect(tekst(await rosa.lees('/beheer/kennissessies/s10/'))).toContain('Open donderdag 15 april 2027');
});

test('wat geweest is en een terugblik heeft, leidt daarheen en vraagt niet waarom die er niet komt', async () => {
  const lijst = await rosa.lees('/beheer/kennissessies/?toon=geweest');
  const kaart = lijst.html.querySelectorAll('main .kaart').find(({ text }) => text.includes('Met terugblik'));
  const pagina = await rosa.lees(kaart?.querySelector('a')?.getAttribute('href') ?? '');
  expect(tekst(pagina)).toContain('De terugblik staat online');
  for (const woord of ['Schrijf de terugblik', 'Waarom komt er geen terugblik?']) expect(tekst(pagina)).not.toContain(woord);
  const naar = pagina.html.querySelector('main a[href^="/terugblikken/"]')?.getAttribute('href') ?? '';
  expect((await rosa.lees(naar)).status).toBe(200);
});
