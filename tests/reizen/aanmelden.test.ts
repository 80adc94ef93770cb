import { join } from 'node:path';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { Bezoeker, volhouden } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const SESSIE = '/kennissessies/regionale-kennissessie-noord-loket-en-matching/';
const VOL = '/kennissessies/werkbezoek-teamonderwijs-in-de-praktijk/';
const HYBRIDE = '/kennissessies/leerkring-hybride-docenten-3-bijeenkomsten/';
const ONLINE = '/kennissessies/kennissessie-begeleiding-van-startende-leraren/';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

async function ingelogd(adres: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, adres);
  return bezoeker;
}
const meldAan = async (bezoeker: Bezoeker, sessie: string, velden: Record<string, string> = {}) => {
  const pad = `${sessie}aanmelden/`;
  return bezoeker.verzend(await bezoeker.lees(pad), pad, 'Aanmelden', { toestemming: 'ja', ...velden });
};
const vrij = async (sessie: string) => Number(/nog (\d+) plaats/.exec(tekst(await new Bezoeker(server.url).lees(sessie)))?.[1] ?? 0);

const post = (aan: string, onderwerp: RegExp) => postAan(server, aan, onderwerp);
const agendaVan = (brief: Email | undefined): string => {
  const deel = brief?.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return deel ? new TextDecoder().decode(deel.content as ArrayBuffer) : '';
};

test('van de sessiepagina via het inloggen naar een plaats, een uitnodiging en weer weg', async () => {
  const eerst = await vrij(SESSIE);
  const carla = new Bezoeker(server.url);
  const sessie = await carla.lees(SESSIE);
  const link = sessie.html
    .querySelectorAll('main a')
    .find(({ text }) => text.trim() === 'Aanmelden')
    ?.getAttribute('href');
  expect(link).toBe(`${SESSIE}aanmelden/`);
  const naarInloggen = await carla.lees(link ?? '');
  expect([naarInloggen.status, naarInloggen.naar]).toEqual([303, `/inloggen/?naar=${encodeURIComponent(`${SESSIE}aanmelden/`)}`]);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example');

  const gelukt = await meldAan(carla, SESSIE, { vraag: 'Hoe begin je?\nEn wanneer?', dieet: 'Vegetarisch' });
  expect(gelukt.status).toBe(303);
  const klaar = await carla.lees(gelukt.naar);
  expect(klaar.koppen.get('cache-control')).toBe('no-store');
  for (const deel of ['Bevestigd', 'Je hebt een plaats', 'carla@voorbeeld.example', 'Hoe begin je?', 'Vegetarisch'])
    expect(tekst(klaar)).toContain(deel);
  expect(klaar.html.querySelectorAll('dd').map(({ text }) => text)).toContain('Hoe begin je?\nEn wanneer?');
  expect(await vrij(SESSIE)).toBe(eerst - 1);
  const [brief] = await post('carla@voorbeeld.example', /^Je bent aangemeld/);
  expect(agendaVan(brief)).toMatch(/METHOD:REQUEST[\s\S]*UID:s03@localhost[\s\S]*DTSTART;TZID=Europe\/Amsterdam:20270211T130000/);

  const nogEens = await carla.lees(`${SESSIE}aanmelden/`);
  expect([nogEens.status, nogEens.naar]).toEqual([303, gelukt.naar]);

  const lijst = await carla.lees('/mijn/aanmeldingen/');
  const knop = lijst.html.querySelectorAll('form').find((form) => form.querySelector('button')?.text.trim() === 'Afmelden');
  const stap = await carla.lees(knop?.getAttribute('action') ?? '');
  expect(tekst(stap)).toContain('Wil je je afmelden?');
  const weg = await carla.verzend(stap, knop?.getAttribute('action') ?? '', 'Ja, meld mij af');
  expect(tekst(await carla.lees(weg.naar))).toContain('Afgemeld');
  expect(tekst(await carla.lees('/mijn/aanmeldingen/'))).not.toMatch(/Wat eraan komt[^A]*Regionale kennissessie Noord/);
  expect((await carla.lees('/mijn/aanmeldingen/')).html.querySelector('section[aria-label=Afgemeld]')?.text).toContain('Zwolle');
  expect(await vrij(SESSIE)).toBe(eerst);
  const [afmelding] = await post('carla@voorbeeld.example', /^Je bent afgemeld/);
  expect(agendaVan(afmelding)).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1/);
});

