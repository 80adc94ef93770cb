import type { Weglating } from './weglaten.ts';
import type { Cijfers } from './zoekcijfers.ts';
import type { Zoekmeting } from './zoekmeting.ts';

const procent = (deel: number) => `${(100 * deel).toFixed(1)} %`.padStart(8);

/** The measurement as text, to read on a terminal or in the README. */
export function alsTekst({ bladen, alle, perSoort, weggelaten = [] }: Zoekmeting): string {
  const regels = Object.entries(alle).map(
    ([naam, c]) =>
      `| ${naam.padEnd(12)} | ${procent(c.hit1)} | ${procent(c.hit5)} | ${c.ndcg10.toFixed(3).padStart(7)} | ${procent(c.leeg)} | ${procent(c.vals)} | ${procent(c.twijfel)} | ${c.ms.toFixed(1).padStart(5)} |`,
  );
  const namen = Object.keys(alle);
  return [
    `${alle.Regiokring?.vragen ?? 0} queries over ${bladen} pages`,
    '',
    '| engine       |    hit@1 |    hit@5 | nDCG@10 |    empty |    false |     near |    ms |',
    '|---|---|---|---|---|---|---|---|',
    ...regels,
    '',
    ...perKind('hit@5', namen, perSoort, ({ hit5 }) => procent(hit5).trim()),
    '',
    ...perKind('nDCG@10', namen, perSoort, ({ ndcg10 }) => ndcg10.toFixed(3)),
    ...zonderGroepen(weggelaten),
  ].join('\n');
}

/** What the engines make of every kind of query, side by side; of queries without an answer, how many got one all the same. */
function perKind(kop: string, namen: readonly string[], perSoort: Zoekmeting['perSoort'], toon: (c: Cijfers) => string): string[] {
  const regels = Object.entries(perSoort).map(([soort, per]) => {
    const waarden = namen.map((naam) => {
      const c = per[naam];
      return !c ? '' : soort === 'zonder antwoord' ? `${procent(c.vals).trim()} vals` : toon(c);
    });
    return `| ${soort} (${per[namen[0] ?? '']?.vragen ?? 0}) | ${waarden.join(' | ')} |`;
  });
  return [`| ${kop} per kind | ${namen.join(' | ')} |`, `|---|${namen.map(() => '---|').join('')}`, ...regels];
}

function zonderGroepen([alles, ...zonder]: readonly Weglating[]): string[] {
  if (!alles) return [];
  const anders = zonder.filter(({ cijfers: c }) => c.ndcg10 !== alles.cijfers.ndcg10 || c.hit5 !== alles.cijfers.hit5);
  const slechtst = anders.toSorted((a, b) => a.cijfers.ndcg10 - b.cijfers.ndcg10);
  const gemiddeld = (waarde: (c: Cijfers) => number) => zonder.reduce((som, { cijfers: c }) => som + waarde(c), 0) / zonder.length;
  const regel = (naam: string, hit5: number, ndcg10: number) => `| ${naam} | ${procent(hit5).trim()} | ${ndcg10.toFixed(3)} |`;
  return [
    '',
    `| one of ${zonder.length} synonym groups left out | hit@5 | nDCG@10 |`,
    '|---|---|---|',
    regel('none', alles.cijfers.hit5, alles.cijfers.ndcg10),
    regel(
      'on average',
      gemiddeld((c) => c.hit5),
      gemiddeld((c) => c.ndcg10),
    ),
    ...slechtst.slice(0, 10).map(({ groep, cijfers: c }) => regel(`without "${groep}"`, c.hit5, c.ndcg10)),
  ];
}
