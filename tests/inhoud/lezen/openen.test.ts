import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { controleren, meegebouwdControleren } from '#inhoud/lezen/controleren.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { gerenderd } from '../../steun/inhoud.ts';

const NIEUWS = (titel: string, meer = '') =>
  `---\ntitel: ${titel}\nkern: Kort.\ngepubliceerd: 2026-11-20\ngewijzigd: 2026-11-20\nvoorbeeld: true\n${meer}---\n\nTekst.\n`;
const open: { inhoud: Inhoud; map: string }[] = [];

async function opstelling(voorbeeld = true) {
  const map = await mkdtemp(join(tmpdir(), 'inhoud-'));
  await cp('content', map, { recursive: true });
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir: map, voorbeeld, renderDir: gerenderd(join(map, 'render')) });
  open.push({ inhoud, map });
  return { inhoud, map };
}
afterEach(async () => {
  for (const { inhoud, map } of open.splice(0)) {
    inhoud.sluit();
    await rm(map, { recursive: true, force: true });
  }
});

test('alle inhoud van het platform is in orde', async () => {
  const { inhoud } = await opstelling();
  expect(inhoud.fouten).toEqual([]);
  expect(inhoud.alle('bouwstenen').map(({ gegevens }) => gegevens.niveau)).toEqual([
    ...Array(4).fill('regio'),
    ...Array(5).fill('landelijk'),
  ]);
  expect(inhoud.alle('praktijken')).toHaveLength(22);
  expect(inhoud.alle('terugblikken')).toHaveLength(3);
});

test('de verzonnen praktijken noemen elk een pijler, en tonen ook wat stopte en wat slecht uitpakte', async () => {
  const praktijken = (await opstelling()).inhoud.alle('praktijken').map(({ slug, gegevens }) => ({ slug, ...gegevens }));
  expect(praktijken.filter(({ pijlers }) => pijlers.length === 0)).toEqual([]);
  expect(praktijken.filter(({ fase }) => fase === 'gestopt').map(({ slug }) => slug)).toEqual([
    'een-regionale-banenmarkt-waar-we-mee-stopten',
  ]);
  expect(praktijken.filter(({ effect }) => effect === 'negatief').map(({ slug }) => slug)).toEqual([
    'een-welkomstpremie-die-het-tekort-verplaatste',
  ]);
});

test("elke datum op de pagina's over geld en plannen zegt hoe zeker hij is", async () => {
  const { inhoud } = await opstelling();
  const rijen = ['onderwijsregio-worden', 'structurele-bekostiging'].flatMap((slug) =>
    (inhoud.een('paginas', slug)?.tekst ?? '').split('\n').filter((regel) => /^\| .*\d{4}/.test(regel)),
  );
  expect(rijen.length).toBeGreaterThan(8);
  expect(rijen.filter((rij) => !/\| (Vast|Verwacht|Niet bekend)[^|]*\|/.test(rij))).toEqual([]);
});

test('een nieuw, gewijzigd of verwijderd bestand is binnen enkele seconden te zien', async () => {
  const { inhoud, map } = await opstelling();
  const titel = () => inhoud.een('nieuws', 'proef')?.gegevens.titel;
  await writeFile(join(map, 'nieuws/proef.mdx'), NIEUWS('Een'));
  await vi.waitFor(() => expect(titel()).toBe('Een'), 60_000);
  await writeFile(join(map, 'nieuws/.proef'), NIEUWS('Twee'));
  await rename(join(map, 'nieuws/.proef'), join(map, 'nieuws/proef.mdx'));
  await vi.waitFor(() => expect(titel()).toBe('Twee'), 60_000);
  await rm(join(map, 'nieuws/proef.mdx'));
  await vi.waitFor(() => expect(titel()).toBeUndefined(), 60_000);
});

test('een fout bestand blijft weg met de reden erbij, en neemt niets anders mee', async () => {
  const { inhoud, map } = await opstelling();
  const aantal = inhoud.alle('nieuws').length;
  await writeFile(join(map, 'nieuws/fout-veld.mdx'), NIEUWS('Fout', 'layout: "data:text/javascript,1"\n'));
  await writeFile(join(map, 'nieuws/fout-code.mdx'), `${NIEUWS('Fout')}\n{process.env.HOME}\n`);
  await writeFile(join(map, 'nieuws/fout-link.mdx'), `${NIEUWS('Fout')}\n[weg](/praktijken/bestaat-niet/)\n`);
  await vi.waitFor(() => expect(inhoud.fouten).toHaveLength(3), 60_000);
  expect(Object.fromEntries(inhoud.fouten.map(({ bestand, regel }) => [bestand, regel]))).toEqual({
    'nieuws/fout-veld.mdx': 1,
    'nieuws/fout-code.mdx': 11,
    'nieuws/fout-link.mdx': 11,
  });
  expect(inhoud.alle('nieuws')).toHaveLength(aantal);
});

