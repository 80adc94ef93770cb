import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { indexeren } from '#zoeken/index/indexeren.ts';
import { RITME } from '#zoeken/index/ritme.ts';
import { openZoeker, type Zoeker } from '#zoeken/index/zoeker.ts';
import { grote, indexmap, maakWereld, metIndex, metKlareIndex, tot, type Wereld, zoek } from '../wereld.ts';

let wereld: Wereld;
let zoeker: Zoeker | undefined;
beforeEach(async () => {
  wereld = await maakWereld();
});
afterEach(async () => {
  await zoeker?.sluit();
  zoeker = undefined;
  await wereld.ruimOp();
});

const praktijk = () => join(wereld.contentDir, 'praktijken/meeloopdag-in-een-week-geregeld.mdx');
async function hernoem(titel: string): Promise<void> {
  const tekst = await readFile(praktijk(), 'utf8');
  await writeFile(praktijk(), tekst.replace(/^titel: .*$/m, `titel: "${titel}"`));
}

test('een nieuwe tekst is vindbaar zonder herstart, en zoeken gaat intussen door', async () => {
  const open = await metKlareIndex(wereld.bron);
  zoeker = open;
  const eerste = grote(open);
  await hernoem('Kwikstaartproject voor belangstellenden');
  let gezocht = 0;
  for (const einde = Date.now() + 120_000; grote(open) === eerste && Date.now() < einde; gezocht++) {
    const { klaar, totaal } = await zoek(open, { q: 'loket' });
    expect({ klaar, gevonden: totaal > 0 }).toEqual({ klaar: true, gevonden: true });
    await wacht(5);
  }
  expect(gezocht).toBeGreaterThan(3);
  expect((await zoek(open, { q: 'kwikstaartproject' })).resultaten[0]?.titel).toBe('Kwikstaartproject voor belangstellenden');
  expect(wereld.meldingen).not.toContain('A search failed.');
});

test('wat van de site is, staat in geen uitslag meer, ook voordat de index het weet', async () => {
  const open = await metKlareIndex({ ...wereld.bron, ritme: { ...RITME, bij: 60_000, rust: 60_000, kijken: 60_000 } });
  zoeker = open;
  const gevonden = async () => (await zoek(open, { q: 'meeloopdag' })).resultaten.map(({ url }) => url);
  const url = '/praktijken/meeloopdag-in-een-week-geregeld/';
  const eerst = await zoek(open, { q: 'meeloopdag' });
  expect(await gevonden()).toContain(url);
  await rm(praktijk());
  await wereld.bron.inhoud.bijwerken('praktijken', 'meeloopdag-in-een-week-geregeld');
  expect(await gevonden()).not.toContain(url);
  expect((await zoek(open, { q: 'meeloopdag' })).totaal).toBe(eerst.totaal - 1);
  // The index itself does not know yet.
  expect(open.versie).toBe(grote(open));
});

test('bestanden van de vorige index blijven te halen, andere bestanden niet', async () => {
  const open = await metKlareIndex(wereld.bron);
  zoeker = open;
  const versie = grote(open);
  await hernoem('Een andere titel');
  await tot(() => grote(open) !== versie);
  expect(JSON.parse(String(await open.bestand(`${versie}/laag.json`)))).toMatchObject({ versie });
  const [{ wijzer }] = JSON.parse(String(await open.bestand('laag.json'))).delen;
  expect(await open.bestand(wijzer)).not.toBeNull();
  for (const naam of [
    '../huidig',
    '..%2fhuidig',
    `${versie}/../../kennisplatform.db`,
    '/etc/passwd',
    '',
    'laag.json/',
    'bestaat-niet.js',
    'stand.json',
    'woorden.txt',
    `${versie}/stand.json`,
    `${versie}/woorden.txt`,
    '\0',
  ])
    expect(await open.bestand(naam), naam).toBeNull();
});

test('wat niet in de site staat, staat ook niet in de bundel', async () => {
  zoeker = await metKlareIndex(wereld.bron);
  const map = indexmap(wereld.bron, zoeker);
  expect(readdirSync(map).filter((naam) => /ui|highlight|unknown/.test(naam))).toEqual([]);
});

