import { randomUUID } from 'node:crypto';
import { setTimeout as wacht } from 'node:timers/promises';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openDb } from '#db/open.ts';
import { pdf } from '../../inhoud/bijlagen/maken.ts';
import { totdat } from '../../mail/steun.ts';
import { doe } from '../../steun/pagina.ts';
import { type TweeMachines, tweeMachines, vraagMachine } from '../../steun/twee-machines.ts';
import { PROGRAMMAS, testTraag } from './alleen-traag.ts';
import {
  bevolkSite,
  CONCEPT,
  eigenNetwerk,
  laatKomen,
  meldAan,
  OPENBAAR,
  PLAATSEN,
  SESSIEPAD,
  SLUG,
  stelVraag,
  type Telling,
} from './bezoek.ts';

const PER_SECONDE = Number(process.env.BEZOEKERS ?? 200);
const WEG_MS = 30_000;
const MENSEN = 400;

let site: TweeMachines;
let koekjes: Map<string, string>;
let urls: [a: string, b: string];
beforeAll(async () => {
  if (PROGRAMMAS === '' || process.env.AANVAL !== 'alles') return;
  site = await tweeMachines(PROGRAMMAS, { inhoud: true });
  koekjes = await bevolkSite(site.databaseUrl, MENSEN);
  urls = [site.a.achterProxy(), site.b.url];
  for (const url of urls) await totdat(async () => (await gezondheid(url)).zoeken === 'klaar', 'the search index');
});
afterAll(() => site?.ruimOp());
// What one test took away is there for the next, whatever became of it.
afterEach(() => {
  for (const luik of site ? [site.naarA, site.naarB] : []) {
    luik.open();
    luik.weiger(null);
  }
});

const gezondheid = async (url: string): Promise<{ http: number; storing: string[]; zoeken: string }> => {
  const { status, bytes } = await vraagMachine(url, '/gezond');
  return { http: status, ...JSON.parse(bytes.toString()) };
};
const status = async (url: string, pad: string, koekje = '') => (await vraagMachine(url, pad, { koekje, ip: eigenNetwerk() })).status;
let volgende = 0;
/** Somebody who did not come yet. */
const nieuwe = (): string => koekjes.get(`mens-${volgende++}`) ?? '';
const aangemeld = async (url: string, koekje = nieuwe()): Promise<number> => (await meldAan(url, koekje)).antwoord.status;
const vrij = async (url: string): Promise<number> => {
  const { bytes } = await vraagMachine(url, SESSIEPAD, { ip: eigenNetwerk() });
  return Number(/nog (\d+) plaats/.exec(parse(bytes.toString()).text)?.[1]);
};
async function eigenlijkVrij(): Promise<number> {
  const { db, sluit } = openDb(site.databaseUrl);
  const rijen = await db
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', SLUG)
    .where('status', '=', 'bevestigd')
    .execute();
  await sluit();
  return PLAATSEN - rijen.length;
}
const leven = (): boolean[] => [site.a.leeft(), site.b.proces.exitCode === null && site.b.proces.signalCode === null];
const allesKwam = (telling: Telling | undefined) =>
  expect([telling?.mis, Object.keys(telling?.aantal ?? {}).includes('GET 200')]).toEqual([[], true]);

/** The author goes on with a text. */
async function schrijfVerder(url: string) {
  const woorden = `Zo deden wij ${randomUUID()}.`;
  const velden = { inzending: CONCEPT, collectie: 'praktijken', revisie: '1', titel: 'Daarna', kern: 'De kern.', aanpak: woorden };
  const pad = `/mijn/publicaties/${CONCEPT}/bewerken/?_action=inzendingOpslaan`;
  return { antwoord: await vraagMachine(url, pad, { velden, koekje: koekjes.get('bram') ?? '', ip: eigenNetwerk() }), woorden };
}