test('een te lang antwoord wordt niet stil afgekapt', async () => {
  const anna = await ingelogd('anna@voorbeeld.example');
  const lang = 'a'.repeat(1001);
  const antwoord = await meldAan(anna, ONLINE, { vraag: lang });
  const veld = antwoord.html.querySelector('textarea[name=vraag]');
  expect([antwoord.status, veld?.getAttribute('maxlength'), veld?.text.trim()]).toEqual([400, undefined, lang]);
  expect(antwoord.html.querySelector('#foutenlijst li')?.text).toBe('Gebruik bij ‘Vraag aan de sprekers’ ten hoogste 1000 tekens.');
  expect(tekst(antwoord)).not.toContain('Dieet');
});

test('zonder akkoord komt het formulier terug met wat was ingevuld', async () => {
  const anna = await ingelogd('anna@voorbeeld.example');
  const antwoord = await meldAan(anna, ONLINE, { toestemming: '', vraag: 'Mag <b>dit</b>?' });
  expect(antwoord.status).toBe(400);
  expect(antwoord.html.querySelector('title')?.text).toMatch(/^Fout: /);
  expect(antwoord.html.querySelector('#veld-toestemming')?.getAttribute('aria-invalid')).toBe('true');
  expect(antwoord.html.querySelector('textarea[name=vraag]')?.text.trim()).toBe('Mag <b>dit</b>?');
  expect(antwoord.html.querySelector('textarea[name=dieet]')).toBeNull();
});

test('alles wat aan een aanmelding ontbreekt, staat er in één keer, in de volgorde van de pagina', async () => {
  const anna = await ingelogd('anna@voorbeeld.example');
  const antwoord = await meldAan(anna, HYBRIDE, { toestemming: '', dieet: 'a'.repeat(1001) });
  expect(antwoord.status).toBe(400);
  const links = antwoord.html.querySelectorAll('#foutenlijst a').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['#veld-deelname', '#veld-dieet', '#veld-toestemming']);
  for (const link of links) expect(antwoord.html.querySelector(link ?? '')).not.toBeNull();
});

test('twee keer drukken geeft twee keer hetzelfde antwoord en één aanmelding, met andere antwoorden 409', async () => {
  const bram = await ingelogd('bram@voorbeeld.example');
  const pad = `${ONLINE}aanmelden/`;
  const formulier = await bram.lees(pad);
  const stuur = (vraag: string) => bram.verzend(formulier, pad, 'Aanmelden', { toestemming: 'ja', vraag });
  const [een, twee] = await Promise.all([stuur('Hoe?'), stuur('Hoe?')]);
  expect([een.status, twee.status, twee.naar]).toEqual([303, 303, een.naar]);
  expect((await stuur('Waarom?')).status).toBe(409);
  expect(await post('bram@voorbeeld.example', /^Je bent aangemeld/)).toHaveLength(1);
});

test('wie in een tweede tab andere antwoorden geeft, ziet beide naast elkaar en kiest', async () => {
  const wie = await ingelogd('deelnemer-44@voorbeeld.example');
  const pad = `${HYBRIDE}aanmelden/`;
  const tweedeTab = await wie.lees(pad);
  const { naar } = await meldAan(wie, HYBRIDE, { deelname: 'fysiek', vraag: 'Hoe?' });
  const geweigerd = await wie.verzend(tweedeTab, pad, 'Aanmelden', { toestemming: 'ja', deelname: 'online', vraag: 'Waarom <b>niet</b>?' });
  expect(geweigerd.status).toBe(409);
  expect(tekst(geweigerd)).toMatch(/Je antwoorden van eerder.*Hoe\?.*Wat je net invulde/);
  expect(geweigerd.html.querySelector('textarea[name=vraag]')?.text.trim()).toBe('Waarom <b>niet</b>?');
  expect(geweigerd.html.querySelector('input[name=deelname][checked]')?.getAttribute('value')).toBe('online');
  expect(geweigerd.html.querySelector(`main a[href="${naar}"]`)?.text).toBe('Laat deze antwoorden staan en bekijk je aanmelding');
  expect(tekst(await wie.lees(naar))).toContain('Hoe?');
  const vervangen = await wie.verzend(geweigerd, pad, 'Vervang mijn antwoorden');
  expect([vervangen.status, vervangen.naar]).toEqual([303, `${naar}?gewijzigd=ja`]);
  expect(tekst(await wie.lees(vervangen.naar))).toMatch(/Wachtlijst.*Waarom/);
});

