import { afterAll, beforeAll, expect, test } from 'vitest';
import { totdat } from '../mail/steun.ts';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { SITE, startProductie } from '../steun/productie.ts';

let site: Awaited<ReturnType<typeof startProductie>>;
beforeAll(async () => {
  site = await startProductie();
});
afterAll(() => site.ruimOp());

const DAG = {
  ...{ titel: 'Eerste kennisdag', kern: 'Een dag.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'hybride' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', online_link: 'https://video.voorbeeld.nl/dag' },
  ...{ capaciteit: '10', aanmelden_vanaf: '2026-11-01', organisator: 'Realisatie-Eenheid', programma: '09.30 Inloop' },
};

let rosa: Bezoeker;
let hier = '';

test('op een lege site plant de Realisatie-Eenheid een kennissessie zonder opdrachtregel, en ieders agenda volgt', async () => {
  rosa = await site.re('rosa@ministerie.example', 'Rosa');
  expect(tekst(await rosa.lees('/beheer/kennissessies/'))).toContain('Er staat niets gepland.');
  const { naar } = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', DAG);
  hier = naar.replace(/\?.*/, '');
  expect((await zetOpen(rosa, hier)).naar).toBe(`${hier}?gedaan=opengezet`);

  const jan = await site.ingelogd('jan@school.example', '=Jan');
  const antwoorden = { deelname: 'online', toestemming: 'ja', toegang: 'ondertiteling' };
  expect((await doe(jan, '/kennissessies/eerste-kennisdag/aanmelden/', 'Aanmelden', antwoorden)).status).toBe(303);
  const vraag = await doe(rosa, `${hier}verplaatsen/`, 'Verplaatsen', { datum: '2027-01-29' });
  expect(tekst(vraag)).toContain('Dit gaat naar 1 persoon met een plaats (online).');
  await rosa.verzend(vraag, `${hier}verplaatsen/`, 'Ja, verstuur');

  // The link is for who takes part online, and for nobody else.
  const link = 'https://video.voorbeeld.nl/dag';
  const openbaar = [
    '/kennissessies/eerste-kennisdag/',
    '/kennissessies/eerste-kennisdag/agenda.ics',
    '/inhoud.json',
    '/kennissessies/agenda.ics',
  ];
  for (const pad of openbaar) expect((await jan.lees(pad)).tekst.replaceAll('\r\n ', '')).not.toContain(link);
  expect(tekst(await jan.lees('/mijn/aanmeldingen/'))).toContain('29 januari 2027');

  const lijst = await rosa.lees(`${hier}deelnemers/`);
  expect([tekst(lijst).includes('=Jan'), lijst.tekst.includes('ondertiteling')]).toEqual([true, false]);
  const bestand = await rosa.lees(`${hier}deelnemers.csv`);
  expect([bestand.koppen.get('content-type'), bestand.koppen.get('cache-control')]).toEqual(['text/csv; charset=utf-8', 'no-store']);
  expect(bestand.tekst.split('\r\n')[1]).toBe("'=Jan;Adviseur;Voorbeeldorganisatie;;;Bevestigd;Online");
  const behoeften = await doe(rosa, `${hier}deelnemers/behoeften/`, 'Toon de behoeften');
  expect([behoeften.status, tekst(behoeften).includes('1 × ondertiteling')]).toEqual([200, true]);
  for (const deel of [
    'vrijdag 29 januari 2027',
    'Utrecht',
    '0 mensen op de locatie: 0 met een dieet, 0 zonder.',
    'Print de aantallen (voor de keuken)',
  ])
    expect(tekst(behoeften)).toContain(deel);
  expect(behoeften.html.querySelector('nav[aria-label="Onderdelen van deze kennissessie"] [aria-current]')?.text.trim()).toBe('Deelnemers');
  const weg = await rosa.lees(lijst.html.querySelector('td a[aria-label^="Haal weg"]')?.getAttribute('href') ?? '');
  expect(weg.html.querySelectorAll('main form :is(button, a)').map(({ text }) => text.trim())).toEqual(['Bekijk de brief', 'Nee, terug']);
  expect(weg.html.querySelector('main form a')?.getAttribute('href')).toBe(`${hier}deelnemers/`);
  const eigen = JSON.parse((await jan.lees('/mijn/gegevens.json')).tekst).inzage;
  expect(eigen.map(({ wat }: { wat: string }) => wat)).toEqual(['deelnemerslijst', 'behoeften']);
  for (const deel of ['', 'deelnemers/', 'deelnemers.csv', 'deelnemers/behoeften/', 'afgelasten/'])
    expect((await jan.lees(`${hier}${deel}`)).status).toBe(404);

  expect((await doe(rosa, `${hier}afgelasten/`, 'Ja, gelast af', { reden: 'De zaal staat onder water.' })).status).toBe(303);
  const aanJan = () =>
    site.post.ontvangen.filter(({ aan, brief }) => aan.includes('jan@school.example') && !/code/i.test(brief.subject ?? ''));
  await totdat(() => aanJan().length === 3, 'three letters');
  expect(aanJan().map(({ brief }) => brief.subject)).toEqual([
    ...['Je bent aangemeld: Eerste kennisdag', 'Gewijzigd, nu op vr 29 jan: Eerste kennisdag', 'Gaat niet door: Eerste kennisdag'],
  ]);
  const agenda = aanJan().map(({ brief }) => {
    const deel = brief.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
    const ics = typeof deel?.content === 'string' ? deel.content : new TextDecoder().decode(deel?.content);
    return ['METHOD', 'SEQUENCE', 'UID'].map((naam) => new RegExp(`^${naam}:(.*)$`, 'm').exec(ics)?.[1]?.trim());
  });
  const uid = `${hier.split('/')[3]}@${new URL(SITE).host}`;
  expect(agenda).toEqual([
    ['REQUEST', '0', uid],
    ['REQUEST', '1', uid],
    ['CANCEL', '2', uid],
  ]);
});