/** Nothing can be written: everybody is told so, and keeps what they typed. */
async function weigertNetjes(url: string, koekje: string): Promise<void> {
  const formulieren = Object.entries({ stelVraag: stelVraag(url), meldAan: meldAan(url, koekje), schrijfVerder: schrijfVerder(url) });
  for (const [naam, formulier] of formulieren) {
    const { antwoord, woorden } = await formulier;
    const bytes = antwoord.bytes.toString();
    const pagina = parse(bytes).text;
    expect([naam, antwoord.status, Number(antwoord.koppen['retry-after']) > 0]).toEqual([naam, 503, true]);
    expect([naam, pagina.includes('Opslaan lukt nu even niet.'), bytes.includes(woorden)]).toEqual([naam, true, true]);
    expect(pagina).not.toMatch(/ECONN|terminat|postgres|timeout/i);
  }
  const velden = { collectie: 'praktijken', revisie: '1', titel: 'Daarna', kern: 'De kern.' };
  const bewaren = { velden, koekje: koekjes.get('bram') ?? '', ip: eigenNetwerk() };
  // The page in the browser tries this one again by itself.
  expect((await vraagMachine(url, `/mijn/publicaties/${CONCEPT}/bewaren/`, bewaren)).status).toBe(503);
  expect(await status(url, '/mijn/aanmeldingen/', koekje)).toBe(503);
}

async function weerAlles(): Promise<number> {
  const begin = performance.now();
  for (const url of urls) await expect.poll(() => aangemeld(url), { interval: 50 }).toBe(303);
  const ms = Math.round(performance.now() - begin);
  for (const url of urls) await expect.poll(async () => (await gezondheid(url)).http).toBe(200);
  for (const url of urls) await expect.poll(() => vrij(url)).toBe(await eigenlijkVrij());
  return ms;
}

for (const [hoe, naam] of [
  ['dicht', 'geen verbinding'],
  ['doof', 'geen antwoord'],
] as const)
  testTraag(
    `de database ${WEG_MS / 1000} s weg (${naam}) bij ${PER_SECONDE} bezoekers per tel: lezen gaat door, schrijven hoort het, alles komt vanzelf terug`,
    async () => {
      const drukte = laatKomen(urls, PER_SECONDE);
      await wacht(5000);
      for (const luik of [site.naarA, site.naarB]) luik[hoe]();
      drukte.fase('weg');
      const einde = performance.now() + WEG_MS;
      const koekje = nieuwe();
      for (let keer = 0; performance.now() < einde; keer += 1) {
        await Promise.all(urls.map((url) => weigertNetjes(url, koekje)));
        for (const url of urls) expect([await status(url, '/leeft'), await status(url, '/klaar')]).toEqual([200, 200]);
        // Within the two looks after it went.
        if (keer > 0)
          for (const url of urls) expect(await gezondheid(url)).toMatchObject({ http: 503, storing: expect.arrayContaining(['database']) });
        await wacht(1000);
      }
      for (const luik of [site.naarA, site.naarB]) luik.open();
      drukte.fase('terug');
      const ms = await weerAlles();
      await wacht(3000);
      const tellingen = await drukte.stop();
      console.log(`Writing again on both ${ms} ms after the database came back.`, JSON.stringify(tellingen));
      for (const telling of [tellingen.voor, tellingen.weg, tellingen.terug]) allesKwam(telling);
      expect(leven()).toEqual([true, true]);
    },
  );

testTraag('één server zonder database: die leest door en zegt dat schrijven niet lukt, de ander merkt niets', async () => {
  const [a, b] = urls;
  const drukte = laatKomen(urls, PER_SECONDE);
  await wacht(1000);
  site.naarB.dicht();
  await expect.poll(async () => (await gezondheid(b)).http).toBe(503);
  for (let keer = 0; keer < 5; keer += 1) {
    expect(await aangemeld(a)).toBe(303);
    await weigertNetjes(b, nieuwe());
    expect(await vrij(a)).toBe(await eigenlijkVrij());
    expect((await gezondheid(a)).http).toBe(200);
  }
  site.naarB.open();
  await weerAlles();
  for (const telling of Object.values(await drukte.stop())) allesKwam(telling);
  expect(leven()).toEqual([true, true]);
});

