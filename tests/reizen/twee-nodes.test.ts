import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { rijplek } from '#publicaties/uitgeven/tekstrijen.ts';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { pdf } from '../inhoud/bijlagen/maken.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { startEmmer } from '../steun/emmer.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { startServer } from '../steun/server.ts';

const TEKST = { collectie: 'praktijken', slug: 'exitgesprekken-die-echt-iets-opleveren' } as const;
/** Two processes with one database: with SQLite only on one machine. */
const MAG = 'omgeving' in leesOmgeving({ OPSLAG_URL: 's3://a:b@opslag.example/emmer' });

test.skipIf(!MAG)('een map waarin de teksten van alle servers niet passen houdt de start tegen, met wat eraan te doen is', async () => {
  const emmer = await startEmmer();
  onTestFinished(() => emmer.ruimOp());
  const a = await startServer({ OPSLAG_URL: emmer.url });
  onTestFinished(() => a.ruimOp());
  const contentDir = `${a.contentDir}-b`;
  mkdirSync(contentDir);
  // In the place of a folder.
  writeFileSync(join(contentDir, 'praktijken'), '');
  const mis = await startServer({ OPSLAG_URL: emmer.url, DATA_DIR: a.dataDir, CONTENT_DIR: contentDir }).catch(String);
  expect(mis).toContain(`De site start niet. De teksten van alle servers konden niet in de map ${contentDir} (CONTENT_DIR) worden gezet`);
});

/** Two servers, each with a folder of texts and copies of its own, that share a database and a store of uploads. */
async function tweeServers() {
  const emmer = await startEmmer();
  const a = await startServer({ OPSLAG_URL: emmer.url });
  const contentDir = `${a.contentDir}-b`;
  cpSync(a.contentDir, contentDir, { recursive: true });
  const b = await startServer({ OPSLAG_URL: emmer.url, DATA_DIR: a.dataDir, CONTENT_DIR: contentDir });
  const open = openDb(join(a.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  onTestFinished(async () => {
    await open.sluit();
    await b.ruimOp();
    await a.ruimOp();
    await emmer.ruimOp();
  });
  return { a, b, db: open.db, gasten: [new Bezoeker(a.url), new Bezoeker(b.url)] as const };
}

test.skipIf(!MAG)('wat op de ene server ingestuurd en geplaatst wordt, is op de andere te lezen en weg als het weg is', async () => {
  const { a, b, db, gasten } = await tweeServers();
  const bram = await ingelogdAls(a, 'bram');
  const { naar: pad } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const bijlagen = pad.replace(/bewerken.*/, 'bijlagen/');
  const data = new FormData();
  data.set('inzending', pad.split('/')[3] ?? '');
  data.set('omschrijving', 'Handreiking');
  data.set('bestand', new File([new Uint8Array(pdf('samen'))], 'Handreiking.pdf'));
  const gestuurd = await bram.vraag(`${bijlagen}?_action=bijlageToevoegen`, { method: 'POST', body: data, headers: { Origin: a.url } });
  expect(gestuurd.status).toBe(303);
  // The same login, at the other server.
  bram.url = b.url;
  const eigen = (await bram.lees(bijlagen)).html.querySelector('main a[href*="/bijlagen/"][href$="/"]')?.getAttribute('href') ?? '';
  expect([(await bram.lees(eigen)).status, (await bram.lees(eigen)).tekst]).toEqual([200, pdf('samen').toString()]);

  const adres = `/bijlagen/${/[0-9a-f]{64}/.exec(eigen)?.[0]}.pdf`;
  const statussen = async (waar: string) => Promise.all(gasten.map(async (gast) => (await gast.lees(waar)).status));
  expect(await statussen(adres)).toEqual([404, 404]);
  // As a third machine places it.
  const plek = rijplek(db, async () => {});
  const was = readFileSync(join(a.contentDir, TEKST.collectie, `${TEKST.slug}.mdx`), 'utf8');
  const nieuw = was.replace(/^downloads:.*$/m, `downloads:\n  - { titel: Handreiking, url: ${adres}, soort: pdf }`);
  await plek.plaatsen(TEKST, nieuw, await plek.digest(TEKST));
  await expect.poll(() => statussen(adres)).toEqual([200, 200]);
  const pagina = `/praktijken/${TEKST.slug}/`;
  for (const gast of gasten) expect(tekst(await gast.lees(pagina))).toContain('Handreiking');
  expect(readFileSync(join(b.contentDir, TEKST.collectie, `${TEKST.slug}.mdx`), 'utf8')).toBe(nieuw);

  await plek.weghalen(TEKST, { was: (await plek.digest(TEKST)) ?? '', bewaren: true });
  await expect.poll(() => statussen(pagina)).toEqual([404, 404]);
  await db.insertInto('vervallen_adres').values({ pad: adres, naar: null, inzending_id: null, op: 1 }).execute();
  await expect.poll(() => statussen(adres)).toEqual([410, 410]);
});
