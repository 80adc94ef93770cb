import { afterEach, beforeEach, expect, test } from 'vitest';
import { mensBij } from '#accounts/rechten/mensenlijst.ts';
import { rechtenOpruimen, VERZOEK_BEWAREN_MS } from '#accounts/rechten/rechten-opruimen.ts';
import { rechtenVerhuizen } from '#accounts/rechten/rechten-verhuizen.ts';
import { rechtVragen, VERZOEKEN_PER_DAG } from '#accounts/rechten/verzoeken/recht-vragen.ts';
import { verzoekAfwijzen, verzoekHonoreren, verzoekIntrekken } from '#accounts/rechten/verzoeken/verzoek-beslissen.ts';
import { beslissers } from '#accounts/rechten/verzoeken/verzoeken-melden.ts';
import { mijnVerzoeken, openVerzoeken, verzoekenVerdeeld, verzoekVoor } from '#accounts/rechten/verzoeken/verzoekenlijst.ts';
import { RUST_MS } from '#mail/bundelen.ts';
import { DAG, MINUUT, NU } from '../steun.ts';
import { adresVoor, HEUVELRAND, type Mensenwereld, mensenwereld, type Naam, nieuwMens, VAST, WATERKANT } from './mensen.ts';

let w: Mensenwereld;
beforeEach(async () => {
  w = await mensenwereld();
});
afterEach(() => w.sluit());

const vraag = (
  wie: Parameters<typeof rechtVragen>[1]['account'],
  { soort = 'auteur', onderwijsregio = WATERKANT, nu = NU }: Partial<Parameters<typeof rechtVragen>[1]> = {},
) => rechtVragen(w.db, { account: wie, soort, onderwijsregio, toelichting: 'Ik leid de werkgroep.', ...VAST, nu });
const eerste = async () => (await w.db.selectFrom('rechtverzoek').select('id').executeTakeFirstOrThrow()).id;
const honoreer = async (door: Naam) => verzoekHonoreren(w.db, { account: w.wie(door), id: await eerste(), ...VAST });
const wijsAf = async (door: Naam, reden: string) => verzoekAfwijzen(w.db, { account: w.wie(door), id: await eerste(), reden, ...VAST });

test('een verzoek om te schrijven gaat naar de projectleiders van die regio; is er geen, dan naar de Realisatie-Eenheid', async () => {
  expect(await vraag(w.wie('carla'))).toEqual({ gelukt: true });
  expect(await w.brieven()).toMatchObject([
    { aan: adresVoor('anna'), onderwerp: 'Nieuw verzoek: Carla, auteur van Voorbeeldregio waterkant' },
    { aan: adresVoor('arno') },
  ]);
  await vraag(w.wie('carla'), { onderwijsregio: 'voorbeeldregio-zonder-leider' });
  expect((await w.brieven()).slice(2).map(({ aan }) => aan)).toEqual([adresVoor('ria'), adresVoor('rosa')]);
});

test('over wie een regio leidt beslist de Realisatie-Eenheid, en een projectleider ziet dat verzoek niet', async () => {
  await vraag(w.wie('carla'), { soort: 'projectleider' });
  expect((await w.brieven()).map(({ aan }) => aan)).toEqual([adresVoor('ria'), adresVoor('rosa')]);
  expect([await openVerzoeken(w.db, { account: w.wie('anna') }), await honoreer('anna')]).toEqual([
    [],
    { gelukt: false, reden: 'onbekend' },
  ]);
  expect(await openVerzoeken(w.db, { account: w.wie('rosa') })).toHaveLength(1);
});

