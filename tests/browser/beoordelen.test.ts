import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { opmerken } from '#publicaties/beoordelen/beoordelen.ts';
import { naastServer } from '../publicaties/uitgeven/naast-server.ts';
import { wieVan } from '../publicaties/wereld.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { metBrowser, TELEFOON } from '../steun/browser.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { doe } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
let rosa: Bezoeker;
let bram: Bezoeker;
/** Texts in the states in which these pages look different. */
let ids: { concept: string; online: string; nieuweVersie: string; terugblik: string; correctie: string };

beforeAll(async () => {
  const { server } = open;
  const bestand = join(server.contentDir, 'praktijken/exitgesprekken-die-echt-iets-opleveren.mdx');
  await writeFile(bestand, (await readFile(bestand, 'utf8')).replace(/^herzien_voor: .*$/m, 'herzien_voor: 2026-01-01'));
  const { db, w, sluit } = await naastServer(server);
  rosa = await alsRosa(server);
  bram = new Bezoeker(server.url);
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
  const online = async (id: string) => {
    await w.dienIn(id);
    await w.keurGoed(id, 'rosa');
    const pad = `/beheer/publicaties/${id}/`;
    expect((await rosa.verzend(await rosa.lees(pad), pad, 'Publiceren')).status).toBe(303);
    return id;
  };
  ids = {
    concept: await w.praktijk({ titel: 'Concept' }),
    online: await online(await w.praktijk({ titel: 'Online' })),
    nieuweVersie: await online(await w.praktijk({ titel: 'Met een nieuwe versie' })),
    terugblik: await online(await w.terugblik()),
    correctie: await online(await w.praktijk({ titel: 'Met een tikfout' })),
  };
  const { nieuweVersie: id } = ids;
  await w.schrijf(id, { kern: 'Een andere kern, met 06 12345678 erin.', aanpak: '1. Vraag wie maatje wil zijn.\n2. Klik [hier](/).' });
  await w.dienIn(id);
  await opmerken(db, { account: await wieVan(db)('rosa'), id, veld: 'kern', tekst: 'Noem ook het rooster.', nu: Date.now() });
  await sluit();
  const woord = await doe(bram, `${mijn(ids.correctie)}bewerken/`, 'Kleine correctie laten goedkeuren', {
    kern: 'Elke starter krijgt een maatje.',
  });
  expect(woord.naar).toBe(`${mijn(ids.correctie)}?gedaan=correctie-ingediend`);
});

const mijn = (id: string) => `/mijn/publicaties/${id}/`;
const beheer = (id: string) => `/beheer/publicaties/${id}/`;
const PAGINAS: Record<string, () => [pad: string, staat: string]> = {
  'de lijst van wie schrijft': () => ['/mijn/publicaties/', 'Klopt dit nog?'],
  'de werklijst van wie beoordeelt': () => ['/beheer/publicaties/', 'Kennissessies zonder terugblik'],
  'een tekst om te beoordelen, met verschil en opmerkingen': () => [beheer(ids.nieuweVersie), 'Noem ook het rooster.'],
  'het voorbeeld daarvan': () => [`${mijn(ids.nieuweVersie)}voorbeeld/`, 'Dit is een voorbeeld.'],
  'de versies': () => [`${mijn(ids.nieuweVersie)}versies/`, 'Verschil tussen versie'],
  'een tekst die online staat, voor wie beheert': () => [beheer(ids.online), 'Het adres veranderen'],
  'een tekst die online staat, voor wie schrijft': () => [mijn(ids.online), 'Laatst gecontroleerd op'],
  'een kleine correctie om te beoordelen': () => [beheer(ids.correctie), 'Wat er verandert'],
  'de eigen tekst van de site halen': () => [`${mijn(ids.online)}intrekken/`, 'De pagina verdwijnt uit lijsten'],
  'een nieuwe versie schrijven': () => [`${mijn(ids.online)}bewerken/`, 'Opslaan'],
  'beelden en bijlagen': () => [`${mijn(ids.online)}bijlagen/`, 'Toevoegen'],
  'een antwoord of opname toevoegen': () => [`${mijn(ids.terugblik)}aanvullen/`, 'Adres van de opname'],
  'beginnen met een terugblik': () => ['/mijn/publicaties/nieuwe-terugblik/', 'Beginnen met schrijven'],
};
/** Authors see their own list; the Realisatie-Eenheid sees all the rest. */
async function pagina(wie = rosa): Promise<Page> {
  const context = await open.browser.newContext();
  await context.addCookies(wie.koekjes);
  return context.newPage();
}

