import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { plaatsen } from '#publicaties/uitgeven/contentbestand.ts';
import { geplandeVrijgeven } from '#publicaties/uitgeven/gepland.ts';
import { plannen } from '#publicaties/uitgeven/vrijgeven.ts';
import { metData } from '#publicaties/velden/bestand.ts';
import { DAG, NU, ORIGIN, SESSIE, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const SLUG = 'een-maatje-voor-elke-zij-instromer';
const pad = (slug = SLUG, collectie = 'praktijken') => join(w.contentDir, collectie, `${slug}.mdx`);
const pin = async (id: string) =>
  (
    await w.db
      .selectFrom('inzending_revisie')
      .select('bestand')
      .where('inzending_id', '=', id)
      .where('bestand', 'is not', null)
      .executeTakeFirstOrThrow()
  ).bestand ?? '';

test('wat online komt is byte voor byte wat is goedgekeurd, met alleen de dagen erbij', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  const goedgekeurd = await pin(id);
  // Whatever happens to the draft afterwards, the pinned file is what counts.
  await w.db.updateTable('inzending_revisie').set({ velden: '{"titel":"Gekaapt"}' }).where('inzending_id', '=', id).execute();
  expect(await w.publiceer(id)).toEqual({ gelukt: true, uitgevoerd: false });
  expect(await w.uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  const bestand = await readFile(pad(), 'utf8');
  expect(bestand).toBe(metData(goedgekeurd, 'praktijken', { gepubliceerd: '2026-11-24', gewijzigd: '2026-11-24' }));
  const zonderDagen = (tekst: string) => tekst.replace(/^(gepubliceerd|gewijzigd|gecontroleerd): "[0-9-]*"\n/gm, '');
  expect(zonderDagen(bestand)).toBe(zonderDagen(goedgekeurd));
  expect(w.inhoud.een('praktijken', SLUG)?.gegevens.titel).toBe('Een maatje voor elke zij-instromer');
});

test('alleen de Realisatie-Eenheid publiceert, of een schrijver van een regio die zij vertrouwt', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  expect(await w.publiceer(id, 'bram')).toEqual({ gelukt: false, reden: 'geen-recht' });
  await w.db
    .insertInto('vertrouwde_regio')
    .values({ onderwijsregio: 'voorbeeldregio-heuvelrand', verleend_op: NU, verleend_door: 'rosa' })
    .execute();
  expect(await w.publiceer(id, 'bram')).toEqual({ gelukt: true, uitgevoerd: false });
});

test('een terugblik sluit de kennissessie af en de deelnemers krijgen één mail, ook na een tweede publicatie', async () => {
  const sessie = w.db.selectFrom('kennissessie').select(['id', 'status']).where('slug', '=', SESSIE);
  await w.db.updateTable('kennissessie').set({ status: 'open' }).where('slug', '=', SESSIE).execute();
  const { id: kennissessie } = await sessie.executeTakeFirstOrThrow();
  const plaatsen = await w.db
    .selectFrom('aanmelding')
    .select('id')
    .where('kennissessie_id', '=', kennissessie)
    .where('status', '=', 'bevestigd')
    .execute();
  const id = await w.goedgekeurd(await w.terugblik());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  const mails = async () => (await w.brieven()).filter((brief) => brief.includes('De terugblik staat online')).length;
  expect([plaatsen.length > 0, await mails(), (await sessie.executeTakeFirstOrThrow()).status]).toEqual([
    true,
    plaatsen.length,
    'afgerond',
  ]);
  await w.schrijf(id, { vervolg: 'In april.' });
  await w.goedgekeurd(id);
  await w.publiceer(id, 'rosa', NU + DAG);
  await w.uitgever().nu(id);
  expect(await mails()).toBe(plaatsen.length);
});