test('de Realisatie-Eenheid ziet welk verzoek op een projectleider wacht, en op wie', async () => {
  await vraag(w.wie('carla'));
  await vraag(w.wie('emma'), { soort: 'projectleider' });
  await vraag(w.wie('emma'), { onderwijsregio: 'voorbeeldregio-zonder-leider' });
  const { jij, ander } = await verzoekenVerdeeld(w.db, { account: w.wie('rosa') });
  expect([jij.map(({ naam }) => naam), ander.map(({ naam }) => naam)]).toEqual([['Emma', 'Emma'], ['Carla']]);
  const wie = async (verzoek: (typeof jij)[number]) => (await beslissers(w.db, verzoek)).wie.map(({ naam }) => naam);
  expect([...(await Promise.all(jij.map(wie))), ...(await Promise.all(ander.map(wie)))]).toEqual([
    ['Ria', 'Rosa'],
    ['Ria', 'Rosa'],
    ['Anna', 'Arno'],
  ]);
});

test('wie beslist: de projectleider van die regio en de Realisatie-Eenheid, niemand anders', async () => {
  await vraag(w.wie('carla'));
  for (const naam of ['bram', 'emma', 'carla'] as const) expect(await honoreer(naam)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await honoreer('anna')).toEqual({ gelukt: true });
  expect(await w.heeft(adresVoor('carla'), { soort: 'auteur', onderwijsregio: WATERKANT })).toBe(true);
  expect((await mensBij(w.db, 'carla'))?.rechten).toMatchObject([{ soort: 'auteur', door: 'Anna' }]);
  expect(await honoreer('rosa')).toEqual({ gelukt: false, reden: 'al-beslist' });
  const [brief] = await w.brieven(adresVoor('carla'));
  expect(brief?.onderwerp).toBe('Je verzoek is goedgekeurd: auteur van Voorbeeldregio waterkant');
  expect((await w.gebeurtenissen()).map(({ wat, door, over }) => [wat, door, over])).toEqual([
    ['recht-gevraagd', 'carla', 'carla'],
    ['recht-gegeven', 'anna', 'carla'],
  ]);
});

test('wie over een verzoek gaat, leest van een beantwoord verzoek wat eruit kwam en van wie; anderen niets', async () => {
  await vraag(w.wie('carla'));
  const lees = async (naam: Naam, regios: readonly string[] | null = null) =>
    (await verzoekVoor(w.db, { account: w.wie(naam), id: await eerste(), regios }))?.beantwoord ?? null;
  expect(await lees('anna')).toBeNull();
  await wijsAf('anna', 'Je werkt in een andere regio.');
  expect(await lees('arno', [WATERKANT])).toEqual({
    ...{ naam: 'Carla', adres: adresVoor('carla'), soort: 'auteur', onderwijsregio: WATERKANT },
    ...{ uitslag: 'afgewezen', op: NU, door: 'Anna' },
  });
  expect(await lees('rosa')).toMatchObject({ uitslag: 'afgewezen' });
  // Rosa leads no region: at /mijn/regio/ there is nothing of hers.
  expect([await lees('rosa', []), await lees('bram'), await lees('emma'), await lees('carla')]).toEqual([null, null, null, null]);
});

test('een open verzoek is er voor wie erover gaat, hoeveel er ook voor liggen; voor anderen niet', async () => {
  await vraag(w.wie('carla'));
  const id = await eerste();
  const ouder = {
    account_id: 'emma',
    soort: 'auteur' as const,
    onderwijsregio: WATERKANT,
    toelichting: '',
    gevraagd_op: NU - DAG,
    reden: '',
  };
  const rijen = Array.from({ length: 250 }, (_, nummer) => ({
    ...ouder,
    id: `v${nummer}`,
    onderwijsregio: `regio-${nummer}`,
    door: null,
    op: null,
  }));
  await w.db.insertInto('rechtverzoek').values(rijen).execute();
  const open = async (naam: Naam, regios: readonly string[] | null = null) =>
    (await verzoekVoor(w.db, { account: w.wie(naam), id, regios }))?.open?.naam ?? null;
  expect([await open('rosa'), await open('anna', [WATERKANT])]).toEqual(['Carla', 'Carla']);
  expect([await open('rosa', []), await open('bram'), await open('emma'), await open('carla')]).toEqual([null, null, null, null]);
});

