import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { adresBezoeken } from '#publicaties/bijhouden/links/adres-bezoeken.ts';
import { linksNakijken } from '#publicaties/bijhouden/links/links-nakijken.ts';
import { bronsite, pagina } from '../publicaties/bijhouden/links/bronsite.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { gerenderd } from '../steun/inhoud.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
/** The site of somebody else, on this machine. */
let elders: Awaited<ReturnType<typeof bronsite>>;
const bron = 'https://uitgever.example/rapport';
let antwoord = { status: 200, titel: 'Samen minder verzuim' };
beforeAll(async () => {
  server = await startServer();
  elders = await bronsite((_, uit) => pagina(uit, `<title>${antwoord.titel}</title>`, antwoord.status));
});
afterAll(async () => {
  await elders.weg();
  await server.ruimOp();
});

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
  const uitslag = await wie.verzend(await wie.lees(pad), pad, knop, velden);
  return uitslag.status === 303 ? { pad: uitslag.naar, pagina: await wie.lees(uitslag.naar) } : { pad, pagina: uitslag };
}

const KAART = {
  ...{ titel: 'Samen minder verzuim in de zorg', bronsoort: 'rapport', herkomst: 'zorg-en-welzijn', uitgever: 'Uitgever van de zorg' },
  ...{ verschenen: 'mei 2024', lengte: '36 bladzijden', kern: 'Hoe zorginstellingen in één regio samen het ziekteverzuim verlaagden.' },
  ...{ waarom: 'De aanpak is bijna letterlijk over te nemen door schoolbesturen.', belang: 'De uitgever verkoopt ook trainingen.' },
  ...{ bouwstenen: 'data-en-monitoring', trefwoorden: 'ziekteverzuim' },
};
const ADRES = '/elders/samen-minder-verzuim-in-de-zorg/';

