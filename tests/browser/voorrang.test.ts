import { expect, test, vi } from 'vitest';
import { isoDatum } from '#grond/taal/datum.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { ingelogdAls, inloggenZonderScript } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';
import { doe, zetOpen } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 400_000 });

const ADRES = '/kennissessies/wie-gaat-eerst/';
const VOLGEN = '/volgen/?van=aanmelden:wie-gaat-eerst';
const over = (dagen: number) => isoDatum(Date.now() + dagen * 24 * 60 * 60_000);
const KENNISSESSIE = {
  ...{ titel: 'Wie gaat eerst', kern: 'Hoe je begint.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ datum: over(60), begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '10', programma: '09.30 Inloop' },
  ...{ aanmelden_vanaf: over(-10), aanmelden_tot: over(50), organisator: 'Realisatie-Eenheid (voorbeeld)' },
  ...{ contact: 'kennisdag@voorbeeld.example', 'bouwsteen:omvang': 'ja', 'doelgroep:bestuurders': 'ja', 'voorrang:in-oprichting': 'ja' },
  ...{ voorrang_tot: over(10), max_per_regio: '1', max_per_regio_tot: over(17) },
};
/** Pictures of the page for who wants to look at it, when told where to put them. */
const MAP = process.env.BEELDEN;

async function venster(koekjes: Bezoeker['koekjes'] = []) {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.77.9.2' } });
  await context.addCookies(koekjes);
  const pagina = await context.newPage();
  const goed = async (naam: string) => {
    if (MAP)
      for (const width of [360, 1280]) {
        await pagina.setViewportSize({ width, height: 900 });
        await pagina.screenshot({ path: `${MAP}/${naam}-${width}.png`, fullPage: true });
      }
    expect(await keurOveral(pagina), naam).toEqual([]);
  };
  return {
    ...{ pagina, goed, ga: (pad: string) => pagina.goto(`${open.server.url}${pad}`) },
    knop: (naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).click(),
    geweigerd: () => pagina.waitForFunction(() => document.title.startsWith('Fout: ')),
  };
}

let gemaakt: Promise<{ koekjes: Bezoeker['koekjes']; pad: string }> | undefined;
/** One session in which some go first and each region has a maximum, with who made it. */
const sessie = () => {
  gemaakt ??= (async () => {
    const organisator = await alsRosa(open.server);
    const concept = await doe(organisator, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', KENNISSESSIE);
    const pad = concept.naar.replace(/\?.*/, '');
    await zetOpen(organisator, pad);
    await expect.poll(async () => (await organisator.lees(ADRES)).status).toBe(200);
    return { koekjes: organisator.koekjes, pad };
  })();
  return gemaakt;
};
/** Somebody who comes for the first time, of this region. */
async function vanRegio(naam: string, regio: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(open.server.url);
  await inloggenZonderScript(bezoeker, open.server, `${naam.toLowerCase()}@voorbeeld.example`, naam);
  await doe(bezoeker, '/mijn/gegevens/', 'Opslaan', { onderwijsregio: `voorbeeldregio-${regio}` });
  return bezoeker;
}

test('wie organiseert, kiest wie eerst gaat en hoeveel er per regio kunnen komen: toegankelijk, ook als er iets niet klopt', async () => {
  const { koekjes, pad } = await sessie();
  const rosa = await venster(koekjes);
  await rosa.ga(pad);
  await rosa.goed('organiseren');
  await rosa.pagina.getByLabel('Maximum per onderwijsregio').fill('nul');
  await rosa.pagina.getByLabel('Voorrang tot').fill('');
  await rosa.knop('Opslaan');
  await rosa.geweigerd();
  await rosa.goed('organiseren-geweigerd');
});

test('wie moet wachten leest wanneer het opengaat en vraagt om een mail: toegankelijk', async () => {
  await sessie();
  const anna = await venster((await ingelogdAls(open.server, 'anna')).koekjes);
  await anna.ga(ADRES);
  await anna.goed('sessie');
  await anna.ga(`${ADRES}aanmelden/`);
  await anna.pagina.getByText('Jij kunt je aanmelden vanaf').waitFor();
  await anna.goed('aanmelden-moet-wachten');
  await anna.pagina.getByRole('link', { name: 'Mail mij als het opent' }).click();
  await anna.goed('volgen-met-account');
  await anna.knop('Houd me op de hoogte');
  await anna.pagina.getByText('krijg je één mail op').waitFor();
  await anna.goed('volgen-gedaan');
});

test('zonder account vragen om een mail, bevestigen en stoppen is toegankelijk, ook als er iets niet klopt', async () => {
  await sessie();
  const niemand = await venster();
  await niemand.ga(VOLGEN);
  await niemand.goed('volgen');
  await niemand.knop('Houd me op de hoogte');
  await niemand.geweigerd();
  await niemand.goed('volgen-geweigerd');
  await niemand.pagina.getByLabel('E-mailadres').fill('nora@school.example');
  await niemand.knop('Houd me op de hoogte');
  await niemand.pagina.getByText('Kijk in je mail').waitFor();
  await niemand.goed('volgen-gevraagd');
  const [brief] = await postAan(open.server, 'nora@school.example', /^Bevestig/);
  const { pathname, search } = new URL(/http\S+\/volgen\/bevestigen\/\S+/.exec(brief?.text ?? '')?.[0] ?? '');
  await niemand.ga(pathname + search);
  await niemand.goed('bevestigen');
  await niemand.knop('Bevestig');
  await niemand.pagina.getByText('Bevestigd', { exact: true }).waitFor();
  await niemand.goed('beheren');
  await niemand.knop('Stop');
  await niemand.pagina.getByText(/Je verzoek is gewist/).waitFor();
  await niemand.goed('gestopt');
  await niemand.ga('/volgen/bevestigen/?sleutel=onzin');
  await niemand.goed('bevestigen-onbekend');
});

test('wie over het maximum van de regio komt, leest waarom die wacht: toegankelijk', async () => {
  await sessie();
  await doe(await ingelogdAls(open.server, 'carla'), `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
  const cees = await venster((await vanRegio('Cees', 'plassengebied')).koekjes);
  await cees.ga(`${ADRES}aanmelden/`);
  await cees.goed('aanmelden-plafond');
  await cees.pagina.getByLabel('Ik ga akkoord met het gebruik van mijn gegevens').check();
  await cees.knop('Aanmelden');
  await cees.pagina.getByText('Je staat op de wachtlijst').waitFor();
  await cees.goed('wachtlijst-plafond');
});

test('een projectleider ziet wie de regio koos en zegt wie er niet bij hoort: toegankelijk', async () => {
  await vanRegio('Fenna', 'waterkant');
  const anna = await venster((await ingelogdAls(open.server, 'anna')).koekjes);
  await anna.ga('/mijn/regio/');
  await anna.goed('mijn-regio');
  await anna.pagina.getByRole('listitem').filter({ hasText: 'Fenna' }).getByRole('button', { name: 'Hoort niet bij ons' }).click();
  await anna.goed('hoort-niet');
  await anna.knop('Ja, hoort niet bij ons');
  await anna.pagina.getByText('Bij de gegevens van Fenna staat je regio niet meer.').waitFor();
  await anna.ga('/mijn/regio/genoten/');
  await anna.goed('genoten');
});
