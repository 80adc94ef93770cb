import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { leesOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { beginMinuutwerk } from '#server/opstarten/minuutwerk.ts';
import { DAG, MINUUT, ORIGIN, wereld } from '../../kennissessies/wereld.ts';
import { inhoud, volgwereld } from '../../leren/volgen/wereld.ts';

const boek = { bijschrijven: async () => {} };

/** One session that starts tomorrow, full, its window just closed: Anna has a place, Bram waits. */
async function morgen() {
  const nu = Date.now();
  const w = await wereld({
    capaciteit: 1,
    begin_op: nu + DAG - MINUUT,
    eind_op: nu + 2 * DAG,
    aanmelden_tot: nu - MINUUT,
    aanmelden_vanaf: 0,
  });
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam, {}, nu - 4 * DAG);
  return w;
}
const onderwerpen = async (w: Awaited<ReturnType<typeof wereld>>) =>
  (await w.brieven()).slice(2).map(({ aan, onderwerp }) => [aan.split('@')[0], onderwerp.split(/[: ]/)[0]]);

test('bij het opstarten hoort wie nog wacht dat er geen plaats kwam, en wordt wie een plaats heeft herinnerd', async () => {
  const w = await morgen();
  await beginMinuutwerk(w.db, { boek, inhoud, origin: ORIGIN, voorbeeld: true, log: maakLogboek('silent') }).stop();
  expect(await onderwerpen(w)).toEqual([
    ['bram', 'Er'],
    ['anna', 'Herinnering'],
  ]);
});

test('gaat het ene werk mis, dan gaat het andere door', async () => {
  const w = await morgen();
  await w.db.updateTable('account').set({ adres: 'geen adres' }).where('id', '=', 'bram').execute();
  const regels: string[] = [];
  const log = maakLogboek('error', { write: (regel) => void regels.push(JSON.parse(regel).msg) });
  await beginMinuutwerk(w.db, { boek, inhoud, origin: ORIGIN, voorbeeld: true, log }).stop();
  expect(await onderwerpen(w)).toEqual([['anna', 'Herinnering']]);
  expect(regels).toEqual(['Telling who still waited that no place came free failed; it is tried again in a minute.']);
});

test('opent het aanmelden binnen de minuut, dan wordt wie erom vroeg op dat moment gemaild en niet eerder', async () => {
  const opent = Date.now() + 1500;
  const w = await volgwereld({ voorrang_statussen: '["in-oprichting"]', voorrang_tot: opent, aanmelden_tot: opent + DAG });
  await w.volg(await w.persoon('Anna', 'waterkant'), { nu: opent - DAG });
  const werk = beginMinuutwerk(w.db, { boek, inhoud, origin: ORIGIN, voorbeeld: true, log: maakLogboek('silent') });
  await expect.poll(() => w.post(), { interval: 20 }).toEqual(['anna: Je kunt je nu aanmelden']);
  await werk.stop();
  const [brief] = await w.brieven();
  // Long before the next minute.
  expect([(brief?.aangemaakt_op ?? 0) >= opent, (brief?.aangemaakt_op ?? 0) < opent + MINUUT / 2]).toEqual([true, true]);
});

/** Sign-up opened a minute ago, and Anna asked to hear of it. */
async function net() {
  const opent = Date.now() - MINUUT;
  const w = await volgwereld({ voorrang_statussen: '["in-oprichting"]', voorrang_tot: opent, aanmelden_tot: opent + DAG });
  await w.volg(await w.persoon('Anna', 'waterkant'), { nu: opent - DAG });
  return w;
}

test('wat na een reservekopie niet terug mag komen, staat na dezelfde minuut naast de database', async () => {
  const w = await net();
  const map = await mkdtemp(join(tmpdir(), 'minuutwerk-'));
  onTestFinished(() => rm(map, { recursive: true }));
  const pad = join(map, 'onomkeerbaar.jsonl');
  const echt = openOnthoudboek(w.db, pad);
  await beginMinuutwerk(w.db, { boek: echt, inhoud, origin: ORIGIN, voorbeeld: true, log: maakLogboek('silent') }).stop();
  expect((await leesOnthoudboek(pad))?.map(({ wat }) => wat)).toEqual(['volgen-gestopt', 'volgronde']);
});

test('kan dat niet worden opgeschreven, dan staat het in het logboek en gaat het werk door', async () => {
  const w = await net();
  const regels: string[] = [];
  const log = maakLogboek('error', { write: (regel) => void regels.push(JSON.parse(regel).msg) });
  const vol = { bijschrijven: () => Promise.reject(new Error('disk full')) };
  await beginMinuutwerk(w.db, { boek: vol, inhoud, origin: ORIGIN, voorbeeld: true, log }).stop();
  expect([regels, await w.post()]).toEqual([['What a restore may not undo could not be written down.'], ['anna: Je kunt je nu aanmelden']]);
});