test('bij een herstart antwoordt de index die nog klopt meteen', async () => {
  const eerste = await metKlareIndex(wereld.bron);
  const pad = grote(eerste);
  await eerste.sluit();
  const tweede = await openZoeker(wereld.bron);
  zoeker = tweede;
  expect(grote(tweede)).toBe(pad);
  expect((await zoek(tweede, { q: 'loket' })).totaal).toBeGreaterThan(0);
  tweede.bijwerken();
  await wacht(500);
  expect(grote(tweede)).toBe(pad);
});

test('lukt een nieuwe index niet, dan blijft de oude antwoorden en is de stand fout', async () => {
  const open = await metKlareIndex(wereld.bron);
  zoeker = open;
  const lijst = join(wereld.contentDir, 'zoeken/synoniemen.json');
  const goed = await readFile(lijst, 'utf8');
  await writeFile(lijst, '{ kapot');
  open.bijwerken();
  await tot(() => open.stand === 'fout');
  expect((await zoek(open, { q: 'loket' })).totaal).toBeGreaterThan(0);
  await writeFile(lijst, goed.replace('"balie"', '"toonbank"'));
  await tot(() => open.stand === 'klaar');
  expect((await zoek(open, { q: 'toonbank' })).resultaten.length).toBeGreaterThan(0);
});

test('een kind dat te lang doet of te veel geheugen neemt wordt beëindigd en laat niets achter', async () => {
  const opdracht = {
    ...wereld.bron,
    vertrouwdDir: wereld.contentDir,
    renderDir: wereld.bron.renderDir ?? '',
    voorbeeld: true,
    levend: [],
  };
  const map = join(wereld.map, 'index/eerste');
  const zuinig = { inhoud: undefined, agenda: undefined, log: undefined, ritme: undefined };
  await expect(indexeren({ ...opdracht, ...zuinig, map, versie: 'x' }, { grenzen: { tijd: 50, geheugen: 512 } })).rejects.toThrow(
    'longer than 50 ms',
  );
  await expect(indexeren({ ...opdracht, ...zuinig, map, versie: 'x' }, { grenzen: { tijd: 60_000, geheugen: 8 } })).rejects.toThrow(
    'Indexing ended',
  );
  expect(existsSync(map)).toBe(false);
  expect(readdirSync(join(wereld.map, 'index'))).toEqual([]);
});

test('het kind krijgt niets van onze omgeving mee', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('GEHEIM_VAN_DE_SITE', 'geheim');
  vi.stubEnv('NODE_OPTIONS', '--require=/bestaat/niet.js');
  zoeker = await metIndex(wereld.bron);
  expect(zoeker.stand).toBe('klaar');
});

test('zonder index is er nog geen antwoord, en dat is geen fout', async () => {
  const open = await openZoeker(wereld.bron);
  zoeker = open;
  expect(open.stand).toBe('leeg');
  expect(await zoek(open, { q: 'loket' })).toMatchObject({ klaar: false, totaal: 0 });
  expect(await open.bestand('laag.json')).toBeNull();
});

test('een half weggegooide index wordt opnieuw gemaakt', async () => {
  const eerste = await metKlareIndex(wereld.bron);
  const map = indexmap(wereld.bron, eerste);
  await eerste.sluit();
  await rm(join(map, 'laag.json'));
  const tweede = await metIndex(wereld.bron);
  zoeker = tweede;
  expect((await zoek(tweede, { q: 'loket' })).totaal).toBeGreaterThan(0);
});

test('een kennissessie is te vinden op haar trefwoorden, en het zoekresultaat toont ze niet', async () => {
  const slug = 'inloopspreekuur-subsidie-en-verantwoording';
  const woorden = JSON.stringify(['centenpraatje']);
  await wereld.db.updateTable('kennissessie').set({ trefwoorden: woorden }).where('slug', '=', slug).execute();
  zoeker = await metIndex(wereld.bron);
  const { resultaten } = await zoek(zoeker, { q: 'centenpraatje' });
  expect(resultaten.map(({ titel }) => titel)).toEqual(['Inloopspreekuur subsidie en verantwoording']);
  expect(JSON.stringify(resultaten)).not.toContain('centenpraatje');
});
