import { expect, test } from 'vitest';
import { suggesties } from '#zoeken/taal/suggesties.ts';
import { synoniemen } from '#zoeken/taal/synoniemen.ts';
import { lezen } from '#zoeken/taal/vraag.ts';
import { woordenschat } from '#zoeken/taal/woordenschat.ts';

const groep = (id: string, voorkeur: string, gelijk: string[], verwant: string[] = []) => ({ id, voorkeur, gelijk, verwant, spelling: [] });
const lijst = synoniemen([
  groep('leraar', 'leraar', ['docent']),
  groep('starter', 'startende leraar', ['starter', 'nieuwe docent'], ['inductie']),
  groep('hybride', 'hybride docent', ['combinatiebaan']),
  groep('worden', 'leraar worden', []),
  groep('vertrek', 'vertrek', ['uitstromen']),
  groep('re', 'Realisatie-Eenheid', ['RE']),
]);
const woorden =
  'vervangingspool pool vervanging meeloopdag opleidingsschool opleiding school personeel planning hybride docent vierdaagse schoolweek samenvoegen campagne kwartaal cijfers rapport leraren';
const schat = woordenschat(new Map(woorden.split(' ').map((woord) => [woord, 3])), lijst.woorden);
const laag = { schat, lijst };
const begrippen = (vraag: string, opties = {}) => lezen(vraag, laag, opties).begrippen.map((begrip) => begrip.woorden.join(' '));
const groepen = (vraag: string) =>
  lezen(vraag, laag).begrippen.flatMap((begrip) => begrip.groepen.map(({ nummer, graad }) => `${lijst.groepen[nummer]?.id} ${graad}`));

test('vraagwoorden en kleine woorden vallen weg', () => {
  expect(begrippen('wat doe je als er geen vervanging is')).toEqual(['vervanging']);
  expect(begrippen('hoe en waarom')).toEqual([]);
});

test('een synoniem telt voor zijn hele groep, in elke vorm en volgorde van kleine woorden', () => {
  expect(groepen('docenten')).toEqual(['leraar gelijk']);
  expect(groepen('startende leraren')).toEqual(['starter gelijk']);
  expect(groepen('ik wil leraar gaan worden')).toEqual(['worden gelijk']);
  expect(groepen('inductie')).toEqual(['starter verwant']);
});

test('wat los of aaneen hoort mag ook andersom', () => {
  expect(begrippen('vervangings pool')).toEqual(['vervangingspool']);
  expect(begrippen('meeloop dag')).toEqual(['meeloopdag']);
  expect(groepen('hybridedocent')).toEqual(['hybride gelijk']);
  expect(begrippen('opleidingschool')).toEqual(['opleidingsschool']);
});

test('korte woorden naast elkaar zijn er twee: "po vo" is geen "povo", maar "e learning" wel "e-learning"', () => {
  const eigen = { lijst, schat: woordenschat(new Map(['povo', 'elearning', 'leraren'].map((woord) => [woord, 3]))) };
  const gelezen = (vraag: string) => lezen(vraag, eigen).begrippen.map((begrip) => begrip.woorden.join(' '));
  expect(gelezen('leraren po vo')).toEqual(['leraren', 'po', 'vo']);
  expect(gelezen('e learning')).toEqual(['elearning']);
});

test('een afkorting is zichzelf: "OOP" is geen vorm van "open" of "op", en een woord dat zo klinkt geen afkorting', () => {
  const oop = synoniemen([groep('oop', 'ondersteuner', ['OOP'])]);
  const eigen = { lijst: oop, schat: woordenschat(new Map([['open', 3]]), oop.woorden) };
  const gelezen = (vraag: string) => lezen(vraag, eigen).begrippen.map(({ groepen, termen }) => [groepen.length, termen.length]);
  expect(gelezen('wat is oop')).toEqual([[1, 2]]);
  expect(lezen('wat is oop', eigen).begrippen[0]?.termen.map(({ term }) => term)).not.toContain('oop');
  expect(gelezen('open')).toEqual([[0, 1]]);
});

test('een samenstelling die de site niet kent, zoekt op haar delen samen', () => {
  const termen = lezen('kwartaalcijfers', laag).begrippen[0]?.termen ?? [];
  expect(termen.map(({ term }) => term)).toContain('kwartaal cijfers');
  const gewicht = (deel: string) => termen.find(({ term }) => term === deel)?.gewicht;
  expect(gewicht('kwartaal')).toBeGreaterThan(0);
  expect(gewicht('kwartaal')).toBe(gewicht('cijfers'));
});

test('een kort deel telt alleen zoals het hier staat: "par" is geen "paar"', () => {
  const eigen = (woord: string) =>
    woordenschat(
      new Map([
        [woord, 3],
        ['keren', 3],
      ]),
    ).delen('parkeren');
  expect(eigen('paar')).toBeNull();
  expect(eigen('par')).toEqual(['par', 'keren']);
});

test('een los cijfer of een losse letter is geen onderwerp, een jaartal wel', () => {
  expect(begrippen("' OR 1=1 --")).toEqual([]);
  expect(begrippen('campagne 1')).toEqual(['campagne', '1']);
  expect(begrippen('2026')).toEqual(['2026']);
});

test('een typefout wordt verbeterd en dat wordt verteld', () => {
  expect(lezen('campange', laag)).toMatchObject({ verbeterd: [{ van: 'campange', naar: 'campagne' }] });
  expect(lezen('campagne', laag).verbeterd).toEqual([]);
});

