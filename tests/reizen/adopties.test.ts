import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const PRAKTIJK = '/praktijken/exitgesprekken-die-echt-iets-opleveren/';
const FORMULIER = '/mijn/regio/adopties/exitgesprekken-die-echt-iets-opleveren/';
const SLUG = 'exitgesprekken-die-echt-iets-opleveren';
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

/** What stands there now and what was filled in, of one field. */
const feiten = (blad: Antwoord, veld: string): (string | undefined)[] => {
  const kop = blad.html.querySelectorAll('h3').find(({ text }) => text.trim() === veld);
  return kop?.nextElementSibling?.querySelectorAll('dd').map(({ text }) => text.trim()) ?? [];
};
const knoppen = (blad: Antwoord): string[] => blad.html.querySelectorAll('main form button').map(({ text }) => text.trim());
/** Where one comes back after logging in from here. */
const inlogt = (blad: Antwoord): string | null =>
  new URL(blad.html.querySelector('main a[href^="/inloggen/"]')?.getAttribute('href') ?? '', server.url).searchParams.get('naar');

test('op de pagina staat wie het overnam, wie stopte en waarom, en op de voorpagina wat rondging', async () => {
  const gast = new Bezoeker(server.url);
  const blad = tekst(await gast.lees(LOKET));
  for (const zin of ['Toegepast in 1 andere regio · 1 regio stopte', 'Geen tijd of mensen', 'Reactie van Voorbeeldregio Waterkant'])
    expect(blad).toContain(zin);
  expect((await gast.lees(LOKET)).html.querySelector('main a[href="#wie-past-dit-toe"]')).not.toBeNull();
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
  expect([goed.status, goed.naar]).toEqual([303, `/mijn/regio/adopties/?gedaan=opgeslagen&praktijk=${SLUG}`]);
  expect((await anna.lees(goed.naar)).html.querySelector(`main a[href="${PRAKTIJK}#wie-past-dit-toe"]`)?.text.trim()).toBe(
    'Bekijk de pagina',
  );
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
  expect([oud.status, tekst(oud)]).toEqual([409, expect.stringContaining('Dit is intussen gewijzigd')]);
  // Both versions stand beside each other, field by field, and no button says any more that it is still so.
  expect(feiten(oud, 'Stand')).toEqual(['Past dit anders toe', 'Verkent dit']);
  expect(feiten(oud, 'Wat jullie anders doen')).toEqual(['We bellen na drie maanden nog eens.', 'Niets']);
  expect([tekst(oud).includes('Sinds Er staat nu'), knoppen(oud)]).toEqual([false, ['Zet op de pagina']]);
  // Whoever made a mistake meanwhile does not write over what a colleague wrote in between.
  const begonnen = await anna.lees(FORMULIER);
  await anna.verzend(begonnen, FORMULIER, 'Zet op de pagina', { resultaat: 'Van de collega.' });
  const mis = await anna.verzend(begonnen, FORMULIER, 'Zet op de pagina', { anders: '' });
  const geweigerd = await anna.verzend(mis, FORMULIER, 'Zet op de pagina', { anders: 'Van mij.' });
  expect([mis.status, geweigerd.status]).toEqual([400, 409]);
  expect(feiten(geweigerd, 'Wat jullie anders doen')).toEqual(['We bellen na drie maanden nog eens.', 'Van mij.']);
  // What only the colleague changed is no difference, and sending again does not turn it back.
  expect(feiten(geweigerd, 'Wat het opleverde')).toEqual([]);
  await anna.verzend(geweigerd, FORMULIER, 'Zet op de pagina', { anders: 'We bellen na drie maanden nog eens.' });
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('Van de collega.');
  expect((await anna.verzend(begonnen, FORMULIER, 'Dit klopt nog')).status).toBe(409);
});

test('Dit klopt nog bewaart ook wat er net in de velden kwam', async () => {
  const anna = await als('anna@voorbeeld.example', 'Anna');
  const klopt = await anna.verzend(await anna.lees(FORMULIER), FORMULIER, 'Dit klopt nog', { resultaat: 'Net getypt.' });
  expect(klopt.naar).toBe(`/mijn/regio/adopties/?gedaan=opgeslagen&praktijk=${SLUG}`);
  expect(tekst(await anna.lees(PRAKTIJK))).toContain('Net getypt.');
});

test('wie stopt vertelt wanneer, en houdt de maand waarin het begon', async () => {
  const anna = await als('anna@voorbeeld.example', 'Anna');
  const leeg = await anna.lees(FORMULIER);
  expect(leeg.html.querySelector('input[name=tot]')?.getAttribute('value') ?? '').toBe('');
  const reden = { stand: 'gestopt', stopreden: 'tijd', stopuitleg: 'Geen uren meer.' };
  const zonder = await anna.verzend(leeg, FORMULIER, 'Zet op de pagina', reden);
  expect([zonder.status, tekst(zonder)]).toEqual([400, expect.stringContaining('Vul in wanneer jullie gestopt zijn')]);
  await anna.verzend(zonder, FORMULIER, 'Zet op de pagina', { tot: '06-2026' });
  expect(tekst(await anna.lees(PRAKTIJK))).toContain('sinds juni 2026, begonnen in maart 2026');
  await anna.verzend(await anna.lees(FORMULIER), FORMULIER, 'Zet op de pagina', { stand: 'aangepast' });
});

