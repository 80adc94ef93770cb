import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import { leesCbor, schrijfCbor } from '#zoeken/openbaar/cbor.ts';
import { grote, maakWereld, metIndex, SNEL, tot, type Wereld, zoek } from '../wereld.ts';

/** Words that stand on one page only, as long as it is as it was. */
const OUD = { ingetrokken: 'ijsduikplank', gewijzigd: 'kwikstaartplank', klein: 'appelvinkplank', kleinst: 'bosuilplank' };
let wereld: Wereld;
let zoeker: Zoeker;
let versies: string[];

const bestand = (slug: string) => join(wereld.contentDir, `praktijken/${slug}.mdx`);
const staat = (slug: string) => wereld.inhoud.een('praktijken', slug)?.digest ?? '';
const neemOp = (...slugs: string[]) => Promise.all(slugs.map((slug) => wereld.inhoud.bijwerken('praktijken', slug)));
/** Another text at this address, with a word of its own in its title, its core and its text. */
async function schrijf(slug: string, woord: string): Promise<void> {
  const tekst = await readFile(bestand('meeloopdag-in-een-week-geregeld'), 'utf8');
  const anders = tekst.replace(/^titel: .*$/m, `titel: "Over het ${woord}"`).replace(/^kern: .*$/m, `kern: "Wat het ${woord} ons leerde."`);
  await writeFile(bestand(slug), `${anders}\n\nZo ging het met het ${woord} verder.\n`);
  await neemOp(slug);
}
const vindbaar = (slug: string) => tot(() => staat(slug) !== '' && zoeker.kanVinden(`/praktijken/${slug}/`, staat(slug)));

// Two large indexes, each with two small ones beside it, all kept; then everything changes at once.
beforeAll(async () => {
  wereld = await maakWereld();
  await schrijf('ingetrokken', OUD.ingetrokken);
  await schrijf('gewijzigd', OUD.gewijzigd);
  await schrijf('verhuisd', 'zeearendverhaal');
  zoeker = await metIndex({ ...wereld.bron, ritme: { ...SNEL, rust: 600_000, uiterlijk: 600_000 } });
  const eerste = grote(zoeker);
  for (const woord of [`eerst${OUD.klein}`, OUD.klein]) {
    await schrijf('klein', woord);
    await vindbaar('klein');
  }
  zoeker.bijwerken();
  await tot(() => grote(zoeker) !== eerste);
  for (const woord of [OUD.kleinst, 'bosuilverhaal']) {
    await schrijf('kleinst', woord);
    await vindbaar('kleinst');
  }
  versies = [eerste, grote(zoeker)];
}, 240_000);
afterAll(async () => {
  await zoeker.sluit();
  await wereld.ruimOp();
});

/** All files there are of the kept indexes, by the names under which they could be asked. */
const namen = (): string[] =>
  versies.flatMap((versie) =>
    readdirSync(join(wereld.bron.map, versie), { recursive: true, withFileTypes: true })
      .filter((deel) => deel.isFile())
      .map((deel) => join(deel.parentPath, deel.name).slice(wereld.bron.map.length + 1)),
  );
