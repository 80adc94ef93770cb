import { expect, test } from 'vitest';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';

const open = metBrowser();

test('een te groot bestand of te veel tekst: de browser zegt het voordat er iets verstuurd wordt, en niets gaat verloren', async () => {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.77.9.9' } });
  await alIngelogd(context, open.server, 'bram@voorbeeld.example');
  const pagina = await context.newPage();
  const verstuurd: string[] = [];
  pagina.on('request', (verzoek) => void (verzoek.method() === 'POST' && verstuurd.push(verzoek.url())));
  await pagina.goto(`${open.server.url}/mijn/publicaties/nieuwe-best-practice/`);
  await pagina.getByRole('button', { name: 'Beginnen met schrijven' }).click();
  await pagina.waitForURL(/bewerken/);
  const bewerken = pagina.url();
  const bestand = (bytes: number) => ({ name: 'groot.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 'a') });

  await pagina.goto(bewerken.replace('bewerken', 'bijlagen'));
  await pagina.getByLabel('Beschrijving', { exact: true }).fill('Handreiking');
  verstuurd.length = 0;
  const veld = pagina.getByLabel('Bestand');
  await veld.setInputFiles(bestand(6_000_000));
  const melding = pagina.getByRole('alert').filter({ hasText: 'Dit bestand is groter dan 5 MB' });
  await melding.waitFor();
  expect([await veld.getAttribute('aria-invalid'), await veld.getAttribute('aria-describedby')]).toEqual([
    'true',
    'uitleg-bestand keuze-bestand',
  ]);
  await pagina.getByRole('button', { name: 'Toevoegen' }).click();
  expect(await pagina.evaluate(() => document.activeElement?.id)).toBe('veld-bestand');
  expect([verstuurd, await pagina.getByLabel('Beschrijving', { exact: true }).inputValue()]).toEqual([[], 'Handreiking']);
  // What it is, its first bytes say.
  await veld.setInputFiles(bestand(1000));
  await pagina.getByRole('alert').filter({ hasText: 'Dit soort bestand kunnen we niet bewaren' }).waitFor();
  expect(await melding.count()).toBe(0);
  await pagina.getByRole('button', { name: 'Toevoegen' }).click();
  expect(verstuurd).toEqual([]);
  await veld.setInputFiles({ ...bestand(0), buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await expect.poll(() => veld.getAttribute('aria-invalid')).toBe('false');
  await pagina.getByRole('button', { name: 'Toevoegen' }).click();
  await expect.poll(() => verstuurd).toHaveLength(1);
  await pagina.waitForLoadState();

  await pagina.goto(bewerken);
  const tekst = 'Veel te veel tekst. '.repeat(15_000);
  await pagina.getByLabel('Aanpak', { exact: true }).evaluate((een: HTMLTextAreaElement, alles) => {
    een.value = alles;
  }, tekst);
  verstuurd.length = 0;
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.getByText('Je tekst is te lang om te bewaren. Er is niets weg').waitFor();
  expect([verstuurd, await pagina.getByLabel('Aanpak', { exact: true }).inputValue()]).toEqual([[], tekst]);
  await context.close();
});
