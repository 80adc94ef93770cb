import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, onTestFinished, test } from 'vitest';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';

const NU = Date.UTC(2026, 10, 21, 12);

const ORIGIN = 'http://127.0.0.1:4321';
const OOIT = '{"praktijken":["een","ooit-geweest"]}';

async function plek() {
  const map = await mkdtemp(join(tmpdir(), 'kopie-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const contentDir = join(map, 'content');
  for (const collectie of ['praktijken', 'terugblikken', 'nieuws']) await mkdir(join(contentDir, collectie), { recursive: true });
  await writeFile(join(contentDir, 'praktijken/een.mdx'), 'een');
  return { map, dataDir: join(map, 'data'), contentDir, doel: join(map, 'kopie.tar.gz') };
}
const opzet = async () => {
  const hier = await plek();
  const { dataDir } = hier;
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  await mkdir(join(dataDir, 'bijlagen/ab'), { recursive: true });
  await writeFile(join(dataDir, 'bijlagen/ab/abcd.pdf'), 'bijlage');
  await mkdir(join(dataDir, 'bijlagen/deelnemers'));
  await writeFile(join(dataDir, 'bijlagen/deelnemers/cdef.pdf'), 'voor deelnemers');
  await mkdir(join(dataDir, 'ingetrokken/praktijken'), { recursive: true });
  await writeFile(join(dataDir, 'ingetrokken/praktijken/weg-0123.mdx'), 'ingetrokken');
  await mkdir(join(dataDir, 'teksten'), { recursive: true });
  await writeFile(join(dataDir, 'teksten/ooit-bekend.json'), OOIT);
  await writeFile(join(dataDir, 'teksten/inhoud-0.db'), 'opnieuw te maken');
  return { ...hier, open };
};
const aantalAccounts = async (dataDir: string) => {
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  const rijen = await open.db.selectFrom('account').select('adres').execute();
  await open.sluit();
  open.geefVrij();
  return rijen.length;
};

test('een kopie van een draaiend systeem staat na herstel weer precies zo', async () => {
  const { dataDir, contentDir, doel, open } = await opzet();
  const { length: eerst } = await open.db.selectFrom('account').select('id').execute();
  const lijst = await maakKopie({ dataDir, contentDir, doel });
  expect(Object.keys(lijst.bestanden).sort()).toEqual([
    'bijlagen/ab/abcd.pdf',
    'bijlagen/deelnemers/cdef.pdf',
    'content/praktijken/een.mdx',
    'ingetrokken/praktijken/weg-0123.mdx',
    'kennisplatform.db',
    'teksten/ooit-bekend.json',
  ]);
  expect((await stat(doel)).mode & 0o777).toBe(0o600);

  await open.db.deleteFrom('aanmelding').execute();
  // Only a right that has ended may lose its person.
  await open.db.updateTable('recht').set({ ingetrokken_op: Date.now() }).execute();
  await open.db.deleteFrom('account').execute();
  await writeFile(join(contentDir, 'praktijken/een.mdx'), 'later gewijzigd');
  await writeFile(join(contentDir, 'praktijken/twee.mdx'), 'later gemaakt');
  await rm(join(dataDir, 'ingetrokken'), { recursive: true });
  await rm(join(dataDir, 'bijlagen/deelnemers'), { recursive: true });
  await open.sluit();
  open.geefVrij();
  const { vorige } = await zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: doel, nu: NU, ookInhoud: true });

  expect(await aantalAccounts(dataDir)).toBe(eerst);
  expect(await readdir(join(contentDir, 'praktijken'))).toEqual(['een.mdx']);
  expect(await readFile(join(contentDir, 'praktijken/een.mdx'), 'utf8')).toBe('een');
  expect(await readFile(join(dataDir, 'bijlagen/ab/abcd.pdf'), 'utf8')).toBe('bijlage');
  expect(await readFile(join(dataDir, 'bijlagen/deelnemers/cdef.pdf'), 'utf8')).toBe('voor deelnemers');
  expect(await readFile(join(dataDir, 'ingetrokken/praktijken/weg-0123.mdx'), 'utf8')).toBe('ingetrokken');
  expect((await readdir(join(vorige, 'content/praktijken'))).sort()).toEqual(['een.mdx', 'twee.mdx']);
  expect((await readdir(dataDir)).filter((naam) => naam.startsWith('.'))).toEqual([]);
});

