import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controleren } from '#inhoud/lezen/controleren.ts';
import { inhoudsmapMaken, regiosMaken } from './inhoudsmap.ts';

const AANTAL = 150;
let map: string;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'regiokring-bench-'));
  await inhoudsmapMaken(join(map, 'een'), AANTAL);
  await inhoudsmapMaken(join(map, 'twee'), AANTAL);
});
afterAll(() => rm(map, { recursive: true, force: true }));

const inhoudVan = async (naam: string) => {
  const namen = (await readdir(join(map, naam, 'praktijken'))).sort();
  return Promise.all(namen.map(async (bestand) => [bestand, await readFile(join(map, naam, 'praktijken', bestand), 'utf8')]));
};

test('verzonnen praktijken zijn goede inhoud, zoveel als gevraagd', async () => {
  expect(await controleren({ vertrouwdDir: 'content', contentDir: join(map, 'een') })).toEqual([]);
  expect(await inhoudVan('een')).toHaveLength(AANTAL);
});

test('verzonnen regio’s zijn goede inhoud', async () => {
  await cp('content', join(map, 'regios'), { recursive: true });
  await regiosMaken(join(map, 'regios'), 2);
  expect(await controleren({ vertrouwdDir: 'content', contentDir: join(map, 'regios') })).toEqual([]);
});

test('dezelfde meting krijgt morgen dezelfde praktijken', async () => {
  expect(await inhoudVan('twee')).toEqual(await inhoudVan('een'));
});
