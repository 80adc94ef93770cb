import { Temporal } from 'temporal-polyfill';
import { isoDatum, momentVan, onthouden } from './datum.ts';

/** The end of the n-th working day after the day of this moment; weekends and Dutch public holidays do not count. */
export const werkdagLater = (moment: number, aantal: number): number => werkdagNa(`${isoDatum(moment)}+${aantal}`);

const werkdagNa = onthouden((vraag: string): number => {
  const [begin = '', aantal] = vraag.split('+');
  let dag = Temporal.PlainDate.from(begin);
  for (let over = Number(aantal); over > 0; ) {
    dag = dag.add({ days: 1 });
    if (isWerkdag(dag)) over -= 1;
  }
  return momentVan(dag.toString(), '23:59:59');
});

function isWerkdag(dag: Temporal.PlainDate): boolean {
  if (dag.dayOfWeek > 5) return false;
  const vrij = bekend.get(dag.year) ?? feestdagen(dag.year);
  bekend.set(dag.year, vrij);
  return !vrij.has(dag.toString());
}

const bekend = new Map<number, ReadonlySet<string>>();

/** New Year, Easter Monday, King's Day, Liberation Day, Ascension, Whit Monday and Christmas. */
function feestdagen(jaar: number): Set<string> {
  const pasen = eerstePaasdag(jaar);
  const koningsdag = Temporal.PlainDate.from({ year: jaar, month: 4, day: 27 });
  const vast = [`${jaar}-01-01`, `${jaar}-05-05`, `${jaar}-12-25`, `${jaar}-12-26`];
  const los = [
    pasen.add({ days: 1 }),
    pasen.add({ days: 39 }),
    pasen.add({ days: 50 }),
    koningsdag.dayOfWeek === 7 ? koningsdag.subtract({ days: 1 }) : koningsdag,
  ];
  return new Set([...vast, ...los.map((dag) => dag.toString())]);
}

/** Easter Sunday by the anonymous Gregorian rule. */
function eerstePaasdag(jaar: number): Temporal.PlainDate {
  const a = jaar % 19;
  const eeuw = Math.floor(jaar / 100);
  const c = jaar % 100;
  const d = Math.floor((8 * eeuw + 13) / 25);
  const e = (19 * a + eeuw - Math.floor(eeuw / 4) - d + 15) % 30;
  const f = (32 + 2 * (eeuw % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = Math.floor((a + 11 * e + 22 * f) / 451);
  const dagen = e + f - 7 * g + 114;
  return Temporal.PlainDate.from({ year: jaar, month: Math.floor(dagen / 31), day: (dagen % 31) + 1 });
}
