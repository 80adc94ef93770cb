import type { Link, PhrasingContent } from 'mdast';
import { toString as alsTekst } from 'mdast-util-to-string';
import { isBr, opEenRegel, zichtbaar } from './tekens.ts';
import { teTonen, veiligAdres, veiligBeeld } from './veilig-adres.ts';
import { nootnaam, type Werk } from './werk.ts';

type Zin = PhrasingContent;
type Binnen = readonly string[];
export const tekst = (value: string): Zin => ({ type: 'text', value });
/** A backslash before the closing sign keeps code open in some readers of MDX: a space parts them. */
const code = (value: string): Zin => ({ type: 'inlineCode', value: value.replaceAll('\n', ' ').replace(/\\$/, '\\ ') });

/** The words of one paragraph, cleaned, without white space around them. */
export const alinea = (zinnen: readonly Zin[], werk: Werk): Zin[] => zonderRand(schoon(zinnen, werk, []));

/** The same on one line: for headings and cells. */
export const opEenLijn = (zinnen: readonly Zin[], werk: Werk): Zin[] =>
  zonderRand(
    opgemaakt(alinea(zinnen, werk), (zin) =>
      zin.type === 'break' ? tekst(' ') : zin.type === 'text' ? tekst(zin.value.replace(/\s*\n\s*/g, ' ')) : zin,
    ),
  );

function schoon(zinnen: readonly Zin[], werk: Werk, binnen: Binnen): Zin[] {
  return samengevoegd(zinnen.flatMap((zin) => een(zin, werk, binnen)));
}

function een(zin: Zin, werk: Werk, binnen: Binnen): Zin[] {
  switch (zin.type) {
    case 'text':
      return opRegels(zichtbaar(zin.value));
    case 'inlineCode':
      return [code(zichtbaar(zin.value))];
    case 'break':
      return [{ type: 'break' }];
    case 'html':
      return html(zin.value);
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const kinderen = schoon(zin.children, werk, [...binnen, zin.type]);
      return binnen.includes(zin.type) ? kinderen : metRuimteErbuiten(kinderen, (children) => ({ type: zin.type, children }));
    }
    case 'link':
      return link(zin.url, schoon(zin.children, werk, [...binnen, 'link']), binnen);
    case 'linkReference':
      return link(achter(zin.identifier, werk), schoon(zin.children, werk, [...binnen, 'link']), binnen);
    case 'image':
      return beeld(zin.url, zin.alt, binnen);
    case 'imageReference':
      return beeld(achter(zin.identifier, werk), zin.alt, binnen);
    case 'footnoteReference': {
      const naam = nootnaam(werk, zin.identifier);
      return binnen.includes('link') ? [] : [{ type: 'footnoteReference', identifier: naam, label: naam }];
    }
    default:
      return [];
  }
}

/** A line end that somebody typed is one on the page. */
const opRegels = (waarde: string): Zin[] =>
  waarde.split('\n').flatMap((regel, plek) => (plek === 0 ? [tekst(regel)] : [{ type: 'break' }, tekst(regel)]));

/** Raw HTML is shown as typed, except what has a meaning in plain text; with an address in it only code keeps it in one piece. */
function html(value: string): Zin[] {
  if (isBr(value)) return [{ type: 'break' }];
  const letterlijk = zichtbaar(value);
  return /:\/\/|www\.|@/i.test(letterlijk) ? [code(letterlijk)] : opRegels(letterlijk);
}

function link(ruw: string, kinderen: Zin[], binnen: Binnen): Zin[] {
  const url = veiligAdres(zichtbaar(ruw));
  const [enige] = kinderen;
  // Words that every reader of Markdown takes for an address, but that lead nowhere: only code keeps them as they are.
  if (!url && enige?.type === 'text' && /^(https?:\/\/|www\.)/i.test(enige.value)) return [code(enige.value)];
  if (!url || binnen.includes('link')) return kinderen;
  const woorden = zonderRand(kinderen);
  if (woorden.length === 0) woorden.push(tekst(url));
  const tonen = teTonen(url, alsTekst({ type: 'paragraph', children: woorden }));
  if (tonen) woorden.push(tekst(` (${tonen})`));
  return metRuimteErbuiten(kinderen, () => ({ type: 'link', url, title: null, children: samengevoegd(woorden) as Link['children'] }));
}

