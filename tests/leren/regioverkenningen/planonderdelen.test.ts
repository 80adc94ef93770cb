import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { planonderdelen, regiovragen } from '#leren/regioverkenningen/planonderdelen.ts';

const metInhoud = async (voorbeeld: boolean) => {
  const renderDir = await mkdtemp(join(tmpdir(), 'planonderdelen-'));
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir: 'content', voorbeeld, renderDir, kijken: false });
  onTestFinished(async () => {
    inhoud.sluit();
    await rm(renderDir, { recursive: true });
  });
  return inhoud;
};

test('elk onderdeel van een plan heeft vragen uit zijn bouwstenen en voorbeelden om te lenen', async () => {
  const onderdelen = planonderdelen(await metInhoud(true));
  expect(onderdelen.map(({ vragen }) => vragen.map(({ bouwsteen, html }) => `${bouwsteen.slug} ${html.length}`))).toEqual([
    ['aanpak-lerarentekort 4', 'kwaliteit-leraren 4'],
    ['omvang 4'],
    ['samenwerking-en-governance 4'],
  ]);
  expect(onderdelen.map(({ praktijken }) => praktijken.length > 0)).toEqual([true, true, true]);
});

test('wat stopte of slecht uitpakte is er niet om te lenen, ook al hoort het bij de bouwsteen', async () => {
  const inhoud = await metInhoud(true);
  const geleend = planonderdelen(inhoud).flatMap(({ praktijken }) => praktijken.map(({ gegevens }) => gegevens));
  expect(geleend.filter(({ fase, effect }) => fase === 'gestopt' || effect === 'negatief')).toEqual([]);
  const slecht = inhoud.alle('praktijken').filter(({ gegevens: { fase, effect } }) => fase === 'gestopt' || effect === 'negatief');
  expect(slecht.every(({ gegevens }) => gegevens.bouwstenen.includes('aanpak-lerarentekort'))).toBe(true);
});

test('zonder voorbeelden blijven de vragen staan', async () => {
  const onderdelen = planonderdelen(await metInhoud(false));
  expect(onderdelen.map(({ vragen, praktijken }) => [vragen.length > 0, praktijken])).toEqual(Array(3).fill([true, []]));
});

test('alleen de lijst onder de kop met vragen telt, en zonder die kop is er niets', () => {
  const html =
    '<h2 id="wat">Wat</h2><ul><li>nee</li></ul><h2 id="vragen-voor-je-regio">V</h2><ul><li>Wie?</li><li>Wat?</li></ul><h2>X</h2><ul><li>nee</li></ul>';
  expect(regiovragen(html)).toEqual(['Wie?', 'Wat?']);
  expect(regiovragen(html.replace('vragen-voor-je-regio', 'andere-vragen'))).toEqual([]);
});