test('op het echte platform blijven verzonnen voorbeelden weg', async () => {
  const { inhoud } = await opstelling(false);
  expect(inhoud.alle('praktijken')).toEqual([]);
  expect(inhoud.alle('onderwijsregios')).toHaveLength(7);
});

test('na een herstart is alles er weer, ook wat intussen veranderde, en ook als wat bewaard was kapot is', async () => {
  const { inhoud, map } = await opstelling();
  await writeFile(join(map, 'nieuws/proef.mdx'), NIEUWS('Een'));
  await vi.waitFor(() => expect(inhoud.een('nieuws', 'proef')).toBeDefined(), 60_000);
  inhoud.sluit();
  await writeFile(join(map, 'nieuws/proef.mdx'), NIEUWS('Twee'));
  const weer = async () => {
    const nieuw = await openInhoud({
      vertrouwdDir: 'content',
      contentDir: map,
      voorbeeld: true,
      renderDir: join(map, 'render'),
      kijken: false,
    });
    nieuw.sluit();
    return nieuw;
  };
  const alles = ({ alle }: Inhoud) => COLLECTIES.flatMap((collectie) => alle(collectie).map((stuk) => ({ ...stuk })));
  const tweede = await weer();
  expect(tweede.een('nieuws', 'proef')).toMatchObject({ gegevens: { titel: 'Twee' }, tekst: '\nTekst.\n' });
  expect(alles(await weer())).toEqual(alles(tweede));
  for (const naam of await readdir(join(map, 'render'))) await writeFile(join(map, 'render', naam), 'rommel '.repeat(1000));
  expect(alles(await weer())).toEqual(alles(tweede));
});

test('een verwijderd bestand neemt niets mee: wat ernaar verwijst blijft staan, en wordt gemeld, ook na een herstart', async () => {
  const { inhoud, map } = await opstelling();
  const zichtbaar = ({ alle }: Inhoud) => COLLECTIES.flatMap((c) => alle(c).map(({ bestand }) => bestand));
  const eerst = zichtbaar(inhoud);
  const weg = inhoud.alle('praktijken').map(({ bestand }) => bestand);
  await writeFile(join(map, 'nieuws/wijst.mdx'), `${NIEUWS('Wijst')}\n[weg](/${weg[0]?.replace('.mdx', '/')})\n`);
  await vi.waitFor(() => expect(inhoud.een('nieuws', 'wijst')).toBeDefined(), 60_000);
  for (const bestand of weg) await rm(join(map, bestand));
  await vi.waitFor(() => expect(inhoud.alle('praktijken')).toEqual([]), 60_000);
  const rest = [...eerst.filter((bestand) => !weg.includes(bestand)), 'nieuws/wijst.mdx'].sort();
  expect(zichtbaar(inhoud).sort()).toEqual(rest);
  expect(inhoud.fouten.map(({ bestand }) => bestand)).toContain('nieuws/wijst.mdx');
  for (const { melding } of inhoud.fouten) expect(melding).toMatch(/Dit stuk is nog wel te zien\.$/);

  inhoud.sluit();
  await writeFile(join(map, 'nieuws/nooit.mdx'), `${NIEUWS('Nooit')}\n[weg](/praktijken/nooit-geweest/)\n`);
  const bron = { vertrouwdDir: 'content', contentDir: map, voorbeeld: true, kijken: false };
  const weer = await openInhoud({ ...bron, renderDir: join(map, 'render') });
  weer.sluit();
  expect(zichtbaar(weer).sort()).toEqual(rest);
  expect(weer.fouten).toContainEqual({
    bestand: 'nieuws/nooit.mdx',
    regel: 11,
    melding: 'De link naar /praktijken/nooit-geweest/ komt nergens uit.',
  });
  // Without what was remembered it would not be there: the list is what keeps it.
  const vergeten = await openInhoud({ ...bron, renderDir: join(map, 'elders') });
  vergeten.sluit();
  expect(vergeten.een('nieuws', 'wijst')).toBeUndefined();
});

