import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurPagina } from '../steun/keuren.ts';
import { beginSchrijven } from '../steun/schrijver.ts';

const open = metBrowser();

const begin = (breedte: number, soort: 'terugblik' | 'best practice' = 'best practice') =>
  beginSchrijven(open, { width: breedte, height: 800 }, soort, { opgemaakt: true });
const tekst = (pagina: Page) => pagina.getByRole('textbox', { name: 'Aanleiding', exact: true });
/** What will be sent: the plain field below the editor. */
const waarde = (pagina: Page) => pagina.locator('textarea[name=aanleiding]').inputValue();
const knop = (pagina: Page, naam: string, veld = 'Aanleiding') =>
  pagina.getByRole('toolbar', { name: `Opmaak van ${veld}` }).getByRole('button', { name: naam, exact: true });
const opgemaakt = async (pagina: Page) => {
  await tekst(pagina).focus();
  await pagina.locator('.opmaaktekst[id=veld-aanleiding]').waitFor({ timeout: 30_000 });
};
/** Another text in the field, as one that an earlier visit left. */
const zet = async (pagina: Page, markdown: string) => {
  await pagina.locator('textarea[name=aanleiding]').evaluate((veld: HTMLTextAreaElement, nieuw) => {
    veld.value = nieuw;
    veld.dispatchEvent(new Event('input', { bubbles: true }));
  }, markdown);
};
const plak = (pagina: Page, data: Record<string, string>, soort: 'paste' | 'drop' = 'paste') =>
  tekst(pagina).evaluate(
    (veld, [inhoud, wat]) => {
      const kladblok = new DataTransfer();
      for (const [type, een] of Object.entries(inhoud)) kladblok.setData(type, een);
      const { left, top } = veld.getBoundingClientRect();
      veld.dispatchEvent(
        wat === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: kladblok, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: kladblok, bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 20 }),
      );
    },
    [data, soort] as const,
  );

test('een tekst schrijf je zoals hij oogt: met knoppen en toetsen, zonder een teken van opmaak te zien, en hij wordt bewaard', async () => {
  const { pagina, meldingen } = await begin(1290);
  await opgemaakt(pagina);
  await pagina.keyboard.type('Wat we zagen');
  await knop(pagina, 'Kop').click();
  expect(await knop(pagina, 'Kop').getAttribute('aria-pressed')).toBe('true');
  await pagina.keyboard.press('Enter');
  await pagina.keyboard.type('Een ');
  await pagina.keyboard.press('Control+b');
  await pagina.keyboard.type('vaste');
  await pagina.keyboard.press('Control+b');
  await pagina.keyboard.type(' gids');
  await pagina.keyboard.press('Shift+Enter');
  await pagina.keyboard.type('op elke school.');
  await pagina.keyboard.press('Enter');
  await knop(pagina, 'Lijst').click();
  await pagina.keyboard.type('een');
  await pagina.keyboard.press('Enter');
  await pagina.keyboard.type('twee');
  await pagina.keyboard.press('Control+]');
  await pagina.keyboard.press('Enter');
  await pagina.keyboard.press('Enter');
  await pagina.keyboard.press('Enter');
  await pagina.keyboard.type('# geen kop');
  expect(await waarde(pagina)).toBe('## Wat we zagen\n\nEen **vaste** gids\nop elke school.\n\n- een\n  - twee\n\n\\# geen kop');
  await knop(pagina, 'Ongedaan maken').click();
  expect(await waarde(pagina)).not.toContain('geen kop');
  await knop(pagina, 'Opnieuw').click();
  await pagina.getByText(/^Bewaard om \d\d\.\d\d uur$/).waitFor({ timeout: 60_000 });
  const bewaard = await waarde(pagina);
  await pagina.reload();
  await pagina.evaluate(() => document.querySelector('textarea[name=aanleiding]')?.scrollIntoView());
  // What has words already does not wait to be touched.
  await pagina.locator('.opmaaktekst h2').waitFor({ timeout: 30_000 });
  expect([await tekst(pagina).locator('h2').textContent(), await waarde(pagina)]).toEqual(['Wat we zagen', bewaard]);
  expect(meldingen).toEqual([]);
}, 120_000);

