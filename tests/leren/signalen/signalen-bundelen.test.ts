import { expect, test } from 'vitest';
import { UUR_MS } from '#grond/duur.ts';
import { nietOpgelostMelden } from '#leren/signalen/niet-opgelost.ts';
import { ookHierVoor, waaromNietOokHier } from '#leren/signalen/ook-hier.ts';
import { stappenVan } from '#leren/signalen/signaal.ts';
import {
  naarTafelBrengen,
  signaalBeantwoorden,
  signaalOpenbaarMaken,
  signaalTerugsturen,
  signaalVerbergen,
} from '#leren/signalen/signaal-afhandelen.ts';
import { signaalUitbundelen } from '#leren/signalen/signalen-bundelen.ts';
import { anna, bram, DAG, mens, NU, PRAKTIJKEN, REGIOS, rosa, signaalwereld, wim } from './signaalwereld.ts';

const ANTWOORD = { antwoord: 'Eén antwoord.', namens: 'OCW', antwoordDag: '2026-11-24' };

async function drie() {
  const w = await signaalwereld();
  const a = await w.nieuw(anna, 'duin', { titel: 'A' });
  const b = await w.nieuw(bram, 'bos', { titel: 'B' });
  const c = await w.nieuw(wim, 'wad', { titel: 'C' });
  return { ...w, a, b, c };
}

test('gebundelde signalen krijgen één antwoord, en elke indiener leest dat bij het eigen signaal', async () => {
  const { a, b, bundel, stap, lees, post } = await drie();
  const na = (await post()).length;
  expect(await bundel([b], a)).toEqual({ gelukt: true, id: a });
  expect((await post(na)).sort()).toEqual(['anna: Gebundeld met een ander signaal: A', 'bram: Gebundeld met een ander signaal: B']);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  expect([(await lees(b)).status, (await lees(b)).verloop.status, (await lees(b)).verloop.antwoord]).toEqual([
    'gebundeld',
    'beantwoord',
    'Eén antwoord.',
  ]);
  expect((await post()).slice(-2).sort()).toEqual(['anna: Antwoord op een signaal: A', 'bram: Antwoord op een signaal: B']);
  expect(await stap(signaalBeantwoorden, b, ANTWOORD)).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
});

test('een bundel die in een andere opgaat neemt alles mee, ook als met een deel ervan wordt gebundeld', async () => {
  const { a, b, c, bundel, lees } = await drie();
  await bundel([b], a);
  expect(await bundel([a], c)).toEqual({ gelukt: true, id: c });
  expect([(await lees(a)).gebundeldIn, (await lees(b)).gebundeldIn, (await lees(c)).delen.toSorted()]).toEqual([c, c, [a, b].toSorted()]);
});

test('bundelen met een signaal dat zelf al in een bundel zit, is bundelen met die bundel', async () => {
  const { a, b, c, bundel, lees } = await drie();
  await bundel([b], a);
  expect(await bundel([c], b)).toEqual({ gelukt: true, id: a });
  expect((await lees(c)).gebundeldIn).toBe(a);
  expect(await bundel([c], b)).toEqual({ gelukt: true, id: a });
  expect(await bundel([a], b)).toEqual({ gelukt: false, reden: 'met-zichzelf' });
});

test('wat beantwoord of teruggestuurd is gaat met niets mee, en alleen de Realisatie-Eenheid bundelt', async () => {
  const { a, b, c, bundel, stap } = await drie();
  await stap(signaalBeantwoorden, a, ANTWOORD);
  expect(await bundel([b], a)).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
  await stap(signaalTerugsturen, c, { reden: 'Naam.' });
  expect(await bundel([c], b)).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
  expect(await bundel([c], b, { account: bram })).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect(await bundel([a], a, { account: rosa })).toEqual({ gelukt: false, reden: 'met-zichzelf' });
});

test('uit de bundel gaat het weer alleen verder', async () => {
  const { a, b, bundel, stap, lees } = await drie();
  await bundel([b], a);
  expect((await stap(signaalUitbundelen, b, { toelichting: '' })).gelukt).toBe(true);
  expect([(await lees(b)).status, (await lees(b)).gebundeldIn, (await lees(a)).delen]).toEqual(['ingediend', null, []]);
});

