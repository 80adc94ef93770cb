import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

const DAG = '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/';
const RONDES = '/beheer/kennissessies/s01/rondes/';
const ingelogd = (naam: string) => ingelogdAls(server, naam);
/** The parts of a round as the form offers them: "x" before what cannot be chosen, "o" before what is chosen. */
const keuzes = ({ html }: Antwoord, ronde: number) =>
  html.querySelectorAll(`input[name=ronde_${ronde}]`).map((rondje) => {
    const label = html.querySelector(`label[for="${rondje.id}"]`)?.text.trim() ?? '';
    return `${rondje.hasAttribute('disabled') ? 'x ' : rondje.hasAttribute('checked') ? 'o ' : ''}${label}`;
  });
const waarde = ({ html }: Antwoord, titel: string) =>
  html
    .querySelectorAll('input[type=radio]')
    .find(({ id }) => html.querySelector(`label[for="${id}"]`)?.text.trim().startsWith(titel))
    ?.getAttribute('value') ?? '';

test('Carla kiest bij haar aanmelding voor de kennisdag, wijzigt haar keuze en meldt zich af: de plekken gaan mee', async () => {
  const [carla, bezoeker] = [await ingelogd('carla'), new Bezoeker(server.url)];
  const blad = async () => tekst(await bezoeker.lees(DAG));
  expect(await blad()).toMatch(
    /Ronde 1: 10\.45 tot 12\.15 uur.*Wat vraagt dit van je bestuur\?\s*Vooral voor bestuurders · Bestuurskamer · vol/,
  );
  expect(await blad()).toContain('Zaal 3 · nog 35 plaatsen');
  const form = await carla.lees(`${DAG}aanmelden/`);
  expect(form.html.querySelectorAll('fieldset legend').map(({ text }) => text.trim())).toEqual([
    ...['Ronde 1: 10.45 tot 12.15 uur', 'Ronde 2: 13.15 tot 14.45 uur'],
  ]);
  expect(keuzes(form, 1)).toEqual([
    'Sturen op een programma met negen besturen',
    'Van plan naar planning: de eerste honderd dagen',
    'x Wat vraagt dit van je bestuur? (vol)',
    'o Ik kies later',
  ]);
  const starters = waarde(form, 'Starters houden');
  // A full part from an old form: nothing is lost, and nothing is signed up.
  const vol = waarde(form, 'Wat vraagt dit van je bestuur');
  const geweigerd = await doe(carla, `${DAG}aanmelden/`, 'Aanmelden', {
    ronde_1: vol,
    ronde_2: starters,
    vraag: 'Hoe dan?',
    toestemming: 'ja',
  });
  expect([geweigerd.status, tekst(geweigerd)]).toEqual([
    409,
    expect.stringContaining('Ronde 1: ‘Wat vraagt dit van je bestuur?’ is intussen vol. Kies een ander onderdeel, of kies later.'),
  ]);
  expect([keuzes(geweigerd, 1).filter((een) => een.startsWith('o ')), keuzes(geweigerd, 2)]).toEqual([
    [],
    expect.arrayContaining(['o Starters houden: zo doen wij het']),
  ]);
  expect(geweigerd.html.querySelector('textarea[name=vraag]')?.text).toContain('Hoe dan?');
  const klaar = await carla.verzend(geweigerd, `${DAG}aanmelden/`, 'Aanmelden', { ronde_1: '' });
  expect(klaar.status).toBe(303);
  const mijn = tekst(await carla.lees(klaar.naar));
  for (const deel of ['Kies je onderdelen', 'Ronde 1', 'Nog niet gekozen', 'Starters houden: zo doen wij het, 13.15 tot 14.45 uur, Zaal 3'])
    expect(mijn).toContain(deel);
  await expect.poll(blad).toContain('Zaal 3 · nog 34 plaatsen');

  const wijzigen = `${klaar.naar}wijzigen/`;
  const plan = waarde(await carla.lees(wijzigen), 'Van plan naar planning');
  expect((await doe(carla, wijzigen, 'Opslaan', { ronde_1: plan, ronde_2: '' })).status).toBe(303);
  expect(tekst(await carla.lees(klaar.naar))).toContain('Van plan naar planning: de eerste honderd dagen, 10.45 tot 12.15 uur, Zaal 1');
  await expect.poll(blad).toMatch(/Zaal 1 · nog 68 plaatsen.*Zaal 3 · nog 35 plaatsen/);
  const uitvoer = JSON.parse((await carla.lees('/mijn/gegevens.json')).tekst);
  expect(uitvoer.aanmeldingen[0].onderdelen).toEqual(['Van plan naar planning: de eerste honderd dagen, 10.45 tot 12.15 uur, Zaal 1']);
  await doe(carla, `${klaar.naar}afmelden/`, 'Ja, meld mij af');
  await expect.poll(blad).toContain('Zaal 1 · nog 69 plaatsen');
});