testTraag('hoort een server niets meer van de ander, dan vraagt zij het na: geen enkele blik is te oud', async () => {
  const [a, b] = urls;
  site.naarB.weiger('listen versie');
  for (let keer = 0; keer < 50; keer += 1) {
    expect(await aangemeld(a)).toBe(303);
    expect(await vrij(b)).toBe(await eigenlijkVrij());
  }
  for (const pad of OPENBAAR) expect([pad, await status(b, pad)]).toEqual([pad, 200]);
  expect((await gezondheid(b)).http).toBe(200);
  site.naarB.weiger(null);
});

testTraag(
  'de opslag van bijlagen weg: pagina’s gaan door, een bijlage en wie er een stuurt horen het, en daarna is alles er weer',
  async () => {
    const rosa = await site.a.re('rosa@ministerie.nl', 'Rosa');
    const { naar: bewerken } = await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht');
    const bijlagen = bewerken.replace(/bewerken.*/, 'bijlagen/');
    const stuur = async (omschrijving: string) => {
      const data = new FormData();
      data.set('inzending', bewerken.split('/')[3] ?? '');
      data.set('omschrijving', omschrijving);
      data.set('bestand', new File([new Uint8Array(pdf(omschrijving))], 'Handreiking.pdf'));
      return rosa.vraag(`${bijlagen}?_action=bijlageToevoegen`, { method: 'POST', body: data, headers: { Origin: site.a.url } });
    };
    expect((await stuur('Handreiking')).status).toBe(303);
    const bijlage = `/bijlagen/${/[0-9a-f]{64}/.exec((await rosa.lees(bijlagen)).tekst)?.[0]}.pdf`;
    const velden = { titel: 'Het bericht', kern: 'De kern.', tekst: `Lees [de handreiking](${bijlage}).` };
    expect((await doe(rosa, bewerken, 'Online zetten', velden)).naar).toMatch(/gedaan=geplaatst$/);
    const [, b] = urls;
    await expect.poll(() => status(b, '/nieuws/het-bericht/')).toBe(200);
    await site.emmer.stop();
    const drukte = laatKomen(urls, PER_SECONDE);
    const gemist = await vraagMachine(b, bijlage);
    expect([gemist.status, Number(gemist.koppen['retry-after']) > 0]).toEqual([503, true]);
    expect(parse(gemist.bytes.toString()).text).toMatch(/nu even niet/);
    const geweigerd = await stuur('Tweede handreiking');
    expect(geweigerd.status).toBe(503);
    expect(geweigerd.tekst).toContain('We kunnen nu even niet bij de bestanden.');
    expect(geweigerd.tekst).toContain('Tweede handreiking');
    expect(await aangemeld(b)).toBe(303);
    await expect.poll(async () => (await gezondheid(b)).storing).toEqual(['opslag']);
    await site.emmer.start();
    expect((await vraagMachine(b, bijlage)).bytes.equals(pdf('Handreiking'))).toBe(true);
    await expect.poll(async () => (await stuur('Tweede handreiking')).status).toBe(303);
    await expect.poll(async () => (await gezondheid(b)).http).toBe(200);
    allesKwam((await drukte.stop()).voor);
    expect(leven()).toEqual([true, true]);
  },
);

testTraag(
  'wie zich op de ene server aanmeldt, staat meteen op de andere; zonder dat iemand het zegt blijft die oud: de proef kan het zien',
  async () => {
    const [a, b] = urls;
    const tijden: number[] = [];
    for (let keer = 0; keer < 100; keer += 1) {
      expect(await aangemeld(a)).toBe(303);
      const begin = performance.now();
      const hoort = await eigenlijkVrij();
      await expect.poll(() => vrij(b), { interval: 1 }).toBe(hoort);
      tijden.push(performance.now() - begin);
    }
    tijden.sort((een, ander) => een - ander);
    console.log(`Right on the other server: p50 ${tijden[50]?.toFixed(1)} ms, p99 ${tijden[98]?.toFixed(1)} ms.`);
    const { db, sluit } = openDb(site.databaseUrl);
    await sql`drop trigger versie_melden on versie`.execute(db);
    // What it writes itself, such as that it took a letter, tells it as well: one look that is old is enough.
    const oud = async () => {
      expect(await aangemeld(a)).toBe(303);
      await wacht(500);
      return (await vrij(b)) > (await eigenlijkVrij());
    };
    await expect.poll(oud).toBe(true);
    await sluit();
  },
);
