import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { filteren } from '#inhoud/lijsten/facetten.ts';
import { praktijkFacetten } from '#inhoud/lijsten/facetten-van.ts';
import { huidigeRegio, isGesloten, kiesbareRegios, opgegaanReeks, regiostatusVan } from '#inhoud/regiostand.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { REGIOSTATUSSEN } from '#inhoud/woorden.ts';
import { inhoudsmap } from '../steun/inhoud.ts';

const WATERKANT = 'voorbeeldregio-waterkant';

/** A region that merged into another, as a file. */
const opgegaan = (titel: string, naar: string) =>
  `---\ntitel: ${titel}\nkern: Kort.\ntype: regionaal\nlandsdeel: Oost-Nederland\nsectoren: [po]\nstatus_verloop:\n` +
  '  - { status: voorloper, sinds: 2023-07-06, besluit: Overleg }\n  - { status: samengevoegd, sinds: 2026-01-01, besluit: Overleg }\n' +
  `opgegaan_in: ${naar}\ngewijzigd: 2026-11-20\ngecontroleerd: 2026-11-20\n---\n\nTekst.\n`;

async function metRegios(regios: Record<string, string>) {
  const { contentDir, renderDir } = inhoudsmap(await mkdtemp(join(tmpdir(), 'regiostand-')));
  await mkdir(join(contentDir, 'onderwijsregios'), { recursive: true });
  for (const [slug, naar] of Object.entries(regios))
    await writeFile(join(contentDir, `onderwijsregios/${slug}.mdx`), opgegaan(`Regio ${slug}`, naar));
  return openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir, kijken: false });
}

test('wie een regio leest, komt via elke samenvoeging uit bij de regio van nu', async () => {
  const inhoud = await metRegios({ a: 'b', b: WATERKANT });
  expect(opgegaanReeks(inhoud, 'a')).toEqual(['a', 'b', WATERKANT]);
  expect(['a', 'b', WATERKANT, 'nooit-gezien'].map((slug) => huidigeRegio(inhoud, slug))).toEqual([
    ...[WATERKANT, WATERKANT, WATERKANT],
    'nooit-gezien',
  ]);
  expect(kiesbareRegios(inhoud).map(({ slug }) => slug)).not.toContain('a');
  expect([regiostatusVan(inhoud, 'a'), regiostatusVan(inhoud, 'nooit-gezien')]).toEqual(['samengevoegd', null]);
});

test('alleen een regio die opging of zich terugtrok is gesloten', () => {
  expect(REGIOSTATUSSEN.filter(isGesloten)).toEqual(['samengevoegd', 'teruggetrokken']);
});

test('bestanden die in een kring naar elkaar wijzen, houden niemand vast: elke regio blijft zichzelf', async () => {
  const inhoud = await metRegios({ a: 'b', b: 'c', c: 'a', zelf: 'zelf', ervoor: 'a' });
  for (const slug of ['a', 'b', 'c', 'zelf', 'ervoor']) expect([slug, huidigeRegio(inhoud, slug)]).toEqual([slug, slug]);
});

test('een tekst van een regio die opging, staat ook bij de nieuwe regio, en is onder haar naam te filteren', async () => {
  const inhoud = await metRegios({ [WATERKANT]: 'voorbeeldregio-heuvelrand' });
  const band = verbanden(inhoud);
  const eigen = inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.regio === WATERKANT);
  expect(eigen.length).toBeGreaterThan(0);
  for (const slug of [WATERKANT, 'voorbeeldregio-heuvelrand'])
    expect(band.vanRegio(slug).praktijken).toEqual(expect.arrayContaining(eigen));
  const [praktijk] = eigen;
  if (!praktijk) throw new Error('No practice.');
  // It still says who wrote it.
  expect(band.vanPraktijk(praktijk).regio?.slug).toBe(WATERKANT);
  const regiosVanBouwsteen = band.vanBouwsteen(praktijk.gegevens.bouwstenen[0] ?? '').regios.map(({ slug }) => slug);
  expect(regiosVanBouwsteen).not.toContain(WATERKANT);
  const definities = praktijkFacetten(inhoud);
  const { gevonden } = filteren(inhoud.alle('praktijken'), definities, new URLSearchParams({ regio: 'voorbeeldregio-heuvelrand' }));
  expect(gevonden).toEqual(expect.arrayContaining(eigen));
  expect(definities.find(({ naam }) => naam === 'regio')?.opties.map(({ waarde }) => waarde)).not.toContain(WATERKANT);
});
