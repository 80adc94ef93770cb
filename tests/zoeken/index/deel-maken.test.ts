import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Blad } from '#zoeken/index/bladen/blad.ts';
import { maakDeel } from '#zoeken/index/deel-maken.ts';

const blad: Blad = {
  ...{ url: '/praktijken/proef/', soort: 'praktijk', titel: 'Proef', kern: 'Een proef.', trefwoorden: [], omgeving: ['Omvang'] },
  ...{ html: '<p>Wie proeft, weet meer.</p>', velden: [], facetten: {}, datum: '2026-11-21', kenmerken: [], voorbeeld: false },
};

test('een nummer dat al vergeven is, krijgt een pagina niet: een tekst die weer werd zoals hij was, blijft vindbaar', async () => {
  const map = await mkdtemp(join(tmpdir(), 'deel-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const maak = (bezet: string[]) => maakDeel({ bladen: [blad], map, verrijk: (tekst) => tekst, bezet: new Set(bezet) });
  const [eerste = ''] = (await maak([])).nummers.values();
  const { nummers, wijzer } = await maak([eerste]);
  const [tweede = ''] = nummers.values();
  expect(tweede).not.toBe('');
  expect(tweede).not.toBe(eerste);
  expect((await readdir(map)).filter((naam) => naam.endsWith('.pf_meta'))).toEqual([wijzer]);
});