test('een indiener uit de bundel die zegt dat het niet is opgelost, heropent de hele bundel', async () => {
  const { a, b, bundel, stap, lees } = await drie();
  await bundel([b], a);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  expect((await stap(nietOpgelostMelden, b, { tekst: 'Nee.' }, { account: bram })).gelukt).toBe(true);
  expect([(await lees(a)).status, (await lees(b)).status, (await lees(b)).verloop.status]).toEqual(['heropend', 'gebundeld', 'heropend']);
});

test('wat een deel schrijft van wat niet is opgelost leest niemand anders, en de Realisatie-Eenheid hoort het één keer', async () => {
  const { db, a, b, bundel, stap, lees, brieven, post } = await drie();
  await bundel([b], a);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  const na = (await post()).length;
  const hoe = { account: bram, nu: NU + 2 * UUR_MS, nummer: (await lees(a)).nummer };
  expect((await stap(nietOpgelostMelden, b, { tekst: 'Alleen voor Rosa.' }, hoe)).gelukt).toBe(true);
  expect((await stap(nietOpgelostMelden, b, { tekst: 'Alleen voor Rosa.' }, hoe)).gelukt).toBe(true);
  expect(await stap(nietOpgelostMelden, b, { tekst: 'Iets anders.' }, hoe)).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  const stappen = [...(await stappenVan(db, { id: a })), ...(await stappenVan(db, { id: b }))];
  expect(stappen.filter(({ handeling }) => handeling === 'niet-opgelost').map(({ tekst }) => tekst)).toEqual(['', 'Regio bos']);
  expect([(await lees(a)).nietOpgelost, (await lees(b)).nietOpgelost]).toEqual(['', 'Alleen voor Rosa.']);
  expect((await brieven()).slice(na).some(({ tekst }) => tekst.includes('Alleen voor Rosa.'))).toBe(false);
  expect((await post(na)).filter((regel) => regel.startsWith('rosa: '))).toEqual(['rosa: Volgens Regio bos niet opgelost: B']);
});

test('wie hoort dat het niet is opgelost, leest welke regio dat zegt als iedereen haar naam bij het signaal leest, en anders niet', async () => {
  const { a, b, bundel, stap, brieven } = await drie();
  await bundel([b], a);
  const brief = async (aan: string) => (await brieven()).findLast((een) => een.aan === aan)?.tekst ?? '';
  const meld = async (nu: number) => {
    await stap(signaalBeantwoorden, a, ANTWOORD, { nu });
    await stap(nietOpgelostMelden, nu === NU ? b : a, { tekst: 'Nee.' }, { account: nu === NU ? bram : anna, nu: nu + 1 });
  };
  await meld(NU);
  expect(await brief(bram.adres)).toContain('Jullie regio laat weten dat het antwoord dit niet oplost.');
  expect(await brief(anna.adres)).toContain('Een van de indieners laat weten');
  expect(await brief(anna.adres)).not.toContain('Regio bos');
  await stap(signaalOpenbaarMaken, a, {});
  await meld(NU + DAG);
  expect(await brief(bram.adres)).toContain('Regio duin laat weten dat het antwoord dit niet oplost.');
});

test('bij elk signaal van een bundel staan de stappen die voor allemaal gelden, ook na een tweede bundel, en bij een ander niet', async () => {
  const { db, a, b, c, bundel, stap } = await drie();
  const woorden = async (id: string) => (await stappenVan(db, { id })).map(({ handeling, tekst }) => `${handeling} ${tekst}`.trim());
  await bundel([b], a);
  await stap(naarTafelBrengen, a, { tafel: 'Raad', tafelDag: '', toelichting: '' });
  await stap(naarTafelBrengen, c, { tafel: 'Andere raad', tafelDag: '', toelichting: '' });
  await bundel([a], c);
  await stap(signaalBeantwoorden, c, ANTWOORD);
  expect(await woorden(b)).toEqual(['indienen', 'bundelen', 'naar-tafel Raad.', 'bundelen', 'beantwoorden Eén antwoord.']);
  await stap(nietOpgelostMelden, b, { tekst: 'Nee.' }, { account: bram });
  expect([(await woorden(a)).at(-1), (await woorden(b)).at(-1), (await woorden(c)).at(-1)]).toEqual([
    ...['niet-opgelost', 'niet-opgelost Regio bos', 'niet-opgelost'],
  ]);
  await stap(signaalOpenbaarMaken, c, {});
  expect([(await woorden(c)).at(-1), (await woorden(b)).at(-1)]).toEqual(['openbaar', 'niet-opgelost Regio bos']);
});

