import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { bijgeschreven } from '#inhoud/regionamen.ts';
import { gerenderd } from '../steun/inhoud.ts';

test('een regio staat er met haar status van toen, en zonder regio staat er niets', async () => {
  const renderDir = gerenderd(await mkdtemp(join(tmpdir(), 'render-')));
  const tekst = bijgeschreven(
    await openInhoud({ vertrouwdDir: 'content', contentDir: 'content', voorbeeld: true, renderDir, kijken: false }),
  );
  expect(tekst({ onderwijsregio: 'voorbeeldregio-veenhoek', regiostatus: 'in-oprichting' })).toBe(
    'Voorbeeldregio Veenhoek (in oprichting)',
  );
  expect(tekst({ onderwijsregio: 'voorbeeldregio-veenhoek', regiostatus: null })).toBe('Voorbeeldregio Veenhoek');
  expect(tekst({ onderwijsregio: null, regiostatus: null })).toBe('');
});
