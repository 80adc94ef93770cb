import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDatum } from '#grond/taal/datum.ts';
import { nieuwste } from '#inhoud/tonen/nieuwste.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { beheerlijst } from '#publicaties/bijhouden/lijsten/beheerlijst.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { terugzetten } from '#publicaties/bijhouden/terugzetten.ts';
import { nieuwsBeginnen } from '#publicaties/bureau/beginnen.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { verloop } from '#publicaties/verloop.ts';
import { DAG, MINUUT, NU, ORIGIN, type Wereld, wereld } from './wereld.ts';

const NIEUWS: Velden = {
  titel: 'Aanmelden voor de kennisdag kan vanaf vandaag',
  kern: 'De aanmelding voor de kennisdag is open.',
  tekst: 'Je meldt je aan bij de [kennissessies](/kennissessies/).\n\n## Voor wie?\n\nVoor iedereen.',
  bronnen: [{ titel: 'Brief', url: 'https://voorbeeld.example/brief', datum: '2026-11-20' }],
  trefwoorden: 'kennisdag, aanmelden',
};
const SLUG = 'aanmelden-voor-de-kennisdag-kan-vanaf-vandaag';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

async function bericht(velden: Velden = {}): Promise<string> {
  const begin = await nieuwsBeginnen(w.db, { account: await w.wie('rosa'), nu: NU });
  if (!begin.gelukt) throw new Error(begin.reden);
  await w.schrijf(begin.id, { ...NIEUWS, ...velden }, 'rosa');
  return begin.id;
}
async function geplaatst(nu = NU): Promise<string> {
  const id = await bericht();
  expect(await w.dienIn(id, 'rosa', nu)).toMatchObject({ gelukt: true, stap: null });
  await w.uitgever(() => nu).nu(id);
  return id;
}
const online = () => w.inhoud.een('nieuws', SLUG);
const staat = async (id: string) => (await beheerlijst(w.db, { collectie: 'nieuws', inhoud: w.inhoud })).find((regel) => regel.id === id);

