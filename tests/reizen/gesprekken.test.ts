import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { totdat } from '../mail/steun.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { postAan } from '../steun/postbus.ts';
import { startProductie } from '../steun/productie.ts';
import { alsRosa } from '../steun/rosa.ts';
import { opnieuwLater, type Proefserver, startServer } from '../steun/server.ts';

const LOKET = '/praktijken/een-loket-voor-iedereen-die-het-onderwijs-in-wil/';
const PLASSEN = 'loket@voorbeeldregio-plassengebied.example';
const DAG = 24 * 3600_000;
const VRAAG = { waarover: 'Waarom stopten jullie precies?', wanneer: 'Maandag na drie uur.' };

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

async function als(adres: string, naam: string): Promise<Bezoeker> {
  const wie = new Bezoeker(server.url);
  await inloggenZonderScript(wie, server, adres, naam);
  return wie;
}
const gast = () => new Bezoeker(server.url);
/** Where the link to a talk with this region leads, on the page of a best practice. */
const linkMet = async (pad: string, regio: string) =>
  (await gast().lees(pad)).html
    .querySelectorAll('main a')
    .find(({ text }) => text.replace(/\s+/g, ' ').trim() === `Vraag een gesprek met ${regio}`)
    ?.getAttribute('href')
    ?.replaceAll('&amp;', '&') ?? '';

test('Emma ziet dat een regio stopte met een best practice en vraagt die een gesprek; wie niet is ingelogd logt eerst in en komt terug', async () => {
  const blad = tekst(await gast().lees(LOKET));
  expect(blad).toContain('Waarom gestopt: Geen tijd of mensen');
  const link = await linkMet(LOKET, 'Voorbeeldregio Plassengebied');
  expect(link).toContain('aan=voorbeeldregio-plassengebied');
  expect((await gast().lees(link)).naar).toBe(`/inloggen/?naar=${encodeURIComponent(link)}`);

  const emma = await als('emma@voorbeeld.example', 'Emma');
  const leeg = await doe(emma, link, 'Verstuur', { waarover: VRAAG.waarover });
  expect([leeg.status, tekst(leeg)]).toEqual([400, expect.stringContaining('Schrijf wanneer het je past')]);
  expect(leeg.html.querySelector('textarea[name=waarover]')?.text.trim()).toBe(VRAAG.waarover);
  const verstuurd = await emma.verzend(leeg, link, 'Verstuur', VRAAG);
  expect(verstuurd.naar).toBe('/mijn/gesprekken/?gedaan=verstuurd');
  expect(tekst(await emma.lees(verstuurd.naar))).toMatch(/Verstuurd.*Met Voorbeeldregio Plassengebied op .*Nog geen antwoord/);
  // The same form once more is no second letter; a new one while this waits is refused, with what was written.
  expect((await emma.verzend(leeg, link, 'Verstuur', VRAAG)).status).toBe(303);
  const [brief, ...meer] = await postAan(server, PLASSEN, /^Vraag om een gesprek/);
  expect([meer, brief?.replyTo?.[0]?.address]).toEqual([[], 'emma@voorbeeld.example']);
  expect(brief?.text).toContain(VRAAG.waarover);
  expect((await postAan(server, 'emma@voorbeeld.example', /^Verstuurd/))[0]?.text).toContain(VRAAG.wanneer);
});

test('de regio opent de link in de mail, die verandert niets; haar knop meldt dat zij antwoordde, en Emma ziet dat', async () => {
  const emma = await als('emma@voorbeeld.example', 'Emma');
  const [brief] = await postAan(server, PLASSEN, /^Vraag om een gesprek/);
  const link = new URL(/http\S+\/mijn\/gesprekken\/beantwoord\/\S+/.exec(brief?.text ?? '')?.[0] ?? '');
  const pad = link.pathname + link.search;
  for (const _ of [1, 2]) expect(tekst(await gast().lees(pad))).toContain('Iemand van Voorbeeldregio Waterkant vroeg jullie');
  expect(tekst(await emma.lees('/mijn/gesprekken/'))).toContain('Nog geen antwoord');
  expect((await gast().lees(pad)).tekst).not.toMatch(/emma/i);
  const gemeld = await doe(gast(), pad, 'Ja, we hebben geantwoord');
  expect(gemeld.naar).toBe(pad);
  const daarna = await gast().lees(pad);
  expect(tekst(daarna)).toContain('is gemeld dat jullie antwoordden');
  expect(daarna.html.querySelectorAll('main form')).toEqual([]);
  expect(tekst(await emma.lees('/mijn/'))).toMatch(/Gesprekken die je vroeg.*Beantwoord/);
  const { gesprekken } = JSON.parse((await emma.lees('/mijn/gegevens.json')).tekst);
  expect(gesprekken).toMatchObject([{ met: 'voorbeeldregio-plassengebied', status: 'beantwoord' }]);
  expect(JSON.stringify(gesprekken)).not.toContain(VRAAG.waarover);
  const fout = await gast().lees('/mijn/gesprekken/beantwoord/?sleutel=verzonnen');
  expect([fout.status, tekst(fout)]).toEqual([404, expect.stringContaining('Deze link werkt niet (meer)')]);
  const post = await gast().stuur('/mijn/gesprekken/beantwoord/?_action=gesprekBeantwoorden', { sleutel: 'verzonnen' });
  expect([post.status, tekst(post)]).toEqual([404, expect.stringContaining('Deze link werkt niet (meer)')]);
});