test('een kennissessie van drie dagen noemt ze overal, en zet ze alle drie in de agenda', async () => {
  const bezoeker = new Bezoeker(server.url);
  const sessie = await bezoeker.lees(HYBRIDE);
  const DAGEN = ['2027-03-18', '2027-04-22', '2027-05-27'];
  expect(sessie.html.querySelectorAll('main ol time').map((tijd) => tijd.getAttribute('datetime')?.slice(0, 10))).toEqual(DAGEN);
  for (const pad of [`${HYBRIDE}agenda.ics`, '/kennissessies/agenda.ics']) {
    const ics = (await bezoeker.lees(pad)).tekst;
    for (const dag of DAGEN) expect(ics).toContain(`DTSTART;TZID=Europe/Amsterdam:${dag.replaceAll('-', '')}T140000`);
  }
  expect(tekst(await bezoeker.lees('/kennissessies/'))).toContain('3 bijeenkomsten: 18 maart 2027, 22 april 2027 en 27 mei 2027');
  for (const maand of ['2027-04', '2027-05'])
    expect(tekst(await bezoeker.lees(`/kennissessies/?maand=${maand}`))).toMatch(/14\.00 Leerkring hybride docenten/);
});

test('antwoorden wijzigen bewaart de plaats', async () => {
  const wie = await ingelogd('deelnemer-40@voorbeeld.example');
  const { naar } = await meldAan(wie, ONLINE);
  const pad = `${naar}wijzigen/`;
  const gelukt = await wie.verzend(await wie.lees(pad), pad, 'Opslaan', { vraag: 'Nog iets' });
  expect(gelukt.status).toBe(303);
  expect(tekst(await wie.lees(gelukt.naar))).toMatch(/Bevestigd.*Je antwoorden zijn bewaard.*Nog iets/);
});

test('de online link staat bij wie een plaats heeft en nergens anders', async () => {
  const wie = await ingelogd('deelnemer-41@voorbeeld.example');
  const { naar } = await meldAan(wie, ONLINE);
  expect(tekst(await wie.lees(naar))).toContain('https://online.voorbeeld.example/');
  for (const pad of [ONLINE, `${ONLINE}agenda.ics`, '/kennissessies/', '/kennissessies/agenda.ics', '/inhoud.json', `${ONLINE}aanmelden/`])
    expect((await wie.lees(pad)).tekst.replaceAll('\r\n ', '')).not.toContain('online.voorbeeld.example');
});

test('de aanmelding van een ander is er niet voor jou', async () => {
  const eigen = await ingelogd('deelnemer-42@voorbeeld.example');
  const { naar } = await meldAan(eigen, ONLINE);
  const ander = await ingelogd('deelnemer-43@voorbeeld.example');
  for (const deel of ['', 'afmelden/', 'wijzigen/']) expect((await ander.lees(naar + deel)).status).toBe(404);
  const id = naar.split('/').at(-2) ?? '';
  expect((await ander.stuur(`${naar}afmelden/?_action=afmelden`, { aanmelding: id })).status).toBe(404);
  expect(tekst(await eigen.lees(naar))).toContain('Bevestigd');
});