test('een kopie gaat ook naar een machine waar nog niets staat', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  const { length: eerst } = await open.db.selectFrom('account').select('id').execute();
  await maakKopie({ dataDir, contentDir, doel });
  await zetTerug({ origin: ORIGIN, dataDir: join(map, 'nieuw/data'), contentDir: join(map, 'nieuw/content'), bron: doel, nu: NU });
  expect(await aantalAccounts(join(map, 'nieuw/data'))).toBe(eerst);
  expect(await readFile(join(map, 'nieuw/data/teksten/ooit-bekend.json'), 'utf8')).toBe(OOIT);
  await open.sluit();
});

test('een kopie terugzetten zonder de sleutel, of met een andere, zegt van hoeveel mensen de app dan niet werkt', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  const lijst = await maakKopie({ dataDir, contentDir, doel });
  expect(Object.keys(lijst.bestanden).filter((naam) => naam.includes('sleutel'))).toEqual([]);
  await open.sluit();
  open.geefVrij();
  const elders = { origin: ORIGIN, dataDir: join(map, 'elders/data'), contentDir: join(map, 'elders/content'), bron: doel };
  const { sleutel } = paden(elders.dataDir);
  expect(await zetTerug({ ...elders, nu: NU })).toMatchObject({ apps: { dicht: 1, sleutel: false } });
  expect(existsSync(sleutel)).toBe(false);
  await writeFile(sleutel, `${'a1'.repeat(32)}\n`);
  expect(await zetTerug({ ...elders, nu: NU + 1000 })).toMatchObject({ apps: { dicht: 1, sleutel: true } });
  const gezegd = spawnSync(process.execPath, ['src/server/herstel.ts', doel], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: elders.dataDir, CONTENT_DIR: elders.contentDir },
  });
  expect([gezegd.status, gezegd.stdout]).toEqual([
    0,
    expect.stringMatching(/LET OP: \S+elders\/data\/sleutel is niet de sleutel die bij deze kopie hoort\. .*bij 1 account\./),
  ]);
  await copyFile(paden(dataDir).sleutel, sleutel);
  expect(await zetTerug({ ...elders, nu: NU + 2000 })).toMatchObject({ apps: { dicht: 0, sleutel: true } });
});

test('ook na een kopie zonder teksten staat op een lege machine de map voor teksten klaar', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  await rm(join(contentDir, 'praktijken/een.mdx'));
  await maakKopie({ dataDir, contentDir, doel });
  await open.sluit();
  open.geefVrij();
  const leeg = { dataDir: join(map, 'nieuw/data'), contentDir: join(map, 'nieuw/content') };
  await zetTerug({ origin: ORIGIN, ...leeg, bron: doel, nu: NU });
  expect((await stat(leeg.contentDir)).isDirectory()).toBe(true);
});

test('andere teksten worden alleen vervangen als daarom is gevraagd, en nooit onder een server', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  await writeFile(join(contentDir, 'nieuws/oud.mdx'), 'oud');
  await maakKopie({ dataDir, contentDir, doel });
  await open.sluit();
  open.geefVrij();
  const nieuw = { origin: ORIGIN, dataDir: join(map, 'proef/data'), contentDir, bron: doel, nu: NU };
  expect(await zetTerug(nieuw)).toMatchObject({ inhoud: 'gelijk' });

  await rm(join(contentDir, 'nieuws/oud.mdx'));
  await writeFile(join(contentDir, 'praktijken/een.mdx'), 'levend');
  const levend = () => readFile(join(contentDir, 'praktijken/een.mdx'), 'utf8');
  await rm(paden(nieuw.dataDir).database);
  await expect(zetTerug(nieuw)).rejects.toThrow(/andere teksten.*--ook-inhoud/);
  expect([await levend(), (await readdir(nieuw.dataDir)).includes('kennisplatform.db')]).toEqual(['levend', false]);

  const { houdInhoudVast } = await import('#server/opstarten/inhoudsmap.ts');
  const geefVrij = houdInhoudVast(contentDir);
  await expect(zetTerug({ ...nieuw, ookInhoud: true })).rejects.toThrow('Een server toont nog de teksten');
  expect(await levend()).toBe('levend');
  geefVrij?.();
  expect(await zetTerug({ ...nieuw, ookInhoud: true, nu: NU + 1 })).toMatchObject({ inhoud: 'vervangen' });
  expect([await levend(), await readdir(join(contentDir, 'nieuws'))]).toEqual(['een', ['oud.mdx']]);
  expect(await zetTerug({ ...nieuw, contentDir: join(map, 'leeg'), nu: NU + 1000 })).toMatchObject({ inhoud: 'geplaatst' });
});