test('alleen de Realisatie-Eenheid begint nieuws, en voor een ander bestaat het niet', async () => {
  for (const wie of ['bram', 'dirk', 'carla'])
    expect(await nieuwsBeginnen(w.db, { account: await w.wie(wie), nu: NU })).toEqual({ gelukt: false, reden: 'geen-recht' });
  const id = await bericht();
  expect([await w.zie('dirk', id), (await w.zie('ria', id))?.id]).toEqual([undefined, id]);
  expect(await w.dienIn(id, 'dirk')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect((await staat(id))?.status).toBe('concept');
});

test('nieuws staat meteen online, ook met een tweede bij de Realisatie-Eenheid: die krijgt bericht, en de geschiedenis zegt wie het plaatste', async () => {
  const id = await geplaatst();
  expect(online()?.gegevens).toMatchObject({ titel: NIEUWS.titel, gepubliceerd: '2026-11-24', bronnen: NIEUWS.bronnen });
  expect((await verloop(w.db, id)).map(({ soort, door }) => `${soort} ${door}`)).toContain('alleen-geplaatst Rosa');
  expect(await w.brieven()).toEqual([`ria: Geplaatst: ${NIEUWS.titel}`, `rosa: Gepubliceerd: ${NIEUWS.titel}`]);
  expect(await staat(id)).toMatchObject({ status: 'gepubliceerd', url: `/nieuws/${SLUG}/` });
  expect(w.inhoud.alle('nieuws')[0]?.slug).toBe(SLUG);
});

test('wat niet compleet is, komt niet online', async () => {
  const id = await bericht({ kern: '', bronnen: [{ titel: 'Zonder adres', url: '', datum: '' }] });
  expect(await w.dienIn(id, 'rosa')).toMatchObject({
    gelukt: false,
    reden: 'onvolledig',
    fouten: { kern: 'Vul ‘Kern’ in.', bronnen: 'Vul bij elke bron een titel en een adres in.' },
  });
  expect((await w.haal(id)).status).toBe('concept');
});

test('een correctie is geen nieuws: de dag van plaatsing blijft, klein of als nieuwe versie', async () => {
  const id = await geplaatst();
  const later = NU + 3 * DAG;
  const { revisie, velden } = await w.haal(id);
  const klein = { ...velden, kern: 'De aanmelding voor de kennisdag is open!' };
  const verzoek = { account: await w.wie('rosa'), id, revisie, inhoud: w.inhoud, origin: ORIGIN, nu: later };
  expect(await corrigeren(w.db, { ...verzoek, velden: klein, uitgever: w.uitgever(() => later) })).toMatchObject({ gelukt: true });
  expect(online()?.gegevens).toMatchObject({ kern: klein.kern, gepubliceerd: '2026-11-24', gewijzigd: isoDatum(later) });
  await w.schrijf(id, { titel: 'Aanmelden kan nog een week', tekst: 'Nieuwe tekst.' }, 'rosa', later + DAG);
  await w.dienIn(id, 'rosa', later + DAG);
  await w.uitgever(() => later + DAG).nu(id);
  expect(online()?.gegevens).toMatchObject({ titel: 'Aanmelden kan nog een week', gepubliceerd: '2026-11-24' });
});

test('nieuws dat binnen de stille minuten wordt ingetrokken, is overal weg en ging naar niemand buiten de Realisatie-Eenheid', async () => {
  const id = await geplaatst();
  const snel = NU + 5 * MINUUT;
  const uitgever = w.uitgever(() => snel);
  expect(
    await intrekken(w.db, { account: await w.wie('rosa'), id, toelichting: 'De datum klopt niet.', uitgever, nu: snel }),
  ).toMatchObject({ gelukt: true, uitgevoerd: true });
  expect(online()).toBeUndefined();
  expect(nieuwste(w.inhoud, 3).map(({ slug }) => slug)).not.toContain(SLUG);
  expect(await openAdressen(w.db).zoek(`/nieuws/${SLUG}/`)).toEqual({ soort: 'weg' });
  expect(new Set((await w.brieven()).map((brief) => brief.split(':')[0]))).toEqual(new Set(['ria', 'rosa']));
  expect((await verloop(w.db, id)).at(-1)).toMatchObject({
    soort: 'ingetrokken',
    door: 'Rosa',
    toelichting: 'De datum klopt niet.',
  });
  // And back as it was, with the day on which it was first there.
  expect(await terugzetten(w.db, { account: await w.wie('rosa'), id, inhoud: w.inhoud, uitgever, nu: snel + DAG })).toMatchObject({
    gelukt: true,
  });
  expect(online()?.gegevens.gepubliceerd).toBe('2026-11-24');
});

test('wie intrekt terwijl het bericht nog geschreven wordt, hoort dat dat zo pas kan, en dan lukt het', async () => {
  const id = await bericht();
  await w.dienIn(id, 'rosa');
  const trekIn = async () => intrekken(w.db, { account: await w.wie('rosa'), id, toelichting: 'Fout.', uitgever: w.uitgever(), nu: NU });
  expect(await trekIn()).toEqual({ gelukt: false, reden: 'bezig' });
  await w.uitgever().nu(id);
  expect(await trekIn()).toMatchObject({ gelukt: true });
  expect(online()).toBeUndefined();
});

test('nieuws dat als bestand online kwam, is over te nemen zonder dat er iets aan verandert', async () => {
  const [stuk] = w.inhoud.alle('nieuws');
  if (!stuk) throw new Error('No news');
  const uitslag = await overnemen(w.db, { account: await w.wie('rosa'), stuk, origin: ORIGIN, nu: NU });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  const { velden, status } = await w.haal(uitslag.id);
  expect([status, velden.titel, velden.kern]).toEqual(['gepubliceerd', stuk.gegevens.titel, stuk.gegevens.kern]);
  expect(await overnemen(w.db, { account: await w.wie('dirk'), stuk, origin: ORIGIN, nu: NU })).toMatchObject({ gelukt: false });
  await w.schrijf(uitslag.id, { kern: 'Anders.' }, 'rosa');
  await w.dienIn(uitslag.id, 'rosa');
  await w.uitgever().nu(uitslag.id);
  const nieuw = w.inhoud.een('nieuws', stuk.slug);
  expect(nieuw?.gegevens).toEqual({ ...stuk.gegevens, kern: 'Anders.', gewijzigd: '2026-11-24' });
});