test('een volle sessie geeft een plek op de wachtlijst, en wie weggaat laat de eerste doorschuiven', async () => {
  const nieuw = await ingelogd('deelnemer-44@voorbeeld.example');
  const { naar } = await meldAan(nieuw, VOL);
  expect(tekst(await nieuw.lees(naar))).toContain('Wachtlijst');
  expect(tekst(await nieuw.lees(VOL))).toContain('vol, 4 op de wachtlijst');
  const eerste = await ingelogd('deelnemer-01@voorbeeld.example');
  const lijst = await eerste.lees('/mijn/aanmeldingen/');
  const kaart = lijst.html.querySelectorAll('main li').find(({ text }) => text.includes('Werkbezoek'));
  const pad = kaart?.querySelector('form')?.getAttribute('action') ?? '';
  await eerste.verzend(await eerste.lees(pad), pad, 'Ja, meld mij af');
  const [brief] = await post('deelnemer-19@voorbeeld.example', /^Je hebt een plaats/);
  expect(agendaVan(brief)).toContain('METHOD:REQUEST');
  expect(tekst(await nieuw.lees(naar))).toContain('Wachtlijst');
  expect(tekst(await nieuw.lees(VOL))).toContain('vol, 3 op de wachtlijst');
});

test('de link in de mail vraagt eerst en meldt dan af, zonder inloggen', async () => {
  const wie = await ingelogd('deelnemer-45@voorbeeld.example');
  const { naar } = await meldAan(wie, SESSIE);
  const [brief] = await post('deelnemer-45@voorbeeld.example', /^Je bent aangemeld/);
  const link = new URL(/https?:\/\/\S+\/afmelden\/\?sleutel=\S+/.exec(brief?.text ?? '')?.[0] ?? '');
  expect(link.origin).toBe(server.url);
  const pad = link.pathname + link.search;
  const vreemde = new Bezoeker(server.url);
  const vraag = await vreemde.lees(pad);
  expect([vraag.status, vraag.koppen.get('cache-control')]).toEqual([200, 'no-store']);
  expect(tekst(await wie.lees(naar))).toContain('Bevestigd');
  const weg = await vreemde.verzend(vraag, pad, 'Ja, meld mij af');
  expect([weg.status, weg.naar]).toEqual([303, pad]);
  expect(tekst(await vreemde.lees(pad))).toContain('Je bent afgemeld');
  expect(tekst(await wie.lees(naar))).toContain('Afgemeld');
  expect((await vreemde.lees('/afmelden/?sleutel=geraden')).status).toBe(404);
  expect((await vreemde.stuur('/afmelden/?_action=afmeldenMetSleutel', { sleutel: 'geraden' })).status).toBe(404);
});

test('bij een hybride sessie moet je kiezen hoe je meedoet', async () => {
  const wie = await ingelogd('deelnemer-46@voorbeeld.example');
  const zonder = await meldAan(wie, HYBRIDE);
  expect([zonder.status, tekst(zonder).includes('Kies of je naar de locatie komt of online meedoet.')]).toEqual([400, true]);
  const gelukt = await meldAan(wie, HYBRIDE, { deelname: 'online' });
  expect(tekst(await wie.lees(gelukt.naar))).toContain('Wachtlijst');
});

test.each([
  ['afgelast', '/kennissessies/intervisie-kwartiermakers/', 409, 'gaat niet door'],
  ['geweest', '/kennissessies/regiosessie-oost-over-zij-instroom/', 409, 'geweest'],
  ['onbekend', '/kennissessies/bestaat-niet/', 404, ''],
])('aanmelden bij een sessie die %s is, geeft een duidelijk nee', async (_, sessie, status, woorden) => {
  const wie = await ingelogd('deelnemer-47@voorbeeld.example');
  const slug = sessie.split('/').at(-2) ?? '';
  const lezen = await wie.lees(`${sessie}aanmelden/`);
  const sturen = await wie.stuur(`${sessie}aanmelden/?_action=aanmelden`, { kennissessie: slug, toestemming: 'ja' });
  expect([lezen.status, sturen.status]).toEqual([status, status]);
  for (const antwoord of [lezen, sturen]) expect(tekst(antwoord)).toContain(woorden);
});

