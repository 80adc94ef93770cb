import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { datumTekst } from '#grond/taal/datum.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const SESSIE = 'regiosessie-oost-over-zij-instroom';
const TEKST = {
  titel: 'Waar zij-instromers afhaken en wat wij eraan doen',
  kern: 'We zochten samen uit waar zij-instromers afhaken. Vaste gidsen en korte wachttijden helpen het meest.',
  doel: 'Leren waar het misgaat en afspreken wat we daaraan doen.',
  kernpunten: 'Eén vaste gids helpt.\nStilte tussen twee gesprekken kost kandidaten.\nUren voor begeleiding horen in het rooster.',
  aantal_deelnemers: '43',
  verslag:
    '## Wat we hoorden\n\nVeel mensen haken af in de stilte tussen twee gesprekken. Prijs < 10 { euro }, en <script>alert(1)</script> staat er gewoon.\n\nDat hoorden we aan alle tafels, ook van de mensen die zelf waren overgestapt naar het onderwijs.',
  vervolg: 'In maart spreken we elkaar weer en kijken we wat er is gelukt.',
};

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

async function ingelogd(naam: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, `${naam}@voorbeeld.example`);
  return bezoeker;
}
/** Sends the form with this button and follows where it leads. */
async function doe(
  wie: Bezoeker,
  pad: string,
  knop: string,
  velden: Record<string, string> = {},
): Promise<{ pad: string; pagina: Antwoord }> {
  const antwoord = await wie.verzend(await wie.lees(pad), pad, knop, velden);
  if (antwoord.status !== 303) return { pad, pagina: antwoord };
  return { pad: antwoord.naar, pagina: await wie.lees(antwoord.naar) };
}

