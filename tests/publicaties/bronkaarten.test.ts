import { afterEach, beforeEach, expect, test } from 'vitest';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { bronkaartBeginnen } from '#publicaties/bureau/beginnen.ts';
import { bijlageToevoegen } from '#publicaties/bureau/bijvoegen.ts';
import { keuren } from '#publicaties/keuren.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { bijElkaar } from '#publicaties/velden/velden.ts';
import { DAG, NU, ORIGIN, STIL, type Wereld, wereld } from './wereld.ts';

const KAART: Velden = {
  ...{ link: 'https://uitgever.example/rapport', titel: 'Samen kijken naar verzuim', bronsoort: 'rapport', herkomst: 'zorg-en-welzijn' },
  ...{ uitgever: 'Uitgever van de zorg', auteurs: 'A. Schrijver, B. Schrijver', verschenen: 'mei 2024', lengte: '36 bladzijden' },
  ...{ kern: 'Hoe zorginstellingen samen minder verzuim kregen.', waarom: 'Je ziet hoe je zoiets samen meet.', belang: '' },
  ...{ bouwstenen: ['data-en-monitoring'], taken: ['begeleiden'], trefwoorden: 'ziekteverzuim, zorg' },
};
const SLUG = 'samen-kijken-naar-verzuim';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

async function kaart(velden: Velden = {}, naam = 'bram', regio?: string | null): Promise<string> {
  const begin = await bronkaartBeginnen(w.db, { account: await w.wie(naam), regio, inhoud: w.inhoud, origin: ORIGIN, nu: NU });
  if (!begin.gelukt) throw new Error(begin.reden);
  await w.schrijf(begin.id, { ...KAART, ...velden }, naam);
  return begin.id;
}
async function online(): Promise<string> {
  const id = await w.goedgekeurd(await kaart());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
}
const fouten = async (velden: Velden, origin = ORIGIN) => {
  const uitslag = keuren(await w.haal(await kaart(velden)), { inhoud: w.inhoud, origin }, NU);
  return uitslag.gelukt ? {} : uitslag.fouten;
};

test('een auteur schrijft, de eigen regio en de Realisatie-Eenheid lezen mee, en de kaart staat op haar adres', async () => {
  const id = await online();
  expect(w.inhoud.een('elders', SLUG)?.gegevens).toEqual({
    ...{ titel: KAART.titel, kern: KAART.kern, voorbeeld: true, link: KAART.link, bronsoort: 'rapport', herkomst: 'zorg-en-welzijn' },
    ...{ uitgever: KAART.uitgever, auteurs: ['A. Schrijver', 'B. Schrijver'], verschenen: '2024-05', lengte: '36 bladzijden' },
    ...{ waarom: KAART.waarom, bouwstenen: ['data-en-monitoring'], taken: ['begeleiden'], regio: 'voorbeeldregio-heuvelrand' },
    ...{ trefwoorden: ['ziekteverzuim', 'zorg'], gepubliceerd: '2026-11-24', gewijzigd: '2026-11-24' },
  });
  expect((await w.haal(id)).status).toBe('gepubliceerd');
});

test('de Realisatie-Eenheid schrijft er zelf een, en een ander van haar keurt die goed; wie nergens voor schrijft begint er geen', async () => {
  const id = await kaart({}, 'rosa', null);
  await w.dienIn(id, 'rosa');
  expect(await w.keurGoed(id, 'rosa')).toEqual({ gelukt: false, reden: 'eigen-werk' });
  expect(await w.keurGoed(id, 'ria')).toMatchObject({ gelukt: true });
  const carla = await bronkaartBeginnen(w.db, { account: await w.wie('carla'), inhoud: w.inhoud, origin: ORIGIN, nu: NU });
  expect(carla).toEqual({ gelukt: false, reden: 'geen-recht' });
});

test('een adres dat geen webadres is, wordt met een zin geweigerd', async () => {
  const zin = async (link: string) => (await fouten({ link })).link;
  for (const link of [
    'javascript:alert(1)',
    'JavaScript://uitgever.example/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'mailto:a@b.nl',
  ])
    expect([link, await zin(link)]).toEqual([link, expect.stringMatching(/^Vul een webadres in dat begint met https/)]);
  expect(await zin('uitgever.example/rapport')).toBe('Vul bij ‘Adres’ een heel adres in, met https:// ervoor.');
  expect(await zin('https://naam:geheim@uitgever.example/')).toMatch(/^Haal de naam en het wachtwoord/);
  expect(await zin('https://uitgever.example:8443/rapport')).toMatch(/nummer achter de dubbele punt/);
  expect([await zin('http://uitgever.example/a b'), await zin('https://uitgever.example/?q=ë')]).toEqual([undefined, undefined]);
});