test('wie niet is ingelogd gaat naar het inloggen, ook met een formulier', async () => {
  const vreemde = new Bezoeker(server.url);
  for (const pad of ['/mijn/aanmeldingen/', '/mijn/aanmeldingen/s03-deelnemer-51/', '/mijn/aanmeldingen/s03-deelnemer-51/afmelden/'])
    expect(await vreemde.lees(pad)).toMatchObject({ status: 303, naar: `/inloggen/?naar=${encodeURIComponent(pad)}` });
  const gestuurd = await vreemde.stuur(`${SESSIE}aanmelden/?_action=aanmelden`, {
    kennissessie: SESSIE.split('/')[2] ?? '',
    toestemming: 'ja',
  });
  expect([gestuurd.status, gestuurd.html.querySelector('main a[href="/inloggen/"]')?.getAttribute('target')]).toEqual([401, '_blank']);
});

test('wie tijdens het invullen is uitgelogd, logt in een ander tabblad in en verliest niets', async () => {
  const wie = await ingelogd('deelnemer-49@voorbeeld.example');
  const pad = `${ONLINE}aanmelden/`;
  const formulier = await wie.lees(pad);
  const uit = await wie.lees('/uitloggen/');
  await wie.verzend(uit, '/uitloggen/', 'Uitloggen');
  const velden = { toestemming: 'ja', vraag: 'Eerste regel\nTweede regel', toegang: 'Tolk' };
  const geweigerd = await wie.verzend(formulier, pad, 'Aanmelden', velden);
  expect([geweigerd.status, tekst(geweigerd).includes('Je was uitgelogd. Log opnieuw in; je antwoorden blijven bewaard.')]).toEqual([
    401,
    true,
  ]);
  await inloggenZonderScript(wie, server, 'deelnemer-49@voorbeeld.example');
  const gelukt = await wie.verzend(geweigerd, pad, 'Aanmelden', { toestemming: 'ja' });
  expect(gelukt.status).toBe(303);
  expect(tekst(await wie.lees(gelukt.naar))).toMatch(/Eerste regel Tweede regel.*Tolk/);
});

test('zonder naam kun je je niet aanmelden, en wat je invulde blijft staan', async () => {
  const nieuw = await ingelogd('zonder-naam@voorbeeld.example');
  const pad = `${ONLINE}aanmelden/`;
  const slug = ONLINE.split('/')[2] ?? '';
  const geweigerd = await nieuw.stuur(`${pad}?_action=aanmelden`, { kennissessie: slug, toestemming: 'ja', vraag: 'Hoe?' });
  expect([geweigerd.status, tekst(geweigerd).includes('Vertel eerst wie je bent.')]).toEqual([400, true]);
  const link = geweigerd.html.querySelector('main a[target=_blank]')?.getAttribute('href') ?? '';
  const wie = { naam: 'Nova Nieuw', functie: 'Docent', organisatie: 'Voorbeeldschool' };
  await nieuw.verzend(await nieuw.lees(link), link, 'Opslaan', wie);
  const gelukt = await nieuw.verzend(geweigerd, pad, 'Aanmelden', { toestemming: 'ja' });
  expect(tekst(await nieuw.lees(gelukt.naar))).toMatch(/Je hebt een plaats.*Hoe\?/);
});

