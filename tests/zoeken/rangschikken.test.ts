import { expect, test } from 'vitest';
import { GEEN_TREFFERS, type Treffers, treffersUit } from '#zoeken/pagefind/treffers.ts';
import { rangschikken, WEGING } from '#zoeken/rangschikken.ts';
import type { Begrip } from '#zoeken/taal/begrip.ts';

const PAGINAS = 60;
const begrip = (woord: string, anders: Partial<Begrip> = {}): Begrip => ({
  woorden: [woord],
  termen: [{ term: woord, gewicht: 1, precies: false }],
  groepen: [],
  ...anders,
});
const onbekend = (woord: string) => begrip(woord, { termen: [] });
/** The first pages with the word, each as strong as Pagefind scores a word in the title times its rarity. */
const opPaginas = (aantal: number, sterkte = 5): Treffers =>
  treffersUit(
    Array.from({ length: aantal }, (_, plek) => {
      const zeldzaam = Math.log1p((PAGINAS - aantal + 0.5) / (aantal + 0.5));
      return { blad: plek, score: sterkte * zeldzaam, plekken: [plek] };
    }),
  );
const index: Record<string, Treffers> = {
  subsidie: opPaginas(9),
  leerling: opPaginas(12, 1),
  zeldzaam: opPaginas(1, 1),
  regio: opPaginas(50),
};
const aantal = (begrippen: Begrip[], weging = WEGING) =>
  rangschikken(begrippen, ({ term }) => index[term] ?? GEEN_TREFFERS, { paginas: PAGINAS, weging }).length;

test('een bladzijde die alleen het gewone woord heeft, is geen antwoord op het onbekende', () => {
  expect(aantal([onbekend('cultuureducatie'), begrip('subsidie')])).toBe(0);
  expect(aantal([begrip('subsidie')])).toBe(9);
});

test('de controle: zonder drempel, en zonder dat het onderwerp er zelf moet staan, kwam er wel iets', () => {
  const vraag = [onbekend('cultuureducatie'), begrip('subsidie')];
  expect(aantal(vraag, { ...WEGING, zeker: 0 })).toBe(0);
  expect(aantal(vraag, { ...WEGING, kern: 2 })).toBe(0);
  expect(aantal(vraag, { ...WEGING, zeker: 0, kern: 2 })).toBe(9);
});

test('waar de vraag vooral over gaat, moet op de beste bladzijde staan, hoe sterk de rest er ook staat', () => {
  const vraag = [begrip('zeldzaam'), begrip('subsidie'), begrip('leerling')];
  const zonderKern = vraag.map((een) =>
    een.woorden[0] === 'zeldzaam' ? { ...een, termen: [{ term: 'zeldzaam', gewicht: 0.35, precies: false }] } : een,
  );
  expect(aantal(vraag)).toBeGreaterThan(0);
  expect(aantal(zonderKern)).toBe(0);
  expect(aantal(zonderKern, { ...WEGING, kern: 2 })).toBeGreaterThan(0);
});

test('een woord dat weinig zegt houdt een antwoord niet tegen', () =>
  expect(aantal([{ ...onbekend('verminderen'), licht: true }, begrip('subsidie')])).toBe(9));

test('één woord van de site zelf is altijd te vinden, hoe terloops het er ook staat', () => {
  expect(aantal([begrip('zeldzaam')])).toBe(1);
  expect(aantal([{ ...begrip('zeldzaam'), half: true }])).toBe(0);
});

test('een onderwerp waarvan hier alleen iets verwants staat, is niet gevonden', () => {
  const chatbot = (graad: 'gelijk' | 'verwant') =>
    begrip('chatbot', { termen: [{ term: 'leerling', gewicht: 0.35, precies: false }], groepen: [{ nummer: 1, graad }] });
  expect(aantal([chatbot('gelijk'), begrip('regio')])).toBe(0);
  expect(aantal([chatbot('verwant'), begrip('regio')])).toBe(0);
  expect(aantal([chatbot('verwant'), begrip('regio')], { ...WEGING, kern: 2 })).toBeGreaterThan(0);
});

test('alleen een deel van een samenstelling is geen antwoord', () => {
  const zorg = (delen?: string[]) =>
    begrip('kwaliteitszorg', { termen: [{ term: 'subsidie', gewicht: 0.5, precies: false }], ...(delen && { delen }) });
  expect(aantal([zorg(['kwaliteit', 'zorg'])])).toBe(0);
  expect(aantal([zorg()])).toBe(9);
});

test('een bladzijde met alle woorden hoeft ze niet in de titel te hebben', () => {
  expect(aantal([begrip('leerling'), begrip('zeldzaam')])).toBeGreaterThan(0);
  expect(aantal([begrip('leerling'), onbekend('zwemdiploma')])).toBe(0);
});