test('wat voor je eigen rol is, staat bovenaan; kiezen mag alles', async () => {
  const form = await (await ingelogd('anna')).lees(`${DAG}aanmelden/`);
  expect(keuzes(form, 1)[0]).toBe('Van plan naar planning: de eerste honderd dagen');
  expect(tekst(form)).toContain('Wat vooral voor jouw rol is, staat bovenaan.');
});

test('de Realisatie-Eenheid houdt de rondes bij: toevoegen, wijzigen met een mail, afgelasten, en een lijst per zaal', async () => {
  const anna = await ingelogd('anna');
  const fout = await doe(rosa, RONDES, 'Toevoegen', { ronde: '2', titel: '', capaciteit: 'veel' });
  expect([fout.status, fout.html.querySelectorAll('.foutenlijst a').length]).toEqual([400, 2]);
  const erbij = await rosa.verzend(fout, RONDES, 'Toevoegen', { titel: 'Wandelen en praten', plaats: 'Tuin', capaciteit: '2' });
  expect(erbij.naar).toBe(`${RONDES}?gedaan=toegevoegd`);
  const overzicht = await rosa.lees(RONDES);
  expect(tekst(overzicht)).toMatch(/Wandelen en praten\s*13\.15 tot 14\.45 uur\s*Tuin\s*iedereen\s*0 van 2/);
  const dubbel = await doe(rosa, RONDES, 'Toevoegen', { ronde: '2', titel: 'Wandelen en praten', capaciteit: '2' });
  expect([dubbel.status, tekst(dubbel)]).toEqual([400, expect.stringContaining('In deze ronde is al een onderdeel met deze titel.')]);
  const hier = overzicht.html.querySelector('a[aria-label="Wijzig: Wandelen en praten"]')?.getAttribute('href') ?? '';
  const nogOud = await rosa.lees(hier);

  await expect.poll(async () => keuzes(await anna.lees(`${DAG}aanmelden/`), 2)).toContain('Wandelen en praten');
  const tuin = waarde(await anna.lees(`${DAG}aanmelden/`), 'Wandelen');
  const klaar = await doe(anna, `${DAG}aanmelden/`, 'Aanmelden', { ronde_2: tuin, toestemming: 'ja' });
  const vraag = await doe(rosa, hier, 'Opslaan', { plaats: 'Serre' });
  expect([vraag.status, tekst(vraag)]).toEqual([200, expect.stringContaining('Dit gaat naar 1 persoon in dit onderdeel.')]);
  expect(tekst(vraag)).toMatch(/Nieuwe zaal: Serre\s*Was: Tuin/);
  expect((await rosa.verzend(vraag, hier, 'Ja, verstuur')).naar).toBe(`${RONDES}?gedaan=verstuurd`);
  // What was edited from an older version is refused, with both texts.
  const verouderd = await rosa.verzend(nogOud, hier, 'Opslaan', { plaats: 'Kas' });
  expect([verouderd.status, tekst(verouderd)]).toEqual([409, expect.stringMatching(/Zo staat het nu.*Serre/)]);
  expect(verouderd.html.querySelector('input[name=plaats]')?.getAttribute('value')).toBe('Kas');
  const lijst = tekst(await rosa.lees(`${RONDES}lijsten/`));
  expect(lijst).toMatch(/Serre: Wandelen en praten\s*Ronde 2, 13\.15 tot 14\.45 uur\. 1 deelnemer\.\s*Anna, Voorbeeldregio Waterkant/);

  const af = await doe(rosa, hier, 'Gelast dit onderdeel af', { reden: 'Het regent.' });
  expect(tekst(af)).toContain('Reden: Het regent.');
  expect((await rosa.verzend(af, hier, 'Ja, gelast af')).naar).toBe(`${RONDES}?gedaan=afgelast`);
  expect(tekst(await anna.lees(klaar.naar))).toContain('Kies je onderdelen');
  await expect.poll(async () => keuzes(await anna.lees(`${klaar.naar}wijzigen/`), 2)).toContain('x Wandelen en praten (gaat niet door)');
  expect((await doe(rosa, hier, 'Haal dit onderdeel weg')).naar).toBe(`${RONDES}?gedaan=weggehaald`);
  expect((await anna.lees(RONDES)).status).toBe(404);
});
