import { afterEach, beforeEach, expect, test } from 'vitest';
import { bezorgd } from '#mail/wachtrij.ts';
import { terugsturen } from '#publicaties/beoordelen/beoordelen.ts';
import { terughalen } from '#publicaties/beoordelen/indienen.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { bijlageWeghalen, bijvoegen } from '#publicaties/bureau/bijvoegen.ts';
import { kleineCorrectie } from '#publicaties/kleine-correctie.ts';
import { NU, ORIGIN, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
let id: string;
let uitgever: ReturnType<Wereld['uitgever']>;
beforeEach(async () => {
  w = await wereld();
  id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  uitgever = w.uitgever();
  await uitgever.nu(id);
  await w.db.deleteFrom('outbox').execute();
});
afterEach(() => w.ruimOp());

const SLUG = 'een-maatje-voor-elke-zij-instromer';
const online = () => w.inhoud.een('praktijken', SLUG)?.tekst ?? '';
const NIEUW = { geleerde_lessen: 'Begin heel klein.' };
const corrigeer = async (naam = 'bram', anders: object = NIEUW) => {
  const { velden, revisie } = await w.haal(id);
  const verzoek = { account: await w.wie(naam), id, revisie, origin: ORIGIN, inhoud: w.inhoud, uitgever: STIL, nu: NU };
  return corrigeren(w.db, { ...verzoek, velden: { ...velden, ...anders } });
};
/** Delivers what waits: of a delivered letter nothing is left to read. */
async function bezorg(): Promise<string[]> {
  const brieven = (await w.brieven()).filter((brief) => !brief.endsWith(': '));
  const ids = await w.db.selectFrom('outbox').select('id').execute();
  await bezorgd(
    w.db,
    ids.map(({ id: nummer }) => nummer),
    NU,
  );
  return brieven;
}
const tekstVanBrief = async (onderwerp: string) =>
  (await w.db.selectFrom('outbox').select('tekst').where('onderwerp', 'like', `${onderwerp}%`).executeTakeFirstOrThrow()).tekst;

test('een kleine correctie van een auteur gaat naar de eigen projectleider, en staat na die ene goedkeuring online', async () => {
  expect(await corrigeer()).toEqual({ gelukt: true, stap: 'regio', uitgevoerd: false });
  expect([(await w.haal(id)).status, online().includes('Begin klein.')]).toEqual(['ingediend', true]);
  expect(await kleineCorrectie(w.db, await w.haal(id))).toEqual({
    was: expect.objectContaining({ geleerde_lessen: 'Begin klein.' }),
    verschil: 'Geleerde lessen: “heel” kwam erbij',
  });
  const titel = (await w.haal(id)).titel;
  expect(await w.brieven()).toEqual([`dirk: Kleine correctie te beoordelen: ${titel}`, `bram: Correctie ingediend: ${titel}`]);
  expect(await tekstVanBrief('Kleine correctie te')).toContain('Geleerde lessen: “heel” kwam erbij');
  expect(await w.keurGoed(id, 'bram')).toMatchObject({ gelukt: false });
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: true, online: true, uitgevoerd: false });
  await uitgever.nu(id);
  expect([(await w.haal(id)).status, online().includes('Begin heel klein.')]).toEqual(['gepubliceerd', true]);
  // The Realisatie-Eenheid hears of it, and the letter to the author says who looked.
  expect((await w.brieven()).slice(2)).toEqual([
    `ria: Kleine correctie: ${titel}`,
    `rosa: Kleine correctie: ${titel}`,
    `bram: Bijgewerkt: ${titel}`,
  ]);
  expect(await tekstVanBrief('Kleine correctie:')).toContain('dirk keurde dat goed.');
  expect(await tekstVanBrief('Bijgewerkt')).toContain('Goedgekeurd door dirk.');
});

test('de correctie van de enige projectleider gaat naar de Realisatie-Eenheid', async () => {
  expect(await corrigeer('dirk')).toMatchObject({ gelukt: true, stap: 're' });
  expect(await w.keurGoed(id, 'dirk')).toMatchObject({ gelukt: false });
  expect(await w.keurGoed(id, 'ria')).toMatchObject({ gelukt: true, online: true });
});

test('wat niet klein is gaat de gewone weg, ook als het als correctie is ingediend en er intussen iets anders online staat', async () => {
  expect(await corrigeer('bram', { fase: 'geborgd' })).toEqual({ gelukt: false, reden: 'niet-klein' });
  await corrigeer();
  const anders = { ...(await w.haal(id)).velden, fase: 'geborgd' };
  const was = (await w.haal(id)).publicatie?.revisie ?? 0;
  await w.db
    .updateTable('inzending_revisie')
    .set({ velden: JSON.stringify(anders) })
    .where('inzending_id', '=', id)
    .where('nummer', '=', was)
    .execute();
  expect(await kleineCorrectie(w.db, await w.haal(id))).toBe(null);
  expect(await w.keurGoed(id, 'dirk')).toEqual({ gelukt: true, klaar: false });
});

test('ook naast een concept dat alleen iets kleins verandert, en niet naast een concept dat meer verandert', async () => {
  await w.schrijf(id, NIEUW);
  expect((await w.haal(id)).status).toBe('concept');
  expect(await corrigeer('bram', {})).toMatchObject({ gelukt: true, stap: 'regio' });
  expect(await terughalen(w.db, { account: await w.wie('bram'), id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: true });
  await w.schrijf(id, { fase: 'geborgd' });
  expect(await corrigeer('bram')).toEqual({ gelukt: false, reden: 'niet-klein' });
});

test('een document dat in het concept bij de tekst kwam, gaat niet met een kleine correctie mee online', async () => {
  const bijlage = { url: `/bijlagen/${'a'.repeat(64)}.pdf`, naam: 'PDF', grootte: '12 kB', isBeeld: false } as const;
  const erbij = { account: await w.wie('bram'), id, nu: NU };
  expect(await bijvoegen(w.db, { ...erbij, bijlage, omschrijving: 'Rooster' })).toMatchObject({ gelukt: true });
  expect(await corrigeer()).toEqual({ gelukt: false, reden: 'niet-klein' });
  expect(await bijlageWeghalen(w.db, { ...erbij, url: bijlage.url })).toEqual({ gelukt: true });
  expect(await corrigeer()).toMatchObject({ gelukt: true, stap: 'regio' });
});

test('van een tekst die nooit online stond is niets te corrigeren', async () => {
  id = await w.praktijk();
  expect(await corrigeer()).toEqual({ gelukt: false, reden: 'niet-online' });
});

test('een correctie die wordt teruggestuurd verandert niets, en geen twee brieven hebben hetzelfde onderwerp, ook als de eerste al bezorgd is', async () => {
  const brieven: string[] = [];
  for (const keer of [1, 2]) {
    await corrigeer('bram', { geleerde_lessen: `Begin ${'heel '.repeat(keer)}klein.` });
    const { revisie } = await w.haal(id);
    const oordeel = { account: await w.wie('dirk'), id, revisie, toelichting: 'Dat stond er goed.', origin: ORIGIN, nu: NU };
    expect(await terugsturen(w.db, oordeel)).toEqual({ gelukt: true });
    brieven.push(...(await bezorg()));
  }
  expect(online()).toContain('Begin klein.');
  expect(new Set(brieven).size).toBe(brieven.length);
  expect(brieven.filter((brief) => brief.startsWith('bram: Teruggestuurd'))).toEqual([
    expect.stringMatching(/zij-instromer$/),
    expect.stringMatching(/zij-instromer \(2e keer\)$/),
  ]);
});