test('een knop boven een veld waar nog niemand was, doet wat hij zegt zodra dat kan, en zet nooit tekens', async () => {
  const { pagina, meldingen } = await begin(1298);
  const onderweg = Promise.withResolvers<void>();
  await pagina.route(/opmaakeditor/, async (route) => {
    await onderweg.promise;
    await route.continue();
  });
  await pagina.reload();
  const balk = pagina.getByRole('toolbar', { name: 'Opmaak van Aanleiding' });
  await knop(pagina, 'Vet').click();
  expect(await balk.getAttribute('aria-busy')).toBe('true');
  expect(await waarde(pagina)).toBe('');
  onderweg.resolve();
  await expect.poll(() => knop(pagina, 'Vet').getAttribute('aria-pressed')).toBe('true');
  expect(await balk.getAttribute('aria-busy')).toBe('false');
  await pagina.keyboard.type('belangrijk');
  expect([await waarde(pagina), await tekst(pagina).textContent()]).toEqual(['**belangrijk**', 'belangrijk']);

  // By key, in a field that is new again.
  await pagina.reload();
  await zet(pagina, '');
  await pagina.locator('label[for=veld-aanleiding]').evaluate((label) => {
    label.tabIndex = -1;
    label.focus();
  });
  await pagina.keyboard.press('Tab');
  expect(await pagina.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Kop');
  await pagina.keyboard.press('Enter');
  await expect.poll(() => knop(pagina, 'Kop').getAttribute('aria-pressed')).toBe('true');
  await pagina.keyboard.press('Tab');
  await pagina.keyboard.type('Wat we zagen');
  expect(await waarde(pagina)).toBe('## Wat we zagen');

  await pagina.reload();
  await zet(pagina, '');
  await knop(pagina, 'Link').click();
  await pagina
    .getByRole('dialog')
    .getByLabel(/^Adres/)
    .fill('voorbeeld.example/plan');
  await pagina.keyboard.press('Enter');
  await expect.poll(() => waarde(pagina)).toBe('[voorbeeld.example/plan](https://voorbeeld.example/plan)');

  await pagina.reload();
  await zet(pagina, '');
  const keuze = pagina.waitForEvent('filechooser');
  await knop(pagina, 'Beeld of bestand').click();
  await (await keuze).setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await pagina.getByRole('dialog').getByText('plan.pdf').waitFor({ timeout: 30_000 });
  expect(meldingen).toEqual([]);
}, 90_000);

test.each([1299, 360])(
  'een veld blijft waar het was en even hoog als de editor erin komt (%d breed)',
  async (breedte) => {
    const { pagina, meldingen } = await begin(breedte);
    const maten = () =>
      pagina.evaluate(() => {
        const kader = document.querySelector('textarea[name=aanleiding]')?.closest('.opmaakkader');
        const delen = [kader, kader?.querySelector('.opmaakbalk'), ...(kader?.querySelectorAll('.opmaakbalk button') ?? [])];
        return delen.map((deel) => {
          const { x = 0, y = 0, width = 0, height = 0 } = deel?.getBoundingClientRect() ?? {};
          return [x, y + window.scrollY, width, height].map(Math.round);
        });
      });
    await pagina.locator('textarea[name=aanleiding]').scrollIntoViewIfNeeded();
    const voor = await maten();
    expect(voor[0]?.[3]).toBeGreaterThan(150);
    await opgemaakt(pagina);
    expect(await maten()).toEqual(voor);
    expect(meldingen).toEqual([]);
  },
  60_000,
);

test('plakken en slepen gaan langs de server: lijsten blijven lijsten, wat niet meekon wordt gezegd, en niets breekt het beleid', async () => {
  const { pagina, meldingen } = await begin(1291);
  await opgemaakt(pagina);
  await plak(pagina, {
    'text/html':
      '<html xmlns:o="x"><head><style>p{color:red}</style></head><body><!--StartFragment--><h2 style="color:red">Uit Word</h2>' +
      '<p class=MsoListParagraph style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>Eerste <b>punt</b></p>' +
      '<p class=MsoListParagraph style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>Tweede</p>' +
      '<p style="margin:0"><img src="file:///C:/x.png" style="width:3px"></p><!--EndFragment--></body></html>',
    'text/plain': 'kaal',
  });
  await expect.poll(() => waarde(pagina)).toBe('## Uit Word\n\n- Eerste **punt**\n- Tweede');
  expect(await pagina.locator('[data-plakmelding=aanleiding]').textContent()).toBe(
    '1 afbeelding kon niet mee: voeg die toe met de knop ‘Beeld of bestand’.',
  );
  await zet(pagina, '');
  await plak(pagina, {
    'text/html':
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Vet</span><span> uit Google</span></p></b>',
    'text/plain': 'Vet uit Google',
  });
  await expect.poll(() => waarde(pagina)).toBe('**Vet** uit Google');
  await zet(pagina, '');
  await plak(pagina, {
    'text/html':
      '<table style="border-collapse:collapse"><tr><td style="color:red">Rol</td><td>Uren</td></tr><tr><td>Gids</td><td>40</td></tr></table>',
    'text/plain': 'Rol\tUren\nGids\t40',
  });
  await expect.poll(() => waarde(pagina)).toBe('| Rol | Uren |\n| - | - |\n| Gids | 40 |');
  await zet(pagina, '');
  await plak(pagina, { 'text/plain': '•\tEerste punt\n•\tTweede punt' });
  await expect.poll(() => waarde(pagina)).toBe('- Eerste punt\n- Tweede punt');
  await zet(pagina, 'Hier.');
  await plak(pagina, { 'text/html': '<p style="color:red">Gesleept </p>', 'text/plain': 'Gesleept' }, 'drop');
  await expect.poll(() => waarde(pagina)).toContain('Gesleept');
  expect(meldingen).toEqual([]);
}, 120_000);

test('wat hier gekopieerd is komt heel terug, ook wat niet te bewerken is; wat een andere site met dezelfde editor geeft gaat langs de server', async () => {
  const { pagina, meldingen } = await begin(1297);
  await opgemaakt(pagina);
  const bron = 'Voor <u>x</u>.\n\n<div>\nHTML\n</div>\n\n```js meta\ncode\n```\n\n0. nul\n\n:::kader{titel="a > b"}\nIn een kader.\n:::';
  await zet(pagina, bron);
  const gekopieerd = async () => {
    await tekst(pagina).focus();
    await pagina.keyboard.press('Control+a');
    return tekst(pagina).evaluate((veld) => {
      const kladblok = new DataTransfer();
      veld.dispatchEvent(new ClipboardEvent('copy', { clipboardData: kladblok, bubbles: true, cancelable: true }));
      return Object.fromEntries(kladblok.types.map((type) => [type, kladblok.getData(type)]));
    });
  };
  const eigen = await gekopieerd();
  await zet(pagina, '');
  await plak(pagina, eigen);
  expect(await waarde(pagina)).toBe(bron);

  await zet(pagina, '');
  const elders = '<h2 data-pm-slice="1 1 []" style="color:red">Van <b>elders</b></h2><p><img src="https://elders.example/x.png"></p>';
  await plak(pagina, { 'text/html': elders, 'text/plain': 'Van elders' });
  await expect.poll(() => waarde(pagina)).toBe('## Van **elders**');
  const melding = pagina.locator('[data-plakmelding=aanleiding]');
  expect(await melding.textContent()).toMatch(/^1 afbeelding kon niet mee/);
  await plak(pagina, eigen);
  expect(await melding.textContent()).toBe('');
  // With styles that a browser put in, it is HTML as any other.
  await zet(pagina, '');
  await plak(pagina, { ...eigen, 'text/html': (eigen['text/html'] ?? '').replace('<p ', '<p style="color: red" ') });
  await expect.poll(() => waarde(pagina)).toContain('In een kader.');
  expect(meldingen).toEqual([]);
}, 90_000);

test('wat hier niet te bewerken is, verdwijnt nooit ongemerkt', async () => {
  const { pagina, meldingen } = await begin(1292);
  await opgemaakt(pagina);
  const bron = 'Voor.\n\n<div class="x">\nHTML\n</div>\n\nNa[^1].\n\n[^1]: Noot.';
  await zet(pagina, bron);
  await tekst(pagina).getByText('Na', { exact: false }).first().click();
  await pagina.keyboard.press('Home');
  await pagina.keyboard.press('Backspace');
  expect(await waarde(pagina)).toBe(bron);
  // It is selected now: typing comes after it.
  await pagina.keyboard.type('Erachter');
  expect(await waarde(pagina)).toBe(bron.replace('</div>\n', '</div>\n\nErachter\n'));
  await tekst(pagina).getByText('Voor.').click();
  await pagina.keyboard.press('End');
  await pagina.keyboard.press('Delete');
  expect(await waarde(pagina)).toContain('<div class="x">\nHTML\n</div>');
  await pagina.keyboard.press('Delete');
  expect(await waarde(pagina)).not.toContain('HTML');
  await pagina.keyboard.press('Control+z');
  await pagina.keyboard.press('Control+z');
  expect(await waarde(pagina)).toBe(bron);
  expect(meldingen).toEqual([]);
}, 90_000);

test('Tab gaat door naar wat erna komt, het label en een foutmelding leiden naar de tekst, een tip naar zijn regel', async () => {
  const { pagina, meldingen } = await begin(1293);
  await opgemaakt(pagina);
  await pagina.keyboard.type('Eerste.');
  await pagina.keyboard.press('Tab');
  const waar = () => pagina.evaluate(() => document.activeElement?.closest('.schrijfveld')?.querySelector('textarea')?.name);
  expect(await waar()).not.toBe('aanleiding');
  await pagina.locator('label').filter({ hasText: 'Aanleiding' }).first().click();
  expect(await pagina.evaluate(() => document.activeElement?.id)).toBe('veld-aanleiding');
  await pagina.keyboard.press('Shift+Tab');
  expect(await pagina.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null)).toBe(true);
  await pagina.keyboard.press('ArrowRight');
  expect(await pagina.evaluate(() => document.activeElement?.textContent)).toBe('Subkop');
  await pagina.evaluate(() => {
    const link = document.createElement('a');
    link.href = '#veld-aanleiding';
    link.textContent = 'Naar de fout';
    document.querySelector('main')?.prepend(link);
  });
  await pagina.getByText('Naar de fout').click();
  await expect.poll(() => pagina.evaluate(() => document.activeElement?.id)).toBe('veld-aanleiding');

  const regels = Array.from({ length: 60 }, (_, nummer) => `Alinea ${nummer + 1} is kort.`);
  await zet(pagina, regels.join('\n\n'));
  await pagina.getByText(/^Bewaard om/).waitFor({ timeout: 60_000 });
  await pagina.goto(`${pagina.url().replace(/[?#].*/, '')}?stap=alles&regel=81#veld-aanleiding`);
  await pagina.locator('.opmaaktekst[id=veld-aanleiding]').waitFor({ timeout: 30_000 });
  await expect.poll(() => pagina.evaluate(() => getSelection()?.toString())).toBe('Alinea 41 is kort.');
  expect(meldingen).toEqual([]);
}, 120_000);

