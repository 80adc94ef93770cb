import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { onthoudInstellingen } from '#server/opstarten/instellingen.ts';
import { bezwaarTegenGebruiker } from '#server/opstarten/opdrachtplek.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const SITE = {
  SITE_URL: 'https://kennis.voorbeeld.nl',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_VAN: 'noreply@voorbeeld.nl',
};
const ANDER = 65_534;
const isRoot = process.getuid?.() === 0;

/** A folder that another user may enter too, with what would be beside package.json. */
async function plek() {
  // Not in the folder of this run: another user may not come there.
  const map = mkdtempSync('/tmp/plek-');
  onTestFinished(() => rmSync(map, { recursive: true, force: true }));
  await mkdir(join(map, 'content/praktijken'), { recursive: true });
  await writeFile(join(map, 'content/praktijken/een.mdx'), 'een');
  return map;
}

/** The data of a site, or of the trial, as a server that has stopped leaves them behind. */
async function gegevens(dataDir: string, contentDir: string, { proef }: { proef: boolean }) {
  const open = await openGegevensmap(dataDir, { proef, nu: NU });
  await onthoudInstellingen({ dataDir, contentDir, siteUrl: proef ? null : SITE.SITE_URL });
  await open.sluit();
  open.geefVrij();
}

function draai(wat: string, delen: string[], { in: cwd, env = {}, als }: { in: string; env?: Record<string, string>; als?: number }) {
  const { DATA_DIR: _, CONTENT_DIR: __, SITE_URL: ___, ...rest } = process.env;
  const wie = als === undefined ? {} : { uid: als, gid: als };
  return spawnSync(process.execPath, [resolve('src/server', `${wat}.ts`), ...delen], {
    encoding: 'utf8',
    cwd,
    env: { ...rest, NODE_COMPILE_CACHE: '', ...env },
    ...wie,
  });
}
const inhoud = (map: string) => readdirSync(map, { recursive: true, encoding: 'utf8' }).sort();

test('wie de instellingen van de dienst vergeet, hoort dat, en er komt niets naast te staan', async () => {
  const site = await plek();
  const elders = await plek();
  const bron = join(site, 'kopie.tar.gz');
  await gegevens(join(site, 'data'), join(site, 'content'), { proef: false });
  await maakKopie({ dataDir: join(site, 'data'), contentDir: join(site, 'content'), doel: bron });
  const voor = inhoud(elders);
  const kopie = draai('backup', ['kopie.tar.gz'], { in: elders });
  expect([kopie.status, kopie.stderr]).toEqual([
    1,
    expect.stringMatching(
      /^Er is geen kopie gemaakt\. DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld, en in .*Geef de opdracht dezelfde/,
    ),
  ]);
  const herstel = draai('herstel', [bron], { in: elders });
  expect([herstel.status, herstel.stderr]).toEqual([
    1,
    expect.stringMatching(
      /^Er is niets teruggezet\. DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld, en in .*\.env naast package\.json\./,
    ),
  ]);
  expect(inhoud(elders)).toEqual(voor);
  // Who says where, may, in a folder that is there.
  await mkdir(join(elders, 'data'));
  expect(draai('herstel', [bron], { in: elders, env: { ...SITE, DATA_DIR: './data' } })).toMatchObject({ status: 0, stderr: '' });
  // As the site leaves its files: for nobody else to read.
  const gemaakt = inhoud(join(elders, 'data')).map((naam) => [naam, statSync(join(elders, 'data', naam)).mode & 0o077] as const);
  expect(gemaakt.filter(([, vanAnderen]) => vanAnderen !== 0)).toEqual([]);
});

test('op de proef werken de opdrachten zonder instellingen; een kopie van de site komt daar niet in terecht', async () => {
  const proef = await plek();
  const site = await plek();
  const vanSite = join(site, 'kopie.tar.gz');
  await gegevens(join(site, 'data'), join(site, 'content'), { proef: false });
  await maakKopie({ dataDir: join(site, 'data'), contentDir: join(site, 'content'), doel: vanSite });
  await gegevens(join(proef, 'data'), join(proef, 'content'), { proef: true });
  const kopie = draai('backup', ['kopie.tar.gz'], { in: proef });
  expect([kopie.status, kopie.stderr]).toEqual([0, '']);
  expect(kopie.stdout).toContain(
    `Let op: dit zijn de gegevens in ${join(proef, 'data')}, want DATA_DIR, CONTENT_DIR en SITE_URL zijn niet`,
  );
  const voor = await readFile(join(proef, 'data/kennisplatform.db'));
  expect(draai('herstel', [vanSite], { in: proef }).stderr).toContain('Dit is geen kopie van de proef');
  expect([await readFile(join(proef, 'data/kennisplatform.db')), inhoud(join(proef, 'data'))]).toEqual([voor, inhoud(join(proef, 'data'))]);
  const terug = draai('herstel', ['kopie.tar.gz'], { in: proef });
  expect([terug.status, terug.stderr]).toEqual([0, '']);
  // What stays behind is named.
  const [vorige] = (await readdir(join(proef, 'data'))).filter((naam) => naam.startsWith('voor-herstel-'));
  expect(terug.stdout).toContain(`De vorige stand staat in ${join(proef, 'data', vorige ?? '')}. De site wist die na 30 dagen.`);
});

