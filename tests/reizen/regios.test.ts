import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tekst } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

/** On the real site, with not one text of its own yet. */
let site: Awaited<ReturnType<typeof startProductie>>;
let contentDir = '';
beforeAll(async () => {
  contentDir = await mkdtemp(join(tmpdir(), 'regios-'));
  site = await startProductie({ CONTENT_DIR: contentDir });
});
afterAll(async () => {
  await site.ruimOp();
  await rm(contentDir, { recursive: true, force: true });
});

const ZONNEDAL =
  '---\ntitel: Zonnedal\nkern: Een regio om mee te proberen.\ntype: regionaal\nlandsdeel: Oost-Nederland\nsectoren: [po]\n' +
  'status_verloop: [{ status: ingediend, sinds: 2026-11-20, besluit: Plan ontvangen }]\ngewijzigd: 2026-11-20\ngecontroleerd: 2026-11-20\n---\n\nTekst.\n';

test("een echte site met lege mappen heeft op dag één de echte regio's, en geen voorbeeld", async () => {
  const gast = site.gast();
  const lijst = tekst(await gast.lees('/onderwijsregios/'));
  expect(lijst).toContain('Groningen (vo/vso)');
  expect(lijst).not.toContain('Voorbeeldregio');
  expect((await gast.lees('/onderwijsregios/groningen-vo-vso/')).status).toBe(200);
  expect((await gast.lees('/onderwijsregios/voorbeeldregio-waterkant/')).status).toBe(404);
});

test('een bestand erbij is een regio erbij, zonder nieuwe release of herstart: in lijsten, profiel, rechten, agenda en open data', async () => {
  const rosa = await site.re('rosa@voorbeeld.example', 'Rosa');
  await writeFile(join(contentDir, 'onderwijsregios/zonnedal.mdx'), ZONNEDAL);
  const waar = {
    lijst: '/onderwijsregios/',
    eigen: '/onderwijsregios/zonnedal/',
    profiel: '/mijn/gegevens/',
    rechten: '/beheer/mensen/uitnodigen/',
    gastheer: '/beheer/kennissessies/nieuw/',
    opendata: '/inhoud.json',
    kaart: '/sitemap.xml',
  };
  for (const [naam, adres] of Object.entries(waar))
    await vi.waitFor(async () => expect([naam, (await rosa.lees(adres)).tekst.includes('onnedal')]).toEqual([naam, true]), {
      timeout: 60_000,
      interval: 250,
    });
  await vi.waitFor(async () => expect(tekst(await rosa.lees('/zoeken/?q=zonnedal'))).toContain('Een regio om mee te proberen.'), {
    timeout: 60_000,
    interval: 250,
  });
});