test('een beeld staat in de tekst zoals lezers het zien, een kader en een link krijgen hun woorden in een venster', async () => {
  const { pagina, meldingen } = await begin(1294);
  await opgemaakt(pagina);
  const foto = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#0b5f59' } })
    .png()
    .toBuffer();
  const keuze = pagina.waitForEvent('filechooser');
  await knop(pagina, 'Beeld of bestand').click();
  await (await keuze).setFiles({ name: 'zaal.png', mimeType: 'image/png', buffer: foto });
  const venster = pagina.getByRole('dialog');
  await venster.getByLabel('Beschrijving', { exact: true }).fill('Een volle zaal');
  await venster.getByRole('button', { name: 'Plaatsen' }).click();
  await expect.poll(() => waarde(pagina), { timeout: 30_000 }).toMatch(/^!\[Een volle zaal\]\(\/bijlagen\/[0-9a-f]{64}\.webp\)$/);
  await expect.poll(() => pagina.getByAltText('Een volle zaal').evaluate((een: HTMLImageElement) => een.naturalWidth)).toBe(60);

  // Of more files at once each is asked about, and stands by itself.
  await zet(pagina, '');
  await tekst(pagina).evaluate(
    (veld, bytes) => {
      const kladblok = new DataTransfer();
      for (const naam of ['een.png', 'twee.png']) kladblok.items.add(new File([new Uint8Array(bytes)], naam, { type: 'image/png' }));
      veld.dispatchEvent(new ClipboardEvent('paste', { clipboardData: kladblok, bubbles: true, cancelable: true }));
    },
    [...foto],
  );
  for (const naam of ['een', 'twee']) {
    await venster.getByText(`${naam}.png`).waitFor();
    await venster.getByLabel('Beschrijving', { exact: true }).fill(`Foto ${naam}`);
    await venster.getByRole('button', { name: 'Plaatsen' }).click();
  }
  await expect.poll(() => waarde(pagina), { timeout: 30_000 }).toMatch(/^!\[Foto een\]\(\S+\)\n\n!\[Foto twee\]\(\S+\)$/);

  await zet(pagina, 'Lees het plan.');
  await tekst(pagina)
    .getByText('Lees het plan.')
    .dblclick({ position: { x: 2, y: 8 } });
  await knop(pagina, 'Link').click();
  for (const adres of ['geen adres', 'www.voorbeeldregio.example/plan']) {
    await pagina
      .getByRole('dialog')
      .getByLabel(/^Adres/)
      .fill(adres);
    await pagina.keyboard.press('Enter');
    if (adres === 'geen adres')
      expect(await venster.getByRole('alert').textContent()).toBe(
        'Dit is geen adres. Plak een webadres, zoals www.voorbeeld.nl, of typ een mailadres.',
      );
  }
  await expect.poll(() => waarde(pagina)).toBe('[Lees](https://www.voorbeeldregio.example/plan) het plan.');
  await knop(pagina, 'Kader').click();
  await pagina
    .getByRole('dialog')
    .getByLabel(/^Titel/)
    .fill('Let op');
  await pagina.keyboard.press('Enter');
  await expect.poll(() => waarde(pagina)).toBe(':::kader{titel="Let op"}\n[Lees](https://www.voorbeeldregio.example/plan) het plan.\n:::');
  // Without its title a box is still one; to take it away has a button of its own.
  const kader = ':::kader\n[Lees](https://www.voorbeeldregio.example/plan) het plan.\n:::';
  await knop(pagina, 'Kader').click();
  await pagina
    .getByRole('dialog')
    .getByLabel(/^Titel/)
    .fill('');
  await pagina.keyboard.press('Enter');
  await expect.poll(() => waarde(pagina)).toBe(kader);
  await knop(pagina, 'Kader').click();
  await pagina.getByRole('dialog').getByRole('button', { name: 'Kader weghalen' }).click();
  await expect.poll(() => waarde(pagina)).toBe('[Lees](https://www.voorbeeldregio.example/plan) het plan.');
  await zet(pagina, '');
  // A button that disappears when it is used by key gives the focus to the text.
  await tekst(pagina).click();
  await knop(pagina, 'Tabel').focus();
  await pagina.keyboard.press('Enter');
  await expect.poll(() => pagina.evaluate(() => document.activeElement?.id)).toBe('veld-aanleiding');
  for (const woord of ['Rol', 'Uren']) {
    await pagina.keyboard.type(woord);
    await pagina.keyboard.press('ArrowRight');
  }
  await knop(pagina, 'Rij erbij').click();
  await knop(pagina, 'Kolom erbij').click();
  expect(await waarde(pagina)).toBe('| Rol | | Uren |\n| - | - | - |\n| | | |\n| | | |\n| | | |');
  expect(meldingen).toEqual([]);
}, 120_000);

