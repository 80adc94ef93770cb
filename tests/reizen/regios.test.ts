import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { doe, nodigUit, tekst } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

/** On the real site, with not one text of its own yet. */
let site: Awaited<ReturnType<typeof startProductie>>;
let contentDir = '';
/** Each logged in once: a code of the app counts one time. */
let rosa: Bezoeker;
let carla: Bezoeker;
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
  rosa = await site.re('rosa@voorbeeld.example', 'Rosa');
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

test('de Realisatie-Eenheid voegt een regio toe met een formulier, geeft haar een projectleider, maakt haar voorloper en voegt haar samen', async () => {
  const lijst = await rosa.lees('/beheer/onderwijsregios/');
  expect(tekst(lijst)).toContain('Geen projectleider');
  expect(tekst(await rosa.lees('/beheer/onderwijsregios/?zoek=bestaat-niet'))).toContain('Geen regio gevonden');

  const NIEUW = '/beheer/onderwijsregios/nieuw/';
  const leeg = await doe(rosa, NIEUW, 'Voeg de regio toe', { titel: '', besluit: '' });
  expect(leeg.status).toBe(400);
  for (const zin of ['Vul de naam van de regio in.', 'Kies ten minste één sector.', 'Vul in wie dit besloot.'])
    expect(tekst(leeg)).toContain(zin);
  const velden = { titel: 'Regio Maandal', kern: 'Scholen rond het Maandal.', sector_po: 'ja', status: 'voorlopig' };
  const morgen = { ...velden, sinds: '2026-12-24', besluit: 'Overleg' };
  expect(tekst(await doe(rosa, NIEUW, 'Voeg de regio toe', morgen))).toContain('Deze dag moet nog komen.');
  const toegevoegd = await doe(rosa, NIEUW, 'Voeg de regio toe', { ...morgen, sinds: '2026-11-02' });
  const beheer = '/beheer/onderwijsregios/regio-maandal/';
  expect([toegevoegd.status, toegevoegd.naar]).toEqual([303, `${beheer}?gedaan=toegevoegd`]);
  const gast = site.gast();
  expect(tekst(await gast.lees('/onderwijsregios/regio-maandal/'))).toContain('Scholen rond het Maandal.');

  await nodigUit(rosa, '/beheer/mensen/uitnodigen/?regio=regio-maandal', { adres: 'carla@voorbeeld.example' });
  carla = await site.ingelogd('carla@voorbeeld.example', 'Carla');
  expect(tekst(await rosa.lees(beheer))).toContain('Projectleider: Carla.');

  const gezet = await doe(rosa, beheer, 'Zet de status', { status: 'voorloper', sinds: '2026-11-20', besluit: 'Bestuurlijk overleg' });
  expect(gezet.naar).toBe(`${beheer}?gedaan=gezet`);
  const pagina = tekst(await gast.lees('/onderwijsregios/regio-maandal/'));
  expect(pagina).toContain('Voorloper, sinds 20 november 2026, besluit: Bestuurlijk overleg');
  expect(pagina).toContain('Hoe het tot nu toe ging');

  // Carla writes her page, and sends it in.
  const mijn = await carla.lees('/mijn/publicaties/');
  expect(tekst(mijn)).toContain('Onze regiopagina');
  const knop =
    mijn.html
      .querySelectorAll('main button')
      .find(({ text }) => text.includes('Naar de regiopagina'))
      ?.text.trim() ?? '';
  const tekstpagina = (await carla.verzend(mijn, '/mijn/publicaties/', knop)).naar.replace(/\?.*/, '');
  expect(tekstpagina).toMatch(/^\/mijn\/publicaties\/[0-9a-f-]{36}\/$/);
  const nieuw = { kern: 'Wij zijn het Maandal.', tekst: 'Zo werken wij samen.', partners_gemeente: 'Gemeente Maandal' };
  await doe(carla, `${tekstpagina}bewerken/`, 'Opslaan', nieuw);
  // From a screen that is not of today: refused with both texts.
  const scherm = await carla.lees(`${tekstpagina}bewerken/`);
  await doe(carla, `${tekstpagina}bewerken/`, 'Opslaan', { kern: 'Wij zijn samen het Maandal.' });
  const botsing = await carla.verzend(scherm, `${tekstpagina}bewerken/`, 'Opslaan', { kern: 'Een heel andere kern.' });
  expect(botsing.status).toBe(409);
  // Laid beside each other, with the differences marked.
  expect(tekst(botsing)).toContain('samen het Maandal.');
  expect(botsing.tekst).toContain('Een heel andere kern.');
});

