import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import { metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const UUR = 60 * 60_000;
const open = metBrowser();
// Every page twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

/** A session that began an hour ago in Anna's region, with this many people; or one that ended this long ago. */
async function sessie(mensen: number, geleden = UUR): Promise<string> {
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'));
  const id = randomUUID();
  const nu = Date.now();
  const basis = await db.selectFrom('kennissessie').selectAll().where('id', '=', 's03').executeTakeFirstOrThrow();
  await db
    .insertInto('kennissessie')
    .values({
      ...{ ...basis, id, slug: `vandaag-${id}`, titel: 'Vandaag', ical_uid: id, gastregio: 'voorbeeldregio-waterkant' },
      ...{ begin_op: nu - geleden, eind_op: nu - geleden + 2 * UUR },
    })
    .execute();
  const leeg = { functie: '', organisatie: 'Voorbeeldschool', onderwijsregio: null, totp_geheim: null, totp_bevestigd_op: null };
  const letters = 'ABCDEFGHIJKLMNOPRSTVWZ';
  for (let nummer = 0; nummer < mensen; nummer++) {
    const wie = `${id}-${nummer}`;
    const naam = `${letters[nummer % letters.length]}ans ${nummer}`;
    await db
      .insertInto('account')
      .values({
        ...leeg,
        id: wie,
        adres: `${wie}@voorbeeld.example`,
        naam,
        totp_laatste_stap: 0,
        voorbeeld: 1,
        aangemaakt_op: nu,
        gewijzigd_op: nu,
      })
      .execute();
    const plek = { status: 'bevestigd', prioriteit: 0, deelname: null, vraag: '', toegang: '', dieet: '', volgnummer: 0 } as const;
    const ooit = { aangemeld_op: nu, toestemming_op: nu, gewijzigd_op: nu };
    await db
      .insertInto('aanmelding')
      .values({ ...plek, ...ooit, id: randomUUID(), kennissessie_id: id, account_id: wie, sleutel: randomUUID() })
      .execute();
  }
  await sluit();
  return id;
}

/** The projectleider of the host in a browser, on the page where she ticks. */
async function anna(id: string, ip: string, { script = true } = {}) {
  const context = await open.browser.newContext({
    ...{ viewport: TELEFOON, hasTouch: true, javaScriptEnabled: script },
    extraHTTPHeaders: { 'X-Forwarded-For': ip },
  });
  onTestFinished(() => context.close());
  await alIngelogd(context, open.server, 'anna@voorbeeld.example');
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  pagina.on('pageerror', (fout) => fouten.push(`script: ${fout.message}`));
  await pagina.goto(`${open.server.url}/beheer/kennissessies/${id}/aanwezig/`, { waitUntil: 'load' });
  return { pagina, fouten };
}
const knop = (pagina: Page, naam: string, welke: string) =>
  pagina.getByRole('group', { name: naam, exact: true }).getByRole('button', { name: welke, exact: true });
const stand = (pagina: Page, naam: string) => pagina.locator('[data-mens]', { hasText: naam }).locator('[data-stand]');

test('op een telefoon vinkt wie organiseert driehonderd mensen aan: zoeken, een letter, een duim, en het staat er meteen', async () => {
  const { pagina, fouten } = await anna(await sessie(300), '10.9.0.1');
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  await pagina.setViewportSize(TELEFOON);
  // A thumb wants 44 pixels, of every button and every letter.
  const maten = await pagina
    .locator('.deurlijst button, .letterwijzer a')
    .evaluateAll((alle) => alle.map((een) => een.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
  expect([maten.length, Math.min(...maten) >= 44]).toEqual([622, true]);
  await pagina.getByRole('navigation', { name: 'Naar een letter' }).getByRole('link', { name: 'M', exact: true }).tap();
  await expect.poll(() => pagina.locator('#letter-M').evaluate((kop) => kop.getBoundingClientRect().top < window.innerHeight)).toBe(true);

  await pagina.getByLabel('Zoek op voor- of achternaam').fill('mans 2');
  expect(await pagina.locator('[data-mens]:visible .deurlijst-naam').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/Mans 2\d*/)]),
  );
  await pagina.getByLabel('Zoek op voor- of achternaam').fill('bans 1');
  await pagina.locator('[data-gevonden]', { hasText: 'gevonden' }).waitFor();
  // Only letters under which somebody is left.
  expect(await pagina.locator('.letterwijzer a:visible').allTextContents()).toEqual(['B']);
  await knop(pagina, 'Bans 1', 'Was er').tap();
  expect(await knop(pagina, 'Bans 1', 'Was er').getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => stand(pagina, 'Bans 1').first().textContent()).toBe('Opgeslagen');
  // Nothing jumped: the same button has the focus, and the list is where it was.
  expect(await pagina.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Was er');
  expect(await pagina.locator('[data-tel=aanwezig]').textContent()).toMatch(/^\s*1\s*$/);
  await pagina.reload();
  expect(await knop(pagina, 'Bans 1', 'Was er').getAttribute('aria-pressed')).toBe('true');
  // On paper: names with a box, about thirty a sheet, and nothing to press.
  await pagina.emulateMedia({ media: 'print' });
  expect(await pagina.locator('main :is(button, input):visible').count()).toBe(0);
  const [rij, tweede] = await pagina
    .locator('[data-mens]:visible')
    .evaluateAll((alle) => alle.slice(0, 2).map((li) => li.getBoundingClientRect().top));
  expect((tweede ?? 0) - (rij ?? 0)).toBeLessThan((260 / 30) * (96 / 25.4));
  await pagina.emulateMedia({ media: 'screen' });
  await pagina.getByRole('button', { name: 'Zet de overigen op afwezig' }).click();
  await pagina.getByText('299 mensen krijgen ‘Was er niet’').waitFor();
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  expect(fouten).toEqual([]);
});

test('met het toetsenbord: tikken, terugnemen, en de focus blijft', async () => {
  const { pagina } = await anna(await sessie(3), '10.9.0.2');
  await knop(pagina, 'Aans 0', 'Was er niet').focus();
  for (const [gedrukt, zin] of [
    ['true', 'Opgeslagen'],
    ['false', 'Weggehaald'],
  ] as const) {
    await pagina.keyboard.press('Enter');
    await expect.poll(() => stand(pagina, 'Aans 0').textContent()).toBe(zin);
    expect(await knop(pagina, 'Aans 0', 'Was er niet').getAttribute('aria-pressed')).toBe(gedrukt);
    expect(await pagina.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Was er niet');
  }
  await pagina.keyboard.press('Shift+Tab');
  await pagina.keyboard.press('Space');
  await expect.poll(() => pagina.locator('[data-voorlezen]').textContent()).toBe('Opgeslagen. Aans 0: was er.');
});

test('twee mensen aan één deur: de laatste tik telt, en allebei zien zij die', async () => {
  const id = await sessie(3);
  const [een, ander] = [await anna(id, '10.9.0.3'), await anna(id, '10.9.0.4')];
  await knop(een.pagina, 'Bans 1', 'Was er').click();
  await expect.poll(() => stand(ander.pagina, 'Bans 1').textContent()).toBe('Door iemand anders: was er');
  await knop(ander.pagina, 'Bans 1', 'Was er niet').click();
  await expect.poll(() => stand(een.pagina, 'Bans 1').textContent()).toBe('Door iemand anders: was er niet');
  for (const { pagina } of [een, ander]) {
    expect(await knop(pagina, 'Bans 1', 'Was er niet').getAttribute('aria-pressed')).toBe('true');
    expect(await pagina.locator('[data-tel=afwezig]').textContent()).toMatch(/^\s*1\s*$/);
  }
});

test('op een slechte verbinding staat er dat het niet is opgeslagen, en komt het later vanzelf goed', async () => {
  const { pagina } = await anna(await sessie(3), '10.9.0.5');
  await pagina.context().setOffline(true);
  await knop(pagina, 'Aans 0', 'Was er').click();
  await expect.poll(() => stand(pagina, 'Aans 0').textContent()).toBe('Niet opgeslagen');
  await pagina.getByText('Opslaan lukt nu niet.').waitFor();
  await knop(pagina, 'Bans 1', 'Was er').click();
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  await pagina.context().setOffline(false);
  await expect.poll(() => stand(pagina, 'Aans 0').textContent()).toBe('Opgeslagen');
  await expect.poll(() => stand(pagina, 'Bans 1').textContent()).toBe('Opgeslagen');
  expect(await pagina.getByText('Opslaan lukt nu niet.').count()).toBe(0);
});

test('ruimt de telefoon de pagina op voordat het is opgeslagen, dan gaat het daarna alsnog mee; wat een ander intussen tikte, blijft', async () => {
  const id = await sessie(3);
  const [{ pagina }, ander] = [await anna(id, '10.9.0.8'), await anna(id, '10.9.0.9')];
  await pagina.context().setOffline(true);
  await knop(pagina, 'Aans 0', 'Was er').click();
  await knop(pagina, 'Bans 1', 'Was er').click();
  await expect.poll(() => stand(pagina, 'Aans 0').textContent()).toBe('Niet opgeslagen');
  // The tab is gone without a word, as a telephone does it.
  const adres = pagina.url();
  await pagina.close({ runBeforeUnload: false });
  await knop(ander.pagina, 'Bans 1', 'Was er niet').click();
  await expect.poll(() => stand(ander.pagina, 'Bans 1').textContent()).toBe('Opgeslagen');
  const weer = await pagina.context().newPage();
  await weer.context().setOffline(false);
  await weer.goto(adres, { waitUntil: 'load' });
  await expect.poll(() => stand(weer, 'Aans 0').textContent()).toBe('Opgeslagen');
  expect(await stand(weer, 'Bans 1').textContent()).toBe('Door iemand anders: was er niet');
  await weer.reload();
  expect(await knop(weer, 'Aans 0', 'Was er').getAttribute('aria-pressed')).toBe('true');
  expect(await knop(weer, 'Bans 1', 'Was er niet').getAttribute('aria-pressed')).toBe('true');
  expect(await weer.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('zonder JavaScript is elke tik een knop die de pagina weer laat zien, bij dezelfde mens', async () => {
  const { pagina } = await anna(await sessie(40), '10.9.0.6', { script: false });
  await pagina.getByLabel('Zoek op voor- of achternaam').fill('cans');
  await pagina.getByRole('button', { name: 'Zoek', exact: true }).last().click();
  await knop(pagina, 'Cans 2', 'Was er').click();
  await pagina.waitForURL(/net=/);
  expect([
    await knop(pagina, 'Cans 2', 'Was er').getAttribute('aria-pressed'),
    (await stand(pagina, 'Cans 2').first().textContent())?.trim(),
  ]).toEqual(['true', 'Opgeslagen']);
  expect(await pagina.locator('[data-mens]').count()).toBe(2);
  await pagina.getByLabel('Ook aanwezig zonder aanmelding').fill('7');
  await pagina.getByRole('button', { name: 'Opslaan', exact: true }).click();
  await pagina.waitForURL(/geteld=ja/);
  await pagina.getByText('Zonder aanmelding: 7').waitFor();
  // Everybody else at once, by name first.
  await pagina.getByRole('button', { name: 'Zet de overigen op afwezig' }).click();
  await pagina.getByText('39 mensen krijgen ‘Was er niet’').waitFor();
  expect([await pagina.locator('#vraag li').count(), await pagina.locator('[data-mens]').count()]).toEqual([39, 0]);
  await pagina.getByRole('button', { name: 'Ja, zet op afwezig' }).click();
  await pagina.getByText('Opgeslagen: 39 mensen waren er niet.').waitFor();
  expect((await pagina.locator('.deurteller').textContent())?.replace(/\s+/g, ' ')).toContain('Was er: 1Was er niet: 39');
});

test('wanneer het kan, de vragen erna, de uitkomst en het bewijs zijn toegankelijk', async () => {
  const id = await sessie(6, 26 * UUR);
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'));
  const aanmeldingen = await db.selectFrom('aanmelding').select('id').where('kennissessie_id', '=', id).execute();
  const [eerste] = aanmeldingen;
  for (const { id: aanmelding_id } of aanmeldingen)
    await db.insertInto('evaluatieverzoek').values({ aanmelding_id, sleutel: randomUUID(), beantwoord: 0 }).execute();
  for (const [plek, bruikbaar] of [5, 4, 4, 3, 1].entries())
    await db
      .insertInto('evaluatie')
      .values({ id: randomUUID(), kennissessie_id: id, bruikbaar, meegenomen: `Les ${plek}`, beter: '' })
      .execute();
  const { sleutel } = await db
    .selectFrom('evaluatieverzoek')
    .select('sleutel')
    .where('aanmelding_id', '=', eerste?.id ?? '')
    .executeTakeFirstOrThrow();
  const eigen = await db
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', 's13')
    .where('account_id', '=', 'deelnemer-51')
    .executeTakeFirstOrThrow();
  await sluit();
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.9.0.7' } });
  onTestFinished(() => context.close());
  const pagina = await context.newPage();
  const goed = async (pad: string, kop: string | RegExp) => {
    await pagina.goto(open.server.url + pad, { waitUntil: 'load' });
    await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
    expect(await keurOveral(pagina, TWEE_STANDEN), pad).toEqual([]);
  };
  const vraag = `/mijn/aanmeldingen/${eerste?.id}/evaluatie/`;
  await goed(vraag, 'Wat vond je ervan?');
  await goed(`${vraag}?sleutel=${sleutel}`, 'Wat vond je ervan?');
  await pagina.getByRole('button', { name: 'Verstuur' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  await pagina.getByLabel('4: bruikbaar').check();
  await pagina.getByRole('button', { name: 'Verstuur' }).press('Enter');
  await goed(`${vraag}?sleutel=${sleutel}`, 'Dank je wel');
  await alIngelogd(context, open.server, 'deelnemer-51@voorbeeld.example');
  await goed(`/mijn/aanmeldingen/${eigen.id}/bewijs/`, 'Bewijs van deelname');
  await context.addCookies((await alsRosa(open.server)).koekjes);
  await goed(`/beheer/kennissessies/${id}/evaluatie/`, 'Evaluatie: Vandaag');
  // Of each mark the share is in sight on a telephone.
  await pagina.setViewportSize(TELEFOON);
  expect(await pagina.locator('.tabel').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await goed('/beheer/kennissessies/s03/aanwezig/', /^Aanwezig: /);
  await goed('/beheer/kennissessies/s07/aanwezig/', /^Aanwezig: /);
});