test('zonder één ingezonden tekst blijft alles wat meegebouwd is staan', async () => {
  const map = await mkdtemp(join(tmpdir(), 'inhoud-leeg-'));
  await mkdir(join(map, 'eigen'));
  await cp('content', join(map, 'eigen'), { recursive: true });
  const pagina = join(map, 'eigen/paginas/over.mdx');
  await writeFile(pagina, `${await readFile(pagina, 'utf8')}\n[praktijk](/praktijken/bestaat-niet/)\n`);
  const bron = {
    vertrouwdDir: join(map, 'eigen'),
    contentDir: join(map, 'leeg'),
    voorbeeld: true,
    renderDir: join(map, 'render'),
    kijken: false,
  };
  const inhoud = await openInhoud(bron);
  open.push({ inhoud, map });
  expect(inhoud.een('paginas', 'over')).toBeDefined();
  expect(inhoud.alle('onderwijsregios').length).toBeGreaterThan(7);
  expect(inhoud.fouten).toContainEqual(expect.objectContaining({ bestand: 'paginas/over.mdx' }));
  const echt = await openInhoud({ ...bron, voorbeeld: false });
  echt.sluit();
  expect(echt.fouten.map(({ bestand }) => bestand)).toEqual(['paginas/over.mdx']);
  expect(await meegebouwdControleren(bron.vertrouwdDir)).toEqual([]);
  expect(await controleren({ ...bron, contentDir: bron.vertrouwdDir })).toEqual([expect.objectContaining({ bestand: 'paginas/over.mdx' })]);
  await writeFile(pagina, `${await readFile(pagina, 'utf8')}\n[regio](/onderwijsregios/bestaat-niet/)\n`);
  expect(await meegebouwdControleren(bron.vertrouwdDir)).toEqual([expect.objectContaining({ bestand: 'paginas/over.mdx' })]);
});

const REGIO = (titel: string, meer = '') =>
  `---\ntitel: ${titel}\nkern: Kort.\ntype: regionaal\nlandsdeel: Oost-Nederland\nsectoren: [po]\nstatus_verloop: [{ status: ingediend, sinds: 2026-11-20, besluit: Plan ontvangen }]\n` +
  `gewijzigd: 2026-11-20\ngecontroleerd: 2026-11-20\n${meer}---\n\nTekst.\n`;

test("met een lege CONTENT_DIR zijn de regio's van de site er, een bestand erbij is een regio erbij, en wie het weghaalt krijgt de eerste terug", async () => {
  const map = await mkdtemp(join(tmpdir(), 'inhoud-leeg-'));
  const contentDir = join(map, 'leeg');
  const slugs = () => inhoud.alle('onderwijsregios').map(({ slug }) => slug);
  const titel = (slug: string) => inhoud.een('onderwijsregios', slug)?.gegevens.titel;
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: false, renderDir: gerenderd(join(map, 'render')) });
  open.push({ inhoud, map });
  expect(inhoud.fouten).toEqual([]);
  const dagEen = slugs();
  expect(dagEen).toHaveLength(7);
  expect(titel('groningen-vo-vso')).toBe('Groningen (vo/vso)');

  await writeFile(join(contentDir, 'onderwijsregios/zonnedal.mdx'), REGIO('Zonnedal'));
  await vi.waitFor(() => expect(titel('zonnedal')).toBe('Zonnedal'), 60_000);
  expect(slugs()).toHaveLength(8);
  await writeFile(join(contentDir, 'onderwijsregios/groningen-vo-vso.mdx'), REGIO('Groningen'));
  await vi.waitFor(() => expect(titel('groningen-vo-vso')).toBe('Groningen'), 60_000);
  expect(slugs()).toHaveLength(8);
  await rm(join(contentDir, 'onderwijsregios/groningen-vo-vso.mdx'));
  await rm(join(contentDir, 'onderwijsregios/zonnedal.mdx'));
  await vi.waitFor(() => expect(slugs()).toEqual(dagEen), 60_000);
  expect(titel('groningen-vo-vso')).toBe('Groningen (vo/vso)');
});

test('een regio blijft staan als zij naar een tekst verwijst die er nooit was, want rechten en aanmeldingen hangen eraan', async () => {
  const { inhoud, map } = await opstelling();
  await writeFile(join(map, 'onderwijsregios/zonnedal.mdx'), `${REGIO('Zonnedal')}\n[weg](/praktijken/nooit-geweest/)\n`);
  await writeFile(join(map, 'onderwijsregios/maandal.mdx'), `${REGIO('Maandal')}\n[weg](/onderwijsregios/nooit-geweest/)\n`);
  await vi.waitFor(() => expect(inhoud.fouten).toHaveLength(2), 60_000);
  expect(inhoud.een('onderwijsregios', 'zonnedal')).toBeDefined();
  expect(inhoud.een('onderwijsregios', 'maandal')).toBeUndefined();
});