test('niemand beslist over het eigen verzoek', async () => {
  await vraag(w.wie('rosa'), { soort: 'projectleider' });
  expect(await honoreer('rosa')).toEqual({ gelukt: false, reden: 'eigen-verzoek' });
  expect(await honoreer('ria')).toEqual({ gelukt: true });
});

test('wie wordt afgewezen leest de reden, en zonder reden gaat het niet', async () => {
  await vraag(w.wie('carla'));
  expect(await wijsAf('anna', '')).toEqual({ gelukt: false, reden: 'zonder-reden' });
  expect(await wijsAf('anna', 'Je werkt in een andere regio.')).toEqual({ gelukt: true });
  const [brief] = await w.brieven(adresVoor('carla'));
  expect([brief?.onderwerp, brief?.tekst.includes('Je werkt in een andere regio.')]).toEqual([
    'Je verzoek is afgewezen: auteur van Voorbeeldregio waterkant',
    true,
  ]);
  expect(await mijnVerzoeken(w.db, { account: w.wie('carla') })).toMatchObject([
    { uitslag: 'afgewezen', reden: 'Je werkt in een andere regio.' },
  ]);
  expect(await w.heeft(adresVoor('carla'), { soort: 'auteur', onderwijsregio: WATERKANT })).toBe(false);
});

test('één open verzoek per regio; wie mag schrijven of leiden hoeft niets te vragen', async () => {
  await vraag(w.wie('carla'));
  expect(await vraag(w.wie('carla'))).toEqual({ gelukt: false, reden: 'loopt-al' });
  expect(await vraag(w.wie('carla'), { onderwijsregio: HEUVELRAND })).toEqual({ gelukt: true });
  expect(await vraag(w.wie('emma'))).toEqual({ gelukt: false, reden: 'heeft-al' });
  expect(await vraag(w.wie('anna'))).toEqual({ gelukt: false, reden: 'heeft-al' });
  expect(await vraag(w.wie('emma'), { soort: 'projectleider' })).toEqual({ gelukt: true });
});

test('een verzoek intrekken kan alleen wie het deed, en het staat in geen brief meer die nog wacht', async () => {
  await vraag(await nieuwMens(w, 'eerst@school.example'));
  await vraag(w.wie('carla'), { nu: NU + MINUUT });
  const wacht = async () => (await w.brieven(adresVoor('anna'))).filter(({ volgende_poging_op }) => volgende_poging_op > NU + MINUUT);
  expect(await wacht()).toMatchObject([{ onderwerp: 'Nieuw verzoek: Carla, auteur van Voorbeeldregio waterkant' }]);
  const [carla] = await mijnVerzoeken(w.db, { account: w.wie('carla') });
  const trek = (naam: Naam) => verzoekIntrekken(w.db, { account: w.wie(naam), id: carla?.id ?? '', ...VAST, nu: NU + 2 * MINUUT });
  expect(await trek('emma')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await trek('carla')).toEqual({ gelukt: true });
  expect(await trek('carla')).toEqual({ gelukt: false, reden: 'al-beslist' });
  expect(await wacht()).toEqual([]);
});

