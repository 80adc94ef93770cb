import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdf } from '../inhoud/bijlagen/maken.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { doe, tekst, zetOpen } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
let hier = '';
const ADRES = '/kennissessies/dag-met-materialen/';
const DAG = {
  ...{ titel: 'Dag met materialen', kern: 'Een dag.', soort: 'kennissessie', schaal: 'landelijk', vorm: 'fysiek', plaats: 'Utrecht' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', capaciteit: '1', aanmelden_vanaf: '2026-11-01', organisator: 'RE' },
};
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
  hier = (await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', DAG)).naar.replace(/\?.*/, '');
  // Nobody comes to a concept: there is no such page yet.
  expect((await rosa.lees(`${hier}materiaal/`)).status).toBe(404);
  await zetOpen(rosa, hier);
});
afterAll(() => server.ruimOp());

const fouten = ({ html }: Antwoord) => html.querySelectorAll('.foutenlijst a').map(({ text }) => text.trim());
const veld = ({ html }: Antwoord, naam: string) => html.querySelector(`input[name=${naam}]`)?.getAttribute('value') ?? '';
const bestanden = () => {
  const map = join(server.dataDir, 'bijlagen/deelnemers');
  return existsSync(map) ? readdirSync(map) : [];
};
/** The form as a browser without JavaScript sends it. */
function stuur(wie: Bezoeker, velden: { titel?: string; link?: string }, inhoud: Buffer | null = null): Promise<Antwoord> {
  const data = new FormData();
  data.set('kennissessie', hier.split('/')[3] ?? '');
  data.set('titel', velden.titel ?? 'Presentatie van de middag');
  data.set('link', velden.link ?? '');
  data.set('bestand', inhoud ? new File([new Uint8Array(inhoud)], 'intern-v3-DEF.pdf') : new File([], ''));
  return wie.vraag(`${hier}materiaal/?_action=materiaalToevoegen`, { method: 'POST', body: data, headers: { Origin: server.url } });
}
async function aangemeld(naam: string) {
  const wie = await ingelogdAls(server, naam);
  const { naar } = await doe(wie, `${ADRES}aanmelden/`, 'Aanmelden', { toestemming: 'ja' });
  return { wie, pad: naar.replace(/\?.*/, '') };
}
const links = ({ html }: Antwoord, begin: string) =>
  html
    .querySelectorAll(`main a[href^="${begin}"]`)
    .map((een) => een.getAttribute('href') ?? '')
    .filter((href) => href !== begin);

test('wat geweigerd wordt zegt waarom, houdt vast wat getypt is en bewaart niets', async () => {
  const leeg = await rosa.lees(`${hier}materiaal/`);
  for (const zin of ['Er zijn nog geen materialen.', 'Kies een bestand of vul een link in.', 'Staan hier dan materialen'])
    expect(tekst(leeg)).toContain(zin);
  const geweigerd: [Parameters<typeof stuur>[1], Buffer | null, number, string][] = [
    [{}, null, 400, 'Kies een bestand of vul een link in.'],
    [{}, Buffer.from('<!doctype html><script>1</script>'), 400, 'Dit soort bestand kunnen we niet bewaren.'],
    [{}, Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 400, 'Dit bestand is groter dan 5 MB.'],
    [{ titel: '' }, pdf('a'), 400, 'Vul een titel in'],
    [{ titel: 'a'.repeat(2000) }, pdf('a'), 400, 'ten hoogste 150 tekens'],
    [{ link: 'javascript:alert(1)' }, null, 400, 'beginnend met https://'],
    [{ link: 'http://voorbeeld.example/' }, null, 400, 'beginnend met https://'],
    [{ link: 'https://voorbeeld.example/' }, pdf('a'), 400, 'een voor een'],
  ];
  for (const [velden, inhoud, status, zin] of geweigerd) {
    const antwoord = await stuur(rosa, velden, inhoud);
    expect([antwoord.status, fouten(antwoord)]).toEqual([status, [expect.stringContaining(zin)]]);
    expect([veld(antwoord, 'titel'), veld(antwoord, 'link')]).toEqual([velden.titel ?? 'Presentatie van de middag', velden.link ?? '']);
    expect(antwoord.html.querySelector('main a[href^="javascript"], main a[href^="http:"]')).toBeNull();
  }
  expect(tekst(await stuur(rosa, { titel: '' }, pdf('a')))).toContain('Had je een bestand gekozen? Kies het dan opnieuw.');
  const veelTeGroot = await stuur(rosa, {}, Buffer.alloc(5_400_000, 'a'));
  expect([veelTeGroot.status, tekst(veelTeGroot)]).toEqual([413, expect.stringContaining('Er is niets bewaard.')]);
  expect([bestanden(), tekst(await rosa.lees(`${hier}materiaal/`)).includes('Er zijn nog geen materialen.')]).toEqual([[], true]);
});

test('kunnen bestanden even niet bewaard worden, dan zegt het formulier dat, met alles wat getypt is, en later lukt het', async () => {
  const map = join(server.dataDir, 'bijlagen');
  const opzij = existsSync(map);
  if (opzij) renameSync(map, `${map}-opzij`);
  writeFileSync(map, 'geen map');
  const antwoord = await stuur(rosa, { titel: 'Opname' }, pdf('a'));
  expect([antwoord.status, antwoord.koppen.get('retry-after'), veld(antwoord, 'titel')]).toEqual([503, '60', 'Opname']);
  expect(tekst(antwoord)).toContain('We kunnen nu even niet bij de bestanden. Er is niets veranderd.');
  expect(server.stderr()).toContain('Where uploads are kept, nothing can be kept or found.');
  rmSync(map);
  if (opzij) renameSync(`${map}-opzij`, map);
  expect(tekst(await rosa.lees(`${hier}materiaal/`))).toContain('Er zijn nog geen materialen.');
});

