import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDatum, isoKlok } from '#grond/taal/datum.ts';
import { totdat } from '../mail/steun.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { doe, nodigUit, tekst, zetOpen } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

const UUR = 60 * 60_000;
const REGIO = 'noorderwijzer-drenthe';
const [ROSA, ANNA, EMMA] = ['rosa', 'anna', 'emma'].map((naam) => `${naam}@organisatie.example`) as [string, string, string];
let site: Awaited<ReturnType<typeof startProductie>>;
beforeAll(async () => {
  site = await startProductie();
});
afterAll(() => site.ruimOp());

const brievenAan = (adres: string) => site.post.ontvangen.filter(({ aan }) => aan.includes(adres)).map(({ brief }) => brief);

test('op een lege site: van uitnodigen en plannen, langs de dag zelf, naar een terugblik die te vinden is', async () => {
  const rosa = await site.re(ROSA, 'Rosa');
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/', { adres: ANNA, recht: 'projectleider', onderwijsregio: REGIO });
  const anna = await site.ingelogd(ANNA, 'Anna');
  await nodigUit(anna, '/mijn/regio/uitnodigen/', { adres: EMMA, recht: 'auteur', onderwijsregio: REGIO });
  const emma = await site.ingelogd(EMMA, 'Emma');

  // It begins in an hour: who is at the door ticks already.
  const begin = Date.now() + UUR;
  const { naar } = await doe(anna, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', {
    ...{ titel: 'Wat nieuwe leraren nodig hebben', kern: 'Een middag.', schaal: 'regionaal', gastregio: REGIO, vorm: 'fysiek' },
    ...{ datum: isoDatum(begin), begintijd: isoKlok(begin), eindtijd: isoKlok(begin + UUR), plaats: 'Assen', capaciteit: '9' },
    ...{ aanmelden_vanaf: isoDatum(begin - 24 * UUR), organisator: 'Noorderwijzer', 'bouwsteen:omvang': 'ja', 'doelgroep:leraren': 'ja' },
    programma: '13.00 Inloop',
  });
  const hier = naar.replace(/\?.*/, '');
  await zetOpen(anna, hier);
  const sessie = '/kennissessies/wat-nieuwe-leraren-nodig-hebben/';
  const namen = ['jan', 'piet', 'klaas'].map((naam) => `${naam}@school.example`);
  for (const adres of namen) {
    const wie = await site.ingelogd(adres, adres.split('@')[0] ?? '');
    expect((await doe(wie, `${sessie}aanmelden/`, 'Aanmelden', { toestemming: 'ja', vraag: `Vraag van ${adres}` })).status).toBe(303);
  }
  for (const [naam, uitslag] of [
    ['jan', 'aanwezig'],
    ['piet', 'aanwezig'],
    ['klaas', 'afwezig'],
  ]) {
    const lijst = await anna.lees(`${hier}aanwezig/`);
    const mens = lijst.html.querySelectorAll('[data-mens]').find(({ text }) => text.includes(naam ?? ''));
    const tik = mens?.querySelector(`button[data-uitslag=${uitslag}]`)?.getAttribute('value') ?? '';
    expect((await anna.verzend(lijst, `${hier}aanwezig/`, 'Was er', { tik })).status).toBe(303);
  }
  await doe(anna, `${hier}aanwezig/`, 'Opslaan', { aantal: '1' });

  await site.later(24 * UUR);
  const evaluatie = (adres: string) => brievenAan(adres).filter(({ subject }) => subject?.startsWith('Wat vond je ervan?'));
  await totdat(() => namen.slice(0, 2).every((adres) => evaluatie(adres).length === 1), 'two letters about it');
  expect([
    evaluatie(namen[2] ?? '').length,
    /https:\/\/\S+\/evaluatie\/\?sleutel=\S+/.test(evaluatie(namen[0] ?? '')[0]?.text ?? ''),
  ]).toEqual([0, true]);

  // The author finds how many came, not how many signed up, and writes.
  const emmaWeer = await site.weer(EMMA);
  expect((await emma.lees('/mijn/publicaties/')).status).toBe(303);
  const begonnen = await doe(emmaWeer, '/mijn/publicaties/nieuwe-terugblik/', 'Beginnen met schrijven', {
    kennissessie: 'wat-nieuwe-leraren-nodig-hebben',
  });
  expect((await emmaWeer.lees(begonnen.naar)).html.querySelector('[name=aantal_deelnemers]')?.getAttribute('value')).toBe('3');
  const voorbeeld = await doe(emmaWeer, begonnen.naar, 'Voorbeeld', {
    ...{ kern: 'Starters blijven als iemand tijd voor ze heeft.', doel: 'Leren wat starters houdt.' },
    kernpunten: 'Eén vaste begeleider helpt.\nTijd hoort in het rooster.\nVraag het de starters zelf.',
    ...{ verslag: '## Wat we hoorden\n\nStarters willen een vast gezicht.', vervolg: 'In het voorjaar spreken we elkaar weer.' },
  });
  const mijn = voorbeeld.naar.replace(/voorbeeld\/.*/, '');
  let ingediend = await doe(emmaWeer, voorbeeld.naar, 'Indienen');
  if (ingediend.status !== 303) ingediend = await emmaWeer.verzend(ingediend, voorbeeld.naar, 'Toch indienen');
  expect(ingediend.naar).toBe(`${mijn}?gedaan=ingediend`);
  const beheer = mijn.replace('/mijn/', '/beheer/');
  const annaWeer = await site.weer(ANNA);
  expect((await doe(annaWeer, beheer, 'Goedkeuren')).naar).toBe(`${beheer}?gedaan=goedgekeurd`);
  const rosaWeer = await site.weer(ROSA);
  await doe(rosaWeer, beheer, 'Goedkeuren');
  expect((await doe(rosaWeer, beheer, 'Publiceren')).status).toBe(303);

  const bezoeker = new Bezoeker(site.url);
  const adres = '/terugblikken/wat-nieuwe-leraren-nodig-hebben/';
  await expect.poll(async () => (await bezoeker.lees(adres)).status).toBe(200);
  const blad = tekst(await bezoeker.lees(sessie));
  expect([blad.includes('Minder dan vijf mensen waren erbij.'), blad.includes('Lees de terugblik')]).toEqual([true, true]);
  await expect.poll(async () => tekst(await bezoeker.lees('/zoeken/?q=starters'))).toContain('Wat nieuwe leraren nodig hebben');
  await totdat(
    () => namen.every((een) => brievenAan(een).some(({ subject }) => /terugblik/i.test(subject ?? ''))),
    'the word to who signed up',
  );
});
