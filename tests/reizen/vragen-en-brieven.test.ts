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
  const lijst = tekst(await rosa.lees(vragen));
  expect([lijst.includes('Schriftelijk beantwoord. Klein beginnen.'), /anna/i.test(lijst)]).toEqual([true, false]);

  const pad = `${hier}verstuurd/`;
  expect(tekst(await rosa.lees(pad))).toContain('Er ging nog geen brief naar de deelnemers samen.');
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
