import { expect, test } from 'vitest';
import { SIGNAALSTATUSSEN, type Signaalstatus } from '#db/tabellen-signaal.ts';
import type { Signaal } from '#leren/signalen/signaal.ts';
import { kanMetSignaal, SIGNAALHANDELINGEN, SIGNAALSTATUS, type Signaalhandeling, stapwoord } from '#leren/signalen/signaalhandelingen.ts';
import { DAG, NU } from './signaalwereld.ts';

const met = (anders: Partial<Signaal>): Signaal =>
  ({
    ...{ status: 'ingediend', bekekenOp: null, openbaarOp: null, openbaarGewenst: true, delen: [], nietOpgelostOp: null },
    ...anders,
    verloop: { status: anders.status ?? 'ingediend', afgehandeldOp: NU, ...anders.verloop },
  }) as Signaal;

/** The whole table, written out: in which states each act can be done by whom, and what it becomes. */
test('wie wat mag in welke toestand, en wat het dan wordt', () => {
  const tabel = Object.entries(SIGNAALHANDELINGEN).map(
    ([handeling, { wie, van, naar }]) => `${handeling}: ${wie}, ${van.join(' ')} -> ${naar ?? 'blijft'}`,
  );
  const open = 'ingediend naar-tafel heropend';
  const zichtbaar = `${open} gebundeld beantwoord niet-doorgezet`;
  expect(tabel).toEqual([
    'wijzigen: indiener, ingediend -> blijft',
    'opnieuw-indienen: indiener, teruggestuurd -> ingediend',
    'intrekken: indiener, ingediend teruggestuurd -> ingetrokken',
    'niet-opgelost: indiener, beantwoord niet-doorgezet -> heropend',
    `ook-hier: andere-regio, ${open} -> blijft`,
    `niet-meer-hier: andere-regio, ${open} -> blijft`,
    `openbaar: re, ${zichtbaar} -> blijft`,
    `verbergen: re, ${zichtbaar} -> blijft`,
    'terugsturen: re, ingediend -> teruggestuurd',
    `bundelen: re, ${open} -> gebundeld`,
    'uitbundelen: re, gebundeld -> ingediend',
    `naar-tafel: re, ${open} -> naar-tafel`,
    `beantwoorden: re, ${open} -> beantwoord`,
    `niet-doorzetten: re, ${open} -> niet-doorgezet`,
  ]);
});

test('uit elke toestand die open is komt een antwoord of een reden, en elk einde vraagt om woorden', () => {
  const einden = Object.entries(SIGNAALHANDELINGEN).filter(([, { naar }]) => naar === 'beantwoord' || naar === 'niet-doorgezet');
  expect(einden.map(([naam, regel]) => [naam, 'tekst' in regel && regel.tekst])).toEqual([
    ['beantwoorden', 'verplicht'],
    ['niet-doorzetten', 'verplicht'],
  ]);
  const open = SIGNAALSTATUSSEN.filter((status) => SIGNAALSTATUS[status].open && status !== 'gebundeld');
  for (const status of open) for (const [naam] of einden) expect(kanMetSignaal(naam as Signaalhandeling, met({ status }), NU)).toBe(true);
});

test('wijzigen en intrekken kan tot de Realisatie-Eenheid keek', () => {
  for (const handeling of ['wijzigen', 'intrekken'] as const) {
    expect(kanMetSignaal(handeling, met({}), NU)).toBe(true);
    expect(kanMetSignaal(handeling, met({ bekekenOp: NU }), NU)).toBe(false);
  }
  expect(kanMetSignaal('intrekken', met({ status: 'teruggestuurd', bekekenOp: NU }), NU)).toBe(true);
});

test('openbaar wordt alleen wat de regio openbaar wil, en ergens anders laten weten kan alleen bij wat openbaar is', () => {
  expect(kanMetSignaal('openbaar', met({ openbaarGewenst: false }), NU)).toBe(false);
  expect(kanMetSignaal('openbaar', met({ openbaarOp: NU }), NU)).toBe(false);
  expect(kanMetSignaal('openbaar', met({}), NU)).toBe(true);
  expect(kanMetSignaal('ook-hier', met({}), NU)).toBe(false);
  expect(kanMetSignaal('ook-hier', met({ openbaarOp: NU }), NU)).toBe(true);
  expect(kanMetSignaal('terugsturen', met({ delen: ['ander'] }), NU)).toBe(false);
});

test('dat het niet is opgelost kan één keer, binnen dertig dagen, ook bij wat gebundeld is', () => {
  const beantwoord = (status: Signaalstatus, nietOpgelostOp: number | null = null) =>
    met({ status, nietOpgelostOp, verloop: { status: 'beantwoord', afgehandeldOp: NU } as Signaal['verloop'] });
  expect(kanMetSignaal('niet-opgelost', beantwoord('beantwoord'), NU + 30 * DAG)).toBe(true);
  expect(kanMetSignaal('niet-opgelost', beantwoord('gebundeld'), NU + 30 * DAG)).toBe(true);
  expect(kanMetSignaal('niet-opgelost', beantwoord('beantwoord'), NU + 30 * DAG + 1)).toBe(false);
  expect(kanMetSignaal('niet-opgelost', beantwoord('beantwoord', NU), NU)).toBe(false);
});

test('elke stap heeft een woord', () => {
  expect(stapwoord('beantwoorden')).toBe('Beantwoord');
  expect(stapwoord('indienen')).toBe('Ingediend');
  expect(stapwoord('meegekregen')).toBe('Een ander signaal gaat mee');
});
