const MAANDEN = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli'],
  ...['augustus', 'september', 'oktober', 'november', 'december'],
];
export const isMaand = (woord: string): boolean => MAANDEN.includes(woord);

const IN_CIJFERS = /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/.-])/g;
const AFGEKORT = /(?<=\d\s?)(jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)(?=\.?(?:\s|$))/gi;

/** Dates as the site writes them: "21-1-2027" and "21 jan 2027" are "21 januari 2027". Half a date ("4-5") stays what it is. */
export function metDatums(vraag: string): string {
  const voluit = vraag.replace(IN_CIJFERS, (heel, dag: string, _teken, maand: string, jaar?: string) => {
    const naam = MAANDEN[Number(maand) - 1];
    const isDag = Number(dag) >= 1 && Number(dag) <= 31;
    if (!naam || !isDag || jaar === undefined) return heel;
    return `${Number(dag)} ${naam} ${jaar.length === 2 ? `20${jaar}` : jaar}`;
  });
  return voluit.replace(AFGEKORT, (kort) => {
    const begin = kort.toLowerCase() === 'mrt' ? 'maa' : kort.toLowerCase().slice(0, 3);
    return MAANDEN.find((naam) => naam.startsWith(begin)) ?? kort;
  });
}
