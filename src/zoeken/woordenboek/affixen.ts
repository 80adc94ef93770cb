import { vouwen } from '#grond/taal/vouwen.ts';

/** One rule of a Hunspell affix file: what comes off a word and what comes on, where `waar` fits. */
interface Affix {
  af: number;
  bij: string;
  waar: RegExp;
}
/** By their mark, and then by the last letter of a word that they may fit; what comes before any word by VOORAAN. */
type Affixen = ReadonlyMap<string, ReadonlyMap<string, readonly Affix[]>>;

/** Marks of what is no word: forbidden, or only a part of others. */
const GEEN_WOORD = new Set(['Fw', 'Cx']);
const REGEL = /^([SP]FX) (\S\S) (\S+) ([^\s/]+)(?:\/(\S+))? +(\S+)/gm;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const VOORAAN = '^';
const GEEN: readonly Affix[] = [];

/** Every form of every word of a Dutch Hunspell dictionary, folded and without hyphens; some of them more than once. */
export function alleVormen(aff: string, dic: string): string[] {
  const affixen = affixenUit(aff);
  const alle: string[] = [];
  // The first line says how many there are.
  for (const regel of dic.split('\n').slice(1)) {
    const streep = regel.indexOf('/');
    const woord = gevouwen(streep < 0 ? regel : regel.slice(0, streep));
    if (woord !== null) neemVormen(woord, streep < 0 ? [] : markenVan(regel, streep + 1), affixen, alle);
  }
  return alle;
}

/** Marks are two signs each, up to white space. */
function markenVan(regel: string, begin: number): string[] {
  const marken: string[] = [];
  for (let plek = begin; plek < regel.length && regel[plek] !== '\t' && regel[plek] !== '\r'; plek += 2)
    marken.push(regel.slice(plek, plek + 2));
  return marken;
}

/** Null for what nobody types as one word of letters. */
function gevouwen(woord: string): string | null {
  if (LETTERWOORD.test(woord)) return woord;
  const anders = vouwen(woord.trim()).replaceAll('-', '');
  return LETTERWOORD.test(anders) ? anders : null;
}
const LETTERWOORD = /^[a-z]{2,}$/;

function neemVormen(woord: string, marken: readonly string[], affixen: Affixen, alle: string[]): void {
  if (marken.some((merk) => GEEN_WOORD.has(merk))) return;
  const begin = alle.length;
  alle.push(woord);
  const laatste = woord.charAt(woord.length - 1);
  for (const merk of marken)
    for (const { af, bij, waar } of affixen.get(merk)?.get(laatste) ?? GEEN)
      if (waar.test(woord)) alle.push(woord.slice(0, woord.length - af) + bij);
  const einde = alle.length;
  for (const merk of marken)
    for (const { bij } of affixen.get(merk)?.get(VOORAAN) ?? GEEN)
      for (let nummer = begin; nummer < einde; nummer++) alle.push(bij + alle[nummer]);
}

function affixenUit(aff: string): Affixen {
  const affixen = new Map<string, Map<string, Affix[]>>();
  const los = (tekst: string) => (tekst === '0' ? '' : vouwen(tekst).replaceAll('-', ''));
  for (const [, soort, merk = '', af = '', bij = '', verder = '', waar = ''] of aff.matchAll(REGEL)) {
    const isKop = /^[YN]$/.test(af) && /^\d+$/.test(bij);
    if (isKop || verder.includes('Cx')) continue;
    const affix = { af: los(af).length, bij: los(bij), waar: new RegExp(`${los(af)}(?<=${vouwen(waar)})$`) };
    const laatste = new RegExp(/(?:\[[^\]]*\]|.)$/.exec(vouwen(waar))?.[0] ?? '');
    const perLetter = affixen.get(merk) ?? new Map<string, Affix[]>();
    for (const letter of soort === 'PFX' ? [VOORAAN] : LETTERS.filter((een) => laatste.test(een)))
      perLetter.set(letter, [...(perLetter.get(letter) ?? []), affix]);
    affixen.set(merk, perLetter);
  }
  return affixen;
}
