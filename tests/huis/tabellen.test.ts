import { expect, test } from 'vitest';
import { bronbestanden, kamerVan } from './bron.ts';

/** Example data is of every room, and the tables themselves are made by db. */
const BUITEN = /^src\/(server\/opstarten|db)\//;
const SCHRIJFT = [
  /\b(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)'/g,
  /\b(?:insert into|replace into|delete from)\s+"?([a-z_]+)/gi,
  /\bupdate\s+"?([a-z_]+)"?\s+set\b/gi,
];

/** "table: room, room" for every table that more than one room writes. */
function gedeeld(bestanden: readonly { pad: string; tekst: string }[]): string[] {
  const kamers = new Map<string, Set<string>>();
  for (const { pad, tekst } of bestanden)
    if (pad.endsWith('.ts') && !BUITEN.test(pad))
      for (const vorm of SCHRIJFT)
        for (const [, tabel = ''] of tekst.matchAll(vorm)) kamers.set(tabel, (kamers.get(tabel) ?? new Set()).add(kamerVan(pad)));
  return [...kamers].filter(([, wie]) => wie.size > 1).map(([tabel, wie]) => `${tabel}: ${[...wie].sort().join(', ')}`);
}

test('elke tabel wordt door één kamer geschreven', () => expect(gedeeld(bronbestanden).sort()).toEqual([]));

test('de controle ziet een tabel die twee kamers schrijven, hoe dan ook, en geen die een ander alleen leest', () => {
  const eigen = { pad: 'src/mail/a.ts', tekst: "db.insertInto('outbox')" };
  const vreemd = (tekst: string) => gedeeld([eigen, { pad: 'src/leren/b.ts', tekst }]);
  for (const tekst of [
    "trx\n  .deleteFrom(\n    'outbox')",
    "db.updateTable('outbox')",
    'sql`delete from outbox`',
    'sql`update "outbox" set a = 1`',
  ])
    expect([tekst, vreemd(tekst)]).toEqual([tekst, ['outbox: leren, mail']]);
  expect(vreemd("db.selectFrom('outbox')")).toEqual([]);
  expect(gedeeld([eigen, { pad: 'src/mail/c.ts', tekst: "db.deleteFrom('outbox')" }])).toEqual([]);
});