test('een bestand dat niet bewaard kan worden, wordt geweigerd voor er naar een beschrijving gevraagd wordt', async () => {
  const { pagina, meldingen } = await begin(1288);
  const keuze = pagina.waitForEvent('filechooser');
  await knop(pagina, 'Beeld of bestand').click();
  await (await keuze).setFiles({ name: 'IMG_1.heic', mimeType: 'image/heic', buffer: Buffer.from('....ftypheic') });
  const venster = pagina.getByRole('dialog');
  await venster.getByText('Dit soort bestand kunnen we niet bewaren.').waitFor({ timeout: 30_000 });
  expect(await venster.getByLabel('Beschrijving', { exact: true }).isVisible()).toBe(false);
  expect(await venster.getByRole('button', { name: 'Plaatsen' }).isVisible()).toBe(false);
  await venster.getByRole('button', { name: 'Annuleren' }).click();
  expect(await waarde(pagina)).toBe('');

  await pagina.goto(pagina.url().replace(/bewerken.*/, 'bijlagen/'));
  await pagina.getByLabel('Bestand', { exact: true }).setInputFiles({ name: 'x.exe', mimeType: '', buffer: Buffer.from('MZ') });
  await pagina.getByText('Fout: Dit soort bestand kunnen we niet bewaren.').waitFor();
  expect(meldingen).toEqual([]);
}, 60_000);

