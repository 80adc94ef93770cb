import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDatum, isoKlok } from '#grond/taal/datum.ts';
import { totdat } from '../mail/steun.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { opnieuwLater, type Proefserver, startServer } from '../steun/server.ts';

const UUR = 60 * 60_000;
let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const fouten = ({ html }: Antwoord) => (html.querySelector('.foutenlijst')?.text ?? '').replace(/\s+/g, ' ');
const ingelogd = (naam: string) => ingelogdAls(server, naam);
/** The button of one person, as it stands on the page. */
const knopVan = ({ html }: Antwoord, naam: string, tekst: string) =>
  html
    .querySelectorAll('[data-mens]')
    .find((mens) => mens.querySelector('.deurlijst-naam')?.text.trim() === naam)
    ?.querySelectorAll('button')
    .find((knop) => knop.text.trim() === tekst);
async function vink(wie: Bezoeker, pad: string, naam: string, knop: 'Was er' | 'Was er niet'): Promise<Antwoord> {
  const pagina = await wie.lees(pad);
  return wie.verzend(pagina, pad, 'Was er', { tik: knopVan(pagina, naam, knop)?.getAttribute('value') ?? '' });
}
/** The letters about an evaluation, by who got them. */
async function evaluatiebrieven(): Promise<Map<string, string>> {
  const map = join(server.dataDir, 'postbus');
  // There is none before the first letter.
  const namen = (await readdir(map).catch(() => [])).filter((naam) => naam.endsWith('.eml'));
  const brieven = await Promise.all(namen.map(async (naam) => PostalMime.parse(await readFile(join(map, naam)))));
  const deze = brieven.filter(({ subject }) => subject?.startsWith('Wat vond je ervan?'));
  return new Map(deze.map(({ to, text }) => [to?.[0]?.address?.split('@')[0] ?? '', text ?? '']));
}
const adresIn = (brief = '') => /https?:\/\/\S+\/evaluatie\/\?sleutel=\S+/.exec(brief)?.[0] ?? '';
const padVan = (adres: string) => adres.slice(new URL(adres).origin.length);

