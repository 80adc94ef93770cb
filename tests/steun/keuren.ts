import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { BUREAU, TELEFOON } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA and best practice. */
const ALLES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What axe finds in colours alone: `color-contrast` and `link-in-text-block`. */
const KLEUREN = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands once its scripts have run, and whether it scrolls sideways. */
export async function keurPagina(pagina: Page, alleenKleuren = false): Promise<string[]> {
  await pagina.waitForLoadState();
  if (pagina.frames().length > 1) throw new Error('A page within a page: axe has to go in there too.');
  if (!(await pagina.evaluate(() => 'axe' in window))) await laadAxe(pagina);
  return pagina.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations, incomplete } = await axe.run({ runOnly, resultTypes: ['violations', 'incomplete'] });
      // Axe is not sure about text in the very colour of its ground: it may be hidden on purpose. Here it never is.
      const onzichtbaar = incomplete
        .filter(({ id }) => id === 'color-contrast')
        .flatMap(({ nodes }) => nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')));
      const teBreed = document.documentElement.scrollWidth > document.documentElement.clientWidth;
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ...onzichtbaar.map(({ html }) => `invisible: ${html}`),
        ...(teBreed ? ['horizontal scroll'] : []),
      ];
    },
    (alleenKleuren ? { type: 'rule', values: KLEUREN } : { type: 'tag', values: ALLES }) satisfies RunOptions['runOnly'],
  );
}

/** Where a page of a test finds axe; nothing of the site has this address. */
const AXEPAD = '/van-de-proef/axe.js';

/**
 * Brings axe into the page that is open. A page of the site takes it as a script of its own, which the browser has read before: sending
 * it along costs half as much as running it.
 */
async function laadAxe(pagina: Page): Promise<void> {
  if (pagina.url().startsWith('http')) {
    await pagina.context().route(`**${AXEPAD}`, (route) => route.fulfill({ body: AXE, contentType: 'text/javascript' }), { times: 1 });
    await pagina.evaluate(async (src) => {
      const script = Object.assign(document.createElement('script'), { src });
      await new Promise((klaar) => {
        script.addEventListener('load', klaar);
        script.addEventListener('error', klaar);
        document.head.append(script);
      });
      script.remove();
    }, AXEPAD);
  } else await pagina.evaluate(`${AXE};0`);
}

type Stand = readonly [scherm: { width: number; height: number }, kleuren: 'light' | 'dark'];
export const TWEE_STANDEN: readonly Stand[] = [
  [BUREAU, 'light'],
  [TELEFOON, 'dark'],
];
const ALLE_STANDEN: readonly Stand[] = [
  [BUREAU, 'light'],
  [BUREAU, 'dark'],
  [TELEFOON, 'dark'],
  [TELEFOON, 'light'],
];

/**
 * The same on a large screen and a telephone, in the light and in the dark, each with what it found. Where nothing differs from a
 * state before but the colours, only what is about colours is looked at again.
 */
export async function keurOveral(pagina: Page, standen = ALLE_STANDEN): Promise<string[]> {
  const gevonden: string[] = [];
  const bekend = new Set<string>();
  for (const [scherm, colorScheme] of standen) {
    await pagina.setViewportSize(scherm);
    await pagina.emulateMedia({ colorScheme });
    const hoe = await pagina.evaluate(opmaak);
    gevonden.push(...(await keurPagina(pagina, bekend.has(hoe))).map((melding) => `${scherm.width} ${colorScheme}: ${melding}`));
    bekend.add(hoe);
  }
  return gevonden;
}

/** The page with the place and size of everything on it, and what is hidden: all that axe goes by, except colours. */
const opmaak = (): string =>
  [
    `${innerWidth} ${innerHeight} ${scrollX} ${scrollY} ${document.documentElement.outerHTML}`,
    ...[...document.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { display, visibility, opacity, overflow, clip, clipPath } = getComputedStyle(element);
      return [x, y, width, height, display, visibility, opacity, overflow, clip, clipPath].join();
    }),
  ].join('\n');
