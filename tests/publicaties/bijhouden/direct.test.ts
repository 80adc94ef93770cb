import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { vertrouwen } from '#publicaties/beoordelen/vertrouwen.ts';
import { aanvullen } from '#publicaties/bijhouden/aanvullen.ts';
import { corrigeren } from '#publicaties/bijhouden/corrigeren.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { zonderTerugblik } from '#publicaties/bijhouden/zonder-terugblik.ts';
import { DAG, NU, ORIGIN, SESSIE, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const heuvelrand = 'voorbeeldregio-heuvelrand';
const re = async () => ({ ...(await w.wie('rosa')), functie: '', organisatie: '', onderwijsregio: null, voorbeeld: true, sessionId: '' });
const online = async (maak: () => Promise<string>): Promise<string> => {
  const id = await w.goedgekeurd(await maak());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
};
const verzoek = async (id: string, naam = 'bram', nu = NU + DAG) => ({
  ...{ account: await w.wie(naam), id, revisie: (await w.haal(id)).revisie, origin: ORIGIN, inhoud: w.inhoud, nu },
});

test('een kleine correctie van een vertrouwde schrijver staat meteen online, en de Realisatie-Eenheid hoort wat er veranderde', async () => {
  const id = await online(() => w.praktijk());
  const { velden } = await w.haal(id);
  const correctie = { ...velden, geleerde_lessen: 'Begin heel klein.' };
  await vertrouwen(w.db, { account: await re(), onderwijsregio: heuvelrand, aan: true, inhoud: w.inhoud, nu: NU });
  expect(await corrigeren(w.db, { uitgever: STIL, ...(await verzoek(id)), velden: correctie })).toEqual({
    gelukt: true,
    stap: null,
    uitgevoerd: false,
  });
  await w.uitgever(() => NU + DAG).nu(id);
  expect(w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer')?.tekst).toContain('Begin heel klein.');
  const brief = await w.db.selectFrom('outbox').select('tekst').where('onderwerp', 'like', 'Kleine correctie%').executeTakeFirstOrThrow();
  expect(brief.tekst).toContain('Geleerde lessen: “heel” kwam erbij');
});

test.each([
  ['een ander antwoord', { fase: 'geborgd' }],
  ['een nieuwe titel', { titel: 'Iets heel anders' }],
  ['een andere link', { aanleiding: 'Zij-instromers stonden er [alleen](https://elders.example/) voor.' }],
  ['een ander getal', { aanleiding: 'De 2 zij-instromers stonden er alleen voor.' }],
  ['een adres', { aanleiding: 'Zij-instromers mailden naar loket@elders.example.' }],
  ['een half nieuw verhaal', { aanpak: 'x'.repeat(301) }],
])('%s is geen kleine correctie', async (_, anders) => {
  const id = await online(() => w.praktijk());
  await vertrouwen(w.db, { account: await re(), onderwijsregio: heuvelrand, aan: true, inhoud: w.inhoud, nu: NU });
  const { velden } = await w.haal(id);
  expect(await corrigeren(w.db, { uitgever: STIL, ...(await verzoek(id)), velden: { ...velden, ...anders } })).toEqual({
    gelukt: false,
    reden: 'niet-klein',
  });
});

test('een later antwoord draagt zijn eigen dag; wie niet vertrouwd is dient het in', async () => {
  const id = await online(() => w.terugblik());
  await w.schrijf(id, { vragen: [{ vraag: 'Eerste?', antwoord: 'Ja.' }] });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  const aanvulling = { vragen: [{ vraag: 'Komt er een vervolg?', antwoord: 'Ja, in maart.' }], opname: null };
  expect(await aanvullen(w.db, { uitgever: STIL, ...(await verzoek(id)), aanvulling })).toMatchObject({ gelukt: true, meteen: false });
  expect((await w.haal(id)).status).toBe('concept');
  await w.dienIn(id, 'bram', NU + DAG);
  await w.keurGoed(id, 'dirk', NU + DAG);
  await w.keurGoed(id, 'rosa', NU + DAG);
  await w.publiceer(id, 'rosa', NU + DAG);
  await w.uitgever(() => NU + DAG).nu(id);
  const { slug } = await w.haal(id);
  expect(w.inhoud.een('terugblikken', slug ?? '')?.gegevens.vragen).toEqual([
    { vraag: 'Eerste?', antwoord: 'Ja.', toegevoegd_op: '2026-11-24' },
    { vraag: 'Komt er een vervolg?', antwoord: 'Ja, in maart.', toegevoegd_op: '2026-11-25' },
  ]);
  expect(await aanvullen(w.db, { uitgever: STIL, ...(await verzoek(id)), aanvulling: { vragen: [], opname: null } })).toEqual({
    gelukt: false,
    reden: 'leeg',
  });
});

test.each([false, true])('een aanvulling die niet klopt verandert niets, en verbeterd gaat zij door (vertrouwd: %s)', async (vertrouwd) => {
  const id = await online(() => w.terugblik());
  if (vertrouwd) await vertrouwen(w.db, { account: await re(), onderwijsregio: heuvelrand, aan: true, inhoud: w.inhoud, nu: NU });
  const vast = await verzoek(id);
  const alles = async () => [
    await w.haal(id),
    await w.db.selectFrom('inzending_revisie').selectAll().execute(),
    await w.db.selectFrom('inzending_gebeurtenis').selectAll().execute(),
    await w.brieven(),
  ];
  const eerst = await alles();
  const fout = { vragen: [], opname: { url: 'javascript:alert(1)', duur: '' } };
  const fouten = { opname_url: expect.any(String) };
  expect(await aanvullen(w.db, { uitgever: STIL, ...vast, aanvulling: fout })).toMatchObject({
    gelukt: false,
    reden: 'onvolledig',
    fouten,
  });
  expect(await alles()).toEqual(eerst);
  const goed = { vragen: [], opname: { url: 'https://video.example/opname', duur: '48 minuten' } };
  expect(await aanvullen(w.db, { uitgever: STIL, ...vast, aanvulling: goed })).toMatchObject({ gelukt: true, meteen: vertrouwd });
  expect((await w.haal(id)).velden.opname_url).toBe('https://video.example/opname');
});

test('alleen de Realisatie-Eenheid zegt welke regio zij vertrouwt, en alleen van een regio die er is', async () => {
  const dirk = { ...(await re()), ...(await w.wie('dirk')) };
  expect(await vertrouwen(w.db, { account: dirk, onderwijsregio: heuvelrand, aan: true, inhoud: w.inhoud, nu: NU })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  const zegt = async (onderwijsregio: string) =>
    vertrouwen(w.db, { account: await re(), onderwijsregio, aan: true, inhoud: w.inhoud, nu: NU });
  expect(await zegt('')).toEqual({ gelukt: false, reden: 'kies-regio' });
  expect(await zegt('nergens')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await w.db.selectFrom('vertrouwde_regio').selectAll().execute()).toEqual([]);
});

test('een tekst die al online stond is over te nemen door de eigen regio, en komt er ongewijzigd weer uit', async () => {
  const slug = 'de-instroommakelaar-als-vaste-gids-voor-zij-instromers';
  const stuk = w.inhoud.een('praktijken', slug);
  if (!stuk) throw new Error(slug);
  expect(await overnemen(w.db, { account: await w.wie('anna'), stuk, origin: ORIGIN, nu: NU })).toEqual({
    gelukt: false,
    reden: 'onbekend',
  });
  const uitslag = await overnemen(w.db, { account: await w.wie('bram'), stuk, origin: ORIGIN, nu: NU });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  expect(await overnemen(w.db, { account: await w.wie('berit'), stuk, origin: ORIGIN, nu: NU })).toEqual(uitslag);
  await w.schrijf(uitslag.id, { kern: 'Een nieuwe kern.' });
  await w.goedgekeurd(uitslag.id);
  await w.publiceer(uitslag.id);
  await w.uitgever().nu(uitslag.id);
  const nieuw = w.inhoud.een('praktijken', slug);
  const dagen = { gewijzigd: '2026-11-24', gecontroleerd: '2026-11-24' };
  expect(nieuw?.gegevens).toEqual({ ...stuk.gegevens, ...dagen, kern: 'Een nieuwe kern.' });
  expect(nieuw && w.inhoud.html(nieuw).html).toBe(w.inhoud.html(stuk).html);
});

test('wat een redacteur in git veranderde is over te nemen, en daarna weer van hier te wijzigen', async () => {
  const id = await online(() => w.praktijk());
  const pad = join(w.contentDir, 'praktijken/een-maatje-voor-elke-zij-instromer.mdx');
  await writeFile(pad, (await readFile(pad, 'utf8')).replace('Begin klein', 'Begin morgen'));
  await expect.poll(() => w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer')?.tekst).toContain('Begin morgen');
  const stuk = w.inhoud.een('praktijken', 'een-maatje-voor-elke-zij-instromer');
  if (!stuk) throw new Error();
  expect(await overnemen(w.db, { account: await w.wie('bram'), stuk, origin: ORIGIN, nu: NU })).toEqual({ gelukt: true, id });
  expect((await w.haal(id)).velden.geleerde_lessen).toBe('Begin morgen.');
  await w.schrijf(id, { kern: 'Van hier.' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
});

test('een kennissessie zonder terugblik staat op de lijst, na tien werkdagen als te laat, tot die er is of tot er een reden is', async () => {
  await w.db.updateTable('kennissessie').set({ slug: 'zonder-terugblik', status: 'open' }).where('slug', '=', SESSIE).execute();
  const lijst = async (nu = NU) =>
    (await zonderTerugblik(w.db, { inhoud: w.inhoud, meeste: 10, nu })).sessies.map(({ slug, teLaat }) => [slug, teLaat]);
  const { eind_op } = await w.db
    .selectFrom('kennissessie')
    .select('eind_op')
    .where('slug', '=', 'zonder-terugblik')
    .executeTakeFirstOrThrow();
  expect(await lijst(eind_op + DAG)).toEqual([['zonder-terugblik', false]]);
  expect(await lijst(eind_op + 15 * DAG)).toEqual([['zonder-terugblik', true]]);
  const sluit = { kennissessie: 'zonder-terugblik', nu: NU };
  expect(await sessieAfsluiten(w.db, { ...sluit, account: { ...(await re()), ...(await w.wie('bram')) }, reden: 'Te druk.' })).toEqual({
    gelukt: false,
    reden: 'onbekend',
  });
  expect(await sessieAfsluiten(w.db, { ...sluit, account: await re(), reden: ' ' })).toEqual({
    gelukt: false,
    reden: 'zonder-toelichting',
  });
  expect(await sessieAfsluiten(w.db, { ...sluit, account: await re(), reden: 'Alleen een kennismaking.' })).toEqual({ gelukt: true });
  expect(await lijst(eind_op + 15 * DAG)).toEqual([]);
  expect(await opzoeken(w.db, { slug: 'zonder-terugblik' })).toMatchObject({
    status: 'afgerond',
    redenAfgelast: '',
    redenGewijzigd: '',
    redenZonderTerugblik: 'Alleen een kennismaking.',
  });
});
