import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MINUUT } from '../../../kennissessies/wereld.ts';
import { totdat } from '../../../mail/steun.ts';
import { databaseVan } from '../../../steun/db.ts';
import { DINSDAG, rondewereld, WOENSDAG } from './rondewereld.ts';

const VOLGERS = 300;

async function opzet() {
  const map = await mkdtemp(join(tmpdir(), 'rondes-'));
  const pad = join(map, 'rondes.db');
  const w = await rondewereld(pad);
  for (let i = 0; i < VOLGERS; i++) await w.volg(await w.persoon(`M${i}`), 'bouwsteen:omvang');
  for (const naam of ['een', 'twee', 'drie']) await w.publiceer(naam, WOENSDAG);
  const kinderen: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const kind of kinderen) if (kind.exitCode === null && kind.signalCode === null) kind.kill('SIGKILL');
    await w.sluit();
    await rm(map, { recursive: true });
  });
  return {
    ...w,
    /** A process that is ready to begin. */
    async mailer(): Promise<ChildProcess> {
      const kind = spawn(process.execPath, [new URL('./rondemailer.ts', import.meta.url).pathname, databaseVan(pad), String(DINSDAG)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      kinderen.push(kind);
      await once(kind.stdout ?? kind, 'data');
      return kind;
    },
    /** How many letters, to how many people, with how many texts once the name is left out; and how many looks were made. */
    async telling() {
      const brieven = await w.rondebrieven();
      const zonderNaam = brieven.map(({ tekst }) => tekst.replace(/^Hallo .*/, '').replace(/sleutel=\S+/g, ''));
      const rondes = await w.db.selectFrom('volgronde').selectAll().execute();
      return {
        brieven: brieven.length,
        mensen: new Set(brieven.map(({ aan }) => aan)).size,
        teksten: new Set(zonderNaam).size,
        rondes: rondes.length,
      };
    },
  };
}
const einde = (kind: ChildProcess) => kind.exitCode ?? kind.signalCode ?? once(kind, 'exit');
const GOED = { brieven: VOLGERS, mensen: VOLGERS, teksten: 1, rondes: 1 };

test('twee processen sturen de mail van dinsdag, het ene wordt halverwege afgeschoten: ieder krijgt er precies één, met dezelfde tekst', async () => {
  const w = await opzet();
  const [een, ander] = [await w.mailer(), await w.mailer()];
  for (const kind of [een, ander]) kind.stdin?.write('af\n');
  await totdat(async () => (await w.rondebrieven()).length >= 20, 'the first letters');
  een.kill('SIGKILL');
  await Promise.all([einde(een), einde(ander)]);
  expect(een.signalCode).toBe('SIGKILL');
  expect(await w.telling()).toEqual(GOED);
});

test('worden alle processen afgeschoten, dan gaat het volgende verder waar zij waren, ook als er intussen iets nieuws is', async () => {
  const w = await opzet();
  for (const grens of [20, 100, 180]) {
    const kind = await w.mailer();
    kind.stdin?.write('af\n');
    await totdat(async () => (await w.rondebrieven()).length >= grens, `${grens} letters`);
    kind.kill('SIGKILL');
    await einde(kind);
  }
  await w.publiceer('te-laat', DINSDAG + 1);
  await w.mail(DINSDAG + 20 * MINUUT);
  expect(await w.telling()).toEqual(GOED);
});
