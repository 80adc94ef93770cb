import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { keurPagina } from '../steun/keuren.ts';
import { beginSchrijven } from '../steun/schrijver.ts';

const open = metBrowser();

const begin = (schermmaat: { width: number; height: number }, soort?: 'terugblik' | 'best practice') =>
  beginSchrijven(open, schermmaat, soort);
const verslag = (pagina: Page) => pagina.getByLabel('Verslag', { exact: true });

/** Pastes or drops as a browser would. */
async function gooi(
  pagina: Page,
  soort: 'paste' | 'drop',
  inhoud: { html?: string; tekst?: string; bestand?: { naam: string; base64: string } },
): Promise<void> {
  await verslag(pagina).evaluate(
    (veld: HTMLTextAreaElement, [wat, { html, tekst, bestand }]) => {
      const data = new DataTransfer();
      if (html) data.setData('text/html', html);
      if (tekst) data.setData('text/plain', tekst);
      if (bestand) data.items.add(new File([Uint8Array.from(atob(bestand.base64), (teken) => teken.charCodeAt(0))], bestand.naam));
      veld.focus();
      veld.setSelectionRange(veld.value.length, veld.value.length);
      veld.dispatchEvent(
        wat === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    },
    [soort, inhoud] as const,
  );
}

test('op een telefoon: plakken uit Word, een foto met beschrijving, vanzelf bewaard, voorbeeld en indienen', async () => {
  const { pagina, meldingen } = await begin(TELEFOON, 'terugblik');
  await pagina.getByLabel('Titel', { exact: true }).fill('Terugblik met een foto');
  await pagina
    .getByLabel('Kern', { exact: true })
    .fill('We leerden veel van elkaar. Vaste gidsen voor zij-instromers kwamen het vaakst terug.');
  await pagina.getByLabel('Doel', { exact: true }).fill('Leren van elkaar over zij-instroom in de hele regio.');
  await pagina.getByLabel('Kernpunten').fill('Een vaste gids helpt.\nStilte kost kandidaten.\nUren horen in het rooster.');
  await pagina.getByLabel('Vervolg').fill('In maart spreken we elkaar weer, met dezelfde groep.');
  await gooi(pagina, 'paste', {
    html: '<h2>Wat we hoorden</h2><p>Een <b>vaste</b> gids.</p><ul><li>een</li><li>twee</li></ul>',
    tekst: 'kaal',
  });
  await expect.poll(() => verslag(pagina).inputValue()).toBe('## Wat we hoorden\n\nEen **vaste** gids.\n\n- een\n- twee\n');

  const foto = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#0b5f59' } })
    .jpeg()
    .toBuffer();
  await gooi(pagina, 'drop', { bestand: { naam: 'zaal.jpg', base64: foto.toString('base64') } });
  await pagina.getByRole('button', { name: 'Plaatsen' }).click();
  await pagina.getByText('Beschrijf het bestand').waitFor();
  await pagina.getByRole('dialog').getByLabel('Beschrijving', { exact: true }).fill('Een volle zaal');
  await pagina.getByRole('button', { name: 'Plaatsen' }).click();
  await expect.poll(() => verslag(pagina).inputValue()).toMatch(/- twee\n\n\n!\[Een volle zaal\]\(\/bijlagen\/[0-9a-f]{64}\.webp\)/);
  await pagina.getByText(/^Bewaard om \d\d\.\d\d uur$/).waitFor({ timeout: 60_000 });

  await pagina.getByRole('button', { name: 'Voorbeeld', exact: true }).click();
  await pagina.waitForURL(/voorbeeld/);
  expect(await pagina.getByAltText('Een volle zaal').evaluate((beeld: HTMLImageElement) => beeld.naturalWidth)).toBe(600);
  await pagina.getByRole('button', { name: 'Indienen' }).click();
  await pagina.getByText('Je tekst is ingediend.').waitFor();
  expect(meldingen).toEqual([]);
});

test('zonder verbinding blijft de tekst op het apparaat, ook na opnieuw laden', async () => {
  const { pagina } = await begin(BUREAU);
  await pagina.context().route('**/bewaren/', (verzoek) => verzoek.abort());
  await pagina.getByLabel('Aanleiding', { exact: true }).fill('Zonder verbinding geschreven.');
  await pagina.getByText('Bewaren lukt nu niet.').waitFor({ timeout: 60_000 });
  pagina.on('dialog', (vraag) => void vraag.accept());
  await pagina.reload();
  expect(await pagina.getByLabel('Aanleiding', { exact: true }).inputValue()).not.toBe('Zonder verbinding geschreven.');
  await pagina.context().unroute('**/bewaren/');
  await pagina.getByRole('button', { name: 'Terugzetten' }).click();
  expect(await pagina.getByLabel('Aanleiding', { exact: true }).inputValue()).toBe('Zonder verbinding geschreven.');
  await pagina.getByText(/^Bewaard om/).waitFor({ timeout: 60_000 });
  expect(await pagina.evaluate(() => Object.keys(localStorage))).toEqual(['regiokring-gewoon-veld']);
});

test.each([
  ['licht, breed', BUREAU, 'light'],
  ['donker, telefoon', TELEFOON, 'dark'],
] as const)("de pagina's om te schrijven zijn toegankelijk (%s)", async (_, schermmaat, kleuren) => {
  const { pagina, meldingen } = await begin(schermmaat);
  await pagina.emulateMedia({ colorScheme: kleuren });
  const mijn = new URL(pagina.url()).pathname.replace('bewerken/', '');
  for (const pad of [
    '/mijn/publicaties/',
    '/mijn/publicaties/nieuwe-terugblik/',
    '/mijn/publicaties/nieuwe-best-practice/',
    mijn,
    `${mijn}bewerken/`,
    `${mijn}voorbeeld/`,
    `${mijn}bijlagen/`,
    `${mijn}versies/`,
  ]) {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurPagina(pagina)]).toEqual([pad, []]);
  }
  expect(meldingen).toEqual([]);
});
