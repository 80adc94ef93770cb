import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser, TELEFOON } from '../steun/browser.ts';
import { mediaan } from './beurten.ts';
import { PADEN } from './gewicht.ts';

/** Of a first visit: milliseconds to the first and the largest paint, how far things moved, and bytes. */
export interface Beeld {
  eerste: number;
  grootste: number;
  verschoven: number;
  bytes: number;
}
export type EersteBeeld = Record<string, { met: Beeld; zonder: Beeld }>;

/** Slow 4G and a processor four times slower. */
const LIJN = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const TRAGER = 4;
const RUST_MS = 700;
const STIJL = /<style data-bladen="([^"]*)">.*?<\/style>/s;
const LETTER = /url\(([^)]*\.woff2)\)/;

/** Pages with the styles they need in them, in turn with the same pages as they were before: whole sheets linked, the letter first. */
export async function eersteBeeld(url: string, { rondes }: { rondes: number }): Promise<EersteBeeld> {
  const [met, zonder] = await Promise.all([doorgeven(url, (html) => html), doorgeven(url, zoalsVroeger)]);
  const browser = await openBrowser();
  const uit: EersteBeeld = {};
  try {
    for (const pad of PADEN.slice(0, 6)) {
      const keren = { met: [] as Beeld[], zonder: [] as Beeld[] };
      for (let ronde = 0; ronde <= rondes; ronde++) {
        const eens = { met: await bezoek(browser, met.adres + pad), zonder: await bezoek(browser, zonder.adres + pad) };
        if (ronde > 0) for (const hoe of ['met', 'zonder'] as const) keren[hoe].push(eens[hoe]);
      }
      uit[pad] = { met: midden(keren.met), zonder: midden(keren.zonder) };
    }
  } finally {
    await browser.close();
    for (const { server } of [met, zonder]) server.close();
  }
  return uit;
}

function zoalsVroeger(html: string): string {
  const letter = html.match(LETTER)?.[1] ?? '';
  const bladen = (html.match(STIJL)?.[1] ?? '').split(' ').map((href) => `<link rel="stylesheet" href="${href}">`);
  return html.replace(STIJL, `<link rel="preload" href="${letter}" as="font" type="font/woff2" crossorigin="anonymous">${bladen.join('')}`);
}

/** The site through a server that answers from memory, each page after `hoe`. */
async function doorgeven(url: string, hoe: (html: string) => string): Promise<{ server: Server; adres: string }> {
  const bewaard = new Map<string, { koppen: Record<string, string>; body: Buffer }>();
  const haal = async (pad: string) => {
    const antwoord = await fetch(url + pad);
    const koppen = Object.fromEntries(['content-type', 'content-security-policy'].map((kop) => [kop, antwoord.headers.get(kop) ?? '']));
    const inhoud = Buffer.from(await antwoord.arrayBuffer());
    const soort = koppen['content-type'] ?? '';
    const vroeger =
      hoe === zoalsVroeger && soort.includes('css') ? Buffer.from(String(inhoud).replace('display:optional', 'display:swap')) : inhoud;
    const klein = /html|css|javascript|svg|json/.test(soort);
    const body = soort.includes('html') ? Buffer.from(hoe(String(vroeger))) : vroeger;
    return { koppen: { ...koppen, ...(klein && { 'content-encoding': 'br' }) }, body: klein ? brotliCompressSync(body) : body };
  };
  const server = createServer(async ({ url: pad = '/' }, res) => {
    const { koppen, body } = bewaard.get(pad) ?? (await haal(pad));
    bewaard.set(pad, { koppen, body });
    res.writeHead(200, { ...koppen, 'content-length': body.length }).end(body);
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  return { server, adres: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bezoek(browser: Browser, adres: string): Promise<Beeld> {
  const context = await browser.newContext({ viewport: TELEFOON });
  const pagina = await context.newPage();
  const cdp = await context.newCDPSession(pagina);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LIJN);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: TRAGER });
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await pagina.addInitScript(() => {
    const volg = (type: string, meld: (wat: PerformanceEntry & { value: number }) => void) =>
      new PerformanceObserver((lijst) => {
        for (const wat of lijst.getEntries()) meld(wat as never);
      }).observe({ type, buffered: true });
    Object.assign(globalThis, { grootste: 0, verschoven: 0 });
    volg('largest-contentful-paint', ({ startTime }) => Object.assign(globalThis, { grootste: startTime }));
    volg('layout-shift', ({ value }) => Object.assign(globalThis, { verschoven: (globalThis as never as Beeld).verschoven + value }));
  });
  await pagina.goto(adres, { waitUntil: 'load' });
  await pagina.waitForTimeout(RUST_MS);
  const beeld = await pagina.evaluate(() => {
    const { grootste, verschoven } = globalThis as never as Beeld;
    return { eerste: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, grootste, verschoven };
  });
  await context.close();
  return { ...beeld, bytes };
}

const midden = (keren: readonly Beeld[]): Beeld => {
  const van = (deel: keyof Beeld) => mediaan(keren.map((beeld) => beeld[deel]));
  return { eerste: van('eerste'), grootste: van('grootste'), verschoven: van('verschoven'), bytes: van('bytes') };
};
