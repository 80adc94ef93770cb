import { expect, test, vi } from 'vitest';
import { pdf } from '../inhoud/bijlagen/maken.ts';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';
import { doe, zetOpen } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 400_000 });

const DAG = {
  ...{ titel: 'Dag met dia’s', kern: 'Een dag.', soort: 'kennissessie', schaal: 'landelijk', vorm: 'fysiek', plaats: 'Utrecht' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', capaciteit: '9', aanmelden_vanaf: '2026-11-01', organisator: 'RE' },
};
const bestand = (buffer: Buffer) => ({ name: 'dia.pdf', mimeType: 'application/pdf', buffer });
/** Pictures of the page for who wants to look at it, when told where to put them. */
const MAP = process.env.BEELDEN;

test('materialen toevoegen en terugvinden is toegankelijk; een te groot bestand blijft in de browser, met wat er getypt is', async () => {
  const rosa = await alsRosa(open.server);
  const hier = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', DAG)).naar.replace(/\?.*/, '');
  await zetOpen(rosa, hier);
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.77.8.1' } });
  await context.addCookies(rosa.koekjes);
  const pagina = await context.newPage();
  const beeld = async (naam: string) => {
    if (!MAP) return;
    for (const width of [360, 1280]) {
      await pagina.setViewportSize({ width, height: 900 });
      await pagina.screenshot({ path: `${MAP}/${naam}-${width}.png`, fullPage: true });
    }
  };
  const goed = async (naam: string) => {
    await beeld(naam);
    expect(await keurOveral(pagina), naam).toEqual([]);
  };
  const verstuurd: string[] = [];
  pagina.on('request', (verzoek) => void (verzoek.method() === 'POST' && verstuurd.push(verzoek.url())));
  await pagina.goto(`${open.server.url}${hier}materiaal/`);
  await goed('leeg');
  const [titel, keuze, link] = [
    pagina.getByLabel('Titel'),
    pagina.getByLabel('Bestand', { exact: true }),
    pagina.getByLabel('Of een link'),
  ];
  const toevoegen = pagina.getByRole('button', { name: 'Toevoegen' });
  await titel.fill('Presentatie van de middag');
  await keuze.setInputFiles(bestand(Buffer.alloc(6_000_000, 'a')));
  await pagina.getByRole('alert').filter({ hasText: 'Dit bestand is groter dan 5 MB' }).waitFor();
  await toevoegen.click();
  expect([verstuurd, await titel.inputValue(), await pagina.evaluate(() => document.activeElement?.id)]).toEqual([
    ...[[], 'Presentatie van de middag', 'veld-bestand'],
  ]);
  await keuze.setInputFiles([]);
  await link.fill('javascript:alert(1)');
  await toevoegen.click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed('geweigerd');
  expect([await titel.inputValue(), await link.inputValue(), await pagina.evaluate(() => document.activeElement?.id)]).toEqual([
    ...['Presentatie van de middag', 'javascript:alert(1)', 'foutenlijst'],
  ]);
  await link.fill('');
  await keuze.setInputFiles(bestand(pdf('a')));
  await toevoegen.click();
  await pagina.getByText('Toegevoegd aan de lijst.').waitFor();
  await titel.fill('Opname van het plenaire deel, met ondertiteling');
  await link.fill('https://voorbeeld.example/opname');
  await toevoegen.click();
  await pagina.getByText('link naar voorbeeld.example').waitFor();
  await goed('lijst');

  await context.clearCookies();
  await alIngelogd(context, open.server, 'carla@voorbeeld.example');
  const aanmelden = `${open.server.url}/kennissessies/dag-met-dias/aanmelden/`;
  await expect.poll(async () => (await pagina.goto(aanmelden))?.status()).toBe(200);
  await pagina.getByLabel(/Ik ga akkoord/).check();
  await pagina.getByRole('main').getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await pagina.getByRole('heading', { level: 2, name: 'Materialen' }).waitFor();
  await goed('deelnemer');
  const gedownload = pagina.waitForEvent('download');
  await pagina.getByRole('link', { name: 'Presentatie van de middag' }).click();
  expect((await gedownload).suggestedFilename()).toBe('presentatie-van-de-middag.pdf');
  await context.close();
});
