import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { metBrowser } from '../steun/browser.ts';
import { alIngelogd, codeVoor } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';

const open = metBrowser();
// Every page on two screens, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

async function bezoek(ip: string, adres?: string) {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': ip } });
  onTestFinished(() => context.close());
  if (adres) await alIngelogd(context, open.server, adres);
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  return {
    pagina,
    ga: (pad: string) => pagina.goto(open.server.url + pad, { waitUntil: 'load' }),
    async goed(kop: string | RegExp) {
      await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
      expect(await keurOveral(pagina, TWEE_STANDEN), String(kop)).toEqual([]);
      expect(fouten).toEqual([]);
    },
  };
}
const knop = (pagina: Page, naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).first();
const geweigerd = (pagina: Page) => pagina.waitForFunction(() => document.title.startsWith('Fout: '));

test('schrijfrecht aanvragen en verhuizen naar een ander adres zijn toegankelijk, en gaan met het toetsenbord', async () => {
  const { pagina, ga, goed } = await bezoek('10.4.0.1', 'carla@voorbeeld.example');
  await ga('/mijn/publicaties/aanvragen/');
  await pagina.getByLabel('Onderwijsregio').selectOption('');
  await knop(pagina, 'Vraag schrijfrecht aan').press('Enter');
  await geweigerd(pagina);
  await goed('Schrijfrecht aanvragen');
  await pagina.getByLabel('Onderwijsregio').focus();
  await pagina.keyboard.type('Voorbeeldregio Waterkant');
  await pagina.getByLabel('Toelichting').fill('Ik leid de werkgroep.');
  await knop(pagina, 'Vraag schrijfrecht aan').press('Enter');
  await pagina.waitForURL(/gedaan=gevraagd/);
  await goed('Mijn publicaties');
  await ga('/mijn/gegevens/adres/');
  await pagina.getByLabel('Nieuw e-mailadres').fill('geen adres');
  await knop(pagina, 'Stuur de codes').press('Enter');
  await geweigerd(pagina);
  await goed('Verhuis naar een ander adres');
  await pagina.getByLabel('Nieuw e-mailadres').fill('carla@nieuw.example');
  await knop(pagina, 'Stuur de codes').press('Enter');
  await pagina.getByLabel('Code uit de mail op carla@nieuw.example').waitFor();
  await goed('Verhuis naar een ander adres');
});

test('de pagina van een projectleider is toegankelijk: mensen, uitnodigen, beëindigen, een verzoek', async () => {
  const { pagina, ga, goed } = await bezoek('10.4.0.2', 'anna@voorbeeld.example');
  await ga('/mijn/regio/');
  await goed(/regio/i);
  await pagina.getByRole('link', { name: 'Nodig een auteur uit' }).press('Enter');
  await knop(pagina, 'Nodig uit').press('Enter');
  await geweigerd(pagina);
  await goed('Een auteur uitnodigen');
  await pagina.getByLabel('E-mailadres').fill('nieuw@school.example');
  await knop(pagina, 'Nodig uit').press('Enter');
  await pagina.getByText('Klopt dit adres letter voor letter?').waitFor();
  await goed('Een auteur uitnodigen');
  await knop(pagina, 'Ja, nodig uit').press('Enter');
  await pagina.waitForURL(/gedaan=uitgenodigd/);
  await goed(/regio/i);
  await knop(pagina, 'Beëindig').press('Enter');
  await goed('Recht beëindigen');
});

test('Mensen en rechten van de Realisatie-Eenheid is toegankelijk, en de gebeurtenissen ook', async () => {
  const { pagina, ga, goed } = await bezoek('10.4.0.3');
  const geheim = /rosa@\S+ .*geheim ([A-Z2-7]+)/.exec(open.server.stdout())?.[1] ?? '';
  await ga('/inloggen/?naar=/beheer/mensen/');
  await pagina.getByLabel('E-mailadres').fill('rosa@voorbeeld.example');
  await knop(pagina, 'Stuur mij een code').click();
  await pagina.getByLabel('Code').fill(await codeVoor(open.server, 'rosa@voorbeeld.example'));
  await knop(pagina, 'Inloggen').click();
  await pagina.waitForURL(/tweede-stap/);
  await pagina.getByLabel('Code uit je app').fill(new TOTP({ secret: geheim }).generate());
  await knop(pagina, 'Doorgaan').click();
  await goed('Mensen en rechten');
  await pagina.getByLabel('Naam, adres of organisatie').fill('carla');
  await knop(pagina, 'Zoek mensen').press('Enter');
  await pagina.waitForURL(/zoek=carla/);
  await pagina.getByRole('main').getByRole('link', { name: 'Carla', exact: true }).last().press('Enter');
  await goed('Carla');
  await pagina.getByRole('link', { name: 'Geef een recht' }).press('Enter');
  await knop(pagina, 'Nodig uit').press('Enter');
  await geweigerd(pagina);
  await goed('Iemand uitnodigen');
  await ga('/beheer/gebeurtenissen/');
  await goed('Gebeurtenissen');
});