test('de dag zelf: aanvinken zonder script, een getal op de site, een brief, vijf antwoorden, een bewijs en een voorgevulde terugblik', async () => {
  const rosa = await alsRosa(server);
  const begin = Date.now() + UUR;
  const { naar } = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', {
    ...{ titel: 'Vandaag over inwerken', kern: 'Een uur.', schaal: 'regionaal', gastregio: 'voorbeeldregio-waterkant', vorm: 'hybride' },
    ...{ datum: isoDatum(begin), begintijd: isoKlok(begin), eindtijd: isoKlok(begin + UUR), plaats: 'Lelystad', capaciteit: '20' },
    ...{
      aanmelden_vanaf: isoDatum(begin - 24 * UUR),
      organisator: 'Voorbeeldregio Waterkant',
      online_link: 'https://video.voorbeeld.nl/uur',
    },
  });
  const hier = naar.replace(/\?.*/, '');
  const pad = `${hier}aanwezig/`;
  expect((await rosa.lees(pad)).status).toBe(404);
  await zetOpen(rosa, hier);
  const sessie = '/kennissessies/vandaag-over-inwerken/';
  const NAMEN = ['anna', 'carla', 'emma', 'deelnemer-01', 'deelnemer-02', 'deelnemer-03', 'bram'];
  const mensen = new Map<string, Bezoeker>();
  for (const naam of NAMEN) {
    const wie = await ingelogd(naam);
    mensen.set(naam, wie);
    const antwoorden = { toestemming: 'ja', deelname: naam === 'bram' ? 'online' : 'fysiek' };
    expect((await doe(wie, `${sessie}aanmelden/`, 'Aanmelden', antwoorden)).status).toBe(303);
  }
  const [anna, bram, carla] = ['anna', 'bram', 'carla'].map((naam) => mensen.get(naam) as Bezoeker) as [Bezoeker, Bezoeker, Bezoeker];

  // Who does not organise it knows of nothing, also not as the script asks.
  for (const deel of ['aanwezig/', 'aanwezig/stand/', 'evaluatie/'])
    expect([deel, (await bram.lees(hier + deel)).status]).toEqual([deel, 404]);
  expect((await bram.stuur(`${pad}stand/`, { bijeenkomst: 'x', tik: 'x:aanwezig' })).status).toBe(404);
  const niemand = new Bezoeker(server.url);
  expect((await niemand.lees(pad)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(pad)}`);
  expect((await niemand.stuur(`${pad}stand/`, { bijeenkomst: 'x' })).status).toBe(401);

  // The projectleider of the host and the Realisatie-Eenheid tick together; the last tick counts.
  const eerst = await vink(anna, pad, 'Carla', 'Was er');
  expect([eerst.status, eerst.naar]).toEqual([303, expect.stringMatching(/aanwezig\/\?bijeenkomst=1&net=([\w-]+)#mens-\1$/)]);
  const na = await anna.lees(eerst.naar);
  expect([knopVan(na, 'Carla', 'Was er')?.getAttribute('aria-pressed'), tekst(na).includes('Opgeslagen')]).toEqual(['true', true]);
  await vink(rosa, pad, 'Carla', 'Was er niet');
  expect(knopVan(await anna.lees(pad), 'Carla', 'Was er niet')?.getAttribute('aria-pressed')).toBe('true');
  await vink(anna, pad, 'Carla', 'Was er niet');
  expect(tekst(await rosa.lees(pad))).toMatch(/Was er: 0 ?Was er niet: 0 ?Nog niet aangevinkt: 7/);
  const gezocht = await rosa.lees(`${pad}?zoek=voorbeeldd+2`);
  expect(gezocht.html.querySelectorAll('[data-mens] .deurlijst-naam').map(({ text }) => text.trim())).toEqual(['Voorbeelddeelnemer 2']);
  expect((await vink(rosa, `${pad}?zoek=voorbeeldd+2`, 'Voorbeelddeelnemer 2', 'Was er niet')).naar).toContain('zoek=voorbeeldd+2');
  // As the script does it: several at once.
  const lijst = await rosa.lees(pad);
  const bijeenkomst = lijst.html.querySelector('[data-bijeenkomst]')?.getAttribute('data-bijeenkomst') ?? '';
  const body = new URLSearchParams({ bijeenkomst });
  for (const naam of ['Anna', 'Carla', 'Emma', 'Voorbeelddeelnemer 1', 'Voorbeelddeelnemer 3'])
    body.append('tik', knopVan(lijst, naam, 'Was er')?.getAttribute('value') ?? '');
  const samen = await rosa.vraag(`${pad}stand/`, { method: 'POST', body, headers: { Origin: server.url } });
  expect([samen.status, JSON.parse(samen.tekst)]).toEqual([200, { gelukt: true }]);
  const stand = JSON.parse((await anna.lees(`${pad}stand/?bijeenkomst=${bijeenkomst}`)).tekst).tikken;
  expect(Object.values(stand).sort()).toEqual(['aanwezig', 'aanwezig', 'aanwezig', 'aanwezig', 'aanwezig', 'afwezig', null]);
  const mis = await doe(anna, pad, 'Opslaan', { aantal: 'drie' });
  expect([mis.status, fouten(mis).includes('heel getal')]).toEqual([400, true]);
  const geteld = await doe(anna, pad, 'Opslaan', { aantal: '3' });
  expect([geteld.status, geteld.naar]).toEqual([303, expect.stringMatching(/aanwezig\/\?bijeenkomst=1&geteld=ja#zonder-aanmelding$/)]);
  expect(tekst(await anna.lees(geteld.naar))).toContain('Opgeslagen: 3 mensen zonder aanmelding.');
  expect(tekst(await anna.lees(pad))).not.toContain('Opgeslagen: 3');
  expect(
    (await rosa.stuur(`${pad}?_action=aanwezigheidInvullen`, { kennissessie: hier.split('/')[3] ?? '', bijeenkomst, tik: 'weg:aanwezig' }))
      .status,
  ).toBe(409);
  expect(tekst(await niemand.lees(sessie))).not.toContain('erbij');

  // The next morning, after nine.
  server = await opnieuwLater(server, 24 * UUR);
  for (const wie of [...mensen.values(), niemand]) wie.url = server.url;
  await totdat(async () => (await evaluatiebrieven()).size === 6, 'six letters');
  const brieven = await evaluatiebrieven();
  expect([...brieven.keys()].sort()).toEqual(['anna', 'bram', 'carla', 'deelnemer-01', 'deelnemer-03', 'emma']);
  expect(tekst(await niemand.lees(sessie))).toContain('Ten minste 8 mensen waren erbij.');

  // Without logging in, by the key alone; a key of one is none of another.
  const vanCarla = padVan(adresIn(brieven.get('carla')));
  const leeg = await doe(niemand, vanCarla, 'Verstuur');
  expect([leeg.status, fouten(leeg).includes('Kies hoe bruikbaar')]).toEqual([400, true]);
  const geantwoord = await niemand.verzend(leeg, vanCarla, 'Verstuur', { bruikbaar: '5', meegenomen: '<b>Een loket</b>' });
  expect([geantwoord.status, tekst(await niemand.lees(geantwoord.naar)).includes('Dank je wel')]).toEqual([303, true]);
  const [id = ''] = /[\w-]{36}/.exec(vanCarla) ?? [];
  const ander = padVan(adresIn(brieven.get('emma'))).replace(/[\w-]{36}/, id);
  expect((await niemand.lees(ander)).status).toBe(404);
  const vanBram = padVan(adresIn(brieven.get('bram')));
  expect([brieven.get('bram')?.includes('Was je erbij?'), fouten(await doe(niemand, vanBram, 'Verstuur', { bruikbaar: '3' }))]).toEqual([
    true,
    expect.stringContaining('Kies of je erbij was.'),
  ]);
  expect((await doe(niemand, vanBram, 'Verstuur', { bruikbaar: '3', erbij_1: 'ja' })).status).toBe(303);
  expect(tekst(await niemand.lees(sessie))).toContain('9 mensen waren erbij.');

  const later = await alsRosa(server);
  const terugblik = '/mijn/publicaties/nieuwe-terugblik/?kennissessie=vandaag-over-inwerken';
  const over = await later.lees(hier);
  expect(over.html.querySelector(`main a[href="${terugblik}"]`)?.text.trim()).toBe('Schrijf de terugblik');
  expect(over.html.querySelectorAll('main h2').map(({ text }) => text.trim())).toContain('Of: er komt geen terugblik');
  for (const naam of ['anna', 'emma']) await doe(niemand, padVan(adresIn(brieven.get(naam))), 'Verstuur', { bruikbaar: '4' });
  expect(tekst(await later.lees(`${hier}evaluatie/`))).not.toContain('Gemiddeld');
  await doe(niemand, padVan(adresIn(brieven.get('deelnemer-01'))), 'Verstuur', { bruikbaar: '4', beter: 'Meer pauze' });
  const uitkomst = await later.lees(`${hier}evaluatie/`);
  expect(tekst(uitkomst)).toContain('5 mensen gaven antwoord. Gemiddeld vonden zij de kennissessie 4 op een schaal van 1 tot 5.');
  expect(uitkomst.html.querySelectorAll('tbody :is(th, td)').map(({ text }) => text.trim())).toEqual([
    ...['5: heel bruikbaar', '1', '20%', '4', '3', '60%', '3', '1', '20%', '2', '0', '0%', '1: niet bruikbaar', '0', '0%'],
  ]);
  expect(uitkomst.tekst).not.toContain('Meer pauze');

  // The proof is of who was there, for that person alone.
  const bewijs = `/mijn/aanmeldingen/${id}/bewijs/`;
  const mijn = await carla.lees('/mijn/aanmeldingen/');
  expect(mijn.html.querySelectorAll('main a').map((a) => a.getAttribute('href'))).toContain(bewijs);
  const blad = tekst(await carla.lees(bewijs));
  for (const woord of ['Bewijs van deelname', 'Carla', 'Vandaag over inwerken', '1 uur', 'Voorbeeldregio Waterkant'])
    expect(blad).toContain(woord);
  expect((await (mensen.get('deelnemer-01') as Bezoeker).lees(bewijs)).status).toBe(404);
  const tweede = mensen.get('deelnemer-02') as Bezoeker;
  const eigen = (await tweede.lees('/mijn/aanmeldingen/')).html.querySelector('main a[href^="/mijn/aanmeldingen/"]')?.getAttribute('href');
  expect((await tweede.lees(`${eigen}bewijs/`)).status).toBe(404);
  const gegevens = JSON.parse((await carla.lees('/mijn/gegevens.json')).tekst);
  const deze = gegevens.aanmeldingen.find(({ kennissessie }: { kennissessie: string }) => kennissessie === 'Vandaag over inwerken');
  expect([deze.aanwezigheid[0].uitslag, deze.evaluatie_beantwoord]).toEqual(['aanwezig', true]);
  expect(gegevens.inzage.map(({ wat }: { wat: string }) => wat)).toEqual(['aanwezigheid', 'aanwezigheid']);

  const emma = await ingelogd('emma');
  const begonnen = await doe(emma, '/mijn/publicaties/nieuwe-terugblik/', 'Beginnen met schrijven', {
    kennissessie: 'vandaag-over-inwerken',
  });
  const formulier = await emma.lees(begonnen.naar);
  expect(formulier.html.querySelector('[name=aantal_deelnemers]')?.getAttribute('value')).toBe('9');
});