test('je eigen regio, een onbekende regio en een best practice die weg is: elk met een zin, en wat je schreef blijft staan', async () => {
  const anna = await als('anna@voorbeeld.example', 'Anna');
  const eigen = await anna.lees('/mijn/gesprekken/vragen/?aan=voorbeeldregio-waterkant');
  expect(tekst(eigen)).toContain('Dit is je eigen regio');
  expect(eigen.html.querySelectorAll('main form')).toEqual([]);
  expect((await anna.lees('/mijn/gesprekken/vragen/?aan=bestaat-niet')).status).toBe(404);
  const stuur = (velden: Record<string, string>) => anna.stuur('/mijn/gesprekken/vragen/?_action=gesprekVragen', { ...VRAAG, ...velden });
  const zelf = await stuur({ aan: 'voorbeeldregio-waterkant' });
  expect([zelf.status, tekst(zelf)]).toEqual([400, expect.stringContaining('Dit is je eigen regio.')]);
  const weg = await stuur({ aan: 'voorbeeldregio-drieland', praktijk: 'net-weggehaald' });
  expect([weg.status, tekst(weg)]).toEqual([409, expect.stringContaining('net weggehaald')]);
  expect(weg.html.querySelector('textarea[name=waarover]')?.text.trim()).toBe(VRAAG.waarover);
  expect((await anna.verzend(weg, '/mijn/gesprekken/vragen/', 'Verstuur')).naar).toBe('/mijn/gesprekken/?gedaan=verstuurd');
  // Her region sees who asked it, not what, and can say there that it answered.
  const regio = await anna.lees('/mijn/regio/');
  expect(tekst(regio)).toMatch(/Wie jullie om een gesprek vroeg.*Gevraagd door Voorbeeldregio Plassengebied/);
  const carla = await als('carla@voorbeeld.example', 'Carla');
  await doe(carla, '/mijn/gesprekken/vragen/?aan=voorbeeldregio-waterkant', 'Verstuur', VRAAG);
  const open = (blad: Antwoord) => blad.html.querySelectorAll('form[action*=gesprekAntwoordMelden] input[name=gesprek]');
  const vraag = open(await anna.lees('/mijn/regio/'));
  const meld = (wie: Bezoeker) =>
    wie.stuur('/mijn/regio/?_action=gesprekAntwoordMelden', { gesprek: vraag[0]?.getAttribute('value') ?? '' });
  expect((await meld(carla)).status).toBe(404);
  const gemeld = await meld(anna);
  expect([gemeld.status, gemeld.naar]).toEqual([303, '/mijn/regio/?gedaan=beantwoord#gesprekken']);
  const daarna = await anna.lees('/mijn/regio/?gedaan=beantwoord');
  expect([open(daarna).length, tekst(daarna).includes('Genoteerd.')]).toEqual([vraag.length - 1, true]);
});