const kleine = () => new Set(namen().flatMap((naam) => /^\w+\/(bij-\w+)\//.exec(naam)?.[1] ?? []));
const leesbaar = (bytes: Buffer): string => String(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toLowerCase();
/** Every file that can be had, and which fragments are gone, by the title of their page. */
async function alles() {
  const teksten = new Map<string, string>();
  const vervallen: string[] = [];
  const gevraagd = namen();
  for (const naam of gevraagd) {
    const gekregen = await zoeker.bestand(naam);
    if (gekregen === 'vervallen')
      vervallen.push(/"titel":"([^"]*)"/.exec(leesbaar(readFileSync(join(wereld.bron.map, naam))))?.[1] ?? naam);
    else if (gekregen) teksten.set(naam, leesbaar(gekregen));
  }
  return { gevraagd, teksten, vervallen: vervallen.sort() };
}

test('wie intrekt, wijzigt of verhuist, haalt de oude tekst meteen uit elk bestand van elke bewaarde index', async () => {
  expect([versies.length, kleine().size]).toEqual([2, 4]);
  const vooraf = await alles();
  const fragmenten = (lijst: Iterable<string>) => [...lijst].filter((naam) => naam.includes('/fragment/')).length;
  expect(vooraf.vervallen).toEqual(['over het bosuilplank', `over het eerst${OUD.klein}`]);
  for (const woord of [OUD.ingetrokken, OUD.gewijzigd, OUD.klein])
    expect([...vooraf.teksten.values()].filter((tekst) => tekst.includes(woord)).length, woord).toBeGreaterThan(3);

  await rm(bestand('ingetrokken'));
  await rm(bestand('klein'));
  await rename(bestand('verhuisd'), bestand('elders'));
  await schrijf('gewijzigd', 'roodborstverhaal');
  await neemOp('ingetrokken', 'klein', 'verhuisd', 'elders');

  const { gevraagd, teksten, vervallen } = await alles();
  expect(vervallen).toEqual(
    [
      ...['over het bosuilplank', `over het eerst${OUD.klein}`],
      // In both large ones; the small text in one small and one large.
      ...[OUD.ingetrokken, OUD.gewijzigd, OUD.klein, 'zeearendverhaal'].flatMap((woord) => [`over het ${woord}`, `over het ${woord}`]),
    ].sort(),
  );
  for (const woord of Object.values(OUD))
    expect(
      [...teksten].filter(([, tekst]) => tekst.includes(woord)).map(([naam]) => naam),
      woord,
    ).toEqual([]);
  expect(fragmenten(teksten.keys()) + vervallen.length).toBe(fragmenten(gevraagd));
  const bij = JSON.parse(String(await zoeker.bestand('bij.json')));
  expect(bij.weg).toHaveLength(4);
});

test('controle: op de schijf staat het er allemaal nog, en zo werd het gegeven', () => {
  const opSchijf = namen().map((naam) => [naam, leesbaar(readFileSync(join(wereld.bron.map, naam)))] as const);
  for (const woord of Object.values(OUD)) {
    const met = opSchijf
      .filter(([, tekst]) => tekst.includes(woord))
      .flatMap(([naam]) => /fragment|pf_index|laag|woorden/.exec(naam)?.[0] ?? []);
    expect(new Set(met), woord).toEqual(new Set(['fragment', 'pf_index', 'laag', 'woorden']));
  }
});

test('ook een uitslag, een verbetering en een aanvulling kennen de oude woorden niet meer', async () => {
  await vindbaar('gewijzigd');
  await vindbaar('elders');
  for (const woord of Object.values(OUD)) {
    const uitslag = await zoek(zoeker, { q: woord });
    expect(JSON.stringify(uitslag.resultaten), woord).not.toContain(woord);
    // One letter wrong: the word itself is never what was meant.
    const { verbeterd } = await zoek(zoeker, { q: woord.replace('plank', 'plannk') });
    expect(JSON.stringify(verbeterd), woord).not.toContain(woord);
  }
  expect((await zoek(zoeker, { q: 'zeearendverhaal' })).resultaten.map(({ url }) => url)).toEqual(['/praktijken/elders/']);
  const { teksten } = await alles();
  for (const woord of Object.values(OUD))
    expect(
      [...teksten.values()].filter((tekst) => tekst.includes(woord)),
      woord,
    ).toEqual([]);
});

test('de boekhouding van een index is van de server', async () => {
  for (const naam of namen().filter((een) => /stand\.json|woorden\.txt/.test(een))) expect(await zoeker.bestand(naam), naam).toBeNull();
});

test('wat van Pagefind is gelezen, wordt weer geschreven zoals het er stond', () => {
  const stukken = namen().filter((naam) => /\.pf_(index|meta)$/.test(naam));
  expect(stukken.length).toBeGreaterThan(8);
  for (const naam of stukken) {
    const bytes = gunzipSync(readFileSync(join(wereld.bron.map, naam))).subarray(12);
    expect(schrijfCbor(leesCbor(bytes), bytes.length + 10).equals(bytes), naam).toBe(true);
  }
});