test('de titel van een signaal dat niet openbaar is komt door bundelen bij geen andere regio', async () => {
  const { db, a, b, c, bundel, stap, brieven } = await drie();
  const na = (await brieven()).length;
  await bundel([b], a);
  const stappen = [...(await stappenVan(db, { id: a })), ...(await stappenVan(db, { id: b }))].map(({ tekst }) => tekst).join('');
  expect(stappen).toBe('');
  const aanBram = async () => (await brieven()).slice(na).find(({ aan }) => aan === bram.adres)?.tekst ?? '';
  expect(await aanBram()).toContain('Dit signaal gaat verder samen met een ander signaal.');
  await stap(signaalOpenbaarMaken, a, {});
  await bundel([c], a);
  const aanWim = (await brieven()).filter(({ aan }) => aan === wim.adres).at(-1)?.tekst ?? '';
  expect(aanWim).toContain('Dit signaal gaat verder samen met ‘A’.');
});

test('wie een ouder antwoord van de bundel zag, heropent een nieuw antwoord niet', async () => {
  const { a, b, bundel, stap, lees } = await drie();
  await bundel([b], a);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  const gezien = (await lees(b)).verloop.nummer;
  await stap(nietOpgelostMelden, a, { tekst: 'Nee.' }, { account: anna });
  await stap(signaalBeantwoorden, a, { ...ANTWOORD, antwoord: 'Een beter antwoord.' });
  const oud = await stap(nietOpgelostMelden, b, { tekst: 'Nee.' }, { account: bram, nummer: gezien });
  expect(oud).toEqual({ gelukt: false, reden: 'intussen-gewijzigd' });
  expect((await lees(a)).status).toBe('beantwoord');
});

test('een andere regio sluit zich één keer aan, bij wat openbaar en open is, en haalt het weer weg', async () => {
  const { a, ookHier, nietMeer, stap, openbaar, post } = await drie();
  expect(await ookHier(bram, a, 'bos')).toEqual({ gelukt: false, reden: 'onbekend' });
  await stap(signaalOpenbaarMaken, a, {});
  const na = (await post()).length;
  expect(await ookHier(bram, a, 'bos')).toEqual({ gelukt: true });
  expect(await post(na)).toContain('anna: Speelt ook in een andere regio: A');
  expect(await ookHier(bram, a, 'bos')).toEqual({ gelukt: true });
  expect(await ookHier(bram, a, 'bos', 'Iets anders.')).toEqual({ gelukt: false, reden: 'al-gemeld' });
  expect(await ookHier(anna, a, 'duin')).toEqual({ gelukt: false, reden: 'eigen' });
  expect(await ookHier(bram, a, 'wad')).toEqual({ gelukt: false, reden: 'geen-recht' });
  expect((await openbaar()).een(a)?.mede.map(({ slug }) => slug)).toEqual(['bos']);
  expect(await nietMeer(bram, a, 'bos')).toEqual({ gelukt: true });
  expect((await openbaar()).een(a)?.mede).toEqual([]);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  expect(await ookHier(wim, a, 'wad')).toEqual({ gelukt: false, reden: 'kan-niet-meer' });
});

test('wie het terugneemt laat geen woorden achter, ook niet van een opgegane regio of als het verborgen is', async () => {
  const { db, a, ookHier, nietMeer, stap, zet, lees } = await drie();
  await stap(signaalOpenbaarMaken, a, {});
  await ookHier(bram, a, 'bos', 'Woorden van bos.');
  await ookHier(wim, a, 'wad', 'Woorden van wad.');
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  await stap(signaalVerbergen, a, { reden: 'Naam.' });
  expect(await nietMeer(wim, a, 'wad')).toEqual({ gelukt: true });
  expect(await nietMeer(wim, a, 'wad')).toEqual({ gelukt: false, reden: 'onbekend' });
  expect((await lees(a)).mede).toEqual([]);
  expect(JSON.stringify(await stappenVan(db, { id: a }))).not.toContain('Woorden van');
});

test('wie zich aansloot hoort zonder de reden dat het van de site is, en staat niet onder wat de indieners daarna schrijven', async () => {
  const { a, b, ookHier, stap, lees, brieven } = await drie();
  for (const id of [a, b]) await stap(signaalOpenbaarMaken, id, {});
  for (const id of [a, b]) await ookHier(wim, id, 'wad');
  const na = (await brieven()).length;
  await stap(signaalVerbergen, a, { reden: 'De naam van Jan.' });
  await stap(signaalTerugsturen, b, { reden: 'De naam van Jan.' });
  const aanWim = (await brieven()).slice(na).filter(({ aan }) => aan === wim.adres);
  expect(aanWim.map(({ onderwerp }) => onderwerp)).toEqual(['Niet meer openbaar: A', 'Teruggestuurd: B']);
  for (const { tekst } of aanWim) {
    expect(tekst).toContain('Dit signaal staat niet meer op de site');
    expect([tekst.includes('Jan'), tekst.includes('Alleen jullie'), tekst.includes(`/signalen/${a}/`)]).toEqual([false, false, false]);
  }
  expect([(await lees(a)).mede.length, (await lees(b)).mede.length]).toEqual([1, 0]);
});

