// Search in a real browser with many pages: from a key to the results, bytes to the first result, index time and size.

import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../steun/browser.ts';
import { startServer } from '../steun/server.ts';
import { inhoudsmapMaken } from './inhoudsmap.ts';
import { inMap, klaarMetZoeken } from './opzet.ts';
import { grootte } from './verbruik.ts';

export interface Toetstijd {
  praktijken: number;
  /** Milliseconds from a key to its results, once the index is in the browser. */
  mediaan: number;
  p95: number;
  /** Compressed bytes of everything until the first result stands there. */
  bytesTotResultaat: number;
  /** Compressed bytes of what the browser then fetches to answer by itself. */
  bytesIndex: number;
  /** MB on disk. */
  indexMB: number;
}

const VRAGEN = [
  'leerarentekort',
  'geen invaller',
  'starters begeleiding',
  'waarom vertrekken leraren',
  'hybridedocent techniek',
  'mandaat stuurgroep',
];
/** The first rounds let the browser compile its code. */
const OPWARMEN = 2;
const RONDES = 4;

/** Measures with so many practices. */
export async function toetstijd(praktijken: number): Promise<Toetstijd> {
  return inMap(async (map) => {
    const omgeving = { DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content'), TRUST_PROXY_HOPS: '0' };
    await inhoudsmapMaken(omgeving.CONTENT_DIR, praktijken);
    const server = await startServer(omgeving);
    await klaarMetZoeken(server);
    const browser = await openBrowser();
    const pagina = await (await browser.newContext()).newPage();
    const telling = await telBytes(pagina);
    await pagina.goto(`${server.url}/zoeken/`, { waitUntil: 'networkidle' });
    const eersteResultaat = pagina.locator('.zoekresultaat').first().waitFor().then(telling);
    await pagina.getByLabel('Zoeken').pressSequentially('invaller', { delay: 40 });
    const bytesTotResultaat = await eersteResultaat;
    await pagina
      .waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('.pf_fragment')), null, {
        timeout: 60_000,
      })
      .catch(() => pagina.getByLabel('Zoeken').fill('leraar '));
    await wacht(2000);
    const bytesIndex = telling() - bytesTotResultaat;
    const tijden: number[] = [];
    for (let ronde = 0; ronde < OPWARMEN + RONDES; ronde++) {
      const gemeten = await perToets(
        pagina,
        VRAGEN.map((vraag) => (ronde % 2 ? vraag : `${vraag} regio`)),
      );
      if (ronde >= OPWARMEN) tijden.push(...gemeten);
    }
    await browser.close();
    await server.stop();
    tijden.sort((a, b) => a - b);
    const op = (deel: number) => tijden[Math.floor(tijden.length * deel)] ?? 0;
    return {
      praktijken,
      mediaan: op(0.5),
      p95: op(0.95),
      bytesTotResultaat,
      bytesIndex,
      indexMB: (await grootte(join(omgeving.DATA_DIR, 'zoekindex'))) / 1e6,
    };
  });
}

async function telBytes(pagina: Page): Promise<() => number> {
  const cdp = await pagina.context().newCDPSession(pagina);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

/** Types every query letter by letter inside the page, waiting each time until the results changed. */
const perToets = (pagina: Page, vragen: readonly string[]): Promise<number[]> =>
  pagina.evaluate(async (alle) => {
    const veld = document.querySelector<HTMLInputElement>('#zoekveld');
    const vak = document.querySelector('[data-zoekuitslag]');
    if (!veld || !vak) throw new Error('No search page');
    const tijden: number[] = [];
    for (const vraag of alle) {
      for (let lengte = 3; lengte <= vraag.length; lengte++) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const kijker = new MutationObserver(() => resolve());
        kijker.observe(vak, { childList: true });
        veld.value = vraag.slice(0, lengte);
        const begin = performance.now();
        veld.dispatchEvent(new Event('input', { bubbles: true }));
        await promise;
        tijden.push(performance.now() - begin);
        kijker.disconnect();
        await new Promise((klaar) => setTimeout(klaar, 20));
      }
    }
    return tijden;
  }, vragen);

if (import.meta.main) {
  for (const aantal of process.argv.slice(2).map(Number)) console.log(JSON.stringify(await toetstijd(aantal)));
  process.exit(0);
}
