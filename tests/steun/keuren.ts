import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { BUREAU, TELEFOON } from './browser.ts';

/** What axe (WCAG 2.2 AA and best practice) finds on the page as it stands, and whether it scrolls sideways. */
export async function keurPagina(pagina: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page: pagina })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  // Axe is not sure about text in the very colour of its ground: it may be hidden on purpose. Here it never is.
  const onzichtbaar = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')));
  const teBreed = await pagina.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...onzichtbaar.map(({ html }) => `invisible: ${html}`),
    ...(teBreed ? ['horizontal scroll'] : []),
  ];
}

type Stand = readonly [scherm: { width: number; height: number }, kleuren: 'light' | 'dark'];
export const TWEE_STANDEN: readonly Stand[] = [
  [BUREAU, 'light'],
  [TELEFOON, 'dark'],
];
const ALLE_STANDEN: readonly Stand[] = [...TWEE_STANDEN, [BUREAU, 'dark'], [TELEFOON, 'light']];

/** The same on a large screen and a telephone, in the light and in the dark, each with what it found. */
export async function keurOveral(pagina: Page, standen = ALLE_STANDEN): Promise<string[]> {
  const gevonden: string[] = [];
  for (const [scherm, colorScheme] of standen) {
    await pagina.setViewportSize(scherm);
    await pagina.emulateMedia({ colorScheme });
    gevonden.push(...(await keurPagina(pagina)).map((melding) => `${scherm.width} ${colorScheme}: ${melding}`));
  }
  return gevonden;
}