test('wie bij versturen uitgelogd is, houdt wat hij invulde, en komt na inloggen terug bij hetzelfde formulier', async () => {
  const gast = new Bezoeker(server.url);
  const velden = { praktijk: 'exitgesprekken-die-echt-iets-opleveren', regio: 'voorbeeldregio-waterkant', omvang: '6 scholen' };
  const weg = await gast.stuur(`${FORMULIER}?_action=adopteren`, { ...velden, stand: 'past-toe', sinds: '2026-03' });
  expect([weg.status, tekst(weg)]).toEqual([401, expect.stringContaining('Wat je invulde staat hieronder nog, maar is niet bewaard.')]);
  expect(weg.html.querySelector('input[name=omvang]')?.getAttribute('value')).toBe('6 scholen');
  expect(inlogt(weg)).toBe(`${FORMULIER}?regio=voorbeeldregio-waterkant`);
  const reactie = await gast.stuur(`${FORMULIER}reageren/?_action=opAdoptieReageren`, {
    ...{ adoptie: 'x', van: 'voorbeeldregio-waterkant', reactie: 'Wat mooi.' },
  });
  expect([reactie.status, reactie.html.querySelector('textarea[name=reactie]')?.text.trim()]).toEqual([401, 'Wat mooi.']);
  expect(inlogt(reactie)).toBe(`${FORMULIER}reageren/?van=voorbeeldregio-waterkant`);
});

test('het adres van een geweigerd formulier leidt later weer naar dat formulier', async () => {
  const bram = await als('bram@voorbeeld.example', 'Bram');
  const REAGEER = `${FORMULIER}reageren/?van=voorbeeldregio-waterkant`;
  const doel = (await bram.lees(REAGEER)).html.querySelector('main form')?.getAttribute('action') ?? '';
  expect((await bram.lees(`${FORMULIER}reageren/${doel}`)).status).toBe(200);
  expect((await new Bezoeker(server.url).lees(`${FORMULIER}reageren/${doel}`)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(REAGEER)}`);
  const wissen = '/mijn/regio/beeindigen/?recht=7';
  expect((await new Bezoeker(server.url).lees(wissen)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(wissen)}`);
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
  expect(verborgen.naar).toBe(`/beheer/adopties/?gedaan=verborgen&bij=${eerste}#adoptie-${eerste}`);
  expect(tekst(await rosa.lees(verborgen.naar))).toContain('Dit is niet meer te zien. De regio krijgt een mail met je reden.');
  const verder = await rosa.stuur('/beheer/adopties/?_action=adoptieVerbergen&pagina=2', { adoptie: eerste, reden: 'x' });
  expect(verder.naar).toBe(`/beheer/adopties/?gedaan=verborgen&bij=${eerste}&pagina=2#adoptie-${eerste}`);
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('Nog geen andere regio liet weten dat zij dit doet.');
  const laat = await bram.stuur(`${FORMULIER}reageren/?_action=opAdoptieReageren`, {
    ...{ adoptie: eerste, van: 'voorbeeldregio-waterkant', reactie: 'Te laat.' },
  });
  expect([laat.status, tekst(laat)]).toEqual([404, expect.stringContaining('is op dit moment niet te zien')]);
  expect(laat.html.querySelector('textarea[name=reactie]')?.text.trim()).toBe('Te laat.');
  expect((await postAan(server, 'anna@voorbeeld.example', /^Niet meer te zien/))[0]?.text).toContain('Er staat een naam in.');
  await rosa.stuur('/beheer/adopties/?_action=adoptieTonen', { adoptie: eerste });
  expect(tekst(await gast.lees(PRAKTIJK))).toContain('We bellen na drie maanden nog eens.');
});

test('Anna haalt weg wat haar regio overnam, na een vraag; een ander ziet die vraag niet', async () => {
  const anna = await als('anna@voorbeeld.example', 'Anna');
  const weg = (await anna.lees(FORMULIER)).html.querySelector('a[href*="/weghalen/"]')?.getAttribute('href') ?? '';
  const bram = await als('bram@voorbeeld.example', 'Bram');
  expect([(await bram.lees(weg)).status, (await new Bezoeker(server.url).lees(weg)).naar]).toEqual([
    ...[404, `/inloggen/?naar=${encodeURIComponent(weg)}`],
  ]);
  const vraag = await anna.lees(weg);
  expect((await anna.verzend(vraag, weg, 'Ja, haal weg')).naar).toBe('/mijn/regio/adopties/?gedaan=weggehaald');
  expect(tekst(await anna.lees(PRAKTIJK))).toContain('Nog geen andere regio liet weten dat zij dit doet.');
  const weer = await anna.verzend(vraag, weg, 'Ja, haal weg');
  expect([weer.status, tekst(weer)]).toEqual([404, expect.stringContaining('Dit staat er niet meer.')]);
});
