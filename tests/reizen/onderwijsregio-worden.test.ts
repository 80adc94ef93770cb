import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const PAGINA = '/onderwijsregio-worden/';
const FORMULIER = '/onderwijsregio-worden/wij-denken-erover/';
const BEHEER = '/beheer/regioverkenningen/';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

const GOED = {
  gebied: 'Duin- en veenstreek',
  'sector-po': 'ja',
  'sector-mbo': 'ja',
  partners: 'Twee besturen',
  vraag: 'Mag dat?',
  toestemming: 'ja',
};
const vul = async (wie: Bezoeker, velden: Record<string, string>): Promise<Antwoord> =>
  wie.verzend(await wie.lees(FORMULIER), FORMULIER, 'Verstuur', velden);
const inBeheer = async (gebied: string): Promise<string> =>
  (await rosa.lees(BEHEER)).html
    .querySelectorAll('main a')
    .find(({ text }) => text.trim() === gebied)
    ?.getAttribute('href') ?? '';
const brief = async (aan: string, onderwerp: RegExp) => (await postAan(server, aan, onderwerp))[0]?.text ?? '';

test("wie erover denkt vindt de pagina waar die zoekt: op de voorpagina, bij de regio's, over dit platform en onderaan", async () => {
  const wie = new Bezoeker(server.url);
  for (const pad of ['/', '/onderwijsregios/', '/over/'])
    expect((await wie.lees(pad)).html.querySelector(`main a[href="${PAGINA}"]`), pad).not.toBeNull();
  expect((await wie.lees('/praktijken/')).html.querySelector(`footer a[href="${PAGINA}"]`)).not.toBeNull();
});

test('de pagina zegt wat het is, wie beslist, welke datum vast is en waar je indient, met vragen en voorbeelden per onderdeel', async () => {
  const blad = await new Bezoeker(server.url).lees(PAGINA);
  const koppen = blad.html.querySelectorAll('main h2').map(({ text }) => text.trim());
  expect(koppen.slice(0, 6)).toEqual([
    ...['Wat is het?', 'Wat brengt het?', 'De drie onderdelen van een plan', 'Wie beslist?', 'Datums', 'Waar dien je iets in?'],
  ]);
  expect(blad.html.querySelectorAll('main a[href$="#vragen-voor-je-regio"]')).toHaveLength(4);
  expect(blad.html.querySelectorAll('main h3').map(({ text }) => text.trim().slice(0, 2))).toEqual(['1.', '2.', '3.']);
  expect(tekst(blad)).toMatch(/Dit platform beslist nergens over/);
  expect(blad.html.querySelectorAll(`main a[href="${FORMULIER}"]`)).toHaveLength(2);
  expect(blad.koppen.get('cache-control')).not.toContain('no-store');
});

test('van Wij denken erover, zonder inloggen, naar een antwoord van de Realisatie-Eenheid in de mail', async () => {
  const wie = new Bezoeker(server.url);
  const formulier = await wie.lees(FORMULIER);
  expect([formulier.status, formulier.koppen.get('cache-control')]).toEqual([200, 'no-store']);
  const klaar = await vul(wie, { ...GOED, adres: 'Denker@School.example' });
  expect([klaar.status, klaar.naar]).toEqual([303, `${FORMULIER}?verstuurd=ja`]);
  expect(tekst(await wie.lees(klaar.naar))).toMatch(/We hebben je bericht ontvangen.*Dit is geen aanvraag/);
  expect(await brief('denker@school.example', /^Ontvangen: jullie denken over/)).not.toMatch(/veenstreek|Twee besturen|Mag dat/);
  expect(await brief('rosa@voorbeeld.example', /denkt over een onderwijsregio/)).not.toContain('denker@');

  expect(tekst(await rosa.lees('/beheer/'))).toMatch(/Duin- en veenstreek.*denkt over een onderwijsregio/);
  const beheer = await inBeheer(GOED.gebied);
  const gezien = await rosa.lees(beheer);
  for (const deel of ['Primair onderwijs (po) en Mbo', 'Twee besturen', 'Mag dat?', 'denker@school.example', 'vandaag binnengekomen'])
    expect(tekst(gezien)).toContain(deel);
  const leeg = await rosa.verzend(gezien, beheer, 'Antwoord versturen', { antwoord: ' ' });
  expect([leeg.status, leeg.html.querySelector('#foutenlijst a')?.text]).toEqual([400, 'Schrijf je antwoord.']);
  const gedaan = await rosa.verzend(leeg, beheer, 'Antwoord versturen', { antwoord: 'Kom naar het spreekuur.\n\nTot dan.' });
  expect(gedaan.status).toBe(303);
  expect(tekst(await rosa.lees(gedaan.naar))).toMatch(/Er gaat een mail naar denker@school\.example.*Beantwoord.*door /);
  // The lines of an answer stay apart.
  expect((await rosa.lees(beheer)).html.querySelector('.feit-regels')?.text).toBe('Kom naar het spreekuur.\n\nTot dan.');
  expect(await brief('denker@school.example', /^Antwoord van de Realisatie-Eenheid over Duin/)).toContain('Kom naar het spreekuur.');
  expect(tekst(await rosa.lees(BEHEER))).toMatch(/Er wacht niemand.*Laatst afgehandeld.*Beantwoord op .*, door Rosa/);
  const teLaat = await rosa.stuur(`${beheer}?_action=verkenningSluiten`, { verkenning: beheer.split('/')[3] ?? '', reden: 'Toch niet.' });
  expect([teLaat.status, tekst(teLaat).includes('Een collega was je voor')]).toEqual([409, true]);
});

