import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { gerenderd } from '../steun/inhoud.ts';

const inhoud = await openInhoud({
  vertrouwdDir: 'content',
  contentDir: 'content',
  voorbeeld: true,
  renderDir: gerenderd(await mkdtemp(join(tmpdir(), 'render-'))),
  kijken: false,
});
const band = verbanden(inhoud);
const slugs = (stukken: readonly { slug: string }[]) => stukken.map(({ slug }) => slug);

test('wie van een praktijk naar een bouwsteen kan, kan ook terug', () => {
  for (const praktijk of inhoud.alle('praktijken'))
    for (const bouwsteen of band.vanPraktijk(praktijk).bouwstenen)
      expect(slugs(band.vanBouwsteen(bouwsteen.slug).praktijken)).toContain(praktijk.slug);
});

test('wie van een terugblik naar een praktijk kan, kan ook terug', () => {
  for (const terugblik of inhoud.alle('terugblikken'))
    for (const praktijk of band.vanTerugblik(terugblik).praktijken)
      expect(slugs(band.vanPraktijk(praktijk).terugblikken)).toContain(terugblik.slug);
});

test('een kennissessie wijst naar haar terugblik en een regio naar haar praktijken', () => {
  expect(band.vanKennissessie('regiosessie-oost-over-zij-instroom').terugblik?.slug).toBe('regiosessie-oost-over-zij-instroom');
  for (const praktijk of inhoud.alle('praktijken'))
    expect(slugs(band.vanRegio(praktijk.gegevens.regio).praktijken)).toContain(praktijk.slug);
});

test('samenhang tussen bouwstenen werkt van beide kanten', () => {
  for (const bouwsteen of inhoud.alle('bouwstenen'))
    for (const ander of band.vanBouwsteen(bouwsteen.slug).samen)
      expect(slugs(band.vanBouwsteen(ander.slug).samen)).toContain(bouwsteen.slug);
});
