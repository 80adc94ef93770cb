import { expect, test } from 'vitest';
import { eenKeerPerDag } from '#db/een-keer-per-dag.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { eigenAdopties } from '#leren/adopties/adoptie.ts';
import { adoptieTonen, adoptieVerbergen, opAdoptieReageren } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieWeghalen } from '#leren/adopties/adoptie-weghalen.ts';
import { adoptiesNavragen, adoptiesRondmailen, NAVRAGEN_NA_MS } from '#leren/adopties/adopties-rondmailen.ts';
import { VEROUDERT_NA_MAANDEN, verouderdOp } from '#leren/adopties/verspreiding.ts';
import { adoptiewereld, anna, bram, DAG, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

async function wereld() {
  const w = await adoptiewereld();
  const aanroep = (nu: number) => ({ inhoud: w.inhoud, origin: ORIGIN, nu });
  return {
    ...w,
    /** As the daily work of every process does it. */
    async mail(nu: number) {
      let brieven = 0;
      await eenKeerPerDag(w.db, { taak: 'adopties', nu }, async () => {
        brieven = await adoptiesRondmailen(w.db, aanroep(nu));
      });
      return brieven;
    },
    vraagNa: (nu: number) => adoptiesNavragen(w.db, aanroep(nu)),
    idVan: async () => (await w.db.selectFrom('adoptie').select('id').executeTakeFirstOrThrow()).id,
    aan: async () => (await w.brieven()).map(({ aan, onderwerp }) => `${aan.split('@')[0]}: ${onderwerp}`),
  };
}

test('wie het bedacht en de Realisatie-Eenheid lezen het in één brief per dag, en elk ding één keer', async () => {
  const { adopteer, mail, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  await adopteer(bram, 'loket', 'bos', { stand: 'past-toe', nummer: 1 }, NU + 1);
  expect([await mail(NU + DAG), await mail(NU + DAG + 1), await mail(NU + 3 * DAG)]).toEqual([2, 0, 0]);
  expect(await aan()).toEqual(['rosa: Regio bos past ‘Aanpak loket’ toe', 'anna: Regio bos past ‘Aanpak loket’ toe']);
});

test('een proces dat dezelfde dag opnieuw begint schrijft geen tweede brief', async () => {
  const { adopteer, mail } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  await adopteer(wim, 'loket', 'wad', {}, NU + DAG + 1);
  expect([await mail(NU + DAG + 3600_000), await mail(NU + 2 * DAG)]).toEqual([0, 2]);
});

test('ook als wat verteld werd meteen weggehaald is, komt er die dag geen tweede brief', async () => {
  const { db, inhoud, adopteer, mail, idVan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  expect(await mail(NU + DAG)).toBe(2);
  const hoe = { account: bram, inhoud, gezien: 1, origin: ORIGIN, nu: NU + DAG + 1 };
  expect(await adoptieWeghalen(db, { ...hoe, id: await idVan() })).toEqual({ gelukt: true });
  await adopteer(wim, 'loket', 'wad', {}, NU + DAG + 2);
  expect([await mail(NU + DAG + 3600_000), await mail(NU + 2 * DAG)]).toEqual([0, 2]);
});

test('wie het bedacht reageert één keer, en de regio die het overnam leest dat', async () => {
  const { db, inhoud, adopteer, mail, idVan, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  const id = await idVan();
  const reageer = (account: typeof anna, reactie: string) => opAdoptieReageren(db, { account, inhoud, id, reactie, nu: NU + DAG });
  expect(await reageer(wim, 'Ook mooi.')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await reageer(rosa, 'Ook mooi.')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await reageer(anna, 'Mooi.')).toEqual({ gelukt: true });
  expect(await reageer(anna, 'Mooi.')).toEqual({ gelukt: true });
  expect(await reageer(anna, 'Toch niet.')).toEqual({ gelukt: false, reden: 'al-gereageerd' });
  expect([await mail(NU + 2 * DAG), await mail(NU + 4 * DAG)]).toEqual([1, 0]);
  expect((await aan()).slice(2)).toEqual(['bram: Regio duin reageert op wat jullie schreven bij ‘Aanpak loket’']);
});

test('is een best practice weg, dan hoort wie haar overnam dat één keer, en nog eens als zij terugkwam en weer ging', async () => {
  const { zet, adopteer, mail, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  zet(REGIOS, []);
  expect([await mail(NU + 2 * DAG), await mail(NU + 3 * DAG)]).toEqual([1, 0]);
  expect((await aan()).at(-1)).toBe('bram: De best practice ‘Aanpak loket’ is weggehaald');
  zet(REGIOS, PRAKTIJKEN);
  expect(await mail(NU + 4 * DAG)).toBe(0);
  zet(REGIOS, []);
  expect(await mail(NU + 5 * DAG)).toBe(1);
});

test('wie haar overnam leest waarom zij is weggehaald; een bestand met een fout erin is niet weggehaald, ook niet op een nieuw adres', async () => {
  const { db, zet, kapot, adopteer, mail, brieven } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  zet(REGIOS, []);
  kapot(['praktijken/loket.mdx']);
  expect(await mail(NU + 2 * DAG)).toBe(0);
  const inzending = { kennissessie_id: null, stap: null, gepland_op: null, deelnemers_gemaild_op: null, namens_op: null };
  await db
    .insertInto('inzending')
    .values({
      ...{ ...inzending, id: 'i1', collectie: 'praktijken', onderwijsregio: 'duin', titel: 'Aanpak loket', slug: 'balie', voorbeeld: 0 },
      ...{
        status: 'gepubliceerd',
        status_op: NU,
        revisie: 1,
        goedgekeurde_revisie: 1,
        begonnen_door: null,
        begonnen_op: NU,
        gewijzigd_op: NU,
      },
    })
    .execute();
  const adres = { inzending_id: 'i1', op: NU };
  await db
    .insertInto('vervallen_adres')
    .values({ ...adres, pad: '/praktijken/loket/', naar: '/praktijken/balie/' })
    .execute();
  kapot(['praktijken/balie.mdx']);
  expect(await mail(NU + 3 * DAG)).toBe(0);
  kapot([]);
  await db.updateTable('vervallen_adres').set({ naar: null }).execute();
  const stap = { inzending_id: 'i1', revisie: 1, soort: 'ingetrokken', stap: null, door: null, veld: null } as const;
  await db
    .insertInto('inzending_gebeurtenis')
    .values({ ...stap, op: NU, toelichting: 'Wij zijn ermee gestopt.' })
    .execute();
  expect(await mail(NU + 4 * DAG)).toBe(1);
  expect((await brieven()).at(-1)?.tekst).toContain('is weggehaald. De reden: “Wij zijn ermee gestopt.” Wat jullie daarbij schreven');
});

test('na een half jaar wordt één keer gevraagd of het nog klopt, en opnieuw een half jaar na het antwoord', async () => {
  const { adopteer, vraagNa, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const straks = NU + NAVRAGEN_NA_MS;
  expect([await vraagNa(straks - 1), await vraagNa(straks), await vraagNa(straks + 90 * DAG)]).toEqual([0, 1, 0]);
  await adopteer(bram, 'loket', 'bos', { nummer: 1 }, straks + 91 * DAG);
  expect([await vraagNa(straks + 92 * DAG), await vraagNa(straks + 91 * DAG + NAVRAGEN_NA_MS)]).toEqual([0, 1]);
  expect(await aan()).toEqual(Array(2).fill('bram: Klopt dit nog? Wat jullie doen met 1 best practice'));
});

test('over wat gestopt is of niet te zien is, vraagt niemand iets', async () => {
  const { zet, adopteer, vraagNa } = await wereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Te duur.' });
  await adopteer(wim, 'loket', 'wad');
  zet(REGIOS, []);
  expect(await vraagNa(NU + NAVRAGEN_NA_MS)).toBe(0);
});

test('de Realisatie-Eenheid verbergt met een reden die de regio leest, en laat weer zien; een ander kan dat niet', async () => {
  const { db, adopteer, opPagina, idVan, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const id = await idVan();
  const verberg = (account: typeof anna) => adoptieVerbergen(db, { account, id, reden: 'Er staat een naam in.', origin: ORIGIN, nu: NU });
  expect(await verberg(anna)).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect([await verberg(rosa), await verberg(rosa), await opPagina('loket')]).toEqual([{ gelukt: true }, { gelukt: true }, []]);
  expect(await aan()).toEqual(['bram: Niet meer te zien: wat jullie doen met ‘Aanpak loket’']);
  expect(await adoptieTonen(db, { account: bram, id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect([await adoptieTonen(db, { account: rosa, id, origin: ORIGIN, nu: NU }), await opPagina('loket')]).toEqual([
    { gelukt: true },
    ['bos past-toe'],
  ]);
});

test('anderhalf jaar na het laatste woord staat de maand erbij waarin het zo was', async () => {
  const { adopteer, beeld } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const [toepassing] = (await beeld()).vanPraktijk('loket');
  expect([VEROUDERT_NA_MAANDEN, toepassing && verouderdOp(toepassing.adoptie)]).toEqual([18, momentVan('2028-05-01')]);
});

test('op wat verborgen is reageert niemand, en wat verborgen was wordt gemaild als het weer te zien is', async () => {
  const { db, inhoud, adopteer, mail, idVan, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  const id = await idVan();
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu: NU });
  expect(await opAdoptieReageren(db, { account: anna, inhoud, id, reactie: 'Mooi.', nu: NU })).toEqual({
    gelukt: false,
    reden: 'onbekend',
  });
  expect(await mail(NU + DAG)).toBe(0);
  await adoptieTonen(db, { account: rosa, id, origin: ORIGIN, nu: NU });
  expect(await mail(NU + 2 * DAG)).toBe(2);
  expect((await aan()).slice(0, 2)).toEqual([
    'bram: Niet meer te zien: wat jullie doen met ‘Aanpak loket’',
    'bram: Weer te zien: wat jullie doen met ‘Aanpak loket’',
  ]);
});

test('de Realisatie-Eenheid komt uit de brief op haar eigen lijst, een regio op die van haar', async () => {
  const { adopteer, mail, brieven } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  const lijst = (naam: string, teksten: { aan: string; tekst: string }[]) =>
    [...(teksten.find(({ aan }) => aan.startsWith(naam))?.tekst ?? '').matchAll(/kennis\.example(\/(?:beheer|mijn)\S*)/g)].at(-1)?.[1];
  const teksten = await brieven();
  expect([lijst('rosa', teksten), lijst('anna', teksten)]).toEqual(['/beheer/adopties/', '/mijn/regio/adopties/']);
});

test('van regio’s die samengingen wordt één keer gevraagd of het nog klopt', async () => {
  const { db, zet, adopteer, vraagNa, brieven } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await adopteer(wim, 'loket', 'wad', { stand: 'geborgd' });
  await db.insertInto('opgegane_regio').values({ regio: 'bos', nu_in: 'wad', op: NU }).execute();
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  expect(await vraagNa(NU + NAVRAGEN_NA_MS)).toBe(1);
  const [brief] = await brieven();
  expect([
    brief?.aan,
    brief?.tekst.match(/Bij ‘Aanpak loket’ staat over Regio wad: geborgd/g)?.length,
    brief?.tekst.includes('?regio=wad'),
  ]).toEqual([...['wim@voorbeeld.example', 1, true]]);
});

test('de brief zegt in hele zinnen wat er gebeurde, waarom, en dat wie het bedacht één keer kan reageren', async () => {
  const { db, inhoud, adopteer, mail, idVan, brieven } = await wereld();
  await adopteer(bram, 'loket', 'bos', { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Te duur voor ons.' });
  await mail(NU + DAG);
  const [re, bron] = await brieven();
  const zin = 'Regio bos is gestopt met ‘Aanpak loket’, sinds november 2026. De reden: geen geld. Te duur voor ons.';
  expect([
    re?.tekst.includes(zin),
    re?.tekst.includes('reageren'),
    re?.tekst.trim().endsWith('omdat je bij de Realisatie-Eenheid hoort.'),
  ]).toEqual([...[true, false, true]]);
  expect(bron?.tekst).toContain(`${zin} Jullie kunnen hier één keer op reageren.`);
  expect(bron?.tekst).toContain(`${ORIGIN}/mijn/regio/adopties/loket/reageren/?van=bos`);
  expect(bron?.tekst.trim().endsWith('omdat je voor een onderwijsregio schrijft.')).toBe(true);
  await opAdoptieReageren(db, { account: anna, inhoud, id: await idVan(), reactie: 'Jammer, bel ons.', nu: NU + DAG });
  await mail(NU + 2 * DAG);
  expect((await brieven()).at(-1)?.tekst).toContain('“Jammer, bel ons.”');
  await adopteer(bram, 'loket', 'bos', { nummer: 1 }, NU + 3 * DAG);
  await mail(NU + 4 * DAG);
  expect((await brieven()).at(-1)).toMatchObject({ aan: anna.adres, tekst: expect.not.stringContaining('één keer op reageren') });
});

test('past een regio aan wat verborgen is, dan hoort alleen de Realisatie-Eenheid dat, en de rest als het weer te zien is', async () => {
  const { db, adopteer, mail, idVan, aan } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(NU + DAG);
  const id = await idVan();
  await adoptieVerbergen(db, { account: rosa, id, reden: 'Naam.', origin: ORIGIN, nu: NU + DAG });
  await adopteer(bram, 'loket', 'bos', { resultaat: 'Zonder naam.', nummer: 1 }, NU + DAG + 1);
  expect([await mail(NU + 2 * DAG), await mail(NU + 3 * DAG)]).toEqual([1, 0]);
  expect((await aan()).at(-1)).toBe('rosa: Regio bos paste aan wat jullie niet laten zien bij ‘Aanpak loket’');
  await adoptieTonen(db, { account: rosa, id, origin: ORIGIN, nu: NU + 3 * DAG });
  await mail(NU + 4 * DAG);
  expect((await aan()).at(-1)).toBe('anna: Regio bos past ‘Aanpak loket’ toe');
});

test('wat in de nacht geschreven wordt, gaat om zeven uur ’s ochtends', async () => {
  const { db, adopteer, mail } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await mail(momentVan('2026-11-25', '02:30'));
  const wachten = await db.selectFrom('outbox').select('volgende_poging_op').execute();
  expect(wachten.map(({ volgende_poging_op }) => volgende_poging_op)).toEqual(Array(2).fill(momentVan('2026-11-25', '07:00')));
});

test('een reactie zegt bij welke stand zij hoorde, en wie schreef leest terug wat hij schreef', async () => {
  const { db, inhoud, adopteer, idVan, beeld } = await wereld();
  await adopteer(bram, 'loket', 'bos');
  await opAdoptieReageren(db, { account: anna, inhoud, id: await idVan(), reactie: 'Mooi.', nu: NU });
  await adopteer(bram, 'loket', 'bos', { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Te duur.', nummer: 1 }, NU + DAG);
  expect((await beeld()).vanPraktijk('loket').map(({ adoptie }) => [adoptie.stand, adoptie.reactieStand])).toEqual([
    ['gestopt', 'past-toe'],
  ]);
  expect((await eigenAdopties(db, { account: bram })).geschreven.map(({ stand, sinds }) => `${stand} ${sinds}`)).toEqual([
    'past-toe 2026-09',
    'gestopt 2026-11',
  ]);
  expect((await eigenAdopties(db, { account: anna })).reacties.map(({ reactie }) => reactie)).toEqual(['Mooi.']);
});
