import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { bijlageToevoegen } from '#publicaties/bureau/bijvoegen.ts';
import { png } from '../../inhoud/bijlagen/maken.ts';
import { NU, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
let id: string;
beforeEach(async () => {
  w = await wereld();
  id = await w.praktijk();
});
afterEach(() => w.ruimOp());

const bijlagenDir = () => join(w.bewaardDir, 'bijlagen');
const voegToe = async ({ naam = 'bram', omschrijving = '', zonder = false, bestand = true }) =>
  bijlageToevoegen(w.db, {
    ...{ account: await w.wie(naam), id, berging: schijfberging(bijlagenDir()), omschrijving, zonderOmschrijving: zonder, nu: NU },
    bestand: bestand ? new File([new Uint8Array(await png())], 'zaal_boven.png') : null,
  });

test('een beeld krijgt een beschrijving, of iemand zegt dat het er geen nodig heeft', async () => {
  expect(await voegToe({})).toEqual({ gelukt: false, reden: 'onbeschreven' });
  expect(await voegToe({ omschrijving: 'De zaal' })).toMatchObject({ gelukt: true, markdown: expect.stringMatching(/^!\[De zaal\]\(/) });
  expect(await voegToe({ zonder: true })).toMatchObject({ gelukt: true, markdown: expect.stringMatching(/^!\[\]\(/) });
});

test('van wie hier niet mag schrijven, of nu niet, wordt niets bewaard', async () => {
  expect(await voegToe({ naam: 'carla', zonder: true })).toEqual({ gelukt: false, reden: 'onbekend' });
  await w.dienIn(id);
  expect(await voegToe({ zonder: true })).toEqual({ gelukt: false, reden: 'in-beoordeling' });
  expect(await voegToe({ zonder: true, bestand: false })).toEqual({ gelukt: false, reden: 'in-beoordeling' });
  expect(existsSync(bijlagenDir())).toBe(false);
});
