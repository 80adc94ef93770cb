import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { UUR_MS } from '#grond/duur.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
let hier = '';
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
  hier = await planDag();
});
afterAll(() => server.ruimOp());

const fouten = ({ html }: Antwoord) => html.querySelectorAll('.foutenlijst a').map(({ text }) => text.trim());
const ADRES = '/kennissessies/dag-met-sprekers/';
const DAG = {
  ...{ titel: 'Dag met sprekers', kern: 'Een dag.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '3', achtergehouden: '2' },
  ...{ vrijgeven_op: '2027-01-11', aanmelden_vanaf: '2026-11-01', aanmelden_tot: '2027-01-20', organisator: 'Realisatie-Eenheid' },
};

async function planDag(anders: Record<string, string> = {}): Promise<string> {
  const { naar } = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', { ...DAG, ...anders });
  const pad = naar.replace(/\?.*/, '');
  await zetOpen(rosa, pad);
  return pad;
}
const ingelogd = async (naam: string): Promise<Bezoeker> => {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, `${naam}@voorbeeld.example`, naam);
  return bezoeker;
};
const nodig = (adres: string) => doe(rosa, `${hier}deelnemers/plaatsen/`, 'Nodig uit', { adres });
/** The link in the letter, as its reader opens it. */
async function linkVoor(adres: string): Promise<string> {
  const [brief] = await postAan(server, adres, /plaats voor je/);
  return /\/uitnodiging\/\?sleutel=\S+/.exec(brief?.text ?? '')?.[0] ?? '';
}

