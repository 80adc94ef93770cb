import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { databaseVan, OP_PG } from '../../steun/db.ts';
import { DAG, wereld } from '../wereld.ts';

const [PROCESSEN, CAPACITEIT] = OP_PG ? [4, 10] : [3, 5];
const PER_PROCES = 20;
const MENSEN = PROCESSEN * PER_PROCES;

interface Uitslag {
  id: string;
  antwoord: string;
}

/** Lets several processes sign people up for a few places at the same moment; answers what they were told and what the database says. */
async function ren(slot: 'met-slot' | 'zonder-slot', onderdeel = '') {
  const map = await mkdtemp(join(tmpdir(), 'race-'));
  const pad = join(map, 'race.db');
  const nu = Date.now();
  const tijden = { aanmelden_vanaf: nu - DAG, aanmelden_tot: nu + DAG, begin_op: nu + 2 * DAG, eind_op: nu + 3 * DAG };
  const w = await wereld({ capaciteit: onderdeel ? MENSEN : CAPACITEIT, ...tijden }, pad);
  if (onderdeel) await w.onderdeel({ id: onderdeel, capaciteit: CAPACITEIT, begin_op: nu + 2 * DAG, eind_op: nu + 3 * DAG });
  for (let i = 0; i < MENSEN; i++) await w.persoon(`m${i}`);

  const lopers = Array.from({ length: PROCESSEN }, (_, nummer) => {
    const argumenten = [databaseVan(pad), w.sessie.slug, String(nummer * PER_PROCES), String(PER_PROCES), slot, onderdeel];
    const proces = spawn(process.execPath, [new URL('./rennen.ts', import.meta.url).pathname, ...argumenten], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return { proces, regels: createInterface({ input: proces.stdout })[Symbol.asyncIterator]() };
  });
  await Promise.all(lopers.map(({ regels }) => regels.next()));
  for (const { proces } of lopers) proces.stdin.write('af\n');
  const gezegd = await Promise.all(lopers.map(async ({ regels }): Promise<Uitslag[]> => JSON.parse((await regels.next()).value ?? '[]')));
  await Promise.all(lopers.map(({ proces }) => proces.exitCode ?? once(proces, 'exit')));

  const rijen = await w.db.selectFrom('aanmelding').selectAll().orderBy('aangemeld_op').execute();
  const brieven = await w.brieven();
  const gekozen = await w.db.selectFrom('onderdeelkeuze').selectAll().execute();
  await w.sluit();
  await rm(map, { recursive: true });
  return { gezegd: gezegd.flat(), rijen, brieven, gekozen };
}

test(`${MENSEN} mensen in ${PROCESSEN} processen op de laatste ${CAPACITEIT} plaatsen: niet één meer, en iedereen hoort wat waar is`, async () => {
  const { gezegd, rijen, brieven } = await ren('met-slot');
  expect(gezegd).toHaveLength(MENSEN);
  expect(rijen.filter(({ status }) => status === 'bevestigd')).toHaveLength(CAPACITEIT);
  expect(watIsGezegd(gezegd)).toEqual(watWaarIs(rijen));
  // First come, first served: nobody on the list came before someone with a place.
  expect(rijen.slice(0, CAPACITEIT).every(({ status }) => status === 'bevestigd')).toBe(true);
  expect(brieven).toHaveLength(rijen.length);
});

// Whoever comes waits first, and the first of the queue gets the place: without a lock several give it away, each with a letter.
test('dezelfde proef zonder slot geeft dezelfde plaats meer dan eens weg: de proef kan het zien', async () => {
  const { rijen, brieven } = await ren('zonder-slot');
  expect(brieven.length).toBeGreaterThan(rijen.length);
});

test(`${MENSEN} mensen tegelijk kiezen een onderdeel met ${CAPACITEIT} plaatsen: wie te laat is houdt een formulier over, geen halve aanmelding`, async () => {
  const { gezegd, rijen, gekozen } = await ren('met-slot', 'o1');
  expect(gekozen).toHaveLength(CAPACITEIT);
  expect(rijen.map(({ id }) => id).sort()).toEqual(gekozen.map(({ aanmelding_id }) => aanmelding_id).sort());
  const geteld = Object.groupBy(gezegd, ({ antwoord }) => antwoord);
  expect([geteld.bevestigd?.length, geteld['onderdeel-vol']?.length]).toEqual([CAPACITEIT, MENSEN - CAPACITEIT]);
});

test('zonder slot blijven er halve aanmeldingen achter: de proef kan ook dat zien', async () => {
  const { rijen, gekozen } = await ren('zonder-slot', 'o1');
  expect(rijen.length).toBeGreaterThan(gekozen.length);
});

const watIsGezegd = (gezegd: readonly Uitslag[]) => Object.fromEntries(gezegd.map(({ id, antwoord }) => [id, antwoord]));
const watWaarIs = (rijen: readonly { account_id: string | null; status: string }[]) =>
  Object.fromEntries(rijen.map(({ account_id, status }) => [account_id, status]));