test('aansluiten en terugnemen, steeds opnieuw, is één brief per dag', async () => {
  const { a, ookHier, nietMeer, stap, post } = await drie();
  await stap(signaalOpenbaarMaken, a, {});
  const na = (await post()).length;
  const aanAnna = async () => (await post(na)).filter((regel) => regel === 'anna: Speelt ook in een andere regio: A').length;
  for (let keer = 0; keer < 3; keer++) {
    await ookHier(bram, a, 'bos', `Keer ${keer}.`);
    await nietMeer(bram, a, 'bos');
  }
  await ookHier(wim, a, 'wad');
  expect(await aanAnna()).toBe(2);
  await ookHier(bram, a, 'bos', 'De volgende dag.', NU + DAG);
  expect(await aanAnna()).toBe(3);
});

test('wat op een tafel ligt gaat niet mee met wat op geen tafel ligt', async () => {
  const { a, b, bundel, stap } = await drie();
  await stap(naarTafelBrengen, b, { tafel: 'Raad', tafelDag: '', toelichting: '' });
  expect(await bundel([b], a)).toEqual({ gelukt: false, reden: 'al-op-tafel' });
  expect(await bundel([a], b)).toEqual({ gelukt: true, id: b });
});

test('na een samenvoeging telt een regio één keer, en niet bij haar eigen signaal', async () => {
  const { a, ookHier, stap, zet, openbaar } = await drie();
  await stap(signaalOpenbaarMaken, a, {});
  await ookHier(bram, a, 'bos');
  await ookHier(wim, a, 'wad');
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  expect((await openbaar()).een(a)?.mede.map(({ slug }) => slug)).toEqual(['wad']);
  expect(await ookHier(mens('bram', 'auteur', 'wad'), a, 'wad', 'Nog eens.')).toEqual({ gelukt: false, reden: 'al-gemeld' });
  zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad', opgegaan_in: 'duin' }], PRAKTIJKEN);
  expect((await openbaar()).een(a)?.mede).toEqual([]);
});

test('een verzonnen regio sluit zich niet aan bij een echte, en een voorbeeld staat er niet zonder zijn regio', async () => {
  const { a, ookHier, stap, zet, openbaar } = await drie();
  await stap(signaalOpenbaarMaken, a, {});
  zet([{ slug: 'duin', voorbeeld: true }, { slug: 'bos' }, { slug: 'wad' }], PRAKTIJKEN);
  expect(await ookHier(bram, a, 'bos')).toEqual({ gelukt: false, reden: 'voorbeeld' });
  expect((await openbaar()).een(a)?.voorbeeld).toBe(true);
  zet([{ slug: 'bos' }, { slug: 'wad' }], PRAKTIJKEN);
  expect((await openbaar()).alle).toEqual([]);
});

test('wat in een openbare bundel zit staat niet los in de lijst, en bewijs volgt zijn pagina tot die er niet meer is', async () => {
  const { a, b, bundel, stap, zet, openbaar } = await drie();
  await stap(signaalOpenbaarMaken, a, {});
  await stap(signaalOpenbaarMaken, b, {});
  await bundel([b], a);
  const eerst = await openbaar();
  expect([eerst.lijst.map(({ titel }) => titel), eerst.een(b)?.kop?.titel, eerst.een(a)?.delen.map(({ titel }) => titel)]).toEqual([
    ['A'],
    'A',
    ['B'],
  ]);
  expect(
    eerst
      .uit('/praktijken/loket/')
      .map(({ titel }) => titel)
      .toSorted(),
  ).toEqual(['A', 'B']);
  zet(REGIOS, [{ slug: 'balie', regio: 'duin', voorheen: ['loket'] }]);
  expect((await openbaar()).uit('/praktijken/balie/')).toHaveLength(2);
  zet(REGIOS, []);
  expect((await openbaar()).een(a)?.bewijs).toEqual([{ collectie: 'praktijken', stuk: undefined }]);
});

