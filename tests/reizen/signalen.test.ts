import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const MIJN = '/mijn/regio/signalen/';
const NIEUW = `${MIJN}nieuw/`;
const BEHEER = '/beheer/signalen/';
const BEWIJS = ['/terugblikken/regiosessie-oost-over-zij-instroom/', '/terugblikken/kennissessie-strategische-personeelsplanning/'];
const TEKST = { speelt: 'Zij-instromers wachten een half jaar op een plek.', nodig: 'Meer plekken, van de opleidingen.' };

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

async function als(adres: string, naam: string): Promise<Bezoeker> {
  const wie = new Bezoeker(server.url);
  await inloggenZonderScript(wie, server, adres, naam);
  return wie;
}
const idVan = (naar: string): string => /\/signalen\/([^/]+)\//.exec(naar)?.[1] ?? '';

test('de twee voorbeelden staan er als voorbeeld, met het antwoord, op hun bewijs en in de open data', async () => {
  const gast = new Bezoeker(server.url);
  const lijst = tekst(await gast.lees('/signalen/'));
  for (const zin of ['Dit is het antwoord', 'Hier wachten we nog op', 'Verzonnen voorbeeld', 'Een onderwijsregio'])
    expect(lijst).toContain(zin);
  const blad = tekst(await gast.lees('/signalen/voorbeeld-signaal-1/'));
  for (const zin of ['Wij vroegen', 'Antwoord van Overleg van loketten (voorbeeld)', 'Voorbeeldregio Heuvelrand', 'Verzonnen voorbeeld'])
    expect(blad).toContain(zin);
  expect(tekst(await gast.lees('/praktijken/een-loket-voor-iedereen-die-het-onderwijs-in-wil/'))).toContain(
    'Dit signaal kwam hieruit voort',
  );
  expect((await gast.lees('/signalen/bestaat-niet/')).status).toBe(404);
  expect(tekst(await gast.lees('/'))).toContain("Regio's vroegen, dit is het antwoord: Wie van regio wisselt");
  expect((await gast.lees('/sitemap.xml')).tekst).toContain('/signalen/voorbeeld-signaal-1/');
  const open = JSON.parse((await gast.lees('/inhoud.json')).tekst) as {
    soort: string;
    status?: string;
    regio?: string;
    andere_regios?: number;
  }[];
  expect(open.filter(({ soort }) => soort === 'signaal').map(({ status, regio, andere_regios }) => [status, regio, andere_regios])).toEqual(
    [
      ['ingediend', null, 0],
      ['beantwoord', 'voorbeeldregio-waterkant', 1],
    ],
  );
});

