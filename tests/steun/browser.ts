import { type Browser, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromium } from './chromium.ts';
import { type Proefserver, startServer } from './server.ts';

export const TELEFOON = { width: 360, height: 740 };
export const BUREAU = { width: 1280, height: 900 };

/** A real Chromium that comes as an npm package. Its own default arguments hold --single-process, which is not for us. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    ...chromium(),
    args: ['--no-sandbox', '--disable-quic', '--disable-gpu'],
    headless: true,
  });
}

/** A server and a browser for all tests of one file. */
export function metBrowser(): { readonly server: Proefserver; readonly browser: Browser } {
  const open = {} as { server: Proefserver; browser: Browser };
  beforeAll(async () => {
    open.server = await startServer();
    open.browser = await openBrowser();
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.server?.ruimOp();
  });
  return open;
}
