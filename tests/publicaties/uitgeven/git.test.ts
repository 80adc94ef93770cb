import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { nakijken } from '#publicaties/bijhouden/nakijken/nakijken.ts';
import { verhuizen } from '#publicaties/bijhouden/verhuizen.ts';
import { SLOTBESTAND } from '#publicaties/uitgeven/contentbestand.ts';
import { DAG, NU, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
const git = (...delen: string[]) =>
  execFileSync('git', ['-C', w.contentDir, '-c', 'user.name=Redactie', '-c', 'user.email=redactie@voorbeeld.example', ...delen], {
    encoding: 'utf8',
  }).trim();
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const gepubliceerd = async (): Promise<string> => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  const uitgever = w.uitgever();
  await uitgever.nu(id);
  await uitgever.stop();
  return id;
};

test('is de map een eigen git-werkboom, dan komt elke publicatie erin, met de regio als auteur en niets anders mee', async () => {
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'begin');
  await mkdir(join(w.contentDir, '.git/hooks'), { recursive: true });
  await writeFile(join(w.contentDir, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await writeFile(join(w.contentDir, 'praktijken/halfaf.txt'), 'Van een redacteur.');
  git('add', 'praktijken/halfaf.txt');
  const id = await gepubliceerd();
  expect(git('log', '-1', '--format=%an|%ae|%s')).toBe(
    'Voorbeeldregio Heuvelrand|loket@voorbeeldregio-heuvelrand.example|Publiceer: Een maatje voor elke zij-instromer',
  );
  expect(git('show', '--name-only', '--format=')).toBe('praktijken/een-maatje-voor-elke-zij-instromer.mdx');
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet.', nu: NU });
  const uitgever = w.uitgever();
  await uitgever.nu(id);
  await uitgever.stop();
  expect(git('log', '-1', '--format=%s')).toBe('Trek in: Een maatje voor elke zij-instromer');
  expect(git('status', '--porcelain')).toBe('A  praktijken/halfaf.txt');
});

test('wat een gedood proces niet meer in git zette, komt er na de herstart in', async () => {
  await gepubliceerd();
  git('init', '-q');
  git('add', '-A', ':!praktijken/een-maatje-voor-elke-zij-instromer.mdx');
  git('commit', '-qm', 'begin');
  const uitgever = w.uitgever();
  await expect.poll(() => git('log', '-1', '--format=%s')).toBe('Publiceer: Een maatje voor elke zij-instromer');
  await uitgever.stop();
});

test('een map binnen een andere werkboom, of git dat weigert, houdt niets tegen', async () => {
  execFileSync('git', ['init', '-q', join(w.contentDir, '..')]);
  const id = await gepubliceerd();
  expect((await w.haal(id)).status).toBe('gepubliceerd');
  expect(execFileSync('git', ['-C', w.contentDir, 'log', '--all', '--format=%s'], { encoding: 'utf8' })).toBe('');
});

test('een nieuw adres en ‘nog actueel’ heten in git wat ze zijn, en het slot van de server staat er niet tussen', async () => {
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'begin');
  const titel = 'Een maatje voor elke zij-instromer';
  const id = await gepubliceerd();
  const daarna = async () => {
    const uitgever = w.uitgever(() => NU + DAG);
    await uitgever.nu(id);
    await uitgever.stop();
    return git('log', '-1', '--format=%s');
  };
  const verzoek = { account: await w.wie('dirk'), id, inhoud: w.inhoud, uitgever: STIL, nu: NU + DAG };
  expect(await nakijken(w.db, verzoek)).toEqual({ gelukt: true, uitgevoerd: false });
  expect(await daarna()).toBe(`Nog actueel: ${titel}`);
  expect(await verhuizen(w.db, { ...verzoek, adres: 'maatjes' })).toEqual({ gelukt: true, slug: 'maatjes', uitgevoerd: false });
  expect(await daarna()).toBe(`Verander adres: ${titel}`);
  await writeFile(join(w.contentDir, SLOTBESTAND), '');
  await writeFile(join(w.contentDir, 'los.txt'), '');
  expect(git('status', '--porcelain')).toBe('?? los.txt');
  expect(await readFile(join(w.contentDir, '.git/info/exclude'), 'utf8')).toMatch(/^\/\.in-gebruik\.slot$/m);
  await w.schrijf(id, { kern: 'Een betere kern.' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  expect(await daarna()).toBe(`Publiceer: ${titel}`);
  expect((await readFile(join(w.contentDir, '.git/info/exclude'), 'utf8')).match(/slot/g)).toHaveLength(1);
});
