/** Numbers as words, also joined ("vijfentwintig", "tweehonderd"); "een" and "eerste" are mostly no number. */
const EENHEID = 'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien';
const TIENTAL = 'twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen|miljard';
const DEEL = 'half|halve|helft|kwart|anderhalf|anderhalve|derde';
const SAMENGESTELD = `(?:(?:een|één|${EENHEID})(?:en|ën))?(?:${EENHEID}|${TIENTAL})+(?:s?t?e|de)?`;
const GETALWOORD = new RegExp(`^(?:${DEEL}|${SAMENGESTELD})$`, 'u');
const DAG = /^(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?$/;
const MAANDNAAM = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
const MAAND = new RegExp(`^(?:${MAANDNAAM}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)$`);
/** Addresses of pages and people. */
const ADRES = /(?:https?:\/\/|www\.|mailto:)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|eu|com|org|net|be|example)\b\S*/giu;
const GETAL_OF_WOORD = /\d+(?:[.,:]\d+)*|\p{L}+/gu;
/** A word longer than this is no word: looking for an address in it would take the square of its length. */
const LANGSTE_WOORD = 300;

/** What is no matter of spelling in a text: numbers, days, months and addresses, in the order in which they stand there. */
export const feitenIn = (tekst: string): string[] =>
  tekst.split(/\s+/).flatMap((woord) => (woord.length > LANGSTE_WOORD ? [woord] : feitenInWoord(woord)));

function feitenInWoord(woord: string): string[] {
  const feiten: { feit: string; plek: number }[] = [];
  const rest = woord.replace(ADRES, (adres, plek: number) => {
    feiten.push({ feit: adres.replace(/[.,;:!?)”’"']+$/u, ''), plek });
    return ' '.repeat(adres.length);
  });
  for (const { 0: gevonden, index: plek } of rest.matchAll(GETAL_OF_WOORD)) {
    const feit = gevonden.toLowerCase();
    if (/^\d/.test(feit) || [GETALWOORD, DAG, MAAND].some((vorm) => vorm.test(feit))) feiten.push({ feit, plek });
  }
  return feiten.sort((een, ander) => een.plek - ander.plek).map(({ feit }) => feit);
}
