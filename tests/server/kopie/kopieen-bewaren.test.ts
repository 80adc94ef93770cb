import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { naamKopie, oudeKopieenWeg } from '#server/kopie/kopieen-bewaren.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const DAG = 24 * 60 * 60_000;
const SITE = { siteUrl: 'https://kennis.voorbeeld.nl' };
const naam = (dagenTerug: number, versleuteld = false) => naamKopie(SITE, { versleuteld, nu: NU - dagenTerug * DAG });

async function plek(namen: readonly string[]) {
  const map = await mkdtemp(join(tmpdir(), 'bewaren-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  for (const een of namen) await writeFile(join(map, een), een);
  return { map, bewaar: (aantal: number, net: string) => oudeKopieenWeg(map, { ...SITE, bewaar: aantal, net: join(map, net), nu: NU }) };
}

test('een kopie zonder naam heet naar de site en het moment', () => {
  expect(naam(0)).toBe('kopie-kennis.voorbeeld.nl-2026-11-21T120000.000Z.tar.gz');
  expect(naamKopie({ siteUrl: null }, { versleuteld: true, nu: NU })).toBe('kopie-proef-2026-11-21T120000.000Z.tar.gz.age');
});

test('de nieuwste dertig blijven, versleuteld of niet; oudere gaan weg', async () => {
  const namen = Array.from({ length: 33 }, (_, dag) => naam(dag, dag % 2 === 1));
  const { map, bewaar } = await plek(namen);
  expect(await bewaar(30, naam(0))).toEqual([naam(32), naam(31, true), naam(30)]);
  expect((await readdir(map)).sort()).toEqual(namen.slice(0, 30).sort());
  expect(await bewaar(30, naam(0))).toEqual([]);
});

test('wat een ander er neerzette blijft: een andere site, een andere naam, een map en een link', async () => {
  const ander = [
    naamKopie({ siteUrl: 'https://ander.voorbeeld.nl' }, { versleuteld: false, nu: NU - 9 * DAG }),
    naamKopie({ siteUrl: null }, { versleuteld: false, nu: NU - 9 * DAG }),
    `${naam(9)}.bak`,
    `x${naam(9)}`,
    'kopie-kennis.voorbeeld.nl-2026.tar.gz',
    'kopie-van-mij.tar.gz',
    'belangrijk.txt',
  ];
  const { map, bewaar } = await plek([...ander, naam(0), naam(1)]);
  await mkdir(join(map, naam(8)));
  await symlink(join(map, 'belangrijk.txt'), join(map, naam(7)));
  expect(await bewaar(1, naam(0))).toEqual([naam(1)]);
  expect((await readdir(map)).sort()).toEqual([...ander, naam(0), naam(7), naam(8)].sort());
});

test('de kopie die net is gemaakt blijft, ook als de klok is teruggezet en met --bewaar 1', async () => {
  const { map, bewaar } = await plek([naam(5), naam(-1), naam(-2)]);
  await bewaar(1, naam(5));
  expect(await readdir(map)).toEqual([naam(5)]);
});

test('wat een afgebroken kopie van deze site achterliet gaat na een dag weg, en niets anders dat tijdelijk is', async () => {
  const tijdelijk = (welke: string) => `.${welke}.0123456789ab.nieuw`;
  const oud = [tijdelijk(naam(3)), tijdelijk('iets-anders'), '.kopie-kennis.voorbeeld.nl.nieuw'];
  const { map, bewaar } = await plek([...oud, tijdelijk(naam(0)), naam(0)]);
  for (const een of oud) await utimes(join(map, een), (NU - 2 * DAG) / 1000, (NU - 2 * DAG) / 1000);
  await utimes(join(map, tijdelijk(naam(0))), NU / 1000, NU / 1000);
  await bewaar(30, naam(0));
  expect((await readdir(map)).sort()).toEqual([...oud.slice(1), tijdelijk(naam(0)), naam(0)].sort());
});
