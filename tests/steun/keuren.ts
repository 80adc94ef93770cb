import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { BUREAU, TELEFOON } from './browser.ts';

/** What axe (WCAG 2.2 AA and best practice) finds on the page as it stands, and whether it scrolls sideways. */
export async function keurPagina(pagina: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: pagina })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const teBreed = await pagina.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(teBreed ? ['horizontal scroll'] : [])];
}

/** The same on a large screen and a telephone, in the light and in the dark, each with what it found. */
export async function keurOveral(pagina: Page): Promise<string[]> {
  const gevonden: string[] = [];
  for (const [scherm, viewport] of Object.entries({ BUREAU, TELEFOON }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await pagina.setViewportSize(viewport);
      await pagina.emulateMedia({ colorScheme });
      gevonden.push(...(await keurPagina(pagina)).map((melding) => `${scherm} ${colorScheme}: ${melding}`));
    }
  return gevonden;
}