test('een opdracht met maar de helft van de instellingen doet niets, en noemt het verschil', async () => {
  const map = await plek();
  const DATA_DIR = join(map, 'data');
  const CONTENT_DIR = join(map, 'content');
  await gegevens(DATA_DIR, CONTENT_DIR, { proef: false });
  const doel = join(map, 'kopie.tar.gz');
  const zonderSite = draai('backup', [doel], { in: map, env: { DATA_DIR, CONTENT_DIR } });
  expect([zonderSite.status, zonderSite.stderr]).toEqual([
    1,
    expect.stringContaining(`(DATA_DIR): SITE_URL is leeg in plaats van ${SITE.SITE_URL}. Geef de`),
  ]);
  const elders = join(map, 'elders');
  const andereTeksten = draai('backup', [doel], { in: map, env: { ...SITE, DATA_DIR, CONTENT_DIR: elders } });
  expect(andereTeksten.stderr).toContain(`CONTENT_DIR is ${elders} in plaats van ${CONTENT_DIR}`);
  // A letter with links to nowhere.
  const beheerder = draai('beheerder', ['rosa@voorbeeld.nl'], { in: map, env: { DATA_DIR, CONTENT_DIR } });
  expect([beheerder.status, beheerder.stderr]).toEqual([1, expect.stringContaining('SITE_URL is leeg')]);
  expect(existsSync(doel)).toBe(false);
  expect(draai('backup', [doel], { in: map, env: { ...SITE, DATA_DIR, CONTENT_DIR } })).toMatchObject({ status: 0, stderr: '' });
});

test('een gegevensmap van een ander wordt met rust gelaten; de zin zegt als wie het wel kan', async () => {
  const map = await plek();
  expect(bezwaarTegenGebruiker(map, ANDER + 1)).toContain(`en deze opdracht draait als ${ANDER + 1}. Geef de opdracht als`);
  expect([bezwaarTegenGebruiker(map), bezwaarTegenGebruiker(join(map, 'nieuw'), 1000)]).toEqual([null, null]);
  expect(bezwaarTegenGebruiker(join(map, 'nieuw'), 0)).toContain('Maak de map eerst, zet haar op naam van de gebruiker die de site start');
});

test.runIf(isRoot)(
  'root laat in de map van de site niets achter; als de gebruiker van de site gaat alles, en is alles van haar',
  async () => {
    const map = await plek();
    const [DATA_DIR, CONTENT_DIR] = [join(map, 'data'), join(map, 'content')];
    await gegevens(DATA_DIR, CONTENT_DIR, { proef: false });
    for (const naam of ['.', ...inhoud(map)]) chownSync(join(map, naam), ANDER, ANDER);
    const stand = () => inhoud(map).map((naam) => `${naam} ${lstatSync(join(map, naam)).uid}`);
    const voor = stand();
    const env = { ...SITE, DATA_DIR, CONTENT_DIR };
    const doel = join(map, 'kopie.tar.gz');
    for (const [wat, deel] of [
      ['backup', doel],
      ['herstel', doel],
      ['beheerder', 'rosa@voorbeeld.nl'],
    ] as const) {
      const { status, stderr } = draai(wat, [deel], { in: map, env });
      expect([wat, status, stderr]).toEqual([
        wat,
        1,
        expect.stringMatching(/is van de gebruiker \S+, en deze opdracht draait als root\..*sudo -u/),
      ]);
    }
    expect(stand()).toEqual(voor);

    expect(draai('backup', [doel], { in: map, env, als: ANDER })).toMatchObject({ status: 0, stderr: '' });
    expect(draai('beheerder', ['rosa@voorbeeld.nl'], { in: map, env, als: ANDER })).toMatchObject({ status: 0, stderr: '' });
    expect(draai('herstel', [doel], { in: map, env, als: ANDER })).toMatchObject({ status: 0, stderr: '' });
    expect(stand().filter((regel) => !regel.endsWith(` ${ANDER}`))).toEqual([]);
    expect(inhoud(DATA_DIR).some((naam) => naam.startsWith('voor-herstel-'))).toBe(true);
  },
);
