import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const GOVERNANCE = 'governance-op-een-a4-wie-besluit-waarover';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

const knop = ({ html }: Antwoord, begin: string) =>
  html
    .querySelectorAll('main button')
    .map(({ text }) => text.trim())
    .find((een) => een.startsWith(begin)) ?? '';
async function ingelogd(naam: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, `${naam}@voorbeeld.example`);
  return bezoeker;
}

test('de Realisatie-Eenheid vindt een tekst van een andere regio, ziet wie hem noemt, trekt hem in en zet hem terug', async () => {
  const lijst = await rosa.lees('/beheer/publicaties/?zoek=governance+drieland');
  const antwoord = await rosa.verzend(lijst, '/beheer/publicaties/', knop(lijst, 'Beheer deze tekst'));
  expect(antwoord.naar).toMatch(/^\/beheer\/publicaties\/[0-9a-f-]{36}\/\?gedaan=overgenomen$/);
  const beheer = antwoord.naar.replace(/\?.*/, '');
  const pagina = await rosa.lees(beheer);
  expect(pagina.html.querySelectorAll('details a').map((een) => een.getAttribute('href'))).toContain(
    '/onderwijsregios/voorbeeldregio-drieland/',
  );
  // Titles and words, not the codes of a file.
  const inhoud = tekst(pagina);
  expect([inhoud.includes('samenwerking-en-governance'), /\b20\d\d-\d\d-\d\d\b/.test(inhoud)]).toEqual([false, false]);

  await doe(rosa, beheer, 'Intrekken', { reden: 'Per vergissing.' });
  const bezoeker = new Bezoeker(server.url);
  const adres = `/praktijken/${GOVERNANCE}/`;
  expect((await bezoeker.lees(adres)).status).toBe(410);
  expect(tekst(await rosa.lees('/beheer/'))).toMatch(/\d+ links? komt?(en)? nergens meer uit/);
  const melding = tekst(await rosa.lees('/beheer/publicaties/'));
  expect(melding).toContain('Links die nergens meer uitkomen');
  expect(melding).toContain('Voorbeeldregio Drieland');
  expect(tekst(await rosa.lees(beheer))).not.toContain('Deze tekst van de site halen');

  const terug = await doe(rosa, beheer, 'Terugzetten');
  expect([terug.naar, (await bezoeker.lees(adres)).status]).toEqual([`${beheer}?gedaan=teruggezet`, 200]);
  expect(tekst(await rosa.lees('/beheer/'))).not.toContain('nergens meer uit');
});