test('een nieuwe versie in bewerking laat staan wat online is; na goedkeuring komt zij ervoor in de plaats', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  await w.schrijf(id, { titel: 'Elke zij-instromer een maatje', kern: 'Nieuwe kern.' });
  expect([(await w.haal(id)).status, w.inhoud.een('praktijken', SLUG)?.gegevens.kern]).toEqual([
    'concept',
    'Elke zij-instromer krijgt een maatje uit een andere school.',
  ]);
  await w.goedgekeurd(id);
  await w.publiceer(id, 'rosa', NU + 3 * DAG);
  await w.uitgever().nu(id);
  const { gegevens } = w.inhoud.een('praktijken', SLUG) ?? {};
  // A changed title keeps the address; the first day online stays.
  expect([gegevens?.titel, gegevens?.kern, gegevens?.gepubliceerd, gegevens?.gewijzigd]).toEqual([
    'Elke zij-instromer een maatje',
    'Nieuwe kern.',
    '2026-11-24',
    '2026-11-27',
  ]);
});

test('een bestand dat iemand buiten de site om veranderde wordt niet overschreven', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  const vanRedacteur = (await readFile(pad(), 'utf8')).replace('Begin klein.', 'Begin heel klein.');
  await writeFile(pad(), vanRedacteur);
  await w.schrijf(id, { kern: 'Nieuwe kern.' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  expect(await w.uitgever().nu(id)).toMatchObject({ gelukt: false });
  expect(await readFile(pad(), 'utf8')).toBe(vanRedacteur);
  const { publicatie, status } = await w.haal(id);
  expect([status, publicatie?.opdracht, publicatie?.fout.split('.')[0]]).toEqual([
    'goedgekeurd',
    null,
    'Het bestand op de server is buiten de site om veranderd',
  ]);
  const bericht = (await w.brieven()).filter((brief) => brief.includes('Niet online gekomen')).map((brief) => brief.split(':')[0]);
  expect(bericht).toEqual(['ria', 'rosa', 'bram']);
  // Control: told that this newer file is what should stand there, the same writing does replace it.
  const { createHash } = await import('node:crypto');
  await plaatsen(pad(), 'vervangen', createHash('sha256').update(vanRedacteur).digest('hex'));
  expect(await readFile(pad(), 'utf8')).toBe('vervangen');
});

test('twee teksten met dezelfde titel krijgen elk een eigen adres, en een bestand dat er al staat blijft', async () => {
  await writeFile(pad(`${SLUG}-2`), 'Van een redacteur, nog niet af.');
  const een = await w.goedgekeurd(await w.praktijk());
  const twee = await w.goedgekeurd(await w.praktijk());
  expect(await Promise.all([w.publiceer(een), w.publiceer(twee), w.publiceer(een)])).toEqual(
    Array(3).fill({ gelukt: true, uitgevoerd: false }),
  );
  const uitgever = w.uitgever();
  await Promise.all([uitgever.nu(een), uitgever.nu(twee), w.uitgever().nu(twee)]);
  expect((await w.haal(een)).slug).toBe(SLUG);
  expect((await w.haal(twee)).slug).toBe(`${SLUG}-3`);
  expect(await readFile(pad(`${SLUG}-2`), 'utf8')).toBe('Van een redacteur, nog niet af.');
  expect([w.inhoud.een('praktijken', SLUG), w.inhoud.een('praktijken', `${SLUG}-3`)].every(Boolean)).toBe(true);
});

test('wie gedood wordt tussen bestand en database vindt na de herstart beide gelijk', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  const { publicatie } = await w.haal(id);
  // The killed process had put the file in place, left rubbish beside it, and never told the database.
  await plaatsen(pad(), publicatie?.bestand ?? '', null);
  await w.db
    .updateTable('publicatie')
    .set({ bezet_tot: NU + 5000 })
    .where('inzending_id', '=', id)
    .execute();
  expect((await w.haal(id)).status).toBe('goedgekeurd');
  w.uitgever(() => NU + 6000);
  await expect.poll(async () => (await w.haal(id)).status).toBe('gepubliceerd');
  expect((await w.haal(id)).publicatie?.op_schijf).toBe(publicatie?.digest);
});

test('wie gedood wordt vóór het bestand publiceert na de herstart alsnog', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  w.uitgever();
  await expect.poll(() => w.inhoud.een('praktijken', SLUG)?.slug).toBe(SLUG);
});