test('een adres dat niet voor iedereen werkt, wordt geweigerd, hoe het ook geschreven is; een nummer dat openbaar is mag', async () => {
  const eigen = [
    ...[
      'http://intranet/rapport',
      'http://10.0.0.1/',
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://192.168.1.20/x',
    ],
    ...['http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'http://[fd00::1]/', 'http://169.254.169.254/latest/', 'http://localhost/'],
    ...['http://localhost./', 'http://nas.local/', 'https://wiki.intranet/', 'http://printer.home.arpa/', 'http://SERVER.LAN/'],
  ];
  for (const link of eigen) expect([link, (await fouten({ link })).link]).toEqual([link, expect.stringMatching(/eigen netwerk/)]);
  for (const link of [
    'http://93.184.215.14/',
    'https://lokaal.nl/',
    'https://localhost.nl/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  ])
    expect([link, (await fouten({ link })).link]).toEqual([link, undefined]);
});

test('een kaart over een pagina van ons zelf, of over een bron die al een kaart heeft, wordt geweigerd met welke dat is', async () => {
  for (const link of ['https://kennis.example/praktijken/', 'http://www.kennis.example'])
    expect((await fouten({ link }, 'https://kennis.example')).link).toMatch(/^Dit is een adres van dit platform zelf/);
  await online();
  const al = `Er is al een bronkaart over dit adres: ‘${KAART.titel}’ (/elders/${SLUG}/).`;
  for (const link of [
    'https://uitgever.example/rapport',
    'http://www.uitgever.example/rapport/',
    'https://uitgever.example/rapport?utm_source=x#h2',
  ])
    expect((await fouten({ link, titel: 'Een andere titel' })).link).toContain(al);
  expect(await fouten({ link: 'https://uitgever.example/rapport?deel=2', titel: 'Een andere titel' })).toEqual({});
});

test('een kaart die al naar haar adres leidt, blijft na te kijken en te verbeteren, ook als een tweede dat ook doet', async () => {
  const eerste = await online();
  const site = { inhoud: w.inhoud, origin: ORIGIN };
  expect(keuren(await w.haal(eerste), site, NU).gelukt).toBe(true);
  const wachtte = await kaart({ titel: 'Een tweede kaart' });
  expect(keuren(await w.haal(wachtte), site, NU).gelukt).toBe(false);
  // Two that came online before anybody looked at that.
  const [kaarten, tweede] = [w.inhoud.alle('elders'), w.inhoud.een('elders', SLUG)];
  const alle = (collectie: Parameters<typeof w.inhoud.alle>[0]) =>
    collectie === 'elders' ? [...kaarten, { ...tweede, slug: 'tweede', url: '/elders/tweede/' }] : w.inhoud.alle(collectie);
  const metDubbel = { ...w.inhoud, alle } as typeof w.inhoud;
  expect(keuren(await w.haal(eerste), { ...site, inhoud: metDubbel }, NU).gelukt).toBe(true);
});

test('wat nog moet verschijnen, of langer is dan drie zinnen, is nog geen kaart', async () => {
  expect(await fouten({ verschenen: '2027' })).toEqual({ verschenen: 'Deze bron moet nog verschijnen. Kijk ‘Verschenen’ nog eens na.' });
  expect(await fouten({ verschenen: 'onlangs' })).toEqual({ verschenen: expect.stringContaining('zoals 12 juli 2023') });
  expect(await fouten({ kern: 'Eén. Twee. Drie. Vier.' })).toEqual({ kern: 'Schrijf bij ‘Kern’ hoogstens drie zinnen.' });
  expect(Object.keys(await fouten({ uitgever: '', bronsoort: '', bouwstenen: [], waarom: '' }))).toEqual([
    'bronsoort',
    'uitgever',
    'waarom',
    'bouwstenen',
  ]);
});

test('het formulier heeft hoogstens acht vragen', () => {
  const vragen = soortVan('elders').delen.flatMap(({ velden }) => bijElkaar(velden));
  expect(vragen.map(({ groep, samen }) => groep ?? samen[0]?.label)).toEqual([
    ...['Adres', 'Titel', 'Wat voor bron is het?', 'Van wie is het, en van wanneer?', 'Kern', 'Waarom is dit nuttig?'],
    ...['Verdient de maker hieraan?', 'Waar hoort het bij?'],
  ]);
});

test('wie een belang van de maker noemt, ziet het op de kaart terug', async () => {
  const id = await kaart({ belang: 'De maker verkoopt trainingen.' });
  const uitslag = keuren(await w.haal(id), { inhoud: w.inhoud, origin: ORIGIN }, NU);
  expect(uitslag.gelukt && uitslag.gegevens).toMatchObject({ belang: 'De maker verkoopt trainingen.' });
});

test('bij een kaart horen geen bestanden: niets van een ander wordt overgenomen', async () => {
  const id = await kaart();
  const bestand = new File(['%PDF-1.4'], 'rapport.pdf');
  const verzoek = {
    account: await w.wie('bram'),
    id,
    berging: schijfberging('/nergens'),
    bestand,
    omschrijving: 'Het rapport',
    zonderOmschrijving: false,
  };
  expect(await bijlageToevoegen(w.db, { ...verzoek, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('een spelfout gaat langs één lezer; het adres, de uitgever en de auteurs zijn geen spelfout', async () => {
  const id = await online();
  const { velden, revisie } = await w.haal(id);
  const corrigeer = async (anders: Velden) =>
    corrigeren(w.db, {
      account: await w.wie('rosa'),
      id,
      revisie,
      velden: { ...velden, ...anders },
      origin: ORIGIN,
      inhoud: w.inhoud,
      uitgever: STIL,
      nu: NU + DAG,
    });
  for (const anders of [{ link: 'https://ander.example/' }, { uitgever: 'Een ander' }, { auteurs: 'C. Schrijver' }, { verschenen: '2025' }])
    expect(await corrigeer(anders)).toMatchObject({ gelukt: false, reden: 'niet-klein' });
  expect(await corrigeer({ kern: 'Hoe zorginstellingen samen minder ziekteverzuim kregen.' })).toMatchObject({ gelukt: true });
});

test('een kaart die verhuist is op het oude adres nog te vinden, en een ingetrokken kaart is weg', async () => {
  const id = await online();
  const rosa = await w.wie('rosa');
  const door = { account: rosa, id, inhoud: w.inhoud, origin: ORIGIN, nu: NU + DAG, uitgever: w.uitgever(() => NU + DAG) };
  expect(await verhuizen(w.db, { ...door, adres: '/elders/minder-verzuim/' })).toMatchObject({ gelukt: true, slug: 'minder-verzuim' });
  expect(w.inhoud.een('elders', 'minder-verzuim')?.gegevens.voorheen).toEqual([SLUG]);
  const adressen = openAdressen(w.db);
  expect(await adressen.zoek(`/elders/${SLUG}/`)).toMatchObject({ soort: 'verhuisd', naar: '/elders/minder-verzuim/' });
  expect(await intrekken(w.db, { ...door, toelichting: 'Klopt niet meer.' })).toMatchObject({ gelukt: true });
  expect([w.inhoud.een('elders', 'minder-verzuim'), (await openAdressen(w.db).zoek('/elders/minder-verzuim/'))?.soort]).toEqual([
    undefined,
    'weg',
  ]);
});

test('een kaart uit een bestand is over te nemen, en komt met dezelfde woorden in het formulier terug', async () => {
  const slug = '27-voorlopers-definitief-van-start';
  const stuk = w.inhoud.een('elders', slug);
  if (!stuk) throw new Error('No such card');
  const uitslag = await overnemen(w.db, { account: await w.wie('rosa'), stuk, origin: ORIGIN, nu: NU });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  const inzending = await w.haal(uitslag.id);
  expect(inzending.velden).toMatchObject({ verschenen: '12 juli 2023', bronsoort: 'artikel', auteurs: '' });
  const weer = keuren(inzending, { inhoud: w.inhoud, origin: ORIGIN }, NU);
  const { gepubliceerd: _, gewijzigd: __, ...gegevens } = stuk.gegevens;
  expect(weer.gelukt && weer.gegevens).toEqual(gegevens);
});