test('wie niet is ingelogd gaat eerst inloggen, en wie voor geen regio schrijft leest wie dit invult', async () => {
  const gast = new Bezoeker(server.url);
  for (const pad of [MIJN, NIEUW, BEHEER, `${BEHEER}agenda/?tafel=x`, `${MIJN}ook-hier/?signaal=voorbeeld-signaal-2`])
    expect((await gast.lees(pad)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(pad)}`);
  expect(tekst(await gast.lees(`/inloggen/?naar=${encodeURIComponent(NIEUW)}`))).toContain(
    'Een signaal geef je namens een onderwijsregio.',
  );
  expect(tekst(await gast.lees('/inloggen/?naar=%2Fmijn%2F'))).not.toContain('onderwijsregio.');
  const carla = await als('carla@voorbeeld.example', 'Carla');
  expect(tekst(await carla.lees(NIEUW))).toContain('Dit kun jij niet invullen');
  for (const pad of [BEHEER, `${BEHEER}voorbeeld-signaal-1/`, `${BEHEER}agenda/`, `${MIJN}voorbeeld-signaal-1/`])
    expect((await carla.lees(pad)).status).toBe(404);
  const anders = { regio: 'voorbeeldregio-plassengebied', soort: 'kans', titel: 'T', openbaar: 'nee', bewijs: BEWIJS[0] ?? '', ...TEKST };
  expect((await carla.stuur(`${NIEUW}?_action=signaalIndienen`, anders)).status).toBe(403);
});

test('wat iemand typte staat er nog als die intussen is uitgelogd, er niet meer bij mag of het signaal weg is', async () => {
  const gast = new Bezoeker(server.url);
  const carla = await als('carla@voorbeeld.example', 'Carla');
  const velden = { signaal: 'voorbeeld-signaal-2', regio: 'voorbeeldregio-waterkant', nummer: '1', kop: 'voorbeeld-signaal-1' };
  const schermen = [
    ...[`${BEHEER}voorbeeld-signaal-2/?_action=signaalBeantwoorden`, `${BEHEER}weg/?_action=signaalNietDoorzetten`],
    ...[`${BEHEER}?_action=signalenBundelen`, `${MIJN}voorbeeld-signaal-2/?_action=nietOpgelostMelden`],
    ...[`${MIJN}voorbeeld-signaal-2/wijzigen/?_action=signaalWijzigen`, `${MIJN}weg/wijzigen/?_action=signaalWijzigen`],
    ...[`${MIJN}ook-hier/?signaal=weg&_action=ookHierMelden`, `${NIEUW}?_action=signaalIndienen`],
    ...['/beheer/kennisvragen/weg/?_action=kennisvraagSluiten', '/beheer/regioverkenningen/weg/?_action=verkenningBeantwoorden'],
  ];
  const woorden = Object.fromEntries(
    ['antwoord', 'reden', 'tekst', 'toelichting', 'speelt'].map((naam) => [naam, 'Een lang verhaal dat blijft.']),
  );
  for (const scherm of schermen) {
    const terug = await gast.stuur(scherm, { ...velden, ...woorden });
    const getypt = terug.html.querySelectorAll('main textarea').map(({ text }) => text.trim());
    expect([scherm, terug.status, getypt.includes('Een lang verhaal dat blijft.')]).toEqual([scherm, 401, true]);
    expect(tekst(terug)).toContain('Je bent intussen uitgelogd. Wat je invulde staat hieronder nog');
    expect(terug.html.querySelector('main a[target=_blank]')?.getAttribute('href')).toContain('/inloggen/?naar=%2F');
    const zonderRecht = await carla.stuur(scherm, {
      ...velden,
      ...woorden,
      soort: 'kans',
      titel: 'T',
      openbaar: 'nee',
      bewijs: BEWIJS[0] ?? '',
    });
    expect([scherm, zonderRecht.status]).toEqual([scherm, expect.toBeOneOf([400, 403, 404])]);
    expect(zonderRecht.html.querySelectorAll('main textarea').map(({ text }) => text.trim())).toContain('Een lang verhaal dat blijft.');
  }
});

test('Bram dient een knelpunt in, Anna sluit zich aan, Rosa maakt het openbaar, bundelt, neemt het mee en antwoordt; ieder hoort het', async () => {
  const bram = await als('bram@voorbeeld.example', 'Bram');
  const gast = new Bezoeker(server.url);
  // What was filled in stands there after a mistake.
  const begonnenBij = await bram.lees(`${NIEUW}?bewijs=${BEWIJS[0]}`);
  expect(begonnenBij.html.querySelector('textarea[name=bewijs]')?.text.trim()).toBe(BEWIJS[0]);
  const leeg = await bram.verzend(begonnenBij, NIEUW, 'Dien in', { titel: 'Te weinig plekken', ...TEKST });
  expect([leeg.status, tekst(leeg)]).toEqual([400, expect.stringContaining('Kies wat voor signaal het is.')]);
  expect(leeg.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe('Te weinig plekken');
  const velden = { soort: 'knelpunt', openbaar: 'met-naam', bewijs: `${server.url}${BEWIJS[0]}\n${BEWIJS[1]}` };
  const persoonlijk = await bram.verzend(leeg, NIEUW, 'Dien in', { ...velden, nodig: 'Bel 06-12345678.' });
  expect([persoonlijk.status, tekst(persoonlijk)]).toEqual([400, expect.stringContaining('06-12345678')]);
  const gedaan = await bram.verzend(persoonlijk, NIEUW, 'Dien in', { nodig: TEKST.nodig });
  expect([gedaan.status, gedaan.naar]).toEqual([303, expect.stringContaining('?gedaan=indienen')]);
  const id = idVan(gedaan.naar);
  expect((await postAan(server, 'bram@voorbeeld.example', /^Jullie signaal is ontvangen/))[0]?.text).toContain('/mijn/regio/signalen/');
  await postAan(server, 'rosa@voorbeeld.example', /^Nieuw signaal: Te weinig plekken/);
  // Nobody else reads it before somebody looked.
  expect([(await gast.lees(`/signalen/${id}/`)).status, tekst(await gast.lees(BEWIJS[0] ?? '')).includes('Te weinig plekken')]).toEqual([
    404,
    false,
  ]);

  const rosa = await alsRosa(server);
  const oud = await rosa.lees(`${BEHEER}${id}/?doe=openbaar`);
  // Bram changes it while Rosa reads: what she saw is not what she makes public.
  const wijzig = await bram.verzend(await bram.lees(`${MIJN}${id}/wijzigen/`), `${MIJN}${id}/wijzigen/`, 'Sla op', {
    titel: 'Te weinig plekken voor zij-instromers',
  });
  expect(wijzig.naar).toContain('?gedaan=wijzigen');
  const mis = await rosa.verzend(oud, `${BEHEER}${id}/`, 'Maak openbaar');
  expect([mis.status, tekst(mis)]).toEqual([409, expect.stringContaining('Iemand anders wijzigde dit net')]);
  expect((await rosa.verzend(mis, `${BEHEER}${id}/`, 'Maak openbaar')).status).toBe(303);
  expect(tekst(await gast.lees(`/signalen/${id}/`))).toContain('Te weinig plekken voor zij-instromers');
  for (const pad of BEWIJS) expect(tekst(await gast.lees(pad))).toContain('Dit signaal kwam hieruit voort');
  await postAan(server, 'bram@voorbeeld.example', /^Nu voor iedereen te lezen/);
  // From then on it is not to be changed or taken back.
  expect((await bram.lees(`${MIJN}${id}/wijzigen/`)).naar).toBe(`${MIJN}${id}/`);

  const anna = await als('anna@voorbeeld.example', 'Anna');
  const OOK = `${MIJN}ook-hier/?signaal=${id}`;
  const zonder = await anna.verzend(await anna.lees(OOK), OOK, 'Dit speelt hier ook', { tekst: '' });
  expect(zonder.status).toBe(400);
  const mede = await anna.verzend(zonder, OOK, 'Dit speelt hier ook', { tekst: 'Bij ons twintig mensen.' });
  expect(mede.naar).toBe(`${MIJN}?gedaan=ook-hier`);
  expect(tekst(await anna.lees(OOK))).toContain('Dit lieten jullie al weten');
  expect(tekst(await bram.lees(OOK))).toContain('Dit is jullie eigen signaal');
  expect(tekst(await gast.lees('/onderwijsregios/voorbeeldregio-waterkant/'))).toContain('speelt hier ook');
  const openbaar = tekst(await gast.lees(`/signalen/${id}/`));
  expect([openbaar.includes('Voorbeeldregio Waterkant'), openbaar.includes('twintig mensen')]).toEqual([true, false]);
  expect((await postAan(server, 'bram@voorbeeld.example', /^Speelt ook in een andere regio/))[0]?.text).toContain('twintig mensen');

  // Rosa bundles the example with it.
  const bundel = { 'bundel-voorbeeld-signaal-2': 'ja', kop: id, toelichting: 'Dit hoort bij elkaar.' };
  const geenKeuze = await rosa.verzend(await rosa.lees(BEHEER), BEHEER, 'Bundel', { kop: id });
  expect([geenKeuze.status, tekst(geenKeuze)]).toEqual([400, expect.stringContaining('Kies welke signalen erbij horen.')]);
  expect(tekst(geenKeuze)).toContain('Te weinig plekken voor zij-instromers (Voorbeeldregio');
  const gebundeld = await rosa.verzend(geenKeuze, BEHEER, 'Bundel', bundel);
  expect(gebundeld.naar).toBe(`${BEHEER}?gedaan=bundelen&bij=${id}`);
  expect(tekst(await rosa.lees(gebundeld.naar))).toContain('Dit gaat nu samen verder als Te weinig plekken voor zij-instromers.');
  expect(tekst(await gast.lees('/signalen/voorbeeld-signaal-2/'))).toContain('Dit signaal gaat verder samen met');

  const TAFEL = `${BEHEER}${id}/?doe=naar-tafel`;
  const tafel = await rosa.verzend(await rosa.lees(TAFEL), TAFEL, 'Zet op tafel', { tafel: 'Programmaraad', tafelDag: '2027-01-14' });
  expect(tafel.status).toBe(303);
  for (const wie of ['bram', 'anna'])
    expect((await postAan(server, `${wie}@voorbeeld.example`, /^Naar een landelijke tafel/))[0]?.text).toContain('Programmaraad');
  const blad = tekst(await rosa.lees(`${BEHEER}agenda/?tafel=Programmaraad`));
  for (const zin of ['Te weinig plekken', 'Voorbeeldregio Waterkant', 'wil niet met naam genoemd worden', `${server.url}${BEWIJS[0]}`])
    expect(blad).toContain(zin);
  expect(blad).not.toContain('twintig mensen');
  const andere = await rosa.lees(`${BEHEER}agenda/?tafel=Andere`);
  expect([andere.status, tekst(andere)]).toEqual([404, expect.stringContaining('Er ligt niets op deze tafel')]);
  expect(tekst(await bram.lees(`${MIJN}${id}/`))).toContain('Deze signalen gaan mee met dat van jullie');

  const ANTWOORD = `${BEHEER}${id}/?doe=beantwoorden`;
  const begonnen = await rosa.lees(ANTWOORD);
  const geen = await rosa.verzend(begonnen, ANTWOORD, 'Beantwoord', { namens: 'OCW (voorbeeld)' });
  expect([geen.status, geen.html.querySelector('input[name=namens]')?.getAttribute('value')]).toEqual([400, 'OCW (voorbeeld)']);
  const antwoord = { antwoord: 'Er komen honderd plekken bij.', namens: 'OCW (voorbeeld)' };
  expect((await rosa.verzend(geen, ANTWOORD, 'Beantwoord', antwoord)).status).toBe(303);
  // A colleague answered as well: nothing of it is lost.
  const tweede = await rosa.verzend(begonnen, ANTWOORD, 'Beantwoord', { ...antwoord, antwoord: 'Een ander antwoord.' });
  expect([tweede.status, tweede.html.querySelector('textarea[name=antwoord]')?.text.trim()]).toEqual([409, 'Een ander antwoord.']);
  for (const wie of ['bram', 'anna'])
    expect((await postAan(server, `${wie}@voorbeeld.example`, /^Antwoord op een signaal/))[0]?.text).toContain('honderd plekken');
  for (const pad of [`/signalen/${id}/`, '/signalen/voorbeeld-signaal-2/', BEWIJS[0] ?? '', '/signalen/'])
    expect(tekst(await gast.lees(pad))).toContain('Er komen honderd plekken bij.');

  const bezwaar = await bram.verzend(await bram.lees(`${MIJN}${id}/`), `${MIJN}${id}/`, 'Laat weten', { tekst: 'Niet bij ons.' });
  expect(bezwaar.naar).toBe(`${MIJN}${id}/?gedaan=niet-opgelost`);
  const weer = tekst(await gast.lees(`/signalen/${id}/`));
  expect([weer.includes('Opnieuw opgepakt'), weer.includes('Eerder antwoord'), weer.includes('Niet bij ons.')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(tekst(await rosa.lees(`${BEHEER}${id}/`))).toContain('Niet bij ons.');
});

test('Rosa stuurt terug wat een naam heeft, Bram past het aan en trekt het in', async () => {
  const bram = await als('bram@voorbeeld.example', 'Bram');
  const velden = { soort: 'dilemma', titel: 'Een lastig geval', openbaar: 'zonder-naam', bewijs: BEWIJS[0] ?? '', ...TEKST };
  const id = idVan((await bram.verzend(await bram.lees(NIEUW), NIEUW, 'Dien in', velden)).naar);
  const rosa = await alsRosa(server);
  const TERUG = `${BEHEER}${id}/?doe=terugsturen`;
  await rosa.verzend(await rosa.lees(TERUG), TERUG, 'Stuur terug', { reden: 'Er staat een naam in.' });
  expect((await postAan(server, 'bram@voorbeeld.example', /^Pas jullie signaal aan/))[0]?.text).toContain('Er staat een naam in.');
  const WIJZIG = `${MIJN}${id}/wijzigen/`;
  const scherm = await bram.lees(WIJZIG);
  expect(tekst(scherm)).toContain('De Realisatie-Eenheid vraagt om een andere tekst: Er staat een naam in.');
  expect((await bram.verzend(scherm, WIJZIG, 'Dien opnieuw in', { speelt: 'Zonder naam.' })).status).toBe(303);
  const weg = await bram.verzend(await bram.lees(`${MIJN}${id}/`), `${MIJN}${id}/`, 'Ja, trek in');
  expect(weg.naar).toContain('/mijn/regio/signalen/');
  expect(tekst(await bram.lees(MIJN))).toContain('Ingetrokken');
  expect(tekst(await rosa.lees(BEHEER))).not.toContain('Een lastig geval');
  const mijn = JSON.parse((await bram.lees('/mijn/gegevens.json')).tekst) as { signalen: { titel: string }[] };
  expect(mijn.signalen.map(({ titel }) => titel)).toContain('Een lastig geval');
});

test('een openbaar signaal is te vinden als signaal, en is weg uit zoeken zodra Rosa het verbergt', async () => {
  const gast = new Bezoeker(server.url);
  const ZOEK = '/zoeken/?q=loket+opnieuw&soort=signaal';
  const gevonden = async () => (await gast.lees(ZOEK)).html.querySelectorAll('main a').map((link) => link.getAttribute('href'));
  await expect.poll(gevonden, { timeout: 60_000, interval: 500 }).toContain('/signalen/voorbeeld-signaal-1/');
  const rosa = await alsRosa(server);
  const VERBERG = `${BEHEER}voorbeeld-signaal-1/?doe=verbergen`;
  expect((await rosa.verzend(await rosa.lees(VERBERG), VERBERG, 'Verberg', { reden: 'Er staat een naam in.' })).status).toBe(303);
  expect(await gevonden()).not.toContain('/signalen/voorbeeld-signaal-1/');
  expect((await gast.lees('/signalen/voorbeeld-signaal-1/')).status).toBe(404);
});