test('van aantekeningen tot gepubliceerde terugblik: schrijven, terugsturen, goedkeuren, publiceren en intrekken, zonder script', async () => {
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db
    .insertInto('recht')
    .values({
      account_id: 'anna',
      soort: 'projectleider',
      onderwijsregio: 'voorbeeldregio-heuvelrand',
      verleend_op: 0,
      verleend_door: null,
    })
    .execute();
  await sluit();
  const bram = await ingelogd('bram');
  const lijst = await bram.lees('/mijn/publicaties/');
  expect(lijst.html.querySelectorAll('main a').some(({ text }) => text.trim() === 'Nieuwe terugblik')).toBe(true);
  const begonnen = await doe(bram, '/mijn/publicaties/nieuwe-terugblik/', 'Beginnen met schrijven', { kennissessie: SESSIE });
  expect(begonnen.pad).toMatch(/^\/mijn\/publicaties\/[0-9a-f-]{36}\/bewerken\/$/);
  const mijn = begonnen.pad.replace('bewerken/', '');
  const beheer = mijn.replace('/mijn/', '/beheer/');

  // Required fields that are missing refuse, with everything still there.
  const onvolledig = await doe(bram, begonnen.pad, 'Indienen', { ...TEKST, doel: '' });
  expect([onvolledig.pagina.status, tekst(onvolledig.pagina).includes('Vul ‘Doel’ in.')]).toEqual([400, true]);
  expect(onvolledig.pagina.html.querySelector('textarea[name=kern]')?.text).toContain('Vaste gidsen');

  const voorbeeld = await doe(bram, begonnen.pad, 'Voorbeeld', TEKST);
  expect(voorbeeld.pad).toBe(`${mijn}voorbeeld/?bewaard=ja`);
  expect(voorbeeld.pagina.html.querySelector('article h1')?.text).toBe(TEKST.titel);
  expect(voorbeeld.pagina.html.querySelector('article script')).toBeNull();
  expect(tekst(voorbeeld.pagina)).toContain('Prijs < 10 { euro }');
  const ingediend = await doe(bram, voorbeeld.pad, 'Indienen');
  expect([ingediend.pad, tekst(ingediend.pagina).includes('bij de projectleider van de regio')]).toEqual([
    `${mijn}?gedaan=ingediend`,
    true,
  ]);

  // The own region sends it back with a comment; the author reads both at the fields.
  const anna = await ingelogd('anna');
  expect(tekst(await anna.lees('/beheer/publicaties/'))).toContain(TEKST.titel);
  expect((await doe(anna, beheer, 'Opmerking bewaren', { veld: 'kern', opmerking: 'Noem ook het rooster.' })).pagina.status).toBe(200);
  const zonder = await doe(anna, beheer, 'Terugsturen');
  expect([zonder.pagina.status, tekst(zonder.pagina).includes('Schrijf een toelichting')]).toEqual([400, true]);
  expect(tekst((await doe(anna, beheer, 'Terugsturen', { toelichting: 'Bijna goed.' })).pagina)).toContain(
    'Je hebt de tekst teruggestuurd',
  );
  expect(tekst(await bram.lees(mijn))).toContain('Bijna goed.');
  const weer = await bram.lees(`${mijn}bewerken/`);
  expect(tekst(weer)).toContain('Noem ook het rooster.');
  await doe(bram, `${mijn}bewerken/`, 'Opslaan', { kern: `${TEKST.kern} Uren horen in het rooster.` });
  await doe(bram, `${mijn}voorbeeld/`, 'Indienen');
  expect(tekst(await anna.lees(beheer))).toContain('Uren horen in het rooster.');
  expect((await doe(anna, beheer, 'Goedkeuren')).pad).toBe(`${beheer}?gedaan=goedgekeurd`);

  const carla = await ingelogd('carla');
  for (const pad of [mijn, `${mijn}bewerken/`, `${mijn}voorbeeld/`, beheer, '/beheer/publicaties/'])
    expect((await carla.lees(pad)).status).toBe(404);

  const rosa = await alsRosa(server);
  expect(tekst(await rosa.lees('/beheer/publicaties/'))).toContain(TEKST.titel);
  await doe(rosa, beheer, 'Goedkeuren');
  const bezoeker = new Bezoeker(server.url);
  const opDeSessie = async () =>
    (await bezoeker.lees(`/kennissessies/${SESSIE}/`)).html
      .querySelectorAll('main a')
      .find((een) => een.text === 'Lees de terugblik')
      ?.getAttribute('href');
  const eerder = await opDeSessie();
  expect(eerder).toBe(`/terugblikken/${SESSIE}/`);
  const gepubliceerd = await doe(rosa, beheer, 'Publiceren');
  expect(tekst(gepubliceerd.pagina)).toMatch(/Staat online, (wordt vindbaar gemaakt|vindbaar)/);
  const adres = '/terugblikken/waar-zij-instromers-afhaken-en-wat-wij-eraan-doen/';
  const pagina = await bezoeker.lees(adres);
  expect([pagina.status, pagina.html.querySelector('h1')?.text, pagina.html.querySelector('article script')]).toEqual([
    200,
    TEKST.titel,
    null,
  ]);
  expect(tekst(await bezoeker.lees('/terugblikken/'))).toContain(TEKST.titel);
  expect(await opDeSessie()).toBe(adres);
  await expect.poll(async () => tekst(await bezoeker.lees('/zoeken/?q=afhaken'))).toContain(TEKST.titel);
  await expect.poll(async () => tekst(await bram.lees(mijn))).toContain('Staat online, vindbaar');

  // Another address: the old one leads there, and so does whoever kept it.
  const nieuw = '/terugblikken/afhaken-van-zij-instromers/';
  const bezet = await doe(rosa, beheer, 'Adres veranderen', { adres: 'zoeken' });
  expect([bezet.pagina.status, tekst(bezet.pagina).includes('Kies een ander adres')]).toEqual([400, true]);
  await doe(rosa, beheer, 'Adres veranderen', { adres: nieuw });
  const verhuisd = await bezoeker.lees(adres);
  expect([verhuisd.status, verhuisd.naar, (await bezoeker.lees(nieuw)).status]).toEqual([301, nieuw, 200]);
  expect(await opDeSessie()).toBe(nieuw);

  // Withdrawn: 410, out of lists and search, kept for the authors.
  expect(tekst((await doe(rosa, beheer, 'Intrekken', { reden: 'Op verzoek van de regio.' })).pagina)).toContain(
    'De tekst is van de site gehaald',
  );
  expect([(await bezoeker.lees(adres)).status, (await bezoeker.lees(nieuw)).status]).toEqual([410, 410]);
  expect(tekst(await bezoeker.lees('/terugblikken/'))).not.toContain(TEKST.titel);
  expect(await opDeSessie()).toBe(eerder);
  expect(existsSync(join(server.contentDir, nieuw.replace(/\/$/, '.mdx')))).toBe(false);
  expect((await bram.lees(`${mijn}voorbeeld/`)).status).toBe(200);
});