test.each(Object.keys(PAGINAS))('%s is toegankelijk', async (naam) => {
  const [pad, staat] = PAGINAS[naam]?.() ?? ['', ''];
  const blad = await pagina(pad === '/mijn/publicaties/' ? bram : rosa);
  await blad.goto(open.server.url + pad);
  expect(await blad.locator('main').textContent()).toContain(staat);
  // What is folded away is looked at as well.
  await blad.evaluate(() => {
    for (const deel of document.querySelectorAll('details')) deel.open = true;
  });
  expect(await keurOveral(blad, TWEE_STANDEN)).toEqual([]);
  await blad.context().close();
});

const GEWEIGERD: Record<string, () => [pad: string, knop: string, invullen: [label: string, waarde: string] | null, zin: string]> = {
  'terugsturen zonder toelichting': () => [beheer(ids.nieuweVersie), 'Terugsturen', null, 'Schrijf een toelichting'],
  'een adres dat niet kan': () => [beheer(ids.online), 'Adres veranderen', ['Nieuw adres', 'zoeken'], 'Kies een ander adres'],
  'intrekken zonder reden': () => [beheer(ids.online), 'Intrekken', null, 'Schrijf waarom'],
  // The only one of the Realisatie-Eenheid has nobody to send it to.
  'een best practice zonder titel': () => [`${mijn(ids.concept)}bewerken/`, 'Online zetten', ['Titel', ''], 'Vul ‘Titel’ in.'],
};

test.each(Object.keys(GEWEIGERD))('ook na een fout is de pagina toegankelijk: %s', async (naam) => {
  const [pad, knop, invullen, zin] = GEWEIGERD[naam]?.() ?? ['', '', null, ''];
  const blad = await pagina();
  await blad.goto(open.server.url + pad);
  await blad.evaluate(() => {
    for (const deel of document.querySelectorAll('details')) deel.open = true;
  });
  if (invullen) await blad.getByLabel(invullen[0]).first().fill(invullen[1]);
  await blad.getByRole('button', { name: knop, exact: true }).first().click();
  await blad.getByText(zin).first().waitFor();
  expect(await blad.title()).toMatch(/^Fout: /);
  expect(await keurOveral(blad, TWEE_STANDEN)).toEqual([]);
  await blad.context().close();
});

test('op een telefoon staat het verhaal eerst, blijven Goedkeuren en Terugsturen in beeld, en ligt de balk nooit over wat de focus heeft', async () => {
  const blad = await pagina();
  await blad.setViewportSize(TELEFOON);
  await blad.emulateMedia({ reducedMotion: 'reduce' });
  await blad.goto(open.server.url + beheer(ids.nieuweVersie));
  const balk = blad.getByRole('region', { name: 'Goedkeuren' });
  for (const knop of [balk.getByRole('button', { name: 'Goedkeuren' }), balk.getByRole('link', { name: 'Terugsturen' })]) {
    const plek = await knop.boundingBox();
    expect((plek?.y ?? 9e9) + (plek?.height ?? 0)).toBeLessThanOrEqual(TELEFOON.height);
  }
  const koppen = await blad.locator('main h2').allTextContents();
  expect(koppen.indexOf('De tekst')).toBeLessThan(koppen.indexOf('Over deze tekst'));
  await blad.getByText(/^Leeg gelaten: .+\.$/).waitFor();
  const bedekt = (preventScroll: boolean) =>
    blad.evaluate((zonder) => {
      const lat = document.querySelector('.oordeelbalk');
      const raakt = [...document.querySelectorAll<HTMLElement>('main :is(a, button, textarea, select, summary)')].filter((deel) => {
        if (!lat || lat.contains(deel)) return false;
        deel.focus({ preventScroll: zonder });
        const [zelf, boven] = [deel.getBoundingClientRect(), lat.getBoundingClientRect().top];
        return document.activeElement === deel && zelf.bottom > boven + 1 && zelf.top < lat.getBoundingClientRect().bottom;
      });
      return raakt.map(({ textContent }) => textContent?.trim());
    }, preventScroll);
  expect(await bedekt(false)).toEqual([]);
  // Control: where the page does not move along, something lies behind it.
  await blad.evaluate(() => {
    const delen = [...document.querySelectorAll<HTMLElement>('main :is(a, button, textarea, summary)')];
    const lager = delen.find((deel) => deel.offsetParent && deel.getBoundingClientRect().top > innerHeight);
    scrollBy(0, (lager?.getBoundingClientRect().bottom ?? 0) - innerHeight + 4);
  });
  expect(await bedekt(true)).not.toEqual([]);
  await blad.context().close();
});
