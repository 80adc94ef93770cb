import type { Root as Boom, Element, ElementContent, RootContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';

type Kind = RootContent | ElementContent;
const WEG = [
  'script',
  'style',
  'meta',
  'link',
  'title',
  'xml',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'video',
  'audio',
  'form',
];
const BLOK = ['p', 'div', 'section', 'article', 'center'];
const TEKEN = /^[\s\u00a0]*([•·▪◦‣§]|[o\u2010-\u2013](?=[\s\u00a0\t])|\(?(?:\d{1,3}|[a-z])[.)])[\s\u00a0]+/;

/** A copied page as plain HTML: Word's paragraphs that look like a list become one, styles that mean bold or slanted become that. */
export function uitWord(boom: Boom): Boom {
  return { type: 'root', children: metLijsten(boom.children.flatMap(gewoon)) as Boom['children'] };
}

function gewoon(kind: Kind): Kind[] {
  if (kind.type === 'text') return [kind];
  if (kind.type !== 'element' || WEG.includes(kind.tagName)) return [];
  const stijl = stijlVan(kind);
  if (/display:none|mso-hide:all/.test(stijl)) return [];
  const children = metLijsten(kind.children.flatMap(gewoon)) as ElementContent[];
  const element: Element = { ...kind, children };
  if (kind.tagName === 'table') return [metKop(element)];
  if (kind.tagName === 'li' && children.filter(isAlinea).length === 1)
    return [{ ...element, children: children.flatMap((een) => (isAlinea(een) ? een.children : [een])) }];
  if (/^(td|th)$/.test(kind.tagName)) return [{ ...element, children: children.flatMap(ontblokt) }];
  if (kind.tagName === 'a' && /^#|^$/.test(String(kind.properties.href ?? ''))) return children;
  if (/:/.test(kind.tagName) || (kind.tagName === 'b' && /(^|;)font-weight:(normal|400)/.test(stijl))) return children;
  if (kind.tagName === 'span' || kind.tagName === 'font') return opgemaakt(stijl, children);
  if (kind.tagName === 'p' && klassen(kind).includes('MsoTitle')) return [{ ...element, tagName: 'h1' }];
  return [element];
}

const klassen = ({ properties }: Element): string => [properties.className ?? ''].flat().join(' ');
const stijlVan = ({ properties }: Element): string =>
  String(properties.style ?? '')
    .toLowerCase()
    .replace(/\s/g, '');
const om = (tagName: string, children: ElementContent[]): ElementContent[] => [{ type: 'element', tagName, properties: {}, children }];

function opgemaakt(stijl: string, children: ElementContent[]): ElementContent[] {
  if (children.some((kind) => kind.type === 'element' && BLOK.includes(kind.tagName))) return children;
  let uit = children;
  if (/(^|;)font-weight:(bold|[6-9]00)/.test(stijl)) uit = om('strong', uit);
  if (/font-style:italic/.test(stijl)) uit = om('em', uit);
  if (/line-through/.test(stijl)) uit = om('del', uit);
  return uit;
}

/** A cell is one line in Markdown: its paragraphs follow each other. */
const ontblokt = (kind: ElementContent): ElementContent[] =>
  kind.type === 'element' && [...BLOK, 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(kind.tagName)
    ? [...kind.children.flatMap(ontblokt), { type: 'text', value: ' ' }]
    : [kind];

const isAlinea = (kind: Kind): kind is Element => kind.type === 'element' && kind.tagName === 'p';

/** A table must have a heading in Markdown: its first row, when no cell says otherwise. */
function metKop(tabel: Element): Element {
  let klaar = false;
  const rij = (kind: ElementContent): ElementContent => {
    if (klaar || kind.type !== 'element') return kind;
    if (kind.tagName !== 'tr') return { ...kind, children: kind.children.map(rij) };
    klaar = true;
    return { ...kind, children: kind.children.map((cel) => (cel.type === 'element' ? { ...cel, tagName: 'th' } : cel)) };
  };
  return { ...tabel, children: tabel.children.map(rij) };
}

interface Punt {
  niveau: number;
  genummerd: boolean;
  inhoud: ElementContent[];
}

/** How a paragraph would stand in a list, when Word or a typed bullet says it is part of one. */
function puntVan(kind: Kind): Punt | null {
  if (kind.type !== 'element' || kind.tagName !== 'p') return null;
  const stijl = stijlVan(kind);
  const teken = TEKEN.exec(alsTekst(kind))?.[1];
  const woord = /mso-list:l\d+level(\d)/.exec(stijl);
  if (!woord && !(teken && /[•·▪◦‣§]/.test(teken))) return null;
  return {
    niveau: Number(woord?.[1] ?? 1),
    genummerd: /[\da-z]/i.test(teken ?? '') && teken !== 'o',
    inhoud: zonderTeken(kind.children, teken ? 1 : 0),
  };
}

/** Takes the bullet or number off the first words, wherever Word hid it. */
function zonderTeken(kinderen: readonly ElementContent[], nog: number): ElementContent[] {
  let rest = nog;
  let voor = '';
  const schoon = (kind: ElementContent): ElementContent[] => {
    if (rest === 0) return [kind];
    if (kind.type === 'element') return [{ ...kind, children: kind.children.flatMap(schoon) }];
    if (kind.type !== 'text') return [];
    const samen = voor + kind.value;
    const gevonden = TEKEN.exec(samen);
    if (gevonden) rest = 0;
    else voor = samen;
    return gevonden ? [{ ...kind, value: samen.slice(gevonden[0].length) }] : [];
  };
  const uit = kinderen.flatMap(schoon);
  return rest === 0 ? uit : [...kinderen];
}

function metLijsten(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  let lijsten: Element[] = [];
  for (const kind of kinderen) {
    const punt = puntVan(kind);
    const wit = kind.type === 'text' && kind.value.trim() === '';
    if (!punt && !wit) lijsten = [];
    if (!punt) {
      uit.push(kind);
      continue;
    }
    lijsten = lijsten.slice(0, Math.max(1, punt.niveau));
    const huidig = lijsten.at(-1);
    const item: Element = { type: 'element', tagName: 'li', properties: {}, children: punt.inhoud };
    if (huidig && lijsten.length >= punt.niveau) huidig.children.push(item);
    else {
      const lijst: Element = { type: 'element', tagName: punt.genummerd ? 'ol' : 'ul', properties: {}, children: [item] };
      const laatste = huidig?.children.at(-1);
      if (laatste?.type === 'element') laatste.children.push(lijst);
      else uit.push(lijst);
      lijsten.push(lijst);
    }
  }
  return uit;
}