test('een schijf waarop niet te schrijven is laat alles zoals het was, meldt het en probeert het opnieuw', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  // A file where the folder should be: root may write anywhere, so rights alone prove nothing here.
  await rm(join(w.contentDir, 'praktijken'), { recursive: true });
  await writeFile(join(w.contentDir, 'praktijken'), '');
  let nu = NU;
  const uitgever = w.uitgever(() => nu);
  expect(await uitgever.nu(id)).toMatchObject({ gelukt: false });
  expect(await w.haal(id)).toMatchObject({ status: 'goedgekeurd', publicatie: { opdracht: 'schrijven', pogingen: 1 } });
  const bericht = (await w.brieven()).filter((brief) => brief.includes('Niet online gekomen')).map((brief) => brief.split(':')[0]);
  expect(bericht).toEqual(['ria', 'rosa', 'bram']);
  await rm(join(w.contentDir, 'praktijken'));
  await mkdir(join(w.contentDir, 'praktijken'));
  await chmod(w.contentDir, 0o755);
  nu = NU + 61_000;
  uitgever.por();
  await expect.poll(async () => (await w.haal(id)).status).toBe('gepubliceerd');
});

test('gepland komt online op zijn moment, niet eerder', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  const { goedgekeurde_revisie } = await w.haal(id);
  const plan = { account: await w.wie('rosa'), id, revisie: goedgekeurde_revisie ?? 0, origin: ORIGIN, nu: NU };
  expect(await plannen(w.db, { uitgever: STIL, ...plan, op: NU })).toEqual({ gelukt: false, reden: 'voorbij' });
  expect(await plannen(w.db, { uitgever: STIL, ...plan, op: NU + DAG })).toEqual({ gelukt: true, uitgevoerd: false });
  await geplandeVrijgeven(w.db, { inhoud: w.inhoud, origin: ORIGIN, nu: NU + DAG - 1 });
  expect(await w.haal(id)).toMatchObject({ status: 'gepland', publicatie: undefined });
  w.uitgever(() => NU + DAG);
  await expect.poll(async () => (await w.haal(id)).status).toBe('gepubliceerd');
  await expect.poll(() => w.inhoud.een('praktijken', SLUG)?.gegevens.gepubliceerd).toBe('2026-11-25');
});

test('intrekken haalt het bestand weg, bewaart een kopie en onthoudt het adres; opnieuw publiceren zet het terug', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  const uitgever = w.uitgever();
  await uitgever.nu(id);
  const tekst = await readFile(pad(), 'utf8');
  expect(await intrekken(w.db, { uitgever: STIL, account: await w.wie('berit'), id, toelichting: 'Klopt niet.', nu: NU })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect(await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: ' ', nu: NU })).toEqual({
    gelukt: false,
    reden: 'zonder-toelichting',
  });
  expect(await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id, toelichting: 'Klopt niet meer.', nu: NU })).toEqual({
    gelukt: true,
    uitgevoerd: false,
  });
  expect(await uitgever.nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect([existsSync(pad()), w.inhoud.een('praktijken', SLUG)]).toEqual([false, undefined]);
  const [kopie = ''] = readdirSync(join(w.bewaardDir, 'praktijken'));
  expect(await readFile(join(w.bewaardDir, 'praktijken', kopie), 'utf8')).toBe(tekst);
  expect(await w.db.selectFrom('vervallen_adres').select(['pad', 'naar']).execute()).toEqual([{ pad: `/praktijken/${SLUG}/`, naar: null }]);
  expect((await w.haal(id)).status).toBe('ingetrokken');
  // Another text with the same title never gets the address of something withdrawn.
  const ander = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(ander);
  expect((await w.haal(ander)).slug).toBe(`${SLUG}-2`);
  await w.schrijf(id, { kern: 'Nu klopt het wel.' });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  expect(await uitgever.nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect([w.inhoud.een('praktijken', SLUG)?.gegevens.kern, await w.db.selectFrom('vervallen_adres').selectAll().execute()]).toEqual([
    'Nu klopt het wel.',
    [],
  ]);
});
