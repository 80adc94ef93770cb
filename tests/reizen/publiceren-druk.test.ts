import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ernaast, naastServer } from '../publicaties/uitgeven/naast-server.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

// The submissions are made by a second process on the same database, as during a deploy.
let server: Proefserver;
let tweede: Ernaast;
beforeAll(async () => {
  server = await startServer();
  tweede = await naastServer(server);
});
afterAll(async () => {
  await tweede.sluit();
  await server.ruimOp();
});

/** Approved best practices, each ready to be published. */
async function goedgekeurde(aantal: number, naam: string): Promise<string[]> {
  const { w } = tweede;
  const ids: string[] = [];
  for (let nummer = 1; nummer <= aantal; nummer += 1) {
    const id = await w.praktijk({ titel: `${naam} nummer ${nummer}` });
    await w.dienIn(id);
    await w.keurGoed(id, 'rosa');
    ids.push(id);
  }
  return ids;
}
const publiceer = async (wie: Bezoeker, id: string) => {
  const pad = `/beheer/publicaties/${id}/`;
  return wie.verzend(await wie.lees(pad), pad, 'Publiceren');
};

const GEDEELD = [
  '/praktijken/governance-op-een-a4-wie-besluit-waarover/',
  '/praktijken/',
  '/terugblikken/landelijke-bijeenkomst-najaar/',
  '/inhoud.json',
];
/** Fewer than the front makes at a time, so that a slow machine shows what it has and does not refuse. */
const MEESTE_TEGELIJK = 50;
/** Asks for a page 50 times a second, each in turn; `paden` may grow meanwhile. Counts how often each status came. */
function peil(paden: readonly string[]): { per: Record<number, number>; stop: () => Promise<Record<number, number>> } {
  const lezer = new Bezoeker(server.url);
  const per: Record<number, number> = {};
  const onderweg = new Set<Promise<void>>();
  let beurt = 0;
  const wekker = setInterval(() => {
    if (onderweg.size >= MEESTE_TEGELIJK) return;
    const antwoord = lezer.lees(paden[beurt++ % paden.length] ?? '/').then(({ status }) => {
      per[status] = (per[status] ?? 0) + 1;
      onderweg.delete(antwoord);
    });
    onderweg.add(antwoord);
  }, 20);
  const stop = async () => {
    clearInterval(wekker);
    await Promise.all(onderweg);
    return per;
  };
  return { per, stop };
}

test('tijdens twintig publicaties ontbreekt er geen enkele pagina bij vijftig keer per seconde kijken, en elke nieuwe staat er meteen', async () => {
  const { w } = tweede;
  const ids = await goedgekeurde(10, 'Druk');
  const rosa = await alsRosa(server);
  const lezer = new Bezoeker(server.url);
  const paden = [...GEDEELD];
  const { stop } = peil(paden);
  const duren: number[] = [];
  const publiceerEnLees = async (id: string, pad: string, kern: string) => {
    const begin = performance.now();
    expect((await publiceer(rosa, id)).status).toBe(303);
    const { status, tekst } = await lezer.lees(pad);
    expect([status, tekst.includes(kern)]).toEqual([200, true]);
    duren.push(performance.now() - begin);
  };
  for (const [plek, id] of ids.entries()) {
    await publiceerEnLees(id, `/praktijken/druk-nummer-${plek + 1}/`, 'Elke zij-instromer krijgt een maatje');
    paden.push(`/praktijken/druk-nummer-${plek + 1}/`);
  }
  // And the same ten again: files that are replaced under the eyes of their readers.
  for (const [plek, id] of ids.entries()) {
    await w.schrijf(id, { kern: `Nieuwe kern ${plek + 1}.` });
    await w.dienIn(id);
    await w.keurGoed(id, 'rosa');
    await publiceerEnLees(id, `/praktijken/druk-nummer-${plek + 1}/`, `Nieuwe kern ${plek + 1}.`);
  }
  const per = await stop();
  expect(Object.keys(per)).toEqual(['200']);
  const midden = Math.round(duren.sort((a, b) => a - b)[10] ?? 0);
  console.log(`20 publications, ${per[200]} polls; from button to page: median ${midden} ms`);
}, 300_000);

test('wie een bestand weghaalt en daarna opnieuw schrijft, wordt door dezelfde peiling betrapt', async () => {
  const pad = join(server.contentDir, 'praktijken/governance-op-een-a4-wie-besluit-waarover.mdx');
  const tekst = await readFile(pad);
  const { per, stop } = peil(GEDEELD);
  await rm(pad);
  await expect.poll(() => per[404]).toBeGreaterThan(0);
  await writeFile(pad, tekst);
  await stop();
});

test('na kill -9 midden in een reeks publicaties zijn bestand en database het na de herstart weer eens', async () => {
  const ids = await goedgekeurde(12, 'Gedood');
  const rosa = await alsRosa(server);
  const bezig = ids.map((id) => publiceer(rosa, id).catch(() => null));
  await wacht(250);
  await server.stop('SIGKILL');
  await Promise.all(bezig);
  const { dataDir, contentDir } = server;
  server = await startServer({ DATA_DIR: dataDir, CONTENT_DIR: contentDir });
  const open = () => tweede.db.selectFrom('publicatie').select('slug').where('opdracht', 'is not', null).execute();
  await expect.poll(open).toEqual([]);
  for (const { collectie, slug, op_schijf, inzending_id } of await tweede.db.selectFrom('publicatie').selectAll().execute()) {
    const bestand = await readFile(join(contentDir, collectie, `${slug}.mdx`));
    expect(createHash('sha256').update(bestand).digest('hex')).toBe(op_schijf);
    const { status } = await tweede.db.selectFrom('inzending').select('status').where('id', '=', inzending_id).executeTakeFirstOrThrow();
    expect(status).toBe('gepubliceerd');
    expect((await new Bezoeker(server.url).lees(`/${collectie}/${slug}/`)).status).toBe(200);
  }
  // What was not released before the kill is still only approved, and nothing half written can be seen.
  const rest = await tweede.db.selectFrom('inzending').select('status').where('status', '!=', 'gepubliceerd').execute();
  expect(new Set(rest.map(({ status }) => status))).toEqual(rest.length > 0 ? new Set(['goedgekeurd']) : new Set());
  expect((await readdir(join(contentDir, 'praktijken'))).filter((naam) => !/^[^_.].*\.mdx$|^_|^\..*\.nieuw$/.test(naam))).toEqual([]);
}, 300_000);