function beeld(ruw: string, alt: string | null | undefined, binnen: Binnen): Zin[] {
  const woorden = opEenRegel(alt ?? '');
  const url = veiligBeeld(zichtbaar(ruw));
  if (url) return [{ type: 'image', url, title: null, alt: woorden }];
  return link(ruw, woorden ? [tekst(woorden)] : [], binnen);
}

function achter(identifier: string, werk: Werk): string {
  const adres = werk.adressen.get(identifier) ?? '';
  werk.samen.ruimte -= adres.length;
  return werk.samen.ruimte < 0 ? '' : adres;
}

/** Emphasis that begins or ends with a space is no emphasis in Markdown: the space moves out. */
function metRuimteErbuiten(kinderen: Zin[], maak: (kinderen: Zin[]) => Zin): Zin[] {
  const kaal = zonderRand(kinderen);
  const [eerste, laatste] = [kinderen[0], kinderen.at(-1)];
  const voor = eerste?.type === 'text' && /^\s/.test(eerste.value) ? [tekst(' ')] : [];
  const na = laatste?.type === 'text' && /\s$/.test(laatste.value) ? [tekst(' ')] : [];
  return kaal.length > 0 ? [...voor, maak(kaal), ...na] : voor;
}

const RAND_VOOR = /^[ \t\n]+/;
const RAND_NA = /[ \t\n]+$/;

function zonderRand(zinnen: readonly Zin[]): Zin[] {
  const uit = [...zinnen];
  for (let eerste = uit[0]; eerste; eerste = uit[0]) {
    if (eerste.type === 'text') uit[0] = tekst(eerste.value.replace(RAND_VOOR, ''));
    if (eerste.type !== 'break' && !(uit[0]?.type === 'text' && uit[0].value === '')) break;
    uit.shift();
  }
  for (let laatste = uit.at(-1); laatste; laatste = uit.at(-1)) {
    if (laatste.type === 'text') uit[uit.length - 1] = tekst(laatste.value.replace(RAND_NA, ''));
    const nu = uit.at(-1);
    if (laatste.type !== 'break' && !(nu?.type === 'text' && nu.value === '')) break;
    uit.pop();
  }
  return uit;
}

/** Texts side by side become one; one break at a time, without spaces around it. */
function samengevoegd(zinnen: readonly Zin[]): Zin[] {
  const uit: Zin[] = [];
  for (const zin of zinnen) {
    const vorige = uit.at(-1);
    if (zin.type === 'text') {
      const samen = ((vorige?.type === 'text' ? vorige.value : '') + zin.value).replace(/[ \t]+/g, ' ').replace(/ ?\n\s*/g, '\n');
      if (vorige?.type === 'text') uit.pop();
      const value = uit.at(-1)?.type === 'break' ? samen.replace(RAND_VOOR, '') : samen;
      if (value !== '') uit.push(tekst(value));
    } else if (zin.type === 'break') {
      if (vorige?.type === 'text') {
        uit.pop();
        const value = vorige.value.replace(RAND_NA, '');
        if (value !== '') uit.push(tekst(value));
      }
      if (uit.at(-1)?.type !== 'break') uit.push(zin);
    } else uit.push(zin);
  }
  return uit;
}

function opgemaakt(zinnen: readonly Zin[], doe: (zin: Zin) => Zin): Zin[] {
  const uit = zinnen.map((zin) => {
    const nieuw = doe(zin);
    return 'children' in nieuw ? ({ ...nieuw, children: opgemaakt(nieuw.children, doe) } as Zin) : nieuw;
  });
  return samengevoegd(uit);
}
