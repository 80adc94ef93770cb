import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const PRAKTIJK = '/praktijken/exitgesprekken-die-echt-iets-opleveren/';
const FORMULIER = '/mijn/regio/adopties/exitgesprekken-die-echt-iets-opleveren/';
const LOKET = '/praktijken/een-loket-voor-iedereen-die-het-onderwijs-in-wil/';

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

test('op de pagina staat wie het overnam, wie stopte en waarom, en op de voorpagina wat rondging', async () => {
  const gast = new Bezoeker(server.url);
  const blad = tekst(await gast.lees(LOKET));
  for (const zin of ['Toegepast in 1 andere regio · 1 regio stopte', 'Geen tijd of mensen', 'Reactie van Voorbeeldregio Waterkant'])
    expect(blad).toContain(zin);
  expect(tekst(await gast.lees('/'))).toContain('Dit ging rond');
  expect(tekst(await gast.lees('/onderwijsregios/voorbeeldregio-waterkant/'))).toContain("Overgenomen van andere regio's");
  const gefilterd = await gast.lees('/praktijken/?toegepast=ja');
  expect(gefilterd.html.querySelectorAll('#resultaten .kaart-titel').map(({ text }) => text.trim())).toEqual(
    expect.arrayContaining(['Eén loket voor iedereen die het onderwijs in wil', 'Drie jaar begeleiding voor iedere startende leraar']),
  );
  const open = JSON.parse((await gast.lees('/inhoud.json')).tekst) as { soort: string; stand?: string }[];
  expect(
    open
      .filter(({ soort }) => soort === 'adoptie')
      .map(({ stand }) => stand)
      .sort(),
  ).toEqual(['aangepast', 'gestopt', 'past-toe']);
});

test('wie niet is ingelogd gaat eerst inloggen, en wie voor geen regio schrijft leest wie dit invult', async () => {
  const gast = new Bezoeker(server.url);
  expect((await gast.lees(FORMULIER)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(FORMULIER)}`);
  const carla = await als('carla@voorbeeld.example', 'Carla');
  expect(tekst(await carla.lees(FORMULIER))).toContain('Dit kun jij niet invullen');
  expect(
    (
      await carla.stuur(`${FORMULIER}?_action=adopteren`, {
        praktijk: 'x',
        regio: 'voorbeeldregio-plassengebied',
        stand: 'verkent',
        sinds: '2026-01',
      })
    ).status,
  ).toBe(404);
});

test('Anna meldt zonder script dat haar regio het ook doet; het staat meteen op de pagina, en na een fout staan haar antwoorden er nog', async () => {
  const anna = await als('anna@voorbeeld.example', 'Anna');
  const gast = new Bezoeker(server.url);
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('Nog geen andere regio liet weten dat zij dit doet.');
  const leeg = await anna.verzend(await anna.lees(FORMULIER), FORMULIER, 'Zet op de pagina', {
    stand: 'aangepast',
    sinds: '2026-03',
    omvang: '4 scholen',
  });
  expect([leeg.status, tekst(leeg)]).toEqual([400, expect.stringContaining('Schrijf wat jullie anders doen.')]);
  expect(leeg.html.querySelector('input[name=omvang]')?.getAttribute('value')).toBe('4 scholen');
  const goed = await anna.verzend(leeg, FORMULIER, 'Zet op de pagina', { anders: 'We bellen na drie maanden nog eens.' });
  expect([goed.status, goed.naar]).toEqual([303, '/mijn/regio/adopties/?gedaan=opgeslagen']);
  const blad = tekst(await gast.lees(PRAKTIJK));
  expect(blad).toContain('Toegepast in 1 andere regio');
  expect(blad).toContain('We bellen na drie maanden nog eens.');
  expect(blad).not.toContain('Anna');
  // Somebody who still has the first form open learns that it changed.
  const oud = await anna.stuur(`${FORMULIER}?_action=adopteren`, {
    ...{
      praktijk: 'exitgesprekken-die-echt-iets-opleveren',
      regio: 'voorbeeldregio-waterkant',
      nummer: '0',
      stand: 'verkent',
      sinds: '2026-03',
    },
  });
  expect([oud.status, tekst(oud)]).toEqual([409, expect.stringContaining('Een collega wijzigde dit net')]);
  // Whoever made a mistake meanwhile does not write over what a colleague wrote in between.
  const begonnen = await anna.lees(FORMULIER);
  await anna.verzend(begonnen, FORMULIER, 'Zet op de pagina', { resultaat: 'Van de collega.' });
  const mis = await anna.verzend(begonnen, FORMULIER, 'Zet op de pagina', { anders: '' });
  expect([mis.status, (await anna.verzend(mis, FORMULIER, 'Zet op de pagina', { anders: 'Van mij.' })).status]).toEqual([400, 409]);
  const geweigerd = await anna.verzend(begonnen, FORMULIER, 'Dit klopt nog');
  expect([geweigerd.status, geweigerd.html.querySelector('textarea[name=resultaat]')?.text.trim()]).toEqual([409, 'Van de collega.']);
  const klopt = await anna.verzend(await anna.lees(FORMULIER), FORMULIER, 'Dit klopt nog');
  expect(klopt.naar).toBe('/mijn/regio/adopties/?gedaan=opgeslagen');
});

test('Bram, van de regio die het bedacht, reageert één keer, en Rosa verbergt met een reden', async () => {
  const bram = await als('bram@voorbeeld.example', 'Bram');
  const REAGEER = `${FORMULIER}reageren/?van=voorbeeldregio-waterkant`;
  expect(tekst(await bram.lees('/mijn/regio/adopties/'))).toContain('Reageer op Voorbeeldregio Waterkant');
  const gereageerd = await bram.verzend(await bram.lees(REAGEER), REAGEER, 'Zet op de pagina', {
    reactie: 'Goed idee, dat nemen wij over.',
  });
  expect(gereageerd.naar).toBe('/mijn/regio/adopties/?gedaan=gereageerd');
  const gast = new Bezoeker(server.url);
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('Goed idee, dat nemen wij over.');
  expect((await bram.lees('/beheer/adopties/')).status).toBe(404);
  const rosa = await alsRosa(server);
  const beheer = await rosa.lees('/beheer/adopties/');
  const eerste = beheer.html.querySelector('main form input[name=adoptie]')?.getAttribute('value') ?? '';
  const leeg = await rosa.stuur('/beheer/adopties/?_action=adoptieVerbergen', { adoptie: eerste, reden: '' });
  expect([leeg.status, tekst(leeg)]).toEqual([400, expect.stringContaining('Schrijf waarom je dit verbergt.')]);
  const verborgen = await rosa.stuur('/beheer/adopties/?_action=adoptieVerbergen', { adoptie: eerste, reden: 'Er staat een naam in.' });
  expect(verborgen.naar).toBe('/beheer/adopties/?gedaan=verborgen');
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('Nog geen andere regio liet weten dat zij dit doet.');
  expect((await postAan(server, 'anna@voorbeeld.example', /^Niet meer te zien/))[0]?.text).toContain('Er staat een naam in.');
  await rosa.stuur('/beheer/adopties/?_action=adoptieTonen', { adoptie: eerste });
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('We bellen na drie maanden nog eens.');
});