test('wie intussen uitgelogd is of een ander laat voorgaan verliest geen tekst', async () => {
  const [bram, collega] = [await ingelogd('bram'), await ingelogd('bram')];
  const { pad } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const open = await bram.lees(pad);
  await doe(collega, pad, 'Opslaan', { titel: 'Van de collega', aanpak: 'Haar aanpak.' });
  const botsing = await bram.verzend(open, pad, 'Opslaan', { titel: 'Van Bram', aanpak: 'Zijn aanpak.' });
  expect(botsing.status).toBe(409);
  for (const deel of ['Van de collega', 'Van Bram', 'Haar aanpak.', 'Zijn aanpak.']) expect(tekst(botsing)).toContain(deel);
  expect(botsing.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe('Van Bram');
  const samen = await bram.verzend(botsing, pad, 'Opslaan', { aanpak: 'Hun aanpak.' });
  expect([samen.status, (await bram.lees(pad)).html.querySelector('textarea[name=aanpak]')?.text.trim()]).toEqual([303, 'Hun aanpak.']);

  const nogOpen = await bram.lees(pad);
  await bram.stuur('/uitloggen/', {});
  const uitgelogd = await bram.verzend(nogOpen, pad, 'Opslaan', { aanpak: 'Na het uitloggen geschreven.' });
  expect([uitgelogd.status, uitgelogd.html.querySelector('textarea[name=aanpak]')?.text.trim()]).toEqual([
    401,
    'Na het uitloggen geschreven.',
  ]);
  expect((await collega.lees(pad)).html.querySelector('textarea[name=aanpak]')?.text.trim()).toBe('Hun aanpak.');
});

test('vanzelf bewaren antwoordt met het uur, met 409 als een ander bewaarde, en met 401 zonder login', async () => {
  const bram = await ingelogd('bram');
  const { pad } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const bewaren = pad.replace('bewerken', 'bewaren');
  const stuur = async (wie: Bezoeker, revisie: string, titel: string) => {
    const antwoord = await wie.stuur(bewaren, { collectie: 'praktijken', revisie, titel });
    return { status: antwoord.status, ...JSON.parse(antwoord.tekst) };
  };
  expect(await stuur(bram, '1', 'Een')).toEqual({
    ...{ status: 200, revisie: 2, om: expect.stringMatching(/^\d\d\.\d\d$/) },
    // What each step still asks, for the way through the form.
    stappen: expect.arrayContaining([expect.objectContaining({ id: 'kern', kort: 'nog 4 antwoorden' })]),
    samen: expect.stringMatching(/^nog \d+ antwoorden/),
  });
  expect(await stuur(bram, '1', 'Twee')).toMatchObject({ status: 409, reden: 'gewijzigd' });
  expect(await stuur(new Bezoeker(server.url), '2', 'Drie')).toEqual({ status: 401, reden: 'uitgelogd' });
  expect(await stuur(await ingelogd('carla'), '2', 'Drie')).toEqual({ status: 404, reden: 'onbekend' });
});

test('een bestand komt er alleen bij wie aan die tekst schrijft; voor een ander wordt niets bewaard', async () => {
  const bram = await ingelogd('bram');
  const { pad } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const bijlagen = pad.replace('bewerken', 'bijlagen');
  const stuur = (wie: Bezoeker, naam: string, inhoud: string, velden: Record<string, string> = {}) => {
    const data = new FormData();
    data.set('inzending', pad.split('/')[3] ?? '');
    for (const [veld, waarde] of Object.entries(velden)) data.set(veld, waarde);
    data.set('bestand', new File([inhoud], naam));
    return wie.vraag(`${bijlagen}?_action=bijlageToevoegen`, { method: 'POST', body: data, headers: { Origin: server.url } });
  };
  const PDF =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n98\n%%EOF\n';
  expect((await stuur(await ingelogd('carla'), 'stuk.pdf', PDF, { omschrijving: 'Stuk' })).status).toBe(404);
  expect(existsSync(join(server.dataDir, 'bijlagen')) ? readdirSync(join(server.dataDir, 'bijlagen')) : []).toEqual([]);
  const zonder = await stuur(bram, 'stuk.pdf', PDF);
  expect([zonder.status, tekst(zonder).includes('Beschrijf het bestand, of geef aan')]).toEqual([400, true]);
  expect((await stuur(bram, 'stuk.pdf', '<script>alert(1)</script>', { omschrijving: 'Stuk' })).status).toBe(400);
  const teGroot = await stuur(bram, 'stuk.pdf', 'x'.repeat(5_400_000), { omschrijving: 'Stuk' });
  expect([teGroot.status, tekst(teGroot)]).toEqual([413, expect.stringMatching(/Je tekst is er nog\. Bewaard op .* om \d\d\.\d\d uur\./)]);
  expect(teGroot.html.querySelectorAll('main a').map((een) => een.getAttribute('href'))).toEqual(expect.arrayContaining([pad, bijlagen]));
  // To somebody else the text does not exist.
  const ander = await stuur(await ingelogd('carla'), 'stuk.pdf', 'x'.repeat(5_400_000));
  expect([ander.status, tekst(ander).includes('Bewaard op')]).toEqual([413, false]);
  expect((await stuur(bram, 'stuk.pdf', PDF, { omschrijving: 'Handreiking' })).status).toBe(303);
  const lijst = await bram.lees(bijlagen);
  const eigen = lijst.html.querySelector('main a[href*="/bijlagen/"][href$="/"]')?.getAttribute('href') ?? '';
  const hash = /[0-9a-f]{64}/.exec(eigen)?.[0] ?? '';
  expect(eigen).toBe(`${bijlagen}${hash}/`);
  // As long as the text is a draft: for who may write here, at an address of their own, and for nobody else.
  const adres = `/bijlagen/${hash}.pdf`;
  const voorBram = await bram.lees(eigen);
  expect([voorBram.status, voorBram.koppen.get('content-disposition'), voorBram.koppen.get('cache-control')]).toEqual([
    200,
    'attachment; filename="stuk.pdf"',
    expect.stringContaining('no-store'),
  ]);
  const revisie = (await bram.lees(pad)).html.querySelector('input[name="revisie"]')?.getAttribute('value') ?? '';
  await bram.stuur(pad.replace('bewerken', 'bewaren'), { collectie: 'praktijken', revisie, aanpak: `Lees [de handreiking](${adres}).` });
  const links = async (plek: string) =>
    (await bram.lees(plek)).html.querySelectorAll('main a[href*="/bijlagen/"]').map((een) => [een.textContent, een.getAttribute('href')]);
  expect(await links(bijlagen)).toEqual([[expect.stringContaining('Handreiking'), eigen]]);
  // Where the text names it, and under Downloads.
  expect(await links(pad.replace('bewerken', 'voorbeeld'))).toEqual([
    ['de handreiking', eigen],
    ['Handreiking', eigen],
  ]);
  expect(tekst(await bram.lees(pad.replace('bewerken', 'voorbeeld')))).toContain('DownloadsHandreiking (PDF, 1 kB)');
  const voorAnder = [await (await ingelogd('carla')).lees(eigen), await new Bezoeker(server.url).lees(eigen), await bram.lees(adres)];
  expect(voorAnder.map(({ status }) => status)).toEqual([404, 303, 404]);
  // Another text of the same author does not lend it out.
  const andere = (await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven')).pad.replace('bewerken', 'bijlagen');
  expect((await bram.lees(`${andere}${hash}/`)).status).toBe(404);
  // A text on the site that shows it makes it everybody's.
  const online = join(server.contentDir, 'praktijken/exitgesprekken-die-echt-iets-opleveren.mdx');
  const download = `downloads:\n  - { titel: Handreiking, url: ${adres}, soort: pdf }`;
  writeFileSync(online, readFileSync(online, 'utf8').replace(/^downloads:.*$/m, download));
  await expect.poll(async () => (await new Bezoeker(server.url).lees(adres)).status).toBe(200);
  const daar = (await new Bezoeker(server.url).lees('/praktijken/exitgesprekken-die-echt-iets-opleveren/')).html;
  expect(daar.querySelector(`main .bijlagen a[href="${adres}"]`)?.textContent).toBe('Handreiking');
  const bestand = await new Bezoeker(server.url).lees(adres);
  expect([bestand.status, bestand.koppen.get('content-disposition'), bestand.koppen.get('content-security-policy')]).toEqual([
    200,
    'attachment; filename="stuk.pdf"',
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  ]);
  // Withdrawn with its text: gone, also for who kept it and only asks whether it changed.
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db.insertInto('vervallen_adres').values({ pad: adres, naar: null, inzending_id: null, op: 1 }).execute();
  await sluit();
  const bewaard = { headers: { 'If-None-Match': bestand.koppen.get('etag') ?? '' } };
  expect((await new Bezoeker(server.url).vraag(adres, bewaard)).status).toBe(410);
});

test('wie een best practice nakijkt heeft aan één klik genoeg, ook als die hier nooit geschreven is', async () => {
  const pad = join(server.contentDir, 'praktijken/exitgesprekken-die-echt-iets-opleveren.mdx');
  const was = readFileSync(pad, 'utf8');
  writeFileSync(pad, was.replace(/^herzien_voor: .*$/m, 'herzien_voor: 2026-01-01'));
  const bram = await ingelogd('bram');
  const vraag = async () => tekst(await bram.lees('/mijn/publicaties/')).includes('nakijken vóór 1 januari 2026');
  await expect.poll(vraag).toBe(true);
  const bezoeker = new Bezoeker(server.url);
  const pagina = async () => tekst(await bezoeker.lees('/praktijken/exitgesprekken-die-echt-iets-opleveren/'));
  expect(await pagina()).toContain('Mogelijk verouderd');
  const lijst = await bram.lees('/mijn/publicaties/');
  const knop =
    lijst.html
      .querySelectorAll('#nakijken button')
      .find(({ text }) => text.includes('Exitgesprekken'))
      ?.text.trim() ?? '';
  const antwoord = await bram.verzend(lijst, '/mijn/publicaties/', knop);
  expect([antwoord.status, antwoord.naar]).toEqual([303, '/mijn/publicaties/?gedaan=nagekeken']);
  expect(tekst(await bram.lees(antwoord.naar))).toContain('Dank je wel.');
  expect(await vraag()).toBe(false);
  expect(await pagina()).not.toContain('Mogelijk verouderd');
  expect(await pagina()).toContain(`Nagekeken${datumTekst(Date.now())}`);
});
