import { expect, test } from 'vitest';
import { UUR_MS } from '#grond/duur.ts';
import { signaalInvoer } from '#leren/signalen/invoer.ts';
import { eigenSignalen } from '#leren/signalen/signaal.ts';
import { signaalTerugsturen, signaalVerbergen } from '#leren/signalen/signaal-afhandelen.ts';
import { SIGNALEN_PER_DAG, signaalIntrekken, signaalWijzigen } from '#leren/signalen/signaal-indienen.ts';
import { teruggestuurdeSignalen } from '#leren/signalen/signaalwerk.ts';
import { signalenOpruimen } from '#leren/signalen/signalen-opruimen.ts';
import { anna, bram, DAG, ingevuldSignaal, mens, NU, ORIGIN, PRAKTIJKEN, rosa, signaalwereld, wim } from './signaalwereld.ts';

test('wie voor een regio schrijft dient in; de regio krijgt een bewijs en de Realisatie-Eenheid hoort het', async () => {
  const { dienIn, lees, post, openbaar } = await signaalwereld();
  const uitslag = await dienIn(bram, 'bos');
  expect(uitslag.gelukt).toBe(true);
  const er = await lees(uitslag.gelukt ? uitslag.id : '');
  expect([er.status, er.openbaarOp, er.bewijs.map(({ slug }) => slug)]).toEqual(['ingediend', null, ['loket']]);
  expect(await post()).toEqual(['bram: Jullie signaal is ontvangen: Geen stageplek', 'rosa: Nieuw signaal: Geen stageplek']);
  expect((await openbaar()).alle).toEqual([]);
});

test('niemand dient in voor een andere regio, en wie het recht kwijt is niet meer', async () => {
  const { dienIn, nieuw, stap, db } = await signaalwereld();
  expect(await dienIn(bram, 'wad')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await dienIn(rosa, 'bos')).toEqual({ gelukt: false, reden: 'geen-recht' });
  const id = await nieuw(bram, 'bos');
  const zonder = { ...bram, rechten: [] };
  expect(await dienIn(zonder, 'bos')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await stap(signaalIntrekken, id, {}, { account: zonder })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await db.selectFrom('signaal').select('status').execute()).toEqual([{ status: 'ingediend' }]);
});

test('twee keer verstuurd is één signaal, en een regio dient er niet eindeloos in', async () => {
  const { dienIn, db } = await signaalwereld();
  const eerst = await dienIn(bram, 'bos');
  expect(await dienIn(bram, 'bos', {}, NU + 1000)).toEqual(eerst);
  for (let nummer = 1; nummer < SIGNALEN_PER_DAG; nummer++) await dienIn(bram, 'bos', { titel: `Nummer ${nummer}` });
  expect(await dienIn(bram, 'bos', { titel: 'Te veel' }, NU + UUR_MS)).toEqual({ gelukt: false, reden: 'te-veel', wachtMs: 23 * UUR_MS });
  expect((await dienIn(wim, 'wad', { titel: 'Andere regio' })).gelukt).toBe(true);
  expect(await db.selectFrom('signaal').selectAll().execute()).toHaveLength(SIGNALEN_PER_DAG + 1);
});

test('wat anders gelezen mag worden of uit iets anders blijkt is geen herhaling, en na intrekken kan hetzelfde opnieuw', async () => {
  const { nieuw, stap } = await signaalwereld();
  const eerst = await nieuw(bram, 'bos');
  const dicht = await nieuw(bram, 'bos', { openbaarGewenst: false, metNaam: false }, NU + 1000);
  const bewijs = [{ collectie: 'praktijken' as const, slug: 'pool', titel: 'Aanpak pool' }];
  const ander = await nieuw(bram, 'bos', { bewijs }, NU + 2000);
  expect(await nieuw(bram, 'bos', { bewijs }, NU + 3000)).toBe(ander);
  await stap(signaalIntrekken, eerst, {}, { account: bram, nu: NU + 4000 });
  const opnieuw = await nieuw(bram, 'bos', {}, NU + 5000);
  expect(new Set([eerst, dicht, ander, opnieuw]).size).toBe(4);
});

