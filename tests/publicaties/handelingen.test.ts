import { expect, test } from 'vitest';
import { INZENDSTATUSSEN, type Inzendstatus } from '#db/tabellen-inzending.ts';
import { HANDELINGEN, type Handeling, kan, mag, past, wijzigweg } from '#publicaties/handelingen.ts';
import type { Inzending } from '#publicaties/inzending.ts';
import { isBeoordelaar, type Schrijver } from '#publicaties/wie-mag.ts';

const REGIO = 'voorbeeldregio-heuvelrand';
const iemand = (id: string, soort: 'auteur' | 'projectleider' | 're' | null, onderwijsregio: string | null = null): Schrijver => ({
  ...{ id, naam: id, adres: `${id}@voorbeeld.example`, tweedeStap: soort === 're' },
  rechten: soort ? [{ soort, onderwijsregio }] : [],
});
/** One letter each: an author of the region, its projectleider, the Realisatie-Eenheid, an author of another region, a visitor. */
const WIE = {
  A: iemand('bram', 'auteur', REGIO),
  P: iemand('dirk', 'projectleider', REGIO),
  R: iemand('rosa', 're'),
  v: iemand('emma', 'projectleider', 'voorbeeldregio-oost'),
  n: iemand('carla', null),
};
const publicatie = (opdracht: 'schrijven' | null) => ({ opdracht }) as Inzending['publicatie'];
const tekst = (status: Inzendstatus, anders: Partial<Inzending> = {}) =>
  ({
    status,
    collectie: 'praktijken',
    onderwijsregio: REGIO,
    stap: status === 'ingediend' ? 'regio' : null,
    vertrouwd: false,
    schrijvers: [],
    ...anders,
  }) as Inzending;

/** The policy as an official reads it: who may, in the order of the states; a dot is nobody. */
const BELEID: Record<Handeling, string> = {
  //           concept ingediend teruggestuurd goedgekeurd gepland gepubliceerd ingetrokken
  bewerken: '    APR     .         APR           .           .       APR          APR',
  indienen: '    APR     .         APR           .           .       .            APR',
  verwijderen: ' APR     .         APR           .           .       .            .',
  terughalen: '  .       APR       .             APR         APR     .            .',
  goedkeuren: '  .       P         .             .           .       .            .',
  terugsturen: ' .       PR        .             R           R       .            .',
  publiceren: '  .       .         .             R           R       .            .',
  aanvullen: '   .       .         .             .           .       APR          .',
  corrigeren: '  APR     .         APR           .           .       APR          .',
  nakijken: '    APR     .         APR           .           .       APR          APR',
  verhuizen: '   PR      PR        PR            .           .       PR           PR',
  intrekken: '   PR      PR        PR            PR          PR      PR           PR',
  terugzetten: ' .       .         .             .           .       .            R',
  overnemen: '   APR     .         APR           APR         APR     APR          APR',
  vanReOvernemen: 'P     .         P             .           .       P            P',
  opzijzetten: ' APR     .         APR           APR         APR     .            .',
};
const wieKan = (handeling: Handeling, inzending: Inzending): string =>
  Object.entries(WIE)
    .filter(([, account]) => kan(handeling, inzending) && mag(handeling, account, inzending))
    .map(([letter]) => letter)
    .join('') || '.';
const rij = (handeling: Handeling) => INZENDSTATUSSEN.map((status) => wieKan(handeling, tekst(status)));
const beleid = (regel: string) => regel.trim().split(/\s+/);

test.each(Object.entries(BELEID) as [Handeling, string][])('%s kan wie het mag, in de toestand waarin het kan', (handeling, regel) => {
  expect(rij(handeling)).toEqual(beleid(regel));
});

test('het beleid noemt elke handeling, en de controle ziet een plek te veel of te weinig', () => {
  expect(Object.keys(BELEID).sort()).toEqual(Object.keys(HANDELINGEN).sort());
  expect(rij('publiceren')).not.toEqual(beleid(BELEID.publiceren.replace('R', 'AR')));
  expect(rij('terughalen')).not.toEqual(beleid(BELEID.terughalen.replace('APR', '.')));
});

test('bij de stap van de Realisatie-Eenheid oordeelt zij, en niet de projectleider', () => {
  const bijRe = tekst('ingediend', { stap: 're' });
  expect([wieKan('goedkeuren', bijRe), wieKan('terugsturen', bijRe)]).toEqual(['R', 'R']);
});

