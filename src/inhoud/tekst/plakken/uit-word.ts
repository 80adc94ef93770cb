import type { Root as Boom, Element, ElementContent, RootContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import { isVanHier } from '#inhoud/tekst/veilig-adres.ts';
import { achterOmleiding } from './omleidingen.ts';
import { aaneen, metLijsten } from './plaklijsten.ts';
import { webpunten } from './plakpunten.ts';
import { omWoorden, stijlVan, tekstNode } from './plakstijl.ts';
import { platteTabel } from './plaktabellen.ts';

type Kind = RootContent | ElementContent;
/** What did not come along, to be told. */
export interface Achtergebleven {
  beelden: number;
  /** Remarks, and changes that nobody accepted yet. */
  opmerkingen: number;
}
const WEG = [
  ...['script', 'style', 'meta', 'link', 'title', 'xml', 'head', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'canvas'],
  ...['video', 'audio', 'nav', 'button', 'select', 'textarea', 'input', 'map'],
];
const MERKEN = ['b', 'strong', 'i', 'em', 's', 'strike', 'del', 'cite', 'dfn', 'var', 'mark'];
/** Word, Word on the web and LibreOffice each have their own marks for remarks and for changes that wait. */
const OPMERKING = /mso-element:comment|mso-special-character:comment|mso-comment-reference/;
const OPMERKINGKLASSE = /^(msocom\w*|MsoComment\w*|CommentReference|sdcomment|cmnt\w*|comment-(anchor|reference|range)\w*)$/i;
const WIJZIGINGKLASSE = /^(mso(Ins|Del)|TrackChange\w*(Insertion|Deletion)\w*|suggested-(insertion|deletion))$/i;

/**
 * A copied page as plain HTML: paragraphs that look like a list become one, styles that mean bold or slanted become that,
 * merged cells are repeated. Remarks and changes that nobody accepted stay behind; `achter` counts them.
 */
export function uitWord(boom: Boom, achter: Achtergebleven): Boom {
  return { type: 'root', children: blokken(boom.children.flatMap((kind) => gewoon(kind, achter))) as Boom['children'] };
}

/** What stands beside each other, with points that lost their list in one. */
function blokken(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  let lijst: Element | null = null;
  for (const kind of aaneen(metLijsten(kinderen))) {
    if (kind.type === 'element' && kind.tagName === 'li') {
      if (lijst) lijst.children.push(kind);
      else {
        lijst = { type: 'element', tagName: 'ul', properties: {}, children: [kind] };
        uit.push(lijst);
      }
    } else {
      if (kind.type !== 'text' || kind.value.trim() !== '') lijst = null;
      uit.push(kind);
    }
  }
  return uit;
}

function gewoon(kind: Kind, achter: Achtergebleven): Kind[] {
  if (kind.type === 'text') return [tekstNode(kind.value)];
  if (kind.type !== 'element' || (WEG.includes(kind.tagName) && !isUitklapknop(kind))) return [];
  const stijl = stijlVan(kind);
  if (/display:none|mso-hide:all/.test(stijl) || kind.properties.hidden !== undefined) return [];
  const wijziging = isWijziging(kind);
  if (wijziging || isOpmerking(kind, stijl)) achter.opmerkingen += 1;
  // What waits to be deleted still stands; what waits to be put in does not.
  if (wijziging === 'weg') return kind.children.flatMap((een) => gewoon(een, achter));
  if (wijziging === 'erbij' || isOpmerking(kind, stijl)) return [];
  if (kind.tagName === 'img') return /^(un)?checked$/.test(String(kind.properties.alt)) ? [] : beeld(kind, achter);
  const binnen = kind.children.flatMap((een) => (een.type === 'text' && REGELS.test(stijl) ? regels(een.value) : gewoon(een, achter)));
  if (klassen(kind).includes('ListContainerWrapper')) return binnen;
  return element(kind, stijl, (isLijst(kind) ? aaneen(metLijsten(binnen)) : blokken(binnen)) as ElementContent[]);
}

const isLijst = ({ tagName }: Element): boolean => /^([uo]l|menu)$/.test(tagName);

/** Where a page shows the line ends of its source, they are line ends. */
const REGELS = /(^|;)white-space:(pre|pre-wrap|pre-line|break-spaces)(;|$)/;
const regels = (tekst: string): Kind[] =>
  tekst.split('\n').flatMap((regel, plek): Kind[] => {
    const woorden = tekstNode(regel);
    return plek === 0 || tekst.trim() === '' ? [woorden] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, woorden];
  });

function element(kind: Element, stijl: string, children: ElementContent[]): Kind[] {
  const uit: Element = { ...kind, children };
  const { tagName } = kind;
  if (tagName === 'table') return platteTabel(uit);
  if (tagName === 'ul' || tagName === 'ol') return webpunten(uit) ?? [metLijstenErin(uit)];
  if (tagName === 'li' && children.filter(isAlinea).length === 1)
    return [{ ...uit, children: [...vinkje(kind), ...children.flatMap((een) => (isAlinea(een) ? een.children : [een]))] }];
  if (tagName === 'a') return koppeling(uit);
  if (tagName === 'u' || tagName === 'button' || /:/.test(tagName) || (tagName === 'b' && /(^|;)font-weight:(normal|400)/.test(stijl)))
    return children;
  if (MERKEN.includes(tagName)) return omWoorden({ ...kind, properties: {} }, children);
  if (tagName === 'sup' && /^\d+$/.test(alsTekst(uit))) return [tekstNode(hoog(alsTekst(uit)))];
  if (tagName === 'span' || tagName === 'font' || tagName === 'ins') return opgemaakt(stijl, children);
  const kop = kopniveau(kind, stijl);
  return kop && alsTekst(uit).trim() ? [{ ...uit, tagName: `h${kop}` }] : [uit];
}

