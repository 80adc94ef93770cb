import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gebeurtenislijst } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { verwijzersNaar } from '#inhoud/verwijzingen.ts';
import { vertrouwen } from '#publicaties/beoordelen/vertrouwen.ts';
import { dodeLinks } from '#publicaties/bijhouden/dode-links.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { zoekOnline } from '#publicaties/bijhouden/lijsten/online-lijst.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { terugzetten } from '#publicaties/bijhouden/terugzetten.ts';
import { NU, ORIGIN, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const SLUG = 'een-maatje-voor-elke-zij-instromer';
const HEUVELRAND = 'voorbeeldregio-heuvelrand';
const pad = (slug = SLUG) => join(w.contentDir, 'praktijken', `${slug}.mdx`);
const online = async (velden = {}): Promise<string> => {
  const id = await w.goedgekeurd(await w.praktijk(velden));
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
};
const trekIn = async (id: string, naam: string) => {
  await intrekken(w.db, { uitgever: STIL, account: await w.wie(naam), id, toelichting: 'Klopt niet meer.', nu: NU });
  await w.uitgever().nu(id);
};
const zetTerug = async (id: string, naam = 'rosa') =>
  terugzetten(w.db, { uitgever: STIL, account: await w.wie(naam), id, inhoud: w.inhoud, nu: NU });
const vertrouw = () =>
  w.db.insertInto('vertrouwde_regio').values({ onderwijsregio: HEUVELRAND, verleend_op: NU, verleend_door: 'rosa' }).execute();

test('wat per vergissing is ingetrokken zet de Realisatie-Eenheid byte voor byte terug op hetzelfde adres', async () => {
  const id = await online();
  const was = await readFile(pad(), 'utf8');
  await trekIn(id, 'rosa');
  expect(await zetTerug(id, 'dirk')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await zetTerug(id)).toEqual({ gelukt: true, uitgevoerd: false });
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect([await readFile(pad(), 'utf8'), (await w.haal(id)).status]).toEqual([was, 'gepubliceerd']);
  expect(await w.db.selectFrom('vervallen_adres').selectAll().execute()).toEqual([]);
  expect(await zetTerug(id)).toEqual({ gelukt: false, reden: 'niet-terug-te-zetten' });
});

test('intrekken, terugzetten en vertrouwen staan bij wie wat wanneer deed, met de regio en het adres', async () => {
  const id = await online();
  await trekIn(id, 'dirk');
  await zetTerug(id);
  const rosa = { ...(await w.wie('rosa')), functie: '', organisatie: '', onderwijsregio: null, voorbeeld: true, sessionId: '' };
  for (const aan of [true, true, false])
    await vertrouwen(w.db, { account: rosa, onderwijsregio: HEUVELRAND, aan, inhoud: w.inhoud, nu: NU });
  const { regels } = await gebeurtenislijst(w.db, { onderwijsregio: HEUVELRAND });
  expect(regels.map(({ wat, door, bijzonderheden }) => [door, wat, bijzonderheden]).reverse()).toEqual([
    ['dirk', 'tekst van de site gehaald', `/praktijken/${SLUG}/`],
    ['Rosa', 'ingetrokken tekst teruggezet', `/praktijken/${SLUG}/`],
    ['Rosa', 'regio mag zonder de Realisatie-Eenheid publiceren', ''],
    ['Rosa', 'Realisatie-Eenheid beoordeelt de teksten van de regio weer', ''],
  ]);
});

test('ook een tekst die van een redacteur was overgenomen komt zo terug', async () => {
  const slug = 'de-instroommakelaar-als-vaste-gids-voor-zij-instromers';
  const was = await readFile(pad(slug), 'utf8');
  const stuk = w.inhoud.een('praktijken', slug);
  const bekend = stuk && (await overnemen(w.db, { account: await w.wie('bram'), stuk, origin: ORIGIN, nu: NU }));
  if (!bekend?.gelukt) throw new Error(slug);
  await trekIn(bekend.id, 'rosa');
  expect(w.inhoud.een('praktijken', slug)).toBeUndefined();
  expect(await zetTerug(bekend.id)).toEqual({ gelukt: true, uitgevoerd: false });
  await w.uitgever().nu(bekend.id);
  expect(await readFile(pad(slug), 'utf8')).toBe(was);
});

test('wat de Realisatie-Eenheid introk komt ook bij een vertrouwde regio niet zonder haar terug; wat de regio zelf introk wel', async () => {
  await vertrouw();
  const id = await online();
  const weer = async () => {
    await w.schrijf(id, { kern: `Nieuwe kern ${Math.random()}.` });
    await w.dienIn(id);
    return w.keurGoed(id, 'dirk');
  };
  await trekIn(id, 'rosa');
  expect([await weer(), (await w.haal(id)).stap]).toEqual([{ gelukt: true, klaar: false }, 're']);
  await w.keurGoed(id, 'rosa');
  expect(await w.publiceer(id, 'bram')).toEqual({ gelukt: false, reden: 'geen-recht' });
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect((await w.haal(id)).vertrouwd).toBe(true);
  await trekIn(id, 'dirk');
  expect(await weer()).toEqual({ gelukt: true, klaar: true });
});

test('vóór het intrekken staat erbij wie de tekst noemt; erna verdwijnt de verwijzing en wordt de link bij de schrijvers gemeld', async () => {
  const id = await online();
  await online({ titel: 'Noemt de ander', verwant: [SLUG], aanleiding: `Zie [hier](/praktijken/${SLUG}/).` });
  const stuk = w.inhoud.een('praktijken', SLUG);
  expect(stuk && verwijzersNaar(w.inhoud, stuk).map(({ slug }) => slug)).toEqual(['noemt-de-ander']);
  expect(dodeLinks(w.inhoud, new Map())).toEqual([]);
  await trekIn(id, 'rosa');
  const noemer = w.inhoud.een('praktijken', 'noemt-de-ander');
  if (!noemer) throw new Error('It stays.');
  expect(
    verbanden(w.inhoud)
      .vanPraktijk(noemer)
      .verwant.map(({ slug }) => slug),
  ).not.toContain(SLUG);
  expect(dodeLinks(w.inhoud, new Map(), [HEUVELRAND]).map(({ stuk: waar }) => waar.slug)).toEqual(['noemt-de-ander']);
  expect(dodeLinks(w.inhoud, new Map(), ['voorbeeldregio-waterkant'])).toEqual([]);
});

test('de pagina van een regio die een weggehaalde tekst noemt staat bij die regio', async () => {
  const slug = 'governance-op-een-a4-wie-besluit-waarover';
  const stuk = w.inhoud.een('praktijken', slug);
  expect(stuk && verwijzersNaar(w.inhoud, stuk).map(({ url }) => url)).toContain('/onderwijsregios/voorbeeldregio-drieland/');
  const bekend = stuk && (await overnemen(w.db, { account: await w.wie('rosa'), stuk, origin: ORIGIN, nu: NU }));
  if (!bekend?.gelukt) throw new Error(slug);
  await trekIn(bekend.id, 'rosa');
  expect(dodeLinks(w.inhoud, new Map(), ['voorbeeldregio-drieland']).map(({ stuk: waar }) => waar.url)).toContain(
    '/onderwijsregios/voorbeeldregio-drieland/',
  );
});

test('overnemen van wat in git veranderde vraagt eerst bevestiging als er een versie onderweg is, en mailt de schrijvers', async () => {
  const id = await online();
  await w.schrijf(id, { kern: 'Goedgekeurde kern.' });
  await w.goedgekeurd(id);
  await writeFile(pad(), (await readFile(pad(), 'utf8')).replace('Begin klein', 'Begin morgen'));
  await expect.poll(() => w.inhoud.een('praktijken', SLUG)?.tekst, { timeout: 20_000 }).toContain('Begin morgen');
  const stuk = w.inhoud.een('praktijken', SLUG);
  if (!stuk) throw new Error(SLUG);
  const verzoek = { account: await w.wie('dirk'), stuk, origin: ORIGIN, nu: NU };
  expect(await overnemen(w.db, verzoek)).toEqual({ gelukt: false, reden: 'onbevestigd' });
  expect((await w.haal(id)).velden.kern).toBe('Goedgekeurde kern.');
  expect(await overnemen(w.db, { ...verzoek, bevestigd: true })).toEqual({ gelukt: true, id });
  expect(await w.haal(id)).toMatchObject({ status: 'gepubliceerd', velden: { geleerde_lessen: 'Begin morgen.' } });
  const brief = await w.db.selectFrom('outbox').selectAll().where('onderwerp', 'like', 'Overgenomen%').executeTakeFirstOrThrow();
  expect([brief.aan, brief.tekst.includes('goedkeuring')]).toEqual(['bram@voorbeeld.example', true]);
});

test('de Realisatie-Eenheid vindt elke tekst die online staat op een woord uit de titel of de naam van de regio', () => {
  const titels = (vraag: string) => zoekOnline(w.inhoud, vraag).stukken.map(({ gegevens }) => gegevens.titel);
  const alle = (['praktijken', 'terugblikken', 'elders'] as const).flatMap((collectie) => w.inhoud.alle(collectie)).length;
  expect(titels('')).toHaveLength(alle);
  expect(titels('GOVERNANCE a4')).toEqual(['Governance op één A4: wie besluit waarover?']);
  const { stukken: vanRegio, totaal } = zoekOnline(w.inhoud, 'heuvelrand');
  expect(vanRegio.length).toBeGreaterThan(0);
  expect([totaal, new Set(vanRegio.map(({ gegevens }) => gegevens.regio))]).toEqual([vanRegio.length, new Set([HEUVELRAND])]);
  expect(titels('bestaatnergens')).toEqual([]);
});