test('de uitleg gaat over wat iemand voor zich heeft: knoppen, of tekens zonder script en in het gewone veld', async () => {
  const { pagina } = await begin(1289);
  const gezegd = async (welke: Page) => {
    await welke.getByText('Zo maak je je tekst op').click();
    const zichtbaar = (tekst: string | RegExp) => welke.getByText(tekst).first().isVisible();
    return [await zichtbaar(/^Je kunt tekst plakken uit Word/), await zichtbaar(/Sneltoetsen/), await zichtbaar('## Wat we leerden')];
  };
  expect(await gezegd(pagina)).toEqual([true, true, false]);
  const zonder = await open.browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: { 'X-Forwarded-For': '10.77.1.9' } });
  await alIngelogd(zonder, open.server, 'bram@voorbeeld.example');
  const kaal = await zonder.newPage();
  await kaal.goto(pagina.url());
  expect(await gezegd(kaal)).toEqual([false, false, true]);
  expect(await kaal.locator('.opmaakbalk').first().isVisible()).toBe(false);
  await knop(pagina, 'Gewoon tekstveld').click();
  await pagina.reload();
  expect(await gezegd(pagina)).toEqual([false, false, true]);
}, 60_000);

test('op een telefoon wijst de balk naar de knoppen die nog komen, en de toetsen brengen ze in beeld', async () => {
  const { pagina } = await begin(361);
  const balk = pagina.getByRole('toolbar', { name: 'Opmaak van Aanleiding' });
  const pijlen = () =>
    balk.evaluate((een) => ['::before', '::after'].map((kant) => getComputedStyle(een, kant).content.replace(/[^‹›]/g, '')));
  await balk.scrollIntoViewIfNeeded();
  await expect.poll(pijlen).toEqual(['', '›']);
  await knop(pagina, 'Kop').focus();
  for (let keer = 0; keer < 6; keer += 1) await pagina.keyboard.press('ArrowRight');
  await expect.poll(pijlen).toEqual(['‹', '›']);
  await pagina.keyboard.press('End');
  await expect.poll(pijlen).toEqual(['‹', '']);
  const { x = 0, width = 0 } = (await knop(pagina, 'Gewoon tekstveld').boundingBox()) ?? {};
  expect([x > 16, x + width < 361 - 16]).toEqual([true, true]);
}, 60_000);

