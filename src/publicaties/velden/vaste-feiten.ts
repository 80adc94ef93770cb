/** Numbers as words, also joined ("vijfentwintig", "tweehonderd"); "een" and "eerste" are mostly no number. */
const EENHEID = 'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien';
const TIENTAL = 'twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen|miljard';
const DEEL = 'half|halve|helft|kwart|anderhalf|anderhalve|derde';
const SAMENGESTELD = `(?:(?:een|één|${EENHEID})(?:en|ën))?(?:${EENHEID}|${TIENTAL})+(?:s?t?e|de)?`;
const GETALWOORD = new RegExp(`^(?:${DEEL}|${SAMENGESTELD})$`, 'u');
const DAG = /^(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?$/;
const MAANDNAAM = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
const MAAND = new RegExp(`^(?:${MAANDNAAM}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)$`);
/** Addresses of pages and people. */
const ADRES = /(?:https?:\/\/|www\.|mailto:)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|eu|com|org|net|be|example)\b\S*/giu;
const CIJFERS = /\d+(?:[.,:]\d+)*/gu;

/** What is no matter of spelling in a text: numbers, days, months and addresses, in their order. */
export function feitenIn(tekst: string): string[] {
  const adressen = (tekst.match(ADRES) ?? []).map((adres) => adres.replace(/[.,;:!?)”’"']+$/u, ''));
  const rest = tekst.replace(ADRES, ' ').toLowerCase();
  const cijfers = rest.match(CIJFERS) ?? [];
  const woorden = (rest.match(/[\p{L}]+/gu) ?? []).filter((woord) => [GETALWOORD, DAG, MAAND].some((vorm) => vorm.test(woord)));
  return [...adressen, ...cijfers, ...woorden];
}
