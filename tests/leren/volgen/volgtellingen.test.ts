import { expect, test } from 'vitest';
import { volgtellingen } from '#leren/volgen/volgtellingen.ts';
import { DAG } from '../../kennissessies/wereld.ts';
import { rondewereld, WOENSDAG } from './rondes/rondewereld.ts';

test('de Realisatie-Eenheid ziet per onderwerp hoeveel mensen het volgen, vanaf vijf; wie samenging telt als één', async () => {
  const w = await rondewereld();
  for (let i = 0; i < 6; i++) {
    const wie = await w.persoon(`M${i}`);
    if (i < 5) await w.volg(wie, 'nieuws');
    if (i < 4) await w.volg(wie, 'bouwsteen:omvang');
    await w.volg(wie, i % 2 ? 'regio:veenhoek' : 'regio:waterkant');
  }
  await w.volg('nog-niet@school.example', 'agenda', WOENSDAG - DAG);
  await w.db.updateTable('volgt').set({ bevestigd_op: null }).where('onderwerp', '=', 'agenda').execute();
  const lees = async () => (await volgtellingen(w.db, w.inhoud)).map(({ over, aantal }) => [over.naam, aantal]);
  expect(await lees()).toEqual([
    ['Nieuws', '5'],
    ['Bouwsteen omvang', '<5'],
    ['Regio veenhoek', '<5'],
    ['Regio waterkant', '<5'],
  ]);
  w.etalage.regio('veenhoek', 'samengevoegd', 'waterkant');
  expect(await lees()).toEqual([
    ['Regio waterkant', '6'],
    ['Nieuws', '5'],
    ['Bouwsteen omvang', '<5'],
  ]);
});
