import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { digestVan } from '#grond/digest.ts';
import { type Bergsleutel, Opslagstoring } from '#inhoud/bijlagen/berging.ts';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openOpslag, verreBergingen } from '#server/opslag/opslag.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';
import { startEmmer } from '../../steun/emmer.ts';

test('bestanden die elders liggen zitten in de kopie, met hun naam, en gaan na het terugzetten vanzelf weer naar de opslag', async () => {
  const map = await mkdtemp(join(tmpdir(), 'kopie-verweg-'));
  const emmer = await startEmmer();
  onTestFinished(async () => {
    await emmer.ruimOp();
    await rm(map, { recursive: true, force: true });
  });
  const [dataDir, contentDir, doel] = [join(map, 'data'), join(map, 'content'), join(map, 'kopie.tar.gz')];
  await mkdir(join(contentDir, 'nieuws'), { recursive: true });
  const open = await openGegevensmap(dataDir, { proef: true, nu: 0 });
  const stil = { info() {}, error() {} };
  const opslag = await openOpslag(open.db, { opslagUrl: emmer.url, map: paden(dataDir), log: stil });
  const [een, twee] = ['een', 'twee'].map((tekst) => Buffer.from(tekst)) as [Buffer, Buffer];
  const sleutel = (bytes: Buffer) => `${digestVan(bytes)}.pdf` as Bergsleutel;
  await opslag.bijlagen.zet(sleutel(een), een, 'draaiboek');
  await opslag.deelnemers.zet(sleutel(twee), twee, '');
  const { bestanden } = await maakKopie({ dataDir, contentDir, doel, verweg: verreBergingen(emmer.url) });
  const namen = [`bijlagen/${sleutel(een)}`, `bijlagen/${digestVan(een)}.naam`, `bijlagen/deelnemers/${sleutel(twee)}`];
  expect(
    Object.keys(bestanden)
      .filter((naam) => naam.startsWith('bijlagen/'))
      .sort(),
  ).toEqual(namen.sort());
  await open.sluit();
  open.geefVrij();

  // On a new machine, with a store that is empty.
  await opslag.bijlagen.weg(sleutel(een));
  await opslag.deelnemers.weg(sleutel(twee));
  const nieuw = join(map, 'nieuw');
  await zetTerug({ dataDir: nieuw, contentDir, bron: doel, nu: 0, origin: 'http://127.0.0.1:4321' });
  expect(await readFile(join(nieuw, `bijlagen/deelnemers/${sleutel(twee)}`))).toEqual(twee);
  const weer = await openGegevensmap(nieuw, { proef: true, nu: 0 });
  const terug = await openOpslag(weer.db, { opslagUrl: emmer.url, map: paden(nieuw), log: stil });
  await expect.poll(() => readdir(join(nieuw, 'bijlagen'))).toEqual(['deelnemers']);
  expect([await terug.bijlagen.haal(sleutel(een)), (await terug.deelnemers.haal(sleutel(twee)))?.bytes]).toEqual([
    { bytes: een, naam: 'draaiboek' },
    twee,
  ]);
  await weer.sluit();
  weer.geefVrij();

  // A copy without them would be taken for a whole one.
  await emmer.stop();
  const half = join(map, 'half.tar.gz');
  await expect(maakKopie({ dataDir: nieuw, contentDir, doel: half, verweg: verreBergingen(emmer.url) })).rejects.toThrow(Opslagstoring);
  expect([existsSync(half), (await readdir(map)).filter((naam) => naam.includes('half'))]).toEqual([false, []]);
});
