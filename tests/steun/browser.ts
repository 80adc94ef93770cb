import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromium } from './chromium.ts';
import { type Proefserver, startServer } from './server.ts';

export const TELEFOON = { width: 360, height: 740 };
export const BUREAU = { width: 1280, height: 900 };

/**
 * A page of a test lives a second or two: making its code fast takes more than it brings. What it does is the same; what measures speed
 * goes without.
 */
const ZUINIG = ['--js-flags=--no-opt --no-maglev --single-threaded-gc'];

/** A real Chromium that comes as an npm package. Its own default arguments hold --single-process, which is not for us. */
export const openBrowser = (meer: readonly string[] = []): Promise<Browser> =>
  playwright.launch({ ...chromium(), args: ['--no-sandbox', '--disable-quic', '--disable-gpu', ...meer], headless: true });
/** One for all files that this process runs: what they do stays in contexts of their own. It ends with the process. */
let gestart: Browser | undefined;

/** What `meet` sees on the page that is open, with letters twice as large. */
export async function metGroteLetter<T>(pagina: Page, meet: () => Promise<T>): Promise<T> {
  const cdp = await pagina.context().newCDPSession(pagina);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const gezien = await meet();
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await cdp.detach();
  return gezien;
}

/** A server for all tests of one file, and a browser. */
export function metBrowser(): { readonly server: Proefserver; readonly browser: Browser } {
  const open = {} as { server: Proefserver; browser: Browser };
  beforeAll(async () => {
    if (!gestart?.isConnected()) gestart = await openBrowser(ZUINIG);
    open.browser = gestart;
    open.server = await startServer();
  });
  afterAll(async () => {
    for (const context of open.browser?.contexts() ?? []) await context.close();
    await open.server?.ruimOp();
  });
  return open;
}