test('een vertrouwde regio zet zelf online, maar haalt niets terug wat de Realisatie-Eenheid introk', () => {
  const vertrouwd = (status: Inzendstatus) => tekst(status, { vertrouwd: true });
  expect(wieKan('publiceren', vertrouwd('goedgekeurd'))).toBe('APR');
  expect(wieKan('terugzetten', vertrouwd('ingetrokken'))).toBe('R');
});

test('wie aan een tekst schreef haalt hem zelf van de site, zolang die voor de regio schrijft; een andere auteur niet', () => {
  const vanBram = tekst('gepubliceerd', { schrijvers: ['bram', 'emma'] });
  expect(wieKan('intrekken', vanBram)).toBe('APR');
  expect(wieKan('intrekken', tekst('gepubliceerd', { schrijvers: ['berit'] }))).toBe('PR');
});

test('wat de Realisatie-Eenheid zelf schrijft is van haar alleen', () => {
  const vanRe = (status: Inzendstatus) => tekst(status, { onderwijsregio: null, stap: 're' });
  expect([
    wieKan('bewerken', vanRe('concept')),
    wieKan('goedkeuren', vanRe('ingediend')),
    wieKan('intrekken', vanRe('gepubliceerd')),
  ]).toEqual(['R', 'R', 'R']);
});

test('zolang de uitgever met een tekst bezig is, kan alleen schrijven, indienen en beoordelen doorgaan', () => {
  const bezig = (Object.keys(HANDELINGEN) as Handeling[]).filter((handeling) =>
    INZENDSTATUSSEN.some((status) => kan(handeling, { status, publicatie: publicatie('schrijven') })),
  );
  expect(bezig).toEqual(['bewerken', 'indienen', 'goedkeuren']);
  // Control: with nothing to do for the publisher every act has a state in which it can be done.
  for (const handeling of Object.keys(HANDELINGEN) as Handeling[]) {
    expect(INZENDSTATUSSEN.some((status) => kan(handeling, { status, publicatie: publicatie(null) }))).toBe(true);
    expect(INZENDSTATUSSEN.filter((status) => past(handeling, status))).not.toEqual([]);
  }
});

test('wie een regio leidt en de Realisatie-Eenheid beoordelen teksten, wie alleen schrijft niet', () => {
  expect(Object.entries(WIE).flatMap(([letter, wie]) => (isBeoordelaar(wie) ? [letter] : []))).toEqual(['P', 'R', 'v']);
});

test('nieuws schrijft, corrigeert en trekt alleen de Realisatie-Eenheid in, en zijn adres verandert nooit', () => {
  const nieuws = tekst('gepubliceerd', { collectie: 'nieuws', onderwijsregio: null });
  const kunnen = Object.keys(HANDELINGEN).filter((naam) => wieKan(naam as Handeling, nieuws) !== '.') as Handeling[];
  expect(kunnen).toEqual(['bewerken', 'aanvullen', 'corrigeren', 'nakijken', 'intrekken', 'overnemen']);
  expect(new Set(kunnen.map((naam) => wieKan(naam, nieuws)))).toEqual(new Set(['R']));
  // The same text as a best practice could move.
  expect(wieKan('verhuizen', { ...nieuws, collectie: 'praktijken' })).toBe('R');
});

test('wat online staat verandert wie online zet meteen; een ander legt het voor, en van wat niet online staat is niets te veranderen', () => {
  const opSchijf = (op_schijf: string | null, opdracht: 'schrijven' | null = null) =>
    ({ op_schijf, opdracht }) as unknown as Inzending['publicatie'];
  const wegen = (inzending: Inzending) =>
    (['corrigeren', 'aanvullen'] as const).map((handeling) =>
      Object.values(WIE).map((wie) => wijzigweg(handeling, wie, inzending)?.[0] ?? '.'),
    );
  const online = tekst('gepubliceerd', { publicatie: opSchijf('digest') });
  expect(wegen(online)).toEqual(Array(2).fill(['v', 'v', 'm', '.', '.']));
  expect(wegen({ ...online, vertrouwd: true })).toEqual(Array(2).fill(['m', 'm', 'm', '.', '.']));
  // Beside a draft there is something to correct, and nothing to add to.
  expect(wegen({ ...online, status: 'concept' })).toEqual([['v', 'v', 'm', '.', '.'], Array(5).fill('.')]);
  for (const publicatie of [undefined, opSchijf(null), opSchijf('digest', 'schrijven')])
    expect(wegen({ ...online, publicatie })).toEqual(Array(2).fill(Array(5).fill('.')));
});
