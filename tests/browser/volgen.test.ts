import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import { briefsleutel, volggeheim } from '#leren/volgen/volgsleutel.ts';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
// Every page twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });
/** Pictures of the page for who wants to look at it, when told where to put them. */
const MAP = process.env.BEELDEN;

async function bezoek(ip: string, adres?: string, koekjes: Bezoeker['koekjes'] = []) {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': ip } });
  onTestFinished(() => context.close());
  await context.addCookies(koekjes);
  if (adres) await alIngelogd(context, open.server, adres);
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  pagina.on('pageerror', (fout) => fouten.push(`script: ${fout.message}`));
  return {
    pagina,
    ga: (pad: string) => pagina.goto(open.server.url + pad, { waitUntil: 'load' }),
    knop: (naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).click(),
    async goed(kop: string, naam: string) {
      await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
      if (MAP)
        for (const maat of [TELEFOON, BUREAU]) {
          await pagina.setViewportSize(maat);
          await pagina.screenshot({ path: `${MAP}/${naam}-${maat.width}.png`, fullPage: true });
        }
      expect(await keurOveral(pagina, TWEE_STANDEN), naam).toEqual([]);
      expect(fouten).toEqual([]);
    },
  };
}

test('iets volgen, bevestigen en stoppen is toegankelijk, ook als er iets niet klopt', async () => {
  const { pagina, ga, knop, goed } = await bezoek('10.61.0.1');
  await ga('/bouwstenen/omvang/');
  await pagina.getByRole('link', { name: 'Houd me op de hoogte', exact: true }).click();
  await goed('Houd me op de hoogte', 'volgen-bouwsteen');
  await knop('Houd me op de hoogte');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed('Houd me op de hoogte', 'volgen-geweigerd');
  await ga('/volgen/?van=nieuws');
  await pagina.getByLabel('E-mailadres').fill('noor@voorbeeld.example');
  await pagina.getByLabel('Meteen').check();
  await knop('Houd me op de hoogte');
  await pagina.getByText('Kijk in je mail').waitFor();
  await goed('Houd me op de hoogte', 'volgen-gevraagd');
  const [brief] = await postAan(open.server, 'noor@voorbeeld.example', /^Bevestig/);
  const { pathname, search } = new URL(/http\S+\/volgen\/bevestigen\/\S+/.exec(brief?.text ?? '')?.[0] ?? '');
  await ga(pathname + search);
  await goed('Bevestig je verzoek', 'volgen-bevestigen');
  await knop('Bevestig');
  await pagina.getByText('Bevestigd').waitFor();
  await goed('Waar deze mail over gaat', 'volgen-beheren');
  expect(await pagina.getByLabel('Meteen').isChecked()).toBe(true);
  await pagina.getByLabel('Elke week').check();
  await knop('Opslaan');
  await pagina.getByText('Opgeslagen.').waitFor();
  expect(await pagina.getByLabel('Elke week').isChecked()).toBe(true);
  await knop('Stop');
  await pagina.getByText(/Je verzoek is gewist/).waitFor();
  await goed('Waar deze mail over gaat', 'volgen-gestopt');
});

test('alles wat je volgt op één bladzijde is toegankelijk, ook als mail niet aankomt, en met de sleutel van een mail over meer dingen', async () => {
  const { pagina, ga, knop, goed } = await bezoek('10.61.0.2', 'anna@voorbeeld.example');
  await ga('/mijn/volgen/');
  await goed('Wat je volgt', 'mijn-volgen-leeg');
  for (const van of ['nieuws', 'regio:voorbeeldregio-waterkant', 'agenda:landelijk']) {
    await ga(`/volgen/?van=${van}`);
    await knop('Houd me op de hoogte');
    await pagina.getByText('Je volgt dit').waitFor();
  }
  await goed('Houd me op de hoogte', 'volgen-al');
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const rijen = await db.selectFrom('volgt').select(['id', 'volger_id']).orderBy('gevraagd_op').execute();
  const ids = rijen.map(({ id }) => id);
  const sleutel = briefsleutel(await volggeheim(db), rijen[0]?.volger_id ?? '', ids);
  await db.updateTable('volger').set({ slaapt_sinds: Date.now() }).execute();
  await sluit();
  await ga('/mijn/volgen/');
  await pagina.getByText('We mailen je niet meer', { exact: true }).waitFor();
  await goed('Wat je volgt', 'mijn-volgen-slaapt');
  await knop('Mail mij weer');
  await pagina.getByText('We mailen je weer, vanaf nu.').waitFor();
  const zonder = await bezoek('10.61.0.3');
  await zonder.ga(`/volgen/beheren/?sleutel=${sleutel}`);
  await zonder.goed('Waar deze mail over gaat', 'volgen-beheren-meer');
  await knop('Stop met alles');
  await pagina.getByText('Je volgt nu niets.').waitFor();
});

test('het aantal volgers bij Beheer is toegankelijk', async () => {
  const carla = await bezoek('10.61.0.4', 'carla@voorbeeld.example');
  await carla.ga('/volgen/?van=nieuws');
  await carla.knop('Houd me op de hoogte');
  await carla.pagina.getByText('Je volgt dit').waitFor();
  const rosa = await bezoek('10.61.0.5', undefined, (await alsRosa(open.server)).koekjes);
  await rosa.ga('/beheer/kennisvragen/');
  await rosa.pagina.getByText('Wat mensen volgen').waitFor();
  await rosa.goed('Kennisvragen', 'volgtellingen');
});