test('na veertien dagen zonder antwoord horen beide het, en Rosa maakt er een concept van een kennissessie van', async () => {
  const bram = await als('bram@voorbeeld.example', 'Bram');
  const link = `/mijn/gesprekken/vragen/?aan=voorbeeldregio-rivierenbocht&praktijk=drie-jaar-begeleiding-voor-iedere-startende-leraar`;
  expect((await doe(bram, link, 'Verstuur', VRAAG)).status).toBe(303);
  await postAan(server, 'loket@voorbeeldregio-rivierenbocht.example', /^Vraag om een gesprek/);
  server = await opnieuwLater(server, 14 * DAG + 60_000);
  const [aanRegio] = await postAan(server, 'loket@voorbeeldregio-rivierenbocht.example', /^Nog geen antwoord/);
  expect(aanRegio?.text).toContain('/mijn/gesprekken/beantwoord/?sleutel=');
  expect(aanRegio?.text).not.toContain(VRAAG.waarover);
  expect(await postAan(server, 'bram@voorbeeld.example', /^Nog geen antwoord van Voorbeeldregio Rivierenbocht/)).toHaveLength(1);

  const rosa = await alsRosa(server);
  expect(tekst(await rosa.lees('/beheer/'))).toContain('gesprek, geen antwoord van Voorbeeldregio Rivierenbocht');
  const lijst = await rosa.lees('/beheer/gesprekken/');
  expect(tekst(lijst)).toContain('Voorbeeldregio Heuvelrand vroeg Voorbeeldregio Rivierenbocht');
  expect(lijst.tekst).not.toMatch(/bram/i);
  const links = lijst.html.querySelectorAll('main a').filter(({ text }) => text.includes('Maak er een kennissessie van'));
  const maak = links.find(({ text }) => text.includes('Drie jaar begeleiding'));
  const plan = maak?.getAttribute('href') ?? '';
  const formulier = await rosa.lees(plan);
  expect(formulier.html.querySelector('input[name=titel]')?.getAttribute('value')).toBe(
    'In gesprek over: Drie jaar begeleiding voor iedere startende leraar',
  );
  expect(formulier.html.querySelectorAll('input[type=checkbox][checked]').length).toBeGreaterThan(0);
  const dag = { datum: '2027-02-02', begintijd: '10:00', eindtijd: '12:00' };
  const concept = await rosa.verzend(formulier, plan, 'Opslaan als concept', dag);
  expect([concept.status, concept.naar]).toEqual([303, expect.stringMatching(/^\/beheer\/kennissessies\/[0-9a-f-]{36}\//)]);
  const knop = lijst.html.querySelectorAll('main form button').find(({ text }) => text.includes('Drie jaar begeleiding'));
  const gesloten = await rosa.verzend(lijst, '/beheer/gesprekken/', knop?.text.trim() ?? '');
  expect(gesloten.naar).toBe('/beheer/gesprekken/?gedaan=gesloten');
  expect(tekst(await rosa.lees('/beheer/gesprekken/'))).not.toContain('Drie jaar begeleiding');
});

const REGIO = (naam: string, contact: string) =>
  `---\ntitel: ${naam}\nkern: Een regio om mee te praten.\ntype: regionaal\nlandsdeel: Oost-Nederland\nsectoren: [po]\n${contact}` +
  'status_verloop: [{ status: onderwijsregio, sinds: 2026-11-20, besluit: Overleg }]\ngewijzigd: 2026-11-20\ngecontroleerd: 2026-11-20\n---\n\nTekst.\n';

test('op de echte site staat wat iemand schreef na bezorgen in geen enkel bestand meer, en een regio zonder mailadres heeft geen knop', async () => {
  const contentDir = await mkdtemp(join(tmpdir(), 'gesprekken-'));
  const site = await startProductie({ CONTENT_DIR: contentDir });
  try {
    await writeFile(join(contentDir, 'onderwijsregios/zonnedal.mdx'), REGIO('Zonnedal', 'contact: loket@zonnedal.nl\n'));
    await writeFile(join(contentDir, 'onderwijsregios/maandal.mdx'), REGIO('Maandal', ''));
    const bezoek = site.gast();
    for (const slug of ['zonnedal', 'maandal'])
      await vi.waitFor(async () => expect((await bezoek.lees(`/onderwijsregios/${slug}/`)).status).toBe(200), {
        timeout: 60_000,
        interval: 250,
      });
    const stil = await bezoek.lees('/onderwijsregios/maandal/');
    expect([tekst(stil).includes('Deze regio heeft hier nog geen mailadres'), tekst(stil).includes('Vraag een gesprek')]).toEqual([
      true,
      false,
    ]);
    expect(tekst(await bezoek.lees('/onderwijsregios/zonnedal/'))).toContain('Vraag een gesprek');

    const jan = await site.ingelogd('jan@school.example', 'Jan');
    const GEHEIM = 'Achttien collega’s willen weg, zeg dat niet hardop.';
    const verstuurd = await doe(jan, '/mijn/gesprekken/vragen/?aan=zonnedal', 'Verstuur', { waarover: GEHEIM, wanneer: 'Morgenmiddag' });
    expect(verstuurd.naar).toBe('/mijn/gesprekken/?gedaan=verstuurd');
    const met = () => site.post.ontvangen.filter(({ brief }) => brief.text?.includes('Achttien collega'));
    await totdat(() => met().length === 2, 'both letters');
    expect(
      met()
        .map(({ aan }) => aan.join())
        .sort(),
    ).toEqual(['jan@school.example', 'loket@zonnedal.nl']);
    expect((await doe(jan, '/mijn/gesprekken/vragen/?aan=maandal', 'Verstuur').catch(() => null))?.status).toBe(undefined);
    const leesbaar = (): string[] =>
      readdirSync(site.dataDir, { recursive: true, encoding: 'utf8' }).filter((naam) => {
        const pad = join(site.dataDir, naam);
        return statSync(pad, { throwIfNoEntry: false })?.isFile() === true && readFileSync(pad).includes('Achttien collega');
      });
    await expect.poll(leesbaar, { timeout: 90_000, interval: 1000 }).toEqual([]);
    expect(site.geschreven()).not.toContain('Achttien');
    expect(tekst(await jan.lees('/mijn/gesprekken/'))).toContain('Zonnedal');
  } finally {
    await site.ruimOp();
    await rm(contentDir, { recursive: true, force: true });
  }
});