test('alleen wie een plaats heeft haalt het bestand op; voor ieder ander is het er niet', async () => {
  await expect.poll(async () => (await rosa.lees(ADRES)).status).toBe(200);
  const anna = await aangemeld('anna');
  const carla = await aangemeld('carla');
  expect(tekst(await carla.wie.lees(carla.pad))).toContain('Wachtlijst');
  expect(tekst(await anna.wie.lees(anna.pad))).not.toContain('Materialen');
  expect((await stuur(anna.wie, {}, pdf('a'))).status).toBe(404);
  expect((await anna.wie.lees(`${hier}materiaal/`)).status).toBe(404);
  expect(bestanden()).toEqual([]);

  expect((await stuur(rosa, {}, pdf('a'))).naar).toBe(`${hier}materiaal/?gedaan=toegevoegd`);
  expect((await stuur(rosa, { titel: 'Opname', link: 'https://voorbeeld.example/opname' })).status).toBe(303);
  const dubbel = await stuur(rosa, { titel: 'Nog eens' }, pdf('a'));
  expect([dubbel.status, tekst(dubbel).includes('staat al in de lijst'), veld(dubbel, 'titel')]).toEqual([409, true, 'Nog eens']);
  const lijst = await rosa.lees(`${hier}materiaal/?gedaan=toegevoegd`);
  expect(tekst(lijst)).toMatch(/Toegevoegd aan de lijst.*Presentatie van de middag \(PDF, 1 kB\).*Opname \(link naar voorbeeld\.example\)/);

  const pagina = await anna.wie.lees(anna.pad);
  const [adres = ''] = links(pagina, `${anna.pad}materiaal/`);
  expect(links(pagina, 'https://voorbeeld.example/')).toEqual(['https://voorbeeld.example/opname']);
  const bestand = await anna.wie.lees(adres);
  const kop = (naam: string) => bestand.koppen.get(naam);
  expect([bestand.status, kop('content-type'), kop('content-disposition'), kop('cache-control'), kop('content-security-policy')]).toEqual([
    ...[200, 'application/pdf', 'attachment; filename="presentatie-van-de-middag.pdf"', 'no-store'],
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  ]);
  expect([kop('etag'), kop('x-content-type-options'), bestand.tekst]).toEqual([null, 'nosniff', pdf('a').toString()]);
  const [bijRosa = ''] = links(lijst, `${hier}materiaal/`);
  expect((await rosa.lees(bijRosa)).tekst).toBe(bestand.tekst);

  // The link itself is no file, and nothing is an address of everybody.
  const nummer = adres.split('/').at(-2) ?? '';
  const [naam = ''] = bestanden();
  expect(bestanden()).toHaveLength(1);
  for (const pad of [`/bijlagen/${naam}`, `/bijlagen/deelnemers/${naam}`]) expect((await anna.wie.lees(pad)).status).toBe(404);
  expect(tekst(await carla.wie.lees(carla.pad))).not.toContain('Materialen');
  const emma = await ingelogdAls(server, 'emma');
  for (const [wie, pad] of [
    ...[[carla.wie, adres] as const, [carla.wie, `${carla.pad}materiaal/${nummer}/`] as const],
    ...[[emma, adres] as const, [emma, bijRosa] as const, [anna.wie, bijRosa] as const],
    [anna.wie, `${anna.pad}materiaal/verzonnen/`] as const,
  ])
    expect([pad, (await wie.lees(pad)).status]).toEqual([pad, 404]);
  const onbekend = await new Bezoeker(server.url).lees(adres);
  expect([onbekend.status, onbekend.naar]).toEqual([303, `/inloggen/?naar=${encodeURIComponent(anna.pad)}`]);

  // Who gives the place up loses it, who moves up gets it.
  await doe(anna.wie, `${anna.pad}afmelden/`, 'Ja, meld mij af');
  expect((await anna.wie.lees(adres)).status).toBe(404);
  expect((await carla.wie.lees(`${carla.pad}materiaal/${nummer}/`)).status).toBe(200);
  expect(links(await carla.wie.lees(carla.pad), `${carla.pad}materiaal/`)).toHaveLength(1);

  // Off: nobody has a place any more, and nothing is added; what is there can be taken away.
  await doe(rosa, `${hier}afgelasten/`, 'Ja, gelast af', { reden: 'Te weinig aanmeldingen.' });
  expect((await carla.wie.lees(`${carla.pad}materiaal/${nummer}/`)).status).toBe(404);
  expect((await stuur(rosa, { titel: 'Te laat', link: 'https://voorbeeld.example/laat' })).status).toBe(409);
  const daarna = await rosa.lees(`${hier}materiaal/`);
  expect(tekst(daarna)).toContain('Deze kennissessie is afgelast. Deelnemers zien geen materialen meer.');
  expect((await rosa.verzend(daarna, `${hier}materiaal/`, 'Weghalen: Presentatie van de middag')).naar).toBe(
    `${hier}materiaal/?gedaan=weggehaald`,
  );
  expect((await rosa.lees(bijRosa)).status).toBe(404);
  expect(readFileSync(join(server.dataDir, 'bijlagen/deelnemers', naam)).equals(pdf('a'))).toBe(true);
});