test('wat op een gegeven van een persoon lijkt gaat pas door als de indiener zegt dat het dat niet is', async () => {
  const { dienIn, db } = await signaalwereld();
  const speelt = 'Bel mij op 06-12345678.';
  expect(await dienIn(bram, 'bos', { speelt })).toEqual({
    ...{ gelukt: false, reden: 'persoonsgegevens', gevonden: [{ soort: 'telefoonnummer', gevonden: '06-12345678' }] },
  });
  expect(await db.selectFrom('signaal').selectAll().execute()).toEqual([]);
  expect((await dienIn(bram, 'bos', { speelt, toch: true })).gelukt).toBe(true);
});

test('tot de Realisatie-Eenheid keek mag de regio het wijzigen; wie een oudere versie zag schrijft er niet overheen', async () => {
  const { nieuw, lees, db, inhoud } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  const wijzig = (titel: string, nummer: number, account = bram) =>
    signaalWijzigen(db, { account, inhoud, id, ingevuld: ingevuldSignaal({ titel, nummer }), origin: ORIGIN, nu: NU });
  expect(await wijzig('Nieuwe titel', 1)).toEqual({ gelukt: true, id });
  expect(await wijzig('Nieuwe titel', 1)).toEqual({ gelukt: true, id });
  expect(await wijzig('Van een ander scherm', 1)).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  expect(await wijzig('Van Wim', 2, wim)).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect((await lees(id)).titel).toBe('Nieuwe titel');
});

test('teruggestuurd leest niemand anders het, krijgt de regio de reden, en is het na het aanpassen weer ingediend', async () => {
  const { nieuw, stap, lees, post, db, inhoud, openbaar } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  expect(await stap(signaalTerugsturen, id, { reden: 'Er staat een naam in.' }, { account: anna })).toEqual({
    gelukt: false,
    reden: 'geen-recht',
  });
  expect((await stap(signaalTerugsturen, id, { reden: 'Er staat een naam in.' })).gelukt).toBe(true);
  expect([(await lees(id)).status, (await openbaar()).alle]).toEqual(['teruggestuurd', []]);
  const na = (await post()).length;
  const ingevuld = ingevuldSignaal({ speelt: 'Zonder naam.', nummer: 2 });
  expect(await signaalWijzigen(db, { account: bram, inhoud, id, ingevuld, origin: ORIGIN, nu: NU + DAG })).toEqual({ gelukt: true, id });
  const er = await lees(id);
  expect([er.status, er.bekekenOp, er.ingediendOp]).toEqual(['ingediend', null, NU + DAG]);
  expect(await post(na)).toEqual(['bram: Jullie signaal is ontvangen: Geen stageplek', 'rosa: Opnieuw ingediend: Geen stageplek']);
});

test('intrekken kan tot de Realisatie-Eenheid keek, en na negentig dagen is het weg', async () => {
  const { nieuw, stap, db, post } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  expect((await stap(signaalIntrekken, id, {}, { account: bram })).gelukt).toBe(true);
  // What Rosa had not been told yet is not told any more; what she was told stays.
  expect((await post()).at(-1)).toBe('bram: Ingetrokken: Geen stageplek');
  expect(await stap(signaalVerbergen, id, { reden: 'x' })).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
  expect([await signalenOpruimen(db, { nu: NU + 90 * DAG - 1 }), await signalenOpruimen(db, { nu: NU + 90 * DAG })]).toEqual([0, 1]);
  const ander = await nieuw(bram, 'bos', { titel: 'Bekeken' });
  await db.updateTable('signaal').set({ bekeken_op: NU }).where('id', '=', ander).execute();
  expect(await stap(signaalIntrekken, ander, {}, { account: bram })).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
});

