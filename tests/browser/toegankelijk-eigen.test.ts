import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import { metBrowser } from '../steun/browser.ts';
import { alIngelogd, codeVoor } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';

const VRIJ = '/kennissessies/kennissessie-begeleiding-van-startende-leraren/';
const HYBRIDE = '/kennissessies/leerkring-hybride-docenten-3-bijeenkomsten/';
const LANG = 'a'.repeat(1001);
const open = metBrowser();
// Every page four times, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

/** A browser of somebody with an address of their own; `goed` says that the page on show has no faults. */
async function bezoek(ip: string, adres?: string) {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': ip } });
  onTestFinished(() => context.close());
  if (adres) await alIngelogd(context, open.server, adres);
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  pagina.on('pageerror', (fout) => fouten.push(`script: ${fout.message}`));
  return {
    pagina,
    ga: (pad: string) => pagina.goto(open.server.url + pad, { waitUntil: 'load' }),
    async goed(kop: string | RegExp) {
      await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
      expect(await keurOveral(pagina), String(kop)).toEqual([]);
      expect(fouten).toEqual([]);
    },
  };
}
const knop = (pagina: Page, naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).click();
const geweigerd = (pagina: Page) => pagina.waitForFunction(() => document.title.startsWith('Fout: '));

test('inloggen is toegankelijk, ook als er iets niet klopt', async () => {
  const { pagina, ga, goed } = await bezoek('10.2.0.1');
  await ga('/inloggen/');
  await goed('Inloggen');
  await pagina.getByLabel('E-mailadres').fill('geen adres');
  await knop(pagina, 'Stuur mij een code');
  await geweigerd(pagina);
  await goed('Inloggen');
  await pagina.getByLabel('E-mailadres').fill('anna@voorbeeld.example');
  await knop(pagina, 'Stuur mij een code');
  await goed('Vul je code in');
  await pagina.getByLabel('Code').fill('22222222');
  await knop(pagina, 'Inloggen');
  await geweigerd(pagina);
  await goed('Vul je code in');
});

test('een aanmelding bekijken, wijzigen en afmelden is toegankelijk, ook als er iets niet klopt', async () => {
  const { pagina, ga, goed } = await bezoek('10.2.0.2', 'carla@voorbeeld.example');
  await ga(`${VRIJ}aanmelden/`);
  await knop(pagina, 'Aanmelden');
  await geweigerd(pagina);
  await goed('Aanmelden');
  await pagina.getByLabel(/Ik ga akkoord/).check();
  await knop(pagina, 'Aanmelden');
  await goed('Je aanmelding');
  const hier = new URL(pagina.url()).pathname;
  await ga(`${hier}wijzigen/`);
  await goed('Wijzig je antwoorden');
  await pagina.getByLabel(/^Vraag aan de sprekers/).fill(LANG);
  await knop(pagina, 'Opslaan');
  await geweigerd(pagina);
  await goed('Wijzig je antwoorden');
  await ga(`${hier}afmelden/`);
  await goed('Wil je je afmelden?');
  await knop(pagina, 'Ja, meld mij af');
  await goed('Je aanmelding');
});

test('de wachtlijst en de keus tussen twee tabbladen zijn toegankelijk', async () => {
  const { pagina, ga, goed } = await bezoek('10.2.0.3', 'bram@voorbeeld.example');
  const tweede = await pagina.context().newPage();
  await tweede.goto(`${open.server.url}${HYBRIDE}aanmelden/`);
  for (const tabblad of [pagina, tweede]) {
    if (tabblad === pagina) await ga(`${HYBRIDE}aanmelden/`);
    await tabblad.getByLabel('Ik doe online mee').check();
    await tabblad.getByLabel(/^Vraag aan de sprekers/).fill(tabblad === pagina ? 'Eerst' : 'Later');
    await tabblad.getByLabel(/Ik ga akkoord/).check();
    await knop(tabblad, 'Aanmelden');
  }
  await goed('Je aanmelding');
  await geweigerd(tweede);
  expect(await keurOveral(tweede)).toEqual([]);
});

