import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { pdf } from '../inhoud/bijlagen/maken.ts';
import { beginCluster, pgProgrammas } from '../steun/cluster.ts';
import { startEmmer } from '../steun/emmer.ts';
import { doe } from '../steun/pagina.ts';
import { SITE, startProductie } from '../steun/productie.ts';
import { startServer } from '../steun/server.ts';

const PROGRAMMAS = pgProgrammas();
const NIEUWS = { titel: 'De kennisbank is open', kern: 'Vanaf vandaag kun je hier zoeken.' };

/** A database and a store elsewhere, and two machines with nothing but the key of the site. */
async function tweeMachines(programmas: string) {
  const [cluster, emmer] = await Promise.all([beginCluster(programmas), startEmmer()]);
  const map = mkdtempSync(join(tmpdir(), 'twee-machines-'));
  const bij = (database: string) => Object.assign(new URL(cluster.url), { pathname: `/${database}` }).href;
  const client = new pg.Client({ connectionString: bij('postgres') });
  await client.connect();
  await client.query('create database site');
  await client.end();
  const machine = (naam: string) => {
    const plek = { DATA_DIR: join(map, naam, 'data'), CONTENT_DIR: join(map, naam, 'content') };
    for (const een of Object.values(plek)) mkdirSync(een, { recursive: true, mode: 0o700 });
    writeFileSync(join(plek.DATA_DIR, 'sleutel'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
    return { DATABASE_URL: bij('site'), OPSLAG_URL: emmer.url, ...plek };
  };
  const a = await startProductie(machine('a'));
  const b = await startServer({
    SITE_URL: SITE,
    SMTP_URL: a.post.url,
    MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>',
    ...machine('b'),
  });
  onTestFinished(async () => {
    await b.ruimOp();
    await a.ruimOp();
    await Promise.all([cluster.stop(), emmer.ruimOp()]);
    rmSync(map, { recursive: true, force: true });
  });
  return { a, b, emmer };
}

/** What a machine answers to who comes through the proxy in front of it. */
const vraag = (url: string, pad: string): Promise<{ status: number; bytes: Buffer }> =>
  new Promise((klaar, mis) => {
    const headers = { host: new URL(SITE).host, 'x-forwarded-for': '10.9.8.7', connection: 'close' };
    const gevraagd = request(new URL(pad, url), { headers }, async (antwoord) =>
      klaar({ status: antwoord.statusCode ?? 0, bytes: await buffer(antwoord) }),
    );
    gevraagd.on('error', mis).end();
  });

test.skipIf(!PROGRAMMAS)(
  'een bericht met een bijlage van de ene machine staat op de andere, gaat daar weg, en blijft staan als de ene uitvalt',
  async () => {
    const { a, b, emmer } = await tweeMachines(PROGRAMMAS ?? '');
    const rosa = await a.re('rosa@ministerie.example', 'Rosa');
    const { naar: bewerken } = await doe(rosa, '/beheer/nieuws/', 'Nieuw bericht');
    const data = new FormData();
    data.set('inzending', bewerken.split('/')[3] ?? '');
    data.set('omschrijving', 'Handreiking');
    data.set('bestand', new File([new Uint8Array(pdf('samen'))], 'Handreiking.pdf'));
    const sturen = `${bewerken.replace(/bewerken.*/, 'bijlagen/')}?_action=bijlageToevoegen`;
    expect((await rosa.vraag(sturen, { method: 'POST', body: data, headers: { Origin: a.url } })).status).toBe(303);
    const eigen = (await rosa.lees(sturen.replace(/\?.*/, ''))).html
      .querySelector('main a[href*="/bijlagen/"][href$="/"]')
      ?.getAttribute('href');
    const bijlage = `/bijlagen/${/[0-9a-f]{64}/.exec(eigen ?? '')?.[0]}.pdf`;
    const op = async (pad: string) => Promise.all([a.url, b.url].map(async (url) => (await vraag(url, pad)).status));
    expect(await op(bijlage)).toEqual([404, 404]);

    const geplaatst = await doe(rosa, bewerken, 'Online zetten', { ...NIEUWS, tekst: `Lees [de handreiking](${bijlage}).` });
    expect(geplaatst.naar).toMatch(/gedaan=geplaatst$/);
    const adres = '/nieuws/de-kennisbank-is-open/';
    await expect.poll(() => op(adres), { timeout: 10_000 }).toEqual([200, 200]);
    expect((await vraag(b.url, adres)).bytes.toString()).toContain(NIEUWS.kern);
    expect((await vraag(b.url, bijlage)).bytes.equals(pdf('samen'))).toBe(true);

    const beheer = bewerken.replace('/mijn/', '/beheer/').replace(/bewerken.*/, '');
    expect((await doe(rosa, beheer, 'Intrekken', { reden: 'De site is toch nog niet open.' })).naar).toMatch(/gedaan=ingetrokken$/);
    await expect
      .poll(() => Promise.all([op(adres), op(bijlage)]), { timeout: 10_000 })
      .toEqual([
        [410, 410],
        [410, 410],
      ]);
    await doe(rosa, beheer, 'Terugzetten');
    await expect
      .poll(() => Promise.all([op(adres), op(bijlage)]), { timeout: 10_000 })
      .toEqual([
        [200, 200],
        [200, 200],
      ]);
    // What B once gave it goes on giving, also without the store and without A.
    await Promise.all([a.stop(), emmer.stop()]);
    expect([(await vraag(b.url, adres)).status, (await vraag(b.url, bijlage)).status]).toEqual([200, 200]);
  },
);
