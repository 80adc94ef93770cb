import { afterAll, beforeAll, expect, test } from 'vitest';
import { totdat } from '../mail/steun.ts';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

/** As it runs for real, for people whose browser runs no script. */
let site: Awaited<ReturnType<typeof startProductie>>;
beforeAll(async () => {
  site = await startProductie();
});
afterAll(() => site.ruimOp());

const UUR = 60 * 60_000;
/** From Saturday morning, when the tests begin, to after seven on Tuesday morning. */
const NA_DINSDAG = 72 * UUR;
const IRIS = 'iris@school.example';

const KENNISDAG = {
  ...{ titel: 'Eerste kennisdag', kern: 'Een dag.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '10' },
  ...{ aanmelden_vanaf: '2026-11-01', organisator: 'Realisatie-Eenheid', programma: '09.30 Inloop', 'bouwsteen:omvang': 'ja' },
};
const NIEUWS = { titel: 'De kennisbank is open', kern: 'Vanaf vandaag kun je hier zoeken.', tekst: 'Kijk rond en stuur ons je vragen.' };

const post = (adres: string, onderwerp: RegExp) =>
  site.post.ontvangen.filter(({ aan, brief }) => aan.includes(adres) && onderwerp.test(brief.subject ?? '')).map(({ brief }) => brief);
async function brief(adres: string, onderwerp: RegExp, hoeveelste = 1) {
  await totdat(() => post(adres, onderwerp).length >= hoeveelste, `letter ${hoeveelste} to ${adres} about ${onderwerp}`);
  return post(adres, onderwerp)[hoeveelste - 1];
}
type Brief = Awaited<ReturnType<typeof brief>>;
const padIn = (van: Brief, deel: RegExp) => {
  const { pathname, search } = new URL(deel.exec(van?.text ?? '')?.[0] ?? '');
  return pathname + search;
};
const kop = (van: Brief, naam: string) => van?.headers.find(({ key }) => key === naam)?.value ?? '';

let rosa: Bezoeker;
let jan: Bezoeker;
const gast = () => site.gast();

test('op de bladzijden staat één regel om iets te volgen, en die leidt naar een formulier dat zegt wat je krijgt', async () => {
  rosa = await site.re('rosa@ministerie.example', 'Rosa');
  jan = await site.ingelogd('jan@school.example', 'Jan');
  const paden = {
    '/bouwstenen/omvang/': 'bouwsteen:omvang',
    '/nieuws/': 'nieuws',
    '/kennissessies/': 'agenda',
    '/kennissessies/?bouwsteen=omvang': 'agenda:bouwsteen:omvang',
    '/kennissessies/?schaal=landelijk': 'agenda:landelijk',
    '/kennissessies/?schaal=landelijk&bouwsteen=omvang': 'agenda',
  };
  for (const [pad, van] of Object.entries(paden)) {
    const link = (await gast().lees(pad)).html.querySelectorAll('main a').find(({ text }) => text.trim() === 'Houd me op de hoogte');
    expect([pad, link?.getAttribute('href')]).toEqual([pad, `/volgen/?van=${van}`]);
    // On a long page it stands in the head, so that it is there on a phone too.
    if (pad.startsWith('/bouwstenen/')) expect(link?.closest('header')).toBeTruthy();
    expect((await gast().lees(`/volgen/?van=${van}`)).status).toBe(200);
  }
  expect(tekst(await gast().lees('/volgen/?van=bouwsteen:omvang'))).toContain(
    'We mailen je als er een nieuwe best practice, terugblik, kennissessie of bronkaart is bij de bouwsteen',
  );
  for (const van of ['bouwsteen:bestaat-niet', 'praktijk:x', 'regio:', 'nieuws:x', 'constructor'])
    expect([van, (await gast().lees(`/volgen/?van=${van}`)).status]).toEqual([van, 404]);
  expect(tekst(await gast().lees('/volgen/'))).toContain('Kies waarover je een mail wilt krijgen.');
});

test('zonder account volg je iets door het in je mail te bevestigen; wie is ingelogd volgt het meteen', async () => {
  for (const [van, velden] of [['bouwsteen:omvang', {}] as const, ['nieuws', { ritme: 'direct' }] as const]) {
    const pad = `/volgen/?van=${van}`;
    const fout = await doe(gast(), pad, 'Houd me op de hoogte', { ...velden, adres: 'iris' });
    expect([fout.status, tekst(fout)]).toEqual([400, expect.stringContaining('Dit is geen e-mailadres')]);
    const { naar } = await doe(gast(), pad, 'Houd me op de hoogte', { ...velden, adres: IRIS });
    expect(naar).not.toContain('iris');
    expect(tekst(await gast().lees(naar))).toMatch(
      /Kijk in je mail.*Je vulde iris@school\.example in.*als je vandaag hier al om vroeg of al 3 van deze mails kreeg/,
    );
  }
  for (const hoeveelste of [1, 2]) {
    const pad = padIn(await brief(IRIS, /^Bevestig/, hoeveelste), /http\S+\/volgen\/bevestigen\/\S+/);
    const { naar } = await doe(gast(), pad, 'Bevestig');
    expect(tekst(await gast().lees(naar))).toMatch(/Waar deze mail over gaat.*Bevestigd.*Vanaf nu mailen we je/);
    // Who said yes is not asked again.
    expect((await gast().lees(pad)).naar).toBe(pad.replace('bevestigen', 'beheren'));
  }
  expect((await doe(jan, '/volgen/?van=bouwsteen:omvang', 'Houd me op de hoogte')).naar).toContain('gedaan=ja');
  expect((await doe(jan, '/volgen/?van=agenda', 'Houd me op de hoogte')).naar).toContain('gedaan=ja');
  expect(tekst(await jan.lees('/volgen/?van=agenda'))).toContain('Je volgt dit');
  expect(tekst(await jan.lees('/mijn/volgen/'))).toMatch(/één mail over wat je elke week volgt.*Stop met mailen over Kennissessies/);
  expect((await gast().lees('/mijn/volgen/')).naar).toContain('/inloggen/');
  const { volgt } = JSON.parse((await jan.lees('/mijn/gegevens.json')).tekst);
  expect(volgt.map(({ onderwerp, ritme }: Record<string, string>) => `${onderwerp} ${ritme}`)).toEqual([
    'bouwsteen:omvang week',
    'agenda week',
  ]);
});

test('nieuws komt na een kwartier bij wie dat wil, op dinsdag hoort ieder in één mail wat er verder is, en geen ander iets', async () => {
  const bewerken = (await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht')).naar;
  const geplaatst = await doe(rosa, bewerken, 'Online zetten', NIEUWS);
  if (geplaatst.status !== 303) await rosa.verzend(geplaatst, bewerken, 'Ja, online zetten');
  await totdat(async () => tekst(await gast().lees('/nieuws/')).includes(NIEUWS.titel), 'the news');
  const sessie = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', KENNISDAG)).naar.replace(/\?.*/, '');
  await zetOpen(rosa, sessie);

  await site.later(20 * 60_000);
  const direct = await brief(IRIS, /op Regiokring/);
  expect(direct?.subject).toBe(`Nieuw op Regiokring: ${NIEUWS.titel}`);
  await site.later(NA_DINSDAG);
  const week = await brief(IRIS, /op Regiokring/, 2);
  expect([week?.subject, week?.text?.includes(NIEUWS.titel)]).toEqual([`Nieuw op Regiokring: ${KENNISDAG.titel}`, false]);
  const aanJan = await brief('jan@school.example', /op Regiokring/);
  expect(aanJan?.subject).toBe(`Nieuw op Regiokring: ${KENNISDAG.titel}`);
  // Two things that Jan follows found the same.
  expect(aanJan?.text?.split('/kennissessies/eerste-kennisdag/')).toHaveLength(2);
  // Rosa opened it herself; and nobody hears twice.
  await site.later(NA_DINSDAG + UUR);
  await totdat(async () => (await gast().lees('/gezond')).status === 200, 'the site');
  expect([post(IRIS, /op Regiokring/).length, post('jan@school.example', /op Regiokring/).length]).toEqual([2, 1]);
});

test('één klik in de mail stopt alles waar die over gaat, een link één onderwerp, en geen ander adres neemt iets zonder bladzijde aan', async () => {
  const mail = await brief('jan@school.example', /op Regiokring/);
  expect(kop(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const stop = new URL(kop(mail, 'list-unsubscribe').slice(1, -1));
  expect(stop.pathname).toBe('/volgen/stoppen/');
  const klik = async (pad: string, koppen: Record<string, string> = {}) =>
    (await gast().vraag(pad, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), headers: koppen })).status;
  const beheren = `/volgen/beheren/${stop.search}`;
  const bijSleutel = async () => tekst(await gast().lees(beheren));
  expect((await gast().lees(stop.pathname + stop.search)).naar).toBe(beheren);
  // The key of a letter shows what the letter is about, and never whose it is.
  expect(await bijSleutel()).toMatch(/Bouwsteen.*Kennissessies.*Stop met alles hierboven/);
  expect(await bijSleutel()).not.toMatch(/jan/i);
  for (const pad of ['/volgen/', '/volgen/beheren/', '/volgen/bevestigen/', '/mijn/volgen/', '/volgen/stoppen/x/'])
    expect([pad, await klik(pad + stop.search)]).toEqual([pad, 403]);
  // What a browser says of a page elsewhere is believed; `voorrang.test.ts` tries every foreign Origin.
  expect(await klik(stop.pathname + stop.search, { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await bijSleutel()).toContain('Stop met alles hierboven');

  // One thing by its own link.
  const [een = ''] = [...(mail?.text ?? '').matchAll(/http\S+\/volgen\/beheren\/\S+/g)].map(([link]) => link);
  const { naar } = await doe(gast(), new URL(een).pathname + new URL(een).search, 'Stop');
  expect(tekst(await gast().lees(naar))).toMatch(/Gestopt.*We mailen je niet meer over Bouwsteen .*Toch weer volgen/);
  // What is not there to follow is not named.
  for (const sleutel of ['', 'onzin', 'a.b']) {
    const geen = await gast().lees(`/volgen/beheren/?sleutel=${sleutel}`);
    expect([geen.status, tekst(geen)]).toEqual([404, expect.stringContaining('Deze link werkt niet meer')]);
  }
  expect(tekst(await gast().lees('/volgen/beheren/?gestopt=bouwsteen:je-wachtwoord'))).toContain('Daar mailen we je niet meer over.');
  expect(await bijSleutel()).not.toContain('Stop met alles hierboven');
  // All the rest by one click, twice.
  expect([await klik(stop.pathname + stop.search), await klik(stop.pathname + stop.search)]).toEqual([200, 200]);
  expect(await bijSleutel()).toMatch(/Deze link werkt niet meer.*Je stopte hiermee, je bevestigde het niet binnen zeven dagen,/);
});

test('met een sleutel verander je hoe vaak; de Realisatie-Eenheid ziet alleen aantallen, vanaf vijf; wie is ingelogd stopt met alles', async () => {
  const direct = await brief(IRIS, /De kennisbank is open/);
  const pad = padIn(direct, /http\S+\/volgen\/beheren\/\S+/);
  const vooraf = await gast().lees(pad);
  expect(vooraf.html.querySelector('input[value=direct]')?.hasAttribute('checked')).toBe(true);
  const { naar } = await gast().verzend(vooraf, pad, 'Opslaan', { ritme: 'week' });
  const daarna = await gast().lees(naar);
  expect([tekst(daarna).includes('Opgeslagen.'), daarna.html.querySelector('input[value=week]')?.hasAttribute('checked')]).toEqual([
    true,
    true,
  ]);

  rosa = await site.weer('rosa@ministerie.example');
  const tellingen = tekst(await rosa.lees('/beheer/kennisvragen/'));
  expect(tellingen).toMatch(/Wat mensen volgen.*Nieuws: <5/);
  expect(tellingen).not.toContain(IRIS);

  jan = await site.weer('jan@school.example');
  await doe(jan, '/volgen/?van=nieuws', 'Houd me op de hoogte', { ritme: 'week' });
  await doe(jan, '/volgen/?van=agenda', 'Houd me op de hoogte');
  expect((await doe(jan, '/mijn/volgen/', 'Stop met alles')).naar).toBe('/mijn/volgen/?gedaan=gestopt');
  expect(tekst(await jan.lees('/mijn/volgen/'))).toContain('Je volgt nu niets.');
});