test('een auteur maakt een bronkaart, twee lezers keuren haar goed, en ze staat bij Elders, bij de bouwsteen en in zoeken', async () => {
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const recht = { account_id: 'anna', soort: 'projectleider', onderwijsregio: 'voorbeeldregio-heuvelrand', verleend_op: 0 } as const;
  await db
    .insertInto('recht')
    .values({ ...recht, verleend_door: null })
    .execute();
  await sluit();
  const bram = await ingelogd('bram');
  expect((await bram.lees('/mijn/publicaties/')).html.querySelectorAll('main a').map(({ text }) => text.trim())).toContain(
    'Nieuwe bronkaart',
  );
  const begonnen = await doe(bram, '/mijn/publicaties/nieuwe-bronkaart/', 'Beginnen met schrijven');
  expect(begonnen.pad).toMatch(/^\/mijn\/publicaties\/[0-9a-f-]{36}\/bewerken\/$/);
  expect(tekst(begonnen.pagina)).not.toContain('Beelden en bijlagen');
  const mijn = begonnen.pad.replace('bewerken/', '');
  const beheer = mijn.replace('/mijn/', '/beheer/');
  expect((await bram.lees(`${mijn}bijlagen/`)).status).toBe(404);

  const gevaarlijk = await doe(bram, begonnen.pad, 'Indienen', { ...KAART, link: 'javascript:alert(1)' });
  expect([gevaarlijk.pagina.status, tekst(gevaarlijk.pagina)]).toEqual([
    400,
    expect.stringContaining('Vul een webadres in dat begint met https'),
  ]);
  expect(gevaarlijk.pagina.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe(KAART.titel);
  const voorbeeld = await doe(bram, begonnen.pad, 'Voorbeeld', { ...KAART, link: bron });
  expect([voorbeeld.pagina.status, voorbeeld.pagina.html.querySelector('article h1')?.text]).toEqual([200, KAART.titel]);
  await doe(bram, voorbeeld.pad, 'Indienen');
  const anna = await ingelogd('anna');
  expect((await doe(anna, beheer, 'Goedkeuren')).pad).toBe(`${beheer}?gedaan=goedgekeurd`);
  const rosa = await alsRosa(server);
  await doe(rosa, beheer, 'Goedkeuren');
  await doe(rosa, beheer, 'Publiceren');

  const gast = new Bezoeker(server.url);
  const kaart = await gast.lees(ADRES);
  for (const zin of [KAART.kern, KAART.waarom, KAART.belang, 'Rapport', 'mei 2024', '36 bladzijden', 'Zorg en welzijn', KAART.uitgever])
    expect(tekst(kaart)).toContain(zin);
  const naar = kaart.html.querySelector(`article a[href="${bron}"]`);
  expect([naar?.text.trim(), naar?.getAttribute('rel')]).toEqual([`Lees verder op ${new URL(bron).host}`, 'external noopener nofollow']);
  expect(tekst(await gast.lees('/elders/?herkomst=zorg-en-welzijn'))).toContain(KAART.titel);
  const bouwsteen = (await gast.lees('/bouwstenen/data-en-monitoring/')).html;
  expect(bouwsteen.querySelector('section[aria-label="Elders te lezen of te horen"]')?.text).toContain(KAART.titel);
  expect((await gast.lees('/sitemap.xml')).tekst).toContain(`${ADRES}</loc>`);
  expect((await gast.lees('/nieuws/feed.xml')).tekst).toContain(KAART.titel);
  const open = JSON.parse((await gast.lees('/inhoud.json')).tekst) as { id: string; url: string; link?: string }[];
  expect(open.find(({ id }) => id === 'bronkaart/samen-minder-verzuim-in-de-zorg')).toMatchObject({ url: server.url + ADRES, link: bron });
  await expect
    .poll(async () => tekst(await gast.lees('/zoeken/?q=ziekteverzuim+zorg&soort=bronkaart')), { timeout: 20_000 })
    .toContain(KAART.titel);
});

test('bij een bouwsteen staan hoogstens drie kaarten, met de weg naar alle', async () => {
  const gast = new Bezoeker(server.url);
  const { html } = await gast.lees('/bouwstenen/samenwerking-en-governance/');
  const deel = html.querySelector('section[aria-label="Elders te lezen of te horen"]');
  expect(deel?.querySelectorAll('.kaart').length).toBe(3);
  const alle = deel?.querySelector('p > a');
  const [, aantal = ''] = /^Bekijk alle (\d+)$/.exec(alle?.text.trim() ?? '') ?? [];
  const lijst = await gast.lees(alle?.getAttribute('href') ?? '');
  expect(lijst.html.querySelectorAll('#resultaten .rij').length).toBe(Number(aantal));
});

/** The daily work on links, so many days from now, on the data of this server. */
async function kijkNa(dagen: number): Promise<void> {
  const map = await mkdtemp(join(tmpdir(), 'links-'));
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const bronnen = { vertrouwdDir: 'content', contentDir: server.contentDir, voorbeeld: true, renderDir: gerenderd(map), kijken: false };
  const inhoud = await openInhoud(bronnen);
  const bezoek = async (link: string) =>
    link === bron ? adresBezoeken(`${elders.url}/rapport`, { bereik: 'deze-machine', vanwege: server.url }) : null;
  await linksNakijken(db, { inhoud, bezoek, nu: Date.now() + dagen * 24 * 60 * 60_000 });
  inhoud.sluit();
  await sluit();
  await rm(map, { recursive: true });
}

test('gaat de link twee keer stuk, dan zegt de kaart dat en staat hij bij de Realisatie-Eenheid; werkt hij weer, dan is het weg', async () => {
  const [gast, rosa, bram] = [new Bezoeker(server.url), await alsRosa(server), await ingelogd('bram')];
  const kapot = async () => [
    tekst(await gast.lees(ADRES)).includes('De link werkt niet meer'),
    tekst(await gast.lees('/elders/')).includes('de link werkt niet meer'),
    tekst(await rosa.lees('/beheer/publicaties/')).includes(
      `De link naar ${new URL(bron).host} werkt niet meer: de pagina is er niet meer`,
    ),
    tekst(await bram.lees('/mijn/publicaties/')).includes('Links die nergens meer uitkomen'),
  ];
  antwoord = { status: 404, titel: 'Weg' };
  await kijkNa(0);
  expect(await kapot()).toEqual([false, false, false, false]);
  await kijkNa(2);
  expect(await kapot()).toEqual([true, true, true, true]);
  expect(tekst(await rosa.lees('/beheer/'))).toContain('1 link komt nergens meer uit');
  expect((await gast.lees(ADRES)).html.querySelector(`article a[href="${bron}"]`)).not.toBeNull();
  antwoord = { status: 200, titel: 'Samen minder verzuim' };
  await kijkNa(12);
  expect(await kapot()).toEqual([false, false, false, false]);
  expect(new Set(elders.gevraagd)).toEqual(new Set(['/rapport']));
});
