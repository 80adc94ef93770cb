import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
// Every page twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

let rosa: Bezoeker;
beforeAll(async () => {
  rosa = await alsRosa(open.server);
});

/** The Realisatie-Eenheid in a browser; `goed` says that the page on show has no faults. */
async function plannend() {
  const context = await open.browser.newContext();
  onTestFinished(() => context.close());
  await context.addCookies(rosa.koekjes);
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  pagina.on('pageerror', (fout) => fouten.push(`script: ${fout.message}`));
  return {
    pagina,
    async goed(kop: string | RegExp) {
      await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
      expect(await keurOveral(pagina, TWEE_STANDEN), String(kop)).toEqual([]);
      expect(fouten).toEqual([]);
    },
    knop: (naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).click(),
    ga: (pad: string) => pagina.goto(open.server.url + pad, { waitUntil: 'load' }),
  };
}

test('een kennissessie maken is toegankelijk op bureau en telefoon, met toetsenbord en met fouten in het formulier', async () => {
  const { pagina, goed, knop, ga } = await plannend();
  await ga('/beheer/kennissessies/');
  await goed('Kennissessies plannen');
  await ga('/beheer/kennissessies/nieuw/');
  await knop('Opslaan als concept');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  // The list of what is wrong has the focus, and leads to the field.
  expect(await pagina.evaluate(() => document.activeElement?.id)).toBe('foutenlijst');
  await goed('Nieuwe kennissessie');
  const velden: [string, string][] = [
    ...([
      ['Titel', 'Kennisdag met het toetsenbord'],
      ['Kern', 'Een dag.'],
      ['Datum', '2027-02-17'],
      ['Begintijd', '09:30'],
    ] as [string, string][]),
    ...([
      ['Eindtijd', '16:30'],
      ['Aantal plaatsen', '20'],
      ['Plaats', 'Utrecht'],
    ] as [string, string][]),
  ];
  for (const [label, waarde] of velden) await pagina.getByLabel(new RegExp(`^\\s*${label}( \\(niet verplicht\\))?\\s*$`)).fill(waarde);
  // Who needs a second day passes one empty meeting, not five.
  await pagina.locator('summary', { hasText: 'Meer bijeenkomsten' }).press('Enter');
  expect(await pagina.locator('input[name^=datum]:visible').count()).toBe(2);
  await pagina.locator('summary', { hasText: 'Nog een bijeenkomst' }).first().press('Enter');
  expect(await pagina.locator('input[name^=datum]:visible').count()).toBe(3);
  await pagina.getByRole('group', { name: 'Bouwstenen' }).getByLabel('Omvang').check();
  await pagina.getByRole('button', { name: 'Opslaan als concept' }).press('Enter');
  await goed('Kennisdag met het toetsenbord');
  const hier = new URL(pagina.url()).pathname;
  await ga(`${hier}voorbeeld/`);
  await goed('Kennisdag met het toetsenbord');
  await ga(hier);
  await knop('Aankondigen');
  await pagina.getByRole('button', { name: 'Ja, kondig aan' }).waitFor();
  await goed('Kennisdag met het toetsenbord');
  await knop('Nee, ik wil nog iets wijzigen');
  // Enter in a field saves, and does no more than that.
  await pagina.getByLabel('Titel').fill('Kennisdag met Enter');
  await pagina.getByLabel('Titel').press('Enter');
  await pagina.waitForURL(/gedaan=/);
  expect(new URL(pagina.url()).searchParams.get('gedaan')).toBe('opgeslagen');
  await ga(`${hier}verwijderen/`);
  await goed(/^Verwijderen: /);
});

