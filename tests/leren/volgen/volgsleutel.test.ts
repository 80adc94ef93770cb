import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gevolgdMetSleutel, mijnVolgen } from '#leren/volgen/mijn-volgen.ts';
import { ritmeWijzigen } from '#leren/volgen/ritme-wijzigen.ts';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';
import { adresUit, adresVerzegeld, briefsleutel, volggeheim } from '#leren/volgen/volgsleutel.ts';
import { metNamen } from '#leren/volgen/waarover.ts';
import { DAG } from '../../kennissessies/wereld.ts';
import { DINSDAG, rondewereld, WOENSDAG } from './rondes/rondewereld.ts';

/** Anna follows three things, of which two are in her letter; Bram follows one. */
async function metBrief() {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  for (const [plek, onderwerp] of ['bouwsteen:omvang', 'nieuws', 'bouwsteen:loket'].entries())
    await w.volg(anna, onderwerp, WOENSDAG - DAG + plek);
  await w.volg(bram, 'nieuws');
  await w.publiceer('maatje', WOENSDAG);
  await w.publiceer('bericht', WOENSDAG, { soort: 'nieuws' });
  await w.mail(DINSDAG);
  const brief = (await w.rondebrieven()).find(({ aan }) => aan === anna.adres);
  const sleutels = [...(brief?.tekst ?? '').matchAll(/sleutel=(\S+)/g)].map(([, sleutel = '']) => sleutel);
  const [een = '', ander = '', alles = ''] = sleutels;
  const klik = new URL(brief?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  const over = async (sleutel: string) => (await gevolgdMetSleutel(w.db, sleutel)).map(({ onderwerp }) => onderwerp);
  const stop = (sleutel: string, onderwerp?: string) => volgenStoppen(w.db, { sleutel, onderwerp, boek: w.boek, nu: DINSDAG });
  const nog = async () => {
    const rijen = await w.db.selectFrom('volgt').innerJoin('volger', 'volger.id', 'volgt.volger_id').select(['account_id', 'onderwerp']);
    return (await rijen.orderBy('account_id').orderBy('gevraagd_op').execute()).map((rij) => `${rij.account_id} ${rij.onderwerp}`);
  };
  return { ...w, anna, een, ander, alles, klik, over, stop, nog };
}

test('een sleutel laat alleen zien waar de mail over gaat, of alleen dat ene', async () => {
  const w = await metBrief();
  expect(await w.over(w.klik)).toEqual(['bouwsteen:omvang', 'nieuws']);
  expect([await w.over(w.alles), await w.over(w.een), await w.over(w.ander)]).toEqual([
    ['bouwsteen:omvang', 'nieuws'],
    ['bouwsteen:omvang'],
    ['nieuws'],
  ]);
});

test('één klik stopt alles waar de mail over gaat, en niets anders', async () => {
  const w = await metBrief();
  expect(await w.stop(w.klik)).toEqual({ gelukt: true });
  expect(await w.nog()).toEqual(['anna bouwsteen:loket', 'bram nieuws']);
});

test('met de link van één onderwerp stopt alleen dat, en met de sleutel van de mail nooit iets waar zij niet over ging', async () => {
  const w = await metBrief();
  await w.stop(w.een);
  await w.stop(w.klik, 'bouwsteen:loket');
  expect(await w.nog()).toEqual(['anna nieuws', 'anna bouwsteen:loket', 'bram nieuws']);
  // An older letter still stops what is left of it.
  await w.stop(w.klik);
  expect(await w.nog()).toEqual(['anna bouwsteen:loket', 'bram nieuws']);
});

test('een oude mail blijft werken als er nieuwe zijn gestuurd, en als het adres bij een account ging horen', async () => {
  const w = await rondewereld();
  await w.volg('anna@voorbeeld.example', 'bouwsteen:omvang');
  await w.publiceer('een', WOENSDAG);
  await w.mail(DINSDAG);
  const klik = new URL((await w.rondebrieven())[0]?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:loket', DINSDAG);
  await w.publiceer('twee', DINSDAG);
  await w.mail(DINSDAG + 7 * DAG);
  await volgenStoppen(w.db, { sleutel: klik, boek: w.boek, nu: DINSDAG });
  expect(await w.db.selectFrom('volgt').select('onderwerp').execute()).toEqual([{ onderwerp: 'bouwsteen:loket' }]);
});

test('volgden een adres en het account daarvan hetzelfde, dan stopt ook een oude mail aan het adres het, en een teruggezette kopie ook', async () => {
  const w = await rondewereld();
  await w.volg('anna@voorbeeld.example', 'bouwsteen:omvang');
  const [los] = await w.db.selectFrom('volgt').select('id').execute();
  await w.publiceer('een', WOENSDAG);
  await w.mail(DINSDAG);
  const klik = new URL((await w.rondebrieven())[0]?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  const anna = await w.persoon('Anna');
  const volger = { id: 'v-anna', adres: null, account_id: anna.id, bevestigd_op: DINSDAG, laatst_gemaild_op: null };
  await w.db.insertInto('volger').values(volger).execute();
  const rij = { id: '00000000-0000-4000-8000-000000000001', volger_id: 'v-anna', onderwerp: 'bouwsteen:omvang', ritme: 'week' } as const;
  await w.db
    .insertInto('volgt')
    .values({ ...rij, sleutel_hash: 'h', gevraagd_op: DINSDAG, bevestigd_op: DINSDAG, verteld_tot: DINSDAG })
    .execute();
  await w.volg(anna, 'nieuws', DINSDAG);
  expect((await w.db.selectFrom('volgt').select('onderwerp').execute()).map(({ onderwerp }) => onderwerp).sort()).toEqual([
    ...['bouwsteen:omvang', 'nieuws'],
  ]);
  expect((await gevolgdMetSleutel(w.db, klik)).map(({ onderwerp }) => onderwerp)).toEqual(['bouwsteen:omvang']);
  await volgenStoppen(w.db, { sleutel: klik, boek: w.boek, nu: DINSDAG });
  expect(await w.db.selectFrom('volgt').select('onderwerp').execute()).toEqual([{ onderwerp: 'nieuws' }]);
  const gestopt = (await w.db.selectFrom('onomkeerbaar').select('daad').execute()).map(({ daad }) => JSON.parse(daad));
  expect(gestopt.flatMap(({ wat, volgt }) => (wat === 'volgen-gestopt' ? [volgt] : [])).sort()).toEqual([rij.id, los?.id ?? ''].sort());
});

test('wie een regio onder haar oude en haar nieuwe naam volgt, ziet haar één keer, leest haar één keer en stopt met beide', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  for (const slug of ['veenhoek', 'waterkant']) await w.volg(anna, `regio:${slug}`);
  w.etalage.regio('veenhoek', 'samengevoegd', 'waterkant');
  await w.volg(anna, 'regio:veenhoek');
  await w.volg(anna, 'nieuws', WOENSDAG);
  const gevolgd = await metNamen(w.db, w.inhoud, await mijnVolgen(w.db, { account: anna }), WOENSDAG);
  expect(gevolgd.map(({ over }) => over.naam)).toEqual(['Regio waterkant', 'Nieuws']);
  await w.publiceer('maatje', WOENSDAG, { regio: 'veenhoek' });
  await w.mail(DINSDAG);
  const [brief] = await w.rondebrieven();
  expect([await w.post(), brief?.tekst.match(/Stop met mailen over Regio waterkant/g)?.length]).toEqual([['anna: nieuw maatje'], 1]);
  const klik = new URL(brief?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  await volgenStoppen(w.db, { sleutel: klik, onderwerp: 'regio:waterkant', inhoud: w.inhoud, boek: w.boek, nu: DINSDAG });
  expect(await w.db.selectFrom('volgt').select('onderwerp').execute()).toEqual([{ onderwerp: 'nieuws' }]);
});

/** Anna follows what she can and, by a merge, so many more; her letter is about all of it but one region. */
async function metLangeBrief(aantal: number) {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  const namen = Array.from({ length: aantal }, (_, i) => `b${i}`);
  for (const slug of namen) w.etalage.zet('bouwstenen', slug, { titel: slug });
  await w.volg(anna, 'regio:veenhoek');
  for (const slug of namen.slice(0, 29)) await w.volg(anna, `bouwsteen:${slug}`);
  expect(await w.volg(anna, 'nieuws')).toEqual({ gelukt: false, reden: 'te-veel' });
  const [{ volger_id } = { volger_id: '' }] = await w.db.selectFrom('volgt').select('volger_id').execute();
  const nu = WOENSDAG - DAG;
  const erbij = (onderwerp: string) => {
    const rij = { id: randomUUID(), volger_id, onderwerp, ritme: 'week', sleutel_hash: onderwerp } as const;
    return { ...rij, gevraagd_op: nu, bevestigd_op: nu, verteld_tot: nu };
  };
  await w.db
    .insertInto('volgt')
    .values(namen.slice(29).map((slug) => erbij(`bouwsteen:${slug}`)))
    .execute();
  await w.volg(bram, 'nieuws');
  await w.publiceer('maatje', WOENSDAG, { bouwstenen: namen });
  await w.mail(DINSDAG);
  const [brief] = await w.rondebrieven();
  const nog = async () =>
    (await w.db.selectFrom('volgt').select('onderwerp').orderBy('onderwerp').execute()).map(({ onderwerp }) => onderwerp);
  return { ...w, brief, nog };
}
const klikVan = (brief: { uitschrijflink: string | null } | undefined): string =>
  new URL(brief?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';

test('ook van een brief over meer dan dertig dingen stopt de knop alleen wat erin staat, en een mailprogramma leest de link nog', async () => {
  const { db, brief, boek, nog } = await metLangeBrief(100);
  expect(brief?.tekst).toContain('Stop met alles uit deze mail');
  expect(brief?.uitschrijflink?.length).toBeLessThan(950);
  expect((await gevolgdMetSleutel(db, klikVan(brief))).map(({ onderwerp }) => onderwerp)).toHaveLength(100);
  await volgenStoppen(db, { sleutel: klikVan(brief), boek, nu: DINSDAG });
  expect(await nog()).toEqual(['nieuws', 'regio:veenhoek']);
});

test('wat na zo’n lange brief één werd met iets anders, stopt de knop nog steeds; wat er later bij kwam niet', async () => {
  const { db, brief, boek, nog } = await metLangeBrief(31);
  const rij = await db.selectFrom('volgt').selectAll().where('onderwerp', '=', 'bouwsteen:b30').executeTakeFirstOrThrow();
  const ander = randomUUID();
  await db
    .insertInto('volgt')
    .values({ ...rij, id: ander, onderwerp: 'agenda', sleutel_hash: 'h' })
    .execute();
  await db
    .insertInto('volgt')
    .values({ ...rij, id: randomUUID(), onderwerp: 'nieuws', sleutel_hash: 'h2' })
    .execute();
  await db.insertInto('volgt_voorheen').values({ id: rij.id, sleutel_hash: rij.sleutel_hash, volgt_id: ander }).execute();
  await db.deleteFrom('volgt').where('id', '=', rij.id).execute();
  await volgenStoppen(db, { sleutel: klikVan(brief), boek, nu: DINSDAG });
  expect(await nog()).toEqual(['nieuws', 'nieuws', 'regio:veenhoek']);
});

test('een brief over meer dan een knop kan noemen heeft er geen: wel een link bij elk ding, en naar alles wat je volgt', async () => {
  const { db, brief, boek, nog } = await metLangeBrief(101);
  expect([
    brief?.uitschrijflink,
    brief?.tekst.includes('/mijn/volgen/'),
    /alles uit deze mail|mailprogramma/.test(brief?.tekst ?? ''),
  ]).toEqual([...[null, true, false]]);
  const links = [...(brief?.tekst ?? '').matchAll(/sleutel=(\S+)/g)].map(([, sleutel = '']) => sleutel);
  expect(links).toHaveLength(101);
  await volgenStoppen(db, { sleutel: links[0] ?? '', boek, nu: DINSDAG });
  expect(await nog()).toHaveLength(102);
});

test('een adres vraagt niet om meer dan past bij wat het account daarvan al volgt', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  const namen = Array.from({ length: 30 }, (_, i) => `b${i}`);
  for (const slug of namen) w.etalage.zet('bouwstenen', slug, { titel: slug });
  for (const slug of namen) await w.volg(anna, `bouwsteen:${slug}`);
  await w.volg('anna@voorbeeld.example', 'nieuws');
  expect((await w.db.selectFrom('volgt').select('onderwerp').execute()).length).toBe(30);
});

test('wie een sleutel verzint, verandert of samenvoegt, kan niets zien, stoppen of wijzigen', async () => {
  const w = await metBrief();
  const rijen = await w.db.selectFrom('volgt').select(['id', 'volger_id']).execute();
  const anna = rijen[0]?.volger_id ?? '';
  const echt = briefsleutel(
    await volggeheim(w.db),
    anna,
    rijen.map(({ id }) => id),
  );
  const [namen = '', handtekening = ''] = w.een.split('.');
  const vals = [
    '.',
    `${namen}.`,
    `.${handtekening}`,
    `${echt.split('.')[0]}.${handtekening}`,
    `${namen}${w.ander.split('.')[0]}.${handtekening}`,
    w.een.slice(0, -1),
    `${w.een}x`,
    briefsleutel('een ander geheim', anna, [rijen[0]?.id ?? '']),
    briefsleutel('een ander geheim', anna, Array(31).fill(rijen[0]?.id ?? '')),
    `${anna}.${namen}.${handtekening}`,
  ];
  for (const sleutel of vals) {
    expect([sleutel, await w.over(sleutel)]).toEqual([sleutel, []]);
    await w.stop(sleutel);
    const uitslag = await ritmeWijzigen(w.db, { wie: { sleutel }, onderwerp: 'nieuws', ritme: 'direct', inhoud: w.inhoud });
    expect(uitslag).toEqual({ gelukt: false, reden: 'onbekend' });
  }
  expect(await w.nog()).toHaveLength(4);
  expect(await w.over(echt)).toHaveLength(4);
});

test('met een sleutel verander je hoe vaak, alleen van waar zij voor is', async () => {
  const w = await metBrief();
  const wijzig = (sleutel: string) => ritmeWijzigen(w.db, { wie: { sleutel }, onderwerp: 'nieuws', ritme: 'direct', inhoud: w.inhoud });
  expect(await wijzig(w.een)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await wijzig(w.ander)).toEqual({ gelukt: true });
  const direct = await w.db.selectFrom('volgt').select('onderwerp').where('ritme', '=', 'direct').execute();
  expect(direct).toEqual([{ onderwerp: 'nieuws' }]);
});

test('wie is ingelogd stopt met één ding of met alles; van een ander blijft alles staan', async () => {
  const w = await metBrief();
  await volgenStoppen(w.db, { account: w.anna, onderwerp: 'nieuws', boek: w.boek, nu: DINSDAG });
  expect(await w.nog()).toEqual(['anna bouwsteen:omvang', 'anna bouwsteen:loket', 'bram nieuws']);
  await volgenStoppen(w.db, { account: w.anna, boek: w.boek, nu: DINSDAG });
  expect(await w.nog()).toEqual(['bram nieuws']);
});

test('het adres in de link na het formulier is alleen daar te lezen: niet in de link, en niet na een verandering of op een andere site', async () => {
  const [w, ander] = [await rondewereld(), await rondewereld()];
  const zegel = await adresVerzegeld(w.db, 'iris@school.example');
  expect(Buffer.from(zegel, 'base64url').toString('latin1')).not.toContain('iris');
  expect(await adresVerzegeld(w.db, 'iris@school.example')).not.toBe(zegel);
  expect(await adresUit(w.db, zegel)).toBe('iris@school.example');
  for (const onzin of ['', 'x', `${zegel.slice(0, -2)}AA`, zegel.slice(2)]) expect(await adresUit(w.db, onzin)).toBeNull();
  await ander.db.updateTable('volggeheim').set({ geheim: 'van een andere site' }).execute();
  expect(await adresUit(ander.db, zegel)).toBeNull();
});
