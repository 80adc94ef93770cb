import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { vraagkenmerk } from '#kennissessies/gestelde-vraag.ts';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { beginSchrijven } from '../steun/schrijver.ts';

const open = metBrowser();
const KLEIN = { width: 320, height: 640 };

/** A picture that does not compress: larger than may be sent. */
const ruis = async (): Promise<Buffer> => {
  const [breed, hoog] = [2600, 1300];
  const punten = Buffer.alloc(breed * hoog * 3);
  for (let plek = 0; plek < punten.length; plek += 1) punten[plek] = (plek * 2654435761 * ((plek >> 7) + 1)) >>> 24;
  return sharp(punten, { raw: { width: breed, height: hoog, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
};

test('op een smalle telefoon blijft in beeld of je tekst bewaard is, en nooit boven op wat de focus heeft', async () => {
  const { pagina, meldingen } = await beginSchrijven(open, KLEIN);
  await pagina.getByLabel('Titel', { exact: true }).fill('Een titel');
  await pagina.getByText(/^Bewaard om \d\d\.\d\d uur$/).waitFor({ timeout: 20_000 });
  const balk = pagina.locator('.opstelbalk');
  const onder = async () => {
    const vak = await balk.boundingBox();
    return vak ? [Math.round(vak.y + vak.height), Math.round(vak.x + vak.width) <= KLEIN.width, vak.height < KLEIN.height / 4] : [];
  };
  expect(await onder()).toEqual([KLEIN.height, true, true]);
  // The next box lies behind the bar; going there with the keyboard brings it out.
  await pagina.evaluate(() => {
    const [eerste, tweede] = document.querySelectorAll<HTMLElement>('.opstelveld input[type=checkbox]');
    eerste?.focus({ preventScroll: true });
    scrollBy({ top: (tweede?.getBoundingClientRect().top ?? 0) - innerHeight + 40, behavior: 'instant' });
  });
  const achterBalk = (keer: number) =>
    pagina.evaluate((welk) => {
      const vak = document.querySelectorAll('.opstelveld input[type=checkbox]')[welk];
      const balk = document.querySelector('.opstelbalk');
      if (!vak || !balk) throw new Error('No box or no bar');
      return [vak === document.activeElement, vak.getBoundingClientRect().bottom > balk.getBoundingClientRect().top];
    }, keer);
  expect(await achterBalk(1)).toEqual([false, true]);
  await pagina.keyboard.press('Tab');
  await expect.poll(() => achterBalk(1)).toEqual([true, false]);
  expect(await pagina.evaluate(() => document.documentElement.scrollWidth)).toBe(KLEIN.width);
  await pagina.emulateMedia({ media: 'print' });
  expect(await balk.isVisible()).toBe(false);
  expect(meldingen).toEqual([]);
}, 60_000);

test('wie luistert hoort één keer dat er bewaard is; alleen de tijd loopt daarna nog mee', async () => {
  const { pagina } = await beginSchrijven(open, { width: 363, height: 740 });
  await pagina.evaluate(() => {
    const stand = document.querySelector('[role=status][data-stand]');
    if (!stand) throw new Error('No status');
    document.body.dataset.gehoord = '0';
    new MutationObserver(() => {
      document.body.dataset.gehoord = String(Number(document.body.dataset.gehoord) + 1);
    }).observe(stand, { childList: true, characterData: true, subtree: true });
  });
  for (const woord of ['Een', 'Twee']) {
    const antwoord = pagina.waitForResponse(/bewaren\/$/, { timeout: 20_000 });
    await pagina.getByLabel('Titel', { exact: true }).fill(woord);
    await antwoord;
  }
  await pagina.getByText(/^Bewaard om/).waitFor();
  expect(await pagina.evaluate(() => document.body.dataset.gehoord)).toBe('1');
}, 60_000);

test('een grote foto van de telefoon komt via de knop, kleiner gemaakt, op de plek van de cursor; de lijst geeft hem om te kopiëren', async () => {
  const { pagina, meldingen } = await beginSchrijven(open, { width: 364, height: 740 }, 'terugblik');
  const verslag = pagina.getByLabel('Verslag', { exact: true });
  await verslag.fill('Een begin.\n\nEen eind.');
  await verslag.evaluate((veld: HTMLTextAreaElement) => veld.setSelectionRange(10, 10));
  const foto = await ruis();
  expect(foto.length).toBeGreaterThan(5 * 1024 * 1024);
  const bestand = { name: 'IMG_1.png', mimeType: 'image/png', buffer: foto };
  const keuze = pagina.waitForEvent('filechooser');
  await pagina
    .getByRole('toolbar')
    .filter({ has: pagina.locator('[data-bestand=veld-verslag]') })
    .getByRole('button', { name: 'Beeld of bestand' })
    .click();
  await (await keuze).setFiles(bestand);
  const venster = pagina.getByRole('dialog');
  await venster.getByRole('button', { name: 'Plaatsen' }).click();
  await venster.getByText('Beschrijf het bestand, of geef aan').waitFor();
  await venster.getByLabel('Beschrijving', { exact: true }).fill('Ruis');
  await venster.getByRole('button', { name: 'Plaatsen' }).click();
  await expect
    .poll(() => verslag.inputValue(), { timeout: 30_000 })
    .toMatch(/^Een begin\.\n\n!\[Ruis\]\(\/bijlagen\/[0-9a-f]{64}\.webp\)\n+Een eind\.$/);

  await pagina.getByText(/^Bewaard om/).waitFor({ timeout: 20_000 });
  await pagina.getByRole('button', { name: 'Beelden en bijlagen' }).click();
  await pagina.waitForURL(/bijlagen/);
  const beeld = pagina.getByAltText('Ruis');
  await beeld.scrollIntoViewIfNeeded();
  await expect.poll(() => beeld.evaluate((een: HTMLImageElement) => een.naturalWidth)).toBeGreaterThan(1000);
  await pagina.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await pagina.getByRole('button', { name: /^Kopieer/ }).click();
  await pagina.getByText('Gekopieerd.').waitFor();
  expect(await pagina.evaluate(() => navigator.clipboard.readText())).toMatch(/^!\[Ruis\]\(\/bijlagen\//);

  // On this page too a photo that is too large fits by itself.
  await pagina.getByLabel('Bestand', { exact: true }).setInputFiles(bestand);
  await pagina.getByLabel('Beschrijving', { exact: true }).fill('Nog eens');
  await pagina.getByRole('button', { name: 'Toevoegen' }).click();
  await pagina.waitForURL(/gedaan=ja/, { timeout: 30_000 });
  // The same picture again: what was said of it first stays.
  expect(await pagina.getByRole('button', { name: /^Kopieer/ }).allTextContents()).toEqual(['Kopieer: Ruis']);
  expect(meldingen).toEqual([]);
}, 90_000);

test('een tip over regel 52 brengt je bij regel 52, en noemt de zin', async () => {
  const { pagina } = await beginSchrijven(open, { ...BUREAU, width: 1282 });
  const regels = Array.from({ length: 80 }, (_, nummer) => `Regel ${nummer + 1} is kort en helder genoeg om te lezen.`);
  regels[51] = '![](/bijlagen/x.webp) Hier staat een beeld zonder een beschrijving erbij.';
  await pagina.getByLabel('Aanleiding', { exact: true }).fill(regels.join('\n'));
  await pagina.getByRole('button', { name: 'Voorbeeld', exact: true }).click();
  await pagina.waitForURL(/voorbeeld/);
  const tip = pagina.getByRole('link', { name: /Aanleiding, regel 52 \(‘!\[\]\(\/bijlagen\/x\.webp\) Hier staat een beeld zonder …’\)/ });
  await tip.click();
  await pagina.waitForURL(/regel=52#veld-aanleiding$/);
  const stand = () =>
    pagina.getByLabel('Aanleiding', { exact: true }).evaluate((veld: HTMLTextAreaElement) => ({
      gekozen: veld.value.slice(veld.selectionStart, veld.selectionEnd),
      focus: document.activeElement === veld,
      gescrold: veld.scrollTop > 0 && veld.scrollTop < veld.scrollHeight - veld.clientHeight,
      inBeeld: veld.getBoundingClientRect().top < innerHeight && veld.getBoundingClientRect().bottom > 0,
    }));
  await expect.poll(stand).toEqual({ gekozen: regels[51], focus: true, gescrold: true, inBeeld: true });
}, 60_000);

test('de knop Kop maakt van de hele regel een kop, waar de cursor ook staat, en weer gewone tekst', async () => {
  const { pagina } = await beginSchrijven(open, { ...BUREAU, width: 1283 });
  const veld = pagina.getByLabel('Aanleiding', { exact: true });
  await veld.fill('Eerst.\neen kop');
  await veld.evaluate((een: HTMLTextAreaElement) => een.setSelectionRange(11, 11));
  const kop = pagina.locator('[data-kop=veld-aanleiding]');
  await kop.click();
  expect(await veld.inputValue()).toBe('Eerst.\n## een kop');
  await pagina.keyboard.type('X');
  expect(await veld.inputValue()).toBe('Eerst.\n## een Xkop');
  await kop.click();
  expect(await veld.inputValue()).toBe('Eerst.\neen Xkop');
}, 60_000);

test('een vraag van een deelnemer neem je over met één klik; wat de organisator voor zichzelf noteerde gaat niet mee', async () => {
  const { db, sluit } = openDb(join(open.server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const { id } = await db
    .selectFrom('kennissessie')
    .select('id')
    .where('slug', '=', 'regiosessie-oost-over-zij-instroom')
    .executeTakeFirstOrThrow();
  const gekomen = await db.selectFrom('aanmelding').select('id').where('kennissessie_id', '=', id).limit(2).execute();
  const vragen = ['Hoe lang duurt het?', 'Wat kost het?'];
  for (const [plek, vraag] of vragen.entries()) {
    await db
      .updateTable('aanmelding')
      .set({ vraag })
      .where('id', '=', gekomen[plek]?.id ?? '')
      .execute();
    const uitkomst = plek === 0 ? ('schriftelijk' as const) : ('in-de-sessie' as const);
    const antwoord = plek === 0 ? 'Twee jaar.' : 'Vraag Bram om het bedrag.';
    await db
      .insertInto('vraaguitkomst')
      .values({ kennissessie_id: id, kenmerk: vraagkenmerk(vraag), uitkomst, antwoord, door: null, op: Date.now() })
      .execute();
  }
  await sluit();
  const { pagina, meldingen } = await beginSchrijven(open, BUREAU, 'terugblik');
  await pagina.getByText('Wat deelnemers vooraf vroegen (2)').click();
  for (const vraag of vragen) {
    const knop = pagina.getByRole('listitem').filter({ hasText: vraag }).getByRole('button');
    await knop.click();
    expect([await knop.textContent(), await knop.isDisabled()]).toEqual(['Overgenomen', true]);
  }
  const vakken = ['Vraag 1', 'Antwoord 1', 'Vraag 2', 'Antwoord 2'].map((naam) => pagina.getByLabel(naam, { exact: true }).inputValue());
  expect(await Promise.all(vakken)).toEqual(['Hoe lang duurt het?', 'Twee jaar.', 'Wat kost het?', '']);
  expect(meldingen).toEqual([]);
});
