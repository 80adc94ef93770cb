import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
});
afterAll(() => server.ruimOp());

const fouten = ({ html }: Antwoord) => html.querySelectorAll('.foutenlijst a').map(({ text }) => text.trim());
const ingelogd = (naam: string) => ingelogdAls(server, naam);
const SESSIE = {
  ...{ titel: 'Dag met vragen', kern: 'Een dag.', soort: 'kennissessie', schaal: 'landelijk', vorm: 'fysiek', plaats: 'Utrecht' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', capaciteit: '9', aanmelden_vanaf: '2026-11-01', organisator: 'RE' },
};

test('vragen krijgen een uitkomst, en een extra brief gaat na een voorbeeld één keer uit', async () => {
  const hier = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', SESSIE)).naar.replace(/\?.*/, '');
  await zetOpen(rosa, hier);
  const adres = '/kennissessies/dag-met-vragen/';
  await expect.poll(async () => (await rosa.lees(adres)).status).toBe(200);
  const anna = await ingelogd('anna');
  expect(tekst(await anna.lees(`${adres}aanmelden/`))).toContain('De organisator geeft je vraag door aan de sprekers, zonder je naam.');
  await doe(anna, `${adres}aanmelden/`, 'Aanmelden', { vraag: 'Hoe begin je?', toestemming: 'ja' });

  const vragen = `${hier}vragen/`;
  const mis = await doe(rosa, vragen, 'Bewaar', { 'uitkomst-1': 'schriftelijk' });
  expect([mis.status, fouten(mis)]).toEqual([400, [expect.stringContaining('Schrijf het antwoord op')]]);
  const goed = await rosa.verzend(mis, vragen, 'Bewaar', { 'uitkomst-1': 'schriftelijk', 'antwoord-1': 'Klein beginnen.' });
  expect(goed.naar).toBe(`${vragen}?gedaan=bewaard`);
  await antwoordBereiktAnna(anna, vragen);
  const lijst = tekst(await rosa.lees(vragen));
  expect([lijst.includes('Schriftelijk beantwoord. Klein beginnen.'), /anna/i.test(lijst)]).toEqual([true, false]);

  const pad = `${hier}verstuurd/`;
  expect(tekst(await rosa.lees(pad))).toContain('aan 1 mens (wie dit vroeg), door Rosa');
  const leeg = await doe(rosa, pad, 'Bekijk de brief');
  expect([leeg.status, fouten(leeg).length]).toEqual([400, 2]);
  const vraag = await rosa.verzend(leeg, pad, 'Bekijk de brief', { onderwerp: 'Neem je laptop mee', tekst: 'Er is stroom.' });
  for (const deel of ['Dit gaat naar 1 persoon met een plaats.', 'Neem je laptop mee: Dag met vragen', 'Er is stroom.'])
    expect(tekst(vraag)).toContain(deel);
  for (let keer = 0; keer < 2; keer += 1) expect((await rosa.verzend(vraag, pad, 'Ja, verstuur')).naar).toBe(`${pad}?gedaan=verstuurd`);
  expect(await postAan(server, 'anna@voorbeeld.example', /^Neem je laptop mee: Dag met vragen/)).toHaveLength(1);
  expect(tekst(await rosa.lees(pad))).toMatch(/Neem je laptop mee.*aan 1 mens \(wie een plaats heeft\), door Rosa/);
  for (const ander of [vragen, pad]) expect((await anna.lees(ander)).status).toBe(404);
});

/** The answer stands at the registration and in the export at once; by mail after a look at the letter, and once. */
async function antwoordBereiktAnna(anna: Bezoeker, vragen: string): Promise<void> {
  const kaart = (await anna.lees('/mijn/aanmeldingen/')).html
    .querySelectorAll('main a')
    .find(({ text }) => text.includes('Dag met vragen'));
  expect(tekst(await anna.lees(kaart?.getAttribute('href') ?? ''))).toMatch(/Antwoord van de organisator\s*Klein beginnen\./);
  const bewaard = JSON.parse((await anna.lees('/mijn/gegevens.json')).tekst).aanmeldingen.find(
    ({ kennissessie }: { kennissessie: string }) => kennissessie === 'Dag met vragen',
  );
  expect(bewaard).toMatchObject({
    vraag: 'Hoe begin je?',
    uitkomst_van_je_vraag: { uitkomst: 'schriftelijk', antwoord: 'Klein beginnen.' },
  });
  const brieven = () => postAan(server, 'anna@voorbeeld.example', /^Antwoord op je vraag: Dag met vragen/);
  const mail = { 'uitkomst-1': 'schriftelijk', 'antwoord-1': 'Klein beginnen.', 'mailen-1': 'ja' };
  const vraag = await doe(rosa, vragen, 'Bewaar', mail);
  for (const deel of ['Dit gaat naar 1 persoon die dit vroeg.', 'Antwoord op je vraag: Dag met vragen', 'Je vroeg: Hoe begin je?'])
    expect(tekst(vraag)).toContain(deel);
  expect(tekst(await rosa.lees(vragen.replace('vragen', 'verstuurd')))).toContain('Er ging nog geen brief naar de deelnemers samen.');
  const terug = await rosa.verzend(vraag, vragen, 'Nee, ik wil nog iets wijzigen');
  expect(terug.html.querySelector('input[name=mailen-1]')?.hasAttribute('checked')).toBe(true);
  const klaar = async () => (await rosa.verzend(vraag, vragen, 'Ja, verstuur')).naar.replace(/.*gedaan=/, '');
  expect([await klaar(), await klaar()]).toEqual(['gemaild', 'al-gemaild']);
  expect(tekst(await rosa.lees(vragen))).toContain('1 persoon kreeg dit antwoord al per mail');
  expect(await brieven()).toHaveLength(1);
  const anders = await doe(rosa, vragen, 'Bewaar', { ...mail, 'uitkomst-1': 'doorgezet' });
  expect([anders.status, fouten(anders)]).toEqual([400, [expect.stringContaining('Mailen kan alleen als je')]]);
}

test('een dag na de kennissessie staat er meteen dat de behoeften gewist zijn, zonder knop', async () => {
  const later = tekst(await rosa.lees('/beheer/kennissessies/s13/deelnemers/behoeften/'));
  expect([later.includes('Wat mensen nodig hadden, is gewist.'), later.includes('Toon de behoeften')]).toEqual([true, false]);
});