test('indienen met tips zegt bovenaan dat er nog niets is ingediend, en een beeld dat er niet is houdt indienen tegen', async () => {
  const emma = await ingelogd('emma');
  const begonnen = await doe(emma, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const mijn = begonnen.naar.replace('bewerken/', '');
  const bestand = readFileSync(join(server.contentDir, `praktijken/${GOVERNANCE}.mdx`), 'utf8');
  expect(bestand.length).toBeGreaterThan(0);
  const velden = {
    ...{ titel: 'Een maatje voor iedereen die overstapt', kern: 'Elke overstapper krijgt een maatje.', bouwstenen: 'aanpak-lerarentekort' },
    ...{
      sectoren: 'po',
      fase: 'pilot',
      aanleiding: 'Alleen.',
      aanpak: 'Eerst.\n\n![Schema](/bijlagen/x.png)',
      resultaat: 'Minder uitval.',
    },
    ...{ geleerde_lessen: 'Begin klein.', wat_werkte_niet: 'Op vak.', randvoorwaarden: 'Uren.', overdraagbaarheid: 'Ja.' },
    ...{ kosten_schaal: '€', kosten_toelichting: 'Tijd.', inzet_uren: '120', inzet_toelichting: 'Twee uur per koppel.' },
    ...{ resultaat_kern: 'Elf bleven.', resultaat_gemeten: 'Telling.', resultaat_gemeten_op: '2026-10-01', effect: 'positief' },
    ...{ onderbouwing_niveau: '2', onderbouwing_toelichting: 'Eigen telling.', contact: 'loket@voorbeeldregio-waterkant.example' },
    ...{ herzien_voor: '2027-11-01', verwant: GOVERNANCE },
  };
  const kapot = await doe(emma, begonnen.naar, 'Indienen', velden);
  expect([kapot.status, tekst(kapot).includes('In regel 3 van ‘Aanpak’ staat een beeld dat er niet is: /bijlagen/x.png.')]).toEqual([
    400,
    true,
  ]);

  const tips = await doe(emma, begonnen.naar, 'Indienen', { ...velden, aanpak: 'Eerst.' });
  expect(tips.naar).toBe(`${mijn}voorbeeld/?controle=ja`);
  const voorbeeld = await emma.lees(tips.naar);
  expect(tekst(voorbeeld)).toMatch(/Nog niet ingediend\s*We hebben nog \d+ tips?/);
  expect(tekst(voorbeeld)).toContain('Terug naar schrijven');
  // What the page will show below the text is in the preview too.
  const verwant = voorbeeld.html.querySelectorAll('h2').find(({ text }) => text.trim() === 'Verwante best practices');
  expect(verwant?.parentNode?.querySelector(`a[href="/praktijken/${GOVERNANCE}/"]`)).toBeTruthy();
  const ingediend = await emma.verzend(voorbeeld, tips.naar, 'Toch indienen');
  expect(ingediend.naar).toBe(`${mijn}?gedaan=ingediend`);

  // Sent back: the reason stands above the form; after sending it in again the remark is one of an earlier version.
  const anna = await ingelogd('anna');
  const beheer = mijn.replace('/mijn/', '/beheer/');
  expect(tekst(await anna.lees('/mijn/'))).toMatch(/Er wacht 1 tekst op jou\..*Je werk voor de regio/);
  await doe(anna, beheer, 'Opmerking bewaren', { veld: 'kern', opmerking: 'Noem het rooster.' });
  await doe(anna, beheer, 'Terugsturen', { toelichting: 'Leg uit wat een maatje doet.' });
  expect(tekst(await emma.lees(`${mijn}bewerken/`))).toContain('Leg uit wat een maatje doet.');
  expect(tekst(await emma.lees('/mijn/'))).toMatch(/Een maatje voor iedereen die overstapt is teruggestuurd\..*Hier schrijf je aan/);
  // The same tips do not come back for a word that changed.
  const woord = await doe(emma, `${mijn}bewerken/`, 'Indienen', { kern: 'Elke overstapper krijgt meteen een maatje.' });
  expect(woord.naar).toBe(`${mijn}?gedaan=ingediend`);
  expect(tekst(await anna.lees(beheer))).toContain('Opmerkingen bij een eerdere versie (1)');

  await doe(anna, beheer, 'Goedkeuren');
  expect(tekst(await rosa.lees('/beheer/'))).toContain('Een maatje voor iedereen die overstapt best practice beoordelen, sinds vandaag');
  await doe(rosa, beheer, 'Goedkeuren');
  const verward = await doe(rosa, beheer, 'Publiceren', { datum: '2030-01-01' });
  expect([verward.status, tekst(verward).includes('Je koos Nu, maar vulde ook een datum in.')]).toEqual([400, true]);
  expect((await new Bezoeker(server.url).lees('/praktijken/een-maatje-voor-iedereen-die-overstapt/')).status).toBe(404);
  const gepland = await doe(rosa, beheer, 'Publiceren', { wanneer: 'later', datum: '2030-01-01' });
  expect(gepland.naar).toBe(`${beheer}?gedaan=gepland`);
  expect(tekst(await rosa.lees(beheer))).toContain('Komt online op');
}, 120_000);

test('een concept verwijderen vraagt eerst of je het zeker weet; daarna is het weg', async () => {
  const bram = await ingelogd('bram');
  const { naar } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const mijn = naar.replace('bewerken/', '');
  await doe(bram, naar, 'Opslaan', { titel: 'Weg ermee' });
  expect((await bram.lees(mijn)).html.querySelector(`a[href="${mijn}verwijderen/"]`)?.text).toBe('Verwijder dit concept');
  const vraag = await bram.lees(`${mijn}verwijderen/`);
  expect(tekst(vraag)).toContain('Je kunt het niet terughalen.');
  expect((await (await ingelogd('carla')).lees(`${mijn}verwijderen/`)).status).toBe(404);
  const weg = await bram.verzend(vraag, `${mijn}verwijderen/`, 'Ja, verwijder dit concept');
  expect([weg.naar, (await bram.lees(mijn)).status]).toEqual(['/mijn/publicaties/?gedaan=verwijderd', 404]);
  expect(tekst(await bram.lees(weg.naar))).toContain('Het concept is verwijderd.');
});

test('wat in git veranderde staat als waarschuwing boven het schrijven, en overnemen vraagt bevestiging', async () => {
  const bram = await ingelogd('bram');
  const lijst = await bram.lees('/mijn/publicaties/');
  const welke =
    lijst.html
      .querySelectorAll('main button')
      .find(({ text }) => text.includes('Exitgesprekken'))
      ?.text.trim() ?? '';
  const { naar } = await bram.verzend(lijst, '/mijn/publicaties/', welke);
  const mijn = naar.replace(/\?.*/, '');
  const pad = join(server.contentDir, 'praktijken/exitgesprekken-die-echt-iets-opleveren.mdx');
  writeFileSync(pad, readFileSync(pad, 'utf8').replace(/^kern: .*$/m, 'kern: Een kern uit git.'));
  const waarschuwing = 'Het bestand is buiten de site om veranderd';
  await expect.poll(async () => tekst(await bram.lees(`${mijn}bewerken/`)), { timeout: 20_000 }).toContain(waarschuwing);
  const vraag = await bram.lees(`${mijn}overnemen/`);
  expect(tekst(vraag)).toContain('Een kern uit git.');
  const over = await bram.verzend(vraag, `${mijn}overnemen/`, 'Ja, overnemen');
  expect(over.naar).toBe(`${mijn}?gedaan=overgenomen`);
  const bewerken = await bram.lees(`${mijn}bewerken/`);
  expect([tekst(bewerken).includes(waarschuwing), bewerken.html.querySelector('textarea[name=kern]')?.text.trim()]).toEqual([
    false,
    'Een kern uit git.',
  ]);
});
