import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const STELLEN = '/kennisvragen/stellen/';
const BEHEER = '/beheer/kennisvragen/';
const PRAKTIJK = '/praktijken/governance-op-een-a4-wie-besluit-waarover/';
const NIETS = 'qqzwaluwstaart vvbij';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

async function stel(wie: Bezoeker, velden: Record<string, string>): Promise<Antwoord> {
  return wie.verzend(await wie.lees(STELLEN), STELLEN, 'Verstuur je vraag', { toestemming: 'ja', ...velden });
}
/** The page on which the Realisatie-Eenheid handles a question. */
async function inBeheer(vraag: string): Promise<string> {
  const links = (await rosa.lees(BEHEER)).html.querySelectorAll('main a');
  return links.find(({ text }) => text.trim() === vraag)?.getAttribute('href') ?? '';
}

async function post(aan: string, onderwerp: RegExp): Promise<Email> {
  const map = join(server.dataDir, 'postbus');
  for (let poging = 0; poging < 1200; poging++) {
    const namen = (await readdir(map).catch(() => [])).filter((naam) => naam.endsWith(`${aan}.eml`));
    const brieven = await Promise.all(namen.map(async (naam) => PostalMime.parse(await readFile(join(map, naam)))));
    const gevonden = brieven.find(({ subject }) => onderwerp.test(subject ?? ''));
    if (gevonden) return gevonden;
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
  throw new Error(`No letter to ${aan} about ${onderwerp}`);
}

/** Searching answers once there is an index. */
async function zoek(wie: Bezoeker, q: string, koppen: Record<string, string> = {}): Promise<Antwoord> {
  const pad = `/zoeken/?${new URLSearchParams({ q })}`;
  for (let poging = 0; poging < 600; poging++) {
    const antwoord = await wie.vraag(pad, { headers: koppen });
    if (!tekst(antwoord).includes('De zoekindex wordt nog gemaakt')) return antwoord;
    await new Promise((klaar) => setTimeout(klaar, 100));
  }
  throw new Error('No search index');
}

test('van een zoekopdracht zonder resultaat, zonder inloggen, naar een antwoord in de mail', async () => {
  const wie = new Bezoeker(server.url);
  const leeg = await zoek(wie, NIETS);
  const link = leeg.html.querySelectorAll('main a').find(({ text }) => text === 'Stel je kennisvraag');
  const pad = link?.getAttribute('href') ?? '';
  const formulier = await wie.lees(pad);
  expect([formulier.status, formulier.koppen.get('cache-control')]).toEqual([200, 'no-store']);
  expect(formulier.html.querySelector('textarea[name=vraag]')?.text.trim()).toBe(NIETS);
  const gesteld = await wie.verzend(formulier, pad, 'Verstuur je vraag', {
    ...{
      vraag: 'Wie kent <b>iets</b> over zwaluwstaarten?',
      toelichting: 'Voor het po.',
      adres: 'Vrager@School.example',
      toestemming: 'ja',
    },
  });
  expect(gesteld.status).toBe(303);
  for (const bezoeker of [wie, new Bezoeker(server.url)]) {
    const klaar = await bezoeker.lees(gesteld.naar);
    for (const deel of [
      'We hebben je kennisvraag ontvangen',
      'Wat gebeurt er nu?',
      'vrager@school.example',
      'Wie kent <b>iets</b> over',
      'Voor het po.',
    ])
      expect(klaar.html.querySelector('main')?.structuredText.replace(/\s+/g, ' ')).toContain(deel);
  }
  const bewijs = await post('vrager@school.example', /^Je kennisvraag is ontvangen$/);
  expect(bewijs.text).toContain(`${server.url}${gesteld.naar}`);
  expect(`${bewijs.text} ${bewijs.html}`).not.toContain('zwaluwstaarten');

  const beheer = await inBeheer('Wie kent <b>iets</b> over zwaluwstaarten?');
  const fout = await rosa.verzend(await rosa.lees(beheer), beheer, 'Antwoord versturen', {
    link: '/praktijken/bestaat-niet/',
    antwoord: 'Zo.',
  });
  expect([fout.status, tekst(fout).includes('Deze pagina is er niet.')]).toEqual([400, true]);
  expect(fout.html.querySelector('textarea[name=antwoord]')?.text.trim()).toBe('Zo.');
  const ander = await rosa.verzend(fout, beheer, 'Antwoord versturen', { link: `https://evil.example${PRAKTIJK}` });
  expect([ander.status, ander.html.querySelector('#foutenlijst li')?.text]).toEqual([
    400,
    expect.stringMatching(/^Dit adres is van een andere site\./),
  ]);
  const gekoppeld = await rosa.verzend(ander, beheer, 'Antwoord versturen', { link: `${server.url}${PRAKTIJK}` });
  expect(gekoppeld.status).toBe(303);
  expect(tekst(await rosa.lees(gekoppeld.naar))).toMatch(/De vrager krijgt een mail.*Gekoppeld/);
  const brief = await post('vrager@school.example', /^Antwoord op je kennisvraag: Wie kent/);
  expect(brief.text).toContain(`${server.url}${PRAKTIJK}`);
  expect((await wie.lees(gesteld.naar)).html.querySelector(`main a[href="${PRAKTIJK}"]`)?.text).toContain('Governance');
});

test('wie is ingelogd vult geen adres in en hoort ook waarom een vraag wordt gesloten', async () => {
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example');
  const formulier = await carla.lees(STELLEN);
  expect([formulier.html.querySelector('input[name=adres]'), tekst(formulier).includes('carla@voorbeeld.example')]).toEqual([null, true]);
  const gesteld = await stel(carla, { vraag: 'Waar vind ik de begroting?' });
  expect((await post('carla@voorbeeld.example', /^Je kennisvraag is ontvangen$/)).text).toContain('Waar vind ik de begroting?');
  expect((await carla.lees('/mijn/gegevens.json')).tekst).toContain('Waar vind ik de begroting?');
  const beheer = await inBeheer('Waar vind ik de begroting?');
  const zonder = await rosa.verzend(await rosa.lees(beheer), beheer, 'Sluiten');
  expect([zonder.status, tekst(zonder).includes('Schrijf waarom je de vraag sluit.')]).toEqual([400, true]);
  expect((await rosa.verzend(zonder, beheer, 'Sluiten', { reden: 'Die staat bij je eigen regio.' })).status).toBe(303);
  expect((await post('carla@voorbeeld.example', /^Je kennisvraag is gesloten/)).text).toContain('Die staat bij je eigen regio.');
  expect(tekst(await carla.lees(gesteld.naar))).toMatch(/Je kennisvraag is gesloten.*Die staat bij je eigen regio\./);
  const teLaat = await rosa.stuur(`${beheer}?_action=kennisvraagSluiten`, {
    kennisvraag: beheer.split('/')[3] ?? '',
    reden: 'Toch anders.',
  });
  expect([teLaat.status, tekst(teLaat).includes('is al afgehandeld')]).toEqual([409, true]);
  expect(teLaat.html.querySelector('textarea[name=reden]')?.text.trim()).toBe('Toch anders.');
});

test('wie is ingelogd vindt de eigen vragen terug, met hoe het ervoor staat, en hoort het als er een kennissessie aan is gekoppeld', async () => {
  const SESSIE = '/kennissessies/werksessie-governance-wie-besluit-waarover/';
  const bram = new Bezoeker(server.url);
  expect((await bram.lees('/mijn/kennisvragen/')).naar).toBe('/inloggen/?naar=%2Fmijn%2Fkennisvragen%2F');
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
  expect((await bram.lees('/mijn/')).html.querySelector('main a[href="/mijn/kennisvragen/"]')?.text).toContain('Mijn kennisvragen');
  expect(tekst(await bram.lees('/mijn/kennisvragen/'))).toContain('Je stelde nog geen kennisvraag');
  await stel(bram, { vraag: 'Wie beslist over de begroting?' });
  expect(tekst(await bram.lees('/mijn/kennisvragen/'))).toMatch(/Wie beslist over de begroting\?.*Open.*vandaag gesteld/);
  expect(tekst(await rosa.lees(BEHEER))).toMatch(/Wie beslist over de begroting\?.*vandaag gesteld/);
  const beheer = await inBeheer('Wie beslist over de begroting?');
  await rosa.verzend(await rosa.lees(beheer), beheer, 'Antwoord versturen', { link: `${server.url}${SESSIE}` });
  const brief = await post('bram@voorbeeld.example', /^Antwoord op je kennisvraag: Wie beslist/);
  expect(brief.text).toContain(`${server.url}${SESSIE}`);
  const mijn = await bram.lees('/mijn/kennisvragen/');
  expect(tekst(mijn)).toMatch(/Wie beslist over de begroting\?.*Gekoppeld/);
  const eigen = mijn.html.querySelector('main a[href*="sleutel="]')?.getAttribute('href') ?? '';
  expect((await bram.lees(eigen)).html.querySelector(`main a[href="${SESSIE}"]`)).not.toBeNull();
  const anders = new Bezoeker(server.url);
  await inloggenZonderScript(anders, server, 'anna@voorbeeld.example');
  expect(tekst(await anders.lees('/mijn/kennisvragen/'))).not.toContain('begroting');
});

test('de Realisatie-Eenheid krijgt een mail over een nieuwe vraag, met de weg naar de lijst en zonder wie het vroeg', async () => {
  const brief = await post('rosa@voorbeeld.example', /^Nieuwe kennisvraag: /);
  expect(brief.text).toContain(`${server.url}${BEHEER}`);
  expect(brief.text).not.toContain('@school.example');
});

test('een fout formulier komt terug met wat er stond en met een lijst van fouten', async () => {
  const antwoord = await stel(new Bezoeker(server.url), {
    vraag: '',
    toelichting: 'Mijn "toelichting"',
    adres: 'geen adres',
    toestemming: '',
  });
  expect(antwoord.status).toBe(400);
  expect(antwoord.html.querySelector('title')?.text).toMatch(/^Fout: /);
  const fouten = antwoord.html.querySelectorAll('#foutenlijst a').map((link) => link.getAttribute('href'));
  expect(fouten).toEqual(['#veld-vraag', '#veld-adres', '#veld-toestemming']);
  expect(antwoord.html.querySelector('textarea[name=toelichting]')?.text.trim()).toBe('Mijn "toelichting"');
});

test('te veel vragen van één adres geeft 429 met hoelang wachten', async () => {
  const wie = new Bezoeker(server.url);
  for (let keer = 0; keer < 5; keer++)
    expect((await stel(wie, { vraag: `Vraag ${keer}?`, adres: 'veel@school.example' })).status).toBe(303);
  const teVeel = await stel(wie, { vraag: 'Nog een?', adres: 'veel@school.example' });
  expect([teVeel.status, Number(teVeel.koppen.get('retry-after')) > 3600]).toEqual([429, true]);
  expect((await stel(wie, { vraag: 'Vraag 4?', adres: 'veel@school.example' })).status).toBe(303);
});

const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };

test('wat niets opleverde telt één keer per minuut en alleen voor mensen', async () => {
  const lijst = async () => tekst(await rosa.lees(BEHEER));
  await zoek(new Bezoeker(server.url), 'xxkrokodil yymand', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' });
  await zoek(new Bezoeker(server.url), 'xxkrokodil zzmand', { ...BROWSER, 'Sec-Fetch-Dest': 'empty' });
  await zoek(new Bezoeker(server.url), 'xxkrokodil@yymand.nl', BROWSER);
  for (const wie of [new Bezoeker(server.url), new Bezoeker(server.url)]) await zoek(wie, 'Xxwafel  yyijzer', BROWSER);
  await expect.poll(lijst).toMatch(/xxwafel yyijzer ?1/);
  expect(await lijst()).not.toContain('xxkrokodil');
});

test('de lijst en de vragen zijn er alleen voor de Realisatie-Eenheid', async () => {
  const anna = new Bezoeker(server.url);
  expect((await anna.lees(BEHEER)).naar).toBe('/inloggen/?naar=%2Fbeheer%2Fkennisvragen%2F');
  await inloggenZonderScript(anna, server, 'anna@voorbeeld.example');
  await stel(anna, { vraag: 'Is dit geheim?' });
  const beheer = await inBeheer('Is dit geheim?');
  for (const pad of [BEHEER, beheer]) expect((await anna.lees(pad)).status).toBe(404);
  for (const actie of ['kennisvraagKoppelen', 'kennisvraagSluiten']) {
    const velden = { kennisvraag: beheer.split('/')[3] ?? '', antwoord: 'Ja.', reden: 'Ja.' };
    expect((await anna.stuur(`${STELLEN}?_action=${actie}`, velden)).status).toBe(404);
  }
  expect(tekst(await rosa.lees(beheer))).toContain('Open');
  expect((await anna.lees('/kennisvragen/gesteld/?sleutel=geraden')).status).toBe(404);
  expect(tekst(await rosa.lees('/beheer/'))).toMatch(/kennisvraag, sinds vandaag.*Bekijk ook alle kennisvragen/);
});

test('een te lange vraag wordt geweigerd met alle tekens nog in het veld, en niet stil afgekapt', async () => {
  const wie = new Bezoeker(server.url);
  const lang = 'Hoe vind je een invaller? '.repeat(175);
  const formulier = await wie.lees(STELLEN);
  expect(formulier.html.querySelectorAll('main [maxlength]')).toHaveLength(0);
  expect(tekst(formulier)).toMatch(/ten hoogste 300 tekens[\s\S]*ten hoogste 2000 tekens/);
  const geweigerd = await stel(wie, { vraag: lang, toelichting: lang, adres: 'lang@school.example' });
  expect(geweigerd.status).toBe(400);
  for (const naam of ['vraag', 'toelichting'])
    expect(geweigerd.html.querySelector(`textarea[name=${naam}]`)?.text.trim()).toBe(lang.trim());
});