test('een vloed van verzoeken: per mens vijf in een etmaal, en wie beslist krijgt één brief per uur', async () => {
  const zestig = await Promise.all(Array.from({ length: 60 }, (_, i) => nieuwMens(w, `vloed-${i}@school.example`)));
  for (const [i, wie] of zestig.entries()) expect(await vraag(wie, { nu: NU + i * 1000 })).toEqual({ gelukt: true });
  const brieven = await w.brieven(adresVoor('anna'));
  expect(brieven.map(({ volgende_poging_op }) => volgende_poging_op)).toEqual([NU, NU + RUST_MS]);
  expect(brieven[1]?.onderwerp).toBe('59 nieuwe verzoeken om schrijfrecht');
  expect(brieven[1]?.tekst).toContain('En nog 39.');
  const een = zestig[0];
  if (!een) throw new Error('Sixty people.');
  for (let i = 1; i < VERZOEKEN_PER_DAG; i++) {
    const [{ id } = { id: '' }] = await mijnVerzoeken(w.db, { account: een });
    await verzoekIntrekken(w.db, { account: een, id, ...VAST, nu: NU + i });
    expect(await vraag(een, { nu: NU + i })).toEqual({ gelukt: true });
  }
  expect(await vraag(een, { onderwijsregio: HEUVELRAND, nu: NU + 1000 })).toEqual({ gelukt: false, reden: 'te-veel' });
  expect(await vraag(een, { onderwijsregio: HEUVELRAND, nu: NU + DAG + 1000 })).toEqual({ gelukt: true });
});

test('wie intussen is uitgenodigd hoeft niet te wachten: het verzoek is gehonoreerd', async () => {
  await vraag(w.wie('carla'));
  const { uitnodigen } = await import('#accounts/rechten/uitnodigen/uitnodigen.ts');
  await uitnodigen(w.db, {
    account: w.wie('arno'),
    adres: adresVoor('carla'),
    recht: { soort: 'auteur', onderwijsregio: WATERKANT },
    bevestigd: true,
    ...VAST,
  });
  expect(await mijnVerzoeken(w.db, { account: w.wie('carla') })).toMatchObject([{ uitslag: 'gehonoreerd' }]);
});

test('na negentig dagen is de toelichting weg, en een afgewezen verzoek helemaal', async () => {
  await vraag(w.wie('carla'));
  await wijsAf('anna', 'Nee.');
  await vraag(w.wie('emma'), { onderwijsregio: HEUVELRAND });
  const stand = () => w.db.selectFrom('rechtverzoek').select(['account_id', 'toelichting', 'uitslag']).orderBy('account_id').execute();
  await rechtenOpruimen(w.db, { nu: NU + VERZOEK_BEWAREN_MS - 1 });
  expect((await stand()).map(({ toelichting }) => toelichting)).toEqual(['Ik leid de werkgroep.', 'Ik leid de werkgroep.']);
  await rechtenOpruimen(w.db, { nu: NU + VERZOEK_BEWAREN_MS });
  expect(await stand()).toEqual([{ account_id: 'emma', toelichting: '', uitslag: 'open' }]);
});

test('gaat een regio op in een andere, dan verhuizen rechten en verzoeken mee, en niemand wordt uitgelogd of krijgt iets dubbel', async () => {
  await vraag(w.wie('carla'));
  await w.db
    .insertInto('recht')
    .values({ account_id: 'emma', soort: 'auteur', onderwijsregio: HEUVELRAND, verleend_op: NU, verleend_door: null })
    .execute();
  await w.db.transaction().execute((trx) => rechtenVerhuizen(trx, { van: WATERKANT, naar: HEUVELRAND, door: w.wie('rosa'), nu: NU + 1 }));
  const nu = await w.db
    .selectFrom('recht')
    .select(['account_id', 'soort', 'onderwijsregio'])
    .where('ingetrokken_op', 'is', null)
    .where('soort', '!=', 're')
    .orderBy('account_id')
    .execute();
  expect(nu.map((recht) => Object.values(recht).join(' '))).toEqual([
    `anna projectleider ${HEUVELRAND}`,
    `arno projectleider ${HEUVELRAND}`,
    `bram projectleider ${HEUVELRAND}`,
    `emma auteur ${HEUVELRAND}`,
  ]);
  expect(await mijnVerzoeken(w.db, { account: w.wie('carla') })).toMatchObject([{ onderwijsregio: HEUVELRAND, uitslag: 'open' }]);
  expect(await w.db.selectFrom('session').select('id').execute()).toHaveLength(7);
});