test('een regio met meer signalen in één bundel krijgt bij elke stap één mail, waar ze allemaal in staan', async () => {
  const { a, b, bundel, stap, nieuw, post, brieven } = await drie();
  const a2 = await nieuw(anna, 'duin', { titel: 'A2' }, NU + 1);
  const a3 = await nieuw(anna, 'duin', { titel: 'A3' }, NU + 2);
  const aanAnna = async (na: number) => (await brieven()).slice(na).filter(({ aan }) => aan === anna.adres);
  let na = (await post()).length;
  await bundel([a, a2, a3], b);
  expect(await post(na)).toHaveLength(2);
  expect((await aanAnna(na)).map(({ onderwerp, tekst }) => [onderwerp, /Deze mail gaat ook over .*/.exec(tekst)?.[0]])).toEqual([
    ['Gebundeld met een ander signaal: A', 'Deze mail gaat ook over ‘A2’ en ‘A3’.'],
  ]);
  na = (await post()).length;
  await stap(signaalBeantwoorden, b, ANTWOORD);
  expect(await post(na)).toHaveLength(2);
  expect((await aanAnna(na))[0]?.tekst).toContain('Deze mail gaat ook over ‘A2’ en ‘A3’.');
  na = (await post()).length;
  await stap(nietOpgelostMelden, a3, { tekst: 'Nee.' }, { account: anna });
  expect(await aanAnna(na)).toHaveLength(1);
});

test('gaat een signaal mee met een ander van dezelfde regio, dan noemt de mail dat ene keer', async () => {
  const { a, bundel, nieuw, post, brieven } = await drie();
  const a2 = await nieuw(anna, 'duin', { titel: 'A2' });
  const na = (await post()).length;
  await bundel([a2], a);
  const brief = (await brieven()).at(-1);
  expect([(await post(na)).length, brief?.tekst.includes('samen met'), brief?.tekst.includes('ook over')]).toEqual([1, true, false]);
});

test('een regio die zich bij meer signalen van één bundel aansluit, geeft per indiener één mail op een dag', async () => {
  const { a, b, bundel, stap, nieuw, ookHier, post } = await drie();
  const a2 = await nieuw(anna, 'duin', { titel: 'A2' });
  await bundel([a2, b], a);
  for (const id of [a, a2, b]) await stap(signaalOpenbaarMaken, id, {});
  const na = (await post()).length;
  const verteld = async () => (await post(na)).filter((regel) => !regel.startsWith('rosa'));
  for (const id of [a, a2, b]) expect(await ookHier(wim, id, 'wad')).toEqual({ gelukt: true });
  expect(await verteld()).toEqual(['anna: Speelt ook in een andere regio: A', 'bram: Speelt ook in een andere regio: B']);
  // Whose name stands under more of them hears the answer once.
  const daarna = (await post()).length;
  await stap(signaalBeantwoorden, a, ANTWOORD);
  expect((await post(daarna)).sort()).toEqual([
    'anna: Antwoord op een signaal: A',
    'bram: Antwoord op een signaal: B',
    'wim: Antwoord op een signaal: A',
  ]);
});

test('aansluiten wordt aangeboden voor precies de regio’s waarvoor het lukt', async () => {
  const { a, db, inhoud, stap, lees, ookHier } = await drie();
  const overal = { ...bram, rechten: [...anna.rechten, ...bram.rechten, ...wim.rechten] };
  const aanbod = async () => ookHierVoor(await lees(a), { account: overal, inhoud, nu: NU });
  const niet = async (account: typeof bram) => waaromNietOokHier(await lees(a), { account, inhoud });
  expect(await aanbod()).toEqual([]);
  await stap(signaalOpenbaarMaken, a, {});
  expect(await aanbod()).toEqual(['bos', 'wad']);
  await ookHier(bram, a, 'bos');
  expect(await aanbod()).toEqual(['wad']);
  for (const regio of ['duin', 'bos', 'wad']) expect((await ookHier(overal, a, regio, 'Iets anders.')).gelukt, regio).toBe(regio === 'wad');
  expect([await niet(anna), await niet(bram), await niet(rosa)]).toEqual(['eigen', 'al-gemeld', 'geen-recht']);
  await stap(signaalBeantwoorden, a, ANTWOORD);
  await db.deleteFrom('medesignaal').execute();
  expect([await aanbod(), await niet(wim)]).toEqual([[], 'kan-niet-meer']);
});
