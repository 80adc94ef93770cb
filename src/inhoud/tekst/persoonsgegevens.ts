export interface Persoonsgegeven {
  soort: 'telefoonnummer' | 'postadres' | 'bsn' | 'naam';
  gevonden: string;
}

/** Dutch numbers of people; 088, 085, 0800 and 0900 belong to organisations. */
const TELEFOON = /(?<![\d.,/-])(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|0)(?!8[58]|[89]00)[1-9](?:[\s-]?\d){8}(?!\d)/g;
const POST = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const THUISPOST = `gmail googlemail hotmail outlook live msn yahoo icloud me proton protonmail gmx ziggo kpnmail planet xs4all home chello
  upcmail hetnet tele2 quicknet casema telfort freedom solcon zonnet`.split(/\s+/);
const VAN_IEMAND_THUIS = new RegExp(`@(?:${THUISPOST.join('|')})\\.[a-z.]+$`, 'i');
/** "j.de.vries@…" and "jan.devries@…" are somebody; a role has no dots before the @. */
const VAN_IEMAND = /^[a-z-]+(?:\.[a-z-]+){1,3}@/i;
const NEGEN_CIJFERS = /(?<![\d.,€-])(?<!€ )\d(?:[ .-]?\d){8}(?![\d]|[.,]\d| euro)/g;

/** "mevrouw Jansen", "dhr. van der Berg", "juf Anneke": a name alone cannot be told from any other word. */
const AANSPREKING = '[Mm]evrouw|[Mm]evr\\.?|[Mm]w\\.?|[Mm]eneer|[Mm]ijnheer|[Dd]hr\\.?|[Jj]uf|[Jj]uffrouw|[Mm]eester';
const AANGESPROKEN = new RegExp(
  `(?<![\\p{L}-])(?:${AANSPREKING}) (?:(?:van|de|der|den|ter|ten|te) )*\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)*`,
  'gu',
);

/** What looks like a fact about one person that need not be on a public page. */
export function persoonsgegevens(tekst: string): Persoonsgegeven[] {
  const gevonden: Persoonsgegeven[] = [];
  for (const [nummer] of tekst.matchAll(TELEFOON)) gevonden.push({ soort: 'telefoonnummer', gevonden: nummer });
  for (const [adres] of tekst.matchAll(POST))
    if (VAN_IEMAND_THUIS.test(adres) || VAN_IEMAND.test(adres)) gevonden.push({ soort: 'postadres', gevonden: adres });
  for (const [nummer] of tekst.replace(TELEFOON, ' ').matchAll(NEGEN_CIJFERS))
    if (isBsn(nummer.replace(/\D/g, ''))) gevonden.push({ soort: 'bsn', gevonden: nummer });
  for (const [naam] of tekst.matchAll(AANGESPROKEN)) gevonden.push({ soort: 'naam', gevonden: naam });
  return gevonden;
}

/** The elfproef: 9a + 8b + … + 2h − i is a multiple of eleven. */
function isBsn(cijfers: string): boolean {
  const som = [...cijfers].reduce((tot, cijfer, plaats) => tot + Number(cijfer) * (plaats === 8 ? -1 : 9 - plaats), 0);
  return Number(cijfers) > 0 && som % 11 === 0;
}
