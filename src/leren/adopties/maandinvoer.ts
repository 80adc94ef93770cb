const MAANDEN = ['jan', 'feb', 'maart', 'apr', 'mei', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];
const GETAL = /^(?:(?<jaar>\d{4})\s?[-/. ]\s?(?<maand>\d{1,2})|(?<maand2>\d{1,2})\s?[-/. ]\s?(?<jaar2>\d{4}))$/;
const WOORD = /^(?<naam>[a-z]{3,9})\.?[ -](?<jaar>\d{4})$/;

/** A month as people without a month picker write it ("09-2026", "2026/9", "september 2026") as "2026-09"; else what they wrote. */
export function alsMaand(waarde: string): string {
  const getal = GETAL.exec(waarde)?.groups;
  if (getal) return `${getal.jaar ?? getal.jaar2}-${(getal.maand ?? getal.maand2 ?? '').padStart(2, '0')}`;
  const woord = WOORD.exec(waarde.toLowerCase())?.groups;
  const plek = MAANDEN.findIndex((naam) => woord?.naam?.startsWith(naam) || (woord?.naam === 'mrt' && naam === 'maart'));
  return plek < 0 ? waarde : `${woord?.jaar}-${String(plek + 1).padStart(2, '0')}`;
}
