import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const ingelogd = (naam: string) => ingelogdAls(server, naam);
const ADRES = '/kennissessies/dag-op-twee-manieren/';
const SESSIE = {
  ...{ titel: 'Dag op twee manieren', kern: 'Een dag.', soort: 'kennissessie', schaal: 'landelijk', vorm: 'hybride' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', online_link: 'https://kamer.voorbeeld.example/x' },
  ...{ capaciteit: '2', capaciteit_online: '1', aanmelden_vanaf: '2026-11-01', organisator: 'Realisatie-Eenheid' },
};

test('op locatie of online: elk met eigen plaatsen, en wisselen naar een volle vorm vraagt eerst', async () => {
  const rosa = await alsRosa(server);
  const hier = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', SESSIE)).naar.replace(/\?.*/, '');
  await zetOpen(rosa, hier);
  await expect.poll(async () => tekst(await rosa.lees(ADRES))).toContain('nog 3 plaatsen (2 op locatie, 1 online)');
  const [anna, bram] = [await ingelogd('anna'), await ingelogd('bram')];
  expect(tekst(await anna.lees(`${ADRES}aanmelden/`))).toMatch(
    /Ik kom naar de locatie\s*Nog 2 plaatsen\..*Ik doe online mee\s*Nog 1 plaats\./,
  );
  const klaar = await doe(anna, `${ADRES}aanmelden/`, 'Aanmelden', { deelname: 'fysiek', toestemming: 'ja' });
  const vanBram = await doe(bram, `${ADRES}aanmelden/`, 'Aanmelden', { deelname: 'online', toestemming: 'ja' });
  await expect.poll(async () => tekst(await anna.lees(ADRES))).toContain('nog 1 plaats, alleen op de locatie (online: wachtlijst)');
  // Who has the last place online keeps it; who would come to it waits, and gets no link yet.
  const bij = async (wie: Bezoeker, pad: string) =>
    (await wie.lees(pad)).html.querySelectorAll('fieldset .utrecht-form-field-description').map(({ text }) => text.trim());
  expect(await bij(anna, `${klaar.naar}wijzigen/`)).toEqual([
    'Dit heb je nu. Je houdt je plaats.',
    'Vol: je komt op de wachtlijst. Krijg je een plaats, dan mailen we je de link.',
  ]);
  expect(await bij(bram, `${vanBram.naar}wijzigen/`)).toEqual([
    'Nog 1 plaats.',
    'Dit heb je nu. Je houdt je plaats. De link krijg je per mail.',
  ]);
  expect((await bij(await ingelogd('emma'), `${ADRES}aanmelden/`))[1]).toBe(
    'Vol: je komt op de wachtlijst. Krijg je een plaats, dan mailen we je de link.',
  );
  expect((await new Bezoeker(server.url).lees(ADRES)).tekst).not.toContain('kamer.voorbeeld.example');

  const wijzigen = `${klaar.naar}wijzigen/`;
  const vraag = await doe(anna, wijzigen, 'Opslaan', { deelname: 'online' });
  expect([vraag.status, tekst(vraag)]).toEqual([409, expect.stringContaining('Ik geef mijn plaats op.')]);
  expect(tekst(await anna.lees(klaar.naar))).toContain('Je hebt een plaats');
  expect((await anna.verzend(vraag, wijzigen, 'Opslaan', { opgeven: 'ja' })).status).toBe(303);
  const daarna = tekst(await anna.lees(klaar.naar));
  for (const deel of ['Je staat op de wachtlijst', 'Online']) expect(daarna).toContain(deel);
  await expect
    .poll(async () => tekst(await anna.lees(klaar.naar)))
    .toContain(
      'Online is geen plaats meer vrij. Op de locatie nog wel. Wil je liever naar de locatie komen? Kies dan ‘Wijzig je antwoorden’.',
    );
  await expect.poll(async () => tekst(await bram.lees(ADRES))).toContain('nog 2 plaatsen, alleen op de locatie (online: wachtlijst)');
});

test('zonder link leest de organisator dat hij nog ontbreekt, en wie online meedoet dat hij per mail volgt', async () => {
  const [rosa, bram] = [await alsRosa(server), await ingelogd('bram')];
  const zonder = { ...SESSIE, titel: 'Nog zonder link', online_link: '' };
  const hier = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', zonder)).naar.replace(/\?.*/, '');
  const zin = 'Wie online meedoet, krijgt die per mail zodra jij hem invult.';
  expect(tekst(await rosa.lees(hier))).not.toContain(zin);
  const vraag = await doe(rosa, hier, 'Openzetten', { achtergehouden: '1' });
  expect(tekst(vraag)).toContain(zin);
  // What is decided about places is looked at before it is public; what stays inside is told apart.
  expect(tekst(vraag)).toContain('3: 2 op locatie, 1 online');
  expect(tekst(vraag)).toMatch(/Dit staat niet op de site\s*Achtergehouden\s*1 plaats.*Online link\s*nog niet ingevuld/);
  await rosa.verzend(vraag, hier, 'Ja, zet open');
  expect(tekst(await rosa.lees(hier))).toContain(zin);
  const adres = '/kennissessies/nog-zonder-link/';
  await expect.poll(async () => (await bram.lees(adres)).status).toBe(200);
  const klaar = await doe(bram, `${adres}aanmelden/`, 'Aanmelden', { deelname: 'online', toestemming: 'ja' });
  expect(tekst(await bram.lees(klaar.naar))).toContain('De link om mee te doen volgt per mail.');
  const link = 'https://kamer.voorbeeld.example/later';
  const gevuld = await doe(rosa, hier, 'Opslaan', { online_link: link });
  expect(tekst(gevuld)).toContain('Dit gaat naar 1 persoon met een plaats (online).');
  await rosa.verzend(gevuld, hier, 'Ja, verstuur');
  expect(tekst(await rosa.lees(hier))).not.toContain(zin);
  expect(tekst(await bram.lees(klaar.naar))).toContain(link);
});
