import { expect, test } from 'vitest';
import { bronbestanden } from './bron.ts';

/** Where SQLite is spoken to as itself: its own connection, and files beside the database that always are of SQLite. */
const EIGEN = /^src\/(db\/(?!migrations\/)|server\/|inhoud\/lezen\/kast\.ts$)/;
/** What one of the two databases does not understand, or takes otherwise; and what both do. */
const MISVERSTAND: readonly (readonly [RegExp, string])[] = [
  [/\bifnull\s*\(/i, 'coalesce'],
  [/\biif\s*\(/i, 'case when'],
  [/\bjson_\w+|->/i, 'jsonLijst, eenVan'],
  [
    /\b(group_concat|total|instr|strftime|datetime|julianday|unixepoch|printf|typeof|changes|last_insert_rowid)\s*\(/i,
    'reken in TypeScript',
  ],
  [/\b(insert|update) or \w+|\breplace into\b/i, 'on conflict (kolommen)'],
  [/\bon conflict do update\b/i, 'on conflict (kolommen)'],
  [/(?<!without )\browid\b/i, 'een kolom'],
  [/\bglob\b/i, 'like'],
  [/\bcollate\b/i, 'lower, of bevat'],
  [/\b(max|min)\s*\((?:[^()]|\([^()]*\))*,/i, 'case when'],
  [/\b(sum|max|min|avg)\s*\((?!\s*case\b)[^()]*([=<>]|\b(is|in|and|or|like)\b)/i, 'count(*) filter (where …)'],
  [/"/, "'tekst', of een kolom zonder aanhalingstekens"],
  [/\bis (not )?(?!(not )?(null|distinct from|true|false)\b)/i, 'is not distinct from'],
  [/\blimit -1\b/i, 'knip in TypeScript'],
];
/** The same by way of Kysely. */
const BOUWER = /\.(orIgnore|orReplace|orAbort|orFail|orRollback|replaceInto|mergeInto)\(|\.limit\(-1\)/;

/** All SQL that a file says in so many words, with `?` for what is filled in; also when it is filled in with SQL. */
function sqlIn({ pad, tekst }: { pad: string; tekst: string }): string[] {
  const begin = pad.startsWith('src/db/migrations/') ? /`(?=create|insert|update)/g : /\bsql(?:\.raw\(|\.lit\(|<[^`;]*?>)?`/g;
  // What is between quotes is no SQL, whatever it says.
  return [...tekst.matchAll(begin)].map((vondst) => sjabloon(tekst, vondst.index + vondst[0].length).replaceAll(/'[^']*'/g, "''"));
}

/** From just after a backtick to the one that ends it. */
function sjabloon(tekst: string, vanaf: number): string {
  let uit = '';
  for (let plek = vanaf; plek < tekst.length; plek += 1) {
    if (tekst[plek] === '`') return uit;
    if (tekst[plek] === '\\') plek += 1;
    else if (tekst.startsWith('${', plek)) {
      uit += '?';
      plek = naInvulling(tekst, plek + 2);
    } else uit += tekst[plek];
  }
  return uit;
}

/** Where what is filled in ends; it may hold SQL of its own. */
function naInvulling(tekst: string, vanaf: number): number {
  let diep = 1;
  for (let plek = vanaf; plek < tekst.length; plek += 1) {
    if (tekst[plek] === '{') diep += 1;
    else if (tekst[plek] === '`') plek = naSjabloon(tekst, plek + 1);
    else if (tekst[plek] === '}' && --diep === 0) return plek;
  }
  return tekst.length;
}
function naSjabloon(tekst: string, vanaf: number): number {
  for (let plek = vanaf; plek < tekst.length; plek += 1) {
    if (tekst[plek] === '`') return plek;
    if (tekst.startsWith('${', plek)) plek = naInvulling(tekst, plek + 2);
  }
  return tekst.length;
}

function misverstanden(bestanden: readonly { pad: string; tekst: string }[]): string[] {
  return bestanden
    .filter(({ pad }) => pad.endsWith('.ts') && !EIGEN.test(pad))
    .flatMap((bestand) => [
      ...sqlIn(bestand).flatMap((zin) =>
        MISVERSTAND.flatMap(([vorm, liever]) => (vorm.test(zin) ? [`${bestand.pad}: ${vorm.exec(zin)?.[0]} (liever: ${liever})`] : [])),
      ),
      ...(BOUWER.test(bestand.tekst) ? [`${bestand.pad}: ${BOUWER.exec(bestand.tekst)?.[0]}`] : []),
    ]);
}

/** What is filled in, in the text of a file. */
const gat = (wat: string) => `$\{${wat}}`;

test('kamers schrijven SQL die SQLite en PostgreSQL allebei verstaan', () => expect(misverstanden(bronbestanden)).toEqual([]));

test('de controle ziet wat een van beide niet verstaat, ook in een stuk dat is ingevuld', () => {
  const mis = (sql: string) => misverstanden([{ pad: 'src/mail/x.ts', tekst: `const vraag = sql<Rij[]>\`${sql}\`;` }]).length;
  for (const sql of [
    "select ifnull(a, '') from b",
    'select json_group_array(a) from b',
    `select a from b where c in (select value from json_each(${gat('x')}))`,
    'select max(a, b) from c',
    'select min(coalesce(a, 0), b) from c',
    'select sum(a = 1) from b',
    "select max(a is not null and b = 'c') from d",
    'insert or ignore into a values (1)',
    'insert into a values (1) on conflict do update set b = 1',
    'select a from b where c = "d"',
    'select a from b order by rowid',
    "select a from b where c is 'd'",
    `select a from b where c is not ${gat('x')}`,
    'select iif(a, 1, 0) from b',
    "select a from b where c glob 'd*'",
    'select a from b limit -1',
    `select ${gat('sql`ifnull(a, 1)`')} from b`,
  ])
    expect([sql, mis(sql)]).toEqual([sql, 1]);
  expect(misverstanden([{ pad: 'src/mail/x.ts', tekst: "db.insertInto('a').orIgnore()" }])).toHaveLength(1);
  expect(misverstanden([{ pad: 'src/db/migrations/0002-x.ts', tekst: '`create index a on b (ifnull(c, 1))`' }])).toHaveLength(1);
});

test('de controle laat staan wat allebei verstaan, en wat geen SQL is', () => {
  for (const tekst of [
    `sql\`select max(a), min(b) from c where d is not null and e is distinct from ${gat("'f'")}\``,
    'sql`select sum(case when a = 1 then b else 0 end), count(*) filter (where c = 2) from d`',
    'sql`insert into a values (1) on conflict (b) do update set c = excluded.c`',
    `sql\`select coalesce((select a from b where c = ${gat('d')}), ${gat(`\`"${gat('e')}"\``)}) from f\``,
    'const zin = `max(a, b) is "mooi"`; Math.max(1, 2);',
  ])
    expect(misverstanden([{ pad: 'src/mail/x.ts', tekst }])).toEqual([]);
});
