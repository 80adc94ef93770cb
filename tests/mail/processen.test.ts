import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDb } from '#db/open.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { databaseVan, verseDb } from '../steun/db.ts';
import { brief, type Postvak, startSmtp, totdat } from './steun.ts';

let map: string;
let open: OpenDatabase;
let post: Postvak;
const kinderen: ChildProcess[] = [];
beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'bezorgers-'));
  open = await verseDb(join(map, 'db.sqlite'));
  post = await startSmtp();
});
afterEach(async () => {
  for (const kind of kinderen.splice(0)) {
    if (kind.exitCode !== null || kind.signalCode !== null) continue;
    kind.kill('SIGKILL');
    await once(kind, 'exit');
  }
  await post.sluit();
  await open.sluit();
  await rm(map, { recursive: true });
});

function bezorger(klokVooruitMs = 0): ChildProcess {
  const kind = spawn(process.execPath, ['tests/mail/bezorger.ts', databaseVan(join(map, 'db.sqlite')), post.url, String(klokVooruitMs)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  kinderen.push(kind);
  return kind;
}
const open_ = () => open.db.selectFrom('outbox').select('id').where('bezorgd_op', 'is', null).execute();
const onderwerpen = () => post.ontvangen.map(({ brief: { subject } }) => subject ?? '');

test('twee processen op één database bezorgen elke brief precies één keer, elke reeks op volgorde', async () => {
  for (let i = 0; i < 60; i += 1)
    await zetKlaar(open.db, brief({ reeks: `r${i % 6}`, onderwerp: `r${i % 6} ${String(i).padStart(2, '0')}` }), Date.now());
  bezorger();
  bezorger();
  await totdat(async () => (await open_()).length === 0, 'all letters');
  const namen = onderwerpen();
  expect([...namen].sort()).toEqual([...new Set(namen)].sort());
  expect(namen).toHaveLength(60);
  for (let r = 0; r < 6; r += 1) {
    const reeks = namen.filter((naam) => naam.startsWith(`r${r} `));
    expect(reeks).toEqual([...reeks].sort());
  }
});

test('wordt een test gedood, dan gaat de bezorger die zij begon mee', async () => {
  const delen = JSON.stringify(['tests/mail/bezorger.ts', databaseVan(join(map, 'db.sqlite')), post.url]);
  const begin = `require('node:child_process').spawn(process.execPath, ${delen}, { stdio: ['pipe', 'inherit', 'inherit'] })`;
  const ouder = spawn(process.execPath, ['-e', begin], { stdio: ['ignore', 'pipe', 'inherit'] });
  kinderen.push(ouder);
  await zetKlaar(open.db, brief({ onderwerp: 'zij werkt' }), Date.now());
  await totdat(async () => (await open_()).length === 0, 'the letter');
  ouder.kill('SIGKILL');
  // Not `exit`: what they both say something by is closed when the last of them is gone.
  await once(ouder, 'close');
  expect(ouder.signalCode).toBe('SIGKILL');
});

test('een bezorger die steeds wordt afgeschoten verliest geen brief', async () => {
  for (let i = 0; i < 40; i += 1) await zetKlaar(open.db, brief({ onderwerp: `brief ${i}` }), Date.now());
  // Each restart lives two minutes later than the one before, so that the lease of the dead one is over.
  for (let ronde = 0; ronde < 5; ronde += 1) {
    const kind = bezorger(ronde * 120_000);
    const al = post.ontvangen.length;
    // On a busy machine the last ones may all have gone before the one before was killed.
    await totdat(async () => post.ontvangen.length > al || (await open_()).length === 0, 'a letter');
    kind.kill('SIGKILL');
    await once(kind, 'exit');
  }
  bezorger(5 * 120_000 + 3_600_000);
  await totdat(async () => (await open_()).length === 0, 'all letters');
  expect(new Set(onderwerpen()).size).toBe(40);
  const kenmerken = new Map(post.ontvangen.map(({ brief: { subject, messageId } }) => [subject, messageId]));
  for (const { brief: b } of post.ontvangen) expect(b.messageId).toBe(kenmerken.get(b.subject));
});

test('een brief die een ander proces schrijft wordt binnen een paar tellen bezorgd', async () => {
  bezorger();
  const tweede = openDb(databaseVan(join(map, 'db.sqlite')));
  await zetKlaar(tweede.db, brief({ onderwerp: 'van buiten' }), Date.now());
  await tweede.sluit();
  await totdat(() => onderwerpen().includes('van buiten'), 'the letter');
});
