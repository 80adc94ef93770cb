import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { openOpslag } from '#server/opslag/opslag.ts';
import { paden } from '#server/opstarten/paden.ts';
import { nogTeDoen } from '#server/opstarten/voor-live.ts';
import { KLUIS, maakAccount, NU } from '../../accounts/steun.ts';
import { verseDb } from '../../steun/db.ts';
import { startEmmer } from '../../steun/emmer.ts';

const LOG = { info() {}, warn() {}, error() {} };
let map: string;
beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'voor-live-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  await mkdir(join(map, 'data'), { mode: 0o700 });
});

async function lees(anders: Partial<Parameters<typeof nogTeDoen>[0]> = {}, kluis = KLUIS) {
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir: join(map, 'leeg'), voorbeeld: false, renderDir: map, log: LOG });
  const database = await verseDb();
  onTestFinished(async () => {
    inhoud.sluit();
    await database.sluit();
  });
  await maakAccount(database, 'rosa@voorbeeld.example', 're', { totp_geheim: 'JBSWY3DPEHPK3PXP', totp_bevestigd_op: NU });
  const bergingen = await openOpslag(database.db, { opslagUrl: anders.opslagUrl ?? null, map: paden(map), log: LOG });
  const instelling = { opslagUrl: null, siteUrl: 'https://kennis.voorbeeld.nl', contact: 'post@voorbeeld.nl' };
  return nogTeDoen({ ...instelling, dataDir: join(map, 'data'), contentDir: map, ...anders }, { inhoud, database, kluis, bergingen });
}

test('zolang een vaste pagina een concept is, staat er welke en wat erin moet', async () => {
  const zinnen = await lees();
  expect(zinnen.map((zin) => /^De pagina (.+) \((.+)\) is nog een concept\. Vul in: ([^.]+)\./.exec(zin)?.slice(1, 3))).toEqual([
    ['Onderwijsregio worden', '/onderwijsregio-worden/'],
    ['Over dit platform', '/over/'],
    ['Privacy', '/privacy/'],
    ['Toegankelijkheid', '/toegankelijkheid/'],
  ]);
  expect(zinnen[2]).toContain('functionaris gegevensbescherming');
  expect(zinnen[2]).toContain("Doe dat bij Beheer, Vaste pagina's, en maak daarna het veld Nog in te vullen leeg.");
});

test('de proef vraagt niet om wat alleen de echte site nodig heeft', async () => {
  expect(await lees({ siteUrl: null, contact: '' })).toEqual([]);
});

test('zonder CONTACT staat er dat er nog geen postvak voor vragen is', async () => {
  expect((await lees({ contact: '' }))[0]).toBe(
    'Er is nog geen mailadres voor vragen van bezoekers. Stel met CONTACT een postvak in dat iemand leest.',
  );
});

test('een DATA_DIR waar anderen in kunnen kijken wordt genoemd, met wat je doet', async () => {
  const dataDir = join(map, 'data');
  await chmod(dataDir, 0o750);
  expect(await lees({ siteUrl: null })).toEqual([expect.stringMatching(`Sluit de map af met: chmod 700 ${dataDir}$`)]);
  await chmod(dataDir, 0o700);
  expect(await lees({ siteUrl: null })).toEqual([]);
});

test('een CONTENT_DIR waar niet in geschreven kan worden, wordt genoemd', async () => {
  const contentDir = join(map, 'weg');
  expect(await lees({ siteUrl: null, contentDir })).toEqual([
    expect.stringMatching(`^In de map ${contentDir} \\(CONTENT_DIR\\) kan de site niet schrijven\\.`),
  ]);
});

test('een andere sleutel dan waarmee de gegevens zijn gemaakt wordt genoemd, met hoeveel accounts het raakt', async () => {
  expect(await lees({ siteUrl: null }, openKluis(Buffer.alloc(32, 9)))).toEqual([
    expect.stringMatching(/^De sleutel in DATA_DIR is een andere .* Bij 1 account werkt de app voor de tweede stap daardoor niet\./),
  ]);
});

test('een opslag die de site niet kent wordt genoemd, met wat je nakijkt en nooit met het geheim', async () => {
  const emmer = await startEmmer();
  onTestFinished(() => emmer.ruimOp());
  const bij = (opslagUrl: string) => lees({ siteUrl: null, opslagUrl });
  const waar = emmer.url.replace(/^.*@/, '');
  const zin = (plek: string, waarom: string) => [
    `De opslag ${plek} (OPSLAG_URL) is niet te gebruiken. Bestanden insturen lukt daardoor niet. ` +
      `Kijk de naam van de emmer, de sleutel en het geheim na. De opslag zegt: The store ${waarom} to GET.`,
  ];
  expect(await bij(emmer.url)).toEqual([]);
  expect(await bij(emmer.url.replace(/:[^:@]+@/, ':een-ander@'))).toEqual(zin(waar, 'answered 403 SignatureDoesNotMatch'));
  expect(await bij(emmer.url.replace(/emmer$/, 'emmertje'))).toEqual(zin(`${waar}tje`, 'answered 404 NoSuchBucket'));
  await emmer.stop();
  expect((await bij(emmer.url))[0]).toMatch(/De opslag zegt: The store did not answer to GET: ECONNREFUSED\.$/);
});