test('wat niet lijkt op wat er staat, maar zo klinkt, wordt ook verbeterd', () => {
  expect(lezen('zzaamenfoegen', laag).verbeterd).toEqual([{ van: 'zzaamenfoegen', naar: 'samenvoegen' }]);
});

test('een kleine slip wordt verbeterd, ook als zij de stam van een ander woord heeft', () => {
  expect(lezen('cijferz', laag).verbeterd).toEqual([{ van: 'cijferz', naar: 'cijfers' }]);
  expect(lezen('cijferz', laag, { juist: new Set(['cijferz']) }).verbeterd).toEqual([]);
});

test('een goed geschreven woord wordt nooit verbeterd, ook niet als de site er een kent dat erop lijkt', () => {
  expect(lezen('meeloopdak', laag).verbeterd).toEqual([{ van: 'meeloopdak', naar: 'meeloopdag' }]);
  expect(lezen('meeloopdak', laag, { juist: new Set(['meeloopdak']) }).verbeterd).toEqual([]);
});

test('een klein woord kan de helft van een woord zijn, maar alleen zoals het er staat', () => {
  const eigen = { lijst, schat: woordenschat(new Map([['overdracht', 3]])) };
  const gelezen = (vraag: string) => lezen(vraag, eigen).begrippen.map((begrip) => begrip.woorden.join(' '));
  expect(gelezen('over dracht')).toEqual(['overdracht']);
  expect(gelezen('over drachten')).toEqual(['drachten']);
});

test('een ander woord dat er wat op lijkt is geen typefout', () => {
  expect(lezen('meldpunt pesten', laag).verbeterd).toEqual([]);
  expect(lezen('vervanginspool', laag).verbeterd).toEqual([{ van: 'vervanginspool', naar: 'vervangingspool' }]);
});

test('een verkleinwoord of een vervoegd werkwoord is het woord dat de site kent', () => {
  expect(begrippen('campagnetjes rapportje')).toEqual(['campagne', 'rapport']);
  expect(begrippen('uitstroomde')).toEqual(['uitstroom']);
});

test('een scheidbaar werkwoord wordt heel gemaakt', () => {
  expect(groepen('waarom stromen leraren uit')).toEqual(['vertrek gelijk', 'leraar gelijk']);
});

test('een cijfer staat ook voor zijn woord', () => expect(begrippen('4-daagse schoolweek')).toEqual(['vierdaagse', 'schoolweek']));

test('een afkorting geldt alleen als heel woord', () => {
  expect(groepen('RE')).toEqual(['re gelijk']);
  expect(groepen('rest')).toEqual([]);
});

test('een onbekend woord is geen begrip om op te zoeken', () => {
  const [begrip] = lezen('zwembad', laag).begrippen;
  expect(begrip).toMatchObject({ woorden: ['zwembad'], termen: [] });
});

test('wie nog typt wordt niet verbeterd', () => {
  expect(lezen('campa', laag, { onaf: true }).verbeterd).toEqual([]);
  expect(lezen('rapport xy', laag, { onaf: true }).begrippen.map(({ licht = false }) => licht)).toEqual([false, true]);
  expect(lezen('rapport xy', laag).begrippen.map(({ licht = false }) => licht)).toEqual([false, false]);
  expect(suggesties('een cam', { schat })).toEqual(['een campagne']);
});

test('letterlijk zoeken laat de woorden zoals ze zijn', () => {
  const { begrippen: gelezen } = lezen('campange docenten', laag, { letterlijk: true });
  expect(gelezen.map(({ termen }) => termen.map(({ term, precies }) => [term, precies]))).toEqual([
    [['campange', true]],
    [['docenten', true]],
  ]);
});

test('een gedachte die twee keer is gezegd telt één keer', () => expect(begrippen('docent leraar docenten')).toEqual(['docent']));

test('een term van twee woorden mag ook andersom, maar een klein woord ertussen zegt wat bij wat hoort', () => {
  expect(groepen('docent hybride')).toEqual(['hybride gelijk']);
  expect(groepen('docent voor hybride')).toEqual(['leraar gelijk']);
});

test('een getal telt vooral naast het woord waar het in de vraag bij staat', () => {
  const termen = lezen('kwartaal 4 rapport', laag).begrippen[1]?.termen ?? [];
  const gewicht = (term: string) => termen.find((een) => een.term === term)?.gewicht ?? 0;
  expect([gewicht('kwartaal 4'), gewicht('4 rapport')]).toEqual([1, 1]);
  expect(gewicht('4')).toBeLessThan(1);
  expect(gewicht('vier')).toBeLessThan(gewicht('4'));
  expect(lezen('2026 rapport', laag).begrippen[0]?.termen.map(({ gewicht: hoe }) => hoe)).toEqual([1]);
});

test('een dag hoort bij zijn maand: zonder die is het een andere dag', () => {
  const gewicht = (vraag: string) => lezen(vraag, laag).begrippen[0]?.termen.find(({ term }) => term === '13')?.gewicht ?? 1;
  expect(gewicht('13 oktober')).toBeLessThan(0.5);
  expect(gewicht('13 cijfers')).toBeGreaterThanOrEqual(0.5);
});

test('een aanvulling staat er in de vorm die hier het meest voorkomt', () => {
  const eigen = (woorden: [string, number][]) => suggesties('begel', { schat: woordenschat(new Map(woorden)) });
  expect(eigen(Object.entries({ begeleid: 1, begeleiding: 9, begeleiden: 4 }))).toEqual(['begeleiding']);
  expect(eigen(Object.entries({ begeleid: 1, begeleiding: 4, begeleiden: 9 }))).toEqual(['begeleiden']);
});
