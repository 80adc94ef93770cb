import type { Element, ElementContent, RootContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import { BOLLETJES } from './kladbloktekst.ts';
import { isBlok, punten, stijlVan } from './plakstijl.ts';

type Kind = RootContent | ElementContent;
export interface Plakpunt {
  /** Null when only its indent says how deep it stands. */
  niveau: number | null;
  inspringing: number;
  genummerd: boolean;
  /** The number it had; 0 for letters and Roman ones. */
  nummer: number;
  /** What Word calls its list. */
  lijst: string;
  /** A dash or number that somebody may have typed for another reason: only two in a row make a list. */
  zwak: boolean;
  inhoud: ElementContent[];
}
const BOL = `[${BOLLETJES}·]`;
const STREEP = '[-\\u2010-\\u2015*→]';
const TELLER = '\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*|[a-z]|[ivxlc]{1,6})';
/** What stands before a point that somebody typed; "9.30" is a time. */
const TEKEN = new RegExp(`^\\s*(${BOL}|(?:${STREEP}|[o§]|${TELLER}[.)]+)(?=\\s))\\s*`, 'iu');
const VAST = new RegExp(`^${BOL}`, 'u');
const NUMMER = new RegExp(`^(?!o$)${TELLER}[.)]*$`, 'i');

const bekend = new WeakMap<Kind, Plakpunt>();

/** Word on the web puts every point in a list of its own, with its level beside it: they are points again, to be joined. */
export function webpunten(lijst: Element): Element[] | null {
  const items = lijst.children.filter((kind): kind is Element => kind.type === 'element' && kind.tagName === 'li');
  if (items.length === 0 || !items.every(({ properties }) => properties.dataAriaLevel !== undefined)) return null;
  return items.map((item, plek) => {
    bekend.set(item, {
      niveau: Number(item.properties.dataAriaLevel) || 1,
      inspringing: 0,
      genummerd: lijst.tagName === 'ol',
      nummer: Number(lijst.properties.start ?? 1) + plek,
      lijst: String(item.properties.dataListid ?? ''),
      zwak: false,
      inhoud: item.children,
    });
    return item;
  });
}

/** What a paragraph would be in a list, when its style or its first sign says that it is part of one. */
export function puntVan(kind: Kind): Plakpunt | null {
  if (kind.type !== 'element') return null;
  const al = bekend.get(kind);
  if (al) return al;
  if (!isRegel(kind)) return null;
  const stijl = stijlVan(kind);
  const woord = /mso-list:(l\d+)level(\d+)/.exec(stijl);
  const verborgen = eersteMet(kind, /mso-list:ignore/);
  const [vooraan = '', getypt = ''] = (!verborgen && TEKEN.exec(alsTekst(kind))) || [];
  const teken = verborgen ? alsTekst(verborgen).trim() : getypt;
  if (!woord && !verborgen && teken === '') return null;
  const sterk = Boolean(woord) || Boolean(verborgen) || VAST.test(teken);
  const hangt = punten(stijl, 'text-indent') < 0 || /MsoListParagraph/.test(String(kind.properties.className ?? ''));
  // Of signs that somebody may have typed, "o" and "§" are only bullets where they hang, and "A." may begin a name.
  if (!sterk && (/^\p{Lu}\.$/u.test(teken) || (!hangt && /^[o§]$/i.test(teken)))) return null;
  const symbolen = verborgen !== null && /font-family:['"]?(wingdings|symbol|webdings)/.test(stijlen(verborgen));
  const genummerd = !symbolen && NUMMER.test(teken);
  return {
    niveau: woord ? Number(woord[2]) : null,
    inspringing: punten(stijl, 'margin-left'),
    genummerd,
    nummer: genummerd ? Number(/(\d+)\D*$/.exec(teken)?.[1] ?? 0) : 0,
    lijst: woord?.[1] ?? '',
    zwak: !sterk && !hangt,
    inhoud: verborgen ? zonder(kind.children, verborgen) : zonderBegin(kind.children, vooraan.length),
  };
}

function eersteMet(node: Element, stijl: RegExp): Element | null {
  for (const kind of node.children) {
    if (kind.type !== 'element') continue;
    if (stijl.test(stijlVan(kind))) return kind;
    const dieper = eersteMet(kind, stijl);
    if (dieper) return dieper;
  }
  return null;
}

const stijlen = (node: Element): string =>
  stijlVan(node) + node.children.map((kind) => (kind.type === 'element' ? stijlen(kind) : '')).join('');

const zonder = (kinderen: readonly ElementContent[], weg: Element): ElementContent[] =>
  kinderen
    .filter((kind) => kind !== weg)
    .map((kind) => (kind.type === 'element' ? { ...kind, children: zonder(kind.children, weg) } : kind));

/** Takes so many letters off the first words, over however many pieces they stand. */
function zonderBegin(kinderen: readonly ElementContent[], letters: number): ElementContent[] {
  let rest = letters;
  const schoon = (kind: ElementContent): ElementContent => {
    if (kind.type === 'element') return { ...kind, children: kind.children.map(schoon) };
    if (kind.type !== 'text') return kind;
    const eraf = Math.min(rest, kind.value.length);
    rest -= eraf;
    return { ...kind, value: kind.value.slice(eraf) };
  };
  return kinderen.map(schoon);
}

/** A paragraph, also one that a page calls by another name. */
const isRegel = (kind: Element): boolean =>
  kind.tagName === 'p' || (kind.tagName === 'div' && !kind.children.some((een) => een.type === 'element' && isBlok(een)));

/** A paragraph whose lines begin with the signs of a list, as so many paragraphs; any other as it is. */
export function puntregels(kind: Kind): Kind[] {
  if (kind.type !== 'element' || !isRegel(kind)) return [kind];
  const regels: ElementContent[][] = [[]];
  for (const een of kind.children)
    if (een.type === 'element' && een.tagName === 'br') regels.push([]);
    else regels.at(-1)?.push(een);
  const alineas = regels.map((children): Element => ({ ...kind, tagName: 'p', children }));
  const punten = alineas.map((een) => puntVan(een)).filter((punt) => punt !== null);
  return regels.length > 1 && (punten.length > 1 || punten[0]?.zwak === false) ? alineas : [kind];
}
