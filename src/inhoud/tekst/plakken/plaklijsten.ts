import type { Element, ElementContent, RootContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import { punten, stijlVan } from './plakstijl.ts';

type Kind = RootContent | ElementContent;
interface Punt {
  /** Null when only its indent says how deep it stands. */
  niveau: number | null;
  inspringing: number;
  genummerd: boolean;
  /** The number it had; 1 for letters and Roman ones. */
  nummer: number;
  /** What Word calls its list. */
  lijst: string;
  /** A dash or number that somebody may have typed for another reason: only two in a row make a list. */
  zwak: boolean;
  inhoud: ElementContent[];
}
/** Signs that are nothing but bullets; the last ones are what Symbol and Wingdings have in their place. */
const BOL = '[•●∙·▪■◦○□‣⁃◆◇❖➢➤►▶→✓✔☐§\\uf000-\\uf0ff]';
const STREEP = '[-\\u2010-\\u2015*]';
const TELLER = '\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]+|\\d{1,2}(?:\\.\\d{1,2})+';
const TEKEN = new RegExp(`^\\s*(${BOL}|(?:${STREEP}|o|${TELLER})(?=\\s))\\s*`, 'iu');

/** Paragraphs that are points of a list, as Word, Outlook and people who type make them, become lists. */
export function metLijsten(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  let rij: { kind: Kind; punt: Punt }[] = [];
  let wit: Kind[] = [];
  const sluit = () => {
    uit.push(...(isLijst(rij.map(({ punt }) => punt)) ? lijsten(rij.map(({ punt }) => punt)) : rij.map(({ kind }) => kind)), ...wit);
    rij = [];
    wit = [];
  };
  for (const kind of kinderen) {
    const punt = puntVan(kind);
    if (punt) {
      const vorige = rij.at(-1)?.punt;
      if (vorige && (vorige.zwak !== punt.zwak || (punt.zwak && !hoortNa(vorige, punt)))) sluit();
      rij.push({ kind, punt });
      wit = [];
    } else if (kind.type === 'text' && kind.value.trim() === '') wit.push(kind);
    else {
      sluit();
      uit.push(kind);
    }
  }
  sluit();
  return uit;
}

const bekend = new WeakMap<Kind, Punt>();

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

/** Numbered lists that go on where the one before ended are one list. */
export function aaneen(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  for (const kind of kinderen) {
    const vorige = uit.findLast((een) => een.type !== 'text' || een.value.trim() !== '');
    if (isTelling(kind) && vorige && isTelling(vorige) && begin(kind) > 1 && begin(kind) === begin(vorige) + puntenIn(vorige).length)
      vorige.children.push(...kind.children);
    else uit.push(kind);
  }
  return uit;
}

const isTelling = (kind: Kind): kind is Element => kind.type === 'element' && kind.tagName === 'ol';
const begin = ({ properties }: Element): number => Number(properties.start ?? 1);
const puntenIn = ({ children }: Element): ElementContent[] => children.filter((kind) => kind.type === 'element' && kind.tagName === 'li');

function puntVan(kind: Kind): Punt | null {
  if (kind.type !== 'element') return null;
  const al = bekend.get(kind);
  if (al) return al;
  if (kind.tagName !== 'p') return null;
  const stijl = stijlVan(kind);
  const woord = /mso-list:(l\d+)level(\d+)/.exec(stijl);
  const verborgen = eersteMet(kind, /mso-list:ignore/);
  const teken = verborgen ? alsTekst(verborgen).trim() : (TEKEN.exec(alsTekst(kind))?.[1] ?? '');
  if (!woord && !verborgen && teken === '') return null;
  const sterk = Boolean(woord) || Boolean(verborgen) || new RegExp(`^${BOL}`, 'u').test(teken);
  const hangt = punten(stijl, 'text-indent') < 0 || /MsoListParagraph/.test(String(kind.properties.className ?? ''));
  // Of signs that somebody may have typed, "o" is only a bullet where it hangs.
  if (!sterk && !hangt && /^o$/i.test(teken)) return null;
  const symbolen = verborgen !== null && /font-family:['"]?(wingdings|symbol|webdings)/.test(stijlen(verborgen));
  const genummerd =
    !symbolen &&
    new RegExp(`^(?:${TELLER})$`, 'i').test(teken.includes('.') || /\)$/.test(teken) ? teken : `${teken}.`) &&
    !/^o$/i.test(teken);
  return {
    niveau: woord ? Number(woord[2]) : null,
    inspringing: punten(stijl, 'margin-left'),
    genummerd: genummerd && /[\p{L}\p{N}]/u.test(teken),
    nummer: Number(/(\d+)\D*$/.exec(teken)?.[1] ?? 1),
    lijst: woord?.[1] ?? '',
    zwak: !sterk && !hangt,
    inhoud: verborgen ? zonder(kind.children, verborgen) : teken ? zonderTeken(kind.children) : kind.children,
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

/** Takes the sign off the first words, over however many pieces it stands. */
function zonderTeken(kinderen: readonly ElementContent[]): ElementContent[] {
  let rest =
    TEKEN.exec(kinderen.map((kind) => ('value' in kind || kind.type === 'element' ? alsTekst(kind as Element) : '')).join(''))?.[0]
      .length ?? 0;
  const schoon = (kind: ElementContent): ElementContent => {
    if (kind.type === 'element') return { ...kind, children: kind.children.map(schoon) };
    if (kind.type !== 'text') return kind;
    const eraf = Math.min(rest, kind.value.length);
    rest -= eraf;
    return { ...kind, value: kind.value.slice(eraf) };
  };
  return kinderen.map(schoon);
}

/** Of signs that somebody may have typed for another reason, only two in a row make a list. */
const isLijst = (rij: readonly Punt[]): boolean => rij.length > 1 || rij[0]?.zwak === false;
/** Typed numbers count up; typed dashes are alike. */
const hoortNa = (vorige: Punt, punt: Punt): boolean =>
  vorige.genummerd === punt.genummerd && (!punt.genummerd || punt.nummer === vorige.nummer + 1);

interface Open {
  lijst: Element;
  niveau: number;
  punt: Punt;
  aantal: number;
}

function lijsten(rij: readonly Punt[]): Element[] {
  const uit: Element[] = [];
  let open: Open[] = [];
  const inspringingen = [...new Set(rij.map(({ inspringing }) => Math.round(inspringing)))].sort((a, b) => a - b);
  for (const punt of rij) {
    const niveau = punt.niveau ?? inspringingen.indexOf(Math.round(punt.inspringing)) + 1;
    const dieper = open.find((een) => een.niveau > niveau);
    open = open.filter((een) => een.niveau <= niveau);
    // Where a level was skipped, what comes back to it goes on in the list that is there.
    if (dieper && open.length > 0 && (open.at(-1)?.niveau ?? 0) < niveau) open.push(Object.assign(dieper, { niveau }));
    const top = open.at(-1);
    if (top && top.niveau === niveau && isAndere(top, punt, niveau)) open.pop();
    let huidig = open.at(-1);
    if (!huidig || huidig.niveau < niveau) {
      const start = punt.genummerd && punt.nummer > 1 ? { start: punt.nummer } : {};
      const lijst: Element = { type: 'element', tagName: punt.genummerd ? 'ol' : 'ul', properties: start, children: [] };
      const ouder = huidig?.lijst.children.at(-1);
      if (ouder?.type === 'element') ouder.children.push(lijst);
      else uit.push(lijst);
      huidig = { lijst, niveau, punt, aantal: 0 };
      open.push(huidig);
    }
    huidig.lijst.children.push({ type: 'element', tagName: 'li', properties: {}, children: [...punt.inhoud] });
    huidig.aantal += 1;
  }
  return uit;
}

/** Another sort of sign is another list; so is another list of Word's, or a count that begins again. */
const isAndere = ({ punt: eerste, aantal }: Open, punt: Punt, niveau: number): boolean =>
  eerste.genummerd !== punt.genummerd ||
  (niveau === 1 &&
    eerste.lijst !== '' &&
    punt.lijst !== '' &&
    eerste.lijst !== punt.lijst &&
    !(punt.genummerd && punt.nummer === eerste.nummer + aantal)) ||
  (punt.genummerd && punt.nummer === 1 && eerste.nummer === 1 && aantal > 0 && niveau === 1 && punt.lijst !== eerste.lijst);