test('van een scherm dat niet meer klopt, verandert er niets: elk formulier zegt 409, toont hoe het nu is en houdt wat er stond', async () => {
  const BEHEER = '/beheer/onderwijsregios/regio-maandal/';
  const stap = { status: 'onderwijsregio', sinds: '2026-11-21', besluit: 'Mijn eigen besluit' };
  const formulieren = [
    { pad: BEHEER, knop: 'Zet de status', velden: stap },
    { pad: `${BEHEER}gegevens/`, knop: 'Opslaan', velden: { titel: 'Mijn eigen besluit' } },
    { pad: `${BEHEER}verbeteren/`, knop: 'Verbeter de status', velden: { ...stap, reden: 'Verkeerd.' } },
    { pad: `${BEHEER}samenvoegen/`, knop: 'Verder', velden: { naar: 'zonnedal', sinds: '2026-11-21', besluit: 'Mijn eigen besluit' } },
  ];
  const schermen: Awaited<ReturnType<Bezoeker['lees']>>[] = [];
  for (const { pad } of formulieren) schermen.push(await rosa.lees(pad));
  const bevestig = await rosa.verzend(
    schermen[3] as (typeof schermen)[number],
    `${BEHEER}samenvoegen/`,
    'Verder',
    formulieren[3]?.velden ?? {},
  );
  expect((await doe(rosa, `${BEHEER}gegevens/`, 'Opslaan', { landsdeel: 'Oost-Nederland' })).naar).toBe(`${BEHEER}?gedaan=gewijzigd`);
  for (const [plek, { pad, knop, velden }] of formulieren.entries()) {
    const antwoord = await rosa.verzend(schermen[plek] as (typeof schermen)[number], pad, knop, velden);
    expect([pad, antwoord.status]).toEqual([pad, 409]);
    expect(tekst(antwoord)).toContain('Deze regio is intussen veranderd.');
    expect(antwoord.tekst).toContain('value="Mijn eigen besluit"');
  }
  expect((await rosa.verzend(bevestig, `${BEHEER}samenvoegen/`, 'Ja, voeg samen')).status).toBe(409);
  const pagina = tekst(await site.gast().lees('/onderwijsregios/regio-maandal/'));
  for (const zin of ['Mijn eigen besluit', 'opgegaan in']) expect(pagina).not.toContain(zin);
});

test('na een samenvoeging blijft de oude pagina staan met een bericht, heeft Carla haar rechten bij de nieuwe, en vragen we één keer wie meegaat', async () => {
  await doe(carla, '/mijn/gegevens/', 'Opslaan', { onderwijsregio: 'regio-maandal' });
  const SAMEN = '/beheer/onderwijsregios/regio-maandal/samenvoegen/';
  const zelf = await doe(rosa, SAMEN, 'Verder', { naar: 'regio-maandal', besluit: 'Overleg' });
  expect(tekst(zelf)).toContain('Een regio kan niet in zichzelf opgaan.');
  const vraag = await doe(rosa, SAMEN, 'Verder', { naar: 'zonnedal', sinds: '2026-11-21', besluit: 'Overleg' });
  expect(tekst(vraag)).toContain('Dit kun je niet ongedaan maken');
  expect(tekst(vraag)).toContain('Eén persoon krijgt dezelfde rechten bij Zonnedal');
  expect(tekst(vraag)).toContain('Eén persoon noemde Regio Maandal als eigen regio.');
  const klaar = await rosa.verzend(vraag, SAMEN, 'Ja, voeg samen');
  expect(klaar.naar).toBe('/beheer/onderwijsregios/regio-maandal/?gedaan=samengevoegd');
  const gast = site.gast();
  const oud = await gast.lees('/onderwijsregios/regio-maandal/');
  expect(tekst(oud)).toContain('Regio Maandal is op 21 november 2026 opgegaan in Zonnedal.');
  expect(tekst(await gast.lees('/zoeken/?q=dal&regio=bestaat-niet'))).toContain('‘bestaat-niet’');
  expect(tekst(await gast.lees('/zoeken/?q=dal&regio=regio-maandal'))).not.toContain('‘regio-maandal’');
  // What merged into it before is told as it went.
  const eerder =
    'status_verloop:\n  - { status: voorloper, sinds: 2023-07-06, besluit: Overleg }\n' +
    '  - { status: samengevoegd, sinds: 2026-11-01, besluit: Overleg }\nopgegaan_in: regio-maandal\n';
  const bestand = ZONNEDAL.replace('titel: Zonnedal', 'titel: Oudedal').replace(/status_verloop.*\n/, eerder);
  await writeFile(join(contentDir, 'onderwijsregios/oudedal.mdx'), bestand);
  await vi.waitFor(
    async () =>
      expect(tekst(await gast.lees('/onderwijsregios/oudedal/'))).toContain(
        'Oudedal is op 1 november 2026 opgegaan in Regio Maandal. Die regio hoort nu bij Zonnedal.',
      ),
    { timeout: 60_000, interval: 250 },
  );
  expect((await rosa.lees(SAMEN)).status).toBe(409);
  expect((await rosa.lees('/beheer/onderwijsregios/nieuw/')).tekst).not.toContain('samengevoegd');

  expect(tekst(await carla.lees('/mijn/regio/'))).toContain('Zonnedal');
  const mijn = await carla.lees('/mijn/');
  expect(tekst(mijn)).toContain('Regio Maandal is opgegaan in Zonnedal');
  const bevestigd = await carla.verzend(mijn, '/mijn/', 'Ja, dat is mijn regio');
  expect(tekst(await carla.lees(bevestigd.naar))).toContain('Bij je gegevens staat nu Zonnedal als jouw regio.');
  // What the old one never wrote it no longer promises, and nobody is sent to write it.
  expect(tekst(oud)).not.toContain('vult deze pagina nog aan');
  expect(tekst(await rosa.lees('/beheer/onderwijsregios/regio-maandal/'))).not.toContain('Bewerk de pagina');
  const regiopagina = (await carla.lees('/mijn/regio/')).html.querySelector('section[aria-labelledby=regiopagina]');
  expect(regiopagina?.querySelector('a')?.getAttribute('href')).toBe('/onderwijsregios/zonnedal/');
  expect(regiopagina?.text).toContain('Bewerk de pagina');
  expect(tekst(await carla.lees('/mijn/'))).not.toContain('is opgegaan in');
  expect(
    (await carla.lees('/mijn/gegevens/')).html.querySelector('select[name=onderwijsregio] option[selected]')?.getAttribute('value'),
  ).toBe('zonnedal');
});