test('een spreker zonder account zegt ja: de plaats was vastgehouden, ook toen de dag vol raakte', async () => {
  await expect.poll(async () => (await rosa.lees(ADRES)).status).toBe(200);
  const pagina = await rosa.lees(`${hier}deelnemers/plaatsen/`);
  for (const deel of ['Je houdt nog 2 plaatsen achter.', 'Er is een plaats voor je: Dag met sprekers', 'Je bent nog niet aangemeld.'])
    expect(tekst(pagina)).toContain(deel);
  const mis = await nodig('spreker@');
  expect([mis.status, fouten(mis).length, mis.html.querySelector('input[name=adres]')?.getAttribute('value')]).toEqual([
    400,
    1,
    'spreker@',
  ]);
  expect((await nodig('spreker@voorbeeld.example')).naar).toBe(`${hier}deelnemers/?gedaan=uitgenodigd`);
  const lijst = tekst(await rosa.lees(`${hier}deelnemers/`));
  for (const deel of ['Uitgenodigd, nog geen antwoord (1)', 'spreker@voorbeeld.example', 'Je houdt nog 1 plaats achter.'])
    expect(lijst).toContain(deel);
  expect(fouten(await nodig('spreker@voorbeeld.example'))).toEqual([expect.stringContaining('al uitgenodigd')]);

  const anna = await ingelogd('anna');
  expect((await doe(anna, `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' })).status).toBe(303);
  await expect.poll(async () => tekst(await anna.lees(ADRES))).toContain('Vol, met wachtlijst');

  const link = await linkVoor('spreker@voorbeeld.example');
  const zonder = new Bezoeker(server.url);
  const uitnodiging = await zonder.lees(link);
  expect([uitnodiging.status, tekst(uitnodiging)]).toEqual([200, expect.stringContaining('houdt een plaats voor je vrij')]);
  expect(uitnodiging.koppen.get('cache-control')).toContain('no-store');
  // On the way to the form it stays clear for which address the place is held, also for who logs in with another one.
  const ja =
    uitnodiging.html
      .querySelectorAll('main form a')
      .find(({ text }) => text.trim() === 'Ja, ik doe mee')
      ?.getAttribute('href') ?? '';
  const inloggen = await zonder.lees((await zonder.lees(ja)).naar);
  expect(tekst(inloggen)).toContain(
    'Log in met spreker@voorbeeld.example. Voor dat adres houden we een plaats vrij bij ‘Dag met sprekers’.',
  );
  expect(inloggen.html.querySelector('input[name=adres]')?.getAttribute('value')).toBe('spreker@voorbeeld.example');
  const ander = await ingelogd('emma');
  expect(tekst(await ander.lees(ja))).toContain(
    'De uitnodiging is voor spreker@voorbeeld.example. Jij bent ingelogd met emma@voorbeeld.example.',
  );
  expect(tekst(await ander.lees(ja.replace(/=.*/, '=verzonnen')))).not.toContain('De uitnodiging is voor');
  const spreker = await ingelogd('spreker');
  expect(tekst(await spreker.lees('/mijn/aanmeldingen/'))).toContain('Je bent uitgenodigd');
  const formulier = await spreker.lees(`${ADRES}aanmelden/`);
  expect(tekst(formulier)).toContain('Er is een plaats voor je');
  const klaar = await spreker.verzend(formulier, `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
  const net = tekst(await spreker.lees(klaar.naar));
  for (const deel of ['Je hebt een plaats', 'We sturen een bevestiging naar spreker@voorbeeld.example.']) expect(net).toContain(deel);
  // Months later the page says nothing that is no longer so.
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db
    .updateTable('aanmelding')
    .set((eb) => ({ gewijzigd_op: eb('gewijzigd_op', '-', UUR_MS) }))
    .execute();
  await sluit();
  const later = tekst(await spreker.lees(klaar.naar));
  expect([later.includes('Je kreeg een bevestiging per mail.'), later.includes('We sturen')]).toEqual([true, false]);
  expect(tekst(await zonder.lees(link))).toContain('Je hebt ja gezegd.');
});

test('wie voor de locatie is uitgenodigd, vindt dat in het formulier al aangekruist en kan het veranderen', async () => {
  const adres = '/kennissessies/dag-op-locatie-of-online/';
  const hybride = { vorm: 'hybride', capaciteit_online: '2', online_link: 'https://kamer.voorbeeld.example/x' };
  const pad = await planDag({ titel: 'Dag op locatie of online', ...hybride });
  await doe(rosa, `${pad}deelnemers/plaatsen/`, 'Nodig uit', { adres: 'docent@voorbeeld.example' });
  await expect.poll(async () => (await rosa.lees(adres)).status).toBe(200);
  const gekozen = async (naam: string) =>
    (await (await ingelogd(naam)).lees(`${adres}aanmelden/`)).html
      .querySelectorAll('input[name=deelname][checked]')
      .map((veld) => veld.getAttribute('value'));
  expect([await gekozen('docent'), await gekozen('emma')]).toEqual([['fysiek'], []]);
});

test('nee zeggen kan zonder inloggen, een typefout wordt ingetrokken, en de plaats is terug', async () => {
  await nodig('gast@voorbeeld.example');
  const link = await linkVoor('gast@voorbeeld.example');
  const gast = new Bezoeker(server.url);
  const nee = await doe(gast, link, 'Nee, ik kom niet');
  expect(tekst(await gast.lees(nee.naar))).toContain('Je hebt nee gezegd.');
  expect((await gast.lees('/uitnodiging/?sleutel=verzonnen')).status).toBe(404);
  await nodig('gsat@voorbeeld.example');
  const vraag = await doe(rosa, `${hier}deelnemers/`, 'Trek in');
  for (const deel of ['Dit gaat naar 1 persoon (gsat@voorbeeld.example).', 'Je uitnodiging is ingetrokken: Dag met sprekers'])
    expect(tekst(vraag)).toContain(deel);
  expect((await rosa.verzend(vraag, `${hier}deelnemers/`, 'Ja, trek in')).naar).toBe(`${hier}deelnemers/?gedaan=teruggenomen`);
  expect(await postAan(server, 'gsat@voorbeeld.example', /ingetrokken/)).toHaveLength(1);
  const lijst = tekst(await rosa.lees(`${hier}deelnemers/`));
  for (const deel of ['Je houdt nog 1 plaats achter.', 'Uitgenodigd en niet gekomen (2)', 'Zegt nee', 'Ingetrokken'])
    expect(lijst).toContain(deel);
  // Who does not organise it finds nothing of all this.
  const anna = await ingelogd('anna');
  expect((await anna.lees(`${hier}deelnemers/plaatsen/`)).status).toBe(404);
});

test('achtergehouden plaatsen vrijgeven: eerst wie het krijgt, dan pas de mail', async () => {
  const bram = await ingelogd('bram');
  await doe(bram, `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
  expect(tekst(await rosa.lees(`${hier}deelnemers/`))).toContain('Op maandag 11 januari 2027 om 09.00 uur komt die vanzelf vrij.');
  const vraag = await doe(rosa, `${hier}deelnemers/`, 'Achtergehouden plaatsen vrijgeven');
  expect(tekst(vraag)).toContain('Dit gaat naar 1 persoon van de wachtlijst, nu met een plaats.');
  expect((await rosa.verzend(vraag, `${hier}deelnemers/`, 'Ja, geef vrij')).naar).toBe(`${hier}deelnemers/?gedaan=vrijgegeven`);
  expect(tekst(await bram.lees('/mijn/aanmeldingen/'))).toContain('Bevestigd');
  // When nobody waits, nobody is said to have moved up.
  const leeg = await planDag({ titel: 'Nog leeg', achtergehouden: '1', vrijgeven_op: '' });
  const vrij = await doe(rosa, `${leeg}deelnemers/`, 'Achtergehouden plaatsen vrijgeven');
  expect([vrij.status, tekst(await rosa.lees(vrij.naar)).includes('Er schoof niemand door van de wachtlijst.')]).toEqual([303, true]);
});

test('alleen wie zich nog aanmeldt leest dat het voor beide bijeenkomsten is; bij een volle dag gaat de uitnodiging over de wachtlijst', async () => {
  const tweede = { datum_2: '2027-02-04', begintijd_2: '09:30', eindtijd_2: '16:30' };
  const pad = await planDag({ titel: 'Tweemaal', capaciteit: '1', achtergehouden: '', vrijgeven_op: '', ...tweede });
  const adres = '/kennissessies/tweemaal/';
  const cleo = await ingelogd('cleo');
  await expect.poll(async () => tekst(await cleo.lees(adres))).toContain('Je meldt je aan voor beide:');
  await doe(cleo, `${adres}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
  const plaatsen = await rosa.lees(`${pad}deelnemers/plaatsen/`);
  expect(plaatsen.html.querySelector('h1')?.text).toBe('Iemand uitnodigen voor de wachtlijst');
  await rosa.verzend(plaatsen, `${pad}deelnemers/plaatsen/`, 'Nodig uit', { adres: 'gast-twee@voorbeeld.example' });
  const [brief] = await postAan(server, 'gast-twee@voorbeeld.example', /^Uitnodiging voor de wachtlijst: Tweemaal$/);
  const link = /\/uitnodiging\/\?sleutel=\S+/.exec(brief?.text ?? '')?.[0] ?? '';
  const gast = new Bezoeker(server.url);
  const vraag = await gast.lees(link);
  expect(tekst(vraag)).toContain('Je meldt je aan voor beide:');
  expect(vraag.html.querySelectorAll('main a').map(({ text }) => text.trim())).toContain('Ja, zet mij op de wachtlijst');
  const nee = tekst(await gast.lees((await gast.verzend(vraag, link, 'Nee, ik kom niet')).naar));
  expect([nee.includes('2 bijeenkomsten:'), nee.includes('Je meldt je aan')]).toEqual([true, false]);

  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db.updateTable('kennissessie').set({ status: 'afgelast' }).where('slug', '=', 'tweemaal').execute();
  await sluit();
  await expect.poll(async () => tekst(await gast.lees(adres))).toContain('Deze kennissessie gaat niet door.');
  const af = tekst(await gast.lees(adres));
  expect([af.includes('2 bijeenkomsten:'), af.includes('Je meldt je aan')]).toEqual([true, false]);
});