test('wie is ingelogd vult geen adres in, vindt het terug in de eigen gegevens, en laat het wissen door de Realisatie-Eenheid', async () => {
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example');
  const formulier = await carla.lees(FORMULIER);
  expect([formulier.html.querySelector('input[name=adres]'), tekst(formulier).includes('carla@voorbeeld.example')]).toEqual([null, true]);
  expect((await vul(carla, { ...GOED, gebied: 'Rond de plassen' })).status).toBe(303);
  const eigen = async () => JSON.parse((await carla.lees('/mijn/gegevens.json')).tekst).regioverkenningen;
  expect(await eigen()).toMatchObject([{ gebied: 'Rond de plassen', sectoren: ['po', 'mbo'], status: 'open' }]);
  const beheer = await inBeheer('Rond de plassen');
  const weg = await rosa.verzend(await rosa.lees(beheer), beheer, 'Wis dit bericht');
  expect(tekst(await rosa.lees(weg.naar))).toContain('Het bericht is gewist.');
  expect([(await rosa.lees(beheer)).status, await eigen()]).toEqual([404, []]);
});

test('een fout formulier komt terug met alles wat er stond, elk vakje ook, en met een lijst van fouten', async () => {
  const lang = 'x'.repeat(301);
  const antwoord = await vul(new Bezoeker(server.url), {
    ...{ gebied: ' ', 'sector-vo': 'ja', partners: 'A & "B"', vraag: lang, adres: 'geen adres', toestemming: '' },
  });
  expect(antwoord.status).toBe(400);
  expect(antwoord.html.querySelector('title')?.text).toMatch(/^Fout: /);
  expect(antwoord.html.querySelectorAll('#foutenlijst a').map((link) => link.getAttribute('href'))).toEqual([
    ...['#veld-gebied', '#veld-vraag', '#veld-adres', '#veld-toestemming'],
  ]);
  expect(antwoord.html.querySelector('textarea[name=partners]')?.text.trim()).toBe('A & "B"');
  expect(antwoord.html.querySelector('textarea[name=vraag]')?.text.trim()).toBe(lang);
  expect(antwoord.html.querySelectorAll('input[name^=sector-][checked]').map((vakje) => vakje.getAttribute('name'))).toEqual(['sector-vo']);
  const zonder = await vul(new Bezoeker(server.url), { gebied: 'Hier', adres: 'ik@school.example', toestemming: 'ja' });
  const [fout] = zonder.html.querySelectorAll('#foutenlijst a');
  expect([zonder.status, fout?.text, fout?.getAttribute('href')]).toEqual([400, 'Kies ten minste één sector.', '#veld-sectoren']);
  expect(zonder.html.querySelector('#veld-sectoren')).not.toBeNull();
});

test('te veel berichten van één adres geeft 429 met hoelang wachten en wat er stond', async () => {
  const wie = new Bezoeker(server.url);
  for (const gebied of ['Een', 'Twee', 'Drie'])
    expect((await vul(wie, { ...GOED, gebied, adres: 'veel@school.example' })).status).toBe(303);
  const teVeel = await vul(wie, { ...GOED, gebied: 'Vier', adres: 'veel@school.example' });
  expect([teVeel.status, Number(teVeel.koppen.get('retry-after')) > 3600]).toEqual([429, true]);
  expect(teVeel.html.querySelector('input[name=gebied]')?.getAttribute('value')).toBe('Vier');
});

test('de lijst en de berichten zijn er alleen voor de Realisatie-Eenheid, en nergens in het openbaar', async () => {
  const anna = new Bezoeker(server.url);
  expect((await anna.lees(BEHEER)).naar).toBe('/inloggen/?naar=%2Fbeheer%2Fregioverkenningen%2F');
  await inloggenZonderScript(anna, server, 'anna@voorbeeld.example');
  await vul(anna, { ...GOED, gebied: 'Geheime streek' });
  const beheer = await inBeheer('Geheime streek');
  for (const pad of [BEHEER, beheer]) expect((await anna.lees(pad)).status).toBe(404);
  for (const actie of ['verkenningBeantwoorden', 'verkenningSluiten', 'verkenningWissen']) {
    const velden = { verkenning: beheer.split('/')[3] ?? '', antwoord: 'Ja.', reden: 'Ja.' };
    expect((await anna.stuur(`${FORMULIER}?_action=${actie}`, velden)).status, actie).toBe(404);
  }
  expect(tekst(await rosa.lees(beheer))).toContain('Open');
  for (const pad of [PAGINA, '/inhoud.json', '/sitemap.xml', '/zoeken/?q=geheime+streek'])
    expect((await new Bezoeker(server.url).lees(pad)).tekst, pad).not.toContain('Geheime streek');
});
