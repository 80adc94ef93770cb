import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Ernaast, naastServer } from '../publicaties/uitgeven/naast-server.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let tweede: Ernaast;
let lezer: Bezoeker;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  tweede = await naastServer(server);
  lezer = new Bezoeker(server.url);
  rosa = await alsRosa(server);
  await vi.waitFor(async () => expect((await stand()).zoeken).toBe('klaar'), { timeout: 60_000, interval: 100 });
});
afterAll(async () => {
  await tweede.sluit();
  await server.ruimOp();
});

const stand = async (): Promise<{ status: string; storing: string[]; zoeken: string }> => JSON.parse((await lezer.lees('/gezond')).tekst);
const versie = async (): Promise<string> => JSON.parse((await lezer.lees('/pagefind/bij.json')).tekst).versie;
const gevonden = async (q: string): Promise<(string | undefined)[]> =>
  (await lezer.lees(`/zoeken/?q=${q}`)).html.querySelectorAll('.zoekresultaat-titel a').map((a) => a.getAttribute('href'));
const kop = async (pad: string) => {
  const { html, tekst } = await rosa.lees(pad);
  const vak = html.querySelector('[data-voortgang]');
  return {
    bezig: vak?.getAttribute('data-voortgang'),
    tekst: (vak?.text ?? '').replace(/\s+/g, ' '),
    herlaadt: /<noscript><meta http-equiv="refresh"/.test(tekst),
  };
};
/** An approved best practice, ready to be published by Rosa: its page. */
async function klaargezet(titel: string): Promise<string> {
  const { w } = tweede;
  const id = await w.praktijk({ titel });
  await w.dienIn(id);
  await w.keurGoed(id, 'rosa');
  return `/beheer/publicaties/${id}/`;
}
const druk = async (pad: string, knop: string, velden: Record<string, string> = {}) =>
  (await rosa.verzend(await rosa.lees(pad), pad, knop, velden)).naar;

