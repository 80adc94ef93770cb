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
  const soorten = Object.entries(perSoort).map(([soort, per]) => {
    const aantal = per[namen[0] ?? '']?.vragen ?? 0;
    const waarde = (c: Cijfers | undefined) =>
      !c ? '' : soort === 'zonder antwoord' ? `${procent(c.vals).trim()} vals` : procent(c.hit5).trim();
    return `| ${soort} (${aantal}) | ${namen.map((naam) => waarde(per[naam])).join(' | ')} |`;
  });
  return [
    `${alle.Regiokring?.vragen ?? 0} queries over ${bladen} pages`,
    '',
    '| engine       |    hit@1 |    hit@5 | nDCG@10 |    empty |    false |     near |    ms |',
    '|---|---|---|---|---|---|---|---|',
    ...regels,
    '',
    `| hit@5 per kind | ${namen.join(' | ')} |`,
    `|---|${namen.map(() => '---|').join('')}`,
    ...soorten,
    ...zonderGroepen(weggelaten),
  ].join('\n');
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