test('een titel van 150 letters zonder spatie past op elke pagina van de kennissessie, op bureau en telefoon', async () => {
  const { pagina, knop, ga } = await plannend();
  await ga('/beheer/kennissessies/s07/');
  await knop('Kopiëren');
  await pagina.waitForURL(/gedaan=gekopieerd/);
  const hier = new URL(pagina.url()).pathname;
  await pagina.getByLabel('Titel').fill('Onderwijsregiobijeenkomst'.repeat(6));
  await pagina.getByLabel('Datum').first().fill('2027-03-17');
  await knop('Opslaan');
  await pagina.waitForURL(/gedaan=opgeslagen/);
  const teBreed: string[] = [];
  for (const maat of [BUREAU, TELEFOON])
    for (const pad of [hier, `${hier}voorbeeld/`, `${hier}verwijderen/`, '/beheer/kennissessies/', '/beheer/']) {
      await pagina.setViewportSize(maat);
      await ga(pad);
      if (await pagina.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
        teBreed.push(`${pad} op ${maat.width}`);
    }
  expect(teBreed).toEqual([]);
});

test('wat mensen mail stuurt is toegankelijk: de vraag vooraf, verplaatsen en afgelasten', async () => {
  const { pagina, goed, knop, ga } = await plannend();
  // A session with people: the question before anything is mailed.
  const vol = '/beheer/kennissessies/s01/';
  await ga(`${vol}verplaatsen/`);
  await goed(/^Verplaatsen: /);
  await pagina.getByLabel('Datum').fill('2027-01-22');
  await knop('Verplaatsen');
  await pagina.getByRole('button', { name: 'Ja, verstuur' }).waitFor();
  await goed(/^Verplaatsen: /);
  await ga(`${vol}afgelasten/`);
  await goed(/^Afgelasten: /);
});

test('wie er komt, wat zij vragen en wat zij nodig hebben is toegankelijk, ook een brede lijst op een telefoon', async () => {
  const { pagina, goed, knop, ga } = await plannend();
  const vol = '/beheer/kennissessies/s07/';
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'));
  const eerste = db.selectFrom('aanmelding').select('id').where('kennissessie_id', '=', 's07').where('deelname', '=', 'fysiek').limit(1);
  await db.updateTable('aanmelding').set({ dieet: 'vegetarisch' }).where('id', '=', eerste).execute();
  await sluit();
  await ga(`${vol}deelnemers/`);
  await goed(/^Deelnemers: /);
  // On a telephone all of a person is in sight; on paper they stay a table.
  const rij = pagina.locator('main tbody tr').first();
  const opmaak = () => rij.evaluate((tr) => [getComputedStyle(tr).display, (tr.closest('section')?.scrollWidth ?? 0) <= innerWidth]);
  await pagina.setViewportSize(TELEFOON);
  expect(await opmaak()).toEqual(['grid', true]);
  await pagina.emulateMedia({ media: 'print' });
  expect((await opmaak())[0]).toBe('table-row');
  await pagina.emulateMedia({ media: 'screen' });
  await pagina
    .getByRole('link', { name: /^Haal weg: / })
    .first()
    .click();
  await knop('Bekijk de brief');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed(/ van de lijst halen$/);
  await ga(`${vol}deelnemers/behoeften/`);
  await knop('Toon de behoeften');
  await pagina.getByRole('heading', { level: 2, name: 'Dieet' }).waitFor();
  await goed(/^Behoeften: /);
  // What goes to a kitchen has no names on it.
  const namen = pagina.getByRole('heading', { name: 'Wie vroeg wat' });
  await pagina.evaluate(() => Object.assign(window, { print: () => {} }));
  for (const [druk, staatErop] of [
    ['Print met namen (voor wie ontvangt)', true],
    ['Print de aantallen (voor de keuken)', false],
  ] as const) {
    await pagina.emulateMedia({ media: 'screen' });
    await pagina.getByRole('button', { name: druk }).click();
    await pagina.emulateMedia({ media: 'print' });
    expect([druk, await namen.isVisible()]).toEqual([druk, staatErop]);
  }
  await pagina.emulateMedia({ media: 'screen' });
  await ga(`${vol}vragen/`);
  await goed(/^Vragen: /);
});

test('iemand een plaats geven en daarop antwoorden is toegankelijk, met het toetsenbord, ook zonder account', async () => {
  const { pagina, goed, knop, ga } = await plannend();
  await ga('/beheer/kennissessies/s07/deelnemers/plaatsen/');
  await goed('Iemand uitnodigen voor de wachtlijst');
  await knop('Nodig uit');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await pagina.getByLabel('E-mailadres').fill('genodigde@voorbeeld.example');
  await pagina.keyboard.press('Enter');
  await pagina.getByRole('button', { name: 'Trek in' }).waitFor();
  await goed(/^Deelnemers: /);
  const [brief] = await postAan(open.server, 'genodigde@voorbeeld.example', /plaats voor je|wachtlijst/);
  await pagina.context().clearCookies();
  await ga(/\/uitnodiging\/\?sleutel=\S+/.exec(brief?.text ?? '')?.[0] ?? '');
  await goed('Doe je mee?');
  await pagina.getByRole('button', { name: 'Nee, ik kom niet' }).press('Enter');
  await pagina.getByText('Je hebt nee gezegd.').waitFor();
  await goed('Uitnodiging');
});

test('vragen afhandelen en een extra brief sturen is toegankelijk', async () => {
  const { pagina, goed, knop, ga } = await plannend();
  await ga('/beheer/kennissessies/s07/verstuurd/');
  await goed(/^Brieven: /);
  await knop('Bekijk de brief');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed(/^Brieven: /);
  await pagina.getByLabel('Onderwerp').fill('Neem je laptop mee');
  await pagina.getByLabel('Tekst').fill('Er is stroom.');
  await pagina.getByRole('button', { name: 'Bekijk de brief' }).press('Enter');
  await pagina.getByRole('button', { name: 'Ja, verstuur' }).waitFor();
  await goed(/^Brieven: /);
  await ga('/beheer/kennissessies/s07/vragen/');
  await pagina.locator('summary').first().press('Enter');
  await goed(/^Vragen: /);
});