test('wie langer dan een kwartier geleden inlogde, vult op de pagina met behoeften zelf de code uit de app in', async () => {
  // Of a session that is off there is nothing to look at any more.
  expect((await rosa.lees(`${hier}deelnemers/behoeften/`)).html.querySelector('main form')).toBeNull();
  const { naar } = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', { ...DAG, titel: 'Tweede kennisdag' });
  await zetOpen(rosa, naar.replace(/\?.*/, ''));
  const kim = await site.ingelogd('kim@school.example', 'Kim');
  const antwoorden = { deelname: 'online', toestemming: 'ja', toegang: 'ondertiteling' };
  expect((await doe(kim, '/kennissessies/tweede-kennisdag/aanmelden/', 'Aanmelden', antwoorden)).status).toBe(303);
  await site.later(16 * 60_000);
  const pad = `${naar.replace(/\?.*/, '')}deelnemers/behoeften/`;
  const pagina = await rosa.lees(pad);
  expect(pagina.html.querySelector('#veld-code')?.getAttribute('autocomplete')).toBe('one-time-code');
  for (const code of ['', '000000']) {
    const mis = await rosa.verzend(pagina, pad, 'Toon de behoeften', { code });
    expect([code, mis.html.querySelector('#veld-code')?.getAttribute('aria-invalid')]).toEqual([code, 'true']);
    expect([mis.status >= 400, mis.tekst.includes('ondertiteling')]).toEqual([true, false]);
  }
  const goed = await rosa.verzend(pagina, pad, 'Toon de behoeften', { code: site.appcode('rosa@ministerie.example') });
  expect([goed.status, tekst(goed).includes('1 × ondertiteling')]).toEqual([200, true]);
  // Fresh again: the next look asks for nothing.
  expect((await rosa.lees(pad)).html.querySelector('#veld-code')).toBeNull();
});
