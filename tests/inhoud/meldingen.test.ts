import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { splitsen } from '#inhoud/frontmatter.ts';
import { controleren } from '#inhoud/lezen/controleren.ts';
import { voorLezers } from '#inhoud/meldingen.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { regioFeiten } from '#inhoud/tonen/feiten.ts';

test('alle fouten in een bestand komen tegelijk, in gewoon Nederlands', async () => {
  const contentDir = await mkdtemp(join(tmpdir(), 'meldingen-'));
  onTestFinished(() => rm(contentDir, { recursive: true }));
  await cp('content', contentDir, { recursive: true });
  const pad = join(contentDir, 'praktijken/arbeidsmarktcampagne-met-eigen-leraren-als-gezicht.mdx');
  const bron = await readFile(pad, 'utf8');
  const fout = bron
    .replace(/^fase: .*$/m, 'fase: gepland')
    .replace(/^contact: .*$/m, 'contact: niemand')
    .replace(/^effect: .*$/m, 'kleur: rood')
    .replace(/^voorbeeld: .*$/m, 'voorbeeld: misschien')
    .replace(/^kern: .*$/m, `kern: ${'x'.repeat(601)}`);
  await writeFile(pad, fout);
  const fouten = await controleren({ vertrouwdDir: 'content', contentDir });
  const zinnen = fouten.map(({ melding }) => melding);
  expect(zinnen).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^fase: Kies uit: idee, pilot, /),
      'contact: Schrijf een e-mailadres als naam@organisatie.nl.',
      'effect: Dit veld ontbreekt. Vul het in.',
      'voorbeeld: Schrijf hier true of false.',
      'kern: Gebruik hoogstens 600 tekens.',
      'velden: Dit veld kennen we niet: kleur. Haal het weg of verbeter de naam.',
    ]),
  );
  expect(fouten.find(({ melding }) => melding.startsWith('fase'))?.regel).toBe(
    fout.split('\n').findIndex((zin) => zin.startsWith('fase:')) + 1,
  );
});

test.each([
  ['a: b: c', /dubbele punt/],
  ['a: "x', /aanhalingsteken/],
  ['a:\n\t- x', /spaties in plaats van tabs/],
  ['a: 1\na: 2', /twee keer/],
  ['a: @x', /tussen dubbele aanhalingstekens/],
])('velden die niet te lezen zijn: %j', (velden, zin) => {
  expect(() => splitsen(`---\n${velden}\n---\n`)).toThrow(zin);
});

test('bij een regio zonder bekend besluit staat alleen van wanneer de stand is', async () => {
  const uitleg = async (slug: string) => {
    const bestand = `onderwijsregios/${slug}.mdx`;
    return regioFeiten(ontcijferen('onderwijsregios', bestand, await readFile(`content/${bestand}`, 'utf8')).gegevens)[0]?.uitleg;
  };
  expect(await uitleg('groningen-vo-vso')).toBe('stand van 28 november 2023');
  expect(await uitleg('voorbeeldregio-waterkant')).toMatch(/^sinds .*, besluit: /);
});

test('wie geen bestanden leest, leest eerst wat er mis is en dan pas in welk veld', () => {
  expect(voorLezers('verwant: “weg-is-weg” bestaat niet in praktijken. Dit stuk is nog wel te zien.')).toBe(
    'Verwijst naar “weg-is-weg” bij de praktijken, maar die tekst is er niet. Dit stuk is nog wel te zien.',
  );
  expect(voorLezers('sectoren, nummer 2: Kies uit: po, vo.')).toBe('Kies uit: po, vo. Dit gaat over het veld “sectoren, nummer 2”.');
  expect(voorLezers('De link naar /weg/ komt nergens uit.')).toBe('De link naar /weg/ komt nergens uit.');
});