test('het voorbeeld ernaast schuift mee naar het veld waar iemand schrijft', async () => {
  const { pagina } = await begin(1287);
  await opgemaakt(pagina);
  await zet(pagina, Array.from({ length: 40 }, (_, nummer) => `Alinea ${nummer + 1} is kort.`).join('\n\n'));
  const blad = pagina.locator('[data-blad]');
  await blad.getByText('Alinea 40 is kort.').waitFor({ timeout: 60_000 });
  const binnen = (woorden: string) =>
    blad.evaluate((een, tekst) => {
      const deel = [...een.querySelectorAll('p, h2')].find(({ textContent }) => textContent?.trim() === tekst);
      const [ding, om] = [deel?.getBoundingClientRect(), een.getBoundingClientRect()];
      return Boolean(ding && ding.top >= om.top && ding.bottom <= om.bottom);
    }, woorden);
  await pagina.getByLabel('Titel', { exact: true }).focus();
  await tekst(pagina).getByText('Alinea 40 is kort.').click();
  await expect.poll(() => binnen('Alinea 40 is kort.')).toBe(true);
  expect(await binnen('Alinea 1 is kort.')).toBe(false);
  await pagina.getByLabel('Titel', { exact: true }).focus();
  await tekst(pagina).getByText('Alinea 1 is kort.').click();
  await expect.poll(() => binnen('Alinea 1 is kort.')).toBe(true);
}, 120_000);