test('een echte regio die als voorbeeld is gemerkt, wordt geweigerd: op de echte site zou zij weg zijn', async () => {
  const { inhoud, map } = await opstelling();
  await writeFile(join(map, 'onderwijsregios/zonnedal.mdx'), REGIO('Zonnedal', 'voorbeeld: true\n'));
  await writeFile(join(map, 'onderwijsregios/voorbeeldregio-maandal.mdx'), REGIO('Voorbeeldregio Maandal', 'voorbeeld: true\n'));
  await vi.waitFor(() => expect(inhoud.een('onderwijsregios', 'voorbeeldregio-maandal')).toBeDefined(), 60_000);
  expect(inhoud.een('onderwijsregios', 'zonnedal')).toBeUndefined();
  expect(inhoud.fouten).toEqual([
    {
      ...{ bestand: 'onderwijsregios/zonnedal.mdx', regel: 10 },
      melding: 'Een echte regio kan geen voorbeeld zijn. De naam van een verzonnen regio begint met voorbeeldregio-.',
    },
  ]);
});

test('een regio noemt haar opvolger als zij samengevoegd is, anders niet, en haar statussen op volgorde van dag', async () => {
  const { inhoud, map } = await opstelling();
  const verloop = (...stappen: string[]) =>
    REGIO('Zonnedal').replace(/status_verloop: .*/, `status_verloop: [${stappen.map((stap) => `{ ${stap} }`).join(', ')}]`);
  const voorloper = 'status: voorloper, sinds: 2023-07-06, besluit: Overleg';
  const samen = 'status: samengevoegd, sinds: 2026-01-01, besluit: Overleg';
  const met = (bestand: string, regel: string) => bestand.replace('type: regionaal', `type: regionaal\n${regel}`);
  const bestanden = {
    goed: met(verloop(voorloper, samen), 'opgegaan_in: voorbeeldregio-waterkant'),
    zonder: verloop(voorloper, samen),
    teveel: met(verloop(voorloper), 'opgegaan_in: voorbeeldregio-waterkant'),
    nergens: met(verloop(voorloper, samen), 'opgegaan_in: bestaat-niet'),
    omgekeerd: met(verloop(samen, voorloper), ''),
  };
  for (const [naam, bestand] of Object.entries(bestanden)) await writeFile(join(map, `onderwijsregios/${naam}.mdx`), bestand);
  await vi.waitFor(() => expect(inhoud.een('onderwijsregios', 'goed')).toBeDefined(), 60_000);
  const fouten = Object.fromEntries(inhoud.fouten.map(({ bestand, melding }) => [bestand, melding]));
  expect(fouten).toEqual({
    'onderwijsregios/zonder.mdx': expect.stringContaining('Een samengevoegde regio noemt de regio waarin zij opging'),
    'onderwijsregios/teveel.mdx': expect.stringContaining('Een samengevoegde regio noemt de regio waarin zij opging'),
    'onderwijsregios/nergens.mdx': 'opgegaan_in: “bestaat-niet” bestaat niet in onderwijsregios.',
    'onderwijsregios/omgekeerd.mdx': expect.stringContaining('Zet de oudste status bovenaan.'),
  });
});

test('een bestand in een map binnen een verzameling wordt met zijn pad gemeld, en neemt niets anders mee', async () => {
  const { inhoud, map } = await opstelling();
  const aantal = inhoud.alle('nieuws').length;
  await mkdir(join(map, 'nieuws/2027/januari'), { recursive: true });
  await mkdir(join(map, 'nieuws/_concepten'));
  await writeFile(join(map, 'nieuws/_concepten/later.mdx'), NIEUWS('Later'));
  await writeFile(join(map, 'nieuws/2027/januari/proef.mdx'), NIEUWS('Proef'));
  await mkdir(join(map, 'praktijken/leeg'));
  await inhoud.bijwerken('nieuws', 'proef');
  await vi.waitFor(
    () => expect(inhoud.fouten.map(({ bestand }) => bestand)).toEqual(['praktijken/leeg', 'nieuws/2027/januari/proef.mdx']),
    60_000,
  );
  expect(inhoud.alle('nieuws')).toHaveLength(aantal);
  const fouten = await controleren({ vertrouwdDir: 'content', contentDir: map });
  expect(fouten.map(({ bestand, melding }) => [bestand, melding])).toContainEqual([
    'nieuws/2027/januari/proef.mdx',
    'In mappen binnen nieuws wordt niet gelezen. Zet het bestand in nieuws zelf, zonder map eromheen.',
  ]);
  await rm(join(map, 'nieuws/2027'), { recursive: true });
  await rm(join(map, 'praktijken/leeg'), { recursive: true });
  await inhoud.bijwerken('nieuws', 'proef');
  await vi.waitFor(() => expect(inhoud.fouten).toEqual([]), 60_000);
});
