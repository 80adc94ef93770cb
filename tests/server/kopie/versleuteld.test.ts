import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open as openBestand, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { maakSleutelpaar } from '#server/kopie/versleutelen.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const ORIGIN = 'http://127.0.0.1:4321';

/** A site with an attachment that does not get smaller, its backup for one key, and the data as they are. */
async function opzet() {
  const map = await mkdtemp(join(tmpdir(), 'versleuteld-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  const [dataDir, contentDir, doel] = [join(map, 'data'), join(map, 'content'), join(map, 'kopie.tar.gz.age')];
  const open = await openGegevensmap(dataDir, { proef: true, nu: NU });
  await open.sluit();
  open.geefVrij();
  const bijlage = randomBytes(300_000);
  await mkdir(join(dataDir, 'bijlagen'));
  await writeFile(join(dataDir, 'bijlagen/groot.pdf'), bijlage);
  const sleutel = join(map, 'geheim.txt');
  const publiek = await maakSleutelpaar(sleutel);
  await maakKopie({ dataDir, contentDir, doel, voor: [publiek] });
  const stand = async () =>
    Promise.all(
      (await readdir(dataDir)).sort().map(async (naam) => [naam, await readFile(join(dataDir, naam), 'base64').catch(() => 'map')]),
    );
  return {
    map,
    dataDir,
    contentDir,
    doel,
    sleutel,
    publiek,
    bijlage,
    stand,
    terug: { dataDir, contentDir, bron: doel, nu: NU, origin: ORIGIN },
  };
}

test('een versleutelde kopie gaat met de geheime sleutel terug, en met niets anders', async () => {
  const w = await opzet();
  const bytes = await readFile(w.doel);
  expect([bytes.subarray(0, 21).toString(), bytes.includes('kopie.json'), (await stat(w.doel)).mode & 0o777]).toEqual([
    'age-encryption.org/v1',
    false,
    0o600,
  ]);
  const voor = await w.stand();
  await expect(zetTerug(w.terug)).rejects.toThrow('is versleuteld. Zet --sleutel BESTAND achter de opdracht');
  const ander = join(w.map, 'ander.txt');
  await maakSleutelpaar(ander);
  await expect(zetTerug({ ...w.terug, sleutel: ander })).rejects.toThrow(`De sleutel in ${ander} past niet op ${w.doel}`);
  // The key of the site is another one, with a name that looks alike.
  await expect(zetTerug({ ...w.terug, sleutel: paden(w.dataDir).sleutel })).rejects.toThrow('staat geen sleutel om een kopie te openen');
  await expect(zetTerug({ ...w.terug, sleutel: join(w.map, 'weg') })).rejects.toThrow(
    `Het sleutelbestand ${join(w.map, 'weg')} is er niet.`,
  );
  expect(await w.stand()).toEqual(voor);
  await rm(join(w.dataDir, 'bijlagen'), { recursive: true });
  await zetTerug({ ...w.terug, sleutel: w.sleutel });
  expect(await readFile(join(w.dataDir, 'bijlagen/groot.pdf'))).toEqual(w.bijlage);
});

test('voor twee sleutels versleuteld gaat zij met elk van beide open', async () => {
  const w = await opzet();
  const tweede = join(w.map, 'tweede.txt');
  const doel = join(w.map, 'voor-twee.age');
  await maakKopie({ ...w, doel, voor: [w.publiek, await maakSleutelpaar(tweede)] });
  for (const [nummer, sleutel] of [w.sleutel, tweede].entries())
    expect(await zetTerug({ ...w.terug, bron: doel, sleutel, nu: NU + nummer })).toMatchObject({ inhoud: 'gelijk' });
});

test('een versleutelde kopie waarmee is geknoeid of waar een stuk af is, verandert niets', async () => {
  const w = await opzet();
  const goed = await readFile(w.doel);
  const voor = await w.stand();
  const BLOK = 64 * 1024 + 16;
  const aanhef = goed.indexOf('\n--- ') + 5 + 43 + 1 + 16;
  const slecht: Record<string, Buffer> = {
    'zonder het laatste blok': goed.subarray(0, aanhef + BLOK * Math.floor((goed.length - aanhef) / BLOK)),
    'zonder de laatste byte': goed.subarray(0, -1),
    'de helft': goed.subarray(0, goed.length / 2),
    'alleen de aanhef': goed.subarray(0, aanhef),
    'met iets erachter': Buffer.concat([goed, Buffer.from('x')]),
  };
  for (const plek of [30, aanhef - 20, aanhef + 100, Math.floor(goed.length / 2), goed.length - 1]) {
    const geknoeid = Buffer.from(goed);
    geknoeid[plek] = (geknoeid[plek] ?? 0) ^ 1;
    slecht[`byte ${plek} anders`] = geknoeid;
  }
  for (const [hoe, bytes] of Object.entries(slecht)) {
    const bron = join(w.map, 'slecht.age');
    await writeFile(bron, bytes);
    await expect(zetTerug({ ...w.terug, bron, sleutel: w.sleutel }), hoe).rejects.toThrow(bron);
  }
  expect(await w.stand()).toEqual(voor);
});

test('met een publieke sleutel die er geen is, of een volle of verdwenen plek, blijft er niets half achter', async () => {
  const w = await opzet();
  const doel = join(w.map, 'nieuw.age');
  for (const voor of ['age1kapot', 'ssh-ed25519 AAAA', w.publiek.slice(0, -1)])
    await expect(maakKopie({ ...w, doel, voor: [voor] })).rejects.toThrow(
      `“${voor}” is geen publieke sleutel van age. Die begint met age1.`,
    );
  await expect(maakKopie({ ...w, doel: join(w.map, 'weg/nieuw.age') })).rejects.toThrow('ENOENT');
  expect([(await readdir(w.map)).sort(), (await readdir(w.dataDir)).filter((naam) => naam.startsWith('.'))]).toEqual([
    ['data', 'geheim.txt', 'kopie.tar.gz.age'],
    [],
  ]);
});

/** The most memory (MB) that a process takes to make a backup and put it back. */
function geheugen(w: Awaited<ReturnType<typeof opzet>>): number {
  const werk = `
    const { maakKopie } = await import('#server/kopie/kopie-maken.ts');
    const { zetTerug } = await import('#server/kopie/kopie-terugzetten.ts');
    const w = JSON.parse(process.argv[1]);
    await maakKopie(w);
    await zetTerug({ ...w, bron: w.doel, nu: Date.now() });
    console.log(Math.round(process.resourceUsage().maxRSS / 1024));`;
  const opdracht = { ...w.terug, doel: join(w.map, `geheugen-${Math.random()}.age`), voor: [w.publiek], sleutel: w.sleutel };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', werk, JSON.stringify(opdracht)], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return Number(stdout);
}

test('een grote kopie gaat in stukken: het geheugen groeit niet mee', async () => {
  const w = await opzet();
  const klein = geheugen(w);
  const groot = await openBestand(join(w.dataDir, 'bijlagen/heel-groot.pdf'), 'w');
  await groot.truncate(300_000_000);
  await groot.close();
  expect(geheugen(w) - klein).toBeLessThan(80);
});

test('wie een sleutel maakt krijgt twee delen, en nooit een bestand dat er al was', () => {
  const sleutel = join(process.env.TMPDIR ?? tmpdir(), `sleutel-${process.pid}.txt`);
  const draai = (...delen: string[]) => spawnSync(process.execPath, ['src/server/backup.ts', ...delen], { encoding: 'utf8' });
  const { status, stdout } = draai('--nieuwe-sleutel', sleutel);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/De publieke sleutel is age1[0-9a-z]{58}\n.*npm run backup -- --voor age1/)]);
  expect(draai('--nieuwe-sleutel', sleutel)).toMatchObject({ status: 1, stderr: expect.stringContaining(`${sleutel} bestaat al.`) });
});