test('de agenda filtert op wat je kiest en toont een maand', async () => {
  const bezoeker = new Bezoeker(server.url);
  const koppen = async (vraag: string) =>
    (await bezoeker.lees(`/kennissessies/${vraag}`)).html.querySelectorAll('main .rij-titel').map(({ text }) => text.trim());
  expect(await koppen('')).toHaveLength(15);
  expect(await koppen('?schaal=regionaal&vorm=fysiek')).toEqual([
    'Regionale kennissessie Noord: loket en matching',
    'Regiosessie Zuid: samen opleiden over sectoren heen',
    'Werkbezoek: teamonderwijs in de praktijk',
    'Regiosessie Oost over zij-instroom',
  ]);
  expect(await koppen('?doelgroep=kwartiermakers')).toEqual(['Intervisie kwartiermakers']);
  const feed = await bezoeker.lees('/kennissessies/agenda.ics?doelgroep=kwartiermakers&doelgroep=communicatieadviseurs');
  expect(feed.tekst.match(/^SUMMARY:.*/gm)).toHaveLength(2);
  // Who follows a region or a bouwsteen that has nothing planned gets an empty calendar, not everybody's.
  for (const vraag of [
    'regio=voorbeeldregio-plassengebied',
    'regio=bestaat-niet',
    'bouwsteen=bestaat-niet',
    'regio=voorbeeldregio-veenhoek',
  ])
    expect([vraag, (await bezoeker.lees(`/kennissessies/agenda.ics?${vraag}`)).tekst.match(/^SUMMARY:.*/gm)?.length ?? 0]).toEqual([
      vraag,
      vraag.endsWith('veenhoek') ? 1 : 0,
    ]);
  expect(await koppen('?regio=voorbeeldregio-veenhoek')).toEqual(['Werkbezoek: teamonderwijs in de praktijk']);
  const maand = await bezoeker.lees('/kennissessies/?maand=2027-02');
  expect(maand.html.querySelectorAll('table a').map((a) => a.getAttribute('href'))).toEqual([ONLINE, SESSIE]);
  for (const raar of ['?schaal=<script>', '?maand=&toon=x']) expect(await koppen(raar)).toHaveLength(15);
  for (const raar of ['?maand=2027-13', '?maand=abc', '?maand=<script>&toon=x']) {
    const deze = await bezoeker.lees(`/kennissessies/${raar}`);
    expect(tekst(deze)).toMatch(/De maand in het adres bestaat niet\. Je ziet nu \p{L}+ \d{4}\./u);
    expect(deze.html.querySelector('table caption')?.text).toMatch(/^Kennissessies in /);
  }
});

