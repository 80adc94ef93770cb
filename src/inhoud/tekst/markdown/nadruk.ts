import type { Emphasis, Nodes, Parents, PhrasingContent, Root, Strong } from 'mdast';
import { vanzelf } from './strepen.ts';

type Zin = PhrasingContent;
type Nadruk = Extract<Zin, { type: 'emphasis' | 'strong' | 'delete' }>;
/** What Markdown counts as punctuation beside a sign of emphasis. */
const LEESTEKEN = /[\p{P}\p{S}]/u;
const isNadruk = (zin: Zin | undefined): zin is Nadruk => zin !== undefined && /^(emphasis|strong|delete)$/.test(zin.type);

type Schrijf = (boom: Root) => string;

/**
 * Writes a text in which every bold or slanted piece stands by its signs alone. "**Let op.**Dit" is no bold in Markdown,
 * and written with a character code nobody can read it: there the full stop moves out. Where signs within signs would
 * still need a code, the inner ones go, and else all of that paragraph: words before looks.
 */
export function metLosseNadruk(boom: Root, schrijf: Schrijf): string {
  const uit = diep(boom, (zinnen) => los(zinnen, '', '')) as Root;
  const tekst = schrijf(uit);
  if (!CODE.test(tekst)) return tekst;
  return schrijf(
    diep(uit, (zinnen) => {
      const keuzes = [zinnen, los(zinnen.map(zonderBinnenste), '', ''), samen(zinnen.flatMap(kaal))];
      const codes = keuzes.map((children) => [...schrijf(alinea(children)).matchAll(CODES)].length);
      return keuzes[codes.indexOf(Math.min(...codes))] ?? zinnen;
    }) as Root,
  );
}

const CODE = /(?<!\\)&#x[\dA-F]+;/;
const CODES = new RegExp(CODE, 'g');
const alinea = (children: Zin[]): Root => ({ type: 'root', children: [{ type: 'paragraph', children }] });
const kaal = (zin: Zin): Zin[] => (isNadruk(zin) ? zin.children.flatMap(kaal) : [zin]);
const zonderBinnenste = (zin: Zin): Zin => (isNadruk(zin) ? ({ ...zin, children: zin.children.flatMap(kaal) } as Emphasis) : zin);

function diep(node: Nodes, doe: (zinnen: Zin[]) => Zin[]): Nodes {
  if (!('children' in node)) return node;
  const kinderen = (node.children as Nodes[]).map((kind) => diep(kind, doe));
  return { ...node, children: heeftZinnen(node) ? doe(kinderen as Zin[]) : kinderen } as Nodes;
}

const heeftZinnen = (node: Parents): boolean =>
  ['paragraph', 'heading', 'tableCell', 'leafDirective', 'link', 'linkReference'].includes(node.type);

/** The same words with spaces and signs outside of emphasis where they stand against a letter. */
function los(ruw: readonly Zin[], voor: string, na: string): Zin[] {
  const uit: Zin[] = [];
  const zinnen = samen(ruw);
  for (let plek = 0; plek < zinnen.length; plek += 1) {
    const zin = zinnen[plek] as Zin;
    if (!isNadruk(zin)) {
      uit.push(zin);
      continue;
    }
    const [links, rechts] = [laatsteTeken(uit) || voor, eersteTeken(zinnen.slice(plek + 1)) || na];
    uit.push(...geschild(zin, links, rechts));
  }
  return samen(uit);
}