test('afmelden met de link uit de mail is toegankelijk', async () => {
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'));
  const { sleutel } = await db
    .selectFrom('aanmelding')
    .select('sleutel')
    .where('kennissessie_id', '=', 's07')
    .where('account_id', '=', 'deelnemer-03')
    .executeTakeFirstOrThrow();
  await sluit();
  const { pagina, ga, goed } = await bezoek('10.2.0.4');
  await ga('/afmelden/');
  await goed('Afmelden kan nu niet');
  await ga(`/afmelden/?sleutel=${sleutel}`);
  await goed('Wil je je afmelden?');
  await knop(pagina, 'Ja, meld mij af');
  await goed('Je bent afgemeld');
});

test('je gegevens zijn toegankelijk, ook als er iets niet klopt', async () => {
  const { pagina, ga, goed } = await bezoek('10.2.0.5', 'anna@voorbeeld.example');
  await ga('/mijn/gegevens/');
  await goed(/gegevens/i);
  await pagina.getByLabel('Naam', { exact: true }).fill('');
  await knop(pagina, 'Opslaan');
  await geweigerd(pagina);
  await goed(/gegevens/i);
  await ga('/mijn/gegevens/wissen/');
  await goed('Account wissen');
});

test('de tweede stap, de herstelcodes en het beheer zijn toegankelijk, ook als er iets niet klopt', async () => {
  const vrager = await bezoek('10.2.0.6');
  await vrager.ga('/kennisvragen/stellen/?vraag=Hoe+begin+je%3F');
  await vrager.pagina.getByLabel(/E-mailadres/).fill('vrager@voorbeeld.example');
  await vrager.pagina.getByLabel(/Ik vind het goed/).check();
  await knop(vrager.pagina, 'Verstuur je vraag');
  await vrager.pagina.waitForURL(/gesteld/);

  const { pagina, ga, goed } = await bezoek('10.2.0.7');
  const geheim = /rosa@\S+ .*geheim ([A-Z2-7]+)/.exec(open.server.stdout())?.[1] ?? '';
  await ga('/inloggen/');
  await pagina.getByLabel('E-mailadres').fill('rosa@voorbeeld.example');
  await knop(pagina, 'Stuur mij een code');
  await pagina.getByLabel('Code').fill(await codeVoor(open.server, 'rosa@voorbeeld.example'));
  await knop(pagina, 'Inloggen');
  await pagina.waitForURL(/tweede-stap/);
  await goed(/./);
  await pagina.getByLabel('Code uit je app').fill('000000');
  await knop(pagina, 'Doorgaan');
  await geweigerd(pagina);
  await goed(/./);
  await pagina.getByLabel('Code uit je app').fill(new TOTP({ secret: geheim }).generate());
  await knop(pagina, 'Doorgaan');
  await pagina.waitForURL((url) => !url.pathname.startsWith('/inloggen/'));

  for (const pad of [
    '/mijn/gegevens/',
    '/mijn/gegevens/herstelcodes/',
    '/beheer/',
    '/beheer/adopties/',
    '/beheer/kennisvragen/',
    '/beheer/regioverkenningen/',
  ]) {
    await ga(pad);
    await goed(/./);
  }
  await ga('/mijn/gegevens/herstelcodes/');
  await pagina.getByLabel('Code uit je app').fill('000000');
  await knop(pagina, 'Maak nieuwe codes');
  await geweigerd(pagina);
  await goed(/codes/i);
  await ga('/beheer/kennisvragen/');
  await pagina.getByRole('link', { name: /Hoe begin je/ }).click();
  await goed('Hoe begin je?');
  await knop(pagina, 'Sluiten');
  await geweigerd(pagina);
  await goed('Hoe begin je?');
});