test("de openbare agenda's komen met een kenmerk en hoeven niet twee keer", async () => {
  const bezoeker = new Bezoeker(server.url);
  for (const pad of ['/kennissessies/agenda.ics', `${VOL}agenda.ics`, '/kennissessies/agenda.ics?vorm=online']) {
    const { status, koppen, tekst: ics } = await bezoeker.lees(pad);
    expect([status, koppen.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(ics).toContain('METHOD:PUBLISH');
    expect(ics).not.toContain('ATTENDEE');
    const etag = koppen.get('etag') ?? '';
    expect((await bezoeker.vraag(pad, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  }
  expect((await bezoeker.lees('/kennissessies/bestaat-niet/agenda.ics')).status).toBe(404);
});

test('vijftig mensen tegelijk op de laatste plaats: één krijgt die, negenenveertig wachten', async () => {
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const slug = 'regiosessie-zuid-samen-opleiden-over-sectoren-heen';
  const bezet = await db.selectFrom('aanmelding').selectAll().where('kennissessie_id', '=', 's08').execute();
  await db
    .updateTable('kennissessie')
    .set({ capaciteit: bezet.length + 1 })
    .where('id', '=', 's08')
    .execute();
  const mensen = await Promise.all(
    Array.from({ length: 50 }, (_, plek) => ingelogd(`deelnemer-${String(plek + 1).padStart(2, '0')}@voorbeeld.example`)),
  );
  expect(await vrij(`/kennissessies/${slug}/`)).toBe(1);
  // Fifty at once may be more than a slow disk takes within the patience of the site: who hears so asks again.
  const uitslagen = await Promise.all(mensen.map((wie) => volhouden(() => meldAan(wie, `/kennissessies/${slug}/`))));
  expect(uitslagen.map(({ status }) => status)).toEqual(Array(50).fill(303));
  const teksten = await Promise.all(mensen.map(async (wie, plek) => tekst(await wie.lees(uitslagen[plek]?.naar ?? ''))));
  expect(teksten.filter((woorden) => woorden.includes('Bevestigd'))).toHaveLength(1);
  expect(teksten.filter((woorden) => woorden.includes('Wachtlijst'))).toHaveLength(49);
  expect(tekst(await new Bezoeker(server.url).lees(`/kennissessies/${slug}/`))).toContain('vol, 49 op de wachtlijst');
  await sluit();
});

test('als de database niet kan schrijven blijft alles te lezen en zegt aanmelden dat het later moet', async () => {
  const wie = await ingelogd('deelnemer-48@voorbeeld.example');
  const pad = `${ONLINE}aanmelden/`;
  const formulier = await wie.lees(pad);
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const los = Promise.withResolvers<void>();
  const vast = Promise.withResolvers<void>();
  const slot = db.transaction().execute(() => {
    vast.resolve();
    return los.promise;
  });
  // Letters are still being delivered: taking the lock may have to wait for them.
  await vast.promise;
  const poging = wie.verzend(formulier, pad, 'Aanmelden', { toestemming: 'ja', vraag: 'Blijft dit staan?' });
  expect((await wie.lees(SESSIE)).status).toBe(200);
  expect((await wie.lees('/kennissessies/')).status).toBe(200);
  const antwoord = await poging;
  los.resolve();
  await slot;
  await sluit();
  expect([antwoord.status, Number(antwoord.koppen.get('retry-after')) > 0]).toEqual([503, true]);
  expect(tekst(antwoord)).toContain('Probeer het over een minuut opnieuw');
  expect((await meldAan(wie, ONLINE)).status).toBe(303);
});

test('wie onder het formulier eerst de eigen gegevens wijzigt, houdt wat al was ingevuld', async () => {
  const wie = new Bezoeker(server.url);
  await inloggenZonderScript(wie, server, 'wijziger@voorbeeld.example', 'Oude Naam');
  const pad = `${HYBRIDE}aanmelden/`;
  const ingevuld = {
    deelname: 'fysiek',
    vraag: 'Regel een\nRegel "twee" <b>',
    toegang: 'Ringleiding',
    dieet: 'Zonder noten',
    toestemming: 'ja',
  };
  const gegevens = await wie.verzend(await wie.lees(pad), pad, 'Wijzig je gegevens', ingevuld);
  expect([gegevens.status, gegevens.html.querySelector('h1')?.text]).toEqual([200, 'Wijzig je gegevens']);
  const geweigerd = await wie.verzend(gegevens, pad, 'Opslaan', { naam: '' });
  expect([geweigerd.status, tekst(geweigerd).includes('Vul je naam in.')]).toEqual([400, true]);
  const terug = await wie.verzend(geweigerd, pad, 'Opslaan', { naam: 'Nieuwe Naam' });
  expect([terug.status, terug.html.querySelector('h1')?.text, tekst(terug).includes('Nieuwe Naam')]).toEqual([200, 'Aanmelden', true]);
  expect(terug.html.querySelector('textarea[name=vraag]')?.text.trim()).toBe('Regel een\nRegel "twee" <b>');
  expect(terug.html.querySelector('textarea[name=dieet]')?.text.trim()).toBe('Zonder noten');
  for (const naam of ['deelname', 'toestemming']) expect(terug.html.querySelector(`input[name=${naam}][checked]`)).not.toBeNull();
  const aangemeld = await wie.verzend(terug, pad, 'Aanmelden', { deelname: 'fysiek', toestemming: 'ja' });
  expect(tekst(await wie.lees(aangemeld.naar))).toContain('Ringleiding');
});

test('de pagina om je af te melden heeft ook een weg terug, en zegt het daarna in hele zinnen', async () => {
  const wie = new Bezoeker(server.url);
  await inloggenZonderScript(wie, server, 'blijver@voorbeeld.example', 'Blijver');
  await meldAan(wie, HYBRIDE, { deelname: 'online', dieet: 'Zonder noten' });
  const brief = (await post('blijver@voorbeeld.example', /^(Je bent aangemeld|Je staat op)/))[0];
  const pad = /\/afmelden\/\?sleutel=\S+/.exec(brief?.text ?? '')?.[0] ?? '';
  const pagina = await new Bezoeker(server.url).lees(pad);
  const blijf = pagina.html.querySelectorAll('main a').find(({ text }) => text.trim() === 'Nee, ik blijf aangemeld');
  expect(blijf?.getAttribute('href')).toBe(HYBRIDE);
  const weg = await wie.verzend(pagina, pad, 'Ja, meld mij af');
  expect(tekst(await wie.lees(weg.naar))).toMatch(/(is\.|wachtlijst\.) Bekijk de kennissessie/);
  const eigen = (await wie.lees('/mijn/aanmeldingen/')).html.querySelectorAll('main a').find(({ text }) => text.includes('Leerkring'));
  expect(tekst(await wie.lees(eigen?.getAttribute('href') ?? ''))).not.toContain('Je meldt je aan voor alle');
});