test('wie liever het gewone tekstveld heeft, houdt dat, en kan terug', async () => {
  const { pagina, meldingen } = await begin(1295);
  await opgemaakt(pagina);
  await pagina.keyboard.type('Woorden.');
  await knop(pagina, 'Gewoon tekstveld').click();
  const veld = pagina.getByLabel('Aanleiding', { exact: true });
  await expect.poll(() => veld.evaluate((een) => een.tagName)).toBe('TEXTAREA');
  expect(await veld.inputValue()).toBe('Woorden.');
  // What was told of one paste does not stand below the next.
  const plakIn = (data: Record<string, string>) =>
    veld.evaluate((een, inhoud) => {
      const kladblok = new DataTransfer();
      for (const [type, woorden] of Object.entries(inhoud)) kladblok.setData(type, woorden);
      een.dispatchEvent(new ClipboardEvent('paste', { clipboardData: kladblok, bubbles: true, cancelable: true }));
    }, data);
  await plakIn({ 'text/html': '<img src="https://elders.example/x.png">', 'text/plain': '' });
  await expect.poll(() => pagina.locator('[data-plakmelding=aanleiding]').textContent()).toMatch(/^1 afbeelding/);
  await plakIn({ 'text/plain': 'kaal' });
  expect(await pagina.locator('[data-plakmelding=aanleiding]').textContent()).toBe('');
  expect((await veld.inputValue()).trim()).toBe('Woorden.');
  await pagina.getByText(/^Bewaard om/).waitFor({ timeout: 60_000 });
  await pagina.reload();
  await veld.focus();
  await veld.press('End');
  await veld.pressSequentially(' Meer.');
  expect([await veld.evaluate((een) => een.tagName), await veld.inputValue()]).toEqual(['TEXTAREA', 'Woorden. Meer.']);
  await pagina.locator('[data-opgemaakt=veld-aanleiding]').click();
  await pagina.locator('.opmaaktekst[id=veld-aanleiding]').waitFor({ timeout: 30_000 });
  expect(await tekst(pagina).textContent()).toBe('Woorden. Meer.');
  expect(meldingen).toEqual([]);
}, 90_000);

test.each([
  ['licht, breed', BUREAU, 'light'],
  ['donker, telefoon', TELEFOON, 'dark'],
] as const)(
  'het opgemaakte veld is toegankelijk en past op het scherm (%s)',
  async (_, schermmaat, kleuren) => {
    const { pagina, meldingen } = await beginSchrijven(open, schermmaat, 'best practice', { opgemaakt: true });
    await pagina.emulateMedia({ colorScheme: kleuren });
    await opgemaakt(pagina);
    await zet(
      pagina,
      '## Kop\n\nTekst met **vet** en [een link](https://a.example).\n\n:::kader{titel="Let op"}\nIn een kader.\n:::\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [x] klaar\n\n<div>html</div>\n\n![Beeld](https://elders.example/x.png) '.concat(
        'w'.repeat(120),
      ),
    );
    await tekst(pagina).getByText('In een kader.').click();
    expect(await keurPagina(pagina)).toEqual([]);
    expect(await pagina.evaluate(() => document.documentElement.scrollWidth)).toBe(schermmaat.width);
    const balk = await pagina.getByRole('toolbar', { name: 'Opmaak van Aanleiding' }).boundingBox();
    expect(balk && balk.height < 160).toBe(true);
    expect(meldingen).toEqual([]);
  },
  90_000,
);

test('schrijven weegt alles bij elkaar hoogstens 150 kB aan script', async () => {
  const { pagina } = await begin(1296);
  const cdp = await pagina.context().newCDPSession(pagina);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const soort = new Map<string, string>();
  let script = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => soort.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (soort.get(requestId) === 'Script') script += encodedDataLength;
  });
  await pagina.reload({ waitUntil: 'networkidle' });
  const voor = script;
  await opgemaakt(pagina);
  await expect.poll(() => script).toBeGreaterThan(voor + 50_000);
  expect(voor).toBeLessThan(30_000);
  expect(script).toBeLessThan(150_000);
}, 60_000);