test('een link in een map wordt niet gevolgd: wat erachter zit komt niet in de kopie, en herstel raakt het niet aan', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  await mkdir(join(map, 'buiten'));
  await writeFile(join(map, 'buiten/geheim.pdf'), 'geheim-van-de-server');
  await symlink(join(map, 'buiten/geheim.pdf'), join(dataDir, 'bijlagen/link.pdf'));
  await symlink(join(map, 'buiten'), join(dataDir, 'bijlagen/map'));
  await symlink(join(map, 'buiten/geheim.pdf'), join(contentDir, 'praktijken/link.mdx'));
  const { bestanden } = await maakKopie({ dataDir, contentDir, doel });
  expect(Object.keys(bestanden).filter((naam) => /link|map|geheim/.test(naam))).toEqual([]);
  expect(gunzipSync(await readFile(doel)).includes('geheim-van-de-server')).toBe(false);
  await open.sluit();
  open.geefVrij();
  await zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: doel, nu: NU, ookInhoud: true });
  expect(await readFile(join(map, 'buiten/geheim.pdf'), 'utf8')).toBe('geheim-van-de-server');
  expect((await readdir(join(dataDir, 'bijlagen'))).sort()).toEqual(['ab', 'deelnemers']);
});

test('zolang er een server op draait wordt niets teruggezet', async () => {
  const { dataDir, contentDir, doel, open } = await opzet();
  await maakKopie({ dataDir, contentDir, doel });
  await expect(zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: doel, nu: NU })).rejects.toThrow('draait nog een server');
  await open.sluit();
  open.geefVrij();
  await zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: doel, nu: NU });
});

test('zolang er wordt teruggezet start geen server', async () => {
  const { dataDir, open } = await opzet();
  await open.sluit();
  open.geefVrij();
  const { neemSlot } = await import('#server/release/slot.ts');
  const geefVrij = neemSlot(paden(dataDir).slot, 'alleen');
  await expect(openGegevensmap(dataDir, { proef: true, nu: NU })).rejects.toThrow('wordt een reservekopie teruggezet');
  geefVrij?.();
});

const tar = async (delen: Record<string, string | { type: 'symlink'; linkname: string }>) => {
  const stroom = pack();
  for (const [name, inhoud] of Object.entries(delen)) {
    if (typeof inhoud === 'string') stroom.entry({ name }, inhoud);
    else stroom.entry({ name, ...inhoud });
  }
  stroom.finalize();
  return gzipSync(await buffer(stroom));
};

test('een beschadigde of vreemde kopie verandert niets', async () => {
  const { dataDir, contentDir, doel, open, map } = await opzet();
  await maakKopie({ dataDir, contentDir, doel });
  await open.sluit();
  open.geefVrij();
  const eerst = await aantalAccounts(dataDir);
  const goed = await readFile(doel);
  const pakket = gunzipSync(goed);
  const geknoeid = Buffer.from(pakket);
  geknoeid.write('twee', geknoeid.indexOf('een', geknoeid.indexOf('content/praktijken/een.mdx') + 100) - 1);
  const slecht: Record<string, Buffer> = {
    'half.tar.gz': goed.subarray(0, goed.length / 2),
    'onzin.tar.gz': Buffer.from('geen archief'),
    'geknoeid.tar.gz': gzipSync(geknoeid),
    'leeg.tar.gz': await tar({}),
    'omhoog.tar.gz': await tar({ '../../buiten.txt': 'x' }),
    'heelpad.tar.gz': await tar({ '/tmp/buiten.txt': 'x' }),
    'koppeling.tar.gz': await tar({ 'bijlagen/x': { type: 'symlink', linkname: '/etc/passwd' } }),
    'vreemd.tar.gz': await tar({ 'content/bouwstenen/x.mdx': 'x' }),
  };
  for (const [naam, inhoud] of Object.entries(slecht)) {
    const bron = join(map, naam);
    await writeFile(bron, inhoud);
    await expect(zetTerug({ origin: ORIGIN, dataDir, contentDir, bron, nu: NU }), naam).rejects.toThrow(naam);
  }
  await expect(zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: join(map, 'niets'), nu: NU })).rejects.toThrow('is er niet');
  expect(await aantalAccounts(dataDir)).toBe(eerst);
  expect((await readdir(dataDir)).filter((naam) => /herstel/.test(naam))).toEqual([]);
});