function geschild(zin: Nadruk, links: string, rechts: string): Zin[] {
  const voor: Zin[] = [];
  const na: Zin[] = [];
  let binnen = los(zin.children, links, rechts);
  for (
    let eerste = binnen[0];
    eerste && moetEruit(isNadruk(eerste) ? '*' : eersteTeken(binnen), laatsteTeken(voor) || links);
    eerste = binnen[0]
  ) {
    const adres = alsWoorden(eerste);
    const [teken, rest] = adres ? [null, adres] : eersteVan(eerste);
    if (teken) voor.push(teken);
    binnen = rest ? [rest, ...binnen.slice(1)] : binnen.slice(1);
  }
  for (
    let laatste = binnen.at(-1);
    laatste && moetEruit(isNadruk(laatste) ? '*' : laatsteTeken(binnen), eersteTeken(na) || rechts);
    laatste = binnen.at(-1)
  ) {
    const adres = alsWoorden(laatste);
    const [teken, rest] = adres ? [null, adres] : laatsteVan(laatste);
    if (teken) na.unshift(teken);
    binnen = rest ? [...binnen.slice(0, -1), rest] : binnen.slice(0, -1);
  }
  if (binnen.length === 0) return [...voor, ...na];
  const children = los(binnen, laatsteTeken(voor) || links, eersteTeken(na) || rechts) as Strong['children'];
  return [...voor, { ...zin, children } as Emphasis, ...na];
}

/** White space never begins or ends emphasis; a sign only where no letter stands against it. */
const moetEruit = (binnen: string, buiten: string): boolean =>
  binnen !== '' && (/\s/.test(binnen) || (LEESTEKEN.test(binnen) && buiten !== '' && !/\s/.test(buiten) && !LEESTEKEN.test(buiten)));

/** An address that becomes a link by itself needs no brackets: its letters may stand against a letter, as those of any word. */
function alsWoorden(zin: Zin): Zin | null {
  const value = zin.type === 'link' ? vanzelf(zin) : null;
  return value === null ? null : { type: 'text', value };
}

function eersteVan(zin: Zin): [Zin, Zin | null] {
  if (zin.type !== 'text') return [zin, null];
  const [teken = ''] = zin.value;
  const rest = zin.value.slice(teken.length);
  return [{ type: 'text', value: teken }, rest ? { type: 'text', value: rest } : null];
}

function laatsteVan(zin: Zin): [Zin, Zin | null] {
  if (zin.type !== 'text') return [zin, null];
  const teken = [...zin.value].at(-1) ?? '';
  const rest = zin.value.slice(0, zin.value.length - teken.length);
  return [{ type: 'text', value: teken }, rest ? { type: 'text', value: rest } : null];
}

/** The first sign as it will be written; signs of emphasis themselves do not count among pieces beside each other. */
function eersteTeken(zinnen: readonly Zin[]): string {
  const [zin] = zinnen;
  if (!zin) return '';
  if (zin.type === 'text') return [...zin.value][0] ?? eersteTeken(zinnen.slice(1));
  if (zin.type === 'break') return '\n';
  return isNadruk(zin) ? eersteTeken(zin.children) || eersteTeken(zinnen.slice(1)) : '[';
}

function laatsteTeken(zinnen: readonly Zin[]): string {
  const zin = zinnen.at(-1);
  if (!zin) return '';
  if (zin.type === 'text') return [...zin.value].at(-1) ?? laatsteTeken(zinnen.slice(0, -1));
  if (zin.type === 'break') return '\n';
  return isNadruk(zin) ? laatsteTeken(zin.children) || laatsteTeken(zinnen.slice(0, -1)) : ']';
}

/** Texts side by side become one, and so do two bold or two slanted pieces, and two of code, whose signs would be taken together. */
function samen(zinnen: readonly Zin[]): Zin[] {
  const uit: Zin[] = [];
  for (const zin of zinnen) {
    const vorige = uit.at(-1);
    if (zin.type === 'text' && zin.value === '') continue;
    if ((zin.type === 'text' || zin.type === 'inlineCode') && vorige?.type === zin.type)
      uit[uit.length - 1] = { type: zin.type, value: vorige.value + zin.value };
    else if (isNadruk(zin) && isNadruk(vorige) && zin.type === vorige.type)
      uit[uit.length - 1] = { ...vorige, children: samen([...vorige.children, ...zin.children]) } as Emphasis;
    else if (isNadruk(zin) && zin.children.length === 0) continue;
    else uit.push(zin);
  }
  return uit;
}
