import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bronverwijzing, hostVan } from '#inhoud/bronkaarten/bronverwijzing.ts';
import { kaartenBij, lijstadres } from '#inhoud/bronkaarten/kaarten-bij.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { filteren } from '#inhoud/lijsten/facetten.ts';
import { bronkaartFacetten } from '#inhoud/lijsten/facetten-van.ts';
import { inhoudsmap } from '../../steun/inhoud.ts';

const map = inhoudsmap(await mkdtemp(join(tmpdir(), 'kaarten-')));
async function kaart(slug: string, velden: object) {
  const gegevens = {
    ...{
      titel: slug,
      kern: 'Wat erin staat.',
      link: `https://uitgever.example/${slug}`,
      bronsoort: 'podcast',
      herkomst: 'zorg-en-welzijn',
    },
    ...{ uitgever: 'Een uitgever', verschenen: '2024-05', waarom: 'Voor wie begint.', regio: null, gewijzigd: '2026-11-20', ...velden },
  };
  const regels = Object.entries(gegevens).map(([naam, waarde]) => `${naam}: ${JSON.stringify(waarde)}`);
  await writeFile(join(map.contentDir, 'elders', `${slug}.mdx`), `---\n${regels.join('\n')}\n---\n`);
}
await kaart('oud-en-raak', { bouwstenen: ['kwaliteit-leraren'], taken: ['begeleiden', 'opleiden'], gepubliceerd: '2026-01-01' });
await kaart('nieuw-en-losser', { bouwstenen: ['kwaliteit-leraren'], taken: ['werven'], gepubliceerd: '2026-11-20' });
await kaart('twee-bouwstenen', { bouwstenen: ['kwaliteit-leraren', 'aanpak-lerarentekort'], taken: [], gepubliceerd: '2026-06-01' });
await kaart('iets-anders', { bouwstenen: ['omvang'], taken: ['begeleiden'], gepubliceerd: '2026-11-21' });
const inhoud = await openInhoud({ vertrouwdDir: 'content', voorbeeld: true, kijken: false, ...map });
const slugs = (stukken: readonly { slug: string }[]) => stukken.map(({ slug }) => slug);

test('bij een tekst staan kaarten over dezelfde bouwsteen: wat het meeste deelt eerst, en anders de nieuwste', () => {
  const tekst = { bouwstenen: ['kwaliteit-leraren', 'aanpak-lerarentekort'], taken: ['begeleiden', 'opleiden'] };
  expect(slugs(kaartenBij(inhoud, tekst))).toEqual(['oud-en-raak', 'twee-bouwstenen', 'nieuw-en-losser']);
  expect(slugs(kaartenBij(inhoud, { bouwstenen: ['kwaliteit-leraren'], taken: [] }))).toEqual([
    'nieuw-en-losser',
    'twee-bouwstenen',
    'oud-en-raak',
  ]);
  expect(kaartenBij(inhoud, { bouwstenen: ['arbeidsmarktcommunicatie'], taken: ['begeleiden'] })).toEqual([]);
});

test('wie alle kaarten bij een tekst wil zien, krijgt precies die', () => {
  for (const { gegevens } of [...inhoud.alle('praktijken'), ...inhoud.alle('terugblikken')]) {
    const { searchParams } = new URL(lijstadres(gegevens), 'https://hier.example');
    const { gevonden, weggelaten } = filteren(inhoud.alle('elders'), bronkaartFacetten(inhoud), searchParams);
    expect([slugs(gevonden).sort(), weggelaten]).toEqual([slugs(kaartenBij(inhoud, gegevens)).sort(), []]);
  }
});

test('de lijst laat zich filteren op soort, herkomst, bouwsteen en taak', () => {
  const met = (vraag: string) => slugs(filteren(inhoud.alle('elders'), bronkaartFacetten(inhoud), new URLSearchParams(vraag)).gevonden);
  expect(met('soort=podcast&taak=begeleiden')).toEqual(['iets-anders', 'oud-en-raak']);
  expect(met('herkomst=zorg-en-welzijn&bouwsteen=omvang')).toEqual(['iets-anders']);
});

test('de link zegt waar hij heen gaat, hoe het adres ook is geschreven, en wie er belang bij heeft krijgt geen aanbeveling', () => {
  const bron = { link: 'https://www.Uitgever.example:8443/a', bronsoort: 'artikel' } as const;
  expect(bronverwijzing(bron)).toEqual({ tekst: 'Lees verder op uitgever.example:8443', rel: 'external noopener' });
  expect(bronverwijzing({ ...bron, bronsoort: 'podcast', belang: 'Verkoopt trainingen.' })).toEqual({
    ...{ tekst: 'Luister op uitgever.example:8443', rel: 'external noopener nofollow' },
  });
  expect([hostVan('https://оverheid.example/'), hostVan('https://overheid.example@kwaad.example/')]).toEqual([
    'xn--verheid-8ig.example',
    'kwaad.example',
  ]);
});
