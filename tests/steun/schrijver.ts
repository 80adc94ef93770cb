import type { Browser, Page } from 'playwright-core';
import { alIngelogd } from './inloggen.ts';
import type { Proefserver } from './server.ts';

/**
 * Bram in a new browser with a new text before him, and what went wrong on the page. He works in the plain text fields, as he
 * chose before; `opgemaakt` leaves him what everybody gets.
 */
export async function beginSchrijven(
  { server, browser }: { server: Proefserver; browser: Browser },
  schermmaat: { width: number; height: number },
  soort: 'terugblik' | 'best practice' = 'best practice',
  { inStappen = false, opgemaakt = false } = {},
): Promise<{ pagina: Page; meldingen: string[] }> {
  const context = await browser.newContext({
    viewport: schermmaat,
    extraHTTPHeaders: { 'X-Forwarded-For': `10.77.0.${schermmaat.width % 250}` },
  });
  await alIngelogd(context, server, 'bram@voorbeeld.example');
  if (!opgemaakt) await context.addInitScript(() => localStorage.setItem('regiokring-gewoon-veld', 'ja'));
  const pagina = await context.newPage();
  const meldingen: string[] = [];
  pagina.on('console', (bericht) => void (/Content Security Policy|Refused to/.test(bericht.text()) && meldingen.push(bericht.text())));
  pagina.on('pageerror', (fout) => void meldingen.push(fout.message));
  await pagina.goto(`${server.url}/mijn/publicaties/`);
  await pagina.getByRole('link', { name: `Nieuwe ${soort}` }).click();
  if (soort === 'terugblik') await pagina.getByLabel('Regiosessie Oost over zij-instroom').check();
  await pagina.getByRole('button', { name: 'Beginnen met schrijven' }).click();
  await pagina.waitForURL(/bewerken/);
  // All steps on one page, unless a test is about the steps.
  if (!inStappen) await pagina.goto(`${pagina.url()}?stap=alles`);
  return { pagina, meldingen };
}