test('een kapotte database in een verder gave kopie wordt niet teruggezet', async () => {
  const { dataDir, contentDir, doel, open } = await opzet();
  await open.sluit();
  open.geefVrij();
  const bewaard = await readFile(paden(dataDir).database);
  const kapot = Buffer.from(bewaard);
  kapot.fill(0x7f, 4096 * 3, 4096 * 9);
  const { createHash } = await import('node:crypto');
  const bestanden = { 'kennisplatform.db': createHash('sha256').update(kapot).digest('hex') };
  const stroom = pack();
  stroom.entry({ name: 'kennisplatform.db' }, kapot);
  stroom.entry(
    { name: 'kopie.json' },
    JSON.stringify({ soort: 'kennisplatform-kopie', versie: 1, op: new Date(NU).toISOString(), bestanden }),
  );
  stroom.finalize();
  await writeFile(doel, gzipSync(await buffer(stroom)));
  await expect(zetTerug({ origin: ORIGIN, dataDir, contentDir, bron: doel, nu: NU })).rejects.toThrow(/beschadigd|malformed|database/);
  expect(await readFile(paden(dataDir).database)).toEqual(bewaard);
});

test('de opdrachten zeggen in één zin wat er niet kan', async () => {
  const { dataDir, contentDir, doel, open } = await opzet();
  const draai = (wat: string, ...delen: string[]) =>
    spawnSync(process.execPath, [`src/server/${wat}.ts`, ...delen], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: dataDir, CONTENT_DIR: contentDir },
    });
  expect(draai('backup')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Noem precies één bestand of map. Gebruik: npm run backup -- kopie.tar.gz'),
  });
  const gelukt = draai('backup', doel);
  expect([gelukt.status, gelukt.stderr]).toEqual([0, '']);
  expect(draai('backup', '/tmp/bestaat-niet/kopie.tar.gz')).toMatchObject({
    status: 1,
    stderr: 'Er is geen kopie gemaakt. De map /tmp/bestaat-niet bestaat niet. Maak die eerst, of kies een andere plek.\n',
  });
  expect(draai('backup', doel)).toMatchObject({
    status: 1,
    stderr: `Er is geen kopie gemaakt. ${doel} bestaat al. Kies een andere naam.\n`,
  });
  expect(draai('herstel', doel)).toMatchObject({
    status: 1,
    stderr: `Er is niets teruggezet. Op ${dataDir} draait nog een server. Stop die eerst.\n`,
  });
  await open.sluit();
  open.geefVrij();
  expect(draai('herstel', doel)).toMatchObject({ status: 0, stderr: '' });
});

test('een kopie onder voortdurend schrijven is in zichzelf gelijk', async () => {
  const { dataDir, contentDir, doel, open } = await opzet();
  let door = true;
  const schrijver = (async () => {
    for (let nummer = 0; door; nummer += 1) {
      await new Promise(setImmediate);
      // Two rows that always say the same.
      await open.db.transaction().execute(async (trx) => {
        for (const onderwerp of ['links', 'rechts'])
          await trx
            .insertInto('versie')
            .values({ onderwerp, nummer })
            .onConflict((bij) => bij.column('onderwerp').doUpdateSet({ nummer }))
            .execute();
      });
    }
  })();
  for (let keer = 0; keer < 5; keer += 1) {
    const naar = `${doel}-${keer}`;
    await maakKopie({ dataDir, contentDir, doel: naar });
    const elders = await plek();
    await zetTerug({ origin: ORIGIN, dataDir: elders.dataDir, contentDir: elders.contentDir, bron: naar, nu: NU });
    const kopie = await openGegevensmap(elders.dataDir, { proef: true, nu: NU });
    const rijen = await kopie.db.selectFrom('versie').select('nummer').where('onderwerp', 'in', ['links', 'rechts']).execute();
    expect(new Set(rijen.map(({ nummer }) => nummer)).size).toBeLessThan(2);
    await kopie.sluit();
    kopie.geefVrij();
  }
  door = false;
  await schrijver;
  await open.sluit();
});
