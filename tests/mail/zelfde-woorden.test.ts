import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import { wereld as sessiewereld } from '../kennissessies/wereld.ts';
import { wereld as tekstwereld } from '../publicaties/wereld.ts';

/** Words only: the address behind a link stands in the text, and signs between a name and its value differ. */
const woorden = (tekst: string): string[] =>
  tekst
    .replace(/https?:\/\/\S+/g, ' ')
    .split(/[^\p{L}\p{N}@]+/u)
    .filter(Boolean);

/** What somebody reads of the page of a letter, without its heading (the subject), wordmark and leaf of the calendar. */
function gelezen(html: string): string[] {
  const blad = parse(html.replace(/^<!doctype html>/, '').replace(/<br>/g, ' '));
  for (const weg of blad.querySelectorAll('head, h1, .naam, .blad')) weg.remove();
  for (const cel of blad.querySelectorAll('td, th, p')) cel.insertAdjacentHTML('beforeend', ' ');
  return woorden(blad.textContent);
}

const zin = fc.string({ unit: fc.constantFrom(...'abc é<>&"1.,?!\n'.split('')), minLength: 1, maxLength: 40 });
const alinea: fc.Arbitrary<Alinea> = fc.oneof(
  zin,
  fc.record({ href: fc.constant('https://a.example/pad/?x=1&y=2'), tekst: zin }),
  fc.record({ code: zin }),
  fc.record({ feiten: fc.array(fc.tuple(zin, zin), { minLength: 1, maxLength: 3 }) }),
);

test('in tekst en in HTML staan dezelfde woorden in dezelfde volgorde, wat er ook in een brief komt', () => {
  fc.assert(
    fc.property(fc.array(alinea, { maxLength: 6 }), zin, (alineas, naam) => {
      const { tekst, html } = briefOpmaken({ onderwerp: 'Onderwerp', naam, alineas, waarom: 'Omdat je dit vroeg.', dag: 0 });
      expect(gelezen(html)).toEqual(woorden(tekst));
    }),
    { numRuns: 200 },
  );
});

test('de controle ziet een woord dat in een van beide ontbreekt', () => {
  const { tekst, html } = briefOpmaken({ onderwerp: 'x', alineas: ['Je hebt een plaats.', { feiten: [['Waar', 'Zwolle']] }] });
  expect(gelezen(html.replace('Zwolle', ''))).not.toEqual(woorden(tekst));
  expect(gelezen(html)).not.toEqual(woorden(tekst.replace('plaats', '')));
});

test('dat geldt voor de brieven van een kennissessie en van een tekst, en elk onderwerp begint met wat er is gebeurd', async () => {
  const w = await sessiewereld({ capaciteit: 1 });
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam);
  const p = await tekstwereld();
  await p.goedgekeurd(await p.praktijk());
  const rijen = [w, p].map(({ db }) => db.selectFrom('outbox').select(['onderwerp', 'tekst', 'html']).orderBy('id').execute());
  const brieven = (await Promise.all(rijen)).flat();
  await p.ruimOp();
  expect(brieven.length).toBeGreaterThan(6);
  for (const { onderwerp, tekst, html } of brieven) {
    expect(gelezen(html ?? ''), onderwerp).toEqual(woorden(tekst));
    expect(onderwerp).toMatch(/^(Je bent aangemeld|Je staat op de wachtlijst|Te beoordelen|Ingediend|Goedgekeurd( door je regio)?): /);
  }
});