test('na een samenvoeging gaat het verder namens de nieuwe regio', async () => {
  const { nieuw, stap, zet } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'kust' }, { slug: 'wad' }, { slug: 'kust' }], []);
  expect(await stap(signaalIntrekken, id, {}, { account: bram })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect((await stap(signaalIntrekken, id, {}, { account: mens('bram', 'auteur', 'kust') })).gelukt).toBe(true);
});

test('wie zijn account wist laat het signaal achter, zonder wie het schreef; tot dan staat het in wat we bewaren', async () => {
  const { nieuw, lees, db } = await signaalwereld();
  const id = await nieuw(bram, 'bos');
  expect((await eigenSignalen(db, { account: bram })).map(({ titel }) => titel)).toEqual(['Geen stageplek']);
  await db.updateTable('recht').set({ ingetrokken_op: NU }).where('account_id', '=', 'bram').execute();
  await db.deleteFrom('account').where('id', '=', 'bram').execute();
  expect([(await lees(id)).accountId, await eigenSignalen(db, { account: bram })]).toEqual([null, []]);
  expect(await db.selectFrom('signaalstap').select('door').execute()).toEqual([{ door: null }]);
});

test('bewijs zijn één tot vijf pagina’s van dit platform die er zijn, ook op hun adres van vroeger', async () => {
  const { inhoud, zet } = await signaalwereld();
  zet(
    [{ slug: 'duin' }],
    [
      { slug: 'balie', regio: 'duin', voorheen: ['loket'] },
      { slug: 'pool', regio: 'duin' },
    ],
  );
  const rest = { soort: 'kans', titel: 'T', speelt: 'S', nodig: 'N', openbaar: 'nee' };
  const lees = (bewijs: string) => signaalInvoer({ inhoud, origin: ORIGIN }).safeParse({ ...rest, bewijs });
  const goed = lees(`${ORIGIN}/praktijken/loket/\n/praktijken/balie/ /praktijken/pool`);
  expect(goed.data?.bewijs.map(({ slug }) => slug)).toEqual(['balie', 'pool']);
  const fout = (bewijs: string) => lees(bewijs).error?.issues[0]?.message ?? '';
  expect(fout('')).toContain('Plak ten minste één adres');
  expect(fout('https://elders.example/praktijken/loket/')).toContain('Deze pagina is er niet: https://elders.example');
  expect(fout('/praktijken/bestaat-niet/')).toContain('Deze pagina is er niet');
  expect(fout(Array.from({ length: 6 }, (_, n) => `/praktijken/p${n}/`).join('\n'))).toBe('Geef ten hoogste 5 adressen.');
});

test('wat werd teruggestuurd staat als werk bij wie voor de regio schrijft, ook na een samenvoeging, en bij niemand anders', async () => {
  const { db, inhoud, zet, nieuw, stap } = await signaalwereld();
  const id = await nieuw(bram, 'bos', { titel: 'Terug' });
  await nieuw(bram, 'bos', { titel: 'Gewoon' });
  const werk = async (account: typeof bram) => (await teruggestuurdeSignalen(db, { account, inhoud })).map(({ titel }) => titel);
  expect(await werk(bram)).toEqual([]);
  await stap(signaalTerugsturen, id, { reden: 'Naam.' });
  for (const [wie, ziet] of [
    [bram, ['Terug']],
    [anna, []],
    [rosa, []],
  ] as const)
    expect(await werk(wie)).toEqual(ziet);
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  expect([await werk(wim), await werk(mens('wim2', 'auteur', 'duin'))]).toEqual([['Terug'], []]);
});

test('een naam na een aanspreking geeft een waarschuwing', async () => {
  const { dienIn } = await signaalwereld();
  const uitslag = await dienIn(bram, 'bos', { speelt: 'Volgens meneer Test van de school kan het niet.' });
  expect(uitslag).toMatchObject({ gelukt: false, reden: 'persoonsgegevens', gevonden: [{ soort: 'naam', gevonden: 'meneer Test' }] });
  expect((await dienIn(bram, 'bos', { speelt: 'Een juf of meester vinden lukt niet. De meester in opleiding wacht.' })).gelukt).toBe(true);
});