/** Some programs put a deeper list beside the points instead of in the point that it belongs to. */
function metLijstenErin(lijst: Element): Element {
  const children: ElementContent[] = [];
  for (const kind of lijst.children) {
    const punt = children.findLast((een) => een.type === 'element');
    if (kind.type === 'element' && /^[uo]l$/.test(kind.tagName) && punt?.type === 'element') punt.children = [...punt.children, kind];
    else children.push(kind);
  }
  return { ...lijst, children };
}

/** The words of a heading that opens what stands below it, which some sites make a button. */
const isUitklapknop = ({ tagName, properties }: Element): boolean => tagName === 'button' && properties.ariaExpanded !== undefined;

const klassen = ({ properties }: Element): string[] => [properties.className ?? ''].flat().map(String);

const isOpmerking = (kind: Element, stijl: string): boolean =>
  OPMERKING.test(stijl) || klassen(kind).some((klasse) => OPMERKINGKLASSE.test(klasse)) || /^#_?(msocom|cmnt)/i.test(adres(kind));

/** A change says who made it and when; the same tags without that are only underlined or crossed out. */
function isWijziging(kind: Element): 'weg' | 'erbij' | null {
  const klasse = klassen(kind).find((een) => WIJZIGINGKLASSE.test(een));
  if (klasse) return /del/i.test(klasse) ? 'weg' : 'erbij';
  const doorWie = ['cite', 'dateTime', 'dataAuthor', 'title'].some((naam) => kind.properties[naam] !== undefined);
  return doorWie && /^(ins|del)$/.test(kind.tagName) ? (kind.tagName === 'del' ? 'weg' : 'erbij') : null;
}

const adres = ({ properties }: Element): string => String(properties.href ?? '');

/** The address that Outlook keeps beside the one that leads past its scanner comes first. */
function koppeling(kind: Element): Kind[] {
  if (/^#|^$/.test(adres(kind))) return kind.children;
  const href = String(kind.properties.originalsrc ?? kind.properties.dataOriginalsrc ?? adres(kind));
  return omWoorden({ ...kind, properties: { href: achterOmleiding(href) } }, kind.children);
}

/** Only a picture of this site can stay; of another one its description does, and it is told. */
function beeld(kind: Element, achter: Achtergebleven): Kind[] {
  const { src, alt, width, height } = kind.properties;
  const woorden = String(alt ?? '');
  // What nobody saw: a pixel that counts readers.
  if ([width, height].some((maat) => maat !== undefined && Number(maat) <= 2)) return [];
  if (isVanHier(String(src ?? ''))) return [kind];
  if (/^\p{Extended_Pictographic}/u.test(woorden)) return [tekstNode(woorden)];
  achter.beelden += 1;
  return woorden ? [tekstNode(woorden)] : [];
}

/** A paragraph that is called or styled as a heading is one. */
function kopniveau(kind: Element, stijl: string): number | null {
  if (kind.tagName !== 'p' && kind.tagName !== 'div') return null;
  if (klassen(kind).includes('MsoTitle')) return 1;
  const { role, ariaLevel } = kind.properties;
  if (role === 'heading') return Math.min(6, Math.max(1, Number(ariaLevel) || 2));
  const [, diepte] = /mso-outline-level:(\d)/.exec(stijl) ?? [];
  return diepte && kind.tagName === 'p' ? Math.min(6, Number(diepte)) : null;
}

/** Digits that a person would type raised: "10 m²". */
const hoog = (cijfers: string): string => cijfers.replace(/\d/g, (cijfer) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(cijfer)] ?? cijfer);

const om = (tagName: string, children: ElementContent[]): ElementContent[] =>
  omWoorden({ type: 'element', tagName, properties: {}, children: [] }, children);

function opgemaakt(stijl: string, children: ElementContent[]): ElementContent[] {
  let uit = children;
  if (/(^|;)font-weight:(bold|[6-9]00)/.test(stijl)) uit = om('strong', uit);
  if (/(^|;)font-style:italic/.test(stijl)) uit = om('em', uit);
  if (/line-through/.test(stijl)) uit = om('del', uit);
  // Where a list had its sign stays known until the list is made.
  return /mso-list:ignore/.test(stijl) ? [{ type: 'element', tagName: 'span', properties: { style: stijl }, children }] : uit;
}

/** A box to tick, as Google draws it. */
const vinkje = ({ properties }: Element): ElementContent[] =>
  properties.role === 'checkbox'
    ? [{ type: 'element', tagName: 'input', properties: { type: 'checkbox', checked: properties.ariaChecked === 'true' }, children: [] }]
    : [];

const isAlinea = (kind: Kind): kind is Element => kind.type === 'element' && kind.tagName === 'p';
