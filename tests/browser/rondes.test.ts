import { expect, test, vi } from 'vitest';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 400_000 });

const DAG = '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/';
const RONDES = '/beheer/kennissessies/s01/rondes/';
/** Pictures of the page for who wants to look at it, when told where to put them. */
const MAP = process.env.BEELDEN;

async function venster(koekjes: Parameters<Awaited<ReturnType<typeof open.browser.newContext>>['addCookies']>[0], opties = {}) {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.77.9.1' }, ...opties });
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
  return { pagina, goed, ga: (pad: string) => pagina.goto(`${open.server.url}${pad}`) };
}

test('de kennisdag: kiezen met het toetsenbord, de keuze terugzien, en als organisator bijhouden en per zaal printen; overal toegankelijk', async () => {
  const carla = await venster((await ingelogdAls(open.server, 'carla')).koekjes);
  await carla.ga(DAG);
  await carla.goed('kennisdag');
  await carla.ga(`${DAG}aanmelden/`);
  await carla.goed('aanmelden');
  const { pagina } = carla;
  const gekozen = (ronde: number) => pagina.locator(`input[name=ronde_${ronde}]:checked`).getAttribute('id');
  // From "later" upwards, over what is full, with the arrows alone.
  await pagina.getByLabel('Ik kies later').first().focus();
  await pagina.keyboard.press('ArrowUp');
  expect(await pagina.locator(`label[for="${await gekozen(1)}"]`).textContent()).toContain('Van plan naar planning');
  await pagina.keyboard.press('Tab');
  await pagina.keyboard.press('ArrowDown');
  expect(await pagina.locator(`label[for="${await gekozen(2)}"]`).textContent()).not.toContain('Ik kies later');
  await pagina.getByLabel('Ik ga akkoord met het gebruik van mijn gegevens').check();
  await pagina.getByRole('button', { name: 'Aanmelden' }).press('Enter');
  await pagina.getByRole('heading', { name: 'Je aanmelding' }).waitFor();
  await pagina.getByText('Van plan naar planning: de eerste honderd dagen, 10.45 tot 12.15 uur, Zaal 1').waitFor();
  await carla.goed('mijn-aanmelding');
  await pagina.getByRole('link', { name: 'Wijzig je antwoorden' }).click();
  await carla.goed('wijzigen');

  const rosa = await venster((await alsRosa(open.server)).koekjes);
  await rosa.ga(RONDES);
  await rosa.goed('rondes');
  await rosa.pagina.getByRole('button', { name: 'Toevoegen' }).click();
  await rosa.pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await rosa.goed('rondes-geweigerd');
  await rosa.pagina.getByRole('link', { name: 'Wijzig: Van plan naar planning' }).click();
  await rosa.goed('onderdeel');
  await rosa.pagina.getByLabel('Zaal').fill('Grote zaal');
  await rosa.pagina.getByRole('button', { name: 'Opslaan' }).click();
  await rosa.pagina.getByText('Dit gaat naar 12 mensen in dit onderdeel.').waitFor();
  await rosa.goed('vraag');
  await rosa.ga(`${RONDES}lijsten/`);
  await rosa.goed('lijsten');
  await rosa.pagina.emulateMedia({ media: 'print' });
  const bladen = await rosa.pagina
    .locator('section.zaallijst')
    .evaluateAll((delen) => delen.map((deel) => getComputedStyle(deel).breakBefore));
  expect(bladen).toEqual(['auto', 'page', 'page', 'page', 'page', 'page']);
});
