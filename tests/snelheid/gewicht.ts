import type { Browser } from 'playwright-core';
import { openBrowser } from '../steun/browser.ts';

export interface Gewicht {
  /** Bytes over the line at a first visit. */
  alles: number;
  script: number;
  letters: number;
}

export const PADEN = [
  '/',
  '/praktijken/',
  '/praktijken/governance-op-een-a4-wie-besluit-waarover/',
  '/terugblikken/landelijke-bijeenkomst-najaar/',
  '/bouwstenen/omvang/',
  '/onderwijsregios/',
  '/onderwijsregios/voorbeeldregio-waterkant/',
  '/nieuws/',
  '/kennissessies/',
  '/kennissessies/werksessie-governance-wie-besluit-waarover/',
  '/begrippen/',
];

/** What a first visit to each page costs, as a real browser counts it. */
export async function gewichten(url: string): Promise<Record<string, Gewicht>> {
  const browser = await openBrowser();
  const uit: Record<string, Gewicht> = {};
  try {
    for (const pad of PADEN) uit[pad] = await gewichtVan(browser, url + pad);
  } finally {
    await browser.close();
  }
  return uit;
}

async function gewichtVan(browser: Browser, adres: string): Promise<Gewicht> {
  const context = await browser.newContext();
  const pagina = await context.newPage();
  const cdp = await context.newCDPSession(pagina);
  await cdp.send('Network.enable');
  const soort = new Map<string, string>();
  const gewicht = { alles: 0, script: 0, letters: 0 };
  cdp.on('Network.responseReceived', ({ requestId, type }) => soort.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    gewicht.alles += encodedDataLength;
    if (soort.get(requestId) === 'Script') gewicht.script += encodedDataLength;
    if (soort.get(requestId) === 'Font') gewicht.letters += encodedDataLength;
  });
  await pagina.goto(adres, { waitUntil: 'networkidle' });
  await context.close();
  return gewicht;
}