test('de feed zegt wat hij is en waar hij staat, en bevat geen stuurtekens', async () => {
  const feed = await new Bezoeker(server.url).lees('/nieuws/feed.xml');
  expect([feed.status, feed.koppen.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8']);
  expect(feed.tekst).toContain(`<atom:link href="${server.url}/nieuws/feed.xml" rel="self" type="application/rss+xml"/>`);
  expect(feed.tekst).not.toMatch(/[^\P{Cc}\t\n\r]/u);
});

test('na Publiceren staat een tekst online, wordt hij vindbaar gemaakt en is hij vindbaar; na Intrekken is hij meteen weg', async () => {
  const pad = await klaargezet('Kwikstaartproject in de regio');
  const grote = await versie();
  // Its indexing stands still until the page was read: how soon it is done does not matter here.
  const rem = setInterval(() => stuurKinderen('SIGSTOP'), 5);
  const naar = await druk(pad, 'Publiceren');
  const begin = performance.now();
  expect(await kop(naar)).toEqual({
    bezig: 'bezig',
    tekst: expect.stringContaining('Staat online, wordt vindbaar gemaakt'),
    herlaadt: true,
  });
  clearInterval(rem);
  stuurKinderen('SIGCONT');
  await expect.poll(() => gevonden('kwikstaartproject'), { interval: 50 }).toEqual(['/praktijken/kwikstaartproject-in-de-regio/']);
  console.log(`findable after ${Math.round(performance.now() - begin)} ms`);
  expect(await kop(naar)).toEqual({ bezig: 'klaar', tekst: expect.stringContaining('Staat online, vindbaar'), herlaadt: false });
  // It did not wait for the large index.
  expect(await versie()).toBe(grote);
  const [fragment = ''] = fragmentenMet('Kwikstaartproject in de regio');
  const eerst = await fetch(server.url + fragment);
  expect([eerst.status, eerst.headers.get('cache-control')]).toEqual([200, 'public, max-age=0, must-revalidate']);
  expect(await waarTeLezen('Kwikstaartproject')).toEqual(['/', '/praktijken/', '/inhoud.json', '/nieuws/feed.xml']);
  expect(await druk(pad, 'Intrekken', { reden: 'Klopt niet meer.' })).toContain('gedaan=');
  // At once: in no file of an index, no list and no feed.
  expect([(await lezer.lees(fragment)).status, (await lezer.lees('/praktijken/kwikstaartproject-in-de-regio/')).status]).toEqual([
    410, 410,
  ]);
  expect(await waarTeLezen('Kwikstaartproject')).toEqual([]);
  await expect.poll(() => gevonden('kwikstaartproject'), { interval: 50 }).toEqual([]);
  expect(await versie()).toBe(grote);
});

test('een bestand dat erbij komt, verandert of weggaat is dat ook in zoeken', async () => {
  const bron = await readFile(join(server.contentDir, 'praktijken/meeloopdag-in-een-week-geregeld.mdx'), 'utf8');
  const bestand = join(server.contentDir, 'praktijken/ijsvogel.mdx');
  const schrijf = (titel: string) => writeFile(bestand, bron.replace(/^titel: .*$/m, `titel: "${titel}"`));
  await schrijf('IJsvogelproject');
  await expect.poll(() => gevonden('ijsvogelproject')).toContain('/praktijken/ijsvogel/');
  await schrijf('Wielewaalproject');
  await expect.poll(() => gevonden('wielewaalproject')).toContain('/praktijken/ijsvogel/');
  expect(await gevonden('ijsvogelproject')).not.toContain('/praktijken/ijsvogel/');
  await rm(bestand);
  await expect.poll(() => gevonden('wielewaalproject')).not.toContain('/praktijken/ijsvogel/');
});

test('wordt het kind gedood, dan gaat zoeken door zoals het was, meldt /gezond het, en lukt het daarna alsnog', async () => {
  const pad = await klaargezet('Oeverzwaluw als maatje');
  const dode = setInterval(() => stuurKinderen('SIGKILL'), 5);
  const naar = await druk(pad, 'Publiceren');
  await expect.poll(stand, { interval: 300 }).toMatchObject({ status: 'storing', storing: ['zoeken'] });
  expect(await gevonden('oeverzwaluw')).toEqual([]);
  expect((await gevonden('loket')).length).toBeGreaterThan(0);
  expect(await kop(naar)).toMatchObject({ bezig: 'klaar', tekst: expect.stringContaining('zoeken heeft een storing') });
  expect((await rosa.lees('/beheer/')).html.querySelector('main')?.text).toContain('Zoeken loopt achter');
  expect((await rosa.lees('/beheer/techniek/')).html.querySelector('main')?.text).toContain('Zoeken loopt achter.');
  // Others publish on meanwhile.
  expect(await druk(await klaargezet('Nog een tekst'), 'Publiceren')).toContain('gedaan=');
  expect((await lezer.lees('/praktijken/nog-een-tekst/')).status).toBe(200);
  clearInterval(dode);
  await expect.poll(() => gevonden('oeverzwaluw')).toEqual(['/praktijken/oeverzwaluw-als-maatje/']);
  await expect.poll(stand).toMatchObject({ status: 'ok' });
  expect(server.stderr()).toContain('What is new cannot be found yet.');
});

/** Addresses of the fragments of a page in all indexes there are. */
function fragmentenMet(titel: string): string[] {
  const map = join(server.dataDir, 'zoekindex');
  return readdirSync(map, { recursive: true, encoding: 'utf8' })
    .filter((naam) => naam.endsWith('.pf_fragment') && String(gunzipSync(readFileSync(join(map, naam)))).includes(titel))
    .map((naam) => `/pagefind/${naam}`);
}

/** At which public addresses that list or carry texts this word stands. */
async function waarTeLezen(woord: string): Promise<string[]> {
  const adressen = [
    '/',
    '/praktijken/',
    '/inhoud.json',
    '/nieuws/feed.xml',
    '/sitemap.xml',
    '/pagefind/laag.json',
    '/zoeken/plaatsen.json',
  ];
  const teksten = await Promise.all(adressen.map((adres) => lezer.lees(adres)));
  return adressen.filter((_, plek) => teksten[plek]?.tekst.includes(woord));
}

/** Children of the server work in the folder of the index. */
function stuurKinderen(signaal: NodeJS.Signals): void {
  const map = join(server.dataDir, 'zoekindex');
  for (const pid of readdirSync('/proc').filter((naam) => /^\d+$/.test(naam))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`).startsWith(map)) process.kill(Number(pid), signaal);
    } catch {
      // Another user's, or over already.
    }
  }
}
